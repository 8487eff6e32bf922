"""When a series meets: on wall-clock time in the group's IANA zone.

A weekly session at 18:00 is at 18:00 on both sides of a DST change. A local time that falls into the gap of a
change is moved forward by the gap, and says so; one that occurs twice means the first, and says so too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

from bot.domain.public_holidays import day_off

_MARGIN = timedelta(days=2)
"""Wider than any zone's offset and any shift by a clock change."""
_LOOK = timedelta(days=3 * 366)
"""How far ahead the next occurrence is looked for: longer than a yearly series and one that fell out."""


class Rhythm(StrEnum):
    """What ``SeriesRule.every`` counts, and which day of a month is meant."""

    WEEKLY = "weekly"
    MONTHLY_DATE = "monthly-date"
    """The day of the first session; in a month that has none, its last day."""
    MONTHLY_WEEKDAY = "monthly-weekday"
    """The first session's weekday, as often into the month (second Thursday); a fifth means the last."""
    MONTHLY_LAST = "monthly-last"
    """The last such weekday of the month. The first session is the first one that is one."""


@dataclass(frozen=True, slots=True, order=True)
class Break:
    """Local dates from ``first`` to ``last``, both included, on which there is no session."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class SeriesRule:
    """From ``first`` (a local date) on, every ``every`` weeks or months at ``at`` (local) in ``zone`` for ``minutes``.

    It ends with the local date ``until`` (which still counts) or after ``count`` occurrences, whichever is first.
    A date that falls into a break, or on a public holiday of ``holidays`` (``DE``, ``DE-BY``), is left out and does
    not count: a course of eight has eight sessions. ValueError if ``minutes``, ``every`` or ``count`` is below 1.
    """

    first: date
    at: time
    minutes: int
    every: int
    zone: str
    until: date | None = None
    count: int | None = None
    rhythm: Rhythm = Rhythm.WEEKLY
    holidays: str | None = None
    breaks: tuple[Break, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a rule that never ends a session or never moves on."""
        if min(self.minutes, self.every, 1 if self.count is None else self.count) < 1:
            raise ValueError("minutes, every and count are at least 1")

    @property
    def once(self) -> bool:
        """Whether it is one session only."""
        return self.count == 1


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One meeting. ``date`` is its nominal local date and its identity; ``starts`` and ``ends`` are UTC.

    ``shifted``: its time does not exist that day, and it was moved forward; ``twice``: its time comes twice that day,
    and the first is meant.
    """

    date: date
    starts: datetime
    ends: datetime
    shifted: bool = False
    twice: bool = False


def to_utc(day: date, at: time, zone: str) -> tuple[datetime, bool]:
    """The instant of a local time, and whether it fell into a DST gap and was moved forward."""
    instant, change = _placed(day, at, zone)
    return instant, change > timedelta()


def readings(day: date, at: time, zone: str) -> tuple[datetime, ...]:
    """The instants that a local time may mean: none in the gap of a clock change, two where it comes twice."""
    instant, change = _placed(day, at, zone)
    if change > timedelta():
        return ()
    return (instant, instant - change) if change else (instant,)


def _placed(day: date, at: time, zone: str) -> tuple[datetime, timedelta]:
    """The first instant of a local time, and by how much clocks are set forward just then (backward below zero)."""
    local = datetime.combine(day, at.replace(fold=0), tzinfo=ZoneInfo(zone))
    before, after = local.utcoffset(), local.replace(fold=1).utcoffset()
    assert before is not None
    assert after is not None
    return local.replace(tzinfo=UTC) - before, after - before


def occurrences(rule: SeriesRule, after: datetime, before: datetime) -> list[Occurrence]:
    """The occurrences that start at or after ``after`` and before ``before`` (aware instants), in order."""
    earliest = (after.astimezone(UTC) - _MARGIN).date()
    latest = (before.astimezone(UTC) + _MARGIN).date()
    found = [meeting(rule, day) for day in meetings(rule, earliest, latest)]
    return [one for one in found if after <= one.starts < before]


def following(rule: SeriesRule, after: datetime, most: int = 1) -> list[Occurrence]:
    """The next ``most`` occurrences that start at or after ``after``; fewer if the series ends, or rests for years."""
    start = max(after.astimezone(UTC) - _MARGIN, datetime.combine(rule.first, time(), tzinfo=UTC) - _MARGIN)
    found: list[Occurrence] = []
    for day in meetings(rule, start.date(), (start + _LOOK).date()):
        one = meeting(rule, day)
        if one.starts >= after:
            found.append(one)
        if len(found) == most:
            break
    return found


def meetings(rule: SeriesRule, earliest: date, latest: date) -> Iterator[date]:
    """Nominal local dates from ``earliest`` to ``latest``, both included, in order."""
    met = 0
    for one in _dates(rule):
        day = one.date()
        if day > latest or (rule.until and day > rule.until) or met == rule.count:
            return
        wanted = day >= earliest
        if (wanted or rule.count) and not rests(rule, day):
            met += 1
            if wanted:
                yield day


def rests(rule: SeriesRule, day: date) -> bool:
    """Whether the series takes a break on this local date."""
    return any(one.first <= day <= one.last for one in rule.breaks) or day_off(rule.holidays, day)


def left_out(rule: SeriesRule, latest: date) -> list[date]:
    """Dates up to ``latest`` that would be the rule's if it had no breaks and no holidays, and are left out."""
    bare = replace(rule, holidays=None, breaks=(), count=None)
    return [day for day in meetings(bare, rule.first, latest) if rests(rule, day)]


def change_from(rule: SeriesRule, day: date, new: SeriesRule) -> tuple[SeriesRule, SeriesRule | None]:
    """The rule as it was up to the day before ``day``, and ``new`` with what is left of the old one's end.

    ``new`` keeps its own ``until`` or ``count`` if it has one. It is None if nothing was left to change.
    """
    before = replace(rule, until=min(day - timedelta(days=1), rule.until or date.max))
    if new.count is None and new.until is None:
        met = len(list(meetings(rule, rule.first, day - timedelta(days=1)))) if rule.count else 0
        if rule.count is not None and met >= rule.count:
            return before, None
        new = replace(new, until=rule.until, count=rule.count - met if rule.count else None)
    return before, new


def reminder_due(starts: datetime, stage: timedelta) -> datetime:
    """When the reminder ``stage`` before a session is owed: real time, so 24 h before stays 24 h across a change."""
    return starts - stage


def _dates(rule: SeriesRule) -> Iterator[datetime]:
    start = datetime.combine(rule.first, time())
    if rule.rhythm is Rhythm.WEEKLY:
        return iter(rrule(WEEKLY, interval=rule.every, dtstart=start))
    if rule.rhythm is Rhythm.MONTHLY_DATE:
        days = range(min(28, rule.first.day), rule.first.day + 1)
        return iter(rrule(MONTHLY, interval=rule.every, dtstart=start, bymonthday=days, bysetpos=-1))
    nth = (rule.first.day - 1) // 7 + 1
    last = nth == 5 or rule.rhythm is Rhythm.MONTHLY_LAST
    which = weekday(rule.first.weekday(), -1 if last else nth)
    return iter(rrule(MONTHLY, interval=rule.every, dtstart=start, byweekday=which))


def meeting(rule: SeriesRule, day: date) -> Occurrence:
    """When the rule would meet on a local date, whether it does so or not."""
    starts, change = _placed(day, rule.at, rule.zone)
    ends, still = starts + timedelta(minutes=rule.minutes), timedelta()
    return Occurrence(day, starts, ends, change > still, change < still)
