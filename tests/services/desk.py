"""A clinic with a desk, a rota and a supervisor, for tests of cases and screening."""

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy.engine import RowMapping

from bot.domain.guilds import ProfessionalRecord
from bot.domain.outbox import OutboxEntry, Priority
from bot.domain.triage import Kind, Level, Source, Span, Verdict
from bot.services.cases import CaseService
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

    def screen(self, text: str) -> Verdict:
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
class Clinic:
    """Everything a test of the desk needs."""

    database: Database
    clock: StillClock
    cases: CaseService
    rota: RotaService
    screening: ScreeningService
    detector: Words
    group: int = 0
    tested: list[int] = field(default_factory=list)

    async def flag(self, level: Level, fingerprint: str = "1:0", person: int = ANNA, **more: Any) -> int:
        """Raise a flag about a person."""
        given: dict[str, Any] = {
            "group_id": self.group,
            "kinds": {Kind.SUICIDE},
            "source": Source.MESSAGE,
            "text": "I feel worse",
            **more,
        }
        async with self.database.unit(GUILD) as unit:
            return await self.cases.raise_flag(unit, person_id=person, level=level, fingerprint=fingerprint, **given)

    async def sweep(self, **span: float) -> int:
        """Time passes, and what is due is done until nothing is."""
        self.clock.move(timedelta(**span))
        total = 0
        while done := await self.cases.run_due(self.clock.now()) + await self.screening.run_due(self.clock.now()):
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
                    if entry.kind in {"page", "member-notice"}:
                        await self.cases.page_result(unit, entry, arrived)
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
        clinic = Clinic(database, clock, cases, RotaService(database, clock), screening, detector, tested=tested)
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
