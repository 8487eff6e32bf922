"""A time zone as calendar files describe it (RFC 5545, VTIMEZONE), from the zone database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_STEP = timedelta(days=7)
"""No zone changes its clocks twice within it, but for a few of long ago."""


def timezone_of(zone: str, since: datetime, until: datetime) -> Timezone:
    """The zone's offsets from ``since`` on, with every change of clocks before ``until`` (both UTC)."""
    info, found, kinds = ZoneInfo(zone), Timezone(), dict[tuple[Any, ...], list[datetime]]()
    found.add("tzid", zone)
    begins = _facts(since, info)
    kinds[begins[0], *begins] = [_wall(since, begins[0])]
    for change in _changes(info, since, until):
        before, after = _facts(change - timedelta(seconds=1), info), _facts(change, info)
        kinds.setdefault((before[0], *after), []).append(_wall(change, before[0]))
    for (offset_before, offset, name, summer), onsets in kinds.items():
        part = TimezoneDaylight() if summer else TimezoneStandard()
        part.add("dtstart", onsets[0])
        if onsets[1:]:
            part.add("rdate", onsets[1:])
        part.add("tzoffsetfrom", offset_before)
        part.add("tzoffsetto", offset)
        part.add("tzname", name)
        found.add_component(part)
    return found


def _facts(moment: datetime, info: ZoneInfo) -> tuple[timedelta, str, bool]:
    local = moment.astimezone(info)
    return local.utcoffset() or timedelta(), local.tzname() or "", bool(local.dst())


def _wall(moment: datetime, offset: timedelta) -> datetime:
    return (moment + offset).replace(tzinfo=None)


def _changes(info: ZoneInfo, since: datetime, until: datetime) -> Iterator[datetime]:
    """Instants (UTC) from which on other facts hold."""
    at = since
    while at < until:
        after = at + _STEP
        if _facts(at, info) != _facts(after, info):
            yield _first_with(info, at, after)
        at = after


def _first_with(info: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """The first whole second after ``low`` with other facts than then; ``high`` has some."""
    old, first, last = _facts(low, info), int(low.timestamp()), int(high.timestamp())
    while last - first > 1:
        middle = (first + last) // 2
        same = _facts(datetime.fromtimestamp(middle, UTC), info) == old
        first, last = (middle, last) if same else (first, middle)
    return datetime.fromtimestamp(last, UTC)
