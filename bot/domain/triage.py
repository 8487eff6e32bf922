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


class Sensitivity(StrEnum):
    """How readily a server wants to be told; chosen by its supervisors, who see what each costs in alerts."""

    WIDE = "wide"
    """Rather one alert too many."""
    BALANCED = "balanced"
    NARROW = "narrow"
    """Heavy feelings without danger are left to the group; what endangers is never left out."""


class Reason(StrEnum):
    """Why a level is higher than the words alone would make it."""

    RUN = "run"
    """Several worrying messages of the same person within minutes."""
    JOINED = "joined"
    """The sentence began in the message before."""
    AFFIRMED = "affirmed"
    """A yes to what was asked, or a no to a question about safety."""
    MODEL = "model"
    """The statistical model, where no rule matched as high."""


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
    """What screening found. ``unscreened`` means that nothing could be said: never the same as green.

    ``score`` orders messages, from 0 (calm) to 1. ``exceptions`` are the ids of what lowered a rule, ``reasons`` why
    the level is above what rules alone say. ``model`` holds the probabilities of the statistical model by name, empty
    where it did not run; ``language`` is a code, empty where too little was written to tell.
    """

    level: Level
    kinds: frozenset[Kind] = frozenset()
    spans: tuple[Span, ...] = ()
    rules: tuple[str, ...] = ()
    unscreened: bool = False
    score: float = 0.0
    exceptions: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    model: tuple[tuple[str, float], ...] = ()
    language: str = ""

    @classmethod
    def green(cls) -> Verdict:
        """Nothing a professional must look at."""
        return cls(Level.GREEN)
