"""Which words a control or an option means, and how that is said."""

from __future__ import annotations

from collections.abc import Mapping

from discord import app_commands

from bot.domain.notice_words import About, Hours, Place, hours_of
from bot.errors import BadInput, NotFound
from cogs.shared.access import Press
from cogs.shared.replies import say

FIELDS = ("notice", "hours", "language")
"""The numbers of a control: places in ``About`` and ``Hours``, and the letters of the language as one number."""


def numbers_of(place: Place) -> tuple[int, int, int]:
    """The numbers of a place."""
    language = int.from_bytes(place.language.encode(), "big")
    return list(About).index(place.about), list(Hours).index(place.hours), language


def place_of(interaction: Press, numbers: Mapping[str, int]) -> Place:
    """The place that numbers name. Raises NotFound."""
    size = (numbers["language"].bit_length() + 7) // 8
    language = numbers["language"].to_bytes(size, "big").decode(errors="replace")
    try:
        about, hours = list(About)[numbers["notice"]], list(Hours)[numbers["hours"]]
    except IndexError:
        raise NotFound("notice-unknown") from None
    if language not in interaction.client.texts.languages or hours not in hours_of(about):
        raise NotFound("notice-unknown")
    return Place(about, hours, language)


def typed_place(interaction: Press, notice: str, hours: str, language: str | None) -> Place:
    """What was chosen in a command. Raises BadInput."""
    about = typed_about(notice)
    if hours not in set(Hours):
        raise BadInput("notice-hours-unknown")
    kept = Hours(hours) if Hours(hours) in hours_of(about) else hours_of(about)[0]
    return Place(about, kept, typed_language(interaction, language))


def typed_about(notice: str) -> About:
    """The notice of that name. Raises BadInput."""
    if notice not in set(About):
        raise BadInput("notice-choose")
    return About(notice)


def typed_language(interaction: Press, language: str | None) -> str:
    """One of the languages there are; without a word the one that direct messages have. Raises BadInput."""
    texts = interaction.client.texts
    found = (language or texts.default).strip().lower()
    if found not in texts.languages:
        raise BadInput("notice-language-unknown", known=", ".join(texts.languages))
    return found


def about_words(interaction: Press, about: About) -> str:
    """A notice in words."""
    return say(interaction, f"notice-about-{about.value}")


def hours_words(interaction: Press, hours: Hours) -> str:
    """Its hours in words."""
    return say(interaction, f"notice-hours-{hours.value}")


def title(interaction: Press, place: Place) -> str:
    """A place in words: notice, hours where there are two, language where there are several."""
    parts = [about_words(interaction, place.about)]
    if len(hours_of(place.about)) > 1:
        parts.append(hours_words(interaction, place.hours))
    if len(interaction.client.texts.languages) > 1:
        parts.append(place.language)
    return " · ".join(parts)


async def notice_choices(interaction: Press, current: str) -> list[app_commands.Choice[str]]:
    """The notices in words."""
    named = [(about_words(interaction, about), about.value) for about in About]
    return _matching(named, current)


async def hours_choices(interaction: Press, current: str) -> list[app_commands.Choice[str]]:
    """With and without somebody on duty."""
    return _matching([(hours_words(interaction, hours), hours.value) for hours in Hours], current)


async def language_choices(interaction: Press, current: str) -> list[app_commands.Choice[str]]:
    """Languages that there are texts in."""
    return _matching([(code, code) for code in interaction.client.texts.languages], current)


def _matching(named: list[tuple[str, str]], current: str) -> list[app_commands.Choice[str]]:
    wanted = current.strip().lower()
    return [app_commands.Choice(name=name[:100], value=value) for name, value in named if wanted in name.lower()][:25]
