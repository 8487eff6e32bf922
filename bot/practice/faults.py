"""What can go wrong between bot and Discord, on demand, and a record of every request.

Rules are tried in the order they were made; each takes effect at most ``times`` times, or always with None.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

RECORDS_KEPT = 100_000


@dataclass(frozen=True)
class Record:
    """One request the bot made: no body, no query. ``at`` is the world's time, ``status`` 0 when no answer left."""

    method: str
    path: str
    at: datetime
    status: int


class Trouble(Enum):
    """Ways a request can go wrong."""

    FAIL = "fail"
    DELAY = "delay"
    LOSE_REQUEST = "lose_request"
    LOSE_ANSWER = "lose_answer"


@dataclass
class Rule:
    """Which requests go wrong, how, and how often still."""

    trouble: Trouble
    method: str
    path: re.Pattern[str]
    times: int | None
    status: int = 500
    code: int = 0
    seconds: float = 0.0
    echo: bool = False

    def matches(self, method: str, path: str) -> bool:
        """Whether this request is meant; ``*`` is any method."""
        return self.times != 0 and self.method in {"*", method} and bool(self.path.search(path))


class Faults:
    """Switches for trouble; everything is off at first."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self.records: deque[Record] = deque(maxlen=RECORDS_KEPT)
        self._droppers: list[Callable[[int | None], None]] = []

    def fail(
        self, method: str, path: str, status: int = 500, *, code: int = 0, times: int | None = 1, echo: bool = False
    ) -> None:
        """Answer matching requests with ``status`` and Discord's error ``code``; they take no effect.

        With ``echo`` the answer repeats what was sent, as Discord's own messages about a bad field may.
        """
        self._add(Rule(Trouble.FAIL, method, re.compile(path), times, status=status, code=code, echo=echo))

    def delay(self, method: str, path: str, seconds: float, *, times: int | None = 1) -> None:
        """Let matching requests wait ``seconds`` before they take effect."""
        self._add(Rule(Trouble.DELAY, method, re.compile(path), times, seconds=seconds))

    def lose_request(self, method: str, path: str, *, times: int | None = 1) -> None:
        """Cut the connection before matching requests take effect."""
        self._add(Rule(Trouble.LOSE_REQUEST, method, re.compile(path), times))

    def lose_answer(self, method: str, path: str, *, times: int | None = 1) -> None:
        """Cut the connection after matching requests took effect, so that the bot cannot know."""
        self._add(Rule(Trouble.LOSE_ANSWER, method, re.compile(path), times))

    def drop_sockets(self, code: int | None = None) -> None:
        """Close every gateway connection with ``code``, or with None break it off without a word."""
        for dropper in list(self._droppers):
            dropper(code)

    def on_drop(self, dropper: Callable[[int | None], None]) -> None:
        """Let ``dropper`` close its connections whenever sockets are to drop."""
        self._droppers.append(dropper)

    def off_drop(self, dropper: Callable[[int | None], None]) -> None:
        """``dropper`` has no connections any more."""
        self._droppers.remove(dropper)

    def take(self, method: str, path: str, *troubles: Trouble) -> Rule | None:
        """The first rule of these kinds for this request, used up by one; None when nothing goes wrong."""
        for rule in self.rules:
            if rule.trouble in troubles and rule.matches(method, path):
                if rule.times is not None:
                    rule.times -= 1
                return rule
        return None

    def clear(self) -> None:
        """Everything works again. Records stay."""
        self.rules.clear()

    def _add(self, rule: Rule) -> None:
        self.rules.append(rule)
