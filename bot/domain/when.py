"""Times as people write them: ``2026-12-01 18:30``, ``tue 18:00``, ``tomorrow 7pm``, ``1. Dez. 18 Uhr``.

A small grammar of our own: the parsers that exist guess where a text can mean two things, and here it is asked.
Names of days and months are read in the languages of ``day_words``; a word that means two things is not read at all.
"""

from __future__ import annotations

import functools
import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from bot.domain.day_words import TODAY, TOMORROW, month_named, relative, weekday_named
from bot.domain.recurrence import readings, to_utc
from bot.errors import BadInput

_NOWHERE = frozenset({"localtime", "Factory"})
_YEARS = range(1970, 2200)
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))? ?(?P<half>am|pm|a\.m\.|p\.m\.|uhr|h)?")
_AT = re.compile(
    r"(?P<day>.*?)[ ,]*(?:\b(?:at|um|om|kl\.?|alle|a las|à)\b)? ?"
    r"(?P<time>\d{1,2}(?:[:.h]\d{2}(?: ?(?:am|pm|a\.m\.|p\.m\.|uhr|h))?| ?(?:am|pm|a\.m\.|p\.m\.|uhr|h)))"
    r"(?P<rest>[ ,]+.*)?"
)
_WHICH = {"first": 0, "1st": 0, "second": 1, "2nd": 1}
_ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")
_GERMAN = re.compile(r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\.? ?(?P<year>\d{4})?")
_SLASHED = re.compile(r"(?P<one>\d{1,2})/(?P<two>\d{1,2})(?:/(?P<year>\d{4}))?")
_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})(?:\.|st|nd|rd|th)? ?(?:of |de )?(?P<name>[^\W\d]+)\.?,? ?(?:de )?(?P<year>\d{4})?"
)
_MONTH_FIRST = re.compile(r"(?P<name>[^\W\d]+)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?P<year>\d{4}))?")


def parse_when(text: str, zone: str, now: datetime) -> datetime:
    """The instant (UTC) meant by ``text`` in ``zone``; a weekday means its next such time, which may be today.

    Raises BadInput: ``when-unreadable``, ``when-past``, ``when-two-dates`` for a date such as 3/4, or, because of a
    clock change, ``when-does-not-exist`` with the ``suggestion`` that is meant most likely, or ``when-twice``, which is
    answered by ``first`` or ``second`` after the time.
    """
    found = _AT.fullmatch(" ".join(text.lower().split()))
    at = parse_time(found["time"]) if found else None
    if found is None or at is None:
        raise BadInput("when-unreadable")
    words = f"{found['day'] or ''} {found['rest'] or ''}".strip(" ,")
    words, which = _split_which(words)
    day = _day(words, at, now.astimezone(ZoneInfo(zone)))
    if day is None:
        raise BadInput("when-unreadable")
    instant = _choose(day, at, zone, which)
    if instant <= now:
        raise BadInput("when-past")
    return instant


def parse_time(text: str) -> time | None:
    """A time of day such as ``18:30``, ``7pm``, ``7.30 pm`` or ``18 Uhr``; None if it is not one."""
    found = _CLOCK.fullmatch(text.strip().lower())
    if found is None or (found["minute"] is None and found["half"] is None):
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half"] or "").replace(".", "")
    if half in {"am", "pm"}:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def parse_weekday(text: str) -> int | None:
    """Monday is 0; None if it is no weekday, or one only in a language in which it means another one elsewhere."""
    return weekday_named(text.strip().lower().rstrip("."))


def parse_day(text: str, zone: str, now: datetime) -> date | None:
    """A day such as ``2026-12-01``, ``1 Dec``, ``today`` or ``mon`` (the next one, which may be today), or None.

    Raises BadInput (``when-two-dates``) for one such as 3/4.
    """
    return _day(" ".join(text.lower().split()), time.max, now.astimezone(ZoneInfo(zone)))


def known_zone(name: str) -> str:
    """The zone as written; BadInput (``zone-unknown``) if no IANA zone of a place has that name."""
    if name in _NOWHERE or name not in _zones():
        raise BadInput("zone-unknown", zone=name[:40])
    return name


@functools.cache
def _zones() -> frozenset[str]:
    """Read once: asking takes hundreds of looks at the disk."""
    return frozenset(available_timezones())


def _split_which(words: str) -> tuple[str, int | None]:
    *rest, last = words.split(" ")
    return (" ".join(rest).strip(" ,"), _WHICH[last]) if last in _WHICH else (words, None)


def _choose(day: date, at: time, zone: str, which: int | None) -> datetime:
    found, written = readings(day, at, zone), {"time": f"{at:%H:%M}", "date": day.isoformat()}
    if not found:
        moved = to_utc(day, at, zone)[0].astimezone(ZoneInfo(zone))
        raise BadInput("when-does-not-exist", suggestion=f"{moved:%H:%M}", **written)
    if len(found) == 1:
        return found[0]
    if which is None:
        raise BadInput("when-twice", **written)
    return found[which]


def _day(words: str, at: time, now: datetime) -> date | None:
    today, word = now.date(), words.strip(" ,").rstrip(".")
    near = relative(word)
    if near in {TODAY, TOMORROW}:
        return today + timedelta(days=near == TOMORROW)
    weekday = weekday_named(word)
    if weekday is not None:
        ahead = (weekday - today.weekday()) % 7
        return today + timedelta(days=7 if ahead == 0 and at <= now.time() else ahead)
    head, _, rest = words.partition(" ")
    if rest and (named := weekday_named(head.rstrip(".,"))) is not None:
        found = _date(rest.strip(" ,"), today)
        return found if found is None or found.weekday() == named else _contradiction(found, named)
    return _date(words.strip(" ,"), today)


def _contradiction(found: date, named: int) -> date:
    raise BadInput("when-contradiction", date=found.isoformat(), weekday=found.weekday(), named=named)


def _date(words: str, today: date) -> date | None:
    if found := _ISO.fullmatch(words):
        return _made(found["year"], int(found["month"]), int(found["day"]), today)
    if found := _GERMAN.fullmatch(words):
        return _made(found["year"], int(found["month"]), int(found["day"]), today)
    if found := _SLASHED.fullmatch(words):
        return _slashed(int(found["one"]), int(found["two"]), found["year"], today)
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        found = pattern.fullmatch(words)
        month = month_named(found["name"]) if found else None
        if found and month:
            return _made(found["year"], month, int(found["day"]), today)
    return None


def _slashed(one: int, two: int, year: str | None, today: date) -> date | None:
    meant = {_made(year, month, day, today) for month, day in ((one, two), (two, one))} - {None}
    if len(meant) > 1:
        first, second = sorted(day.isoformat() for day in meant if day)
        raise BadInput("when-two-dates", first=first, second=second)
    return meant.pop() if meant else None


def _made(year: str | None, month: int, day: int, today: date) -> date | None:
    """The date; without a year the next such date, today included."""
    years = [int(year)] if year else range(today.year, today.year + 9)
    for one in years:
        try:
            found = date(one, month, day)
        except ValueError:
            continue
        if one in _YEARS and (year or found >= today):
            return found
    return None
