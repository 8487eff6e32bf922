"""The card on which a supervisor writes a policy: steps in plain words, what is missing, and whom it would reach."""

from __future__ import annotations

from functools import partial
from typing import Any

import discord
from discord.ui import ActionRow, LayoutView, TextDisplay

from bot.domain.triage import Kind, Level
from bot.services.policies import Draft
from cogs.policy.words import kind_word, level_word, simulation_lines, step_line, step_lines, written_lines
from cogs.shared.access import Press
from cogs.shared.controls import PickControl, PressControl
from cogs.shared.forms import forms
from cogs.shared.replies import card, reply, say

MOST = 3900
"""Characters on one card, under Discord's 4,000."""


class AddStep(PressControl, name="policy-add", fields=("draft",)):
    """Adds a step at the end."""

    async def act(self, interaction: Press) -> None:
        """Open the form of a new step."""
        draft = await drafted(interaction, self.guild_id, self.numbers["draft"])
        await (
            forms(interaction.client).forms["policy-step"].open(interaction, self.guild_id, draft.id, len(draft.steps))
        )


class ChangeStep(PickControl, name="policy-change", fields=("draft",)):
    """Changes a step."""

    async def act(self, interaction: Press) -> None:
        """Open the form of the step."""
        number = int(self.values[0])
        form = forms(interaction.client).forms["policy-step"]
        await form.open(interaction, self.guild_id, self.numbers["draft"], number)


class RemoveStep(PickControl, name="policy-remove", fields=("draft",)):
    """Takes a step out."""

    async def act(self, interaction: Press) -> None:
        """Take it out, and show what is left."""
        policies, number = interaction.client.services.policies, int(self.values[0])
        draft = await policies.drop(self.guild_id, self.numbers["draft"], interaction.user.id, number)
        await redraw(interaction, self.guild_id, draft)


class EarlierStep(PickControl, name="policy-earlier", fields=("draft",)):
    """Lets a step come before the one it follows."""

    async def act(self, interaction: Press) -> None:
        """Move it, and show the new order."""
        policies, number = interaction.client.services.policies, int(self.values[0])
        draft = await policies.earlier(self.guild_id, self.numbers["draft"], interaction.user.id, number)
        await redraw(interaction, self.guild_id, draft)


class SaveDraft(PressControl, name="policy-save", fields=("draft",)):
    """Puts the draft in force."""

    async def act(self, interaction: Press) -> None:
        """Save, and say what holds now."""
        policies = interaction.client.services.policies
        written = await policies.save(self.guild_id, self.numbers["draft"], interaction.user.id)
        lines = written_lines(partial(say, interaction), written)
        await _end(interaction, say(interaction, "policy-saved", lines="\n".join(lines)))


class DiscardDraft(PressControl, name="policy-discard", fields=("draft",)):
    """Forgets the draft."""

    async def act(self, interaction: Press) -> None:
        """Forget it; what was in force still is."""
        await interaction.client.services.policies.discard(self.guild_id, self.numbers["draft"], interaction.user.id)
        await _end(interaction, say(interaction, "policy-discarded"))


class ResetSure(PressControl, name="policy-reset", fields=("level", "kind")):
    """Goes back to the default; ``kind`` counts from 1, and 0 is for all kinds."""

    async def act(self, interaction: Press) -> None:
        """Reset, and say what holds now."""
        level, place = Level(self.numbers["level"]), self.numbers["kind"]
        kind = list(Kind)[place - 1] if place else None
        written = await interaction.client.services.policies.reset(self.guild_id, level, kind)
        lines = written_lines(partial(say, interaction), written)
        await _end(interaction, say(interaction, "policy-saved", lines="\n".join(lines)))


async def drafted(interaction: Press, guild_id: int, draft: int) -> Draft:
    """The presser's own draft. Raises NotFound."""
    return await interaction.client.services.policies.draft(guild_id, draft, interaction.user.id)


async def redraw(interaction: Press, guild_id: int, draft: Draft) -> None:
    """Show the card as it is now, in place."""
    await interaction.response.edit_message(view=await editor(interaction, guild_id, draft))


async def editor(interaction: Press, guild_id: int, draft: Draft) -> LayoutView:
    """The card: preview, problems, simulation, and controls."""
    view = LayoutView(timeout=None)
    view.add_item(TextDisplay("\n".join(await _lines(interaction, guild_id, draft))[:MOST]))
    words = partial(say, interaction)
    options = [
        discord.SelectOption(label=_plain(step_line(words, number + 1, step, draft.layers))[:100], value=str(number))
        for number, step in enumerate(draft.steps)
    ]
    if options:
        change = ChangeStep(guild_id, draft.id, placeholder=words("policy-change"), options=options)
        remove = RemoveStep(guild_id, draft.id, placeholder=words("policy-remove"), options=options)
        view.add_item(ActionRow[Any](change))
        view.add_item(ActionRow[Any](remove))
    if len(options) > 1:
        earlier = EarlierStep(guild_id, draft.id, placeholder=words("policy-earlier"), options=options[1:])
        view.add_item(ActionRow[Any](earlier))
    save = SaveDraft(
        guild_id,
        draft.id,
        label=words("policy-save"),
        style=discord.ButtonStyle.success,
        disabled=bool(draft.problems),
    )
    add = AddStep(guild_id, draft.id, label=words("policy-add"))
    view.add_item(ActionRow[Any](save, add, DiscardDraft(guild_id, draft.id, label=words("policy-discard"))))
    return view


async def ask_reset(interaction: Press, guild_id: int, level: Level, kind: Kind | None) -> None:
    """Say what going back means, with the button that does it."""
    words, place = partial(say, interaction), list(Kind).index(kind) + 1 if kind else 0
    sure = ResetSure(guild_id, int(level), place, label=words("policy-reset"), style=discord.ButtonStyle.danger)
    about = {"level": level_word(words, level), "kind": kind_word(words, kind)}
    await reply(interaction, "policy-reset-sure", ActionRow[Any](sure), **about)


async def _lines(interaction: Press, guild_id: int, draft: Draft) -> list[str]:
    words, policies = partial(say, interaction), interaction.client.services.policies
    title = words("policy-draft", level=level_word(words, draft.level), kind=kind_word(words, draft.kind))
    lines = [title, *step_lines(words, draft.level, draft.steps, draft.layers)]
    lines += [words("policy-problem", problem=words(one.key, **one.values)) for one in draft.problems]
    group = await policies.first_group(guild_id)
    if draft.problems or group is None:
        return lines
    found = await policies.simulate(guild_id, group, draft.level, kind=draft.kind, steps=draft.steps)
    return [*lines, "", *simulation_lines(words, found)]


def _plain(line: str) -> str:
    return line.replace("**", "")


async def _end(interaction: Press, text: str) -> None:
    await interaction.response.edit_message(view=card(text))
