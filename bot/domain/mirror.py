"""Discord's scheduled events as mirrors of sessions: what one should show, and what a change by hand means.

Three views of an event are compared: what the bot last told Discord, what Discord shows now, and what it should show.
Where only the bot's own wish changed, it is told again; where only Discord's view changed, somebody changed it by
hand, and is asked; where both did, the bot's wish holds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.sessions import SessionRecord, SessionState

MOST_IN_SERVER = 100
"""Discord takes no more events that are to come or running in one server."""
PER_GROUP = 2
"""How many coming sessions of a group are shown, where there is room for it."""
_ROOM = 90


class EventStatus(StrEnum):
    """Where an event stands."""

    WAITING = "waiting"
    RUNNING = "running"
    OVER = "over"


class Action(StrEnum):
    """What has to be done about an event. LEAVE: nothing; END: it is over; REPLACE: remove it, then make it anew."""

    LEAVE = "leave"
    MAKE = "make"
    EDIT = "edit"
    END = "end"
    REMOVE = "remove"
    REPLACE = "replace"
    FORGET = "forget"


class Trouble(StrEnum):
    """Why events cannot be shown."""

    PERMISSION = "permission"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class Shown:
    """What an event shows: a neutral name, a voice channel, times (UTC).

    ``about`` is its description. The bot gives its events none, so that they say nothing of a session but its time.
    """

    name: str
    channel_id: int
    starts: datetime
    ends: datetime | None
    status: EventStatus
    about: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What to do; ``fields`` of the event to tell Discord, ``by_hand`` what somebody changed: name, channel_id,
    starts, ends, about, or ``gone`` for the event as a whole."""

    action: Action
    fields: tuple[str, ...] = ()
    by_hand: tuple[str, ...] = ()


def per_group(groups: int) -> int:
    """How many sessions of each group are shown in a server with so many open groups."""
    return PER_GROUP if groups * PER_GROUP <= _ROOM else 1


def wanted(session: SessionRecord, name: str, channel_id: int, now: datetime) -> Shown | None:
    """What Discord should show of a session; None if nothing (any more)."""
    if session.state is SessionState.CANCELLED:
        return None
    over = session.state is SessionState.ENDED or session.ends <= now
    status = EventStatus.OVER if over else EventStatus.RUNNING if session.starts <= now else EventStatus.WAITING
    return Shown(name[:100], channel_id, session.starts, session.ends, status)


def compare(told: Shown | None, live: Shown | None, want: Shown | None) -> Step:
    """What to do about one event. ``told`` is None before anything was told, and when it has to be told again."""
    if want is None or want.status is EventStatus.OVER:
        return _last_step(live, want)
    if live is None:
        return _absent(told, want)
    if (
        live.status is EventStatus.RUNNING
        and want.status is EventStatus.WAITING
        and told
        and told.starts != want.starts
    ):
        return Step(Action.REPLACE)
    begun = EventStatus.RUNNING in {live.status, want.status}
    fields = ("name", "channel_id", "about", *(() if begun else ("starts",)))
    hand = [name for name in (*fields, "ends") if _hand(name, told, live, want)]
    push = [name for name in (*fields, "ends") if _push(name, told, live, want)]
    if "ends" in hand and "starts" in {*hand, *push}:
        hand.remove("ends")  # it goes with the start
    if "starts" in hand and "ends" in push:
        push.remove("ends")  # it is told with the start, whichever that will be
    if want.status is EventStatus.RUNNING and live.status is EventStatus.WAITING:
        push.append("status")
    return Step(Action.EDIT if push else Action.LEAVE, tuple(push), tuple(hand))


def as_told(told: Shown | None, want: Shown, by_hand: Sequence[str]) -> Shown:
    """What Discord has been told after a step: all that is wanted, except what somebody changed by hand."""
    if told is None:
        return want
    return replace(want, **{name: getattr(told, name) for name in by_hand if name != "gone"})


def mark(live: Shown | None, by_hand: Sequence[str]) -> str:
    """A short sign of one change by hand, so that it is asked about once; empty if there is none."""
    if not by_hand:
        return ""
    seen = [str(getattr(live, name)) for name in by_hand] if live else []
    return hashlib.sha256("\n".join([*by_hand, *seen]).encode()).hexdigest()[:16]


def _last_step(live: Shown | None, want: Shown | None) -> Step:
    if live is None:
        return Step(Action.FORGET)
    ends = want is not None and live.status is EventStatus.RUNNING
    return Step(Action.END if ends else Action.REMOVE)


def _absent(told: Shown | None, want: Shown) -> Step:
    if want.status is EventStatus.RUNNING:
        return Step(Action.LEAVE)  # Discord itself ends an event whose channel is empty; one can't be made late
    return Step(Action.MAKE) if told is None else Step(Action.LEAVE, (), ("gone",))


def _push(name: str, told: Shown | None, live: Shown, want: Shown) -> bool:
    new, there = getattr(want, name), getattr(live, name)
    return bool(new != there and (told is None or getattr(told, name) != new))


def _hand(name: str, told: Shown | None, live: Shown, want: Shown) -> bool:
    new, there = getattr(want, name), getattr(live, name)
    return told is not None and getattr(told, name) == new and there != new
