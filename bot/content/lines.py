"""Finds the line on which each field of a TOML text begins; the standard parser does not tell.

It expects a text that the parser has already accepted, with one list entry a line.
"""

from __future__ import annotations

import re
from collections import Counter

Place = tuple[str | int, ...]

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]")
_KEY = re.compile(r"""^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=\s*(.*)$""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_STRING = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|#.*$')
_LONG = re.compile(r'"""|\'\'\'')


def find_lines(text: str) -> dict[Place, int]:
    """Every table, key and list entry with its 1-based line; list entries are counted from 0."""
    finder = _Finder()
    for number, line in enumerate(text.splitlines(), start=1):
        finder.take(number, line)
    return finder.found


class _Finder:
    """Reads line by line; is in a long text, in a list, or between fields."""

    def __init__(self) -> None:
        self.found: dict[Place, int] = {}
        self._tables: Counter[Place] = Counter()
        self._here: Place = ()
        self._list: Place = ()
        self._entries = self._depth = 0
        self._closing = ""

    def take(self, number: int, line: str) -> None:
        if self._closing:
            self._closing = "" if self._closing in line else self._closing
        elif self._depth:
            self._entry(number, line)
        elif header := _HEADER.match(line):
            self._header(number, header[2], many=header[1] == "[[")
        elif key := _KEY.match(line):
            self._field(number, self._here + _parts(key[1]), key[2])

    def _header(self, number: int, name: str, *, many: bool) -> None:
        place = self._within(_parts(name), skip_last=many)
        if many:
            self.found.setdefault(place, number)
            self._tables[place] += 1
            place = (*place, self._tables[place] - 1)
        self._here = place
        self.found[place] = number
        for end in range(1, len(place)):
            self.found.setdefault(place[:end], number)

    def _within(self, parts: Place, *, skip_last: bool) -> Place:
        place: Place = ()
        for index, part in enumerate(parts):
            place = (*place, part)
            last = index == len(parts) - 1
            if self._tables[place] and not (last and skip_last):
                place = (*place, self._tables[place] - 1)
        return place

    def _field(self, number: int, place: Place, value: str) -> None:
        self.found[place] = number
        opened = _LONG.match(value)
        if opened:
            self._closing = "" if opened[0] in value[3:] else opened[0]
        elif value.startswith("["):
            self._list, self._entries, self._depth = place, 0, _depth(value)

    def _entry(self, number: int, line: str) -> None:
        bare = line.strip()
        if self._depth == 1 and bare and not bare.startswith(("]", "#")):
            self.found[(*self._list, self._entries)] = number
            self._entries += 1
        self._depth = max(0, self._depth + _depth(line))


def _parts(name: str) -> Place:
    return tuple(part.strip("\"'") for part in _PART.findall(name))


def _depth(value: str) -> int:
    bare = _STRING.sub("", value)
    return sum(bare.count(mark) for mark in "[{") - sum(bare.count(mark) for mark in "]}")
