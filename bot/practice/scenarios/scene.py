"""What a scenario can do: act as people, wait for what they see, move the clock, look into the database.

Every act and every sight is written into the transcript. A wait that is not met ends the scenario as failed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Protocol

from bot.errors import CirclekeeperError
from bot.practice.attempts import Attempt
from bot.practice.people import Person
from bot.practice.world import World

PATIENCE = 6.0
"""Seconds of real time that a sight may take, unless a scene is more patient."""


class Unmet(CirclekeeperError):
    """Something a scenario expects did not happen."""


class Backstage(Protocol):
    """What the composition root offers to scenarios."""

    async def move(self, by: timedelta) -> None:
        """Move the clock forward, and do what became due."""
        ...

    async def rest(self) -> None:
        """Return when nothing is due and nothing is being delivered."""
        ...

    async def rows(self, table: str) -> list[Mapping[str, Any]]:
        """All rows of a table."""
        ...

    async def stop(self) -> None:
        """Stop the bot; the world goes on."""
        ...

    async def start(self) -> None:
        """Start the bot again and wait until it is online."""
        ...

    async def restart(self) -> None:
        """Stop the bot without a goodbye, and start it again."""
        ...

    def pass_time(self, by: timedelta) -> None:
        """Move the clock while the bot is down."""
        ...


@dataclass
class Cast:
    """Who is who: user ids by name; ``guild``, ``lobby`` and ``desk`` are ids."""

    guild: int
    lobby: int
    desk: int
    people: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Sight:
    """Something that somebody saw: their name, and the ids of the channel and of the message."""

    name: str
    channel: int
    message: int


class Scene:
    """The stage of one scenario. ``sights`` lists what was seen so far, oldest first."""

    def __init__(self, world: World, backstage: Backstage, cast: Cast, say: Callable[[str], None]) -> None:
        self.world, self.backstage, self.cast, self.say = world, backstage, cast, say
        self.patience = PATIENCE
        self.sights: list[Sight] = []

    def person(self, name: str) -> Person:
        """One of the cast."""
        return Person(self.world, self.cast.people[name])

    # ------------------------------------------------------------------------ places

    def channel(self, name: str, title: str) -> int:
        """The channel with this name, as far as the person sees one; raises Unmet."""
        for channel in self.person(name).channels(self.cast.guild):
            if channel["name"] == title:
                return int(channel["id"])
        raise Unmet(f"{name} sees no channel called {title}")

    def dm(self, name: str) -> int:
        """The person's conversation with the bot."""
        return self.person(name).open_dm()

    # -------------------------------------------------------------------------- acts

    async def write(self, name: str, channel: int, text: str) -> int:
        """Write a message; its id."""
        self.say(f"{name} writes: {text}")
        written = int(self.person(name).send(channel, text)["id"])
        self.sights.append(Sight(name, channel, written))
        return written

    async def command(self, name: str, channel: int, command: str, /, **options: Any) -> Attempt:
        """Run a slash command and wait for its answer."""
        self.say(f"{name} runs /{command}")
        return await self.attempt(name, lambda: self.person(name).command(self.cast.guild, channel, command, **options))

    async def press(self, name: str, message: Mapping[str, Any], label: str) -> Attempt:
        """Press the button with this label."""
        self.say(f"{name} presses [{label}]")
        pressed = custom_id(message, label)
        return await self.attempt(name, lambda: self.person(name).press(int(message["id"]), pressed))

    async def select(self, name: str, message: Mapping[str, Any], prefix: str, *values: str | int) -> Attempt:
        """Choose in the select whose ``custom_id`` begins with ``prefix``."""
        self.say(f"{name} chooses {', '.join(map(str, values))}")
        menus = (str(one.get("custom_id", "")) for one in parts(message))
        chosen = next((menu for menu in menus if menu.startswith(prefix)), None)
        if chosen is None:
            raise Unmet(f"there is no menu to choose from below: {text_of(message)[:80]}")
        return await self.attempt(name, lambda: self.person(name).select(int(message["id"]), chosen, list(values)))

    async def submit(self, name: str, form: Attempt, /, **values: Any) -> Attempt:
        """Fill a form and send it."""
        self.say(f"{name} sends the form «{(form.modal or {}).get('title', '')}»")
        return await self.attempt(name, lambda: self.person(name).submit(form, values))

    async def wait(self, **span: float) -> None:
        """Time passes."""
        by = timedelta(**span)
        self.say(f"— {by} pass —")
        await self.backstage.move(by)

    # ------------------------------------------------------------------------ sights

    async def sees(self, name: str, channel: int, *needles: str, times: int | None = None) -> dict[str, Any]:
        """Wait until the person sees a message with all ``needles`` there (exactly ``times``, if given); the newest."""
        found: list[dict[str, Any]] = []

        def there() -> bool:
            found[:] = self.matching(name, channel, needles)
            return bool(found)

        try:
            await self.world.until(there, self.patience)
        except TimeoutError:
            raise Unmet(f"{name} never saw: {' · '.join(needles)}") from None
        if times is not None:
            await self.backstage.rest()
            there()
            if len(found) != times:
                raise Unmet(f"{name} saw {' · '.join(needles)} {len(found)} times instead of {times}")
        self.say(f"    {name} sees: {text_of(found[-1]).splitlines()[0]}")
        self.sights.append(Sight(name, channel, int(found[-1]["id"])))
        return found[-1]

    def matching(self, name: str, channel: int, needles: Iterable[str]) -> list[dict[str, Any]]:
        """Messages the person sees there that contain all needles, oldest first."""
        wanted = [needle.casefold() for needle in needles]
        shown = self.person(name).timeline(channel)
        return [one for one in shown if all(needle in text_of(one).casefold() for needle in wanted)]

    async def sees_not(self, name: str, channel: int, *needles: str) -> None:
        """Raise Unmet if the person sees a message with all needles, once everything has come to rest."""
        await self.backstage.rest()
        if self.matching(name, channel, needles):
            raise Unmet(f"{name} should not have seen: {' · '.join(needles)}")

    async def eventually(self, sentence: str, condition: Callable[[], object]) -> None:
        """Wait until the condition holds in the world; raises Unmet with the sentence."""
        try:
            await self.world.until(condition, self.patience)
        except TimeoutError:
            raise Unmet(f"it never came to pass: {sentence}") from None
        self.say(f"    holds: {sentence}")

    async def check(self, sentence: str, *, holds: bool) -> None:
        """Raise Unmet with the sentence unless it holds."""
        self.say(f"    {'holds' if holds else 'FAILS'}: {sentence}")
        if not holds:
            raise Unmet(sentence)

    async def attempt(self, name: str, start: Callable[[], Attempt]) -> Attempt:
        """Do something with the bot and wait for its answer; raises Unmet when none comes."""
        attempt = await start().settled()
        if attempt.failed:
            raise Unmet(f"{name} got no answer within three seconds")
        if attempt.thinking:
            await attempt.replied(self.patience)
        for message in attempt.messages:
            self.sights.append(Sight(name, int(message["channel_id"]), int(message["id"])))
            if text_of(message):
                self.say(f"    {name} reads: {text_of(message).splitlines()[0]}")
        return attempt


def parts(message: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Every component of a message, nested ones included."""
    found: list[Mapping[str, Any]] = []
    waiting: list[Mapping[str, Any]] = list(message.get("components", ()))
    while waiting:
        one = waiting.pop(0)
        found.append(one)
        inner: Sequence[Mapping[str, Any]] = one.get("components") or ()
        waiting[:0] = [*inner, *(one[key] for key in ("accessory", "component") if one.get(key))]
    return found


def text_of(message: Mapping[str, Any]) -> str:
    """All text of a message that a person reads."""
    texts = [str(message.get("content") or "")]
    texts += [str(one["content"]) for one in parts(message) if one.get("type") == 10]
    return "\n".join(text for text in texts if text)


def custom_id(message: Mapping[str, Any], label: str) -> str:
    """The ``custom_id`` of the button with this label; raises Unmet."""
    for one in parts(message):
        if one.get("type") == 2 and one.get("label") == label:
            if one.get("disabled"):
                raise Unmet(f"the button {label} is greyed out")
            return str(one["custom_id"])
    raise Unmet(f"there is no button {label} below: {text_of(message)[:80]}")
