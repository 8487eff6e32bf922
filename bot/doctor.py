"""Checks everything that could stop an alert, and says how to mend it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import aiohttp
import discord
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from bot.app import master_file
from bot.client import wanted_intents
from bot.content import data_folder, load_content
from bot.errors import ContentError, SettingsError
from bot.settings import Settings
from bot.storage.database import make_engine
from bot.storage.migrate import migrate
from bot.storage.tables import contacts, groups, guilds, professionals, rotation_people, shifts
from bot.storage.vault import load_master_key

NEEDED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    read_message_history=True,
    manage_channels=True,
    manage_roles=True,
    manage_messages=True,
    moderate_members=True,
    manage_threads=True,
    create_private_threads=True,
    send_messages_in_threads=True,
    embed_links=True,
    attach_files=True,
)
"""The least permissions the bot works with; the invite link asks for exactly these."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. ``mend`` says what to do when it is not well."""

    what: str
    mend: str = ""
    stops_alerts: bool = False

    @property
    def mark(self) -> str:
        """In a sign and never by colour alone."""
        return "✗" if self.stops_alerts else "!" if self.mend else "✓"


async def examine(settings: Settings) -> list[Finding]:
    """Everything, in the order in which it should be mended."""
    findings = [*_files(settings), *await _database(settings)]
    if settings.discord_token is None:
        mend = "put DISCORD_TOKEN into .env; `circlekeeper practice` works without"
        return [*findings, Finding("There is no token", mend, stops_alerts=True)]
    return [*findings, *await _discord(settings, settings.discord_token.get_secret_value())]


def _files(settings: Settings) -> list[Finding]:
    found = []
    try:
        load_content(settings.data_folder or data_folder())
        found.append(Finding("What clinicians edit is readable"))
    except ContentError as error:
        found.append(Finding(str(error), "correct that line", stops_alerts=True))
    try:
        given = settings.master_key.get_secret_value() if settings.master_key else None
        load_master_key(given, master_file(settings))
        found.append(Finding("The master key is there"))
    except SettingsError as error:
        found.append(Finding(str(error), "restore the key: without it no stored word can be read", stops_alerts=True))
    return found


async def _database(settings: Settings) -> list[Finding]:
    engine = make_engine(settings.database_url)
    try:
        await migrate(engine)
        findings = [Finding("The database answers and is up to date")]
        async with engine.connect() as connection:
            desks = (await connection.execute(select(guilds.c.guild_id, guilds.c.desk_channel_id))).all()
            closed = (
                await connection.execute(select(contacts.c.user_id).where(contacts.c.closed_at.is_not(None)))
            ).all()
            today = datetime.now(UTC).date()
            valid = select(professionals.c.user_id).where(professionals.c.review_date >= today)
            staff = set((await connection.execute(valid)).scalars())
            on_rota = set((await connection.execute(select(shifts.c.user_id))).scalars())
            on_rota |= set((await connection.execute(select(rotation_people.c.user_id))).scalars())
            any_group = (await connection.execute(select(groups.c.id).limit(1))).first()
    except (SQLAlchemyError, OSError) as error:
        return [
            Finding(f"The database does not answer ({type(error).__name__})", "check DATABASE_URL", stops_alerts=True)
        ]
    finally:
        await engine.dispose()
    findings += [
        Finding(f"Server {guild}: no case desk", "choose one with /setup", stops_alerts=True)
        for guild, desk in desks
        if desk is None
    ]
    findings += [
        Finding(f"Person {user[0]} cannot be written to", "ask them to open direct messages")
        for user in closed
        if user[0] in staff
    ]
    findings += [
        Finding(f"Person {user} is on the rota without a valid record", "/professional add", stops_alerts=True)
        for user in sorted(on_rota - staff)
    ]
    if any_group and not on_rota:
        findings.append(
            Finding("Nobody is on the rota", "/rota add; until then facilitators and supervisors are paged")
        )
    return findings


async def _discord(settings: Settings, token: str) -> list[Finding]:
    client = discord.Client(intents=wanted_intents())
    try:
        async with _logged_in(client, token):
            return [*await _application(client), *await _clock(), *await _places(client)]
    except discord.LoginFailure:
        return [Finding("Discord refuses the token", "copy it again from the developer portal", stops_alerts=True)]
    except (aiohttp.ClientError, discord.HTTPException, OSError) as error:
        return [Finding(f"Discord cannot be reached ({type(error).__name__})", "check the network", stops_alerts=True)]


@asynccontextmanager
async def _logged_in(client: discord.Client, token: str) -> AsyncIterator[None]:
    async with client:
        await client.login(token)
        yield


async def _application(client: discord.Client) -> list[Finding]:
    flags = (await client.application_info()).flags
    content = flags.gateway_message_content or flags.gateway_message_content_limited
    members = flags.gateway_guild_members or flags.gateway_guild_members_limited
    portal = "switch it on under Bot in the developer portal"
    return [
        Finding(
            "Message Content intent",
            "" if content else f"{portal}: without it only mentions, DMs, reports are seen",
            stops_alerts=not content,
        ),
        Finding("Server Members intent", "" if members else f"{portal}: without it people who leave are not noticed"),
    ]


async def _clock() -> list[Finding]:
    async with aiohttp.ClientSession() as session, session.get(discord.http.Route.BASE + "/gateway") as answer:
        there = parsedate_to_datetime(answer.headers["Date"]) if "Date" in answer.headers else datetime.now(UTC)
    off = abs(datetime.now(UTC) - there)
    late = off > timedelta(seconds=30)
    return [
        Finding(
            "The clock",
            f"it is off by {off.total_seconds():.0f} s: switch time synchronisation on" if late else "",
            stops_alerts=late,
        )
    ]


async def _places(client: discord.Client) -> list[Finding]:
    findings = []
    async for guild in client.fetch_guilds():
        me = await guild.fetch_member(client.user.id) if client.user else None
        missing = [name for name, needed in NEEDED if needed and me and not getattr(me.guild_permissions, name)]
        mend = f"give the bot's role: {', '.join(missing)}" if missing else ""
        findings.append(Finding(f"Permissions on {guild.name}", mend, stops_alerts=bool(missing)))
    return findings
