"""The Discord client: intents, the extensions it is given, and one place where unhandled errors end."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import discord
import structlog
from discord.ext import commands
from discord.ui import LayoutView

from bot.clock import Clock
from bot.domain.outbox import OutboxEntry
from bot.errors import reference
from bot.services.all import Services
from bot.texts import Texts

PATIENCE = 3.0
"""Seconds that listeners under way are given when the bot leaves."""
AT_WORK = ("discord.py: ", "discord-ui-", "CommandTree-")
"""How discord.py names the tasks in which it calls us."""

log = structlog.get_logger(__name__)

Renderer = Callable[[OutboxEntry], Awaitable[LayoutView | None]]


def wanted_intents(*, message_content: bool = True, members: bool = True) -> discord.Intents:
    """What the bot listens to. Message Content and Server Members are privileged and may be missing."""
    intents = discord.Intents.none()
    intents.guilds = intents.guild_messages = intents.dm_messages = True
    intents.guild_reactions = intents.voice_states = intents.guild_scheduled_events = True
    intents.message_content, intents.members = message_content, members
    return intents


def granted_intents(application: discord.AppInfo) -> discord.Intents:
    """What the developer portal grants of it; asking for more, Discord would close the connection (code 4014)."""
    flags = application.flags
    return wanted_intents(
        message_content=flags.gateway_message_content or flags.gateway_message_content_limited,
        members=flags.gateway_guild_members or flags.gateway_guild_members_limited,
    )


def missing_intents(intents: discord.Intents) -> tuple[str, ...]:
    """Names of the privileged intents that the bot runs without: ``message-content``, ``server-members``."""
    held = {"message-content": intents.message_content, "server-members": intents.members}
    return tuple(name for name, there in held.items() if not there)


class SupportBot(commands.AutoShardedBot):
    """Loads the extensions it is given by name; knows the use cases, never the database."""

    def __init__(
        self,
        services: Services,
        texts: Texts,
        clock: Clock,
        extensions_wanted: Sequence[str],
        intents: discord.Intents,
        guilds_within: float,
    ) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            intents=intents,
            help_command=None,
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            guild_ready_timeout=guilds_within,
        )
        self.services, self.texts, self.clock = services, texts, clock
        self.renderers: dict[str, Renderer] = {}
        self._extensions_wanted = tuple(extensions_wanted)
        self.logged_in: Callable[[], Awaitable[None]] = _nothing
        self.online: Callable[[], Awaitable[None]] = _nothing
        self.offline: Callable[[], Awaitable[None]] = _nothing
        self.pace: Callable[[], Awaitable[None]] = _nothing
        self.before_sync: Callable[[], Awaitable[None]] | None = None

    async def setup_hook(self) -> None:
        """Load every extension, send what cannot wait for the gateway, then tell Discord the commands."""
        for extension in self._extensions_wanted:
            await self.load_extension(extension)
        await self.logged_in()
        if self.before_sync is not None:
            await self.before_sync()
        await self.tree.sync()

    def connected(self) -> bool:
        """Whether Discord is there, on every shard."""
        return self.is_ready() and not any(shard.is_closed() for shard in self.shards.values())

    async def on_ready(self) -> None:
        """Discord is there (again): deliver what is owed."""
        log.info("online", guilds=len(self.guilds))
        await self.online()

    async def close(self) -> None:
        """Finish what is under way, then leave Discord."""
        await self.offline()
        if working := _listening():
            await asyncio.wait(working, timeout=PATIENCE)
        await super().close()
        for task in (left := _listening()):
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    async def on_error(self, event_method: str, /, *args: object, **kwargs: object) -> None:
        """Log an unhandled error of a listener, by reference and never with what somebody wrote."""
        log.exception("listener failed", listener=event_method, reference=reference())


def _listening() -> list[asyncio.Task[object]]:
    """Listeners, commands and presses at work; a database must not be closed under them."""
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    return [task for task in tasks if task.get_name().startswith(AT_WORK)]


async def _nothing() -> None:
    """Nobody joined anything here: go on."""
