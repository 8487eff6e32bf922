"""What is wrong with a coming shift, and when who is told: looked at before it begins, not when somebody calls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import combinations

from bot.domain.rota.duty import HORIZON, Stint, turns, vacancies
from bot.domain.rota.plan import Plan

ASK = timedelta(hours=96)
"""How long before a shift its holder is asked whether messages reach them, if that is not known."""
STAGES = (timedelta(hours=72), timedelta(hours=24))
"""How long before a shift a problem is told: first to those concerned and the desk, then to supervisors as well."""
PATIENCE = timedelta(hours=12)
"""How long after a test message its answer may take."""
REST = timedelta(days=3)
"""How long after a test message without an answer the next one is sent."""
RARELY = timedelta(hours=6)
"""How often everything is looked at although nothing on the rota begins or ends."""
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Reach:
    """What is known about reaching a person. ``second``: a contact of their own outside Discord; None while it is not
    asked for."""

    closed: bool = False
    asked_at: datetime | None = None
    answered_at: datetime | None = None
    second: bool | None = None

    def silent(self, now: datetime, within: timedelta) -> bool:
        """Whether no message was answered ``within`` this time, and a test message had its chance."""
        waiting = self.asked_at is not None and now < self.asked_at + PATIENCE
        return not waiting and not self.proven(now, within)

    def proven(self, now: datetime, within: timedelta) -> bool:
        """Whether a message was answered ``within`` this time."""
        return self.answered_at is not None and now <= self.answered_at + within

    def should_be_asked(self, now: datetime, within: timedelta) -> bool:
        """Whether a test message is owed now: the proof runs out soon, and none was sent of late."""
        rested = self.asked_at is None or now >= self.asked_at + REST
        return rested and not self.proven(now + ASK, within)


@dataclass(frozen=True, slots=True)
class Problem:
    """``kind``: ``empty``, ``silent``, ``closed``, ``no-second`` or ``double``; ``person`` is None for ``empty``.

    From ``starts`` to ``ends`` (UTC) is the shift, or the part of it, that is concerned. ``since`` tells one problem
    from another, so that each is told once: its start, or the week of it for what is wrong with a person.
    """

    kind: str
    layer: int
    person: int | None
    starts: datetime
    ends: datetime
    since: datetime


def preflight(
    plan: Plan, reach: Mapping[int, Reach], now: datetime, within: timedelta, ahead: timedelta, *, always: bool = False
) -> list[Problem]:
    """Problems of every shift that goes on now or begins within ``ahead``.

    A person counts as reachable who answered a message ``within`` this time. The first to begin comes first.
    """
    begin, end = now - HORIZON, now + ahead
    held = [turn for turn in turns(plan, begin, end) if turn.ends > now]
    vacant = [one for one in vacancies(plan, begin, end, always=always) if one.ends > now]
    found = [Problem("empty", one.layer, None, one.starts, one.ends, _since(one.starts, begin)) for one in vacant]
    found += [
        Problem(kind, turn.layer, turn.person, turn.starts, turn.ends, _week(turn.starts))
        for turn in held
        for kind in _kinds(reach.get(turn.person, Reach()), now, within)
    ]
    found += _doubled(held, begin)
    return sorted(found, key=lambda one: (one.starts, one.layer, one.kind, one.person or 0, one.ends))


def stage_of(problem: Problem, now: datetime) -> int | None:
    """How many hours before the shift the problem is told now: the latest stage that has come, None before any."""
    come = [stage for stage in STAGES if now >= problem.starts - stage]
    return int(min(come).total_seconds() // 3600) if come else None


def next_look(plan: Plan, now: datetime) -> datetime:
    """When staffing changes next, or a shift comes so near that it is looked at; at the latest after ``RARELY``."""
    ahead = turns(plan, now, now + ASK + RARELY)
    empty = vacancies(plan, now, now + ASK + RARELY)
    spans = [(one.starts, one.ends) for one in ahead] + [(one.starts, one.ends) for one in empty]
    edges = {edge for span in spans for edge in span}
    moments = {edge - early for edge in edges for early in (timedelta(), *STAGES, ASK)}
    return min([now + RARELY, *(moment for moment in moments if moment > now)])


def _since(starts: datetime, begin: datetime) -> datetime:
    """The start, if it is known: what goes on for longer than is looked back is told once a week."""
    return starts if starts > begin else _week(starts)


def _week(moment: datetime) -> datetime:
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    return epoch + (moment - epoch) // _WEEK * _WEEK


def _kinds(reach: Reach, now: datetime, within: timedelta) -> Iterator[str]:
    if reach.closed:
        yield "closed"
    elif reach.silent(now, within):
        yield "silent"
    if reach.second is False:
        yield "no-second"


def _doubled(held: list[Stint], begin: datetime) -> Iterator[Problem]:
    for one, other in combinations(held, 2):
        starts, ends = max(one.starts, other.starts), min(one.ends, other.ends)
        if one.person == other.person and one.layer != other.layer and starts < ends:
            yield Problem("double", max(one.layer, other.layer), one.person, starts, ends, _since(starts, begin))
