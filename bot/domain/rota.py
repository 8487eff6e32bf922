"""Who is on duty. Shifts are weekly and on wall-clock time; overrides are spans of real time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.recurrence import to_utc


@dataclass(frozen=True, slots=True)
class Shift:
    """Every week from ``weekday`` (Monday is 0) ``start`` to ``end``, local times in ``zone``.

    An ``end`` at or before ``start`` is on the next day; equal times mean a whole day.
    """

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
HORIZON = timedelta(days=8)
"""How far ahead a staffed time is followed: a rota comes round every week."""


def on_duty(shifts: Sequence[Shift], overrides: Sequence[Override], now: datetime) -> list[int]:
    """User ids on duty at ``now``, in the order of the shifts, nobody twice."""
    return _present(_windows(shifts, now), overrides, now)


def next_staffed(shifts: Sequence[Shift], overrides: Sequence[Override], now: datetime) -> datetime | None:
    """The first instant from ``now`` on at which somebody is on duty; None if nobody ever is."""
    windows = _windows(shifts, now)
    begins = {start for start, _, _ in windows} | {override.starts for override in overrides}
    moments = [now, *sorted(begin for begin in begins if begin > now)]
    return next((moment for moment in moments if _present(windows, overrides, moment)), None)


def staffed_until(shifts: Sequence[Shift], overrides: Sequence[Override], now: datetime) -> datetime | None:
    """When the present staffed time ends; None if nobody is on duty at ``now``.

    Followed up to ``HORIZON`` ahead: the end of that is given when there is no gap before it.
    """
    windows = _windows(shifts, now)
    if not _present(windows, overrides, now):
        return None
    horizon = now + HORIZON
    ends = {end for _, end, _ in windows} | {override.ends for override in overrides}
    later = sorted(end for end in ends if now < end < horizon)
    return next((end for end in later if not _present(windows, overrides, end)), horizon)


def present_until(
    shifts: Sequence[Shift], overrides: Sequence[Override], person: int, now: datetime
) -> datetime | None:
    """When this person's duty ends without a gap before it; None if they are not on duty at ``now``.

    Followed up to ``HORIZON`` ahead, as the staffed time is.
    """
    windows = _windows(shifts, now)
    if person not in _present(windows, overrides, now):
        return None
    horizon = now + HORIZON
    edges = {end for _, end, _ in windows} | {moment for one in overrides for moment in (one.starts, one.ends)}
    later = sorted(edge for edge in edges if now < edge < horizon)
    return next((edge for edge in later if person not in _present(windows, overrides, edge)), horizon)


def _present(windows: Sequence[Window], overrides: Sequence[Override], moment: datetime) -> list[int]:
    people = [who for start, end, who in windows if start <= moment < end]
    for override in overrides:
        if override.starts <= moment < override.ends:
            people = [override.person if who == override.replaces else who for who in people]
            people.append(override.person)
    return list(dict.fromkeys(people))


def _windows(shifts: Sequence[Shift], now: datetime) -> list[Window]:
    """Every stretch of duty from two days before ``now`` to twelve days after, in the order of the shifts."""
    found: list[Window] = []
    for shift in shifts:
        today = now.astimezone(ZoneInfo(shift.zone)).date()
        first = today + timedelta(days=(shift.weekday - today.weekday() + 2) % 7 - 2)
        found += [_window(shift, first + timedelta(weeks=week)) for week in range(3)]
    return found


def _window(shift: Shift, day: date) -> Window:
    last = day if shift.end > shift.start else day + timedelta(days=1)
    return to_utc(day, shift.start, shift.zone)[0], to_utc(last, shift.end, shift.zone)[0], shift.person
