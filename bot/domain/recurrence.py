"""When a series meets: on wall-clock time in the group's IANA zone.

A weekly session at 18:00 is at 18:00 on both sides of a DST change. A local time that falls into the gap of a
change is moved forward by the gap, and says so; one that occurs twice means the first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import WEEKLY, rrule


@dataclass(frozen=True, slots=True)
class SeriesRule:
    """From ``first`` (a local date) on, every ``every_weeks`` weeks at ``at`` (local) in ``zone`` for ``minutes``.

    It ends with the local date ``until`` (which still counts) or after ``count`` occurrences, whichever is first.
    ValueError if ``minutes``, ``every_weeks`` or ``count`` is below 1.
    """

    first: date
    at: time
    minutes: int
    every_weeks: int
    zone: str
    until: date | None = None
    count: int | None = None

    def __post_init__(self) -> None:
        """Refuse a rule that never ends a session or never moves on."""
        if min(self.minutes, self.every_weeks, 1 if self.count is None else self.count) < 1:
            raise ValueError("minutes, every_weeks and count are at least 1")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One meeting. ``date`` is its nominal local date and its identity; ``starts`` and ``ends`` are UTC."""

    date: date
    starts: datetime
    ends: datetime
    shifted: bool = False


def to_utc(day: date, at: time, zone: str) -> tuple[datetime, bool]:
    """The instant of a local time, and whether it fell into a DST gap and was moved forward."""
    local = datetime.combine(day, at.replace(fold=0), tzinfo=ZoneInfo(zone))
    instant = local.astimezone(UTC)
    back = instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return instant, back != local.replace(tzinfo=None)


def occurrences(rule: SeriesRule, after: datetime, before: datetime) -> list[Occurrence]:
    """The occurrences that start at or after ``after`` and before ``before`` (aware instants), in order."""
    margin = timedelta(days=2)  # wider than any zone's offset and any shift by a clock change
    earliest = after.astimezone(UTC).replace(tzinfo=None) - margin
    latest = before.astimezone(UTC).replace(tzinfo=None) + margin
    dates = rrule(
        WEEKLY, interval=rule.every_weeks, dtstart=datetime.combine(rule.first, time()), count=rule.count
    ).between(earliest, latest, inc=True)
    found = [_occurrence(rule, one.date()) for one in dates if rule.until is None or one.date() <= rule.until]
    return [one for one in found if after <= one.starts < before]


def reminder_due(starts: datetime, stage: timedelta) -> datetime:
    """When the reminder ``stage`` before a session is owed: real time, so 24 h before stays 24 h across a change."""
    return starts - stage


def _occurrence(rule: SeriesRule, day: date) -> Occurrence:
    starts, shifted = to_utc(day, rule.at, rule.zone)
    return Occurrence(day, starts, starts + timedelta(minutes=rule.minutes), shifted)
