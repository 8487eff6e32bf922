"""``/signal`` for members and ``/rule`` for those who lead."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.client import SupportBot
from cogs.ground.views import signal_row
from cogs.shared.access import Press
from cogs.shared.choices import MOST, group_choices
from cogs.shared.people import readers
from cogs.shared.replies import reply


async def rule_choices(interaction: Press, current: str) -> list[app_commands.Choice[int]]:
    """The ground rules of the chosen group, by what is typed."""
    group = str(getattr(interaction.namespace, "group", ""))
    if not group.isdigit() or interaction.guild_id is None:
        return []
    rules = await interaction.client.services.ground.rules(interaction.guild_id, int(group))
    wanted = current.strip().lower()
    found = [(number, rule) for number, rule in enumerate(rules) if wanted in rule.lower()]
    return [app_commands.Choice(name=rule[:100], value=number) for number, rule in found][:MOST]


class GroundCommands(commands.Cog):
    """What was agreed, in use."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @app_commands.command(name="signal")
    @app_commands.guild_only()
    async def signal(self, interaction: Press) -> None:
        """Tell those who lead something without words in the room."""
        guild_id = interaction.guild_id or 0
        place = getattr(interaction.channel, "parent_id", None) or interaction.channel_id
        group = await self.bot.services.shares.group_of(guild_id, interaction.user.id, place, running=False)
        names = readers(self.bot.texts, await self.bot.services.ground.readers(guild_id, group.id))
        await reply(interaction, "signal-ask", signal_row(interaction, guild_id, group.id), readers=names)

    @app_commands.command(name="rule")
    @app_commands.guild_only()
    @app_commands.autocomplete(group=group_choices, rule=rule_choices)
    async def rule(self, interaction: Press, group: int, rule: int) -> None:
        """Remind a group of one of its ground rules."""
        await self.bot.services.ground.remind(interaction.guild_id or 0, group, rule, interaction.id)
        await reply(interaction, "rule-sent")
