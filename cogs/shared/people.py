"""Names of people as a sentence says them."""

from __future__ import annotations

from bot.texts import Texts


def readers(texts: Texts, names: tuple[str, ...], language: str | None = None) -> str:
    """Who reads, as a person would say it."""
    if not names:
        return texts.say("checkin-readers-team", language)
    if len(names) == 1:
        return names[0]
    return texts.say("checkin-readers", language, names=", ".join(names[:-1]), last=names[-1])
