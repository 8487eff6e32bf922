"""The server of the year of sessions: its groups, who is in them, and what they planned, before the year begins."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from bot.app import App, open_app
from bot.clock import MovableClock
from bot.delivery.hand import Hands
from bot.delivery.pace import Pace
from bot.domain.guilds import ProfessionalRecord
from bot.practice.scenarios.scene import Cast
from bot.practice.server import PracticeServer, point_discord_at
from bot.services.session_plans import Wish
from bot.settings import Settings
from bot.storage.groups import GroupRepository
from bot.storage.guilds import GuildRepository, ProfessionalRepository
from tests.circle import ALL, enrol
from tests.crash_points.blade import GuardedWorld
from tests.practice.beside import Stubborn
from tests.ready import lay_database
from tests.session_year.plans import MINUTES, Circle
from tests.year.clinic import HERE
from tests.year.diary import Entry, Planned
from tests.year.furnishing import REVIEW, begins
from tests.year.mortal import Mortal

LEADER = "Max"
BRISK = 100_000
"""Sends a second: that the bot keeps to Discord's limits is measured elsewhere, and would cost hours here."""


@dataclass
class Year:
    """The bot, the people, and what they wrote down. ``talk`` is the channel of each group, by its name."""

    scene: Stubborn
    mortal: Mortal
    diary: list[Entry]
    talk: dict[str, int]


def asked(first: date) -> datetime:
    """When those who lead make their plans."""
    return begins(first)


@asynccontextmanager
async def open_year(
    folder: Path,
    circles: Sequence[Circle],
    first: date,
    around: Callable[[Hands], Hands],
    opened: Callable[[App], None],
) -> AsyncIterator[Year]:
    """The bot online, the day before the ``first`` one. ``around`` and ``opened`` may break it on purpose."""
    clock = MovableClock(asked(first))
    world, diary = GuardedWorld(clock), list[Entry]()
    world.limits.enabled = False
    cast, talk = build(world, circles)
    async with AsyncExitStack() as stack:
        await lay_database(folder / "main.db")
        mortal = Mortal(world, clock, folder, diary, around, Pace(BRISK))
        stack.push_async_callback(mortal.close)
        diary += await enter(mortal, cast, talk, circles)
        server = await stack.enter_async_context(PracticeServer(world))
        stack.callback(point_discord_at(server.api_base, server.gateway_url))
        mortal.opened = opened
        await mortal.start()
        scene = Stubborn(world, mortal, cast, lambda line: None)
        yield Year(scene, mortal, diary, talk)


def build(world: GuardedWorld, circles: Sequence[Circle]) -> tuple[Cast, dict[str, int]]:
    """People and channels; one person leads all groups."""
    names = [LEADER, *(name for circle in circles for name in circle.members)]
    ids = {name: world.create_user(name.lower(), display_name=name).id for name in names}
    guild = world.create_guild("Clinic", owner_id=ids[LEADER])
    for person in ids.values():
        if person not in guild.members:
            world.add_member(guild.id, person)
    lobby = world.create_channel(guild.id, "welcome").id
    desk = world.create_channel(guild.id, "desk", hidden=True, seen_by=[ids[LEADER]]).id
    talk = {}
    for circle in circles:
        inside = [ids[name] for name in (LEADER, *circle.members)]
        talk[circle.name] = world.create_channel(guild.id, circle.name, hidden=True, seen_by=inside).id
    return Cast(guild.id, lobby, desk, ids), talk


async def enter(mortal: Mortal, cast: Cast, talk: dict[str, int], circles: Sequence[Circle]) -> list[Planned]:
    """Desk, record, groups and series, through the use cases that commands go through as well; what was planned."""
    settings = Settings(database_url=mortal.database_url, keys_url=mortal.keys_url, _env_file=None)  # type: ignore[call-arg]
    leader = cast.people[LEADER]
    made: list[Planned] = []
    async with open_app(settings, mortal.clock, timers=False) as app:
        async with app.database.unit(cast.guild) as unit:
            await GuildRepository(unit).save(desk_channel_id=cast.desk, zone=HERE.key)
            record = ProfessionalRecord(leader, LEADER, "Nurse", "Board", REVIEW, True)
            await ProfessionalRepository(unit).save(record, leader)
        for circle in circles:
            async with app.database.unit(cast.guild) as unit:
                rows, given = GroupRepository(unit), {"zone": circle.zone, "country": "DE", "capacity": 8}
                group = await rows.add(type="support", name=circle.name, alias=circle.name, state="open", **given)
                await rows.add_channel(group, "talk", talk[circle.name])
                await rows.add_facilitator(group, leader)
                for name in circle.members:
                    await enrol(unit, group, cast.people[name], ALL)
            for plan in circle.plans:
                await _plan(app, cast, group, plan)
                made.append(plan)
    return made


async def _plan(app: App, cast: Cast, group: int, plan: Planned) -> None:
    sessions, leader = app.services.sessions, cast.people[LEADER]
    rhythm = "monthly-weekday" if plan.months else "weekly"
    when = f"{plan.first.isoformat()} {plan.clock:%H:%M}"
    wish = Wish(group, when, plan.every, leader, plan.title, MINUTES, count=plan.count, rhythm=rhythm)
    draft, _ = await sessions.plans.propose(cast.guild, leader, wish)
    await sessions.confirm(cast.guild, leader, draft)


def ends(first: date, days: int) -> datetime:
    """When the last of so many days is over here."""
    last = datetime.combine(first + timedelta(days=days), time(), HERE)
    return last.astimezone(asked(first).tzinfo)
