"""Names of days and months in the languages that people type them in. A word with two meanings has none here."""

from __future__ import annotations

from functools import cache

from babel import Locale

LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da")
TODAY, TOMORROW = "today", "tomorrow"
_RELATIVE = {
    TODAY: "today heute aujourd'hui aujourd’hui hoy oggi vandaag hoje dziś dzisiaj idag",
    TOMORROW: "tomorrow morgen demain mañana domani amanhã jutro imorgon",
}
_SHORTEST = 3
"""Letters of a name that are enough, where Unicode's own abbreviation is not shorter."""


def relative(word: str) -> str | None:
    """``TODAY``, ``TOMORROW`` or None."""
    return next((meant for meant, words in _RELATIVE.items() if word in words.split()), None)


def weekday_named(word: str) -> int | None:
    """Monday is 0; a full name, its beginning or its usual abbreviation, in small letters without a full stop."""
    return _meant(word, _names("days"))


def month_named(word: str) -> int | None:
    """January is 1; as with weekdays."""
    return _meant(word.rstrip("."), _names("months"))


def _meant(word: str, names: dict[str, int]) -> int | None:
    if word in names:
        return names[word]
    meant = {number for name, number in names.items() if len(word) >= _SHORTEST and name.startswith(word)}
    return meant.pop() if len(meant) == 1 else None


@cache
def _names(kind: str) -> dict[str, int]:
    """Every name of a day or a month; English goes first, and of the others only what is meant by all."""
    found: dict[str, set[int]] = {}
    english = dict(_of("en", kind))
    for language in LANGUAGES:
        for name, number in _of(language, kind):
            found.setdefault(name, set()).add(number)
    return {name: meant.pop() for name, meant in found.items() if len(meant) == 1} | english


def _of(language: str, kind: str) -> list[tuple[str, int]]:
    names = getattr(Locale(language), kind)["format"]
    return [
        (name.lower().rstrip("."), number) for width in ("wide", "abbreviated") for number, name in names[width].items()
    ]
