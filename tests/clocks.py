"""Clocks for tests: they stand still until they are moved."""

from datetime import datetime, timedelta


class StillClock:
    """Stands still until ``move``."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def move(self, by: timedelta) -> None:
        self._now += by
