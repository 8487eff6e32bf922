"""A move of the world's clock that somebody watches: how far it is, what came of it so far, and whether to stop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime


@dataclass
class Journey:
    """One move forward. ``until`` is where it ends, or None for the next thing that falls due.

    ``stops`` counts the moments at which something fell due, ``messages`` what the bot wrote. Whoever moves the clock
    calls ``tell`` when something changed, and ends at the next stop once ``stopped`` is True.
    """

    began: datetime
    until: datetime | None = None
    stops: int = 0
    messages: int = 0
    stopped: bool = False
    on_change: list[Callable[[], None]] = field(default_factory=list)

    def tell(self) -> None:
        """Something changed: let those who watch know."""
        for listener in self.on_change:
            listener()
