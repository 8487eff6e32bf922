"""``/guest``."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import SupportBot
from bot.texts import stamp
from cogs.shared.access import Press
from cogs.shared.choices import MOST, group_choices
from cogs.shared.replies import reply, say


async def session_choices(interaction: Press, current: str) -> list[app_commands.Choice[int]]:
    """Coming sessions of the groups the person leads."""
    sessions = interaction.client.services.sessions
    found = await sessions.choices(interaction.guild_id or 0, interaction.user.id, current)
    return [app_commands.Choice(name=str(one)[:100], value=one.id) for one in found]


async def visit_choices(interaction: Press, current: str) -> list[app_commands.Choice[int]]:
    """Guests of the groups the person leads."""
    found = await interaction.client.services.guests.led(interaction.guild_id or 0, interaction.user.id)
    named = [(f"{one.name} · {one.topic}"[:100], one.id) for one in found]
    wanted = current.strip().lower()
    return [app_commands.Choice(name=name, value=number) for name, number in named if wanted in name.lower()][:MOST]


class GuestCommands(commands.Cog):
    """Guest speakers, for those who lead."""

    guest = app_commands.Group(name="guest", description="…", guild_only=True)

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @guest.command(name="invite")
    @app_commands.autocomplete(session=session_choices)
    async def invite(self, interaction: Press, session: int, who: discord.Member, about: str) -> None:
        """Invite somebody to one session; nothing opens before they accept."""
        guild_id, person = interaction.guild_id or 0, (who.id, who.display_name)
        found = await self.bot.services.guests.invite(guild_id, session, interaction.user.id, person, about)
        await reply(interaction, "guest-invited", name=found.name, when=stamp(found.starts))

    @guest.command(name="list")
    @app_commands.autocomplete(group=group_choices)
    async def list(self, interaction: Press, group: int) -> None:
        """Who is invited, and who has accepted."""
        found = await self.bot.services.guests.coming(interaction.guild_id or 0, group)
        if not found:
            await reply(interaction, "guest-none")
            return
        lines = [
            say(
                interaction, "guest-line", name=one.name, topic=one.topic, when=stamp(one.starts), state=one.state.value
            )
            for one in found
        ]
        await reply(interaction, "guest-list", guests="\n".join(lines))

    @guest.command(name="end")
    @app_commands.autocomplete(visit=visit_choices)
    async def end(self, interaction: Press, visit: int) -> None:
        """End or call off a visit; it can be invited again."""
        found = await self.bot.services.guests.end(interaction.guild_id or 0, visit)
        await reply(interaction, "guest-ended", name=found.name)
