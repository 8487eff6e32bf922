"""What members of a server are called there."""

from __future__ import annotations

from collections.abc import Iterable

import discord

from cogs.shared.access import Press

AT_ONCE = 100
"""So many people Discord looks up at a time."""


async def names_of(interaction: Press, guild_id: int, people: Iterable[int]) -> dict[int, str]:
    """User id → display name; who is no longer there has none."""
    guild, wanted = interaction.client.get_guild(guild_id), list(people)
    if guild is None:
        return {}
    known = {one: found for one in wanted if (found := guild.get_member(one)) is not None}
    others = [one for one in wanted if one not in known]
    for start in range(0, len(others), AT_ONCE):
        found_now: list[discord.Member] = await guild.query_members(
            user_ids=others[start : start + AT_ONCE], limit=AT_ONCE, cache=False
        )
        known |= {one.id: one for one in found_now}
    return {number: one.display_name for number, one in known.items()}
