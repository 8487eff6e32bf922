"""Helplines as people read them."""

from __future__ import annotations

from bot.client import SupportBot
from bot.content import Helpline

MOST = 3
"""Helplines named at once: a longer list is not read at such a time."""


async def helplines(bot: SupportBot, guild_id: int, country: str, language: str | None = None) -> list[str]:
    """A line for each of the first helplines of a country (two letters)."""
    found = await bot.services.helplines.for_country(guild_id, country)
    return [_line(bot, one, language) for one in found[:MOST]]


def _line(bot: SupportBot, line: Helpline, language: str | None) -> str:
    ways = [(key, getattr(line, key)) for key in ("phone", "text", "web")]
    how = " · ".join(bot.texts.say(f"help-line-{key}", language, value=value) for key, value in ways if value)
    facts = " · ".join(filter(None, (line.hours, ", ".join(line.languages))))
    return bot.texts.say("help-line", language, name=line.name, how=how, facts=f" · {facts}" if facts else "")
