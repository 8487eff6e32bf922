"""Quieting a group or a person for a while, and removing messages. Everything is lifted by itself at its end.

A measure is written down before Discord is asked, so that a crash in between can only leave one that is carried out
again or lifted, and none that nobody knows of.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.domain.desk import CaseRecord, FlagRecord
from bot.domain.outbox import Priority
from bot.domain.triage import Source
from bot.domain.work import CALMS, TIME_OUTS, Calm, MeasureKind, MeasureRecord, refuse_time_out
from bot.errors import BadInput, NotFound, Refusal
from bot.services.case_base import need_mine, need_open, subject, to_member, work_on
from bot.services.floor import Floor
from bot.storage.cases import CaseRepository, FlagRepository
from bot.storage.casework import MeasureRepository
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.groups import GroupRepository
from bot.storage.guilds import GuildRepository
from bot.storage.lines import LineRepository
from bot.storage.outbox import Outbox
from bot.storage.tables import measures
from bot.storage.timeline import Timeline
from bot.storage.unit import Unit

RETRY = timedelta(minutes=1)
LONGEST_REASON = 500

GroupAct = Callable[[int, int], Awaitable[None]]
"""Pauses or resumes a group (guild, group); raises Refusal when it is not open, or not paused."""


@dataclass(frozen=True, slots=True)
class Removable:
    """A message of a case that can be removed."""

    channel_id: int
    message_id: int
    at: datetime


class MeasureService:
    """What the people on duty can do in a group, beside talking."""

    def __init__(self, database: Database, clock: Clock, pause: GroupAct, resume: GroupAct) -> None:
        self._database, self._clock, self._pause, self._resume = database, clock, pause, resume
        self._due = Due(database)
        self._floor: Floor | None = None

    def use_floor(self, floor: Floor) -> None:
        """Carry measures out through ``floor``."""
        self._floor = floor

    async def calm(self, guild_id: int, case_id: int, by: int, key: str) -> MeasureRecord:
        """Slow or pause the case's group; ``key`` names one of ``CALMS``. Raises NotFound, BadInput and Refusal."""
        calm = next((one for one in CALMS if one.key == key), None)
        if calm is None:
            raise BadInput("measure-unknown-calm")
        async with self._database.unit(guild_id) as unit:
            case = await need_open(unit, case_id)
            talk = await GroupRepository(unit).channel(case.group_id, "talk")
            there = await MeasureRepository(unit).of_group(case.group_id)
            if talk is None or any(one.kind is not MeasureKind.TIME_OUT for one in there):
                raise Refusal("measure-there")
            kind = MeasureKind.PAUSE if calm.every is None else MeasureKind.SLOW
            number = await self._begin(unit, case, by, kind, calm.lasts, talk, _seconds(calm))
        return await self._carry_out(guild_id, number)

    async def time_out(self, guild_id: int, case_id: int, by: int, lasts: timedelta) -> MeasureRecord:
        """Let the person only read for a while. Raises NotFound, and Refusal that says why they may not be."""
        if lasts not in TIME_OUTS:
            raise BadInput("measure-unknown-calm")
        async with self._database.unit(guild_id) as unit:
            case = await need_mine(unit, case_id, by)
            line = await LineRepository(unit).of_case(case_id)
            others = await CaseRepository(unit).others_open(case.person_id, case_id)
            if (why := refuse_time_out(case.kinds, line, others_open=others)) is not None:
                raise Refusal(why)
            if any(one.kind is MeasureKind.TIME_OUT for one in await MeasureRepository(unit).in_force(case_id)):
                raise Refusal("measure-timed-out-already")
            number = await self._begin(unit, case, by, MeasureKind.TIME_OUT, lasts, None, 0)
        return await self._carry_out(guild_id, number)

    async def lift(self, guild_id: int, measure_id: int, by: int | None = None) -> MeasureRecord:
        """End a measure before its time. Raises NotFound, and Refusal if it is over or Discord refuses."""
        async with self._database.reading(guild_id) as unit:
            found = await MeasureRepository(unit).get(measure_id)
        if found is None:
            raise NotFound("measure-unknown")
        if found.lifted_at is not None:
            raise Refusal("measure-over")
        if not await self._undo(guild_id, found):
            raise Refusal("measure-refused")
        async with self._database.unit(guild_id) as unit:
            if await MeasureRepository(unit).lift(measure_id):
                await Timeline(unit).add(found.case_id, "measure-lifted", by, measure=measure_id)
                await self._redraw(unit, found)
        return found

    async def get(self, guild_id: int, measure_id: int) -> MeasureRecord | None:
        """One measure."""
        async with self._database.reading(guild_id) as unit:
            return await MeasureRepository(unit).get(measure_id)

    async def removable(self, guild_id: int, case_id: int) -> list[Removable]:
        """Flagged messages of a case that stand in the group, the newest first. Raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            await need_open(unit, case_id)
            return [
                Removable(flag.channel_id, flag.message_id, flag.at)
                for flag in reversed(await FlagRepository(unit).of(case_id))
                if stands(flag) and flag.channel_id and flag.message_id
            ]

    async def remove(self, guild_id: int, case_id: int, by: int, message_id: int, reason: str) -> None:
        """Remove a flagged message; its writer reads the reason, which is sealed under their key.

        Raises NotFound, BadInput without a reason, and Refusal if Discord refuses.
        """
        if not reason.strip():
            raise BadInput("remove-reason-empty")
        found = next((one for one in await self.removable(guild_id, case_id) if one.message_id == message_id), None)
        if found is None:
            raise NotFound("remove-unknown")
        if self._floor is None or not await self._floor.remove(guild_id, found.channel_id, message_id):
            raise Refusal("measure-refused")
        async with self._database.unit(guild_id) as unit:
            case = await need_open(unit, case_id)
            box = await unit.seal(case.person_id, reason.strip()[:LONGEST_REASON])
            number = await Timeline(unit).add(case_id, "removed", by, box, message=message_id)
            payload = {"case": case_id, "number": number}
            await self._tell_member(unit, case, "removal-notice", f"removed:{case_id}:{message_id}", payload)
            await work_on(unit, case, by)

    async def reason(self, guild_id: int, case_id: int, number: int) -> str | None:
        """Why a message was removed, by the number of the timeline's row; None if its writer was erased."""
        async with self._database.reading(guild_id) as unit:
            case = await CaseRepository(unit).get(case_id)
            rows = [row for row in await Timeline(unit).of(case_id) if row["number"] == number]
            return await unit.open(case.person_id, rows[0]["note"]) if case and rows else None

    async def run_due(self, now: datetime) -> int:
        """Lift what is over, and carry out what a crash left undone."""

        async def go_on(guild_id: int, measure_id: int) -> None:
            async with self._database.unit(guild_id) as unit:
                found = await MeasureRepository(unit).get(measure_id)
                await MeasureRepository(unit).save(measure_id, due_at=now + RETRY)
            if found is not None:
                with suppress(Refusal):
                    await (self.lift if found.in_force else self._carry_out)(guild_id, measure_id)

        return await self._due.each(measures, now, go_on)

    async def _begin(
        self, unit: Unit, case: CaseRecord, by: int, kind: MeasureKind, lasts: timedelta, place: int | None, every: int
    ) -> int:
        number = await MeasureRepository(unit).add(
            case_id=case.id,
            group_id=case.group_id,
            kind=kind.value,
            person_id=case.person_id if kind is MeasureKind.TIME_OUT else None,
            channel_id=place,
            every=every,
            before=0,
            by_id=by,
            until=unit.now() + lasts,
            in_force=False,
            due_at=unit.now() + RETRY,
        )
        await work_on(unit, case, by)
        return number

    async def _carry_out(self, guild_id: int, measure_id: int) -> MeasureRecord:
        async with self._database.reading(guild_id) as unit:
            found = await MeasureRepository(unit).get(measure_id)
        assert found is not None
        before = await self._do(guild_id, found)
        async with self._database.unit(guild_id) as unit:
            if before is None:
                await MeasureRepository(unit).remove(measure_id)
            else:
                await MeasureRepository(unit).save(measure_id, in_force=True, before=before, due_at=found.until)
                await Timeline(unit).add(found.case_id, found.kind.value, found.by, measure=measure_id)
                await self._announce(unit, found)
        if before is None:
            raise Refusal("measure-refused")
        return found

    async def _do(self, guild_id: int, found: MeasureRecord) -> int | None:
        """Carry it out; the slow mode before, or None if it was refused."""
        if found.kind is MeasureKind.PAUSE:
            try:
                await self._pause(guild_id, found.group_id)
            except Refusal:
                return None
            return 0
        if self._floor is None:
            return None
        if found.kind is MeasureKind.SLOW and found.channel_id is not None:
            return await self._floor.slow(guild_id, found.channel_id, found.every)
        done = await self._floor.time_out(guild_id, found.person_id or 0, found.until)
        return 0 if done else None

    async def _undo(self, guild_id: int, found: MeasureRecord) -> bool:
        if found.kind is MeasureKind.PAUSE:
            try:
                await self._resume(guild_id, found.group_id)
            except Refusal:
                return True  # somebody else has resumed or archived it
            return True
        if self._floor is None:
            return False
        if found.kind is MeasureKind.SLOW and found.channel_id is not None:
            return await self._floor.slow(guild_id, found.channel_id, found.before, found.every) is not None
        over = found.until <= self._clock.now()
        return over or await self._floor.time_out(guild_id, found.person_id or 0, None)

    async def _announce(self, unit: Unit, found: MeasureRecord) -> None:
        """On the desk with a button that lifts it; in the group, or to the person, in plain words."""
        about, payload = f"measure:{found.id}", {"case": found.case_id, "measure": found.id}
        desk = (await GuildRepository(unit).get()).desk_channel_id
        if desk is not None:
            await Outbox(unit).send("measure", about, about, priority=Priority.CASE, channel_id=desk, payload=payload)
        case = await CaseRepository(unit).get(found.case_id)
        if found.kind is MeasureKind.TIME_OUT and case is not None:
            await self._tell_member(unit, case, "measure-member", f"{about}:member", payload)
        elif found.channel_id is not None:
            place = found.channel_id
            await Outbox(unit).send(
                "measure-group", about, f"{about}:group", priority=Priority.CASE, channel_id=place, payload=payload
            )
        await Outbox(unit).refresh(subject(found.case_id))

    @staticmethod
    async def _redraw(unit: Unit, found: MeasureRecord) -> None:
        await Outbox(unit).refresh(f"measure:{found.id}")
        await Outbox(unit).refresh(subject(found.case_id))

    @staticmethod
    async def _tell_member(unit: Unit, case: CaseRecord, kind: str, key: str, payload: dict[str, int]) -> None:
        line = await LineRepository(unit).of_case(case.id)
        place = line.member_channel_id if line else None
        about = f"measure:{payload['measure']}" if "measure" in payload else f"removed:{case.id}"
        await Outbox(unit).send(
            kind,
            about,
            key,
            priority=Priority.MEMBER,
            channel_id=place,
            user_id=None if place else case.person_id,
            payload=payload,
            queue=to_member(case.id),
        )


def _seconds(calm: Calm) -> int:
    return int(calm.every.total_seconds()) if calm.every else 0


def stands(flag: FlagRecord) -> bool:
    """Whether a flag is about a message that others in the group could see."""
    return flag.source in {Source.MESSAGE, Source.EDIT, Source.REPORT}
