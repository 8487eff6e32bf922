"""What members press: reading a module, having seen it, and taking that back."""

from __future__ import annotations

from functools import partial
from typing import Any

import discord
from discord.ui import ActionRow

from bot.domain.courses import Step
from cogs.courses.checking import Check
from cogs.courses.reading import Say, module_text
from cogs.shared.access import Press
from cogs.shared.controls import PickControl, PressControl
from cogs.shared.people import readers
from cogs.shared.replies import card, reply, say, show


class Read(PressControl, name="module-read", fields=("module",)):
    """Shows a module to one person."""

    async def act(self, interaction: Press) -> None:
        """Nobody learns that they read it."""
        await read(interaction, self.guild_id, self.numbers["module"])


class ModulePick(PickControl, name="module-pick", fields=("group",)):
    """Shows a module out of the list of those that are out."""

    async def act(self, interaction: Press) -> None:
        """Show it."""
        chosen, group = int(self.values[0]), self.numbers["group"]
        out = await interaction.client.services.courses.out(self.guild_id, group)
        if chosen in {one.id for one in out}:
            await read(interaction, self.guild_id, chosen)


class Seen(PressControl, name="module-seen", fields=("module",)):
    """Says that one has seen a module."""

    async def act(self, interaction: Press) -> None:
        """Keep it, and say who sees that."""
        courses = interaction.client.services.courses
        opened = await courses.seen(self.guild_id, self.numbers["module"], interaction.user.id)
        back = TakeBack(self.guild_id, self.numbers["module"], label=say(interaction, "course-take-back"))
        names = readers(interaction.client.texts, opened.leaders, str(interaction.locale))
        await reply(interaction, "course-seen", ActionRow[Any](back), readers=names)


class TakeBack(PressControl, name="module-back", fields=("module",)):
    """Takes back what is kept about a member and a module."""

    async def act(self, interaction: Press) -> None:
        """It is as if they had pressed nothing."""
        await interaction.client.services.courses.forget(self.guild_id, self.numbers["module"], interaction.user.id)
        await reply(interaction, "course-taken-back")


async def read(interaction: Press, guild_id: int, module_id: int) -> None:
    """A module as one person reads it, with what can be pressed, and before that who sees it."""
    opened = await interaction.client.services.courses.read(guild_id, module_id)
    words = partial(say, interaction)
    names = readers(interaction.client.texts, opened.leaders, str(interaction.locale))
    row = ActionRow[Any](*buttons(words, guild_id, opened.step, reading=False))
    view = card(module_text(words, opened.step), discord.ui.TextDisplay(words("course-seen-by", readers=names)), row)
    await show(interaction, view)


def buttons(words: Say, guild_id: int, step: Step, *, reading: bool) -> list[Any]:
    """Read (where the module itself is not shown), I've seen it, Check my understanding."""
    first = [Read(guild_id, step.id, label=words("course-read"), style=discord.ButtonStyle.primary)] if reading else []
    return [
        *first,
        Seen(guild_id, step.id, label=words("course-have-seen")),
        Check(guild_id, step.id, label=words("course-check")),
    ]
