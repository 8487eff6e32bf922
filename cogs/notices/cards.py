"""The list of notices, and the words of one with what can be done about them."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow, LayoutView, TextDisplay

from bot.domain.notice_words import About, Hours, Place, Version, hours_of
from bot.texts import stamp
from cogs.notices.history import history_view
from cogs.notices.places import FIELDS, about_words, hours_words, numbers_of, place_of
from cogs.notices.resetting import ask_reset
from cogs.notices.words import example_view, slot_lines, words_now
from cogs.notices.writing import write
from cogs.shared.access import Press
from cogs.shared.controls import PickControl, PressControl
from cogs.shared.replies import card, say, show

MOST = 1400
"""Characters of words on the card of a notice: two of them, and what is said around them, fit into one message."""


class NoticePick(PickControl, name="notice-pick", fields=FIELDS):
    """Chooses a notice; its numbers name any place of the language."""

    async def act(self, interaction: Press) -> None:
        """Show its words."""
        about, language = About(self.values[0]), place_of(interaction, self.numbers).language
        await show(interaction, await notice_view(interaction, self.guild_id, about, language))


class LookButton(PressControl, name="notice-look", fields=FIELDS):
    """Shows what a member reads."""

    async def act(self, interaction: Press) -> None:
        """Show it, with an example of what is filled in."""
        place = place_of(interaction, self.numbers)
        words, _ = await words_now(interaction, self.guild_id, place)
        await show(interaction, await example_view(interaction, self.guild_id, place, words))


class EditWords(PressControl, name="notice-edit", fields=FIELDS):
    """Opens the form."""

    async def act(self, interaction: Press) -> None:
        """Open it with the words as they are."""
        await write(interaction, self.guild_id, place_of(interaction, self.numbers))


class ResetWords(PressControl, name="notice-reset", fields=FIELDS):
    """Asks before the words that ship come back."""

    async def act(self, interaction: Press) -> None:
        """Say what that means."""
        await ask_reset(interaction, self.guild_id, place_of(interaction, self.numbers))


class HistoryButton(PressControl, name="notice-history", fields=FIELDS):
    """Shows who saved what when."""

    async def act(self, interaction: Press) -> None:
        """Show it."""
        place = place_of(interaction, self.numbers)
        await show(interaction, await history_view(interaction, self.guild_id, place))


async def list_view(interaction: Press, guild_id: int, language: str) -> LayoutView:
    """Every notice: after what, to whom, when, and whose words."""
    kept = await interaction.client.services.notices.all_newest(guild_id)
    lines = [_line(interaction, about, language, kept) for about in About]
    options = [discord.SelectOption(label=about_words(interaction, one)[:100], value=one.value) for one in About]
    numbers = numbers_of(Place(About.MESSAGE, Hours.STAFFED, language))
    pick = NoticePick(guild_id, *numbers, placeholder=say(interaction, "notices-pick"), options=options)
    return card(say(interaction, "notices-list", lines="\n".join(lines)), ActionRow[Any](pick))


async def notice_view(interaction: Press, guild_id: int, about: About, language: str) -> LayoutView:
    """One notice, in the hours for which it has words, with buttons below each."""
    view = LayoutView(timeout=None)
    when = say(interaction, f"notice-when-{about.value}")
    slots = slot_lines(interaction, about)
    view.add_item(TextDisplay(say(interaction, "notice-head", name=about_words(interaction, about), when=when)))
    for hours in hours_of(about):
        await _add_words(view, interaction, guild_id, Place(about, hours, language))
    view.add_item(TextDisplay(say(interaction, "notice-slots", lines=slots)))
    return view


async def _add_words(view: LayoutView, interaction: Press, guild_id: int, place: Place) -> None:
    words, version = await words_now(interaction, guild_id, place)
    quoted = "\n".join(f"> {line}" for line in words.splitlines())
    quoted = quoted if len(quoted) <= MOST else f"{quoted[:MOST]} …"
    heading = hours_words(interaction, place.hours)
    view.add_item(TextDisplay(f"### {heading} · {_whose(interaction, version)}\n{quoted}"))
    view.add_item(ActionRow[Any](*_buttons(interaction, guild_id, place, version)))


def _buttons(interaction: Press, guild_id: int, place: Place, version: Version | None) -> list[PressControl]:
    numbers, hours = numbers_of(place), place.hours.value

    def label(what: str) -> str:
        return say(interaction, f"notice-{what}", hours=hours)

    found: list[PressControl] = [
        EditWords(guild_id, *numbers, label=label("edit"), style=discord.ButtonStyle.primary),
        LookButton(guild_id, *numbers, label=label("look")),
    ]
    if version is not None:
        found.append(HistoryButton(guild_id, *numbers, label=label("history")))
    if version is not None and version.words is not None:
        found.append(ResetWords(guild_id, *numbers, label=label("reset"), style=discord.ButtonStyle.danger))
    return found


def _whose(interaction: Press, version: Version | None) -> str:
    if version is None or version.words is None:
        return say(interaction, "notice-shipped")
    person = f"<@{version.by_id}>" if version.by_id else "–"
    return say(interaction, "notice-own", person=person, at=stamp(version.at, "R"))


def _line(interaction: Press, about: About, language: str, kept: dict[Place, Version]) -> str:
    changed = [hours for hours in hours_of(about) if (found := kept.get(Place(about, hours, language))) and found.words]
    own = ", ".join(hours_words(interaction, hours) for hours in changed)
    whose = say(interaction, "notice-line-own", hours=own) if own else say(interaction, "notice-shipped")
    when = say(interaction, f"notice-when-{about.value}")
    return say(interaction, "notice-line", name=about_words(interaction, about), when=when, whose=whose)
