"""The set-up page: what is done, what is missing, and a control for each step."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow, ChannelSelect, Container, DynamicItem, LayoutView, RoleSelect, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry
from bot.errors import NotFound
from bot.services.setup import Progress
from cogs.setup.coverage import not_covered
from cogs.setup.helplines import HelplinesButton
from cogs.setup.testing import TestPageButton
from cogs.shared.access import Press, require
from cogs.shared.controls import PressControl
from cogs.shared.forms import forms
from cogs.shared.replies import front_door, say

STEPS = ("desk", "place", "statistical", "supervisor")


class DeskPick(DynamicItem[ChannelSelect[Any]], template=r"setup-desk:(?P<guild>\d+)"):
    """Chooses the case desk's channel."""

    name = "setup-desk"

    def __init__(self, guild_id: int, placeholder: str = "…") -> None:
        self.guild_id = guild_id
        super().__init__(
            ChannelSelect(
                custom_id=f"{self.name}:{guild_id}",
                channel_types=[discord.ChannelType.text],
                placeholder=placeholder,
            )
        )

    @classmethod
    async def from_custom_id(cls, interaction: Any, item: Any, match: Any, /) -> DeskPick:
        """Make the control again from what a message carries."""
        return cls(int(match["guild"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Save the choice, if the bot can write there."""
        await _picked(interaction, self.name, self._save)

    async def _save(self, interaction: Press, chosen: int) -> None:
        channel = interaction.guild.get_channel(chosen) if interaction.guild else None
        mine = channel.permissions_for(interaction.guild.me) if channel and interaction.guild else None
        if mine is None or not (mine.view_channel and mine.send_messages and mine.read_message_history):
            raise NotFound("setup-desk-unwritable")
        await interaction.client.services.setup.desk(self.guild_id, chosen)


class RolePick(DynamicItem[RoleSelect[Any]], template=r"setup-role:(?P<guild>\d+)"):
    """Chooses the role that staff hold."""

    name = "setup-role"

    def __init__(self, guild_id: int, placeholder: str = "…") -> None:
        self.guild_id = guild_id
        super().__init__(RoleSelect(custom_id=f"{self.name}:{guild_id}", placeholder=placeholder))

    @classmethod
    async def from_custom_id(cls, interaction: Any, item: Any, match: Any, /) -> RolePick:
        """Make the control again from what a message carries."""
        return cls(int(match["guild"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Save the choice."""
        await _picked(interaction, self.name, self._save)

    async def _save(self, interaction: Press, chosen: int) -> None:
        await interaction.client.services.setup.staff_role(self.guild_id, chosen)


async def _picked(interaction: Press, name: str, save: Any) -> None:
    async with front_door(interaction):
        scope = await interaction.client.services.duties.scope(interaction.guild_id or 0, "group", 0)
        await require(interaction, f"pick {name}", scope)
        data: Any = interaction.data or {}
        await save(interaction, int(data["values"][0]))
        await redraw(interaction)


class PlaceButton(PressControl, name="setup-place"):
    """Opens the form for zone and countries."""

    async def act(self, interaction: Press) -> None:
        """Open it."""
        await forms(interaction.client).forms["setup-place"].open(interaction, self.guild_id)


class StatisticalButton(PressControl, name="setup-statistical"):
    """Opens the form for statistical screening."""

    async def act(self, interaction: Press) -> None:
        """Open it."""
        await forms(interaction.client).forms["setup-statistical"].open(interaction, self.guild_id)


async def setup_view(interaction: Press, guild_id: int) -> LayoutView:
    """The whole page."""
    progress = await interaction.client.services.setup.progress(guild_id)
    waiting = len(await interaction.client.services.helplines.open_questions(guild_id))
    view = LayoutView(timeout=None)
    view.add_item(Container(TextDisplay(_page(interaction, progress, waiting))))
    view.add_item(ActionRow(DeskPick(guild_id, say(interaction, "setup-desk-pick"))))
    view.add_item(ActionRow(RolePick(guild_id, say(interaction, "setup-role-pick"))))
    buttons = (
        PlaceButton(guild_id, label=say(interaction, "setup-place-button")),
        StatisticalButton(guild_id, label=say(interaction, "setup-statistical-button")),
        HelplinesButton(guild_id, label=say(interaction, "setup-helplines-button")),
        TestPageButton(guild_id, label=say(interaction, "setup-test-button")),
    )
    view.add_item(ActionRow[Any](*buttons))
    return view


async def redraw(interaction: Press) -> None:
    """Show the page as it is now, in place."""
    assert interaction.guild_id is not None
    await interaction.response.edit_message(view=await setup_view(interaction, interaction.guild_id))


def _page(interaction: Press, progress: Progress, waiting: int) -> str:
    lines = [say(interaction, "setup-title")]
    for step in STEPS:
        done = "done" if step not in progress.missing else "open"
        lines.append(say(interaction, f"setup-step-{step}-{done}"))
    lines.append(say(interaction, "setup-step-helplines", left=waiting))
    names = [f"<@{page.user_id}>" for page in progress.tested if page.answered_at]
    test = "setup-step-test-done" if names else "setup-step-test-open"
    lines.append(say(interaction, test, names=", ".join(names)))
    lines += [f"! {line}" for line in not_covered(interaction.client, str(interaction.locale))]
    lines.append(say(interaction, "setup-finished" if not progress.missing else "setup-unfinished"))
    return "\n".join(lines)


def welcome_renderer(bot: SupportBot) -> Renderer:
    """Draws the message that opens a professional's direct messages."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        record = await bot.services.professionals.get(entry.guild_id, entry.user_id or 0)
        if record is None:
            return None
        guild = bot.get_guild(entry.guild_id)
        view = LayoutView(timeout=None)
        text = bot.texts.say("professional-welcome", name=record.name, server=guild.name if guild else "Discord")
        view.add_item(TextDisplay(text))
        return view

    return render
