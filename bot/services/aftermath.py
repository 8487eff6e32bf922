"""What comes after a case: a talk for whoever worked on it, what each carries, and words to a group that saw it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.domain.cases import Outcome
from bot.domain.desk import CaseRecord
from bot.domain.outbox import Priority
from bot.domain.triage import Level
from bot.domain.work import Load, load_of
from bot.errors import BadInput, NotFound, Refusal
from bot.services.measures import stands
from bot.storage.cases import CaseRepository, FlagRepository
from bot.storage.casework import LoadRepository, WitnessRepository
from bot.storage.database import Database
from bot.storage.duties import DutyRepository
from bot.storage.groups import GroupRepository
from bot.storage.guilds import GuildRepository
from bot.storage.outbox import Outbox
from bot.storage.timeline import Timeline
from bot.storage.unit import Unit

LOOK_BACK = timedelta(days=30)
LONGEST = 1500
NOTHING_HAPPENED = frozenset({Outcome.FALSE_ALARM, Outcome.DUPLICATE})


@dataclass(frozen=True, slots=True)
class Draft:
    """Words to a group; ``words`` is None while they are the text everybody begins with."""

    case_id: int
    group_id: int
    state: str
    words: str | None


class AftermathService:
    """Looks after people when a case is over."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def heard(self, unit: Unit, case: CaseRecord, event: str) -> None:
        """A crisis was closed: its owner is asked about a talk, and the facilitators get words for the group."""
        if event != "closed" or case.drill or case.rule.level < Level.CRISIS or case.outcome in NOTHING_HAPPENED:
            return
        if case.rule.owner is not None:
            await self._ask(unit, case, case.rule.owner)
        if any(stands(flag) for flag in await FlagRepository(unit).of(case.id)):
            await self._draft(unit, case)

    async def debrief(self, guild_id: int, case_id: int, by: int, *, wanted: bool) -> None:
        """Whoever worked on a crisis wants to talk about it, or not now; supervisors are told only of a wish."""
        async with self._database.unit(guild_id) as unit:
            case = await _need(unit, case_id)
            rows = [row for row in await Timeline(unit).of(case_id) if row["event"] == "debrief-asked"]
            if by not in {row["facts"]["person"] for row in rows}:
                raise Refusal("debrief-not-yours")
            if await Timeline(unit).has(case_id, "debrief-wanted"):
                raise Refusal("debrief-known")
            if not wanted:
                return
            await Timeline(unit).add(case_id, "debrief-wanted", by)
            for person in await DutyRepository(unit).supervisors(unit.now().date()):
                await Outbox(unit).send(
                    "debrief-wish",
                    f"debrief:{case.id}",
                    f"debrief-wish:{case.id}:{person}",
                    priority=Priority.CASE,
                    user_id=person,
                    payload={"case": case.id, "by": by},
                )
            await Outbox(unit).refresh(f"debrief:{case.id}")

    async def debrief_wanted(self, guild_id: int, case_id: int) -> bool:
        """Whether somebody asked for a talk about the case."""
        async with self._database.reading(guild_id) as unit:
            return await Timeline(unit).has(case_id, "debrief-wanted")

    async def load(self, guild_id: int) -> list[Load]:
        """What each person carried in the last thirty days, drills left out; nights are those of the guild's zone."""
        async with self._database.reading(guild_id) as unit:
            zone = ZoneInfo((await GuildRepository(unit).get()).zone)
            rows = await LoadRepository(unit).deeds(unit.now() - LOOK_BACK)
        deeds = [
            (row["case_id"], row["actor_id"] or 0, row["event"], row["at"], row["at"].astimezone(zone)) for row in rows
        ]
        return load_of(deeds, self._clock.now())

    async def begin_draft(self, guild_id: int, case_id: int, by: int) -> None:
        """Draft words to the case's group, for its facilitators to decide on. Raises NotFound, Refusal."""
        async with self._database.unit(guild_id) as unit:
            case = await _need(unit, case_id)
            if not await self._draft(unit, case):
                raise Refusal("witness-there")
            await Timeline(unit).add(case_id, "witness-drafted", by)

    async def draft(self, guild_id: int, case_id: int) -> Draft | None:
        """The words to a group, opened."""
        async with self._database.reading(guild_id) as unit:
            row = await WitnessRepository(unit).of_case(case_id)
            if row is None:
                return None
            words = await unit.open(row["editor_id"], row["words"]) if row["editor_id"] else None
            return Draft(case_id, row["group_id"], row["state"], words)

    async def write(self, guild_id: int, case_id: int, by: int, words: str) -> None:
        """Change the draft. Raises BadInput, and Refusal once it is decided."""
        if not words.strip():
            raise BadInput("witness-empty")
        async with self._database.unit(guild_id) as unit:
            box = await unit.seal(by, words.strip()[:LONGEST])
            if not await WitnessRepository(unit).write(case_id, by, box):
                raise Refusal("witness-decided")
            await Outbox(unit).refresh(f"witness:{case_id}")

    async def decide(self, guild_id: int, case_id: int, by: int, *, post: bool) -> None:
        """Post the words to the group, or discard them. Raises NotFound, and Refusal once it is decided."""
        async with self._database.unit(guild_id) as unit:
            case = await _need(unit, case_id)
            talk = await GroupRepository(unit).channel(case.group_id, "talk")
            if not await WitnessRepository(unit).decide(case_id, "posted" if post else "discarded"):
                raise Refusal("witness-decided")
            await Timeline(unit).add(case_id, "witness-posted" if post else "witness-discarded", by)
            if post and talk is not None:
                about = f"witness:{case_id}"
                await Outbox(unit).send(
                    "witness-post",
                    about,
                    f"{about}:post",
                    priority=Priority.CASE,
                    channel_id=talk,
                    payload={"case": case_id},
                )
            await Outbox(unit).refresh(f"witness:{case_id}")

    @staticmethod
    async def _ask(unit: Unit, case: CaseRecord, person: int) -> None:
        await Timeline(unit).add(case.id, "debrief-asked", person=person)
        await Outbox(unit).send(
            "debrief",
            f"debrief:{case.id}",
            f"debrief:{case.id}:{case.rule.round}:{person}",
            priority=Priority.ROUTINE,
            user_id=person,
            payload={"case": case.id},
        )

    @staticmethod
    async def _draft(unit: Unit, case: CaseRecord) -> bool:
        staff = await GroupRepository(unit).channel(case.group_id, "staff")
        if staff is None or not await WitnessRepository(unit).add(case.id, case.group_id):
            return False
        about = f"witness:{case.id}"
        await Outbox(unit).send(
            "witness-draft", about, about, priority=Priority.ROUTINE, channel_id=staff, payload={"case": case.id}
        )
        return True


async def _need(unit: Unit, case_id: int) -> CaseRecord:
    case = await CaseRepository(unit).get(case_id)
    if case is None:
        raise NotFound("case-unknown", case=case_id)
    return case
