"""A clinic with a desk, a rota and a supervisor, for tests of cases and screening."""

from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy.engine import RowMapping

from bot.domain.desk import Sighting
from bot.domain.guilds import ProfessionalRecord
from bot.domain.outbox import OutboxEntry, Priority
from bot.domain.triage import Kind, Level, Source, Span, Verdict
from bot.errors import Refusal
from bot.screening import Before, Manner
from bot.screening.screener import USUAL
from bot.services.aftermath import AftermathService
from bot.services.cases import CaseService
from bot.services.handovers import HandoverService
from bot.services.lines import TO_MEMBER, LineService
from bot.services.measures import MeasureService
from bot.services.rota import RotaService
from bot.services.screening import Heard, ScreeningService
from bot.storage.database import Database
from bot.storage.deliveries import Deliveries
from bot.storage.guilds import GuildRepository, ProfessionalRepository
from bot.storage.timeline import Timeline
from bot.storage.unit import Unit
from tests.circle import ANNA, GUILD, open_database, open_group, rows
from tests.clocks import StillClock

DESK, TALK = 900, 11
IDA, JON, RUTH = 301, 302, 303
"""On duty first, on duty second, supervisor."""


class Words:
    """A detector that finds what it is told to find, and can fail."""

    def __init__(self) -> None:
        self.broken = False
        self.calls = 0

    reduced = False

    def reads(self, language: str) -> bool:
        return language != "xx"

    def screen(self, text: str, before: Sequence[Before] = (), manner: Manner = USUAL) -> Verdict:
        self.calls += 1
        if self.broken:
            raise RuntimeError("no model")
        for word, level in (("goodbye", Level.CRISIS), ("worse", Level.RED), ("sad", Level.AMBER)):
            if word in text:
                place = text.index(word)
                span = Span(place, place + len(word), "test")
                return Verdict(level, frozenset({Kind.SUICIDE}), (span,), ("test",))
        return Verdict.green()


@dataclass
class Floor:
    """Discord as casework touches it: remembers what was asked, and can refuse."""

    done: list[tuple[Any, ...]] = field(default_factory=list)
    refuses: bool = False
    slow_mode: int = 0

    async def private_thread(
        self, guild_id: int, channel_id: int, end: str, number: int, people: Collection[int]
    ) -> int | None:
        self.done.append(("thread", channel_id, end, *people))
        return None if self.refuses else 7000 + len(self.done)

    async def join(self, guild_id: int, thread_id: int, person: int) -> bool:
        self.done.append(("join", thread_id, person))
        return not self.refuses

    async def drop_thread(self, guild_id: int, thread_id: int) -> bool:
        self.done.append(("drop", thread_id))
        return not self.refuses

    async def slow(self, guild_id: int, channel_id: int, seconds: int, only_if: int | None = None) -> int | None:
        before = self.slow_mode
        if only_if is None or before == only_if:
            self.slow_mode = seconds
        return None if self.refuses else before

    async def remove(self, guild_id: int, channel_id: int, message_id: int) -> bool:
        self.done.append(("remove", channel_id, message_id))
        return not self.refuses

    async def time_out(self, guild_id: int, person: int, until: datetime | None) -> bool:
        self.done.append(("time-out", person, until))
        return not self.refuses

    async def pause(self, guild_id: int, group_id: int) -> None:
        if self.refuses:
            raise Refusal("group-state-wrong", state="paused")
        self.done.append(("pause", group_id))

    async def resume(self, guild_id: int, group_id: int) -> None:
        self.done.append(("resume", group_id))


