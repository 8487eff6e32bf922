"""Rows of buddies, and of those who would like one."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement
from sqlalchemy.engine import RowMapping

from bot.domain.buddies import ALONE, Pair, PairState
from bot.domain.outbox import Priority
from bot.storage.outbox import Outbox
from bot.storage.tables import buddies, buddy_wishes
from bot.storage.unit import Repository

ALIVE = (PairState.PROPOSED, PairState.TOGETHER)


class BuddyRepository(Repository):
    """Pairs of a guild. One that is over stays, so that it is never made again."""

    async def wish(self, group_id: int, user_id: int) -> None:
        """They would like a buddy; once."""
        unique = ("guild_id", "group_id", "user_id")
        await self._insert_once(buddy_wishes, unique, group_id=group_id, user_id=user_id, at=self.unit.now())

    async def unwish(self, group_id: int, *people: int) -> None:
        """They look for nobody any more."""
        mine = (buddy_wishes.c.group_id == group_id, buddy_wishes.c.user_id.in_(people))
        await self._delete(buddy_wishes, *mine)

    async def wishing(self, group_id: int) -> list[int]:
        """User ids of those who would like one, the longest waiting first."""
        rows = await self._all(buddy_wishes, buddy_wishes.c.group_id == group_id)
        return [row["user_id"] for row in rows]

    async def propose(self, group_id: int, first: int, second: int, due_at: datetime) -> int:
        """Keep a proposal, which lapses at ``due_at``; its number."""
        number = await self._insert(
            buddies,
            group_id=group_id,
            first_id=first,
            second_id=second,
            state=PairState.PROPOSED.value,
            at=self.unit.now(),
            due_at=due_at,
        )
        self.unit.wake()
        return int(number)

    async def get(self, pair_id: int) -> Pair | None:
        """A pair by its number."""
        row = await self._one(buddies, buddies.c.id == pair_id)
        return _pair(row) if row is not None else None

    async def due_at(self, pair_id: int) -> datetime | None:
        """When something is owed to the pair."""
        row = await self._one(buddies, buddies.c.id == pair_id)
        return row["due_at"] if row is not None else None

    async def of_group(self, group_id: int) -> list[Pair]:
        """All pairs of a group, also those that are over."""
        return [_pair(row) for row in await self._all(buddies, buddies.c.group_id == group_id)]

    async def living(self, group_id: int, user_id: int) -> Pair | None:
        """The pair that a person is in, or is asked to be in."""
        rows = await self._all(buddies, buddies.c.group_id == group_id, _alive(), _of(user_id))
        return _pair(rows[-1]) if rows else None

    async def agree(self, pair: Pair, user_id: int) -> None:
        """One of them says yes."""
        column = "first_yes" if pair.people[0] == user_id else "second_yes"
        await self._update(buddies, buddies.c.id == pair.id, **{column: True})

    async def join(self, pair_id: int) -> bool:
        """Both have agreed; whether they were not together before."""
        mine = (buddies.c.id == pair_id, buddies.c.state == PairState.PROPOSED.value)
        return await self._update(buddies, *mine, state=PairState.TOGETHER.value, due_at=None) == 1

    async def choose_day(self, pair: Pair, user_id: int, day: int | None) -> None:
        """The day on which one of them is nudged."""
        column = "first_day" if pair.people[0] == user_id else "second_day"
        await self._update(buddies, buddies.c.id == pair.id, **{column: day})

    async def owe(self, pair_id: int, due_at: datetime | None) -> None:
        """When something is owed next."""
        await self._update(buddies, buddies.c.id == pair_id, due_at=due_at)
        self.unit.wake()

    async def lapse(self, pair_id: int) -> None:
        """Nobody answered: as if it had not been proposed."""
        await self._delete(buddies, buddies.c.id == pair_id)

    async def end(self, row: RowMapping | Pair, by: int) -> bool:
        """One of them ends it; the other is told, if they knew of it. Whether it was not over before."""
        pair = row if isinstance(row, Pair) else _pair(row)
        if not await self._update(buddies, buddies.c.id == pair.id, _alive(), state=PairState.OVER.value, due_at=None):
            return False
        outbox = Outbox(self.unit)
        for subject in (f"buddy:{pair.id}", f"buddy-word:{pair.id}"):
            await outbox.withdraw(subject)
            await outbox.refresh(subject, priority=Priority.MEMBER)
        for place, who in enumerate(pair.people):
            if who == by:
                continue
            payload = {"group": pair.group_id, "together": int(pair.state is PairState.TOGETHER)}
            key, subject = f"{ALONE}:{pair.id}:{place}:{int(self.unit.now().timestamp())}", f"buddy-end:{pair.id}"
            await outbox.send(ALONE, subject, key, priority=Priority.MEMBER, user_id=who, payload=payload)
        return True


def _alive() -> ColumnElement[bool]:
    return buddies.c.state.in_([one.value for one in ALIVE])


def _of(user_id: int) -> ColumnElement[bool]:
    return (buddies.c.first_id == user_id) | (buddies.c.second_id == user_id)


def _pair(row: RowMapping) -> Pair:
    return Pair(
        row["id"],
        row["group_id"],
        PairState(row["state"]),
        (row["first_id"], row["second_id"]),
        (row["first_yes"], row["second_yes"]),
        (row["first_day"], row["second_day"]),
    )
