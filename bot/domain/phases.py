"""The phases of a group's life, and how its end is counted.

A phase says what the bot does for the group; ``GroupState`` says whether it does anything at all, and goes first. Only
the four phases of ``CHOSEN`` are kept and chosen. ARCHIVED is never chosen: it is what an archived group shows,
whatever phase it was in, and only reopening the group ends it.

forming ⇄ preparing ⇄ running ⇄ ending; forming and running also reach each other. An ending that is called off goes
back to running.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.groups import GroupState
from bot.domain.sessions import HORIZON, SessionRecord, SessionState

MOST_SESSIONS = 26
"""A longer farewell is no farewell: half a year of weekly sessions."""


class Phase(StrEnum):
    """Where a group is in its life."""

    FORMING = "forming"
    """People join and wait; nobody is asked anything yet."""
    PREPARING = "preparing"
    """Those who joined get to know each other and make the agreement theirs."""
    RUNNING = "running"
    ENDING = "ending"
    """Nobody new comes in; the sessions that are left are counted."""
    ARCHIVED = "archived"


PHASE_MOVES: Mapping[Phase, tuple[Phase, ...]] = {
    Phase.FORMING: (Phase.PREPARING, Phase.RUNNING),
    Phase.PREPARING: (Phase.RUNNING, Phase.FORMING),
    Phase.RUNNING: (Phase.ENDING, Phase.PREPARING, Phase.FORMING),
    Phase.ENDING: (Phase.RUNNING,),
    Phase.ARCHIVED: (),
}
"""Where a phase can go by choice, the usual next one first."""
CHOSEN = tuple(phase for phase in Phase if phase is not Phase.ARCHIVED)
_LIVING = frozenset({GroupState.TESTING, GroupState.OPEN, GroupState.PAUSED})


@dataclass(frozen=True, slots=True)
class Ending:
    """How a group ends: after ``sessions`` sessions counted from ``since``, or on the day that ends at ``until``."""

    since: datetime
    sessions: int | None = None
    until: datetime | None = None

    def __post_init__(self) -> None:
        """ValueError unless it is one of the two, and can be reached."""
        if (self.sessions is None) == (self.until is None):
            raise ValueError("an end is a number of sessions or a day")
        if self.sessions is not None and not 1 <= self.sessions <= MOST_SESSIONS:
            raise ValueError(f"{self.sessions} sessions")
        if self.until is not None and self.until <= self.since:
            raise ValueError("an end lies ahead")


@dataclass(frozen=True, slots=True)
class Farewell:
    """What a session's card says while the group ends. ``left`` counts this session too; None: it cannot be told.

    ``until`` is the group's last day, if one is set.
    """

    left: int | None
    until: datetime | None = None


def phase_of(state: GroupState, kept: Phase) -> Phase:
    """The phase that a group shows."""
    return Phase.ARCHIVED if state is GroupState.ARCHIVED else kept


def next_phases(state: GroupState, kept: Phase) -> tuple[Phase, ...]:
    """Where the group can go now, the usual next one first; nowhere while it is being made or is archived."""
    return PHASE_MOVES[phase_of(state, kept)] if state in _LIVING else ()


def move_phase(state: GroupState, kept: Phase, to: Phase) -> Phase:
    """The new phase; ValueError if the group cannot go there from here."""
    if to not in next_phases(state, kept):
        raise ValueError(f"{state}: {kept} → {to}")
    return to


def reopened(kept: Phase) -> Phase:
    """The phase in which an archived group comes back: one that had ended begins again where groups run."""
    return Phase.RUNNING if kept is Phase.ENDING else kept


def admits(state: GroupState, kept: Phase) -> bool:
    """Whether somebody new may get a place: never while a group ends."""
    return state is GroupState.OPEN and kept is not Phase.ENDING


def asks(kept: Phase) -> bool:
    """Whether check-ins and prompts are sent."""
    return kept in {Phase.RUNNING, Phase.ENDING}


def proposes(kept: Phase) -> bool:
    """Whether members can propose a change to the agreement."""
    return kept in {Phase.PREPARING, Phase.RUNNING}


def counted(ending: Ending, sessions: Sequence[SessionRecord]) -> list[SessionRecord]:
    """The sessions until the end, those that took place since it was announced included, the first one first."""
    held = [one for one in sessions if one.ends > ending.since and one.state is not SessionState.CANCELLED]
    held.sort(key=lambda one: (one.starts, one.id))
    if ending.sessions is not None:
        return held[: ending.sessions]
    return [one for one in held if ending.until is not None and one.starts < ending.until]


def farewell(ending: Ending, sessions: Sequence[SessionRecord], session_id: int, now: datetime) -> Farewell | None:
    """What the card of a session says about the end; None for one that is not among the last.

    ``sessions`` are all of the group that are known; beyond ``HORIZON`` there may be more, so a day further off is
    said as a day and not counted.
    """
    place = next((at for at, one in enumerate(counted(ending, sessions)) if one.id == session_id), None)
    if place is None:
        return None
    if ending.sessions is not None:
        return Farewell(ending.sessions - place)
    far = ending.until is not None and ending.until > now + HORIZON - timedelta(days=1)
    return Farewell(None if far else len(counted(ending, sessions)) - place, ending.until)


def beyond(ending: Ending, sessions: Sequence[SessionRecord], session_id: int) -> bool:
    """Whether a session would be held after the end."""
    return session_id not in {one.id for one in counted(ending, sessions)}


def is_over(ending: Ending, sessions: Sequence[SessionRecord], now: datetime) -> bool:
    """Whether the last session or the last day has been, so that somebody can be asked about archiving."""
    held = counted(ending, sessions)
    if ending.until is not None:
        return ending.until <= now
    return len(held) == ending.sessions and all(one.state is SessionState.ENDED for one in held)
