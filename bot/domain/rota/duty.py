"""Who is on duty at an instant, and over a stretch of time, once overrides and time off are counted in.

Overrides apply in the order in which they were entered; time off is stronger than everything: nobody who is off is
ever on duty, and whoever takes their place is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from bot.domain.rota.plan import FIRST, Override, Plan, Rotation, Shift, Span, TimeOff
from bot.domain.rota.windows import Window, windows

HORIZON = timedelta(days=8)
"""How far ahead a staffed time is followed: a week comes round within it."""
FAR = timedelta(days=100)
"""How far ahead the next staffed time is looked for when the coming days have none."""

Place = tuple[int, int]
"""A layer and the person in it."""


@dataclass(frozen=True, slots=True)
class Stint:
    """From ``starts`` to ``ends`` (UTC), without a change, ``person`` is on duty in ``layer``."""

    layer: int
    person: int
    starts: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Vacancy:
    """From ``starts`` to ``ends`` (UTC) nobody is in ``layer``, though somebody should be."""

    layer: int
    starts: datetime
    ends: datetime


def on_duty(plan: Plan, now: datetime) -> list[int]:
    """User ids on duty at ``now``, layer 1 first, nobody twice."""
    return list(dict.fromkeys(person for _, person in _places(plan, now)))


def on_duty_of(plan: Plan, layer: int, now: datetime) -> list[int]:
    """User ids on duty in one layer at ``now``, nobody twice."""
    return list(dict.fromkeys(person for where, person in _places(plan, now) if where == layer))


def next_staffed(plan: Plan, now: datetime) -> datetime | None:
    """The first instant from ``now`` on at which somebody is on duty; None if nobody is within ``FAR``."""
    near = now + HORIZON
    soon = _first(_segments(plan, now, near))
    return soon if soon is not None else _first(_segments(plan, near, now + FAR))


def staffed_until(plan: Plan, now: datetime) -> datetime | None:
    """When the present staffed time ends; None if nobody is on duty at ``now``.

    Followed up to ``HORIZON`` ahead: the end of that is given when there is no gap before it.
    """
    until = None
    for _, ends, places in _segments(plan, now, now + HORIZON):
        if not places:
            break
        until = ends
    return until


def present_until(plan: Plan, person: int, now: datetime) -> datetime | None:
    """When this person's duty ends without a gap before it; None if they are not on duty at ``now``.

    Followed up to ``HORIZON`` ahead, as the staffed time is.
    """
    until = None
    for _, ends, places in _segments(plan, now, now + HORIZON):
        if all(one != person for _, one in places):
            break
        until = ends
    return until


def stints(plan: Plan, begin: datetime, end: datetime) -> list[Stint]:
    """Who is on duty from ``begin`` to ``end``: stretches as long as they last, cut off at both ends."""
    open_since: dict[Place, datetime] = {}
    found: list[Stint] = []
    for starts, _, places in _segments(plan, begin, end):
        over = [place for place in open_since if place not in places]
        found += [Stint(*place, open_since.pop(place), starts) for place in over]
        for place in places:
            open_since.setdefault(place, starts)
    found += [Stint(*place, since, end) for place, since in open_since.items()]
    return sorted(found, key=lambda one: (one.starts, one.layer, one.person, one.ends))


def turns(plan: Plan, begin: datetime, end: datetime) -> list[Stint]:
    """The same, with a new one wherever a shift of the person begins: what people call "my shifts"."""
    cuts: dict[Place, set[datetime]] = {}
    for window in windows(plan, begin, end):
        if window.kind == "shift":
            cuts.setdefault((window.layer, window.person), set()).add(window.starts)
    return [turn for stint in stints(plan, begin, end) for turn in _cut(stint, cuts)]


def vacancies(plan: Plan, begin: datetime, end: datetime, *, always: bool = False) -> list[Vacancy]:
    """When a layer has nobody although somebody is planned in it, or, with ``always``, nobody answers at all.

    In order, each as long as it lasts.
    """
    planned = windows(plan, begin, end)
    found: dict[int, list[Span]] = {}
    for starts, ends, places in _segments(plan, begin, end):
        wanted = {window.layer for window in planned if window.starts <= starts < window.ends}
        wanted -= {layer for layer, _ in places}
        for layer in wanted | ({FIRST} if always and not places else set()):
            found.setdefault(layer, []).append((starts, ends))
    rows = [Vacancy(layer, *span) for layer, spans in found.items() for span in _joined(iter(spans))]
    return sorted(rows, key=lambda one: (one.starts, one.layer))


def unstaffed(plan: Plan, begin: datetime, end: datetime) -> list[Span]:
    """When nobody is on duty in any layer between ``begin`` and ``end``, in order and as long as it lasts."""
    return _joined((starts, ends) for starts, ends, places in _segments(plan, begin, end) if not places)


def layers_in(plan: Plan) -> list[int]:
    """Numbers of the layers that anything is planned in; the first is always there."""
    rows: tuple[Shift | Rotation | Override, ...] = (*plan.shifts, *plan.rotations, *plan.overrides)
    return sorted({FIRST, *(row.layer for row in rows)})


def _cut(stint: Stint, cuts: Mapping[Place, set[datetime]]) -> Iterator[Stint]:
    moments = cuts.get((stint.layer, stint.person), set())
    inside = sorted(moment for moment in moments if stint.starts < moment < stint.ends)
    for starts, ends in pairwise([stint.starts, *inside, stint.ends]):
        yield Stint(stint.layer, stint.person, starts, ends)


def _places(plan: Plan, moment: datetime) -> list[Place]:
    return _present(plan, windows(plan, moment, moment + timedelta.resolution), moment)


def _first(segments: Iterator[tuple[datetime, datetime, list[Place]]]) -> datetime | None:
    return next((starts for starts, _, places in segments if places), None)


def _segments(plan: Plan, begin: datetime, end: datetime) -> Iterator[tuple[datetime, datetime, list[Place]]]:
    """Stretches in which nothing changes, and who is on duty in them; together they fill the time exactly."""
    planned = windows(plan, begin, end)
    rows: tuple[Window | Override | TimeOff, ...] = (*planned, *plan.overrides, *plan.time_off)
    moments = {moment for row in rows for moment in (row.starts, row.ends) if begin < moment < end}
    for starts, ends in pairwise([begin, *sorted(moments), end]):
        yield starts, ends, _present(plan, planned, starts)


def _present(plan: Plan, planned: Sequence[Window], moment: datetime) -> list[Place]:
    places = [(window.layer, window.person) for window in planned if window.starts <= moment < window.ends]
    for override in sorted(plan.overrides, key=_entered):
        if override.starts <= moment < override.ends:
            places = _overridden(places, override)
    off = {one.person for one in plan.time_off if one.starts <= moment < one.ends}
    there = dict.fromkeys(place for place in places if place[1] not in off)
    return sorted(there, key=lambda place: place[0])


def _overridden(places: list[Place], override: Override) -> list[Place]:
    person = override.person
    taken = [(layer, person if who == override.replaces else who) for layer, who in places]
    return taken if taken != places else [*places, (override.layer, person)]


def _entered(override: Override) -> tuple[int, datetime, datetime, int, int, int]:
    return (override.id, override.starts, override.ends, override.person, override.replaces or 0, override.layer)


def _joined(spans: Iterator[Span]) -> list[Span]:
    found: list[Span] = []
    for starts, ends in spans:
        if found and found[-1][1] == starts:
            found[-1] = (found[-1][0], ends)
        else:
            found.append((starts, ends))
    return found
