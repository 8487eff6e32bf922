"""Times as people write them: ``2026-12-01 18:30``, ``tue 18:00``, ``tomorrow 7pm``."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from bot.domain.recurrence import to_utc
from bot.errors import BadInput

_WHEN = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2}|today|tomorrow|[a-z]{3,9})[ ,]+(?:at )?(?P<time>\S.*)")
_NOWHERE = frozenset({"localtime", "Factory"})
_YEARS = range(1970, 2200)
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))? ?(?P<half>am|pm)?")


def parse_when(text: str, zone: str, now: datetime) -> datetime:
    """The instant (UTC) meant by ``text`` in ``zone``; a weekday means its next such time, which may be today.

    Raises BadInput: ``when-unreadable``, ``when-past``, or ``when-does-not-exist`` for a time that a clock change
    skips, with ``time``, ``date`` and the ``suggestion`` that is meant most likely.
    """
    found = _WHEN.fullmatch(text.strip().lower())
    at = parse_time(found["time"]) if found else None
    day = _day(found["day"], at, now.astimezone(ZoneInfo(zone))) if found and at else None
    if day is None or at is None:
        raise BadInput("when-unreadable")
    instant, shifted = to_utc(day, at, zone)
    if shifted:
        suggestion = instant.astimezone(ZoneInfo(zone)).strftime("%H:%M")
        raise BadInput("when-does-not-exist", time=f"{at:%H:%M}", date=day.isoformat(), suggestion=suggestion)
    if instant <= now:
        raise BadInput("when-past")
    return instant


def parse_time(text: str) -> time | None:
    """A time of day such as ``18:30``, ``7pm`` or ``7.30 pm``; None if it is not one."""
    found = _CLOCK.fullmatch(text.strip().lower())
    if found is None or (found["minute"] is None and found["half"] is None):
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"] == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def parse_weekday(text: str) -> int | None:
    """Monday is 0; None if it is not an English weekday or its first three letters."""
    word = text.strip().lower()
    full = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return next((n for n, name in enumerate(full) if len(word) >= 3 and name.startswith(word)), None)


def parse_day(text: str, zone: str, now: datetime) -> date | None:
    """A day such as ``2026-12-01``, ``today`` or ``mon`` (the next one, which may be today); None if it is not one."""
    return _day(text.strip().lower(), time.max, now.astimezone(ZoneInfo(zone)))


def known_zone(name: str) -> str:
    """The zone as written; BadInput (``zone-unknown``) if no IANA zone of a place has that name."""
    if name in _NOWHERE or name not in available_timezones():
        raise BadInput("zone-unknown", zone=name[:40])
    return name


def _day(word: str, at: time, now: datetime) -> date | None:
    today = now.date()
    if word in {"today", "tomorrow"}:
        return today + timedelta(days=word == "tomorrow")
    if word[:1].isdigit():
        return _date(word)
    weekday = parse_weekday(word)
    if weekday is None:
        return None
    ahead = (weekday - today.weekday()) % 7
    return today + timedelta(days=7 if ahead == 0 and at <= now.time() else ahead)


def _date(word: str) -> date | None:
    try:
        found = date.fromisoformat(word)
    except ValueError:
        return None
    return found if found.year in _YEARS else None
