"""What is urgent needs no gateway: it goes out as soon as Discord takes messages."""

import asyncio
from pathlib import Path

from discord.ui import LayoutView

from bot.app import open_app
from bot.clock import MovableClock
from bot.domain.outbox import OutboxEntry, Priority
from bot.practice.server import PracticeServer, point_discord_at
from bot.settings import Settings
from bot.storage.outbox import Outbox
from cogs.shared.replies import card
from tests.practice.wire import Stage
from tests.ready import lay_database


async def draw(entry: OutboxEntry) -> LayoutView:
    return card(entry.kind)


async def test_a_page_that_was_due_goes_out_before_the_gateway_is_there(tmp_path: Path) -> None:
    stage = Stage()
    stage.world.limits.enabled = False
    await lay_database(tmp_path / "main.db")
    main, keys = (f"sqlite+aiosqlite:///{tmp_path}/{name}.db" for name in ("main", "keys"))
    settings = Settings(database_url=main, keys_url=keys, _env_file=None)
    async with PracticeServer(stage.world) as server, open_app(settings, MovableClock(), timers=False) as app:
        restore = point_discord_at(server.api_base, server.gateway_url)
        try:
            app.bot.renderers |= {"early": draw, "late": draw}
            async with app.database.unit(stage.guild.id) as unit:
                for kind, priority in (("late", Priority.REMINDER), ("early", Priority.CRISIS)):
                    await Outbox(unit).send(kind, kind, kind, priority=priority, user_id=stage.ana.id)
            async with app.bot:
                await app.bot.login("a-token")
                async with asyncio.timeout(10):
                    while not (there := stage.world.messages(stage.world.dm_channel(stage.ana.id).id)):
                        await asyncio.sleep(0.01)
                assert not app.bot.is_ready()
                assert ["early" in str(one.components) for one in there] == [True], "a reminder waits for the gateway"
        finally:
            restore()
