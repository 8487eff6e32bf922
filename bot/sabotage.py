"""Ways to break delivery on purpose, so that scenarios can prove that they would notice."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace

from bot.delivery.hand import Handed, Hands
from bot.domain.outbox import Action, OutboxEntry

SWITCHES = {
    "drop-page": "pages are counted as delivered and never sent",
    "send-twice": "every message is sent twice",
    "forget-restart": "a restart begins with an empty database",
    "wrong-person": "pages go to somebody else",
    "drop-reminder": "reminders are counted as delivered and never sent",
}


class Broken:
    """A hand that does not do what it should."""

    def __init__(self, inner: Hands, switch: Callable[[], str | None], somebody_else: Callable[[], int]) -> None:
        self._inner, self._ask, self._somebody_else = inner, switch, somebody_else

    async def over(self, entry: OutboxEntry) -> Handed | None:
        """Hand over, wrongly."""
        switch = self._ask()
        is_page = entry.kind == "page" and entry.action is Action.SEND
        if (switch == "drop-page" and is_page) or (switch == "drop-reminder" and entry.kind == "session-reminder"):
            return Handed()
        if switch == "wrong-person" and is_page and entry.user_id is not None:
            entry = replace(entry, user_id=self._somebody_else())
        if switch == "send-twice" and entry.action is Action.SEND and not entry.outside:
            await self._inner.over(replace(entry, id=secrets.token_hex(12)))
        return await self._inner.over(entry)
