"""Rows of enrolments and consents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import RowMapping

from bot.domain.groups import Consent, EnrolmentState
from bot.domain.records import EnrolmentRecord
from bot.storage.database import Database
from bot.storage.tables import consents, enrolments
from bot.storage.unit import Repository

STAYING = (EnrolmentState.ACTIVE, EnrolmentState.LEAVING)


class EnrolmentRepository(Repository):
    """Who is in which group of the guild, and what they agreed to."""

    async def get(self, group_id: int, user_id: int) -> EnrolmentRecord | None:
        """A person's enrolment in a group, in whatever state."""
        row = await self._one(enrolments, enrolments.c.group_id == group_id, enrolments.c.user_id == user_id)
        return _enrolment(row) if row else None

    async def members(self, group_id: int, states: Collection[EnrolmentState] = STAYING) -> list[EnrolmentRecord]:
        """Enrolments of a group in ``states``, in the order in which they applied."""
        where = (enrolments.c.group_id == group_id, _in(states))
        return [_enrolment(row) for row in await self._all(enrolments, *where, order_by=enrolments.c.applied_at)]

    async def everywhere(self) -> Mapping[int, frozenset[int]]:
        """Group id → user ids of its members, for all groups at once; nobody for a group without."""
        found = defaultdict[int, set[int]](set)
        for row in await self._all(enrolments, _in(STAYING)):
            found[row["group_id"]].add(row["user_id"])
        return defaultdict(frozenset, {group_id: frozenset(people) for group_id, people in found.items()})

    async def groups_of(self, user_id: int, states: Collection[EnrolmentState] = STAYING) -> list[int]:
        """Ids of the groups in which a person has an enrolment in ``states``."""
        rows = await self._all(enrolments, enrolments.c.user_id == user_id, _in(states))
        return [row["group_id"] for row in rows]

    async def everybody(self) -> set[int]:
        """User ids of everybody with an enrolment that is not over."""
        return {row["user_id"] for row in await self._all(enrolments, enrolments.c.state != EnrolmentState.LEFT.value)}

    async def consented(self, group_id: int, user_id: int, consent: Consent) -> bool:
        """Whether the person's latest word on ``consent`` is yes."""
        return (await self.consents(group_id, user_id)).get(consent, False)

    async def consents(self, group_id: int, user_id: int) -> dict[Consent, bool]:
        """The latest word on each consent that was ever asked for."""
        rows = await self._all(consents, consents.c.group_id == group_id, consents.c.user_id == user_id)
        return {Consent(row["consent"]): row["given"] for row in rows}

    async def consenting(self, group_id: int, consent: Consent) -> set[int]:
        """User ids whose latest word on ``consent`` in this group is yes."""
        rows = await self._all(consents, consents.c.group_id == group_id, consents.c.consent == consent.value)
        latest = {row["user_id"]: row["given"] for row in rows}
        return {user_id for user_id, given in latest.items() if given}

    async def agreeing(self, consent: Consent) -> Mapping[int, frozenset[int]]:
        """Group id → user ids whose latest word on ``consent`` there is yes, for all groups at once."""
        latest = defaultdict[int, dict[int, bool]](dict)
        for row in await self._all(consents, consents.c.consent == consent.value):
            latest[row["group_id"]][row["user_id"]] = row["given"]
        yes = {group_id: frozenset(one for one, given in said.items() if given) for group_id, said in latest.items()}
        return defaultdict(frozenset, yes)

    async def decide(self, group_id: int, user_id: int, given: Mapping[Consent, bool], version: int) -> None:
        """Write down a person's words on consents; earlier ones stay as they were."""
        for consent, said in given.items():
            await self._insert(
                consents,
                group_id=group_id,
                user_id=user_id,
                consent=consent.value,
                given=said,
                version=version,
                at=self.unit.now(),
            )

    async def apply(self, group_id: int, user_id: int, box: bytes) -> None:
        """Enter a person as applied, or take up again an enrolment that was over; ``box`` is their sealed reference."""
        await self._upsert(
            enrolments,
            ("group_id", "user_id"),
            group_id=group_id,
            user_id=user_id,
            state=EnrolmentState.APPLIED.value,
            applied_at=self.unit.now(),
            state_at=self.unit.now(),
            emergency_reference=box,
        )

    async def move(self, enrolment: EnrolmentRecord, to: EnrolmentState, **values: Any) -> bool:
        """Claim the step to ``to`` and change other columns with it; whether it was still there to be taken."""
        same = (enrolments.c.id == enrolment.id, enrolments.c.state == enrolment.state.value)
        return await self._update(enrolments, *same, state=to.value, state_at=self.unit.now(), **values) == 1

    async def save(self, enrolment_id: int, **values: Any) -> None:
        """Change some columns."""
        await self._update(enrolments, enrolments.c.id == enrolment_id, **values)

    async def reference(self, group_id: int, user_id: int) -> str | None:
        """The opaque reference to an emergency contact that a person gave; None if they gave none."""
        row = await self._one(enrolments, enrolments.c.group_id == group_id, enrolments.c.user_id == user_id)
        return await self.unit.open(user_id, row["emergency_reference"]) or None if row else None

    async def thread(self, enrolment_id: int) -> int | None:
        """The thread in which they write privately to those who lead; None before the first time."""
        row = await self._one(enrolments, enrolments.c.id == enrolment_id)
        return row["thread_id"] if row else None

    async def since(self, group_id: int, state: EnrolmentState) -> list[tuple[int, datetime]]:
        """(user id, when they came into ``state``) of everybody in it, the longest first."""
        where = (enrolments.c.group_id == group_id, enrolments.c.state == state.value)
        rows = await self._all(enrolments, *where, order_by=enrolments.c.state_at)
        return [(row["user_id"], row["state_at"]) for row in rows]


async def guilds_of(database: Database, user_id: int) -> list[int]:
    """Guilds in which a person is enrolled in a group: for direct messages, which name no guild."""
    query = select(enrolments.c.guild_id).distinct().where(enrolments.c.user_id == user_id, _in(STAYING))
    async with database.everywhere() as connection:
        return sorted((await connection.execute(query)).scalars())


def _in(states: Collection[EnrolmentState]) -> Any:
    return enrolments.c.state.in_([state.value for state in states])


def _enrolment(row: RowMapping) -> EnrolmentRecord:
    return EnrolmentRecord(
        row["id"],
        row["group_id"],
        row["user_id"],
        EnrolmentState(row["state"]),
        row["accepted_version"],
        row["accepted_at"],
        row["country"],
        row["applied_at"],
    )
