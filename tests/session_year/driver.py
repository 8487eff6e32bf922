"""What people do in the year of sessions: they answer, ask for direct messages, move sessions and call them off."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from bot.practice.attempts import Attempt
from bot.practice.people import Denied
from bot.practice.scenarios.scene import Unmet, custom_id, parts, text_of
from tests.practice.outcome import EPHEMERAL
from tests.session_year.furnishing import LEADER, Year
from tests.session_year.plans import Circle, local
from tests.session_year.reminded import ABSENT, STAGES, Card, card_in
from tests.session_year.wall import DAY, instant, meetings, odd
from tests.year.diary import CalledOff, Moved, Planned, Replied, Shown, Wished
from tests.year.mortal import Death
from tests.year.passing import Passing

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
SHIFTS = (-DAY, DAY, 2 * DAY, -2 * HOUR, 2 * HOUR, 3 * DAY + HOUR)
"""By how much sessions are moved, on the clock on the wall."""
ANSWERS = ("I'm coming", "I'm coming", "Late", ABSENT)
OFTEN = 0.04
"""How many of the cards somebody answers."""


class Driver(Passing):
    """Reads what is shown, as people do, and acts on it. ``unheard`` counts what nobody answered."""

    def __init__(self, year: Year, circles: Sequence[Circle], chance: random.Random) -> None:
        super().__init__(year.mortal)
        self._year, self._chance = year, chance
        self._circles = {circle.name: circle for circle in circles}
        self._plans = {plan.title: plan for circle in circles for plan in circle.plans}
        self._names = {year.scene.dm(name): name for name in year.scene.cast.people}
        self._names |= {channel: name for name, channel in year.talk.items()}
        self._eager: dict[str, list[str]] = {}
        self._gone: set[tuple[str, datetime]] = set()
        self._taken: set[tuple[str, datetime]] = set()
        self.changed = self.answered = self.unheard = 0
        year.scene.world.subscribe(self._hear)

    # ------------------------------------------------------------------------- what is to come

    def dies(self, moment: datetime, death: Death) -> None:
        """From that moment on a death waits for the bot."""
        self.at(moment, partial(self._doom, death), alone=True)

    def changes(self, moment: datetime) -> None:
        """Then a session of some group is moved, or called off."""
        self.at(moment, self._somebody_changes)

    def wish(self, who: str, group: str) -> None:
        """With the next reminder in their group somebody asks for direct messages."""
        self._eager.setdefault(group, []).append(who)

    def _doom(self, death: Death) -> None:
        if self._mortal.doomed:
            self.at(self._mortal.clock.now() + 10 * MINUTE, partial(self._doom, death), alone=True)
        else:
            self._mortal.doom(death)

    # ------------------------------------------------------------------------- what they see

    def _hear(self, event: str, payload: Mapping[str, Any]) -> None:
        scene = self._year.scene
        mine = str(payload.get("author", {}).get("id")) == str(scene.world.bot_user.id)
        if event != "MESSAGE_CREATE" or not mine or int(payload.get("flags", 0)) & EPHEMERAL:
            return
        place = self._names.get(int(payload["channel_id"]))
        if place is None:
            return
        shown = Shown(self._mortal.clock.now(), place, int(payload["id"]), text_of(payload))
        self._year.diary.append(shown)
        card = card_in(shown)
        if card is not None and card.kind == "reminder" and place in self._circles:
            self._react(shown, card)

    def _react(self, shown: Shown, card: Card) -> None:
        for who in self._eager.pop(shown.place, []):
            soon = shown.at + self._chance.randint(20, 300) * timedelta(seconds=1)
            self.at(soon, partial(self._wishes, who, shown.place, shown.message))
        if self._chance.random() < OFTEN:
            who = self._chance.choice(self._circles[shown.place].members)
            later = shown.at + self._chance.randint(20, 14_000) * timedelta(seconds=1)
            self.at(later, partial(self._replies, who, shown, card, self._chance.choice(ANSWERS)))

    # ------------------------------------------------------------------------- what they do

    async def _replies(self, who: str, shown: Shown, card: Card, label: str) -> None:
        begun = self._mortal.clock.now()
        if (card.title, card.starts) in self._gone or begun > card.starts:
            return
        told = await self._press(who, shown.message, label)
        if told is None or not any("down as coming" in text or "saying so" in text for text in told):
            self.unheard += 1
            return
        self.answered += 1
        now = self._mortal.clock.now()
        self._year.diary.append(Replied(now, begun, who, card.title, card.starts, label))

    async def _wishes(self, who: str, group: str, message: int) -> None:
        begun, scene = self._mortal.clock.now(), self._year.scene
        stages = tuple(sorted(self._chance.sample(STAGES, self._chance.randint(1, 3)), reverse=True))

        async def choose() -> bool:
            asked = await scene.attempt(who, lambda: self._pressing(who, message, "Remind me"))
            menu = next(one for one in asked.messages if "Choose what I write" in str(one))
            told = await scene.select(who, menu, _menu(menu), *map(str, stages))
            return any("Kept for" in text_of(one) for one in [*told.messages, *self._seen(who, menu)])

        if await self._try(choose):
            self._year.diary.append(Wished(self._mortal.clock.now(), begun, who, group, stages))

    async def _somebody_changes(self) -> None:
        await self._mortal.rest()
        found = self._next(self._chance.choice(list(self._plans.values())))
        if found is None:
            return
        plan, starts = found
        if self._chance.random() < 0.5:
            await self._calls_off(plan, starts)
        else:
            await self._moves(plan, starts)

    def _next(self, plan: Planned) -> tuple[Planned, datetime] | None:
        """A session of the next ten days that nobody has changed, and that does not begin at once."""
        now = self._mortal.clock.now()
        coming = [one for one in meetings(plan, now + 10 * DAY) if one > now + 3 * HOUR]
        free = [one for one in coming if (plan.title, one) not in self._gone]
        return (plan, free[0]) if free else None

    async def _calls_off(self, plan: Planned, starts: datetime) -> None:
        begun = self._mortal.clock.now()

        async def cancel() -> bool:
            number = await self._number("cancel", plan, starts)
            return await self._confirmed("cancel", "Cancel this session", "is cancelled", session=number)

        if await self._try(cancel) or self._says("off", plan.title, starts):
            self._gone.add((plan.title, starts))
            self.changed += 1
            self._year.diary.append(CalledOff(self._mortal.clock.now(), begun, plan.title, starts))

    async def _moves(self, plan: Planned, starts: datetime) -> None:
        begun, new = self._mortal.clock.now(), local(starts, plan.zone) + self._chance.choice(SHIFTS)
        if not self._free(plan, new, begun):
            return

        async def move() -> bool:
            number = await self._number("move", plan, starts)
            return await self._confirmed(
                "move", "Move it", "The session is now", session=number, when=f"{new:%Y-%m-%d %H:%M}"
            )

        if await self._try(move) or self._says("moved", plan.title, starts):
            self._gone.add((plan.title, starts))
            self._taken.add((plan.title, instant(new.date(), new.time(), plan.zone)))
            self.changed += 1
            self._year.diary.append(Moved(self._mortal.clock.now(), begun, plan.title, starts, new))

    def _free(self, plan: Planned, new: datetime, now: datetime) -> bool:
        """Whether a session can be moved there: no other is then, and the clock shows it once."""
        moment = instant(new.date(), new.time(), plan.zone)
        others = {*meetings(plan, moment + DAY), *(when for title, when in self._taken if title == plan.title)}
        return moment > now + HOUR and not odd(new.date(), new.time(), plan.zone) and moment not in others

    # ------------------------------------------------------------------------- how they do it

    async def _try(self, deed: Callable[[], Any]) -> bool:
        """Whether it was done; if the bot dies meanwhile, they may not learn it."""
        deaths = self._mortal.deaths
        try:
            done = bool(await deed())
        except (Unmet, Denied, StopIteration):
            done = False
        if not done:
            await self._mortal.rest()
            self.unheard += deaths == self._mortal.deaths
        return done

    async def _number(self, command: str, plan: Planned, starts: datetime) -> int:
        """The number of a session, from what is offered while its name is typed."""
        scene, wall = self._year.scene, f"{plan.title} · {local(starts, plan.zone):%a %Y-%m-%d %H:%M}"

        def start() -> Attempt:
            person = scene.person(LEADER)
            return person.autocomplete(scene.cast.guild, scene.cast.desk, f"session {command}", "session", wall)

        offered = (await scene.attempt(LEADER, start)).choices
        named = [int(one["value"]) for one in offered if one["name"] == wall]
        if not named:
            raise Unmet(f"nobody offers {wall}")
        return named[0]

    async def _confirmed(self, command: str, label: str, words: str, **options: Any) -> bool:
        scene = self._year.scene
        asked = await scene.command(LEADER, scene.cast.desk, f"session {command}", **options)
        question = asked.messages[-1]
        told = await scene.press(LEADER, question, label)
        return any(words in text_of(one) for one in [*told.messages, *self._seen(LEADER, question)])

    async def _press(self, who: str, message: int, label: str) -> list[str] | None:
        told: list[str] = []

        async def press() -> bool:
            answer = await self._year.scene.attempt(who, lambda: self._pressing(who, message, label))
            told.extend(text_of(one) for one in answer.messages)
            return bool(told)

        return told if await self._try(press) else None

    def _pressing(self, who: str, message: int, label: str) -> Attempt:
        person = self._year.scene.person(who)
        place = self._year.scene.world.find_message(message).channel_id
        shown = next(one for one in person.timeline(place) if int(one["id"]) == message)
        return person.press(message, custom_id(shown, label))

    def _seen(self, who: str, message: Mapping[str, Any]) -> list[dict[str, Any]]:
        """A message as it is now."""
        person, number = self._year.scene.person(who), int(message["id"])
        return [one for one in person.timeline(int(message["channel_id"])) if int(one["id"]) == number]

    def _says(self, kind: str, title: str, starts: datetime) -> bool:
        """Whether the group has been told of a change, though whoever made it heard nothing."""
        cards = [card_in(one) for one in self._year.diary[-200:] if isinstance(one, Shown)]
        return Card(kind, title, starts) in cards


def _menu(message: Mapping[str, Any]) -> str:
    """The beginning of the id of the only menu in a message."""
    return str(next(one["custom_id"] for one in parts(message) if one.get("type") == 3))


def moments(chance: random.Random, begin: datetime, days: int, count: int) -> list[datetime]:
    """So many moments, none in the first two days or the last."""
    span = timedelta(days=max(0.2, days - 3))
    return sorted(begin + 2 * DAY + chance.random() * span for _ in range(count))


def is_day(moment: datetime, day: date) -> bool:
    """Whether a moment is on that day, in UTC."""
    return datetime.combine(day, time(), moment.tzinfo) <= moment < datetime.combine(day + DAY, time(), moment.tzinfo)
