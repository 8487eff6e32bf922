"""What casework does to Discord itself, beside sending messages: threads, slow mode, removing, timing out."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Protocol


class Floor(Protocol):
    """Whoever carries it out. A refusal of Discord is told by the answer and never raised."""

    async def private_thread(
        self, guild_id: int, channel_id: int, end: str, number: int, people: Collection[int]
    ) -> int | None:
        """A private thread that nobody in it can add others to, found by its name or made; None if refused.

        ``end`` is ``desk`` or ``member``; with ``number`` it makes the name.
        """
        ...

    async def join(self, guild_id: int, thread_id: int, person: int) -> bool:
        """Add a person to a thread."""
        ...

    async def drop_thread(self, guild_id: int, thread_id: int) -> bool:
        """Delete a thread with all that stands in it; True also when it was gone."""
        ...

    async def slow(self, guild_id: int, channel_id: int, seconds: int, only_if: int | None = None) -> int | None:
        """Set the slow mode, if it is ``only_if`` now; what it was, or None if refused."""
        ...

    async def remove(self, guild_id: int, channel_id: int, message_id: int) -> bool:
        """Delete a message; True also when it was gone."""
        ...

    async def time_out(self, guild_id: int, person: int, until: datetime | None) -> bool:
        """Let a person only read until then, or end that."""
        ...
