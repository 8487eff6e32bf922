"""What a member is told about a case, in the clinic's own words or those that ship, filled in with what is true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.client import SupportBot
from bot.domain.notice_words import TRUTH, About, Hours, Place, Slot, assured, fitting, hours_of, number_first
from bot.domain.notices import Moment, Part
from bot.domain.triage import Source
from bot.services.support import Help
from bot.texts import stamp
from cogs.shared.helplines import helplines

WAYS = {Source.CHECKIN: About.CHECKIN, Source.SESSION: About.SESSION}
"""What was written, where it is not a message."""


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody reads, and of which words it was made; ``version`` 0 are those that ship."""

    text: str
    place: Place
    version: int


def about_of(moment: Moment, source: Source) -> About:
    """Which notice a member gets about a case that began like this."""
    return WAYS.get(source, About.MESSAGE) if moment is Moment.CALLED else About(moment.value)


def hours_now(truth: Help) -> Hours:
    """Whether somebody is on duty or answers."""
    return Hours.STAFFED if truth.coverage.on_duty or truth.owner else Hours.UNSTAFFED


async def notice(
    bot: SupportBot, guild_id: int, truth: Help, about: About, language: str | None = None, *, danger: bool = False
) -> Told:
    """What is said now. With ``danger`` the emergency number comes first."""
    hours = hours_now(truth) if len(hours_of(about)) > 1 else hours_of(about)[0]
    place = Place(about, hours, bot.texts.code(language))
    newest = await bot.services.notices.newest(guild_id, place)
    words, own = assured(newest.words if newest else None, shipped(bot, place), about)
    text = await fill(bot, guild_id, truth, number_first(words) if danger else words, place)
    return Told(text, place, newest.id if newest and own else 0)


async def notice_again(bot: SupportBot, guild_id: int, truth: Help, chosen: Mapping[str, Any]) -> Told:
    """What a message says that may have been sent already: the words that were ``chosen`` then, whatever holds now."""
    place = Place(About(chosen["notice"]), Hours(chosen["hours"]), str(chosen["language"]))
    number = int(chosen["version"])
    version = await bot.services.notices.version(guild_id, number) if number else None
    words, _ = assured(version.words if version else None, shipped(bot, place), place.about)
    return Told(await fill(bot, guild_id, truth, words, place), place, number)


async def fill(bot: SupportBot, guild_id: int, truth: Help, words: str, place: Place) -> str:
    """The words as the person of a case reads them."""
    return fitting(words, await _values(bot, guild_id, truth, place))


def shipped(bot: SupportBot, place: Place) -> str:
    """The words that come with the product, from the file of notices and the texts; slots are in braces."""
    found = bot.services.content.member_notices.at(place.about.moment)
    parts = found.staffed if place.hours is Hours.STAFFED else found.unstaffed
    return "\n".join(_shipped(bot, place, part) for part in parts)


def _shipped(bot: SupportBot, place: Place, part: Part) -> str:
    slots = {Part.LINES: Slot.LINES, Part.WHO: Slot.WHO, TRUTH[place.about.moment]: Slot.SEEN}
    if part in slots:
        return _slot(slots[part])
    way = place.about if place.about.moment is Moment.CALLED else About.MESSAGE
    keys = {
        Part.REACHED: f"help-{way.value}-reached",
        Part.EMERGENCY: "help-emergency",
        Part.SOFTWARE: "help-software",
        Part.ANSWERED: "help-answered",
        Part.UNANSWERED: "help-unanswered",
        Part.AGAIN: "help-again",
    }
    return bot.texts.say(keys[part], place.language, name=_slot(Slot.NAME), number=_slot(Slot.NUMBER))


def _slot(slot: Slot) -> str:
    return f"{{{slot.value}}}"


async def _values(bot: SupportBot, guild_id: int, truth: Help, place: Place) -> dict[Slot, str]:
    language, moment = place.language, place.about.moment
    name = truth.owner or bot.texts.say("help-somebody", language)
    who = _who(bot, truth, language)
    seen = {
        Moment.CALLED: who,
        Moment.ANSWERED: bot.texts.say("help-answered", language, name=name),
        Moment.UNANSWERED: bot.texts.say("help-unanswered", language),
        Moment.AGAIN: bot.texts.say("help-again", language),
    }
    soon = place.hours is Hours.STAFFED and moment not in (Moment.UNANSWERED, Moment.AGAIN)
    return {
        Slot.SEEN: seen[moment],
        Slot.WHO: who,
        Slot.NAME: name,
        Slot.NUMBER: bot.services.helplines.emergency_number(truth.country),
        Slot.LINES: await _helplines(bot, guild_id, truth, language, soon=soon),
    }


async def _helplines(bot: SupportBot, guild_id: int, truth: Help, language: str, *, soon: bool) -> str:
    shown = await helplines(bot, guild_id, truth.country, language)
    key = "help-lines-staffed" if soon else "help-lines-unstaffed"
    return "\n".join([bot.texts.say(key, language), *shown]) if shown else ""


def _who(bot: SupportBot, truth: Help, language: str) -> str:
    if truth.owner:
        return bot.texts.say("help-owner", language, name=truth.owner)
    if truth.on_duty:
        return bot.texts.say("help-staffed", language, names=_and(bot, truth.on_duty, language))
    if not truth.called:
        return bot.texts.say("help-nobody", language)
    if truth.coverage.next:
        at = stamp(truth.coverage.next, "f")
        return bot.texts.say("help-unstaffed", language, at=at, relative=stamp(truth.coverage.next, "R"))
    return bot.texts.say("help-unstaffed-unknown", language)


def _and(bot: SupportBot, names: Sequence[str], language: str) -> str:
    first, *rest = names
    return bot.texts.say("help-names", language, first=first, rest=", ".join(rest), count=len(rest))
