"""Whether every reminder was shown where it should be, in time, once, and none of a session that was moved or dropped.

The rules are written down here once more, as a group reads them, and followed along the diary: what was planned, moved
and called off, who asked for direct messages, and what was shown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from tests.session_year.wall import instant, meetings
from tests.year.diary import (
    GRACE,
    CalledOff,
    Entry,
    Moved,
    Outages,
    Planned,
    Replied,
    Shown,
    Violation,
    Wished,
)

MINUTE, SOON = timedelta(minutes=1), timedelta(seconds=2)
STAGES = (1440, 60, 10, 0)
"""Minutes before the start at which a group is reminded."""
HELPS = {1440: -60, 60: -10, 10: 5, 0: 10}
"""Stage → minutes after the start until when it helps to be late, unless the next stage is due by then."""
UNSAID = timedelta(minutes=2)
"""What comes later than this has to say so."""
LATE_WORDS, ABSENT = "This comes late", "Not this time"
_CARD = re.compile(r"^### (.+)\n<t:(\d+):F> \(", re.MULTILINE)
_MOVED = re.compile(r"^\*\*(.+)\*\* moves\..* The time <t:(\d+):F> no longer", re.MULTILINE)
_OFF = re.compile(r"^### (.+)\nThe session on <t:(\d+):F> does not take place", re.MULTILINE)
_PERSONAL = "You said you would come"
Key = tuple[str, str, datetime]
"""A place, a title, and when the session starts: what a card says."""
Doubt = tuple[datetime, datetime]
"""From the asking to the answer: something holds before, something else afterwards."""


@dataclass(frozen=True)
class Card:
    """What a message is: a ``reminder``, or a notice that a session was ``moved`` or is ``off``."""

    kind: str
    title: str
    starts: datetime


def card_in(shown: Shown) -> Card | None:
    """What a message says about a session, if it does; not what those who would have come are told in person."""
    if _PERSONAL in shown.text:
        return None
    for kind, pattern in (("moved", _MOVED), ("off", _OFF), ("reminder", _CARD)):
        if found := pattern.search(shown.text):
            return Card(kind, found[1], datetime.fromtimestamp(int(found[2]), UTC))
    return None


@dataclass(frozen=True)
class Held:
    """A session at a time: it is known to be then from ``since`` on, and until ``over`` (never, if it takes place)."""

    title: str
    group: str
    starts: datetime
    since: Doubt
    over: Doubt | None


@dataclass
class Owed:
    """A reminder of one stage in one place, owed from ``due`` on. ``needed`` is None where it may come or not.

    ``until`` is when it helps no more, and ``back`` when the bot was there to show it.
    """

    stage: int
    due: datetime
    until: datetime
    back: datetime
    needed: bool | None
    shown: list[Shown] = field(default_factory=list)


class Reminded:
    """Reads the diary of a year. ``reminders`` are all that were shown, ``delays`` how late, where the bot was there.

    ``after`` is how long it took at most where it was not, from its return on.
    """

    def __init__(self, diary: Sequence[Entry], outages: Outages, now: datetime) -> None:
        self._diary, self._outages = diary, outages
        self._now = now
        self._wishes: dict[tuple[str, str], list[Wished]] = defaultdict(list)
        self._replies: dict[tuple[str, str, datetime], list[Replied]] = defaultdict(list)
        self.violations: list[Violation] = []
        self.delays: list[timedelta] = []
        self.after = timedelta()
        self.reminders = self.sessions = self.notices = self.silent = 0

    def read(self) -> list[Violation]:
        """Everything that must not be."""
        for entry in self._diary:
            if isinstance(entry, Wished):
                self._wishes[entry.who, entry.group].append(entry)
            elif isinstance(entry, Replied):
                self._replies[entry.who, entry.title, entry.starts].append(entry)
        reminders, moved, off = self._seen()
        owed = self._owed()
        for key in reminders.keys() | owed.keys():
            self._compare(key, owed.get(key, []), reminders.get(key, []))
        self._told("moved", moved, [one for one in self._diary if isinstance(one, Moved)])
        self._told("off", off, [one for one in self._diary if isinstance(one, CalledOff)])
        self.violations.sort(key=lambda one: one.at)
        return self.violations

    def _seen(self) -> tuple[dict[Key, list[Shown]], dict[Key, list[Shown]], dict[Key, list[Shown]]]:
        """Cards by what they are: reminders, and notices of what was moved and what does not take place."""
        found: dict[str, dict[Key, list[Shown]]] = {kind: defaultdict(list) for kind in ("reminder", "moved", "off")}
        for entry in self._diary:
            if isinstance(entry, Shown) and (card := card_in(entry)) is not None:
                found[card.kind][entry.place, card.title, card.starts].append(entry)
        self.reminders = sum(map(len, found["reminder"].values()))
        self.notices = sum(map(len, found["moved"].values())) + sum(map(len, found["off"].values()))
        return found["reminder"], found["moved"], found["off"]

    # ------------------------------------------------------------------ what must be seen

    def _owed(self) -> dict[Key, list[Owed]]:
        changes: dict[tuple[str, datetime], Moved | CalledOff] = {}
        for entry in self._diary:
            if isinstance(entry, Moved | CalledOff):
                changes[entry.title, entry.old] = entry
        found: dict[Key, list[Owed]] = defaultdict(list)
        for plan in (entry for entry in self._diary if isinstance(entry, Planned)):
            for starts in meetings(plan, self._now + 2 * 1440 * MINUTE):
                self.sessions += 1
                for held in _times(plan, starts, changes):
                    found[held.group, held.title, held.starts] += self._stages(held, STAGES, None)
                    for who in [who for who, group in self._wishes if group == held.group]:
                        found[who, held.title, held.starts] += self._personal(held, who)
        return found

    def _stages(self, held: Held, stages: Sequence[int], who: str | None) -> Iterator[Owed]:
        """What is owed of a session in its group, or to somebody in person."""
        for stage in stages:
            due = held.starts - stage * MINUTE
            until = held.starts + HELPS[stage] * MINUTE
            until = min([until, *(held.starts - other * MINUTE for other in stages if other < stage)])
            back = self._outages.through(due)
            if due <= held.since[0]:  # nothing was owed yet
                continue
            if held.over is not None and due <= held.over[1]:
                until = min(until, held.over[1])
            needed: bool | None = True
            if self._away(due, until) or (held.over is not None and due > held.over[1]):
                needed = False
            elif back > until - GRACE or due <= held.since[1] or (held.over and back + GRACE > held.over[0]):
                needed = None
            if who is not None:
                needed = _both(needed, self._wanted(held, stage, who, due, back))
            yield Owed(stage, due, until, back, needed)

    def _away(self, due: datetime, until: datetime) -> bool:
        """Whether the bot was dead for as long as it would have helped."""
        place = bisect_right(self._outages.spans, due, key=lambda span: span[1])
        died, rose = self._outages.spans[place] if place < len(self._outages.spans) else (until, until)
        return died <= due and rose > until + SOON

    def _personal(self, held: Held, who: str) -> Iterator[Owed]:
        wishes = self._wishes[who, held.group]
        ever = sorted({stage for wish in wishes for stage in wish.stages}, reverse=True)
        for stage in ever:
            now = [wish.stages for wish in wishes if wish.begun <= held.starts - stage * MINUTE]
            others = tuple(sorted({stage, *(now[-1] if now else ())}, reverse=True))
            yield from (one for one in self._stages(held, others, who) if one.stage == stage)

    def _wanted(self, held: Held, stage: int, who: str, due: datetime, back: datetime) -> bool | None:
        """Whether somebody asked for this stage, and did not say that they won't come."""
        wished = [(wish.begun, wish.at, stage in wish.stages) for wish in self._wishes[who, held.group]]
        replies = self._replies[who, held.title, held.starts]
        stays = [(one.begun, one.at, one.label != ABSENT) for one in replies]
        return _both(_stood(wished, due, back, first=False), _stood(stays, due, back, first=True))

    # ------------------------------------------------------------------- what was seen

    def _compare(self, key: Key, owed: Sequence[Owed], shown: Sequence[Shown]) -> None:
        waiting = sorted(owed, key=lambda one: one.due)
        for card in shown:
            due = [one for one in waiting if one.due <= card.at]
            fits = [one for one in due if not one.shown and one.needed is not False and card.at <= one.until + SOON]
            first = bool(fits) and LATE_WORDS in card.text
            meant = (fits or due)[0 if first else -1] if due else None
            if meant is None or meant.needed is False:
                self._wrong("wrong", card.at, f"{_words(key)}: shown, though there is nothing to be reminded of")
            elif meant.shown:
                self._wrong("twice", card.at, f"{_words(key)}: shown again, {meant.stage} minutes before")
            else:
                meant.shown.append(card)
                self._weigh(key, meant, card)
        for one in waiting:
            if one.needed and not one.shown and self._now > one.back + GRACE:
                self._wrong("lost", one.due, f"{_words(key)}: not shown, {one.stage} minutes before")
            elif one.needed is False and one.back > one.due and not one.shown:
                self.silent += 1

    def _weigh(self, key: Key, owed: Owed, card: Shown) -> None:
        """How late it is, and whether it says so."""
        late = card.at - owed.due
        if owed.back == owed.due:
            self.delays.append(late)
        else:
            self.after = max(self.after, card.at - owed.back)
        if card.at > owed.until + SOON:
            self._wrong("wrong", card.at, f"{_words(key)}: shown when it helps no more, {owed.stage} minutes before")
        elif card.at > owed.back + GRACE:
            self._wrong("late", card.at, f"{_words(key)}: {card.at - owed.back} late, {owed.stage} minutes before")
        says = LATE_WORDS in card.text
        if says != (late > UNSAID) and abs(late - UNSAID) > GRACE:
            self._wrong("unsaid", card.at, f"{_words(key)}: {late} late and says {'so' if says else 'nothing'}")

    def _told(self, kind: str, shown: dict[Key, list[Shown]], changes: Iterable[Moved | CalledOff]) -> None:
        """Every change is told to the group, once."""
        groups = {one.title: one.group for one in self._diary if isinstance(one, Planned)}
        told = {(groups[one.title], one.title, one.old): one for one in changes}
        for key, one in told.items():
            if key not in shown and self._now > self._outages.latest(one.at):
                self._wrong("lost", one.at, f"{_words(key)}: nobody is told that it is {kind}")
        for key, cards in shown.items():
            if key not in told:
                self._wrong("wrong", cards[0].at, f"{_words(key)}: said to be {kind}")
            elif len(cards) > 1:
                self._wrong("twice", cards[1].at, f"{_words(key)}: said again to be {kind}")

    def _wrong(self, kind: str, at: datetime, what: str) -> None:
        self.violations.append(Violation(kind, at, what))


def _times(plan: Planned, starts: datetime, changes: dict[tuple[str, datetime], Moved | CalledOff]) -> Iterator[Held]:
    """When one session is held, in turn: it may be moved, and moved again."""
    since = (plan.at, plan.at)
    while True:
        change = changes.get((plan.title, starts))
        over = (change.begun, change.at) if change else None
        yield Held(plan.title, plan.group, starts, since, over)
        if not isinstance(change, Moved):
            return
        since = (change.begun, change.at)
        starts = instant(change.new.date(), change.new.time(), plan.zone)


def _stood(
    said: Sequence[tuple[datetime, datetime, bool]], since: datetime, until: datetime, *, first: bool
) -> bool | None:
    """What held from one moment to another; None if it changed meanwhile. ``first`` holds before anything is said."""
    found = {first}
    for begun, at, what in said:
        if at <= since:
            found = {what}
        elif begun <= until + GRACE:
            found.add(what)
    return found.pop() if len(found) == 1 else None


def _both(one: bool | None, other: bool | None) -> bool | None:
    if one is False or other is False:
        return False
    return True if one and other else None


def _words(key: Key) -> str:
    return f"{key[1]} of {key[2]:%d %b %H:%M}, for {key[0]}"
