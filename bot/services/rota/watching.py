"""Watching the rota: who can be reached is found out before it matters, and what members are told stays true."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.domain.groups import GroupState
from bot.domain.outbox import OutboxEntry, Priority
from bot.domain.rota import Plan, Problem, Reach, next_look, preflight, stage_of, turns
from bot.domain.rota.preflight import ASK, PATIENCE, STAGES
from bot.errors import BadInput
from bot.services.rota.coverage import Coverage, coverage
from bot.storage.contacts import OutsideContactRepository
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.duties import DutyRepository
from bot.storage.groups import GroupRepository
from bot.storage.guilds import ContactRepository, GuildRepository
from bot.storage.outbox import Outbox
from bot.storage.rota import RotaRepository
from bot.storage.rota_watches import ReachRepository, Watch, WatchRepository
from bot.storage.tables import watches
from bot.storage.unit import Unit

LOOK_AHEAD = timedelta(days=14)
"""How far ahead somebody who asks is told about problems."""
LookListener = Callable[[Unit], Awaitable[None]]
"""Told, in the transaction that looks at a rota."""


class RotaWatch:
    """Looks at each rota when something on it changes, and a few times before each shift."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock, self._due = database, clock, Due(database)
        self._looked: list[LookListener] = []

    def on_look(self, listener: LookListener) -> None:
        """Tell ``listener`` whenever a rota was looked at: something on it may have changed."""
        self._looked.append(listener)

    async def problems(self, guild_id: int, ahead: timedelta = LOOK_AHEAD) -> list[Problem]:
        """What is wrong with the shifts to come, the next first."""
        async with self._database.reading(guild_id) as unit:
            return await _problems(unit, await RotaRepository(unit).valid(unit.now().date()), ahead)

    async def settings(self, guild_id: int) -> Watch:
        """How the rota is watched."""
        async with self._database.reading(guild_id) as unit:
            return await WatchRepository(unit).get()

    async def configure(self, guild_id: int, reach_days: int | None, always: bool | None) -> Watch:
        """Change how long an answer proves somebody reachable (days), and whether every hour must be staffed.

        Raises BadInput.
        """
        if reach_days is not None and not 1 <= reach_days <= 365:
            raise BadInput("rota-reach-days", most=365)
        wanted = {"reach_days": reach_days, "always": always}
        async with self._database.unit(guild_id) as unit:
            await WatchRepository(unit).save(**{name: value for name, value in wanted.items() if value is not None})
            await WatchRepository(unit).stir()
            return await WatchRepository(unit).get()

    async def ask(self, guild_id: int, person: int) -> bool:
        """Send a test message to somebody now; False if one was sent in the last minute."""
        async with self._database.unit(guild_id) as unit:
            return await _ask(unit, person, f"{unit.now():%Y%m%d%H%M}")

    async def answered(self, guild_id: int, person: int) -> None:
        """Somebody pressed the button of a test message: they can be reached."""
        async with self._database.unit(guild_id) as unit:
            await ContactRepository(unit).answered(person)
            await WatchRepository(unit).stir()

    async def message_result(self, unit: Unit, entry: OutboxEntry, delivered: bool) -> None:
        """What became of a test message: closed direct messages are known from now on."""
        if entry.user_id is not None:
            await ContactRepository(unit).reached(entry.user_id, delivered=delivered)
            if not delivered:
                await WatchRepository(unit).stir()

    async def run_due(self, now: datetime) -> int:
        """Look at every rota that is due: tell members when staffing changed, and staff what is wrong."""
        return await self._due.units(watches, now, self._look)

    async def _look(self, unit: Unit, _watch: int) -> None:
        plan = await RotaRepository(unit).valid(unit.now().date())
        await _tell_members(unit)
        for listener in self._looked:
            await listener(unit)
        await _ask_before(unit, plan)
        await _warn(unit, await _problems(unit, plan, STAGES[0]))
        await WatchRepository(unit).forget_old()
        await WatchRepository(unit).save(due_at=await _next(unit, plan))


