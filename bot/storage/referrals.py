"""Rows of referrals, and of the care that members name; the words in both are sealed under the member's key."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.engine import RowMapping

from bot.domain.referrals import OPEN, ReferralState
from bot.storage.tables import cares, referrals
from bot.storage.unit import Repository


class ReferralRepository(Repository):
    """Referrals of the guild's groups."""

    async def add(self, **values: Any) -> int:
        """Keep a referral that the member is asked about; its number."""
        return int(await self._insert(referrals, state=ReferralState.ASKED.value, at=self.unit.now(), **values))

    async def get(self, referral_id: int) -> RowMapping | None:
        """A referral by its number."""
        return await self._one(referrals, referrals.c.id == referral_id)

    async def open(self, group_id: int) -> Sequence[RowMapping]:
        """Referrals of a group that can still go on, the oldest first."""
        states = [state.value for state in OPEN]
        return await self._all(referrals, referrals.c.group_id == group_id, referrals.c.state.in_(states))

    async def of_person(self, user_id: int) -> Sequence[RowMapping]:
        """Referrals of a member, the oldest first."""
        return await self._all(referrals, referrals.c.user_id == user_id)

    async def move(self, referral_id: int, state: ReferralState, to: ReferralState, due_at: datetime | None) -> bool:
        """Claim the step from ``state`` to ``to``; whether it was still there to be taken."""
        mine = (referrals.c.id == referral_id, referrals.c.state == state.value)
        self.unit.wake()
        return await self._update(referrals, *mine, state=to.value, due_at=due_at, at=self.unit.now()) == 1

    async def settle(self, referral_id: int) -> None:
        """It has been asked about: once is enough."""
        await self._update(referrals, referrals.c.id == referral_id, due_at=None)


class CareRepository(Repository):
    """The care that members named, and who may see it."""

    async def save(self, group_id: int, user_id: int, words: bytes, audience: str) -> None:
        """Keep it in place of what was there before."""
        unique, at = ("group_id", "user_id"), self.unit.now()
        await self._upsert(cares, unique, group_id=group_id, user_id=user_id, words=words, audience=audience, at=at)

    async def get(self, group_id: int, user_id: int) -> RowMapping | None:
        """What a member named in a group."""
        return await self._one(cares, cares.c.group_id == group_id, cares.c.user_id == user_id)

    async def of_group(self, group_id: int, audiences: Collection[str]) -> Sequence[RowMapping]:
        """What members of a group show to these audiences."""
        return await self._all(cares, cares.c.group_id == group_id, cares.c.audience.in_(audiences))

    async def of_person(self, user_id: int) -> Sequence[RowMapping]:
        """What a person named, in all of their groups."""
        return await self._all(cares, cares.c.user_id == user_id)

    async def remove(self, group_id: int, user_id: int) -> bool:
        """Take it away; whether there was any."""
        return await self._delete(cares, cares.c.group_id == group_id, cares.c.user_id == user_id) == 1
