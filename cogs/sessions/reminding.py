"""Who is reminded when: stages of a group, and what each member wants as a direct message."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow

from bot.domain.reminders import STAGES, START
from bot.services.reminders import Choice
from cogs.shared.access import Press
from cogs.shared.controls import PickControl
from cogs.shared.replies import card, reply, say

NEWS, NOTHING = "news", "nothing"
"""Beside the stages, what can be chosen: word of changes, and that the bot writes nothing at all."""


class WishPick(PickControl, name="session-wish", fields=("group",)):
    """What somebody wants as a direct message."""

    async def act(self, interaction: Press) -> None:
        """Keep it, and show it."""
        reminders = interaction.client.services.sessions.reminders
        chosen = set() if NOTHING in self.values else {int(value) for value in self.values if value.isdigit()}
        news = NEWS in self.values and NOTHING not in self.values
        kept = await reminders.choose(self.guild_id, self.numbers["group"], interaction.user.id, chosen, news=news)
        text = say(interaction, "session-wish-kept", lines=_chosen(interaction, kept), title=kept.title)
        await interaction.response.edit_message(view=card(text, _pick(interaction, self.guild_id, kept)))


async def show_choice(interaction: Press, guild_id: int, group_id: int) -> None:
    """Show a member what the channel shows, what they chose, and what else they could."""
    found = await interaction.client.services.sessions.reminders.choice(guild_id, group_id, interaction.user.id)
    await reply(
        interaction,
        "session-wish",
        _pick(interaction, guild_id, found),
        title=found.title,
        channel=stage_names(interaction, found.channel_stages),
        lines=_chosen(interaction, found),
        unreachable="yes" if found.wish.unreachable_at else "no",
    )


async def show_stages(
    interaction: Press, guild_id: int, group_id: int, text: str | None, on_time: str | None = None
) -> None:
    """Set when a group is reminded, and what is sent ``on_time`` or not at all, if they say so; and show it.

    Raises BadInput.
    """
    reminders = interaction.client.services.sessions.reminders
    if text:
        await reminders.choose_stages(guild_id, group_id, text)
    if on_time:
        await reminders.keep_punctual(guild_id, group_id, on_time)
    stages, strict = await reminders.stages(guild_id, group_id), await reminders.punctual(guild_id, group_id)
    await reply(
        interaction,
        "session-stages-are",
        stages=stage_names(interaction, stages),
        new="yes" if text else "no",
        strict=stage_names(interaction, strict),
        some="yes" if strict else "no",
    )


def stage_names(interaction: Press, stages: tuple[int, ...]) -> str:
    """Stages as people read them."""
    return ", ".join(_name(interaction, stage) for stage in stages)


def row(*controls: Any) -> ActionRow[Any]:
    """Controls side by side."""
    return ActionRow(*controls)


def _pick(interaction: Press, guild_id: int, found: Choice) -> ActionRow[Any]:
    stages = sorted({*STAGES, *found.channel_stages, *found.wish.stages}, reverse=True)
    options = [
        discord.SelectOption(label=_name(interaction, stage), value=str(stage), default=stage in found.wish.stages)
        for stage in stages
    ]
    options.append(
        discord.SelectOption(label=say(interaction, "session-wish-news"), value=NEWS, default=found.wish.news)
    )
    options.append(discord.SelectOption(label=say(interaction, "session-wish-nothing"), value=NOTHING))
    placeholder = say(interaction, "session-wish-pick")
    return row(WishPick(guild_id, found.group_id, placeholder=placeholder, options=options, most=len(options)))


def _chosen(interaction: Press, found: Choice) -> str:
    names = [_name(interaction, stage) for stage in found.wish.stages]
    if found.wish.news:
        names.append(say(interaction, "session-wish-news"))
    return "\n".join(f"- {name}" for name in names) or say(interaction, "session-wish-nothing")


def _name(interaction: Press, stage: int) -> str:
    if stage == START:
        return say(interaction, "session-stage-start")
    for unit, size in (("days", 24 * 60), ("hours", 60)):
        if stage % size == 0 and stage > size:
            return say(interaction, f"session-stage-{unit}", number=stage // size)
    if stage == 60:
        return say(interaction, "session-stage-hours", number=1)
    if stage == 24 * 60:
        return say(interaction, "session-stage-hours", number=24)
    return say(interaction, "session-stage-minutes", number=stage)
