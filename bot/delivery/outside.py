"""Pages outside Discord, through Apprise: level, group alias and case number, and never a member's words."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import apprise

from bot.domain.outbox import OutboxEntry
from bot.errors import DeliveryError, Unreachable

Sentence = Callable[[OutboxEntry], Awaitable[tuple[str, str]]]
"""Gives the title and the body of a page."""


class AppriseOutside:
    """Notifies every URL; a page counts as sent when at least one service took it."""

    def __init__(self, urls: Sequence[str], sentence: Sentence) -> None:
        self._urls, self._sentence = tuple(urls), sentence

    async def page(self, entry: OutboxEntry) -> None:
        """Send; raises Unreachable when no pager is set up, DeliveryError when none took it."""
        if not self._urls:
            raise Unreachable(0, "no outside pager")
        title, body = await self._sentence(entry)
        results = await asyncio.gather(*(self._notify(url, title, body) for url in self._urls))
        if not any(results):
            raise DeliveryError(0, "no outside pager took it")

    @staticmethod
    async def _notify(url: str, title: str, body: str) -> bool:
        service = apprise.Apprise()
        return bool(service.add(url) and await service.async_notify(title=title, body=body))
