"""Check-ins: when a group is asked, and what becomes of the answers."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from bot.clock import Clock
from bot.content import Content, GroupType
from bot.domain.checkins import (
    CheckInRule,
    PromptCard,
    latest_missed,
    next_prompt,
    read_weekdays,
    worth_asking,
)
from bot.domain.groups import GroupState
from bot.domain.outbox import Priority
from bot.domain.phases import asks
from bot.domain.records import GroupRecord
from bot.domain.when import parse_time
from bot.errors import BadInput, NotFound, Refusal
from bot.services.private_words import PrivateWords
from bot.services.quiet import quiet_until
from bot.services.responses import ResponseService
from bot.services.rsvps import leader_names
from bot.storage.checkins import CheckInRepository, rule_of
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.groups import GroupRepository
from bot.storage.outbox import Outbox
from bot.storage.tables import checkins
from bot.storage.unit import Unit

JUST_NOW = timedelta(minutes=5)
"""Somebody who asks again so soon after a prompt did not see that the first time had worked."""


class CheckInService:
    """Asks groups on their schedule. ``responses`` takes and gives back the answers."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        content: Content,
        private: PrivateWords,
    ) -> None:
        self._database, self._clock, self._content, self._due = database, clock, content, Due(database)
        self.responses = ResponseService(database, private)

    async def begin(self, unit: Unit, group_id: int) -> None:
        """The group opens: ask on the schedule of its kind, unless it has one already. Raises NotFound."""
        group = await self._group(unit, group_id)
        kind = self._content.group_types[group.type]
        if kind.automation.checkin_prompts and await CheckInRepository(unit).of_group(group_id) is None:
            rule = kind.checkins.rule(group.zone)
            await CheckInRepository(unit).save(group_id, rule, next_prompt(rule, unit.now()))

    async def schedule(self, guild_id: int, group_id: int, weekdays: str, at: str) -> datetime | None:
        """Set the schedule, as written: ``mon, thu`` and ``18:00``; when it is asked next. Raises BadInput, Refusal."""
        days, moment = read_weekdays(weekdays), parse_time(at)
        if moment is None:
            raise BadInput("checkin-time-unreadable")
        return await self._set(guild_id, group_id, days, moment)

    async def ask_now(self, guild_id: int, group_id: int) -> None:
        """Ask at once, besides the schedule. Raises NotFound, and Refusal also if the group was asked just now."""
        async with self._database.unit(guild_id) as unit:
            group, row = await self._scheduled(unit, group_id)
            if group.state is not GroupState.OPEN:
                raise Refusal("checkin-group-closed")
            if not asks(group.phase):
                raise Refusal("checkin-not-yet")
            if await self._quiet_until(unit, group, unit.now()) is not None:
                raise Refusal("checkin-session-running")
            latest = await CheckInRepository(unit).latest(group_id)
            if latest is not None and unit.now() - latest["asked_at"] < JUST_NOW:
                raise Refusal("checkin-asked-just-now")
            await self._ask(unit, row)

    async def pause(self, guild_id: int, group_id: int) -> None:
        """Stop asking until it is resumed. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            _, row = await self._scheduled(unit, group_id)
            await CheckInRepository(unit).activate(row["id"], None, active=False)

    async def resume(self, guild_id: int, group_id: int) -> datetime | None:
        """Go on asking; when next. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            _, row = await self._scheduled(unit, group_id)
            following = next_prompt(rule_of(row), unit.now())
            await CheckInRepository(unit).activate(row["id"], following, active=True)
        return following

    async def card(self, guild_id: int, prompt_id: int) -> PromptCard | None:
        """What a prompt's card shows now; None if there is no such prompt."""
        async with self._database.reading(guild_id) as unit:
            row = await CheckInRepository(unit).prompt(prompt_id)
            group = await GroupRepository(unit).get(row["group_id"]) if row else None
            if row is None or group is None:
                return None
            readers = await leader_names(unit, await GroupRepository(unit).facilitators(group.id))
        opened = group.state is GroupState.OPEN
        return PromptCard(prompt_id, group.id, group.type, opened, row["turn"], row["asked_at"], readers)

    def question(self, group_type: str, turn: int) -> str:
        """The prompt of a kind of group, as its clinician wrote it; ``turn`` counts from 0."""
        return self._content.group_types[group_type].checkins.prompt(turn)

    async def run_due(self, now: datetime) -> int:
        """Ask every group whose time has come; after an outage only the latest prompt, if it is not too late."""

        async def ask(unit: Unit, checkin_id: int) -> None:
            row = await CheckInRepository(unit).get(checkin_id)
            if row is not None and row["due_at"] is not None and row["due_at"] <= now:
                await self._turn(unit, row, now)

        return await self._due.units(checkins, now, ask)

    async def _turn(self, unit: Unit, row: Any, now: datetime) -> None:
        rule, group = rule_of(row), await self._group(unit, row["group_id"])
        asked = group.state is GroupState.OPEN and asks(group.phase)
        if asked and (later := await self._quiet_until(unit, group, now)):
            await CheckInRepository(unit).owe(row["id"], later)
            return
        asked_for = latest_missed(rule, row["due_at"], now)
        await CheckInRepository(unit).owe(row["id"], next_prompt(rule, now) if row["active"] else None)
        if asked and row["active"] and worth_asking(asked_for, now):
            await self._ask(unit, row)

    async def _ask(self, unit: Unit, row: Any) -> None:
        prompt_id = await CheckInRepository(unit).ask(row["id"], row["turn"])
        channel_id = await GroupRepository(unit).channel(row["group_id"], "checkins")
        if prompt_id is None or channel_id is None:
            return
        await Outbox(unit).send(
            "checkin",
            f"prompt:{prompt_id}",
            f"checkin:{row['id']}:{row['turn']}",
            priority=Priority.REMINDER,
            channel_id=channel_id,
            payload={"prompt": prompt_id},
        )

    async def _quiet_until(self, unit: Unit, group: GroupRecord, now: datetime) -> datetime | None:
        return await quiet_until(unit, self._content, group.id, now)

    async def _set(self, guild_id: int, group_id: int, days: frozenset[int], at: time) -> datetime | None:
        async with self._database.unit(guild_id) as unit:
            group = await self._group(unit, group_id)
            self._kind(group)
            rule = CheckInRule(days, at, group.zone)
            following = next_prompt(rule, unit.now())
            await CheckInRepository(unit).save(group_id, rule, following)
        return following

    async def _scheduled(self, unit: Unit, group_id: int) -> tuple[GroupRecord, Any]:
        group = await self._group(unit, group_id)
        self._kind(group)
        row = await CheckInRepository(unit).of_group(group_id)
        if row is None:
            raise Refusal("checkin-unscheduled")
        return group, row

    def _kind(self, group: GroupRecord) -> GroupType:
        kind = self._content.group_types[group.type]
        if not kind.automation.checkin_prompts:
            raise Refusal("checkin-off-for-kind")
        return kind

    @staticmethod
    async def _group(unit: Unit, group_id: int) -> GroupRecord:
        group = await GroupRepository(unit).get(group_id)
        if group is None:
            raise NotFound("checkin-group-gone")
        return group
