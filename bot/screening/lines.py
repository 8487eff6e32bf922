"""One line of JSON in, one line of JSON out: how other programs, and the evaluation, ask the screening."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Protocol

from bot.domain.triage import Verdict
from bot.screening.context import Before


class Asked(Protocol):
    """Whatever screens a text in its context."""

    def screen(self, text: str, before: tuple[Before, ...] = ()) -> Verdict:
        """The verdict."""
        ...


class LineError(ValueError):
    """What is wrong with a line, as a sentence."""


def answer(line: str, screener: Asked) -> str:
    """The answer to one line, as one line; a line that cannot be read is answered with ``{"error": …}``."""
    try:
        text, before = read_line(line)
    except LineError as error:
        return json.dumps({"error": str(error)})
    return json.dumps(as_data(screener.screen(text, before)))


def read_line(line: str) -> tuple[str, tuple[Before, ...]]:
    """The text and what was said before it. Raises LineError."""
    data = read_object(line)
    text = data.get("text")
    if not isinstance(text, str):
        raise LineError('"text" must be a string')
    return text, read_context(data.get("context"))


def read_object(line: str) -> Mapping[str, Any]:
    """The JSON object of a line. Raises LineError."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        raise LineError("this is not JSON") from None
    if not isinstance(data, dict):
        raise LineError('write an object, {"text": "…"}')
    return data


def read_context(value: Any) -> tuple[Before, ...]:
    """Earlier messages, oldest first: strings, or ``{"text": …, "same": true|false}``. Raises LineError."""
    if value is None:
        return ()
    if not isinstance(value, list):
        raise LineError('"context" must be a list')
    return tuple(_read_before(one) for one in value)


def _read_before(one: Any) -> Before:
    if isinstance(one, str):
        return Before(one)
    text = one.get("text") if isinstance(one, dict) else None
    same = one.get("same") if isinstance(one, dict) else None
    if not isinstance(text, str) or not (same is None or isinstance(same, bool)):
        raise LineError('"context" holds strings, or {"text": "…", "same": true}')
    return Before(text, same)


def as_data(verdict: Verdict) -> dict[str, Any]:
    """A verdict as JSON shows it. Offsets count characters of the original text."""
    return {
        "level": verdict.level.word,
        "score": verdict.score,
        "kinds": sorted(verdict.kinds),
        "spans": [[span.start, span.end, span.rule] for span in verdict.spans],
        "rules": list(verdict.rules),
        "exceptions": list(verdict.exceptions),
        "reasons": list(verdict.reasons),
        "model": dict(verdict.model) or None,
        "language": verdict.language or None,
    }
