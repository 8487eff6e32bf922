"""``/switch``: what a group has, and what it does without."""

from __future__ import annotations

from typing import Literal

from discord import app_commands
from discord.ext import commands
from discord.ui import Container, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry
from bot.domain.switches import Switch
from bot.errors import NotFound
from cogs.shared.access import Press
from cogs.shared.choices import MOST, group_choices
from cogs.shared.replies import reply, say


async def switch_choices(interaction: Press, current: str) -> list[app_commands.Choice[str]]:
    """All that the chosen group's kind has, with how it stands, by what is typed."""
    group = str(getattr(interaction.namespace, "group", ""))
    if not group.isdigit() or interaction.guild_id is None:
        return []
    found = await interaction.client.services.switches.all(interaction.guild_id, int(group))
    named = [(say(interaction, "switch-named", name=_name(interaction, one), on=_on(one.on)), one.key) for one in found]
    wanted = current.strip().lower()
    return [app_commands.Choice(name=name[:100], value=key) for name, key in named if wanted in name.lower()][:MOST]


class SwitchCommands(commands.Cog):
    """For those who lead."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @app_commands.command(name="switch")
    @app_commands.guild_only()
    @app_commands.autocomplete(group=group_choices)
    @app_commands.autocomplete(tool=switch_choices)
    async def switch(self, interaction: Press, group: int, tool: str, state: Literal["on", "off"]) -> None:
        """Switch a tool on or off for one group."""
        switches, guild_id, by = self.bot.services.switches, interaction.guild_id or 0, interaction.user.id
        found = await switches.switch(guild_id, group, tool, by, on=state == "on")
        await reply(interaction, "switch-done", name=_name(interaction, found), on=state)


def switched_card(bot: SupportBot) -> Renderer:
    """The group reads what changed, and that nothing is lost."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        try:
            found = await bot.services.switches.all(entry.guild_id, entry.payload["group"])
        except NotFound:
            return None
        one = next((one for one in found if one.key == entry.payload["tool"]), None)
        if one is None:
            return None
        name = bot.texts.say(f"part-name-{one.key}") if one.part else one.title
        view = LayoutView(timeout=None)
        text = bot.texts.say("switch-card", name=name, on=_on(bool(entry.payload["on"])), part=_on(one.part))
        view.add_item(Container(TextDisplay(text)))
        return view

    return render


def _name(interaction: Press, one: Switch) -> str:
    return say(interaction, f"part-name-{one.key}") if one.part else one.title


def _on(on: bool) -> str:
    return "on" if on else "off"
