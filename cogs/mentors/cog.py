"""``/mentor``."""

from __future__ import annotations

from typing import Any

from discord import app_commands
from discord.ext import commands
from discord.ui import ActionRow

from bot.client import SupportBot
from bot.domain.mentors import MentorState
from bot.errors import NotFound
from bot.texts import stamp
from cogs.mentors.role import role_text
from cogs.mentors.views import StepBack, end_row
from cogs.shared.access import Press
from cogs.shared.choices import MOST
from cogs.shared.forms import forms
from cogs.shared.replies import reply, say


async def mentor_choices(interaction: Press, current: str) -> list[app_commands.Choice[int]]:
    """Mentors of the groups that this person leads, by the name that the server shows."""
    guild = interaction.guild
    if guild is None:
        return []
    mentors = await interaction.client.services.mentors.of_leader(guild.id, interaction.user.id)
    named = [(str(getattr(guild.get_member(one.user_id), "display_name", one.user_id)), one.id) for one in mentors]
    wanted = current.strip().lower()
    return [app_commands.Choice(name=name[:100], value=number) for name, number in named if wanted in name.lower()][
        :MOST
    ]


class MentorCommands(commands.Cog):
    """Mentors of a group."""

    mentor = app_commands.Group(name="mentor", description="…", guild_only=True)

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @mentor.command(name="offer")
    async def offer(self, interaction: Press) -> None:
        """Offer to be a peer mentor in one's group."""
        guild_id, group_id = await self._place(interaction)
        await forms(self.bot).forms["mentor-offer"].open(interaction, guild_id, group_id)

    @mentor.command(name="list")
    async def list(self, interaction: Press) -> None:
        """Who is a mentor in one's group, what that means, and for a mentor the way back."""
        guild_id, group_id = await self._place(interaction)
        mentors, me = self.bot.services.mentors, interaction.user.id
        serving = [f"- <@{one.user_id}>" for one in await mentors.serving(guild_id, group_id)]
        lines = "\n".join(serving) or say(interaction, "mentor-list-none")
        mine = await mentors.mine(guild_id, group_id, me)
        rows: list[Any] = []
        if mine is not None:
            lines += "\n" + say(
                interaction, f"mentor-mine-{mine.state.value}", until=stamp(mine.until, "D") if mine.until else ""
            )
            label = say(interaction, "mentor-back" if mine.state is MentorState.SERVING else "mentor-take-back")
            rows.append(ActionRow[Any](StepBack(guild_id, mine.id, label=label)))
        role = role_text(self.bot, str(interaction.locale))
        await reply(interaction, "mentor-list", *rows, lines=lines, role=role)

    @mentor.command(name="end")
    @app_commands.autocomplete(mentor=mentor_choices)
    async def end(self, interaction: Press, mentor: int) -> None:
        """End it for a mentor of a group that one leads, after being asked."""
        guild_id = interaction.guild_id or 0
        found = await self.bot.services.mentors.card(guild_id, mentor)
        if found is None:
            raise NotFound("mentor-gone")
        row = end_row(interaction, guild_id, found.id)
        await reply(interaction, "mentor-end-ask", row, person=f"<@{found.user_id}>")

    async def _place(self, interaction: Press) -> tuple[int, int]:
        guild_id = interaction.guild_id or 0
        place = getattr(interaction.channel, "parent_id", None) or interaction.channel_id
        group = await self.bot.services.shares.group_of(guild_id, interaction.user.id, place, running=False)
        return guild_id, group.id
