"""What people do in the year: members write, and those who are called answer after a while."""

from __future__ import annotations

import asyncio
import random
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from bot.practice.attempts import Attempt
from bot.practice.scenarios.scene import Unmet, custom_id, text_of
from tests.practice.outcome import EPHEMERAL
from tests.year.chain import card_in, level_in, page_in
from tests.year.diary import DESK, Answered, Closed, Shown, Wrote
from tests.year.furnishing import Year
from tests.year.passing import Passing

WORDS = {
    "CRISIS": "I am going to kill myself tonight, I have the pills here",
    "RED": "I cut myself again last night",
    "AMBER": "everything is hopeless",
}
WORSE = {"AMBER": "RED", "RED": "CRISIS"}
MENTION = re.compile(r"<@(\d+)>")
PATIENCE = 20.0
"""Seconds of real time that the bot may take to hear a message."""
IN_A_WHILE = timedelta(minutes=10)


@dataclass
class Will:
    """How a case will be answered: at the ``pages``-th call to a person, after ``delay``; then worked, or forgotten."""

    pages: int
    delay: timedelta
    work: timedelta
    forgets: bool
    on_desk: bool
    seen: int = 0


def draw_will(chance: random.Random, *, forgets: bool = True) -> Will:
    """Two of three are answered at the first call; a few wait for more than a whole round."""
    kind = chance.random()
    pages = 1 if kind < 0.65 else chance.randint(2, 4) if kind < 0.93 else chance.randint(5, 9)
    return Will(
        pages,
        timedelta(seconds=chance.randint(3, 170)),
        timedelta(minutes=chance.randint(2, 25)),
        forgets and chance.random() < 0.08,
        chance.random() < 0.3,
    )


