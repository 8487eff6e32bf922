"""What a person started with the bot: a command, a press, a form; and what came of it."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bot.practice import bridge
from bot.practice.backend import ANSWER_SECONDS

if TYPE_CHECKING:
    from bot.practice.world import World

Payload = Mapping[str, Any]


class Attempt:
    """One interaction, as its person sees it. Deadlines run in real time."""

    def __init__(self, world: World, record: bridge.Interaction, form: bridge.Interaction | None = None) -> None:
        self._world, self._form = world, form
        self.record = record

    @property
    def key(self) -> str:
        """Names the interaction; hands in a form it opened."""
        return str(self.record.id)

    @property
    def answered(self) -> bool:
        """Whether the bot has given its first answer, a deferral included."""
        return self.record.responded

    @property
    def failed(self) -> bool:
        """Whether the three seconds passed without an answer."""
        return not self.answered and self._left <= 0

    @property
    def _left(self) -> float:
        return ANSWER_SECONDS - self._world.backend.age(self.record)

    @property
    def thinking(self) -> bool:
        """Whether the bot deferred and the message is still to come."""
        return self.record.loading

    @property
    def modal(self) -> Payload | None:
        """The form the bot answered with, until it is handed in."""
        return None if self.record.modal_consumed else self.record.modal

    @property
    def choices(self) -> Sequence[Payload]:
        """What the bot offered for completion."""
        return self.record.autocomplete_choices or []

    @property
    def messages(self) -> list[dict[str, Any]]:
        """The bot's answer and what it sent after it, as on the wire; empty while it is thinking."""
        stored = self._world.backend.messages.get(self.record.channel_id, {})
        ids = [] if self.thinking else [self.record.message_id]
        found = [stored[one] for one in (*ids, *self.record.followup_ids) if one in stored]
        return [bridge.message_payload(self._world.backend, one, self.record.user_id) for one in found]

    async def settled(self) -> Attempt:
        """Wait until the bot answered or its three seconds passed (then ``failed`` is true, and a form stays open)."""
        with contextlib.suppress(TimeoutError):
            await self._world.until(lambda: self.answered, max(self._left, 0) + 0.01)
        if self._form is not None and not self.answered:
            self._form.modal_consumed = False
        return self

    async def replied(self, seconds: float = 5.0) -> list[dict[str, Any]]:
        """Wait until there is a message to read and return ``messages``; raises TimeoutError."""
        await self._world.until(lambda: self.messages, seconds)
        return self.messages
