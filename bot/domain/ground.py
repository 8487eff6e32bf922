"""Ground rules in use: what a member can say to those who lead without words in the room."""

from __future__ import annotations

from enum import StrEnum


class Signal(StrEnum):
    """A quiet word to those who lead. Nothing is asked of whoever gives it."""

    MUCH = "much"
    SLOWER = "slower"
    SPEAK = "speak"
    AWAY = "away"
