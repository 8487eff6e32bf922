"""A TOML file of phrases, with the line on which each field begins, so that a mistake can be found in an editor."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.errors import ContentError

_HEADER = re.compile(r"\s*\[+\s*([\w-]+)\s*\]+")
_KEY = re.compile(r"\s*([\w-]+)\s*=")
_AT_LINE = re.compile(r"\(at line (\d+)")

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: ``data`` as TOML says it, and the 1-based ``lines`` of tables, fields and entries."""

    file: Path
    data: dict[str, Any]
    lines: dict[Place, int] = field(default_factory=dict)

    def problem(self, place: Place, sentence: str) -> ContentError:
        """The error for what stands at ``place``; entries are counted from 0 there, and from 1 for people."""
        known = (place[:end] for end in range(len(place), 0, -1))
        line = next((self.lines[part] for part in known if part in self.lines), 1)
        name = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in place)
        return ContentError(str(self.file), line, name.removeprefix(".") or "file", sentence)


def read_source(file: Path) -> Source:
    """Read one file. Raises ContentError if it is missing, not UTF-8 or not TOML."""
    try:
        text = file.read_text(encoding="utf-8-sig")
        return Source(file, tomllib.loads(text), find_lines(text))
    except FileNotFoundError:
        raise ContentError(str(file), None, "file", "it is missing") from None
    except UnicodeDecodeError:
        raise ContentError(str(file), None, "file", "save it as UTF-8 (your editor offers it as encoding)") from None
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found else 1
        raise ContentError(str(file), line, "file", f"this cannot be read as TOML: {error}") from None


def find_lines(text: str) -> dict[Place, int]:
    """Where each table, field and list entry begins. Expects one entry a line, as the files are written."""
    lines: dict[Place, int] = {}
    seen: Counter[str] = Counter()
    table: Place = ()
    here: Place = ()
    entries, inside = 0, False
    for number, line in enumerate(text.splitlines(), start=1):
        if not inside and (header := _HEADER.fullmatch(line.split("#")[0].rstrip())):
            table = (header[1], seen[header[1]]) if line.lstrip().startswith("[[") else (header[1],)
            seen[header[1]] += 1
            lines[table] = number
        elif not inside and (key := _KEY.match(line)):
            here, entries, inside = (*table, key[1]), 0, line.rstrip().endswith("[")
            lines[here] = number
        elif line.strip() == "]":
            inside = False
        elif inside and line.strip() and not line.lstrip().startswith("#"):
            lines[(*here, entries)] = number
            entries += 1
    return lines


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one table, taken one by one with a check; what nobody took is a mistake."""

    source: Source
    place: Place
    values: Mapping[str, Any]

    def problem(self, name: str, sentence: str, *more: int) -> ContentError:
        """The error for one field of this table, or for one entry of it."""
        return self.source.problem((*self.place, name, *more), sentence)

    def text(self, name: str) -> str:
        """A text that is not empty."""
        value = self.values.get(name)
        if not isinstance(value, str) or not value.strip():
            raise self.problem(name, f'write {name} = "…"')
        return value

    def choice(self, name: str, allowed: Mapping[str, Any], default: str | None = None) -> Any:
        """The value that one of the ``allowed`` words stands for."""
        value = self.values.get(name, default)
        if not isinstance(value, str) or value not in allowed:
            raise self.problem(name, f"write one of {', '.join(allowed)}")
        return allowed[value]

    def texts(self, name: str, *, needed: bool = True) -> tuple[str, ...]:
        """A list of texts, each not empty."""
        value = self.values.get(name, [])
        if not isinstance(value, list) or (needed and not value):
            raise self.problem(name, f'write a list: {name} = ["…"]')
        for number, entry in enumerate(value):
            if not isinstance(entry, str) or not entry.strip():
                raise self.problem(name, "write text in quotation marks", number)
        return tuple(value)

    def number(self, name: str, default: int) -> int:
        """A whole number from 0 to 9."""
        value = self.values.get(name, default)
        if type(value) is not int or not 0 <= value <= 9:
            raise self.problem(name, "write a whole number from 0 to 9")
        return value

    def only(self, *names: str) -> None:
        """Raise for the first field that has no meaning here."""
        for name in self.values:
            if name not in names:
                raise self.problem(name, f"there is no such field; there are {', '.join(names)}")
