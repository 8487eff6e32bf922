"""Routing a message to a human. A level is not a diagnosis and not an assessment of risk.

The scale (green, amber, red, crisis) and the kinds are the field's own, as moderated peer-support services use
them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Level(IntEnum):
    """How soon a professional must look; higher is sooner."""

    GREEN = 0
    AMBER = 1
    RED = 2
    CRISIS = 3

    @property
    def word(self) -> str:
        """The level in words: nothing is shown by colour alone."""
        return self.name.lower()


class Kind(StrEnum):
    """What a flag is about."""

    SUICIDE = "suicide"
    SELF_HARM = "self_harm"
    HARM_TO_OTHERS = "harm_to_others"
    ABUSE = "abuse"
    MEDICAL = "medical"
    EATING = "eating"
    SUBSTANCE = "substance"
    THIRD_PERSON = "third_person"
    HOSTILITY = "hostility"
    CONFIDENTIALITY = "confidentiality"
    CONTACT = "contact"
    SPAM = "spam"
    DISTRESS = "distress"
    CALL = "call"
    REPORT = "report"
    CHECKIN = "checkin"


CAME = frozenset({Kind.CALL, Kind.REPORT, Kind.CHECKIN})
"""Say how a flag came, and not what it is about: nobody corrects these."""


class Source(StrEnum):
    """Where a flag comes from."""

    MESSAGE = "message"
    EDIT = "edit"
    DM = "dm"
    REPORT = "report"
    CALL = "call"
    CHECKIN = "checkin"
    SESSION = "session"
    """A private word about a session."""
    DRILL = "drill"


@dataclass(frozen=True, slots=True)
class Span:
    """Evidence: ``text[start:end]`` of the original message matched ``rule``."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What screening found. ``unscreened`` means that nothing could be said: never the same as green."""

    level: Level
    kinds: frozenset[Kind] = frozenset()
    spans: tuple[Span, ...] = ()
    rules: tuple[str, ...] = ()
    unscreened: bool = False

    @classmethod
    def green(cls) -> Verdict:
        """Nothing a professional must look at."""
        return cls(Level.GREEN)
