"""Helplines in the set-up: each entry is checked once, and may be corrected, switched off or put back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import discord
from discord.ui import ActionRow, Container, Label, LayoutView, Modal, TextDisplay, TextInput

from bot.content import Helpline
from bot.errors import NotFound
from bot.services.helplines import WAYS, Choice
from cogs.shared.access import Press
from cogs.shared.controls import PickControl, PressControl
from cogs.shared.forms import Answers, Form, forms
from cogs.shared.replies import say, show

MOST = 25
"""Discord shows no more choices in a select."""
LONGEST = 3800


class HelplinesButton(PressControl, name="setup-helplines"):
    """Shows the next helpline that nobody has confirmed."""

    async def act(self, interaction: Press) -> None:
        """Show it."""
        await show(interaction, await next_view(interaction, self.guild_id))


class HelplinesPreview(PressControl, name="helpline-preview"):
    """Shows what members see, and lets the operator choose an entry."""

    async def act(self, interaction: Press) -> None:
        """Show it in place."""
        await interaction.response.edit_message(view=await preview_view(interaction, self.guild_id))


class HelplinePick(PickControl, name="helpline-pick"):
    """Chooses an entry to look at."""

    async def act(self, interaction: Press) -> None:
        """Show the entry in place."""
        found = await _find(interaction, self.guild_id, self.values[0])
        await interaction.response.edit_message(view=entry_view(interaction, self.guild_id, found, 0))


class ConfirmHelpline(PressControl, name="helpline-confirm", fields=("entry",)):
    """The operator has checked the entry: it is shown."""

    async def act(self, interaction: Press) -> None:
        """Confirm, and show the next."""
        await _decide(interaction, self.guild_id, self.numbers["entry"], shown=True)


class HideHelpline(PressControl, name="helpline-hide", fields=("entry",)):
    """The entry is not shown in this guild."""

    async def act(self, interaction: Press) -> None:
        """Switch off, and show the next."""
        await _decide(interaction, self.guild_id, self.numbers["entry"], shown=False)


class EditHelpline(PressControl, name="helpline-edit", fields=("entry",)):
    """Opens the form with the entry as it stands."""

    async def act(self, interaction: Press) -> None:
        """Open it."""
        await forms(interaction.client).forms["helpline-edit"].open(interaction, self.guild_id, self.numbers["entry"])


class ResetHelpline(PressControl, name="helpline-reset", fields=("entry",)):
    """The entry is what the directory says again."""

    async def act(self, interaction: Press) -> None:
        """Put it back, and show it."""
        found = await _numbered(interaction, self.guild_id, self.numbers["entry"])
        await interaction.client.services.helplines.reset(self.guild_id, found.line.id)
        again = await _find(interaction, self.guild_id, found.line.id)
        await interaction.response.edit_message(view=entry_view(interaction, self.guild_id, again, 0))


class HelplineForm(Form):
    """The ways to reach a service, for this guild."""

    name = "helpline-edit"
    fields = ("entry",)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal, filled with what stands there or was written before."""
        assert interaction.guild_id is not None
        found = await _numbered(interaction, interaction.guild_id, numbers["entry"])
        modal = Modal(title=say(interaction, "helpline-edit-title"))
        for way in WAYS:
            known = earlier.get(way) if earlier else getattr(found.line, way)
            line = TextInput[Modal](custom_id=way, required=False, max_length=200, default=str(known or "") or None)
            key = f"helpline-{way}"
            modal.add_item(
                Label(text=say(interaction, key), description=say(interaction, f"{key}.hint"), component=line)
            )
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Keep it, and show the entry as members see it now."""
        found = await _numbered(interaction, guild_id, numbers["entry"])
        ways = {way: str(answers.get(way) or "") for way in WAYS}
        await interaction.client.services.helplines.correct(guild_id, found.line.id, interaction.user.id, ways)
        again = await _find(interaction, guild_id, found.line.id)
        await interaction.response.edit_message(view=entry_view(interaction, guild_id, again, 0))


def entry_number(line: Helpline) -> int:
    """A number for an entry, for a ``custom_id``."""
    return int(hashlib.sha256(line.id.encode()).hexdigest()[:12], 16)


async def next_view(interaction: Press, guild_id: int) -> LayoutView:
    """The next open entry, or a word that all are decided."""
    waiting = await interaction.client.services.helplines.open_questions(guild_id)
    if waiting:
        found = await _find(interaction, guild_id, waiting[0].id)
        return entry_view(interaction, guild_id, found, len(waiting))
    view = LayoutView(timeout=None)
    view.add_item(TextDisplay(say(interaction, "setup-helplines-done")))
    view.add_item(ActionRow[Any](_preview_button(interaction, guild_id)))
    return view


def entry_view(interaction: Press, guild_id: int, choice: Choice, left: int) -> LayoutView:
    """One entry with what can be done about it; ``left`` is how many wait for a check."""
    line, number = choice.line, entry_number(choice.line)
    facts = {name: getattr(line, name) or "–" for name in (*WAYS, "name", "country", "source")}
    view = LayoutView(timeout=None)
    view.add_item(TextDisplay(say(interaction, "setup-helpline", left=left, checked=line.seen, **facts)))
    yes = ConfirmHelpline(
        guild_id, number, label=say(interaction, "setup-helpline-confirm"), style=discord.ButtonStyle.success
    )
    buttons: list[Any] = [
        yes,
        HideHelpline(guild_id, number, label=say(interaction, "setup-helpline-hide")),
        EditHelpline(guild_id, number, label=say(interaction, "helpline-edit")),
    ]
    if choice.decided:
        buttons.append(ResetHelpline(guild_id, number, label=say(interaction, "helpline-reset")))
    view.add_item(ActionRow[Any](*buttons, _preview_button(interaction, guild_id)))
    return view


async def preview_view(interaction: Press, guild_id: int) -> LayoutView:
    """What members of each country see."""
    choices = await interaction.client.services.helplines.choices(guild_id)
    view = LayoutView(timeout=None)
    if not choices:
        view.add_item(TextDisplay(say(interaction, "helpline-none")))
        return view
    lines = [say(interaction, "helpline-page")]
    for country in dict.fromkeys(choice.line.country for choice in choices):
        number = interaction.client.services.helplines.emergency_number(country)
        lines.append(say(interaction, "helpline-country", country=country, number=number))
        lines += [_line(interaction, choice) for choice in choices if choice.line.country == country]
    view.add_item(Container(TextDisplay("\n".join(lines)[:LONGEST])))
    options = [discord.SelectOption(label=one.line.name[:100], value=one.line.id) for one in choices[:MOST]]
    pick = HelplinePick(guild_id, placeholder=say(interaction, "helpline-pick"), options=options)
    view.add_item(ActionRow[Any](pick))
    return view


def _line(interaction: Press, choice: Choice) -> str:
    if not choice.shown:
        return say(interaction, "helpline-hidden", name=choice.line.name)
    ways = " · ".join(filter(None, (getattr(choice.line, way) for way in WAYS)))
    corrected = "yes" if choice.corrected else "no"
    return say(interaction, "helpline-shown", name=choice.line.name, ways=ways, corrected=corrected)


def _preview_button(interaction: Press, guild_id: int) -> HelplinesPreview:
    return HelplinesPreview(guild_id, label=say(interaction, "setup-helplines-preview"))


async def _decide(interaction: Press, guild_id: int, number: int, *, shown: bool) -> None:
    found = await _numbered(interaction, guild_id, number)
    await interaction.client.services.helplines.decide(guild_id, found.line.id, interaction.user.id, shown=shown)
    await interaction.response.edit_message(view=await next_view(interaction, guild_id))


async def _numbered(interaction: Press, guild_id: int, number: int) -> Choice:
    for choice in await interaction.client.services.helplines.choices(guild_id):
        if entry_number(choice.line) == number:
            return choice
    raise NotFound("helpline-unknown")


async def _find(interaction: Press, guild_id: int, entry_id: str) -> Choice:
    for choice in await interaction.client.services.helplines.choices(guild_id):
        if choice.line.id == entry_id:
            return choice
    raise NotFound("helpline-unknown")
