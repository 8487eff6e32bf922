"""What a member is told when somebody is called for them: who, whether anybody is there, and what else there is."""

from __future__ import annotations

from discord.ui import LayoutView

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry
from bot.errors import NotFound
from bot.services.support import Help
from bot.texts import stamp
from cogs.shared.helplines import helplines
from cogs.shared.replies import card


async def help_lines(
    bot: SupportBot, guild_id: int, truth: Help, way: str, language: str | None = None, *, danger: bool = False
) -> list[str]:
    """The sentences, in order. ``way`` is ``call`` or ``message``; with ``danger`` the emergency number comes first."""
    emergency = bot.texts.say("help-emergency", language, number=bot.services.helplines.emergency_number(truth.country))
    lines = [bot.texts.say(f"help-{way}-reached", language), _who(bot, truth, language)]
    lines = [emergency, *lines] if danger else [*lines, emergency]
    if shown := await helplines(bot, guild_id, truth.country, language):
        key = "help-lines-staffed" if truth.coverage.on_duty or truth.owner else "help-lines-unstaffed"
        lines += [bot.texts.say(key, language), *shown]
    lines.append(bot.texts.say("help-software", language))
    return lines


def member_notice_renderer(bot: SupportBot) -> Renderer:
    """Draws the message to a member: somebody is called, and later that somebody has answered."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        try:
            truth = await bot.services.cases.help(entry.guild_id, entry.payload["case"])
        except NotFound:
            return None
        if entry.payload["moment"] == "answered":
            return card(bot.texts.say("help-answered", name=truth.owner or bot.texts.say("help-somebody")))
        if entry.payload["moment"] == "unanswered":
            return None if truth.owner else card("\n".join(await _unanswered(bot, entry.guild_id, truth)))
        return card("\n".join(await help_lines(bot, entry.guild_id, truth, "message")))

    return render


async def _unanswered(bot: SupportBot, guild_id: int, truth: Help) -> list[str]:
    number = bot.services.helplines.emergency_number(truth.country)
    lines = [bot.texts.say("help-unanswered"), bot.texts.say("help-emergency", number=number)]
    if shown := await helplines(bot, guild_id, truth.country):
        lines += [bot.texts.say("help-lines-unstaffed"), *shown]
    return [*lines, bot.texts.say("help-software")]


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
