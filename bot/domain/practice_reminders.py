"""Reminders of practice, at the days and the time that a member chooses, in the member's own zone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.checkins import CheckInRule, next_prompt
from bot.domain.when import known_zone, parse_time
from bot.errors import BadInput

QUIET = (time(22), time(7))
"""When a member is left alone unless they say otherwise."""
HELPS = timedelta(hours=2)
"""A reminder that is later than this no longer helps today."""
_SPAN = re.compile(r"(?P<begin>.+?)\s*(?:-|–|to|bis)\s*(?P<end>.+)")
_HOUR = re.compile(r"\d{1,2}")


@dataclass(frozen=True, slots=True)
class PracticeReminder:
    """On these weekdays (Monday is 0) at ``at`` in ``zone``; never from the first to the second time of ``quiet``."""

    days: frozenset[int]
    at: time
    zone: str
    quiet: tuple[time, time] = QUIET


def is_quiet(at: time, quiet: tuple[time, time]) -> bool:
    """Whether a time of day is in the quiet hours, which may go over midnight; two equal times mean none."""
    begin, end = quiet
    if begin <= end:
        return begin <= at < end
    return at >= begin or at < end


def next_reminder(chosen: PracticeReminder, after: datetime) -> datetime | None:
    """The next one (UTC) after ``after``."""
    return next_prompt(CheckInRule(chosen.days, chosen.at, chosen.zone), after)


def still_helps(chosen: PracticeReminder, due_at: datetime, now: datetime) -> bool:
    """Whether one that was due at ``due_at`` is still sent: not much later, and never in the quiet hours."""
    return now - due_at <= HELPS and not is_quiet(now.astimezone(ZoneInfo(chosen.zone)).time(), chosen.quiet)


def read_reminder(days: Sequence[str], at: str, zone: str, quiet: str) -> PracticeReminder:
    """What a member wrote. Raises BadInput, which says what to write instead."""
    chosen = frozenset(int(day) for day in days if day.isdigit() and int(day) < 7)
    if not chosen:
        raise BadInput("practice-remind-no-day")
    moment, span = _time(at), _span(quiet)
    if moment is None:
        raise BadInput("practice-remind-time-unreadable")
    if span is None:
        raise BadInput("practice-remind-quiet-unreadable")
    if is_quiet(moment, span):
        begin, end = (f"{one:%H:%M}" for one in span)
        raise BadInput("practice-remind-in-quiet", at=f"{moment:%H:%M}", begin=begin, end=end)
    return PracticeReminder(chosen, moment, known_zone(zone), span)


def _span(text: str) -> tuple[time, time] | None:
    if not text.strip():
        return QUIET
    found = _SPAN.fullmatch(text.strip().lower())
    begin, end = (_time(found["begin"]), _time(found["end"])) if found else (None, None)
    return (begin, end) if begin is not None and end is not None else None


def _time(text: str) -> time | None:
    plain = text.strip()
    return parse_time(f"{plain}:00" if _HOUR.fullmatch(plain) else plain)
