"""Lets time pass, from one moment at which somebody does something, or something is due, to the next."""

from __future__ import annotations

import heapq
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.year.mortal import Death, Mortal

Deed = Callable[[], Awaitable[None] | None]
JUST = timedelta(milliseconds=1)


@dataclass(order=True)
class Act:
    """Something that somebody does at a time. ``alone``: it needs no bot."""

    at: datetime
    number: int
    do: Deed = field(compare=False)
    alone: bool = field(compare=False, default=False)


class Passing:
    """Moves time, and lets the bot die on the way. ``beats`` counts how often time stopped."""

    def __init__(self, mortal: Mortal) -> None:
        self._mortal = mortal
        self._acts: list[Act] = []
        self._deaths: list[tuple[int, Death]] = []
        self._made = self.beats = 0
        mortal.meanwhile = self._without_the_bot

    def at(self, moment: datetime, do: Deed, *, alone: bool = False) -> None:
        """Let somebody do something then."""
        self._made += 1
        heapq.heappush(self._acts, Act(moment, self._made, do, alone))

    def kill(self, beat: int, death: Death) -> None:
        """During this beat, or the next after it that is long enough, the bot is killed."""
        self._deaths.append((beat, death))
        self._deaths.sort(key=lambda one: one[0])

    async def live(self, until: datetime, told: Callable[[], None] = lambda: None) -> None:
        """Let time pass, and longer until everybody has done what they will."""
        clock = self._mortal.clock
        while self._acts or clock.now() < until:
            due = await self._mortal.next_due()
            moment = min([act.at for act in self._acts[:1]] + [one for one in (due, until) if one is not None])
            self._maybe_doom()
            clock.move(max(timedelta(), moment - clock.now()) + JUST)
            while self._acts and self._acts[0].at <= clock.now():
                done = heapq.heappop(self._acts).do()
                if done is not None:
                    await done
            await self._settled()
            self.beats += 1
            told()

    @property
    def waits(self) -> bool:
        """Whether people did something that the bot has not heard yet."""
        return False

    async def heard(self) -> None:
        """Return when the bot has heard what people did, or has had long enough for it."""

    async def _settled(self) -> None:
        """Return when nothing is under way; the bot may die meanwhile, come back, and hear what was written."""
        while True:
            await self.heard()
            await self._mortal.rest()
            if not self.waits:
                return

    def _maybe_doom(self) -> None:
        if self._deaths and self._deaths[0][0] <= self.beats and not self._mortal.doomed:
            self._mortal.doom(self._deaths.pop(0)[1])

    def _without_the_bot(self, until: datetime) -> None:
        """The bot is away: people do all the same what they can do without it."""
        clock, waiting = self._mortal.clock, list[Act]()
        while self._acts and self._acts[0].at <= until:
            act = heapq.heappop(self._acts)
            if act.alone:
                clock.move(max(timedelta(), act.at - clock.now()))
                act.do()
            else:
                waiting.append(act)
        for act in waiting:
            heapq.heappush(self._acts, act)
        clock.move(max(timedelta(), until - clock.now()))
