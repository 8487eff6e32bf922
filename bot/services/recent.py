"""What was just said, kept in memory for minutes and nowhere else, so that a message is read in its context."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.screening import Before

KEPT = timedelta(minutes=10)
MOST, EACH = 4000, 5
"""Messages kept in all, and read before one; what is longer than LONGEST characters is kept cut."""
LONGEST = 500


@dataclass(frozen=True, slots=True)
class _Said:
    at: datetime
    place_id: int
    author_id: int
    text: str


class Recent:
    """The last minutes of every place. Forgets by time and by number, and with the process."""

    def __init__(self) -> None:
        self._said: OrderedDict[int, _Said] = OrderedDict()

    def remember(self, now: datetime, place_id: int, message_id: int, author_id: int, text: str) -> None:
        """Keep a message of somebody who agreed to be screened, or of staff."""
        self._said[message_id] = _Said(now, place_id, author_id, text[:LONGEST])
        while len(self._said) > MOST or next(iter(self._said.values())).at < now - KEPT:
            self._said.popitem(last=False)

    def forget(self, message_id: int) -> None:
        """A message was deleted."""
        self._said.pop(message_id, None)

    def before(
        self, now: datetime, place_id: int, message_id: int, author_id: int, answers: int | None
    ) -> tuple[Before, ...]:
        """The writer's own messages of the last minutes, and what is answered: the message replied to, or the one
        of somebody else that stands just before."""
        here = [
            (number, one)
            for number, one in self._said.items()
            if one.place_id == place_id and number < message_id and one.at >= now - KEPT
        ]
        own = [number for number, one in here if one.author_id == author_id][-EACH:]
        other = answers if answers in self._said else None
        if other is None and here and here[-1][1].author_id != author_id:
            other = here[-1][0]
        chosen = {*own, *((other,) if other is not None else ())}
        return tuple(
            Before(self._said[number].text, same=self._said[number].author_id == author_id) for number in sorted(chosen)
        )
