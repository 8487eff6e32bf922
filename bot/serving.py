"""Runs the bot with the privileged intents that Discord grants, and says what is not covered without the others.

A clinic is better served by a bot that hears calls, reports and direct messages than by none, so a missing intent does
not end it: the log, ``/setup``, the doctor and the case desk say what is missing and how to mend it.
"""

from __future__ import annotations

import discord
import structlog

from bot.app import open_app
from bot.client import granted_intents, missing_intents, wanted_intents
from bot.clock import Clock, MovableClock
from bot.errors import SettingsError
from bot.feeds import FeedOptions, open_feeds
from bot.health import HealthOptions, open_health
from bot.settings import Settings
from bot.texts import Texts

log = structlog.get_logger(__name__)

NOT_COVERED = {
    "message-content": "what members write in channels is not screened, unless it mentions the bot; "
    "direct messages, commands, reports and calls for a person still are",
    "server-members": "who leaves the server is not noticed, and keeps their seat until a facilitator acts",
}


async def serve_on(settings: Settings, token: str, clock: Clock) -> None:
    """Serve until stopped. Raises SettingsError for a token that Discord refuses."""
    intents = await _granted(token)
    while True:
        _say_what_is_missing(intents)
        try:
            async with (
                open_app(settings, clock, intents) as parts,
                open_health(
                    parts.services.auditor,
                    parts.bot.connected,
                    _health(settings),
                    failing=lambda: parts.sweep.failures,
                ),
                open_feeds(parts.services.calendars, clock, _feeds(settings, parts.texts)),
                parts.bot,
            ):
                if isinstance(clock, MovableClock):
                    clock.on_move(parts.sweep.wake)
                await parts.bot.start(token)
        except discord.PrivilegedIntentsRequired:
            intents = await _less(token, intents)
        else:
            return


def _health(settings: Settings) -> HealthOptions:
    heartbeat = settings.heartbeat_url.get_secret_value() if settings.heartbeat_url else None
    return HealthOptions(settings.health_host, settings.health_port, heartbeat)


def _feeds(settings: Settings, texts: Texts) -> FeedOptions:
    port = settings.calendar_port if settings.calendar_url else None
    return FeedOptions(settings.calendar_host, port, texts.say("calendar-name"))


async def _less(token: str, refused: discord.Intents) -> discord.Intents:
    """What the portal grants by now; if it still claims to grant what was refused, nothing privileged at all."""
    granted = await _granted(token)
    return wanted_intents(message_content=False, members=False) if granted == refused else granted


async def _granted(token: str) -> discord.Intents:
    client = discord.Client(intents=discord.Intents.none())
    try:
        async with client:
            await client.login(token)
            return granted_intents(await client.application_info())
    except discord.LoginFailure:
        raise SettingsError(["DISCORD_TOKEN: Discord refuses it. Copy it again from the developer portal."]) from None


def _say_what_is_missing(intents: discord.Intents) -> None:
    for name in missing_intents(intents):
        log.warning(
            "running without an intent",
            intent=name,
            not_covered=NOT_COVERED[name],
            mend="switch it on under Bot in the developer portal, then start the bot again",
        )
