"""The only reader of the time, so that tests and the practice room can move it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time. Every instant in the product is an aware UTC datetime from here."""

    def now(self) -> datetime:
        """The current instant, aware, in UTC."""
        ...


class SystemClock:
    """The machine's own time."""

    def now(self) -> datetime:
        """The current instant, aware, in UTC."""
        return datetime.now(UTC)


class MovableClock:
    """Runs like the machine's time, and can be moved forward; listeners hear of every move."""

    def __init__(self, start: datetime | None = None) -> None:
        self._offset = (start - datetime.now(UTC)) if start else timedelta()
        self._listeners: list[Callable[[], None]] = []

    def now(self) -> datetime:
        """The current instant, aware, in UTC."""
        return datetime.now(UTC) + self._offset

    def move(self, by: timedelta) -> None:
        """Move forward by ``by``; time never goes back, so a negative span raises ValueError."""
        if by < timedelta():
            raise ValueError("the clock only moves forward")
        self._offset += by
        for listener in list(self._listeners):
            listener()

    def on_move(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` after every move."""
        self._listeners.append(listener)
