"""A practice server with an unmodified discord.py bot connected to it over real sockets."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable

import discord
from discord import app_commands
from discord.ext import commands

from bot.clock import MovableClock
from bot.practice.server import PracticeServer, point_discord_at
from bot.practice.world import World

Heard = list[tuple[str, object]]


class Echo(commands.AutoShardedBot):
    """Repeats what it hears; counts what reached it."""

    def __init__(self, intents: discord.Intents | None = None, **options: object) -> None:
        options.setdefault("guild_ready_timeout", 0.1)
        super().__init__("!", intents=intents or discord.Intents.all(), help_command=None, **options)  # type: ignore[arg-type]
        self.heard: list[str] = []
        self.events: list[str] = []
        self.wishes: Callable[[Echo], None] | None = None

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        return

    async def setup_hook(self) -> None:
        if self.wishes is not None:
            self.wishes(self)
            await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        if message.author.id != self.user.id:  # type: ignore[union-attr]
            self.heard.append(message.content)
            if message.content.startswith("say "):
                await message.channel.send(message.content.removeprefix("say "))

    async def on_socket_event_type(self, name: str) -> None:
        self.events.append(name)


@contextlib.asynccontextmanager
async def connected(
    world: World, bot: Echo | None = None, *, heartbeat: float = 41.25
) -> AsyncIterator[tuple[PracticeServer, Echo]]:
    """The server and a bot that is ready; the limits are off until a test wants them."""
    bot = bot or Echo()
    world.limits.enabled = False
    async with PracticeServer(world, heartbeat=heartbeat) as server:
        restore = point_discord_at(server.api_base, server.gateway_url)
        running = asyncio.create_task(bot.start("a-token"))
        ready = asyncio.create_task(until_ready(bot))
        try:
            await asyncio.wait({running, ready}, return_when=asyncio.FIRST_COMPLETED, timeout=20)
            if running.done():
                await running
            await ready
            yield server, bot
        finally:
            ready.cancel()
            await bot.close()
            running.cancel()
            await asyncio.gather(running, ready, return_exceptions=True)
            restore()


async def until_ready(bot: Echo) -> None:
    while bot._ready is discord.utils.MISSING:
        await asyncio.sleep(0.01)
    await bot.wait_until_ready()


class Stage:
    """One server with one channel and one member."""

    def __init__(self) -> None:
        self.world = World(MovableClock())
        self.guild = self.world.create_guild("Harbour")
        self.channel = self.world.create_channel(self.guild.id, "Quiet Room")
        self.ana = self.world.create_user("ana", display_name="Ana")
        self.world.add_member(self.guild.id, self.ana.id)

    def texts(self, channel_id: int | None = None) -> list[str]:
        return [one.content for one in self.world.messages(channel_id or self.channel.id)]

    def last_is(self, text: str) -> bool:
        return self.texts()[-1:] == [text]


Interact = Callable[[discord.Interaction], Awaitable[None]]


def command(name: str, do: Interact) -> Callable[[Echo], None]:
    """Give the bot one slash command."""

    def wish(bot: Echo) -> None:
        async def run(interaction: discord.Interaction) -> None:
            await do(interaction)

        bot.tree.add_command(app_commands.Command(name=name, description=name, callback=run))

    return wish
