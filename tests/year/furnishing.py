"""The clinic's server, its people and its rota, entered before the year begins."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.app import App, open_app
from bot.clock import MovableClock
from bot.delivery.hand import Hands
from bot.domain.guilds import ProfessionalRecord
from bot.practice.scenarios.scene import Cast
from bot.practice.server import PracticeServer, point_discord_at
from bot.settings import Settings
from bot.storage.groups import GroupRepository
from bot.storage.guilds import GuildRepository, ProfessionalRepository
from tests.circle import ALL, enrol
from tests.crash_points.blade import GuardedWorld
from tests.practice.beside import Stubborn
from tests.ready import lay_database
from tests.year.clinic import HERE, LEADERS, SECOND, SECOND_HOURS, STAFF, SUPERVISOR, SUPPORT, THERE, TURNS, WEEK, Wall
from tests.year.diary import Entry
from tests.year.mortal import Mortal

FIRST = date(2028, 1, 3)
"""The Monday on which the year begins; the days are the same in every run."""
REVIEW = date(2031, 1, 1)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass
class Year:
    """The bot, the people, and what they wrote down. ``talk`` is the channel of each group, by alias."""

    scene: Stubborn
    mortal: Mortal
    diary: list[Entry]
    talk: dict[str, int]


def begins(first: date) -> datetime:
    """Ten o'clock at the clinic on the day before the first one."""
    return (datetime.combine(first, datetime.min.time(), HERE) - timedelta(hours=14)).astimezone(UTC)


@asynccontextmanager
async def open_year(
    folder: Path, wall: Wall, first: date, around: Callable[[Hands], Hands], opened: Callable[[App], None]
) -> AsyncIterator[Year]:
    """The bot online, the day before the ``first`` one. ``around`` and ``opened`` may break it on purpose."""
    clock = MovableClock(begins(first))
    world, diary = GuardedWorld(clock), list[Entry]()
    world.limits.enabled = False
    cast, talk = build(world)
    async with AsyncExitStack() as stack:
        await lay_database(folder / "main.db")
        mortal = Mortal(world, clock, folder, diary, around)
        stack.push_async_callback(mortal.close)
        await enter(mortal, cast, talk, wall)
        server = await stack.enter_async_context(PracticeServer(world))
        stack.callback(point_discord_at(server.api_base, server.gateway_url))
        mortal.opened = opened
        await mortal.start()
        scene = Stubborn(world, mortal, cast, lambda line: None)
        yield Year(scene, mortal, diary, talk)


def build(world: GuardedWorld) -> tuple[Cast, dict[str, int]]:
    """People and channels; a group's member is named as the group is."""
    ids = {name: world.create_user(name.lower(), display_name=name).id for name in (*STAFF, *SUPPORT)}
    guild = world.create_guild("Clinic", owner_id=ids[SUPERVISOR])
    for name in ids.values():
        if name not in guild.members:
            world.add_member(guild.id, name)
    lobby = world.create_channel(guild.id, "welcome").id
    desk = world.create_channel(guild.id, "desk", hidden=True, seen_by=[ids[name] for name in STAFF]).id
    talk = {alias: world.create_channel(guild.id, alias, hidden=True, seen_by=[ids[alias]]).id for alias in SUPPORT}
    return Cast(guild.id, lobby, desk, ids), talk


async def enter(mortal: Mortal, cast: Cast, talk: dict[str, int], wall: Wall) -> None:
    """Desk, records, groups and rota, through the use cases that commands go through as well."""
    settings = Settings(database_url=mortal.database_url, keys_url=mortal.keys_url, _env_file=None)  # type: ignore[call-arg]
    people = cast.people
    async with open_app(settings, mortal.clock, timers=False) as app:
        async with app.database.unit(cast.guild) as unit:
            await GuildRepository(unit).save(desk_channel_id=cast.desk, zone=HERE.key)
            for name in STAFF:
                record = ProfessionalRecord(people[name], name, "Nurse", "Board", REVIEW, name == SUPERVISOR)
                await ProfessionalRepository(unit).save(record, people[SUPERVISOR])
            for number, alias in enumerate(SUPPORT):
                rows, given = GroupRepository(unit), {"zone": HERE.key, "country": "DE", "capacity": 8}
                group = await rows.add(type="support", name=alias, alias=alias, state="open", **given)
                await rows.add_channel(group, "talk", talk[alias])
                await rows.add_facilitator(group, people[LEADERS[number % len(LEADERS)]])
                await enrol(unit, group, people[alias], ALL)
        await _rota(app, cast, wall)


async def _rota(app: App, cast: Cast, wall: Wall) -> None:
    people, rota = cast.people, app.services.rota
    for day, names in zip(DAYS, WEEK, strict=True):
        for (start, end), name in zip(TURNS, names, strict=True):
            if name is not None:
                await rota.add(cast.guild, people[name], day, f"{start:02}:00", f"{end:02}:00", None)
    mentioned = " ".join(f"<@{people[name]}>" for name in SECOND)
    start, end = (f"{hour:02}:00" for hour in SECOND_HOURS)
    more = {"first": wall.first.isoformat(), "end": end, "zone": THERE.key, "layer": 2}
    await rota.rotate(cast.guild, mentioned, "weekly", start, **more)  # type: ignore[arg-type]
    for one in wall.stand_ins:
        hours = (f"{moment:%Y-%m-%d %H:%M}" for moment in one.hours)
        await rota.override(cast.guild, people[one.person], people[one.instead_of], *hours)
