"""A server with an open group on it: Mara leads, Anna and Ben are members, Carl is a stranger."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.app import open_app
from bot.settings import Settings
from tests.circle import ALL, open_group
from tests.stage import Stage, heard


@dataclass
class Circle:
    """The people and places of one group."""

    stage: Stage
    group: int
    talk: Any
    checkins: Any
    staff: Any
    mara: Any
    anna: Any
    ben: Any
    carl: Any


async def open_circle(stage: Stage, **group: Any) -> Circle:
    """Make the group, as its own commands would have."""
    talk, checkins, staff = (stage.guild.create_text_channel(name) for name in ("lounge", "notes", "back-room"))
    mara, anna, ben, carl = (stage.member(name) for name in ("mara", "anna", "ben", "carl"))
    consents = group.pop("consents", None)
    number = await open_group(
        stage.app.database,
        guild_id=stage.guild.id,
        leader=mara.id,
        members={anna.id: ALL if consents is None else consents, ben.id: ALL},
        channels={"talk": talk.id, "checkins": checkins.id, "staff": staff.id},
        **group,
    )
    return Circle(stage, number, talk, checkins, staff, mara, anna, ben, carl)


def posts(channel: Any) -> list[Any]:
    """What everybody in a channel sees, oldest first."""
    return [message for message in channel.history() if not message.flags.ephemeral]


def letters(person: Any) -> list[Any]:
    """What the bot wrote to somebody in private, oldest first."""
    return list(person.user.dm_channel.history()) if person.user.dm_channel else []


async def press(person: Any, message: Any, label: str) -> Any:
    """Press a button by what it says, on the server or in direct messages."""
    place = getattr(message, "channel_id", None) or message.channel.id
    here = person._env.backend.get_channel(place).guild_id is not None
    return await (person if here else person.user).click(message, label=label)


async def fill(person: Any, form: Any, answers: dict[str, Any]) -> Any:
    """Send a form that a button opened, on the server or in direct messages."""
    here = form._interaction.guild_id is not None
    return await (person if here else person.user).submit_modal(form, answers)


async def settled(stage: Stage) -> None:
    """Return when all that is owed now has been delivered."""
    await heard()
    await stage.app.sweep.run()
    await stage.app.services.mirror.idle()
    now = stage.env.now()
    while any(row["due_at"] and row["due_at"] <= now for row in await stage.rows("outbox")):
        await stage.app.courier.drain()
        await asyncio.sleep(0.001)
    await stage.env.settle()


async def wait(stage: Stage, **span: float) -> None:
    """Time passes, and what became due is done and delivered."""
    await stage.env.advance_time(timedelta(**span).total_seconds())
    await settled(stage)


@asynccontextmanager
async def restarted(stage: Stage) -> AsyncIterator[None]:
    """The process ends and another one begins on the same database."""
    await heard()
    before = stage.app
    await before.sweep.stop()
    await before.courier.stop()
    url = before.database.engine.url
    folder = Path(url.database or "").parent
    settings = Settings(
        database_url=url.render_as_string(), keys_url=f"sqlite+aiosqlite:///{folder}/keys.db", _env_file=None
    )
    async with open_app(settings, before.database.clock, timers=False) as app:
        stage.app = app
        await stage.env.restart_bot(app.bot)
        await settled(stage)
        yield
        await stage.env.settle()
