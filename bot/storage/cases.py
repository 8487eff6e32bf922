"""Rows of cases, flags, pages and follow-ups."""

from __future__ import annotations

import builtins
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import RowMapping

from bot.domain.cases import Case, CaseState, Outcome
from bot.domain.desk import CaseRecord, FlagRecord, FollowUp, PageRecord
from bot.domain.escalation import EscalationPolicy
from bot.domain.triage import Kind, Level, Source
from bot.storage.tables import cases, flags, followups, groups, pages
from bot.storage.unit import Repository


class CaseRepository(Repository):
    """The cases of one guild."""

    async def get(self, case_id: int) -> CaseRecord | None:
        """The case, or None if this guild has none of that number."""
        row = await self._one(cases, cases.c.id == case_id)
        return _case(row) if row else None

    async def open_of(self, group_id: int, person_id: int, *, drill: bool) -> CaseRecord | None:
        """The person's open case in the group; of a drill whoever it names. Others wait until this unit is over."""
        await self._update(groups, groups.c.id == group_id, alias=groups.c.alias)
        where = [cases.c.group_id == group_id, cases.c.drill.is_(drill), cases.c.state != CaseState.CLOSED.value]
        if not drill:
            where.append(cases.c.person_id == person_id)
        rows = await self._all(cases, *where)
        return _case(rows[0]) if rows else None

    async def others_open(self, person_id: int, besides: int) -> bool:
        """Whether the person has an open case in any group of the guild, beside this one."""
        mine = (cases.c.person_id == person_id, cases.c.id != besides, cases.c.drill.is_(False))
        return bool(await self._all(cases, *mine, cases.c.state != CaseState.CLOSED.value))

    async def list(self, states: Collection[CaseState], limit: int = 25) -> builtins.list[CaseRecord]:
        """Cases in ``states``, the most serious first, then the longest open."""
        wanted = cases.c.state.in_([state.value for state in states])
        rows = await self._all(cases, wanted, order_by=cases.c.level.desc())
        found = sorted(map(_case, rows), key=lambda case: (-case.rule.level, case.opened_at))
        return found[:limit]

    async def add(
        self,
        group_id: int,
        person_id: int,
        rule: Case,
        *,
        kinds: Collection[Kind],
        source: Source,
        policy: EscalationPolicy,
        drill: bool,
    ) -> int:
        """Open a case; its number."""
        return int(
            await self._insert(
                cases,
                group_id=group_id,
                person_id=person_id,
                kinds=sorted(kind.value for kind in kinds),
                source=source.value,
                policy=policy.to_json(),
                drill=drill,
                opened_at=self.unit.now(),
                **_columns(rule),
            )
        )

    async def save(self, case: CaseRecord, rule: Case, **values: Any) -> bool:
        """Move the case from the state and round it was read in to ``rule``; whether it was still there."""
        was = (cases.c.state == case.rule.state.value, cases.c.round == case.rule.round)
        done = await self._update(cases, cases.c.id == case.id, *was, **_columns(rule), **values)
        self.unit.wake()
        return done == 1

    async def hurry(self, case_id: int) -> None:
        """The next step is due now."""
        await self._update(cases, cases.c.id == case_id, due_at=self.unit.now())
        self.unit.wake()


class FlagRepository(Repository):
    """What cases are made of."""

    async def case_of(self, fingerprint: str) -> int | None:
        """The case that already holds this flag."""
        row = await self._one(flags, flags.c.fingerprint == fingerprint)
        return row["case_id"] if row else None

    async def add(self, **values: Any) -> int:
        """Enter a flag; its number."""
        return int(await self._insert(flags, at=self.unit.now(), **values))

    async def of(self, case_id: int) -> list[FlagRecord]:
        """Flags of a case, oldest first."""
        return [
            FlagRecord(
                row["id"],
                Source(row["source"]),
                Level(row["level"]),
                frozenset(map(Kind, row["kinds"])),
                row["channel_id"],
                row["message_id"],
                row["at"],
                row["evidence"],
            )
            for row in await self._all(flags, flags.c.case_id == case_id)
        ]

    async def reporters(self, case_id: int) -> list[tuple[int, int]]:
        """(flag, reporter) of each report in a case."""
        rows = await self._all(flags, flags.c.case_id == case_id, flags.c.reporter_id.is_not(None))
        return [(row["id"], row["reporter_id"]) for row in rows]

    async def count(self, case_id: int) -> int:
        """How many flags a case has."""
        query = select(func.count().label("n")).select_from(flags).where(flags.c.case_id == case_id)
        return int((await self._rows(query))[0]["n"])


