"""When the bot dies: moments drawn over a whole story, and a world that strikes in the middle of a request."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from bot.practice import bridge
from bot.practice.routes import Call
from bot.practice.world import World

LONGEST_WAIT = 0.4
MOST_REQUESTS = 6


@dataclass(frozen=True)
class Moment:
    """During act number ``act``: after ``seconds``, or at the bot's ``request``-th request since the act began.

    ``taken``: the request took effect, and its answer reaches nobody; otherwise it never arrives. ``forgotten``: the
    bot is away for so long that Discord has forgotten its nonces.
    """

    act: int
    seconds: float | None = None
    request: int = 0
    taken: bool = False
    forgotten: bool = False

    def __str__(self) -> str:
        if self.seconds is not None:
            return f"act {self.act}, after {self.seconds * 1000:.0f} ms"
        return f"act {self.act}, {'after' if self.taken else 'before'} request {self.request}"


def draw(seed: int, acts: int, kills: int) -> list[Moment]:
    """``kills`` moments spread over ``acts`` acts: a third of them in time, the others at requests."""
    chance, moments = random.Random(seed), []
    for number in range(kills):
        act, forgotten = int((number + chance.random()) * acts / kills), chance.random() < 1 / 2
        if chance.random() < 1 / 3:
            moments.append(Moment(act, seconds=chance.random() * LONGEST_WAIT, forgotten=forgotten))
        else:
            request, taken = chance.randint(1, MOST_REQUESTS), chance.random() < 1 / 2
            moments.append(Moment(act, request=request, taken=taken, forgotten=forgotten))
    return moments


class DeadlyWorld(World):
    """Lets ``reaper`` know of each request before and after it takes effect."""

    reaper: Reaper | None = None

    def request(self, call: Call) -> Any:
        """Carry out a request, unless the bot died while sending it."""
        if self.reaper is None:
            return super().request(call)
        self.reaper.requests += 1
        if self.reaper.strikes_at(f"{call.method} {call.path}", taken=False):
            raise bridge.ApiError(502, 0, "Nobody is there to read this.")
        answer = super().request(call)
        self.reaper.strikes_at(f"{call.method} {call.path}", taken=True)
        return answer


class Reaper:
    """Waits for the moments, one after the other, and calls ``strike`` with each and why it is now.

    ``acts`` counts what people did.
    """

    def __init__(self, moments: Iterable[Moment], strike: Callable[[Moment, str], None], later: Any) -> None:
        self.acts = self.requests = 0
        self._left, self._strike, self._later = list(moments), strike, later
        self._timer: Any = None

    @property
    def left(self) -> int:
        """How many moments are still to come."""
        return len(self._left)

    def next_act(self) -> None:
        """Somebody does something, or time passes. What did not come to pass during the act before comes now."""
        if self._left and self._left[0].act < self.acts:
            self._now("late")
        self.acts, self.requests = self.acts + 1, 0
        self.arm()

    def arm(self) -> None:
        """Wait for the next moment, if it is one of this act."""
        if self._timer is not None:
            self._timer.cancel()
        if self._left and self._left[0].act < self.acts and self._left[0].seconds is not None:
            self._timer = self._later(self._left[0].seconds, self._now, "in time")

    def strikes_at(self, request: str, *, taken: bool) -> bool:
        """Whether the bot dies at this request."""
        if not self._left:
            return False
        moment = self._left[0]
        ripe = moment.seconds is None and moment.act < self.acts and self.requests >= moment.request
        if ripe and moment.taken is taken:
            self._now(request)
            return True
        return False

    def _now(self, why: str) -> None:
        if self._left:
            self._strike(self._left.pop(0), why)
            self.requests = 0
            self.arm()
