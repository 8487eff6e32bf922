"""Calendar files: shifts and sessions as events that any calendar can read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from bot.domain.calendars import CalendarSeries, Elsewhen
from bot.domain.recurrence import Rhythm, SeriesRule, meeting
from bot.render.zones import timezone_of

_PRODUCT = "-//Circlekeeper//Rota//EN"
_SESSIONS = "-//Circlekeeper//Sessions//EN"
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ZONE_SINCE, _ZONE_FOR = timedelta(days=366), timedelta(days=11 * 366)
"""Clock changes from a year ago on, for so long."""


@dataclass(frozen=True, slots=True)
class Entry:
    """From ``starts`` to ``ends`` (UTC). A ``key`` stays the same in the next file, so that nothing doubles."""

    key: str
    title: str
    starts: datetime
    ends: datetime


def calendar_file(name: str, entries: Iterable[Entry], made_at: datetime) -> bytes:
    """An iCalendar file (RFC 5545) with these entries; ``made_at`` (UTC) tells readers which version is newer."""
    found = _calendar(_PRODUCT, name)
    for entry in entries:
        event = Event()
        event.add("uid", f"{entry.key}@circlekeeper")
        event.add("dtstamp", made_at)
        event.add("summary", entry.title)
        event.add("dtstart", entry.starts)
        event.add("dtend", entry.ends)
        found.add_component(event)
    return bytes(found.to_ical())


def sessions_file(name: str, series: Iterable[CalendarSeries], made_at: datetime) -> bytes:
    """An iCalendar file with these series in their own zones: rules, what is left out, and what is elsewhen."""
    found, shown = _calendar(_SESSIONS, name), list(series)
    since = datetime.combine(made_at.date(), time(), tzinfo=UTC) - _ZONE_SINCE
    for zone in sorted({one.rule.zone for one in shown} - {"UTC"}):
        found.add_component(timezone_of(zone, since, since + _ZONE_FOR))
    for one in shown:
        for event in _events(one):
            event.add("dtstamp", made_at)
            event.add("summary", one.title)
            event.add("class", "PRIVATE")
            found.add_component(event)
    return bytes(found.to_ical())


def _calendar(product: str, name: str) -> Calendar:
    found = Calendar()
    found.add("prodid", product)
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", name)
    return found


def _events(one: CalendarSeries) -> Iterable[Event]:
    if one.single:
        usual = meeting(one.rule, one.first)
        yield _timed(one, next(iter(one.elsewhen), Elsewhen(one.first, usual.starts, usual.ends)))
        return
    yield _regular(one)
    for other in one.elsewhen:
        event = _timed(one, other)
        event.add("recurrence-id", _local(one.rule, other.date))
        yield event


def _regular(one: CalendarSeries) -> Event:
    event = Event()
    event.add("uid", f"{one.key}@circlekeeper")
    event.add("dtstart", _local(one.rule, one.first))
    event.add("duration", timedelta(minutes=one.rule.minutes))
    event.add("rrule", _rrule(one.rule, one.last))
    if one.left_out:
        event.add("exdate", [_local(one.rule, day) for day in one.left_out])
    return event


def _timed(one: CalendarSeries, when: Elsewhen) -> Event:
    event, zone = Event(), ZoneInfo(one.rule.zone)
    event.add("uid", f"{one.key}@circlekeeper")
    event.add("dtstart", when.starts.astimezone(zone))
    event.add("duration", when.ends - when.starts)
    return event


def _local(rule: SeriesRule, day: date) -> datetime:
    return datetime.combine(day, rule.at, tzinfo=ZoneInfo(rule.zone))


def _rrule(rule: SeriesRule, last: date | None) -> dict[str, object]:
    found: dict[str, object] = {"freq": "WEEKLY", "interval": rule.every, "byday": _WEEKDAYS[rule.first.weekday()]}
    if rule.rhythm is Rhythm.MONTHLY_DATE:
        days = list(range(min(28, rule.first.day), rule.first.day + 1))
        found = {"freq": "MONTHLY", "interval": rule.every, "bymonthday": days, "bysetpos": -1}
    elif rule.rhythm is not Rhythm.WEEKLY:
        nth = (rule.first.day - 1) // 7 + 1
        last_one = nth == 5 or rule.rhythm is Rhythm.MONTHLY_LAST
        which = f"{-1 if last_one else nth}{_WEEKDAYS[rule.first.weekday()]}"
        found = {"freq": "MONTHLY", "interval": rule.every, "byday": which}
    if last is not None:
        found["until"] = meeting(rule, last).starts.astimezone(UTC)
    return found