class PageRepository(Repository):
    """Who was paged for what, and what became of it."""

    async def add(self, case_id: int, user_id: int | None, step: int, round_: int, *, outside: bool = False) -> int:
        """Enter a page; its number."""
        return int(
            await self._insert(
                pages,
                case_id=case_id,
                user_id=user_id,
                step=step,
                round=round_,
                outside=outside,
                result="queued",
                at=self.unit.now(),
            )
        )

    async def get(self, page_id: int) -> PageRecord | None:
        """One page."""
        row = await self._one(pages, pages.c.id == page_id)
        return _page(row) if row else None

    async def of(self, case_id: int, round_: int | None = None) -> list[PageRecord]:
        """Pages of a case, or of one round of it, in order."""
        where = [pages.c.case_id == case_id] + ([] if round_ is None else [pages.c.round == round_])
        return [_page(row) for row in await self._all(pages, *where)]

    async def settle(self, page_id: int, result: str) -> None:
        """What became of a page."""
        await self._update(pages, pages.c.id == page_id, result=result)

    async def withdraw(self, case_id: int) -> None:
        """Those still queued will not be sent."""
        await self._update(pages, pages.c.case_id == case_id, pages.c.result == "queued", result="withdrawn")


class FollowUpRepository(Repository):
    """What named humans owe after a case."""

    async def add(self, case_id: int, assignee_id: int, at: datetime) -> int:
        """Owe a follow-up at ``at`` (UTC); its number."""
        made = await self._insert(followups, case_id=case_id, assignee_id=assignee_id, at=at, due_at=at)
        self.unit.wake()
        return int(made)

    async def get(self, followup_id: int) -> FollowUp | None:
        """One follow-up."""
        row = await self._one(followups, followups.c.id == followup_id)
        return _followup(row) if row else None

    async def of(self, case_id: int) -> list[FollowUp]:
        """All follow-ups of a case."""
        return [_followup(row) for row in await self._all(followups, followups.c.case_id == case_id)]

    async def put_off(self, followup_id: int, due_at: datetime) -> None:
        """They are asked again at ``due_at``."""
        await self._update(followups, followups.c.id == followup_id, due_at=due_at)
        self.unit.wake()

    async def done(self, followup_id: int) -> bool:
        """It is done; whether it was open."""
        still = (followups.c.id == followup_id, followups.c.done_at.is_(None))
        return await self._update(followups, *still, done_at=self.unit.now(), due_at=None) == 1


def _columns(rule: Case) -> dict[str, Any]:
    return {
        "state": rule.state.value,
        "level": int(rule.level),
        "step": rule.step,
        "round": rule.round,
        "paging_since": rule.paging_since,
        "due_at": rule.due_at,
        "owner_id": rule.owner,
        "acknowledged_at": rule.acknowledged_at,
        "asked_at": rule.asked_at,
    }


def _case(row: RowMapping) -> CaseRecord:
    rule = Case(
        CaseState(row["state"]),
        Level(row["level"]),
        row["step"],
        row["round"],
        row["paging_since"],
        row["due_at"],
        row["owner_id"],
        row["acknowledged_at"],
        row["asked_at"],
    )
    return CaseRecord(
        row["id"],
        row["guild_id"],
        row["group_id"],
        row["person_id"],
        frozenset(map(Kind, row["kinds"])),
        Source(row["source"]),
        row["drill"],
        EscalationPolicy.from_json(row["policy"]),
        row["opened_at"],
        row["closed_at"],
        Outcome(row["outcome"]) if row["outcome"] else None,
        rule,
    )


def _page(row: RowMapping) -> PageRecord:
    return PageRecord(
        row["id"],
        row["case_id"],
        row["user_id"],
        row["step"],
        row["round"],
        row["outside"],
        row["result"],
        row["at"],
    )


def _followup(row: RowMapping) -> FollowUp:
    return FollowUp(row["id"], row["case_id"], row["assignee_id"], row["at"], row["done_at"], row["due_at"])
