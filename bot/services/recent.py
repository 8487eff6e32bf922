"""What was just said, kept in memory for minutes and nowhere else, so that a message is read in its context."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from bot.screening import Before

KEPT = timedelta(minutes=10)
MOST, EACH = 4000, 5
"""Messages kept in all, and read before one; what is longer than LONGEST characters is kept cut."""
LONGEST, BACK = 500, 200
"""How far back in its place a message is looked at, in messages: in a busy place more would cost each of them."""


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
        self._places: defaultdict[int, dict[int, _Said]] = defaultdict(dict)

    def remember(self, now: datetime, place_id: int, message_id: int, author_id: int, text: str) -> None:
        """Keep a message of somebody who agreed to be screened, or of staff."""
        said = _Said(now, place_id, author_id, text[:LONGEST])
        self._said[message_id] = self._places[place_id][message_id] = said
        while len(self._said) > MOST or next(iter(self._said.values())).at < now - KEPT:
            self.forget(next(iter(self._said)))

    def forget(self, message_id: int) -> None:
        """A message was deleted."""
        said = self._said.pop(message_id, None)
        if said is None:
            return
        del self._places[said.place_id][message_id]
        if not self._places[said.place_id]:
            del self._places[said.place_id]

    def before(
        self, now: datetime, place_id: int, message_id: int, author_id: int, answers: int | None
    ) -> tuple[Before, ...]:
        """The writer's own messages of the last minutes, and what is answered: the message replied to, or the one
        of somebody else that stands just before."""
        own, other = list[int](), answers if answers in self._said else None
        for place, (number, one) in enumerate(self._back(now, place_id, message_id)):
            if one.author_id == author_id:
                own.append(number)
            elif place == 0 and other is None:
                other = number
            if len(own) == EACH:
                break
        chosen = {*own, *((other,) if other is not None else ())}
        return tuple(
            Before(self._said[number].text, same=self._said[number].author_id == author_id) for number in sorted(chosen)
        )

    def _back(self, now: datetime, place_id: int, message_id: int) -> Iterator[tuple[int, _Said]]:
        """(message id, message) of the place before a message, the latest first."""
        here = reversed(self._places[place_id].items()) if place_id in self._places else iter(())
        for number, one in islice(here, BACK):
            if number < message_id and one.at >= now - KEPT:
                yield number, one
