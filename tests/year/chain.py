"""Whether every page was shown, to whom it should be, in time, once, and none after an acknowledgement.

The policy is written down here once more, as the clinic reads it, and followed along the diary case by case.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.year.clinic import LEADERS, SUPERVISOR, SUPPORT, Wall
from tests.year.diary import DESK, Answered, Closed, Entry, Outages, Shown, Violation, Wrote

MINUTE, SOON = timedelta(minutes=1), timedelta(seconds=2)
CHAINS: dict[str, tuple[tuple[int, str], ...]] = {
    "CRISIS": ((0, "first"), (3, "again"), (5, "next"), (10, "supervisor"), (13, "")),
    "RED": ((0, "first"), (10, "again"), (20, "next"), (40, "supervisor"), (50, "")),
    "AMBER": ((0, "first"), (60, "next"), (240, "supervisor"), (300, "")),
}
"""Minutes after the first page of a round → whom; at the last number the next round begins. Amber waits for staff."""
FORGOTTEN, ASKED = 30 * MINUTE, 5 * MINUTE
"""After this without a deed whoever answered is asked, and without an answer to that it pages again."""
HEAD = re.compile(r"(AMBER|RED|CRISIS)\*\* · (?:waiting since|✓).* · case (\d+)\n(\S+) ·")
CALL = re.compile(r"(?:@(\w+) \S )?(AMBER|RED|CRISIS): please answer case (\d+)|Case (\d+) · ✓")


@dataclass(frozen=True)
class Page:
    """A message that calls somebody to a case; ``alias`` is empty on the desk, ``who`` where nobody is named.

    ``level`` is the word of the case's level at that time, and empty on a call that was answered before it came.
    """

    at: datetime
    place: str
    case: int
    alias: str
    who: str
    level: str

    @property
    def mark(self) -> str:
        """Where, and on the desk also who is called."""
        return desk_for(self.who) if self.place == DESK and self.who else self.place


def desk_for(who: str) -> str:
    """The mark of a call on the desk."""
    return f"{DESK} for {who}"


def page_in(shown: Shown) -> Page | None:
    """The page that a message is, if it is one."""
    if shown.place == DESK:
        found = CALL.search(shown.text)
        if found is None:
            return None
        return Page(shown.at, DESK, int(found[3] or found[4]), "", found[1] or "", found[2] or "")
    head = HEAD.search(shown.text)
    return Page(shown.at, shown.place, int(head[2]), head[3], shown.place, head[1]) if head else None


def card_in(shown: Shown) -> tuple[int, str] | None:
    """The case and the alias on a card of the desk, if the message is one."""
    head = HEAD.search(shown.text) if shown.place == DESK else None
    return (int(head[2]), head[3]) if head else None


def level_in(shown: Shown) -> str:
    """The level that a card or a page speaks of, or nothing."""
    head = HEAD.search(shown.text)
    return head[1] if head else ""


@dataclass
class Chase:
    """One case. ``since`` and ``due`` are the earliest and the latest they can be.

    ``called`` are the places of the last step, and ``owed`` (place, deadline) what is still to come of it.
    ``desks`` counts calls on the desk of which it is not known yet whom they are for.
    """

    alias: str
    level: str
    since: tuple[datetime, datetime]
    due: tuple[datetime, datetime]
    step: int = 0
    number: int = 0
    state: str = "paging"
    paged: list[str] = field(default_factory=list)
    desks: int = 0
    called: list[str] = field(default_factory=list)
    owed: list[tuple[str, datetime]] = field(default_factory=list)
    planned: set[str] = field(default_factory=set)
    muddle: datetime | None = None
    """Until then pages of an earlier chain are no fault: the bot was dead when the worse message was written."""


class Chains:
    """Reads the diary of a year; ``pages`` counts what was shown, ``cases`` what was opened."""

    def __init__(self, wall: Wall, outages: Outages) -> None:
        self._wall, self._outages = wall, outages
        self._cases: dict[int, Chase] = {}
        self._new: dict[str, Chase] = {}
        self._over: set[int] = set()
        self._early = Counter[int]()
        self.violations: list[Violation] = []
        self.pages = self.cases = 0
        self.latest = timedelta()

    def read(self, diary: Sequence[Entry]) -> list[Violation]:
        """Everything that must not be."""
        for entry in diary:
            self._expire(entry.at)
            if isinstance(entry, Wrote):
                self._wrote(entry)
            elif isinstance(entry, Shown):
                self._shown(entry)
            elif isinstance(entry, Answered):
                self._answered(entry)
            elif isinstance(entry, Closed) and entry.case in self._cases:
                del self._cases[entry.case]
                self._over.add(entry.case)
        return self.violations

    # ------------------------------------------------------------------ what people did

    def _wrote(self, entry: Wrote) -> None:
        at, back = entry.at, self._outages.through(entry.at)
        case = self._open(entry.alias)
        if case is None:
            since = self._staffed(entry.level, (at, back))
            self._new[entry.alias] = Chase(entry.alias, entry.level, since, since)
            self.cases += 1
            return
        if not _is_less(case.level, entry.level):
            return
        case.muddle = self._outages.latest(at) if back > at else None
        self._begin(case, (at, back), entry.level)

    def _begin(self, case: Chase, since: tuple[datetime, datetime], level: str) -> None:
        case.level, case.state, case.step = level, "paging", 0
        case.since = case.due = self._staffed(level, since)
        case.paged, case.owed = [], []

    def _answered(self, entry: Answered) -> None:
        case = self._cases.get(entry.case)
        if case is None:
            return
        asked = self._outages.through(entry.at + FORGOTTEN)
        case.state, case.step, case.paged, case.owed = "answered", 0, [], []
        case.due = (entry.pressed + FORGOTTEN + ASKED, self._outages.through(asked + ASKED))

    def _open(self, alias: str) -> Chase | None:
        return self._new.get(alias) or next((one for one in self._cases.values() if one.alias == alias), None)

    # ------------------------------------------------------------------ what people saw

    def _shown(self, shown: Shown) -> None:
        if (card := card_in(shown)) is not None:
            self._meet(*card)
        elif (page := page_in(shown)) is not None:
            self.pages += 1
            self._page(page)

    def _meet(self, number: int, alias: str) -> None:
        if number not in self._cases and number not in self._over and alias in self._new:
            self._cases[number] = self._new.pop(alias)
            self._cases[number].number = number
            self._cases[number].desks = self._early.pop(number, 0)

    def _page(self, page: Page) -> None:
        self._meet(page.case, page.alias)
        case = self._cases.get(page.case)
        if case is None and page.place == DESK and page.case not in self._over:
            self._early[page.case] += 1  # a card that was in doubt may come after the call
            return
        if case is None:
            kind, which = ("after", "closed") if page.case in self._over else ("wrong", "unknown")
            self._wrong(kind, page.at, f"{page.place} is called to case {page.case}, which is {which}")
            return
        if case.muddle is not None and page.at <= case.muddle and _is_less(page.level, case.level):
            return  # the worse message was found a moment after the first, and began the chain anew
        if case.state == "answered":
            if page.at < case.due[0] - SOON:
                self._wrong("after", page.at, f"{page.place} is called to case {page.case}, which is answered")
                return
            self._begin(case, case.due, case.level)
        owed = next((one for one in case.owed if one[0] == page.mark or _names_nobody(page, one[0])), None)
        if owed is not None:
            case.owed.remove(owed)
        elif self._was_planned(case, page):
            case.planned.add(page.mark)
        elif page.at >= case.due[0] - SOON:
            self._take(case, page)
        elif case.muddle is None or page.at > case.muddle:
            kind = "twice" if page.mark in case.called else "wrong"
            self._wrong(kind, page.at, f"{page.place} is called to case {page.case} before the next step")

    def _was_planned(self, case: Chase, page: Page) -> bool:
        """Whether this is the first call, planned before an outage, that comes after the call to who is there now.

        Then what was taken for the first call was the next one.
        """
        begin = case.since[0]
        leader = LEADERS[SUPPORT.index(case.alias) % len(LEADERS)]
        first = [*self._wall.on_duty(begin), leader][0]
        late = begin + SOON < page.at <= self._outages.latest(begin)
        if page.who != first or not late or page.mark in case.planned or not case.paged:
            return False
        if not case.planned:
            if first in case.paged:
                return False
            case.step, case.paged = 1, [first]
            self._advance(case, page.at, self._chosen(case, page.at))
        return True

    def _take(self, case: Chase, page: Page) -> None:
        """A step begins with this page: the others of it are owed now."""
        while page.at > self._outages.latest(case.due[1]) and page.at >= self._ideal(case, case.step + 1)[0]:
            self._lost(case, self._chosen(case, case.due[1])[1], case.due[1])
            self._advance(case, case.due[1], self._chosen(case, case.due[1]))
        late = page.at - self._outages.through(case.due[1])
        if late > timedelta(seconds=30):
            self._wrong("late", page.at, f"step {case.step} of case {case.number}, by {late}")
        else:
            self.latest = max(self.latest, late)
        chosen = self._chosen(case, page.at)
        before = self._chosen(case, case.due[0])
        if not page.who and chosen != before:  # who is called tells whether it was planned before an outage
            case.desks += 1
            return
        if page.who not in chosen[1] and page.who in before[1]:
            chosen = before
        if page.who and page.who not in chosen[1]:
            if case.muddle is None or page.at > case.muddle:
                self._wrong("wrong", page.at, f"{page.who} is called to case {case.number}, not {chosen[1]}")
            return
        places = [*(desk_for(who) for who in chosen[1]), *chosen[1]]
        case.called = list(places)
        places.remove(page.mark if page.who else places[0])
        if case.desks and places[0].startswith(DESK):
            case.desks -= 1
            del places[0]
        self._advance(case, page.at, chosen)
        case.owed += [(place, self._outages.latest(page.at)) for place in places]

    def _advance(self, case: Chase, at: datetime, chosen: tuple[int, list[str]]) -> None:
        """Step number ``chosen[0]`` was taken: when the next is due, and that these people were paged."""
        number, people = chosen
        if number == 0:
            case.since = (case.since[0], min(case.since[1], at))
        chain = CHAINS[case.level]
        early, late = self._ideal(case, number + 1)
        gap = (chain[number + 1][0] - chain[number][0]) * MINUTE
        late = max(late, at + gap) if early <= at else late
        case.due = self._staffed(case.level, (early, late))
        case.paged += people
        case.step = number + 1
        if case.step == len(chain) - 1:
            case.step, case.since, case.paged = 0, case.due, []

    # ------------------------------------------------------------------------- the rules

    def _ideal(self, case: Chase, step: int) -> tuple[datetime, datetime]:
        after = CHAINS[case.level][step][0] * MINUTE
        return case.since[0] + after, case.since[1] + after

    def _staffed(self, level: str, span: tuple[datetime, datetime]) -> tuple[datetime, datetime]:
        if level != "AMBER":
            return span
        return self._wall.staffed_from(span[0]), self._wall.staffed_from(span[1])

    def _chosen(self, case: Chase, at: datetime) -> tuple[int, list[str]]:
        """The step that is taken at this moment, and whom it pages: one that would reach nobody is skipped."""
        leader = LEADERS[SUPPORT.index(case.alias) % len(LEADERS)]
        everybody = list(dict.fromkeys([*self._wall.on_duty(at), leader, SUPERVISOR]))
        for number in range(case.step, len(CHAINS[case.level]) - 1):
            people = {
                "first": everybody[:1],
                "again": [who for who in case.paged[-1:] if who in everybody],
                "next": [who for who in everybody if who not in case.paged][:1],
                "supervisor": [SUPERVISOR],
            }[CHAINS[case.level][number][1]]
            if people:
                return number, people
        raise LookupError("the supervisor is always there")

    def _expire(self, now: datetime) -> None:
        """What was owed and did not come is lost."""
        for case in [*self._cases.values(), *self._new.values()]:
            for place, deadline in [one for one in case.owed if now > one[1]]:
                case.owed.remove((place, deadline))
                self._lost(case, [place], deadline)
            if now <= self._outages.latest(case.due[1]):
                continue
            if case.state == "answered":
                self._begin(case, case.due, case.level)
            self._overdue(case, now)

    def _overdue(self, case: Chase, now: datetime) -> None:
        """Steps after which the next was due as well are lost; the last of them may still come, late."""
        while now > self._outages.latest(self._ideal(case, case.step + 1)[1]):
            chosen = self._chosen(case, case.due[1])
            self._lost(case, chosen[1], case.due[1])
            self._advance(case, case.due[1], chosen)

    def _lost(self, case: Chase, places: Sequence[str], at: datetime) -> None:
        for place in places:
            self._wrong("lost", at, f"{place} was not called to case {case.number or '?'} ({case.alias}, {case.level})")

    def _wrong(self, kind: str, at: datetime, what: str) -> None:
        self.violations.append(Violation(kind, at, what))


def _is_less(level: str, than: str) -> bool:
    """Whether a level calls less loudly than another."""
    levels = list(CHAINS)
    return level in levels and levels.index(level) > levels.index(than)


def _names_nobody(page: Page, mark: str) -> bool:
    """Whether this is a call on the desk that was answered before it could name anybody, and one is owed."""
    return page.place == DESK and not page.who and mark.startswith(DESK)
