"""What a member is told when somebody is called for them: who, whether anybody is there, and what else there is."""

from __future__ import annotations

from collections.abc import Sequence

from discord.ui import LayoutView

from bot.client import Renderer, SupportBot
from bot.domain.notices import Moment, Part
from bot.domain.outbox import OutboxEntry
from bot.domain.triage import Source
from bot.errors import NotFound
from bot.services.support import Help
from bot.texts import stamp
from cogs.shared.helplines import helplines
from cogs.shared.replies import card

WAYS = {Source.CHECKIN: "checkin", Source.SESSION: "session"}
"""How what was written is called; everything else is a message."""


async def help_lines(
    bot: SupportBot, guild_id: int, truth: Help, way: str, language: str | None = None, *, danger: bool = False
) -> list[str]:
    """The sentences, in order. ``way`` is ``call`` or ``message``; with ``danger`` the emergency number comes first."""
    notice = bot.services.content.member_notices.called
    parts = notice.staffed if _staffed(truth) else notice.unstaffed
    if danger:
        parts = (Part.EMERGENCY, *(part for part in parts if part is not Part.EMERGENCY))
    return await _sentences(bot, guild_id, truth, parts, way, language)


def member_notice_renderer(bot: SupportBot) -> Renderer:
    """Draws the message to a member: somebody is called, nobody has answered yet, somebody has answered."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        moment = Moment(entry.payload["moment"])
        try:
            truth = await bot.services.cases.help(entry.guild_id, entry.payload["case"])
        except NotFound:
            return None
        if moment in (Moment.UNANSWERED, Moment.AGAIN) and truth.owner:
            return None
        notice = bot.services.content.member_notices.at(moment)
        parts = notice.staffed if _staffed(truth) else notice.unstaffed
        return card("\n".join(await _sentences(bot, entry.guild_id, truth, parts, WAYS.get(truth.source, "message"))))

    return render


async def _sentences(
    bot: SupportBot, guild_id: int, truth: Help, parts: Sequence[Part], way: str, language: str | None = None
) -> list[str]:
    lines: list[str] = []
    for part in parts:
        if part is Part.LINES:
            soon = _staffed(truth) and not {Part.UNANSWERED, Part.AGAIN} & set(parts)
            lines += await _helplines(bot, guild_id, truth, language, soon=soon)
        else:
            lines.append(_sentence(bot, truth, part, way, language))
    return lines


async def _helplines(bot: SupportBot, guild_id: int, truth: Help, language: str | None, *, soon: bool) -> list[str]:
    shown = await helplines(bot, guild_id, truth.country, language)
    key = "help-lines-staffed" if soon else "help-lines-unstaffed"
    return [bot.texts.say(key, language), *shown] if shown else []


def _sentence(bot: SupportBot, truth: Help, part: Part, way: str, language: str | None) -> str:
    if part is Part.WHO:
        return _who(bot, truth, language)
    if part is Part.EMERGENCY:
        number = bot.services.helplines.emergency_number(truth.country)
        return bot.texts.say("help-emergency", language, number=number)
    name = truth.owner or bot.texts.say("help-somebody", language)
    keys = {
        Part.REACHED: f"help-{way}-reached",
        Part.SOFTWARE: "help-software",
        Part.ANSWERED: "help-answered",
        Part.UNANSWERED: "help-unanswered",
        Part.AGAIN: "help-again",
    }
    return bot.texts.say(keys[part], language, name=name)


def _staffed(truth: Help) -> bool:
    return bool(truth.coverage.on_duty or truth.owner)


def _who(bot: SupportBot, truth: Help, language: str | None) -> str:
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


def _and(bot: SupportBot, names: tuple[str, ...], language: str | None) -> str:
    first, *rest = names
    return bot.texts.say("help-names", language, first=first, rest=", ".join(rest), count=len(rest))
