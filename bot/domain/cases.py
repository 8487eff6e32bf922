"""A case: what a professional works on.

States: PAGING → ACKNOWLEDGED → CLOSED. An acknowledged case that nobody works on first asks its owner
(``asked_at``), and goes back to PAGING if they do not answer; a worse flag sends it there at once. Taking over keeps it
ACKNOWLEDGED under another owner. CLOSED → PAGING when it is reopened.

Invariants, held by every function here and tested as properties:
- a case that is not closed has ``due_at``: nothing is ever open without a next due time;
- nothing rests unseen for longer than a day, whatever the policy says;
- an acknowledged case has an owner; a paging one has ``paging_since`` and no owner;
- only an acknowledged case is asked about, and it never pages again without its owner having been asked;
- the level never falls; a worse flag always starts paging again from the first step;
- a flag that is not worse never ends or delays what is under way;
- acknowledging stops paging: only a worse flag, a stale acknowledgement or a reopening starts it again;
- ``(round, step)`` never comes back: every start of paging is a new round, so no page is taken for an earlier one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.triage import Level

UNSEEN = timedelta(hours=24)
"""Nothing that is open rests longer than this, whatever a policy asks for."""


class CaseState(StrEnum):
    """Where a case stands."""

    PAGING = "paging"
    ACKNOWLEDGED = "acknowledged"
    CLOSED = "closed"


class Outcome(StrEnum):
    """How a case ended."""

    SUPPORTED = "supported"
    REFERRED = "referred"
    EMERGENCY_SERVICES = "emergency_services"
    FALSE_ALARM = "false_alarm"
    DUPLICATE = "duplicate"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Case:
    """The part of a case that the rules are about. Instants are UTC; ``owner`` is a user id.

    ``round`` counts how often paging began, from 0; ``step`` is the next step of that round's chain. ``asked_at`` is
    when the owner was asked whether they are still at it, or offered it to somebody: at ``due_at`` it pages again.
    """

    state: CaseState
    level: Level
    step: int
    round: int
    paging_since: datetime | None
    due_at: datetime | None
    owner: int | None = None
    acknowledged_at: datetime | None = None
    asked_at: datetime | None = None


def open_case(level: Level, now: datetime, first_page: datetime | None = None) -> Case:
    """A new case; paging begins at ``first_page`` (now, unless an amber flag waits for a staffed hour)."""
    begin = min(first_page or now, now + UNSEEN)
    return Case(CaseState.PAGING, level, 0, 0, begin, begin)


def merge(case: Case, level: Level, now: datetime) -> Case:
    """A further flag about the same person: a worse one pages from the start, any other changes nothing."""
    if case.state is CaseState.CLOSED:
        raise ValueError("a closed case takes no flags")
    if level <= case.level:
        return case
    return replace(_page(case, now), level=level)


def stepped(case: Case, step: int, due_at: datetime, *, ended_round: bool) -> Case:
    """A step was carried out; the next is ``step``, or the first of a new round. ValueError unless it is paging."""
    if case.state is not CaseState.PAGING:
        raise ValueError("only a paging case takes steps")
    if ended_round:
        return replace(case, step=0, round=case.round + 1, paging_since=due_at, due_at=due_at)
    return replace(case, step=step, due_at=due_at)


def acknowledge(case: Case, person: int, now: datetime, stale_after: timedelta) -> Case:
    """``person`` answers for it: paging stops; if nothing happens for ``stale_after`` they are asked about it.

    A second person's acknowledgement takes the case over. ValueError if it is closed.
    """
    if case.state is CaseState.CLOSED:
        raise ValueError("a closed case cannot be acknowledged")
    return replace(
        case,
        state=CaseState.ACKNOWLEDGED,
        owner=person,
        acknowledged_at=now,
        due_at=now + min(stale_after, UNSEEN),
        paging_since=None,
        asked_at=None,
    )


def worked(case: Case, now: datetime, stale_after: timedelta) -> Case:
    """Its owner did something: an acknowledged case is fresh again."""
    if case.state is not CaseState.ACKNOWLEDGED:
        return case
    return replace(case, due_at=now + min(stale_after, UNSEEN), asked_at=None)


def ask(case: Case, now: datetime, patience: timedelta) -> Case:
    """Its owner is asked whether they are still at it, or offers it to somebody: after ``patience`` it pages again.

    Asking never puts off what is due sooner. ValueError unless it is acknowledged.
    """
    if case.state is not CaseState.ACKNOWLEDGED:
        raise ValueError("only an acknowledged case is asked about")
    end = now + min(patience, UNSEEN)
    asked_before = case.asked_at is not None and case.due_at is not None
    due = min(end, case.due_at) if asked_before and case.due_at else end
    return replace(case, due_at=due, asked_at=case.asked_at or now)


def go_stale(case: Case, now: datetime) -> Case:
    """Acknowledged, asked about and forgotten: page again. ValueError unless its owner was asked."""
    if case.state is not CaseState.ACKNOWLEDGED or case.asked_at is None:
        raise ValueError("only an acknowledged case that was asked about goes stale")
    return _page(case, now)


def close(case: Case) -> Case:
    """It is over; nothing is due any more (its follow-up is a row of its own)."""
    if case.state is CaseState.CLOSED:
        raise ValueError("it is closed already")
    return replace(case, state=CaseState.CLOSED, due_at=None, paging_since=None, asked_at=None)


def reopen(case: Case, now: datetime) -> Case:
    """It was not over: page again."""
    if case.state is not CaseState.CLOSED:
        raise ValueError("it is open")
    return _page(case, now)


def _page(case: Case, now: datetime) -> Case:
    return replace(
        case,
        state=CaseState.PAGING,
        step=0,
        round=case.round + 1,
        owner=None,
        paging_since=now,
        due_at=now,
        acknowledged_at=None,
        asked_at=None,
    )
