"""The plan on the wall as stretches of real time, before overrides and time off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.recurrence import to_utc
from bot.domain.rota.plan import Plan, Rotation, Shift

_DAY = timedelta(days=1)
_MARGIN = 2 * _DAY
"""Wider than any zone's offset and any shift that goes past midnight."""


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """One shift, or one day of a rotation, as it comes: sorted by who answers first.

    ``kind`` is ``shift`` or ``rotation`` and ``source`` the number of the row.
    """

    layer: int
    kind: str
    source: int
    starts: datetime
    ends: datetime
    person: int


def windows(plan: Plan, begin: datetime, end: datetime) -> list[Window]:
    """Every planned window that touches the time from ``begin`` to ``end``, first answers first."""
    found = [window for shift in plan.shifts for window in _of_shift(shift, begin, end)]
    found += [window for rotation in plan.rotations for window in _of_rotation(rotation, begin, end)]
    return sorted(window for window in found if window.starts < end and window.ends > begin)


def boundary(day: date, at: time, zone: str) -> datetime:
    """The instant (UTC) of a local time at which duty changes hands.

    A time that a clock change skips means the instant of the change, and one that occurs twice the first: so the
    order of times on the wall is the order of instants, and no clock change opens a gap or makes an overlap.
    """
    instant, skipped = to_utc(day, at, zone)
    return _change_before(instant, ZoneInfo(zone)) if skipped else instant


def _change_before(instant: datetime, zone: ZoneInfo) -> datetime:
    """The instant, to the second, at which the zone last changed its clock within a day and a half before."""
    late, early = int(instant.timestamp()), int((instant - 1.5 * _DAY).timestamp())
    offset = instant.astimezone(zone).utcoffset()
    while late - early > 1:
        middle = (late + early) // 2
        if datetime.fromtimestamp(middle, zone).utcoffset() == offset:
            late = middle
        else:
            early = middle
    return datetime.fromtimestamp(late, UTC)


def _of_shift(shift: Shift, begin: datetime, end: datetime) -> Iterator[Window]:
    first, last = _days(shift.zone, begin, end)
    day = first + timedelta(days=(shift.weekday - first.weekday()) % 7)
    while day <= last:
        yield from _window(shift.layer, "shift", shift.id, shift.person, day, (shift.start, shift.end), shift.zone)
        day += 7 * _DAY


def _of_rotation(rotation: Rotation, begin: datetime, end: datetime) -> Iterator[Window]:
    day, last = _days(rotation.zone, begin, end)
    day = max(day, rotation.first)
    hours = rotation.handoff, rotation.end or rotation.handoff
    while day <= last and (rotation.until is None or day < rotation.until):
        yield from _window(rotation.layer, "rotation", rotation.id, rotation.turn(day), day, hours, rotation.zone)
        day += _DAY


def _days(zone: str, begin: datetime, end: datetime) -> tuple[date, date]:
    local = ZoneInfo(zone)
    return (begin - _MARGIN).astimezone(local).date(), end.astimezone(local).date()


def _window(
    layer: int, kind: str, source: int, person: int, day: date, hours: tuple[time, time], zone: str
) -> Iterator[Window]:
    start, end = hours
    starts = boundary(day, start, zone)
    ends = boundary(day if end > start else day + _DAY, end, zone)
    if starts < ends:
        yield Window(layer, kind, source, starts, ends, person)
