"""What a calendar program is told of a series, so that it shows the same coming sessions as the bot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.domain.recurrence import SeriesRule, meeting, meetings
from bot.domain.sessions import SeriesRecord, SessionRecord, SessionState

AHEAD = timedelta(days=2 * 366)
"""How far ahead dates are named one by one where a series has an end, or leaves out public holidays."""
BEFORE = timedelta(days=2)
"""A session whose nominal date is longer ago can still come only if it was moved."""


@dataclass(frozen=True, slots=True)
class Elsewhen:
    """The meeting of the nominal local ``date`` is from ``starts`` to ``ends`` (UTC) instead."""

    date: date
    starts: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class CalendarSeries:
    """A series from its meeting on the local date ``first`` up to ``last`` (None: without end).

    Its meetings are those of ``rule``'s rhythm, its breaks and holidays forgotten, without those on ``left_out``; some
    are ``elsewhen``. A ``key`` stays the same from file to file, ``title`` is a neutral name.
    """

    key: str
    title: str
    rule: SeriesRule
    first: date
    last: date | None
    left_out: tuple[date, ...] = ()
    elsewhen: tuple[Elsewhen, ...] = ()

    @property
    def single(self) -> bool:
        """Whether it is one meeting only."""
        return self.first == self.last


def calendar_series(
    of: SeriesRecord, title: str, sessions: Iterable[SessionRecord], now: datetime, prefix: str = ""
) -> list[CalendarSeries]:
    """What is still to come of a series at ``now``, or running; ``sessions`` are its rows, changed ones included.

    A session on a date that the rule does not have is a series of its own. ``prefix`` sets keys of servers apart.
    """
    rows, rule = {one.date: one for one in sessions}, of.rule
    regular = _coming(rule, rows, now)
    others = [one for one in rows.values() if _comes(one, now) and one.date not in regular]
    for one in [other for other in others if _meets(rule, other.date)]:
        others.remove(one)
        regular.append(one.date)
    key = f"{prefix}{of.group_id}-{of.id}"
    found = [_single(f"{key}-{one.date:%Y%m%d}", title, rule, one) for one in others]
    return [*([_series(key, title, rule, sorted(regular), rows, now)] if regular else []), *found]


def _coming(rule: SeriesRule, rows: Mapping[date, SessionRecord], now: datetime) -> list[date]:
    """Nominal dates that come, as far as they are named one by one."""
    days = meetings(rule, (now - BEFORE).date(), (now + AHEAD).date())
    return [day for day in days if (_comes(rows[day], now) if day in rows else meeting(rule, day).ends > now)]


def _comes(one: SessionRecord, now: datetime) -> bool:
    return one.state is SessionState.PLANNED and one.ends > now


def _meets(rule: SeriesRule, day: date) -> bool:
    return bool(list(meetings(rule, day, day)))


def _single(key: str, title: str, rule: SeriesRule, one: SessionRecord) -> CalendarSeries:
    return CalendarSeries(key, title, rule, one.date, one.date, (), (Elsewhen(one.date, one.starts, one.ends),))


def _series(
    key: str, title: str, rule: SeriesRule, days: Sequence[date], rows: Mapping[date, SessionRecord], now: datetime
) -> CalendarSeries:
    endless = rule.until is None and rule.count is None and rule.holidays is None
    known = max([days[0], *(day for day in rows), *(one.last for one in rule.breaks)])
    upto = min(known, (now + AHEAD).date()) if endless else days[-1]
    bare = replace(rule, until=None, count=None, holidays=None, breaks=())
    there = set(days)
    out = tuple(day for day in meetings(bare, days[0], upto) if day not in there)
    return CalendarSeries(
        key, title, rule, days[0], None if endless else days[-1], out, tuple(_moved(rule, days, rows))
    )


def _moved(rule: SeriesRule, days: Sequence[date], rows: Mapping[date, SessionRecord]) -> Iterable[Elsewhen]:
    for one in (rows[day] for day in days if day in rows):
        usual = meeting(rule, one.date)
        if (one.starts, one.ends) != (usual.starts, usual.ends):
            yield Elsewhen(one.date, one.starts, one.ends)