@dataclass
class Clinic:
    """Everything a test of the desk needs."""

    database: Database
    clock: StillClock
    cases: CaseService
    rota: RotaService
    screening: ScreeningService
    detector: Words
    lines: LineService
    measures: MeasureService
    handovers: HandoverService
    aftermath: AftermathService
    floor: Floor
    group: int = 0
    tested: list[int] = field(default_factory=list)

    @property
    def owing(self) -> tuple[Any, ...]:
        """What owes things at times."""
        return self.cases, self.lines, self.measures, self.handovers, self.screening

    async def flag(self, level: Level, fingerprint: str = "1:0", person: int = ANNA, **more: Any) -> int:
        """Raise a flag about a person."""
        given: dict[str, Any] = {"kinds": {Kind.SUICIDE}, "text": "I feel worse", **more}
        seen = Sighting(self.group, person, level, given.pop("source", Source.MESSAGE), fingerprint, **given)
        async with self.database.unit(GUILD) as unit:
            return await self.cases.raise_flag(unit, seen)

    async def sweep(self, **span: float) -> int:
        """Time passes, and what is due is done until nothing is."""
        self.clock.move(timedelta(**span))
        total = 0
        while done := sum([await one.run_due(self.clock.now()) for one in self.owing]):
            total += done
        return total

    async def deliver(self, refused: Collection[int] = ()) -> list[OutboxEntry]:
        """Hand over all that is due; people in ``refused`` have closed their direct messages."""
        sent: list[OutboxEntry] = []
        while entries := await Deliveries(self.database).claim(self.clock.now(), 50):
            for entry in entries:
                arrived = entry.user_id not in refused
                async with self.database.unit(entry.guild_id) as unit:
                    await Deliveries.finish(unit, entry, "sent" if arrived else "failed")
                    if entry.kind == "page":
                        await self.cases.page_result(unit, entry, arrived)
                    elif entry.kind in {*TO_MEMBER, "line-desk"}:
                        await self.lines.delivered(unit, entry, arrived)
            sent += entries
        return sent

    async def paged(self) -> list[int | None]:
        """Whom pages went to, in order; None is outside Discord."""
        return [row["user_id"] for row in await rows(self.database, "pages")]

    async def events(self, case: int) -> list[str]:
        """What the timeline says."""
        async with self.database.reading(GUILD) as unit:
            assert await Timeline(unit).intact(case)
            return [row["event"] for row in await Timeline(unit).of(case)]

    async def case(self, case: int) -> RowMapping:
        """The row of a case."""
        return next(row for row in await rows(self.database, "cases") if row["id"] == case)

    def said(self, text: str, message: int = 1, **more: Any) -> Heard:
        """What Anna wrote in the group's channel."""
        given: dict[str, Any] = {"author_id": ANNA, "guild_id": GUILD, "channel_id": TALK, "place_id": TALK, **more}
        return Heard(text=text, message_id=message, **given)


@asynccontextmanager
async def open_clinic(folder: Path, clock: StillClock, *, staffed: bool = True) -> AsyncIterator[Clinic]:
    """Two people on duty all week, a supervisor, an open group that Mara leads."""
    async with open_database(folder, clock) as database:
        tested: list[int] = []

        async def on_tested(_unit: Unit, group_id: int) -> None:
            tested.append(group_id)

        cases, detector = CaseService(database, clock, on_tested), Words()
        screening = ScreeningService(database, clock, cases, detector)
        lines, aftermath, floor = LineService(database, clock), AftermathService(database, clock), Floor()
        handovers = HandoverService(database, clock, lines.heard)
        for listener in (lines.heard, handovers.heard, aftermath.heard):
            cases.on_event(listener)
        measures = MeasureService(database, clock, floor.pause, floor.resume)
        lines.use_floor(floor)
        measures.use_floor(floor)
        parts = (cases, RotaService(database, clock), screening, detector, lines, measures, handovers, aftermath, floor)
        clinic = Clinic(database, clock, *parts, tested=tested)
        if not await rows(database, "groups"):
            await furnish(clinic, staffed=staffed)
        clinic.group = (await rows(database, "groups"))[0]["id"]
        yield clinic


async def furnish(clinic: Clinic, *, staffed: bool) -> None:
    """Desk, people, shifts, group."""
    async with clinic.database.unit(GUILD) as unit:
        await GuildRepository(unit).save(desk_channel_id=DESK, zone="Europe/Berlin")
        for person, name, supervisor in ((IDA, "Ida", False), (JON, "Jon", False), (RUTH, "Ruth", True)):
            record = ProfessionalRecord(person, name, "Nurse", "Board", date(2030, 1, 1), supervisor)
            await ProfessionalRepository(unit).save(record, RUTH)
    for person in (IDA, JON) if staffed else ():
        for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"):
            await clinic.rota.add(GUILD, person, day, "00:00", "00:00", None)
    await open_group(clinic.database)
    await Deliveries(clinic.database).claim(clinic.clock.now(), 50)


__all__ = ["ANNA", "DESK", "IDA", "JON", "RUTH", "TALK", "Clinic", "Priority", "open_clinic"]
