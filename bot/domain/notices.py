"""What a member is told about their case: at which levels, at which moments, and in which sentences."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.triage import Kind, Level, Source


class Moment(StrEnum):
    """When a member is told something: each is told once, and again after nobody was at it any more."""

    CALLED = "called"
    """Somebody is called for them because of something that they wrote."""
    ANSWERED = "answered"
    """Somebody answers."""
    UNANSWERED = "unanswered"
    """Everybody was called, nobody answered, and it starts again."""
    AGAIN = "again"
    """Whoever answered has not been back, and the team is called again."""


class Part(StrEnum):
    """A sentence, or a few that belong together; their words are texts."""

    REACHED = "reached"
    WHO = "who"
    EMERGENCY = "emergency"
    LINES = "lines"
    SOFTWARE = "software"
    ANSWERED = "answered"
    UNANSWERED = "unanswered"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Notice:
    """What is said at a moment, in order: while somebody is on duty or answers, and otherwise; at these levels only."""

    levels: frozenset[Level]
    staffed: tuple[Part, ...]
    unstaffed: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class MemberNotices:
    """``sources`` are where a flag has to come from for its writer to be told that somebody is called, and ``silent``
    what it may not be about alone: what somebody does to others."""

    called: Notice
    answered: Notice
    unanswered: Notice
    again: Notice
    sources: frozenset[Source]
    silent: frozenset[Kind]

    def at(self, moment: Moment) -> Notice:
        """What is said at a moment."""
        return {
            Moment.CALLED: self.called,
            Moment.ANSWERED: self.answered,
            Moment.UNANSWERED: self.unanswered,
            Moment.AGAIN: self.again,
        }[moment]

    def tells(self, source: Source, level: Level, kinds: Collection[Kind]) -> bool:
        """Whether the writer is told that a human was called; never of a report or a drill."""
        if source in NEVER or source not in self.sources or level not in self.called.levels:
            return False
        return not kinds or not self.silent.issuperset(kinds)


NEVER = frozenset({Source.REPORT, Source.DRILL, Source.CALL})
"""Flags whose person is told nothing, or was told by the answer to their own press."""
WRITTEN = frozenset(Source) - NEVER
URGENT = frozenset({Level.RED, Level.CRISIS})
_CALLED = (Part.REACHED, Part.WHO, Part.EMERGENCY, Part.LINES, Part.SOFTWARE)
_UNANSWERED = (Part.UNANSWERED, Part.EMERGENCY, Part.LINES, Part.SOFTWARE)
_AGAIN = (Part.AGAIN, Part.EMERGENCY, Part.LINES, Part.SOFTWARE)

DEFAULT = MemberNotices(
    Notice(URGENT, _CALLED, _CALLED),
    Notice(frozenset({Level.AMBER, *URGENT}), (Part.ANSWERED,), (Part.ANSWERED,)),
    Notice(frozenset({Level.AMBER, *URGENT}), _UNANSWERED, _UNANSWERED),
    Notice(frozenset({Level.AMBER, *URGENT}), _AGAIN, _AGAIN),
    WRITTEN,
    frozenset({Kind.HOSTILITY, Kind.CONFIDENTIALITY, Kind.CONTACT, Kind.SPAM, Kind.HARM_TO_OTHERS}),
)
"""As the files that come with the product say it."""
