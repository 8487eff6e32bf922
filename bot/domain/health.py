"""Whether the promise is being kept right now, as far as the rows can prove it. No names, no words, no ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

GRACE = timedelta(seconds=60)
"""Nothing that is owed may be later than this."""


@dataclass(frozen=True, slots=True)
class Late:
    """Work of one kind that is late: how much, and by how many seconds the worst of it."""

    kind: str
    count: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Health:
    """What the auditor found at an instant.

    ``stuck`` are open cases that owe nothing, which must not be; ``alarms`` open cases for which nobody could be
    called, or no page arrived; ``uncovered`` open groups for which nobody at all could be called if a case came now;
    ``desks`` servers whose case desk takes no message.
    """

    at: datetime
    late: tuple[Late, ...] = ()
    stuck: int = 0
    alarms: int = 0
    uncovered: int = 0
    desks: int = 0

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is not well, the gravest first, in words for an operator; empty when it is well."""
        found = []
        if self.alarms:
            found.append(f"nobody can be reached for {self.alarms} open cases")
        if self.uncovered:
            found.append(f"nobody could be paged for {self.uncovered} open groups")
        if self.desks:
            found.append(f"the case desk of {self.desks} servers takes no message")
        if self.stuck:
            found.append(f"{self.stuck} open cases have no next step")
        found += [f"{one.count} {one.kind} late by up to {one.seconds:.0f} s" for one in self.late]
        return tuple(found)

    @property
    def well(self) -> bool:
        """Whether nothing is late and somebody can be paged for everything."""
        return not self.reasons


@dataclass(frozen=True, slots=True)
class Spread:
    """Delays in seconds: how many, their sum, and the median and 99th percentile."""

    count: int
    total: float
    median: float
    p99: float


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts and delays for an operator's monitoring, by words of our own that name nobody.

    ``cases`` by (level, state), ``outbox`` by (kind, state), ``messages`` by level ever, ``unscreened`` waiting for a
    human, ``deliveries`` by priority over the last hour, ``answers`` by level over the last day.
    """

    cases: Mapping[tuple[str, str], int] = field(default_factory=dict)
    outbox: Mapping[tuple[str, str], int] = field(default_factory=dict)
    messages: Mapping[str, int] = field(default_factory=dict)
    unscreened: int = 0
    deliveries: Mapping[str, Spread] = field(default_factory=dict)
    answers: Mapping[str, Spread] = field(default_factory=dict)
