"""``/skill``."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.client import SupportBot
from cogs.shared.access import Press
from cogs.shared.choices import MOST, group_choices
from cogs.shared.replies import card, reply, show
from cogs.skills.cards import skill_text


async def skill_choices(interaction: Press, current: str) -> list[app_commands.Choice[int]]:
    """Skills by their title."""
    wanted = current.strip().lower()
    skills = interaction.client.services.content.skills.values()
    return [app_commands.Choice(name=one.title, value=one.number) for one in skills if wanted in one.title.lower()][
        :MOST
    ]


class SkillCommands(commands.Cog):
    """One skill at a time."""

    skill = app_commands.Group(name="skill", description="…", guild_only=True)

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @skill.command(name="read")
    @app_commands.autocomplete(skill=skill_choices)
    async def read(self, interaction: Press, skill: int) -> None:
        """Read a skill in its steps."""
        found = self.bot.services.skills.skill(skill)
        await show(interaction, card(skill_text(self.bot.texts, found, str(interaction.locale))))

    @skill.command(name="show")
    @app_commands.autocomplete(group=group_choices, skill=skill_choices)
    async def show(self, interaction: Press, group: int, skill: int) -> None:
        """Put a skill before the group."""
        await self.bot.services.skills.show(interaction.guild_id or 0, group, skill, interaction.id)
        await reply(interaction, "skill-shown")

    @skill.command(name="rehearse")
    @app_commands.autocomplete(group=group_choices, skill=skill_choices)
    async def rehearse(self, interaction: Press, group: int, skill: int) -> None:
        """Deal roles for a rehearsal in pairs and threes."""
        skills = self.bot.services.skills
        teams = await skills.rehearse(interaction.guild_id or 0, group, skill, interaction.id)
        await reply(interaction, "skill-rehearsing", teams=teams)
