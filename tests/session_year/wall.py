"""The calendar on the wall: when a series meets, worked out by hand, so to speak.

This is what the bot's dates are checked against, so it is written in another way: days are counted one by one, and an
instant is looked for by the two distances to UTC that the clock on the wall may have around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tests.year.diary import Planned

DAY = timedelta(days=1)


def instant(day: date, clock: time, zone: str) -> datetime:
    """When the clock on the wall shows this on that day: the first of two times, or as if it had not changed."""
    wall, there = datetime.combine(day, clock), ZoneInfo(zone)
    noon = datetime.combine(day, time(12), UTC)
    offsets = [(noon + days * DAY).astimezone(there).utcoffset() or timedelta() for days in (-2, 2)]
    shown = [(wall - offset).replace(tzinfo=UTC) for offset in offsets]
    fits = [one for one in shown if one.astimezone(there).replace(tzinfo=None) == wall]
    return min(fits) if fits else shown[0]


def odd(day: date, clock: time, zone: str) -> bool:
    """Whether the clock on the wall shows this never or twice on that day."""
    wall, there = datetime.combine(day, clock), ZoneInfo(zone)
    around = [instant(day, clock, zone) + hours * timedelta(minutes=30) for hours in range(-6, 7)]
    return sum(one.astimezone(there).replace(tzinfo=None) == wall for one in around) != 1


def days(plan: Planned) -> Iterator[date]:
    """The days on which a series meets, without end if it has none."""
    day, met, since = plan.first, 0, 0
    while plan.count is None or met < plan.count:
        if since % (1 if plan.months else 7 * plan.every) == 0 and (not plan.months or _monthly(plan, day)):
            met += 1
            yield day
        day, since = day + DAY, since + 1


def _monthly(plan: Planned, day: date) -> bool:
    """Whether it is the same weekday, as often into its month, in a month that counts."""
    months = (day.year - plan.first.year) * 12 + day.month - plan.first.month
    same = day.weekday() == plan.first.weekday() and (day.day - 1) // 7 == (plan.first.day - 1) // 7
    return same and months % plan.every == 0


def meetings(plan: Planned, until: datetime) -> list[datetime]:
    """When a series begins, as planned, up to a moment."""
    found = []
    for day in days(plan):
        starts = instant(day, plan.clock, plan.zone)
        if starts > until:
            break
        found.append(starts)
    return found
