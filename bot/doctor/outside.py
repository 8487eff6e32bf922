"""What lies with Discord: the token, the intents, the clock, and on each server permissions, roles and staff."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from email.utils import parsedate_to_datetime

import aiohttp
import discord

from bot.client import granted_intents, wanted_intents
from bot.clock import Clock
from bot.doctor.finding import Finding
from bot.doctor.inside import StoredGuild

NEEDED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    read_message_history=True,
    add_reactions=True,
    attach_files=True,
    embed_links=True,
    connect=True,
    speak=True,
    create_public_threads=True,
    create_private_threads=True,
    manage_channels=True,
    manage_messages=True,
    moderate_members=True,
    manage_roles=True,
    manage_threads=True,
    pin_messages=True,
)
"""The least permissions the bot works with; the invite link asks for these and for EVENTS. Nobody can grant what they
lack."""
EVENTS = discord.Permissions(manage_events=True, create_events=True)
"""What the bot needs besides to show sessions as events of Discord; all else works without."""
SPEAKS = discord.Permissions(view_channel=True, send_messages=True, read_message_history=True)
"""What the bot needs on the case desk and in every channel of a group."""
LATE = timedelta(seconds=30)
PORTAL = "switch it on under Bot in the developer portal, then start the bot again"


async def examine_discord(token: str, stored: Sequence[StoredGuild], clock: Clock) -> list[Finding]:
    """Everything that can be asked without being connected to the gateway."""
    client = discord.Client(intents=wanted_intents())
    try:
        async with _logged_in(client, token):
            findings = [Finding("The token is valid"), *await _intents(client), await _clock(clock)]
            there = [guild async for guild in client.fetch_guilds()]
            known = {guild.guild_id: guild for guild in stored}
            findings += [_gone(guild) for guild in stored if guild.guild_id not in {one.id for one in there}]
            for guild in there:
                findings += await _guild(client, guild.id, known.get(guild.id))
            return findings
    except discord.LoginFailure:
        return [Finding("Discord refuses the token", "copy it again from the developer portal", stops_alerts=True)]
    except (aiohttp.ClientError, discord.HTTPException, OSError) as error:
        return [Finding(f"Discord cannot be reached ({type(error).__name__})", "check the network", stops_alerts=True)]


@asynccontextmanager
async def _logged_in(client: discord.Client, token: str) -> AsyncIterator[None]:
    async with client:
        await client.login(token)
        yield


async def _intents(client: discord.Client) -> list[Finding]:
    granted = granted_intents(await client.application_info())
    content, members = granted.message_content, granted.members
    seen = "without it only mentions, direct messages, reports and calls for a person are seen"
    left = "without it nobody notices who leaves the server, and their seats stay taken"
    return [
        Finding("Message Content intent", "" if content else f"{PORTAL}: {seen}", stops_alerts=not content),
        Finding("Server Members intent", "" if members else f"{PORTAL}: {left}"),
    ]


async def _clock(clock: Clock) -> Finding:
    async with aiohttp.ClientSession() as session, session.get(discord.http.Route.BASE + "/gateway") as answer:
        there = parsedate_to_datetime(answer.headers["Date"]) if "Date" in answer.headers else clock.now()
    off = abs(clock.now() - there)
    mend = f"it is off by {off.total_seconds():.0f} s: switch time synchronisation on" if off > LATE else ""
    return Finding("The clock", mend, stops_alerts=bool(mend))


def _gone(stored: StoredGuild) -> Finding:
    mend = "invite it again, if groups of that server are still to be served"
    return Finding(f"Server {stored.guild_id}: the bot is not on it", mend, stops_alerts=bool(stored.channels))


async def _guild(client: discord.Client, guild_id: int, stored: StoredGuild | None) -> list[Finding]:
    guild = await client.fetch_guild(guild_id)
    me = await guild.fetch_member(client.user.id if client.user else 0)
    lacking = [name for name, needed in NEEDED if needed and not getattr(me.guild_permissions, name)]
    mend = f"give the bot's role: {', '.join(lacking)}" if lacking else ""
    findings = [Finding(f"{guild.name}: permissions", mend, stops_alerts=bool(lacking))]
    unseen = [name for name, needed in EVENTS if needed and not getattr(me.guild_permissions, name)]
    mend = f"give the bot's role: {', '.join(unseen)}; without, sessions are planned and reminded of all the same"
    findings.append(Finding(f"{guild.name}: sessions are shown as events", mend if unseen else ""))
    if stored is None:
        return [*findings, Finding(f"{guild.name}: not set up", "an administrator runs /setup there")]
    findings += _role(guild, me, stored)
    findings += await _places(guild, me, stored)
    return [*findings, *await _staff(guild, stored)]


def _role(guild: discord.Guild, me: discord.Member, stored: StoredGuild) -> list[Finding]:
    role = guild.get_role(stored.staff_role or 0)
    if role is None or me.top_role > role:
        return []
    mend = "drag the bot's role above it in the server's settings, so that the bot can let staff in"
    return [Finding(f"{guild.name}: the bot's role is not above the staff role", mend)]


async def _places(guild: discord.Guild, me: discord.Member, stored: StoredGuild) -> list[Finding]:
    channels = {channel.id: channel for channel in await guild.fetch_channels()}
    findings = []
    for place in sorted(stored.channels | ({stored.desk} if stored.desk else set())):
        name = "the case desk" if place == stored.desk else f"channel {place}"
        if place not in channels:
            mend = "choose another with /setup" if place == stored.desk else "/group edit, or archive the group"
            findings.append(Finding(f"{guild.name}: {name} is gone", mend, stops_alerts=True))
            continue
        mine = channels[place].permissions_for(me)
        lacking = [one for one, needed in SPEAKS if needed and not getattr(mine, one)]
        if lacking:
            mend = f"allow the bot there: {', '.join(lacking)}"
            findings.append(Finding(f"{guild.name}: {name} (#{channels[place].name})", mend, stops_alerts=True))
    return findings or [Finding(f"{guild.name}: the case desk and every group's channels are open to the bot")]


async def _staff(guild: discord.Guild, stored: StoredGuild) -> list[Finding]:
    missing = [user for user in sorted(stored.staff) if not await _is_member(guild, user)]
    findings = [
        Finding(f"{guild.name}: person {user} has a record and is not on the server", "ask them to come back")
        for user in missing
    ]
    if stored.supervisors and stored.supervisors <= set(missing):
        mend = "/professional add: without one a chain ends with nobody"
        findings.append(Finding(f"{guild.name}: no supervisor is on the server", mend, stops_alerts=True))
    return findings


async def _is_member(guild: discord.Guild, user_id: int) -> bool:
    try:
        await guild.fetch_member(user_id)
    except discord.NotFound:
        return False
    return True
