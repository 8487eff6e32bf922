"""A server with people on it, as tests see it. All that touches simcord's inner parts is in this file."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime, timedelta
from functools import partialmethod
from pathlib import Path
from typing import Any

import discord
import simcord
from simcord.backend import errors
from sqlalchemy import select
from sqlalchemy.engine import RowMapping

from bot.app import App, open_app
from bot.delivery.pace import Pace
from bot.settings import Settings
from bot.storage.tables import metadata
from tests.ready import lay_database

simcord.Env._settle_internal = partialmethod(  # type: ignore[method-assign]
    simcord.Env._settle_internal, idle=0.002
)
"""Each action waits until the bot has been idle for 50 ms by default; 2 ms is enough, since nothing here is remote."""


class AtOnce(Pace):
    """No pace: a sleep begun outside the simulated time would never end."""

    async def wait(self) -> None:
        """Go."""


class _Trouble(dict[str, Any]):
    """A fault of the simulated world that takes effect at the ``nth`` request, or from there on."""

    def __init__(self, nth: int, status: int, *, lasting: bool) -> None:
        super().__init__(path="*", status=status, code=0, message="trouble", times=None)
        self.seen, self._nth, self._lasting = 0, nth, lasting

    def __getitem__(self, key: str) -> Any:
        if key != "method":
            return super().__getitem__(key)
        self.seen += 1
        return "*" if self.seen == self._nth or (self._lasting and self.seen > self._nth) else "none"


class EnvClock:
    """The time of the simulated world."""

    def __init__(self) -> None:
        self.env: simcord.Env | None = None
        self._start = simcord.Backend().clock.now()

    def now(self) -> datetime:
        return self.env.now() if self.env else self._start


class Stage:
    """The bot, its server and what a test may do with them."""

    def __init__(self, env: simcord.Env, app: App) -> None:
        self.env, self.app = env, app
        self.guild = env.create_guild("Clinic")
        self.lobby = self.guild.create_text_channel("lobby")
        self.desk = self.guild.create_text_channel("desk")
        boss = self.guild.create_role("boss", permissions=discord.Permissions(administrator=True))
        self.admin = self.guild.add_member(env.create_user("ada"), roles=[boss])

    def member(self, name: str) -> simcord.MemberActor:
        """A new person on the server."""
        return self.guild.add_member(self.env.create_user(name))

    async def wait(self, **span: float) -> None:
        """Time passes; what became due is done and delivered."""
        await self.env.advance_time(timedelta(**span).total_seconds())
        self.app.sweep.wake()
        await self.env.settle()

    @contextmanager
    def trouble(self, nth: int, *, status: int = 500, lasting: bool = False) -> Iterator[_Trouble]:
        """Meanwhile the bot's ``nth`` request to Discord (from 1) is refused, or all from that one on."""
        fault = _Trouble(nth, status, lasting=lasting)
        self.env.backend.faults.append(fault)
        try:
            yield fault
        finally:
            self.env.backend.faults.remove(fault)

    async def submit(self, who: Any, channel: Any, custom_id: str, answers: dict[str, Any] | None = None) -> Any:
        """Somebody sends a form to the bot by its ``custom_id``, whoever opened it and whether it was opened at all."""
        labels = [
            {"type": 18, "id": place, "component": {"type": 4, "id": 100 + place, "custom_id": field, "value": value}}
            for place, (field, value) in enumerate((answers or {"nothing": ""}).items(), start=1)
        ]
        data = {"custom_id": custom_id, "components": labels}
        return await who._dispatch_interaction(discord.InteractionType.modal_submit.value, channel, data)

    def slow_mode(self, channel: Any) -> int:
        """Seconds between two messages of one person in a channel."""
        return int(self.env.backend.get_channel(channel.id).rate_limit_per_user)

    def close_direct_messages(self, person: Any) -> None:
        """Discord refuses direct messages to this person from now on."""
        backend = self.env.backend
        before = backend.prepare_message

        def refusing(channel_id: int, author_id: int, *args: Any, **more: Any) -> Any:
            channel = backend.get_channel(channel_id)
            if channel.guild_id is None and author_id != person.id and person.id in channel.recipient_ids:
                raise errors.cannot_dm_bot()  # the same code, 50007, as for closed direct messages
            return before(channel_id, author_id, *args, **more)

        backend.prepare_message = refusing  # type: ignore[method-assign]

    async def rows(self, table: str) -> list[RowMapping]:
        """All rows of a table, of all guilds."""
        async with self.app.database.everywhere() as connection:
            return list((await connection.execute(select(metadata.tables[table]))).mappings())


def words(message: Any) -> str:
    """All text a person reads in a message, components included."""
    found: list[str] = [getattr(message, "content", "") or ""]
    raw = message.components
    found += [text for component in raw for text in _texts(component)]
    return "\n".join(part for part in found if part)


def buttons(message: Any) -> dict[str, str]:
    """Label → custom id of every button in a message."""
    return {
        item["label"]: item["custom_id"]
        for item in _walk(message.components)
        if item.get("type") == 2 and "custom_id" in item
    }


def _plain(component: Any) -> dict[str, Any]:
    return component if isinstance(component, dict) else component.to_dict()


def _walk(components: Any) -> list[dict[str, Any]]:
    found = []
    for component in map(_plain, components):
        found.append(component)
        found += _walk(component.get("components", []))
        if component.get("accessory"):
            found += _walk([component["accessory"]])
    return found


def _texts(component: Any) -> list[str]:
    return [item["content"] for item in _walk([component]) if item.get("type") == 10]


@asynccontextmanager
async def open_stage(folder: Path, **options: Any) -> AsyncIterator[Stage]:
    """Open the app on a database file under ``folder`` and connect it to a simulated Discord.

    ``options`` go to ``open_app``.
    """
    clock = EnvClock()
    await lay_database(folder / "main.db")
    settings = Settings(
        database_url=f"sqlite+aiosqlite:///{folder}/main.db",
        keys_url=f"sqlite+aiosqlite:///{folder}/keys.db",
        _env_file=None,
    )
    async with open_app(settings, clock, timers=False, pace=AtOnce(1), **options) as app:
        env = simcord.Env(app.bot, shard_count=1, settle_timeout=60.0)
        clock.env = env
        stage = Stage(env, app)
        await env.start()
        try:
            yield stage
        finally:
            await env.shutdown()
            if not app.bot.is_closed():
                await app.bot.close()


async def heard() -> None:
    """Return when every listener has done its part: the database answers beside the simulated time."""
    while listening := [task for task in asyncio.all_tasks() if task.get_name().startswith("discord.py: ")]:
        await asyncio.wait(listening)
