"""Who is on duty. Shifts are weekly and on wall-clock time; overrides are spans of real time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.recurrence import to_utc


@dataclass(frozen=True, slots=True)
class Shift:
    """Every week from ``weekday`` (Monday is 0) ``start`` to ``end`` in ``zone``; past midnight if end <= start."""

    id: int
    person: int
    weekday: int
    start: time
    end: time
    zone: str


@dataclass(frozen=True, slots=True)
class Override:
    """From ``starts`` to ``ends`` (UTC) ``person`` is on duty, in place of ``replaces`` if that is given."""

    person: int
    replaces: int | None
    starts: datetime
    ends: datetime


Window = tuple[datetime, datetime, int]


def on_duty(shifts: Sequence[Shift], overrides: Sequence[Override], now: datetime) -> list[int]:
    """User ids on duty at ``now``, in the order of the shifts, nobody twice."""
    people = [who for start, end, who in _windows(shifts, now) if start <= now < end]
    for override in overrides:
        if override.starts <= now < override.ends:
            if override.replaces in people:
                people[people.index(override.replaces)] = override.person
            else:
                people.append(override.person)
    return list(dict.fromkeys(people))


def next_staffed(shifts: Sequence[Shift], overrides: Sequence[Override], now: datetime) -> datetime | None:
    """The first instant from ``now`` on at which somebody is on duty; None if nobody ever is."""
    if on_duty(shifts, overrides, now):
        return now
    edges = [start for start, _, _ in _windows(shifts, now)] + [o.starts for o in overrides]
    return next((edge for edge in sorted(edges) if edge > now and on_duty(shifts, overrides, edge)), None)


def staffed_until(shifts: Sequence[Shift], overrides: Sequence[Override], now: datetime) -> datetime | None:
    """When the present staffed time ends, seen up to a week ahead; None if nobody is on duty at ``now``."""
    if not on_duty(shifts, overrides, now):
        return None
    windows = _windows(shifts, now)
    edges = sorted({edge for start, end, _ in windows for edge in (start, end)} | {o.ends for o in overrides})
    later = [edge for edge in edges if edge > now]
    return next((edge for edge in later if not on_duty(shifts, overrides, edge)), later[-1] if later else now)


def _windows(shifts: Sequence[Shift], now: datetime) -> list[Window]:
    found: list[Window] = []
    for shift in shifts:
        today = now.astimezone(ZoneInfo(shift.zone)).date()
        for ahead in range(-2, 9):
            day = today + timedelta(days=ahead)
            if day.weekday() == shift.weekday:
                last = day if shift.end > shift.start else day + timedelta(days=1)
                found.append(
                    (
                        to_utc(day, shift.start, shift.zone)[0],
                        to_utc(last, shift.end, shift.zone)[0],
                        shift.person,
                    )
                )
    return found
