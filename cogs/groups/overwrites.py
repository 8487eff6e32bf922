"""Who may see and do what in a group's channels: members and facilitators by name, never by a role others can read."""

from __future__ import annotations

import discord
from discord import PermissionOverwrite, Permissions

from bot.domain.groups import GroupState
from bot.services.building import GroupPlan

Overwrites = dict[discord.abc.Snowflake, PermissionOverwrite]

_SEES = Permissions(view_channel=True, read_message_history=True)
_TAKES_PART = Permissions(
    send_messages=True, send_messages_in_threads=True, add_reactions=True, connect=True, speak=True
)
_FILES = Permissions(attach_files=True)
_STARTS = Permissions(create_public_threads=True, create_private_threads=True)
_LEADS = _SEES | _TAKES_PART | _FILES | Permissions(create_public_threads=True, manage_messages=True)
_VISITS = Permissions(view_channel=True, send_messages=True, add_reactions=True, connect=True, speak=True)
_WRITES = Permissions(send_messages=True)
_ROOMS = ("talk", "voice")
"""Where sessions take place, and a guest is let in; nothing that was written before is theirs to read."""
_SERVES = _LEADS | Permissions(manage_channels=True, manage_threads=True, embed_links=True)

NEEDED = _SERVES | _STARTS | Permissions(manage_roles=True)
"""What the bot must hold on the server: Discord lets nobody grant or deny what they do not hold."""


def wanted(guild: discord.Guild, plan: GroupPlan, role: str | None) -> Overwrites:
    """The overwrites of the category (``role`` None) or of one of its channels."""
    found: Overwrites = {guild.default_role: PermissionOverwrite.from_pair(Permissions.none(), _SEES | _TAKES_PART)}
    closed = role == "talk" and not plan.writable
    found[guild.me] = PermissionOverwrite.from_pair(_SERVES, Permissions.none())
    for user_id in plan.members if role != "staff" else ():
        if (pair := _member(plan.group.state, closed=closed)) is not None:
            found[discord.Object(user_id, type=discord.Member)] = pair
    for user_id in plan.guests if role in _ROOMS and plan.group.state is GroupState.OPEN else ():
        target = discord.Object(user_id, type=discord.Member)
        hidden = Permissions(read_message_history=True) | _FILES | _STARTS
        given = Permissions(_VISITS.value & ~_WRITES.value) if closed else _VISITS
        found[target] = PermissionOverwrite.from_pair(given, hidden | _WRITES if closed else hidden)
    for user_id in plan.facilitators:
        target = discord.Object(user_id, type=discord.Member)
        found[target] = PermissionOverwrite.from_pair(_LEADS, Permissions.none())
    return found


def differ(channel: discord.abc.GuildChannel, overwrites: Overwrites) -> bool:
    """Whether the channel's overwrites are not these."""
    there = {target.id: _pair(overwrite) for target, overwrite in channel.overwrites.items()}
    return there != {target.id: _pair(overwrite) for target, overwrite in overwrites.items()}


def _member(state: GroupState, *, closed: bool) -> PermissionOverwrite | None:
    """What a member may do; in a ``closed`` channel write in threads only, among them their line with staff."""
    if state is GroupState.OPEN and closed:
        allowed = Permissions((_SEES | _TAKES_PART).value & ~_WRITES.value)
        return PermissionOverwrite.from_pair(allowed, _FILES | _STARTS | _WRITES)
    if state is GroupState.OPEN:
        return PermissionOverwrite.from_pair(_SEES | _TAKES_PART, _FILES)
    if state is GroupState.PAUSED:
        return PermissionOverwrite.from_pair(_SEES, _TAKES_PART | _FILES | _STARTS)
    return None


def _pair(overwrite: PermissionOverwrite) -> tuple[int, int]:
    allow, deny = overwrite.pair()
    return allow.value, deny.value