async def _tell_members(unit: Unit) -> None:
    told = _fingerprint(await coverage(unit))
    if told == (await WatchRepository(unit).get()).told:
        return
    await WatchRepository(unit).save(told=told)
    for group in await GroupRepository(unit).list():
        if group.state is GroupState.OPEN:
            await Outbox(unit).refresh(f"support:{group.id}", priority=Priority.MEMBER)


def _fingerprint(truth: Coverage) -> str:
    """What the line says: it is drawn again only when this changes."""
    return "always " if truth.always else f"{truth.until} {truth.next}"


async def _reach(unit: Unit, plan: Plan) -> dict[int, Reach]:
    people = {shift.person for shift in plan.shifts} | {change.person for change in plan.overrides}
    people |= {who for rotation in plan.rotations for who in rotation.people}
    return await ReachRepository(unit).of(people, await OutsideContactRepository(unit).people())


async def _problems(unit: Unit, plan: Plan, ahead: timedelta) -> list[Problem]:
    watch = await WatchRepository(unit).get()
    return preflight(plan, await _reach(unit, plan), unit.now(), watch.within, ahead, always=watch.always)


async def _ask_before(unit: Unit, plan: Plan) -> None:
    """Send a test message to everybody who is on duty soon and of whom it is not known whether it would arrive."""
    now, within = unit.now(), (await WatchRepository(unit).get()).within
    soon = {turn.person for turn in turns(plan, now, now + ASK)}
    for person, reach in sorted((await ReachRepository(unit).of(soon, ())).items()):
        if reach.should_be_asked(now, within):
            await _ask(unit, person, f"{now:%Y%m%d%H%M}")


async def _ask(unit: Unit, person: int, moment: str) -> bool:
    made = await Outbox(unit).send(
        "rota-reach",
        f"rota:{person}",
        f"rota-reach:{person}:{moment}",
        priority=Priority.ROUTINE,
        user_id=person,
    )
    if made:
        await ReachRepository(unit).asked(person)
        await WatchRepository(unit).stir()
    return made is not None


async def _warn(unit: Unit, problems: list[Problem]) -> None:
    """Tell what was not told yet: the desk and those concerned first, a day before supervisors as well."""
    rows, fresh = WatchRepository(unit), list[tuple[int, Problem]]()
    for problem in problems:
        stage = stage_of(problem, unit.now())
        if stage is not None and await rows.told(problem, stage):
            fresh.append((stage, problem))
    if not fresh:
        return
    moment, stage = f"{unit.now():%Y%m%d%H%M%S}", min(stage for stage, _ in fresh)
    desk = (await GuildRepository(unit).get()).desk_channel_id
    people = {problem.person for _, problem in fresh if problem.person and problem.kind != "closed"}
    last = int(STAGES[-1].total_seconds() // 3600)
    above = set(await DutyRepository(unit).supervisors(unit.now().date())) if stage == last else set[int]()
    if desk is not None:
        await _send_warning(unit, f"desk:{moment}", stage, channel_id=desk)
    for person in sorted(people - above):
        await _send_warning(unit, f"{person}:{moment}", stage, user_id=person)
    for person in sorted(above):
        await _send_warning(unit, f"{person}:{moment}", stage, user_id=person, all_of_it=True)


async def _send_warning(
    unit: Unit,
    key: str,
    stage: int,
    *,
    channel_id: int | None = None,
    user_id: int | None = None,
    all_of_it: bool = False,
) -> None:
    await Outbox(unit).send(
        "rota-preflight",
        f"rota-preflight:{key}",
        f"rota-preflight:{key}",
        priority=Priority.REMINDER,
        channel_id=channel_id,
        user_id=user_id,
        payload={"stage": stage, "only": user_id if user_id and not all_of_it else 0},
    )


async def _next(unit: Unit, plan: Plan) -> datetime:
    now = unit.now()
    waiting = [one.asked_at + PATIENCE for one in (await _reach(unit, plan)).values() if one.asked_at]
    return min([next_look(plan, now), *(moment for moment in waiting if moment > now)])
