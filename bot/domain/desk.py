"""What the case desk works with: a case with all that is on record about it, its flags and its pages."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.cases import Case, Outcome
from bot.domain.escalation import EscalationPolicy
from bot.domain.triage import Kind, Level, Reason, Source, Span, Verdict
from bot.domain.work import LineRecord, MeasureRecord


@dataclass(frozen=True, slots=True)
class Sighting:
    """Something worth a look, about to become a flag.

    The same ``fingerprint`` is one flag, however often it is seen. ``text`` and ``spans`` are sealed under the key of
    ``person_id``; ``reporter_id`` is who brought it; ``score`` is a check-in's
    number, 0 to 10, and sealed with the words.
    """

    group_id: int
    person_id: int
    level: Level
    source: Source
    fingerprint: str
    kinds: Collection[Kind] = ()
    rules: Collection[str] = ()
    text: str | None = field(default=None, repr=False)
    spans: Collection[Span] = ()
    channel_id: int | None = None
    message_id: int | None = None
    reporter_id: int | None = None
    drill: bool = False
    score: int | None = None
    verdict: Verdict | None = field(default=None, repr=False)
    """How screening came to it; sealed with the words."""


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """A case. ``rule`` is the part the rules are about; ``policy`` is frozen since it was opened."""

    id: int
    guild_id: int
    group_id: int
    person_id: int
    kinds: frozenset[Kind]
    source: Source
    drill: bool
    policy: EscalationPolicy
    opened_at: datetime
    closed_at: datetime | None
    outcome: Outcome | None
    rule: Case


@dataclass(frozen=True, slots=True)
class FlagRecord:
    """A flag; ``evidence`` is sealed under the person's key."""

    id: int
    source: Source
    level: Level
    kinds: frozenset[Kind]
    channel_id: int | None
    message_id: int | None
    at: datetime
    evidence: bytes | None


@dataclass(frozen=True, slots=True)
class PageRecord:
    """One page; ``user_id`` is None for a page outside Discord. ``result``: queued, sent, failed or withdrawn."""

    id: int
    case_id: int
    user_id: int | None
    step: int
    round: int
    outside: bool
    result: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CaseCard:
    """What a card shows: no member's name and no words.

    ``paged`` are the pages ``since`` somebody has been waiting, in all rounds; ``next_people`` who is next at
    ``next_at``. ``alarm``: nobody can be paged.
    ``place`` is the channel and message of the card on the desk; ``line`` the way to the member, once somebody opened
    it; ``measures`` what is in force; ``unreached``: no word has arrived with the member; ``offered_to`` has not
    accepted yet.
    """

    case: CaseRecord
    alias: str
    flags: int
    paged: tuple[PageRecord, ...]
    next_people: tuple[int, ...]
    since: datetime
    next_outside: bool = False
    alarm: bool = False
    place: tuple[int, int] | None = None
    line: LineRecord | None = None
    measures: tuple[MeasureRecord, ...] = ()
    unreached: bool = False
    offered_to: int | None = None

    @property
    def next_at(self) -> datetime | None:
        """When the next step is due."""
        return self.case.rule.due_at


@dataclass(frozen=True, slots=True)
class Evidence:
    """Opened words of one flag; ``text`` is None where there are none or their writer was erased."""

    source: Source
    at: datetime
    text: str | None
    spans: tuple[Span, ...] = ()
    channel_id: int | None = None
    message_id: int | None = None
    reporter_reason: str | None = field(default=None, repr=False)
    score: int | None = field(default=None, repr=False)
    flag_id: int = 0
    level: Level = Level.GREEN
    rules: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    model: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A follow-up that a named human owes; ``due_at`` is when they are asked (again)."""

    id: int
    case_id: int
    assignee_id: int
    at: datetime
    done_at: datetime | None
    due_at: datetime | None


def marked(text: str, spans: Collection[Span], before: str = "**[", after: str = "]**") -> str:
    """The text with each evidence span between ``before`` and ``after``; spans that overlap become one."""
    parts, place = [], 0
    for start, end in _merged(spans, len(text)):
        parts += [text[place:start], before, text[start:end], after]
        place = end
    return "".join([*parts, text[place:]])


def _merged(spans: Collection[Span], length: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted((max(0, span.start), min(length, span.end)) for span in spans):
        if start >= end:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
