"""The composition root: settings → database → services → client. Opens and closes all; the only file that sees all."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import discord
from sqlalchemy.engine import make_url

from bot.client import SupportBot, wanted_intents
from bot.clock import Clock, SystemClock
from bot.content import data_folder, load_content
from bot.delivery.courier import URGENT, Courier
from bot.delivery.hand import Hand, Hands
from bot.delivery.outside import AppriseOutside, Notify, notify
from bot.delivery.pace import Pace
from bot.scheduling.sweep import Sweep
from bot.screening import load_screener
from bot.services.all import Services
from bot.settings import HOME, Settings
from bot.storage.database import Database, make_engine
from bot.storage.due import Due
from bot.storage.migrate import migrate
from bot.storage.personal import replay_erasures
from bot.storage.signing import Signer
from bot.storage.vault import Vault, load_master_key
from bot.texts import Texts, load_texts
from bot.wiring import Parts, hear_results, make_services, outside_sentence, owing

CAPABILITIES = (
    "setup",
    "groups",
    "sessions",
    "attendance",
    "checkins",
    "amendments",
    "referrals",
    "talks",
    "shares",
    "floor",
    "ground",
    "mentors",
    "buddies",
    "practising",
    "tools",
    "skills",
    "own",
    "clinic",
    "courses",
    "questions",
    "feedback",
    "thanks",
    "topics",
    "voices",
    "library",
    "stories",
    "guests",
    "safety",
    "cases",
    "rota",
    "policy",
    "notices",
    "screening",
    "privacy",
    "people",
    "audit",
)
RATE = 40
"""Sends a second by the outbox: under Discord's 50, so that answers to people always find room."""
GUILDS_WITHIN = 2.0
"""Discord names no end of the list of servers: discord.py's own measure, in seconds."""


@dataclass(frozen=True, slots=True)
class App:
    """Everything that runs, already connected with each other."""

    database: Database
    services: Services
    texts: Texts
    bot: SupportBot
    courier: Courier
    sweep: Sweep

    timers: bool = True

    async def log_in(self) -> None:
        """Discord takes messages, though its gateway is not there yet: whoever waits for help does not wait for it."""
        await self.courier.start(URGENT)
        self.sweep.start(timers=self.timers, everybody=False)

    async def go_online(self) -> None:
        """Discord is there: deliver what is owed, and begin to keep time."""
        await self.courier.start()
        self.sweep.start(timers=self.timers)

    async def go_offline(self) -> None:
        """Discord is about to be left: take on nothing more."""
        await self.sweep.stop()
        await self.services.mirror.stop()
        await self.courier.stop()


def extensions(capabilities: Sequence[str] = CAPABILITIES) -> list[str]:
    """Names of the extensions, the shared one first."""
    return ["cogs.shared", *(f"cogs.{name}" for name in capabilities)]


@asynccontextmanager
async def open_app(
    settings: Settings,
    clock: Clock | None = None,
    intents: discord.Intents | None = None,
    *,
    timers: bool = True,
    around: Callable[[Hands], Hands] = lambda hand: hand,
    pace: Pace | None = None,
    deliver: Notify = notify,
    guilds_within: float = GUILDS_WITHIN,
) -> AsyncIterator[App]:
    """Open the database, wire everything, and close it all at the end. Raises SettingsError and ContentError.

    ``around`` may wrap the hand that delivers, so that scenarios can show that they notice a broken one; ``pace``
    replaces how fast the outbox may send, and ``deliver`` what hands pages outside Discord to a service; after
    ``guilds_within`` seconds without another server the bot takes it that it has heard of all.
    """
    clock = clock or SystemClock()
    folder = settings.data_folder or data_folder()
    content, texts = load_content(folder), load_texts(folder / "texts", settings.texts_language)
    pagers = settings.outside_pagers.get_secret_value().split()
    async with _storage(settings, clock) as (database, signer):
        outside = AppriseOutside(database, pagers, outside_sentence(texts), deliver)
        screener = load_screener(folder / "screening")
        parts = Parts(database, signer, clock, content, screener, outside, settings.calendar_url)
        bot = SupportBot(make_services(parts), texts, clock, extensions(), intents or wanted_intents(), guilds_within)
        app = _assemble(parts, bot, pace or Pace(RATE), around, timers=timers)
        try:
            yield app
        finally:
            await app.go_offline()


@asynccontextmanager
async def _storage(settings: Settings, clock: Clock) -> AsyncIterator[tuple[Database, Signer]]:
    """The database at its newest revision with every erasure kept, and who signs; closed at the end."""
    engine, keys = make_engine(settings.database_url), make_engine(settings.keys_url)
    given = settings.master_key.get_secret_value() if settings.master_key else None
    master = load_master_key(given, master_file(settings))
    vault, signer = Vault(keys, master, clock), Signer(keys, master, clock)
    database = Database(engine, vault, clock)
    try:
        await migrate(engine)
        await vault.prepare()
        await signer.prepare()
        await replay_erasures(database, vault)
        yield database, signer
    finally:
        await database.close()
        await keys.dispose()


def master_file(settings: Settings) -> Path:
    """Where a master key of our own making lies: beside the keys if those are a file."""
    keys = make_url(settings.keys_url)
    home = Path(keys.database).parent if keys.drivername.startswith("sqlite") and keys.database else HOME
    return home / "master.key"


def _assemble(parts: Parts, bot: SupportBot, pace: Pace, around: Callable[[Hands], Hands], *, timers: bool) -> App:
    """Join what delivers and what keeps time to the bot, and let each wake the other."""
    database, clock = parts.database, parts.clock
    bot.pace = pace.wait
    hand = Hand(bot, database, clock, bot.renderers, parts.outside, pace)
    courier = Courier(database, clock, around(hand))
    hear_results(courier, bot.services)
    sweep = Sweep(clock, owing(bot.services), Due(database), courier.wake)
    database.on_commit(courier.wake)
    database.on_commit(sweep.wake)
    app = App(database, bot.services, bot.texts, bot, courier, sweep, timers)
    bot.logged_in, bot.online, bot.offline = app.log_in, app.go_online, app.go_offline
    return app
