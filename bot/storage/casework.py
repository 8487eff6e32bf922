"""Rows of measures, of people brought into a case, of handovers, and of words to a group that saw something."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import RowMapping

from bot.domain.cases import CaseState
from bot.domain.work import LEAVES, TAKES, HandoverRecord, MeasureKind, MeasureRecord
from bot.storage.tables import case_people, cases, followups, handovers, measures, timeline, witness_words
from bot.storage.unit import Repository


class MeasureRepository(Repository):
    """What quiets groups and people of one guild."""

    async def get(self, measure_id: int) -> MeasureRecord | None:
        """One measure."""
        row = await self._one(measures, measures.c.id == measure_id)
        return _measure(row) if row else None

    async def add(self, **values: Any) -> int:
        """Enter a measure that is about to be carried out; its number."""
        return int(await self._insert(measures, at=self.unit.now(), **values))

    async def save(self, measure_id: int, **values: Any) -> None:
        """Change some columns."""
        await self._update(measures, measures.c.id == measure_id, **values)
        self.unit.wake()

    async def lift(self, measure_id: int) -> bool:
        """It is over; whether it was not before."""
        still = (measures.c.id == measure_id, measures.c.lifted_at.is_(None))
        return await self._update(measures, *still, lifted_at=self.unit.now(), due_at=None) == 1

    async def remove(self, measure_id: int) -> None:
        """It could not be carried out."""
        await self._delete(measures, measures.c.id == measure_id)

    async def in_force(self, case_id: int) -> tuple[MeasureRecord, ...]:
        """Measures of a case that hold now."""
        rows = await self._all(measures, measures.c.case_id == case_id, measures.c.in_force, _not_lifted())
        return tuple(map(_measure, rows))

    async def of_group(self, group_id: int) -> tuple[MeasureRecord, ...]:
        """Measures that hold for a group, or are about to, whatever case they came from."""
        rows = await self._all(measures, measures.c.group_id == group_id, _not_lifted())
        return tuple(map(_measure, rows))


class CasePeople(Repository):
    """Who was brought into a case."""

    async def add(self, case_id: int, user_id: int, by: int) -> bool:
        """Bring somebody in; whether they were not before."""
        given = {"case_id": case_id, "user_id": user_id}
        return await self._insert_once(case_people, ("case_id", "user_id"), **given, added_by=by, at=self.unit.now())

    async def of(self, case_id: int) -> list[int]:
        """User ids."""
        return [row["user_id"] for row in await self._all(case_people, case_people.c.case_id == case_id)]


class HandoverRepository(Repository):
    """What is handed over when shifts end."""

    async def get(self, handover_id: int) -> HandoverRecord | None:
        """One handover."""
        row = await self._one(handovers, handovers.c.id == handover_id)
        return _handover(row) if row else None

    async def waiting_of(self, giver: int) -> HandoverRecord | None:
        """The handover of this person that is not over."""
        rows = await self._all(handovers, handovers.c.giver_id == giver, handovers.c.due_at.is_not(None))
        return _handover(rows[-1]) if rows else None

    async def add(self, giver: int, at: datetime, due_at: datetime) -> int:
        """Look at ``due_at`` whether there is something to hand over; its number."""
        made = await self._insert(handovers, giver_id=giver, state="coming", at=at, due_at=due_at)
        self.unit.wake()
        return int(made)

    async def save(self, handover_id: int, **values: Any) -> None:
        """Change some columns."""
        await self._update(handovers, handovers.c.id == handover_id, **values)
        self.unit.wake()

    async def accept(self, handover_id: int, by: int) -> bool:
        """Somebody takes it; whether nobody had."""
        still = (handovers.c.id == handover_id, handovers.c.accepted_at.is_(None))
        done = await self._update(
            handovers, *still, accepted_at=self.unit.now(), receiver_id=by, state="accepted", due_at=None
        )
        return done == 1

    async def cases_of(self, person: int) -> list[int]:
        """Numbers of the cases this person answers for."""
        where = (cases.c.owner_id == person, cases.c.state == CaseState.ACKNOWLEDGED.value)
        return [row["id"] for row in await self._all(cases, *where)]

    async def followups_of(self, person: int, before: datetime) -> list[int]:
        """Numbers of the follow-ups this person owes by ``before``."""
        mine = (followups.c.assignee_id == person, followups.c.done_at.is_(None), followups.c.due_at <= before)
        return [row["id"] for row in await self._all(followups, *mine)]

    async def give_followup(self, followup_id: int, to: int) -> None:
        """Somebody else owes a follow-up."""
        await self._update(followups, followups.c.id == followup_id, assignee_id=to)


class WitnessRepository(Repository):
    """Words to groups that saw something."""

    async def of_case(self, case_id: int) -> RowMapping | None:
        """The draft of a case."""
        return await self._one(witness_words, witness_words.c.case_id == case_id)

    async def add(self, case_id: int, group_id: int) -> bool:
        """Begin a draft; whether there was none."""
        given = {"group_id": group_id, "state": "draft", "at": self.unit.now()}
        return await self._insert_once(witness_words, ("case_id",), case_id=case_id, **given)

    async def decide(self, case_id: int, state: str) -> bool:
        """Post or discard; whether it was still a draft."""
        still = (witness_words.c.case_id == case_id, witness_words.c.state == "draft")
        return await self._update(witness_words, *still, state=state, decided_at=self.unit.now()) == 1

    async def write(self, case_id: int, editor: int, box: bytes) -> bool:
        """Replace the draft's words; whether it was still a draft."""
        still = (witness_words.c.case_id == case_id, witness_words.c.state == "draft")
        return await self._update(witness_words, *still, editor_id=editor, words=box) == 1


class LoadRepository(Repository):
    """Who carried what."""

    async def deeds(self, since: datetime) -> Sequence[RowMapping]:
        """Events since then after which somebody, or nobody, answers for a case that is no drill; in order of time."""
        return await self._rows(
            select(timeline.c.case_id, timeline.c.actor_id, timeline.c.event, timeline.c.at)
            .join(cases, cases.c.id == timeline.c.case_id)
            .where(timeline.c.event.in_(TAKES | LEAVES), timeline.c.at >= since, cases.c.drill.is_(False))
            .order_by(timeline.c.at, timeline.c.id)
        )


def _not_lifted() -> Any:
    return measures.c.lifted_at.is_(None)


def _measure(row: RowMapping) -> MeasureRecord:
    return MeasureRecord(
        row["id"],
        row["case_id"],
        row["group_id"],
        MeasureKind(row["kind"]),
        row["person_id"],
        row["channel_id"],
        row["every"],
        row["before"],
        row["by_id"],
        row["at"],
        row["until"],
        row["in_force"],
        row["lifted_at"],
    )


def _handover(row: RowMapping) -> HandoverRecord:
    return HandoverRecord(row["id"], row["giver_id"], row["receiver_id"], row["state"], row["at"])
