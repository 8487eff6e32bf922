"""A TOML file together with the lines its fields stand on, so that every problem can be found in an editor."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.content.lines import Place, find_lines
from bot.errors import ContentError

_AT_LINE = re.compile(r"\s*\(at line (\d+), column \d+\)|\s*\(at end of document\)")


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says (``data``) and on which line each field begins."""

    file: Path
    data: dict[str, Any]
    lines: dict[Place, int]

    def line(self, place: Sequence[str | int]) -> int:
        """The 1-based line of a field; for a missing one, the line of what it belongs to."""
        whole = tuple(place)
        ends = (whole[:end] for end in range(len(whole), 0, -1))
        return next((self.lines[part] for part in ends if part in self.lines), 1)

    def problem(self, place: Sequence[str | int], sentence: str) -> ContentError:
        """The error for a field of this file. List entries are counted from 1, as people do."""
        return ContentError(str(self.file), self.line(place), field_name(place), sentence)


def field_name(place: Sequence[str | int]) -> str:
    """``("agenda", 1, "minutes")`` as ``agenda[2].minutes``."""
    parts = [f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in place]
    return "".join(parts).removeprefix(".") or "file"


def read_document(file: Path) -> Document:
    """Read a TOML file. Raises ContentError if it is missing, not UTF-8 or not TOML."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ContentError(str(file), None, "file", "it is missing; copy it from another folder and edit it") from None
    except UnicodeDecodeError:
        raise ContentError(str(file), None, "file", "save it as UTF-8 (your editor offers it as encoding)") from None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(file, text, str(error)) from None
    return Document(file, data, find_lines(text))


def _unreadable(file: Path, text: str, reason: str) -> ContentError:
    found = _AT_LINE.search(reason)
    line = int(found[1]) if found and found[1] else max(1, len(text.splitlines()))
    why = _AT_LINE.sub("", reason)
    sentence = f"this cannot be read as TOML ({why}); look for a missing quotation mark, bracket or comma here"
    return ContentError(str(file), line, "file", sentence)
