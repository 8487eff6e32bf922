"""Rows of check-in schedules, the prompts they became, and the responses to them."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.engine import RowMapping

from bot.domain.checkins import CheckInRule
from bot.storage.tables import checkins, prompts, responses
from bot.storage.unit import Repository


class CheckInRepository(Repository):
    """Schedules: one for each group."""

    async def of_group(self, group_id: int) -> RowMapping | None:
        """The group's schedule."""
        return await self._one(checkins, checkins.c.group_id == group_id)

    async def get(self, checkin_id: int) -> RowMapping | None:
        """A schedule by its number."""
        return await self._one(checkins, checkins.c.id == checkin_id)

    async def save(self, group_id: int, rule: CheckInRule, due_at: datetime | None) -> None:
        """Set the group's schedule, active."""
        await self._upsert(
            checkins,
            ("group_id",),
            group_id=group_id,
            weekdays=sorted(rule.weekdays),
            at=rule.at,
            zone=rule.zone,
            active=True,
            due_at=due_at,
        )
        self.unit.wake()

    async def owe(self, checkin_id: int, due_at: datetime | None) -> None:
        """Ask next at ``due_at``, or not by itself."""
        await self._update(checkins, checkins.c.id == checkin_id, due_at=due_at)
        self.unit.wake()

    async def activate(self, checkin_id: int, due_at: datetime | None, *, active: bool) -> None:
        """Pause the schedule, or go on with it."""
        await self._update(checkins, checkins.c.id == checkin_id, active=active, due_at=due_at)
        self.unit.wake()

    async def ask(self, checkin_id: int, turn: int) -> int | None:
        """Make the prompt after ``turn`` (of which there were so many); None if somebody else just did."""
        same = (checkins.c.id == checkin_id, checkins.c.turn == turn)
        if not await self._update(checkins, *same, turn=turn + 1):
            return None
        number = await self._insert(prompts, checkin_id=checkin_id, turn=turn, asked_at=self.unit.now())
        return int(number)

    async def prompt(self, prompt_id: int) -> RowMapping | None:
        """A prompt with the ``group_id`` it was asked in."""
        query = select(prompts, checkins.c.group_id).join(checkins, prompts.c.checkin_id == checkins.c.id)
        rows = await self._rows(query.where(prompts.c.id == prompt_id))
        return rows[0] if rows else None

    async def latest(self, group_id: int) -> RowMapping | None:
        """The newest prompt of a group."""
        query = select(prompts).join(checkins, prompts.c.checkin_id == checkins.c.id)
        newest = query.where(checkins.c.group_id == group_id).order_by(prompts.c.turn.desc()).limit(1)
        rows = await self._rows(newest)
        return rows[0] if rows else None


class ResponseRepository(Repository):
    """Responses; the words in them are sealed."""

    async def get(self, prompt_id: int, user_id: int) -> RowMapping | None:
        """A person's response to a prompt."""
        return await self._one(responses, responses.c.prompt_id == prompt_id, responses.c.user_id == user_id)

    async def by_id(self, response_id: int) -> RowMapping | None:
        """A response by its number, with the ``turn`` and ``group_id`` it belongs to."""
        rows = await self._rows(self._told().where(responses.c.id == response_id))
        return rows[0] if rows else None

    async def save(self, prompt_id: int, user_id: int, box: bytes | None, *, skipped: bool, shared: bool) -> int:
        """Keep the response, in place of an earlier one; its number."""
        await self._upsert(
            responses,
            ("prompt_id", "user_id"),
            prompt_id=prompt_id,
            user_id=user_id,
            skipped=skipped,
            shared=shared,
            answer=box,
            at=self.unit.now(),
        )
        row = await self.get(prompt_id, user_id)
        assert row is not None
        return int(row["id"])

    async def of_person(self, user_id: int, group_id: int | None = None, most: int = 10) -> list[RowMapping]:
        """A person's latest responses, newest first, in one group or in all."""
        query = self._told().where(responses.c.user_id == user_id)
        if group_id is not None:
            query = query.where(checkins.c.group_id == group_id)
        return list(await self._rows(query.order_by(responses.c.at.desc(), responses.c.id.desc()).limit(most)))

    async def of_prompt(self, prompt_id: int) -> list[RowMapping]:
        """All responses to a prompt, in the order of answering."""
        return list(await self._all(responses, responses.c.prompt_id == prompt_id))

    @staticmethod
    def _told() -> Select[Any]:
        return (
            select(responses, prompts.c.turn, checkins.c.group_id)
            .join(prompts, responses.c.prompt_id == prompts.c.id)
            .join(checkins, prompts.c.checkin_id == checkins.c.id)
        )


def rule_of(row: RowMapping) -> CheckInRule:
    """The rule of a schedule's row."""
    at: time = row["at"]
    return CheckInRule(frozenset(row["weekdays"]), at, row["zone"])
