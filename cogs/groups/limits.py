"""Discord's limits, looked at before anything is half made."""

from __future__ import annotations

import discord

from bot.domain.records import CHANNEL_ROLES
from bot.errors import Refusal
from cogs.groups.overwrites import NEEDED

CHANNELS = 500
"""A server has no more, categories included."""


async def check_limits(guild: discord.Guild) -> set[str]:
    """Raise Refusal unless a category with its channels can be made; otherwise the names of existing categories."""
    mine = guild.me.guild_permissions
    if not mine.administrator:
        lacking = [name for name, needed in NEEDED if needed and not getattr(mine, name)]
        if lacking:
            raise Refusal("group-limit-permissions", permissions=", ".join(map(readable, lacking)))
    channels = await guild.fetch_channels()
    new = len(CHANNEL_ROLES) + 1
    if len(channels) + new > CHANNELS:
        raise Refusal("group-limit-channels", have=len(channels), new=new, most=CHANNELS)
    return {channel.name for channel in channels if isinstance(channel, discord.CategoryChannel)}


def readable(permission: str) -> str:
    """A permission as Discord's settings write it, such as Manage Channels."""
    return permission.replace("_", " ").title()