class Driver(Passing):
    """Members write, people are called, and answer."""

    def __init__(self, year: Year, chance: random.Random) -> None:
        super().__init__(year.mortal)
        self._year, self._chance = year, chance
        self._wills: dict[int, Will] = {}
        self._cards: dict[int, int] = {}
        self._busy: dict[str, str] = {}
        self._aliases: dict[int, str] = {}
        self._unheard: dict[str, str] = {}
        self._closed: set[int] = set()
        self.written = 0
        self._names = {year.scene.dm(name): name for name in year.scene.cast.people}
        self._names[year.scene.cast.desk] = DESK
        self._called = {number: name for name, number in year.scene.cast.people.items()}
        year.scene.world.subscribe(self._hear)

    def members_write(self, moments: Iterable[datetime]) -> None:
        """At each moment the member of some group that has no open case writes."""
        for moment in moments:
            self.at(moment, self._somebody_writes, alone=True)

    @property
    def waits(self) -> bool:
        """Whether something was written that the bot has not shown to have heard."""
        return bool(self._unheard)

    async def heard(self) -> None:
        """Return when the bot has shown that it heard what members wrote, or has had long enough for it."""
        mortal, patience = self._year.mortal, time.monotonic() + PATIENCE
        while self._unheard and time.monotonic() < patience:
            await mortal.alive()
            await asyncio.sleep(mortal.glance)
        self._unheard.clear()

    # ---------------------------------------------------------------------------------- people

    def _somebody_writes(self) -> None:
        free = [alias for alias in self._year.talk if alias not in self._busy]
        now = self._year.mortal.clock.now()
        if not free:
            self.at(now + IN_A_WHILE, self._somebody_writes, alone=True)
            return
        alias = self._chance.choice(free)
        level = self._chance.choices(["CRISIS", "RED", "AMBER"], [5, 3, 2])[0]
        self._write(alias, level)
        if level in WORSE and self._chance.random() < 0.25:
            later = now + timedelta(minutes=self._chance.randint(1, 60))
            self.at(later, partial(self._gets_worse, alias, self.written, WORSE[level]), alone=True)

    def _gets_worse(self, alias: str, number: int, level: str) -> None:
        if self._busy.get(alias) == f"{number}":
            self._write(alias, level, number)

    def _write(self, alias: str, level: str, number: int | None = None) -> None:
        if number is None:
            self.written += 1
        self._busy[alias] = f"{number or self.written}"
        self._year.diary.append(Wrote(self._year.mortal.clock.now(), alias, level))
        self._unheard[alias] = level
        self._year.scene.person(alias).send(self._year.talk[alias], WORDS[level])

    def _hear(self, event: str, payload: Any) -> None:
        scene = self._year.scene
        mine = str(payload.get("author", {}).get("id")) == str(scene.world.bot_user.id)
        if event != "MESSAGE_CREATE" or not mine or int(payload.get("flags", 0)) & EPHEMERAL:
            return
        place = self._names.get(int(payload["channel_id"]))
        if place is not None:
            text = MENTION.sub(lambda found: f"@{self._called.get(int(found[1]), found[1])}", text_of(payload))
            shown = Shown(self._year.mortal.clock.now(), place, int(payload["id"]), text)
            self._year.diary.append(shown)
            self._react(shown)

    def _react(self, shown: Shown) -> None:
        if (card := card_in(shown)) is not None:
            self._cards[card[0]] = shown.message
            self._has_heard(card[1], shown)
            return
        page = page_in(shown)
        if page is None or page.place == DESK:
            return
        self._aliases[page.case] = page.alias
        self._has_heard(page.alias, shown)
        will = self._wills.setdefault(page.case, draw_will(self._chance))
        will.seen += 1
        if will.seen == will.pages:
            message = self._cards.get(page.case, shown.message) if will.on_desk else shown.message
            self.at(shown.at + will.delay, partial(self._answers, page.place, page.case, message))

    def _has_heard(self, alias: str, shown: Shown) -> None:
        """What speaks of the level that was written shows that the words were heard; pages of before do not."""
        if self._unheard.get(alias) == level_in(shown):
            del self._unheard[alias]

    async def _answers(self, name: str, case: int, message: int) -> None:
        if case in self._closed:  # it had been answered before it became worse
            return
        scene, pressed = self._year.scene, self._year.mortal.clock.now()

        def press() -> Attempt:
            person = scene.person(name)
            shown = next(one for one in person.timeline(self._place(message)) if int(one["id"]) == message)
            return person.press(message, custom_id(shown, "Acknowledge"))

        try:
            told = await scene.attempt(name, press)
            heard = any("You have" in text_of(one) for one in told.messages)
        except Unmet:  # the button is grey: the bot was killed after it had counted the press
            heard = False
        if not heard and not self._is_theirs(name, case):
            raise Unmet(f"{name} was not told that case {case} is theirs")
        now = self._year.mortal.clock.now()
        self._year.diary.append(Answered(now, case, pressed))
        will = self._wills[case]
        self._wills[case] = draw_will(self._chance, forgets=False)
        if not will.forgets:
            self.at(now + will.work, partial(self._closes, name, case))

    def _is_theirs(self, name: str, case: int) -> bool:
        """Whether the card on the desk says so."""
        scene, card = self._year.scene, self._cards.get(case, 0)
        shown = [text_of(one) for one in scene.person(name).timeline(scene.cast.desk) if int(one["id"]) == card]
        return any(f"✓ <@{scene.cast.people[name]}>" in text for text in shown)

    async def _closes(self, name: str, case: int) -> None:
        if case in self._closed:
            return
        scene = self._year.scene
        form = await scene.command(name, scene.cast.desk, "case close", case=case)
        owner = str(scene.cast.people[name])
        told = await scene.submit(name, form, outcome=["false_alarm"], hours="24", assignee=[owner])
        if not any("is closed" in text_of(one) for one in told.messages):
            raise Unmet(f"{name} was not told that case {case} is closed")
        self._year.diary.append(Closed(self._year.mortal.clock.now(), case))
        self._closed.add(case)
        self._busy.pop(self._aliases[case], None)

    def _place(self, message: int) -> int:
        return self._year.scene.world.find_message(message).channel_id
