"""What binds the record of cases together, so that a change made behind the product's back is found.

Every entry of a case's timeline names the digest of the entry before it, and every entry of every case is a link of
one chain for the whole guild: a case that vanished leaves its links behind. Digests are made over *commitments*
(a hash over a random salt and the value), never over values: when a person is erased, value and salt are destroyed,
nobody can find out what the commitment stood for, and the chain still holds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Protocol

START = "0" * 64
"""Stands before the first entry."""
RETIRED = 0
"""The entry number of a link that says: this case was deleted by the retention rules, on purpose."""


class Fault(StrEnum):
    """What can be wrong with a record."""

    CHANGED = "changed"
    MISSING = "missing"
    REORDERED = "reordered"
    ADDED = "added"
    CUT = "cut"
    """The end was taken off: a head that was noted elsewhere, or counted, is later than the last link."""
    REWRITTEN = "rewritten"
    """A head that was noted elsewhere is not the one that stands there now."""
    FORGED = "forged"
    """A file's signature does not fit its content, or is not by the expected key."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: with ``number`` of ``case_id``'s timeline, or of the guild's chain where it is None."""

    fault: Fault
    case_id: int | None
    number: int


@dataclass(frozen=True, slots=True)
class Head:
    """The newest link of a guild's chain, as it can be noted outside the database."""

    number: int
    digest: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a case's timeline. ``parts`` are the values that can be opened, each with its salt.

    ``bare`` names the parts whose salt is gone although a value stands there: nobody but a forger leaves that.
    """

    case_id: int
    number: int
    at: datetime
    event: str
    commitments: Mapping[str, str]
    previous: str
    digest: str
    parts: Mapping[str, tuple[str, Any]] = field(default_factory=dict)
    bare: tuple[str, ...] = ()

    def sealed(self, number: int, previous: str) -> str:
        """The digest this entry would have at a place."""
        return digest([previous, number, stamp(self.at), self.event, dict(self.commitments)])

    def honest(self) -> bool:
        """Whether every value that can be opened is the one that was committed to."""
        opened = all(self.commitments.get(name) == commit(salt, value) for name, (salt, value) in self.parts.items())
        return opened and not self.bare


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the guild's chain: it binds an entry's digest; ``entry`` is RETIRED for a deleted case."""

    number: int
    case_id: int
    entry: int
    entry_digest: str
    previous: str
    digest: str

    def sealed(self, number: int, previous: str) -> str:
        """The digest this link would have at a place."""
        return digest([previous, number, self.case_id, self.entry, self.entry_digest])

    def honest(self) -> bool:
        """A link has no parts of its own."""
        return True


class Bound(Protocol):
    """Anything that is numbered and bound to what came before."""

    @property
    def number(self) -> int: ...

    @property
    def previous(self) -> str: ...

    @property
    def digest(self) -> str: ...

    def sealed(self, number: int, previous: str) -> str: ...

    def honest(self) -> bool: ...


def commit(salt: str, value: Any) -> str:
    """The commitment to a value that JSON can write; without the salt it says nothing about the value."""
    return digest([salt, value])


def digest(values: Sequence[Any]) -> str:
    """SHA-256 over the one canonical way to write values, in hexadecimal."""
    said = json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(said.encode()).hexdigest()


def stamp(moment: datetime) -> str:
    """The one way an instant is written in a digest."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def check(items: Sequence[Bound], case_id: int | None = None) -> list[Problem]:
    """Walk one chain, given in any order: what was changed, taken out or moved."""
    found: list[Problem] = []
    running, expected = START, 1
    for item in sorted(items, key=lambda one: one.number):
        gap = item.number > expected
        found += [Problem(Fault.MISSING, case_id, number) for number in range(expected, item.number)]
        if item.sealed(item.number, item.previous) != item.digest or not item.honest():
            found.append(Problem(_moved_or_changed(item, len(items)), case_id, item.number))
        elif item.previous != running and not gap:
            found.append(Problem(Fault.CHANGED, case_id, max(1, item.number - 1)))
        running, expected = item.digest, item.number + 1
    return list(dict.fromkeys(found))


def examine(
    links: Sequence[Link], entries: Iterable[Entry], head: Head | None = None, noted: Iterable[Head] = ()
) -> list[Problem]:
    """Everything wrong with a guild's record. ``head`` is the stored newest link, ``noted`` those kept elsewhere."""
    by_case: dict[int, dict[int, Entry]] = {}
    for entry in entries:
        by_case.setdefault(entry.case_id, {})[entry.number] = entry
    found = check(links)
    for case_id, rows in by_case.items():
        found += check(list(rows.values()), case_id)
    found += _crossed(links, by_case)
    last = max((link.number for link in links), default=0)
    digests = {link.number: link.digest for link in links}
    for one in ([head] if head else []) + list(noted):
        if one.number > last:
            found.append(Problem(Fault.CUT, None, one.number))
        elif one.number and digests.get(one.number, one.digest) != one.digest:
            found.append(Problem(Fault.REWRITTEN, None, one.number))
    if head is not None and head.number < last:
        found.append(Problem(Fault.ADDED, None, head.number + 1))
    return list(dict.fromkeys(found))


def _crossed(links: Sequence[Link], by_case: Mapping[int, Mapping[int, Entry]]) -> list[Problem]:
    """Links without their entry, entries without a link, and links that bind something else."""
    retired = {link.case_id for link in links if link.entry == RETIRED}
    bound = {(link.case_id, link.entry): link for link in links if link.entry != RETIRED}
    found: list[Problem] = []
    for (case_id, number), link in bound.items():
        entry = by_case.get(case_id, {}).get(number)
        if entry is None and case_id not in retired:
            found.append(Problem(Fault.MISSING, case_id, number))
        elif entry is not None and entry.digest != link.entry_digest:
            found.append(Problem(Fault.CHANGED, case_id, number))
    for case_id, rows in by_case.items():
        found += [Problem(Fault.ADDED, case_id, number) for number in rows if (case_id, number) not in bound]
    return found


def _moved_or_changed(item: Bound, length: int) -> Fault:
    """An item whose digest fits another number of the chain was moved; any other was changed."""
    elsewhere = (item.sealed(number, item.previous) == item.digest for number in range(1, length + 1))
    return Fault.REORDERED if item.honest() and any(elsewhere) else Fault.CHANGED
