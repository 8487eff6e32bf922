"""When a group is asked how it is, and which answers a professional should see."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from statistics import mean
from zoneinfo import ZoneInfo

from bot.domain.recurrence import to_utc
from bot.domain.triage import Level
from bot.domain.when import parse_weekday
from bot.errors import BadInput

LOWEST, HIGHEST = 0, 10
LATEST = timedelta(hours=12)
_SCORE = re.compile(r"(?P<score>[0-9]{1,2})(?: ?/ ?10)?")
_RED, _AMBER, _FALL, _BEFORE = 1, 2, 4, 3


@dataclass(frozen=True, slots=True)
class CheckInRule:
    """On these weekdays (Monday is 0) at ``at``, local time in ``zone``."""

    weekdays: frozenset[int]
    at: time
    zone: str


def next_prompt(rule: CheckInRule, after: datetime) -> datetime | None:
    """The first instant (UTC) after ``after`` at which the group is asked; None if no weekday is chosen."""
    today = after.astimezone(ZoneInfo(rule.zone)).date()
    for ahead in range(-1, 9):  # yesterday's may have been moved past midnight by a clock change
        day = today + timedelta(days=ahead)
        if day.weekday() in rule.weekdays:
            instant, _ = to_utc(day, rule.at, rule.zone)
            if instant > after:
                return instant
    return None


def concern(earlier: Sequence[int], score: int) -> Level:
    """Where to route an answer from 0 (lowest) to 10. A rule for routing, not an assessment.

    0 or 1 is red, 2 is amber, and so is a fall of 4 or more below the mean of the three answers before
    (``earlier``, newest last; of fewer if there are fewer).
    """
    if score <= _RED:
        return Level.RED
    recent = list(earlier)[-_BEFORE:]
    fell = bool(recent) and mean(recent) - score >= _FALL
    return Level.AMBER if score <= _AMBER or fell else Level.GREEN


def read_score(text: str) -> int:
    """A whole number from 0 to 10, as people write it: ``7``, `` 7 ``, ``7/10``. Raises BadInput."""
    found = _SCORE.fullmatch(text.strip())
    score = int(found["score"]) if found else -1
    if not LOWEST <= score <= HIGHEST:
        raise BadInput("checkin-score-unreadable")
    return score


def read_weekdays(text: str) -> frozenset[int]:
    """Weekdays with commas or spaces between them, such as ``mon, thu``; Monday is 0. Raises BadInput."""
    words = [word for word in re.split(r"[\s,;]+", text.strip()) if word]
    days = [parse_weekday(word) for word in words]
    if not days or None in days:
        raise BadInput("checkin-weekdays-unreadable")
    return frozenset(day for day in days if day is not None)


def latest_missed(rule: CheckInRule, due_at: datetime, now: datetime) -> datetime:
    """Of all prompts due from ``due_at`` up to ``now``, the latest: after an outage only that one is asked."""
    latest = max(due_at, now - timedelta(days=8))
    while (following := next_prompt(rule, latest)) is not None and following <= now:
        latest = following
    return latest


def worth_asking(asked_for: datetime, now: datetime) -> bool:
    """Whether a late prompt is still asked: up to twelve hours."""
    return now - asked_for < LATEST


@dataclass(frozen=True, slots=True)
class PromptCard:
    """All that a prompt's card shows. ``readers`` are names in valid professional records; ``turn`` counts from 0."""

    id: int
    group_id: int
    group_type: str
    group_open: bool
    turn: int
    asked_at: datetime
    readers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Response:
    """An answer, opened for somebody who may read it. ``score`` is None for *not today* and where nothing is kept."""

    id: int
    group_id: int
    group_type: str
    turn: int
    user_id: int
    at: datetime
    skipped: bool
    shared: bool
    score: int | None
    words: str | None


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of an answer. ``level`` above green means that a professional will see it; ``country`` is the
    person's, for the emergency number.
    """

    kept: bool
    shared: bool
    level: Level
    country: str
