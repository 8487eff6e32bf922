"""A hand that redraws each card once at the end of a move of the clock, instead of at every stop on the way."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from bot.delivery.hand import Handed, Hands
from bot.domain.outbox import Action, OutboxEntry
from bot.errors import DeliveryError


class Redrawing:
    """Hands over at once, but for redrawing while time is being moved: nobody sees what a card was in between."""

    def __init__(self, inner: Hands) -> None:
        self._inner = inner
        self._held: dict[tuple[int, str], OutboxEntry] | None = None

    async def over(self, entry: OutboxEntry) -> Handed | None:
        """Hand over, or remember that the card is to be redrawn."""
        if self._held is None or entry.action is not Action.REFRESH:
            return await self._inner.over(entry)
        self._held[entry.guild_id, entry.subject] = entry
        return Handed()

    @asynccontextmanager
    async def once(self) -> AsyncIterator[None]:
        """Redraw at the end; a card that Discord will not change now is drawn anew with its next change."""
        if self._held is not None:
            yield
            return
        self._held = {}
        try:
            yield
        finally:
            held, self._held = self._held, None
            for entry in held.values():
                with suppress(DeliveryError):
                    await self._inner.over(entry)
