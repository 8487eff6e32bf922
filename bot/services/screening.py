"""Every message is screened, or listed as unscreened, or its writer did not agree: there is no fourth way.

A green message costs no write and no read: who is where is kept in memory and read again only after it changed;
counts and cursors are written together, every few seconds. What was heard but is not finished yet holds the cursor
back, so that a crash between the two loses nothing: it is fetched again, and screening twice is harmless.
"""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Protocol

import structlog

from bot.clock import Clock
from bot.domain.desk import Sighting
from bot.domain.outbox import Priority
from bot.domain.triage import Level, Source, Verdict
from bot.screening import Before, Manner
from bot.screening.phrases import Phrasebook
from bot.screening.screener import USUAL
from bot.services.cases import CaseService
from bot.services.recent import Recent
from bot.services.unscreened import Unscreened
from bot.storage.database import Database
from bot.storage.enrolments import guilds_of
from bot.storage.groups import GroupRepository
from bot.storage.guilds import GuildRepository
from bot.storage.lines import somebody_reads
from bot.storage.outbox import Outbox
from bot.storage.screening import Changes, Index, ScreeningRepository

log = structlog.get_logger(__name__)

BATCH = timedelta(seconds=5)
AGAIN = timedelta(seconds=10)
"""What was heard and not finished after this is tried again."""
REFUSED, UNCOVERED = -1, -2
"""Counted beside the levels: messages of people who did not agree, and messages the bot is not shown."""


class Screens(Protocol):
    """The screening of one message."""

    def screen(self, text: str, before: Sequence[Before] = (), manner: Manner = USUAL) -> Verdict:
        """What it finds in a text, after what was said before."""
        ...

    @property
    def reduced(self) -> bool:
        """Whether the statistical part is missing or resting, and rules go on alone."""
        ...

    def reads(self, language: str) -> bool:
        """Whether the language is one that it can read."""
        ...


@dataclass(frozen=True, slots=True)
class Heard:
    """A message as it arrived. ``place_id`` is the channel or thread, ``channel_id`` the thread's parent or the same.

    ``version`` is 0, or the milliseconds of its last edit; ``unreadable`` says that it has parts no text can stand
    for; ``covered`` is False when Discord does not show its content. ``guild_id`` is None in a direct message.
    """

    guild_id: int | None
    channel_id: int
    place_id: int
    message_id: int
    author_id: int
    text: str
    version: int = 0
    unreadable: bool = False
    covered: bool = True
    answers: int | None = None
    """The message that it replies to."""

    def again(self, now: datetime) -> Heard:
        """The same message as a new version, because something around it changed."""
        return replace(self, version=int(now.timestamp() * 1000))

    def sighting(self, group_id: int, verdict: Verdict) -> Sighting:
        """What a flag of it would say."""
        return Sighting(
            group_id,
            self.author_id,
            verdict.level,
            self.source,
            f"{self.message_id}:{self.version}:{group_id}",
            verdict.kinds,
            verdict.rules,
            self.text,
            verdict.spans,
            self.place_id,
            self.message_id,
            verdict=verdict,
        )

    @property
    def source(self) -> Source:
        """Where a flag of it would come from."""
        if self.guild_id is None:
            return Source.DM
        return Source.EDIT if self.version else Source.MESSAGE


MOST_BESIDE = 20
"""Messages that wait for the model at once: about a tenth of a second. More are screened by rules alone."""


class ScreeningService(Unscreened):
    """Hears every message of every group, and every direct message of a member."""

    def __init__(self, database: Database, clock: Clock, cases: CaseService, detector: Screens) -> None:
        super().__init__(database)
        self._clock, self._cases, self._detector = clock, cases, detector
        self._changes = Changes(database)
        self._indexes: dict[int, tuple[int, Index]] = {}
        self._reading = defaultdict[int, asyncio.Lock](asyncio.Lock)
        self._counts: Counter[tuple[int, date, int]] = Counter()
        self._reached: dict[tuple[int, int], int] = {}
        self._caught_up: set[int] = set()
        self._waiting: dict[tuple[int, int], tuple[datetime, Heard]] = {}
        self._flushed = clock.now()
        self._said_uncovered: set[int] = set()
        self._recent, self._phrasebook = Recent(), Phrasebook()
        self._beside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="screening")
        self._modelled, self._hurried = 0, False
        self._said_reduced: set[tuple[int, date]] = set()
        self.reads_content = True

    async def hear(self, heard: Heard, guilds: Collection[int] | None = None) -> Level | None:
        """Screen a message; its level, or None where it was not screened. Doing it twice is harmless.

        ``guilds`` are those for which a direct message is heard, by default all its writer is a member in.
        """
        if heard.guild_id is not None and heard.channel_id not in (await self.index(heard.guild_id)).groups:
            return None
        ticket = (heard.message_id, heard.version)
        self._waiting[ticket] = (self._clock.now(), heard)
        level = await (self._hear_direct(heard, guilds) if heard.guild_id is None else self._hear_here(heard))
        self._waiting.pop(ticket, None)
        if self._clock.now() - self._flushed >= BATCH:
            await self.flush()
        return level

    async def index(self, guild_id: int) -> Index:
        """Who is where; read only when it may have changed, and by one of those who ask for it at the same time."""
        if self._known(guild_id) is None:
            async with self._reading[guild_id]:
                if self._known(guild_id) is None:
                    version = self._changes.version
                    async with self._database.reading(guild_id) as unit:
                        self._indexes[guild_id] = (version, await ScreeningRepository(unit).index())
        return self._indexes[guild_id][1]

    def _known(self, guild_id: int) -> Index | None:
        version, index = self._indexes.get(guild_id, (-1, Index()))
        return index if version == self._changes.version else None

    async def run_due(self, now: datetime) -> int:
        """Try again what did not finish, and write down counts and cursors; never a row that is due."""
        for since, heard in list(self._waiting.values()):
            if now - since >= AGAIN:
                await self.hear(heard)
        await self.flush()
        return 0

    async def flush(self) -> None:
        """Write counts and cursors down, for each guild together."""
        self._flushed = self._clock.now()
        counts, self._counts = self._counts, Counter()
        held = {heard.place_id: message for (message, _), (_, heard) in sorted(self._waiting.items(), reverse=True)}
        moved = {
            key: reached
            for key, reached in self._reached.items()
            if key[1] in self._caught_up and reached < held.get(key[1], reached + 1)
        }
        for key in moved:
            del self._reached[key]
        for guild_id in {key[0] for key in counts} | {key[0] for key in moved}:
            async with self._database.unit(guild_id) as unit:
                rows = ScreeningRepository(unit)
                for (guild, day, level), messages in counts.items():
                    if guild == guild_id:
                        await rows.count(day, level, messages)
                for (guild, place_id), message_id in moved.items():
                    if guild == guild_id:
                        await rows.move_cursor(place_id, message_id)

    def lose_sight(self) -> None:
        """The connection is gone: cursors stay where they are until each gap was looked at."""
        self._caught_up.clear()

    def sees(self, place_id: int) -> bool:
        """Whether nothing was missed in this channel or thread."""
        return place_id in self._caught_up

    async def cursor(self, guild_id: int, place_id: int) -> int | None:
        """The last message of a channel or thread that was looked at, as it is written down."""
        async with self._database.reading(guild_id) as unit:
            return await ScreeningRepository(unit).cursor(place_id)

    def see(self, guild_id: int, place_id: int, message_id: int) -> None:
        """Everything up to this message was heard, and from here on the cursor follows."""
        self._caught_up.add(place_id)
        self._reach(guild_id, place_id, message_id)

    async def _hear_here(self, heard: Heard) -> Level | None:
        assert heard.guild_id is not None
        group = (await self.index(heard.guild_id)).groups.get(heard.channel_id)
        if group is None:
            return None
        level = await self._screen(heard, heard.guild_id, group.id)
        self._reach(heard.guild_id, heard.place_id, heard.message_id)
        return level

    async def _hear_direct(self, heard: Heard, guilds: Collection[int] | None) -> Level | None:
        worst: Level | None = None
        seats: list[tuple[int, int]] = []
        for guild_id in await guilds_of(self._database, heard.author_id):
            if guilds is not None and guild_id not in guilds:
                continue
            for group_id in (await self.index(guild_id)).groups_of(heard.author_id):
                seats.append((guild_id, group_id))
                level = await self._screen(heard, guild_id, group_id)
                worst = level if worst is None else max(worst, level or worst)
            self._reach(guild_id, heard.place_id, heard.message_id)
        alone = seats and not worst and not heard.version  # an edit may be heard again long after it was made
        if alone and not await somebody_reads(self._database, heard.author_id):
            await self._answer_direct(heard, *seats[0])
        return worst

    async def _answer_direct(self, heard: Heard, guild_id: int, group_id: int) -> None:
        """Say, once a day, that nobody reads along in direct messages, and how to get a person."""
        screened = heard.covered and heard.author_id in (await self.index(guild_id)).consenting[group_id]
        about = f"dm-answer:{heard.author_id}:{self._clock.now().date()}"
        async with self._database.unit(guild_id) as unit:
            await Outbox(unit).send(
                "dm-answer",
                about,
                about,
                priority=Priority.MEMBER,
                user_id=heard.author_id,
                payload={"group": group_id, "screened": screened},
            )

    async def _screen(self, heard: Heard, guild_id: int, group_id: int) -> Level | None:
        index = await self.index(guild_id)
        if heard.author_id in index.staff[group_id]:
            self._remember(heard)  # what staff say is context, and never flagged
            return None
        if heard.author_id not in index.consenting[group_id]:
            self._count(guild_id, REFUSED)
            return None
        if not heard.covered:
            self._count(guild_id, UNCOVERED)
            await self._uncovered(guild_id, group_id)
            return None
        if heard.unreadable:
            await self.miss(guild_id, group_id, heard.author_id, heard.place_id, heard.message_id, "unreadable")
        return await self._judge(heard, guild_id, group_id) if heard.text.strip() else None

    async def _judge(self, heard: Heard, guild_id: int, group_id: int) -> Level | None:
        index = await self.index(guild_id)
        now = self._clock.now()
        before = self._recent.before(now, heard.place_id, heard.message_id, heard.author_id, heard.answers)
        self._remember(heard)
        statistics = heard.author_id in index.statistical[group_id]
        phrases = self._phrasebook.detector(index.phrases_of(group_id))
        verdict = await self._verdict(heard.text, before, Manner(index.sensitivity, statistics, phrases))
        if verdict is None:
            place = (heard.place_id, heard.message_id)
            await self.miss(guild_id, group_id, heard.author_id, *place, "detector")
            return None
        self._count(guild_id, int(verdict.level))
        if statistics:
            await self._reduced(guild_id)
        if verdict.level is Level.GREEN and not self._detector.reads(verdict.language):
            await self.miss(guild_id, group_id, heard.author_id, heard.place_id, heard.message_id, "language")
        if verdict.level is not Level.GREEN:
            async with self._database.unit(guild_id) as unit:
                await self._cases.raise_flag(unit, heard.sighting(group_id, verdict))
        return verdict.level

    def _remember(self, heard: Heard) -> None:
        place = (heard.place_id, heard.message_id, heard.author_id)
        self._recent.remember(self._clock.now(), *place, heard.text)

    async def _verdict(self, text: str, before: Sequence[Before], manner: Manner) -> Verdict | None:
        """Rules take a fraction of a millisecond; the model takes longer, and nobody else is to wait for it.

        What rules call a crisis does not wait for it either, and beyond ``MOST_BESIDE`` messages rules go on alone.
        """
        alone = self.verdict(text, before, replace(manner, statistics=False))
        if not manner.statistics or alone is None or alone.level is Level.CRISIS:
            return alone
        if self._modelled >= MOST_BESIDE:
            self._hurried = True
            return alone
        self._modelled += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._beside, self.verdict, text, before, manner)
        finally:
            self._modelled -= 1

    def verdict(self, text: str, before: Sequence[Before] = (), manner: Manner = USUAL) -> Verdict | None:
        """What the detector says; None when it could not, which is never the same as green."""
        try:
            verdict = self._detector.screen(text, before, manner)
        except Exception as error:  # noqa: BLE001 - whatever fails in a detector, its silence must not look like calm
            log.error("detector failed", error=type(error).__name__)  # noqa: TRY400 - a trace could carry the words
            return None
        return None if verdict.unscreened else verdict

    async def _reduced(self, guild_id: int) -> None:
        """Say once a day that the statistical part is missing or resting, and rules go on alone."""
        day = self._clock.now().date()
        if not (self._detector.reduced or self._hurried) or (guild_id, day) in self._said_reduced:
            return
        self._hurried = False
        self._said_reduced.add((guild_id, day))
        async with self._database.unit(guild_id) as unit:
            desk = (await GuildRepository(unit).get()).desk_channel_id
            if desk is not None:
                about = f"screening-reduced:{day}"
                await Outbox(unit).send("screening-reduced", about, about, priority=Priority.CASE, channel_id=desk)

    async def _uncovered(self, guild_id: int, group_id: int) -> None:
        if group_id in self._said_uncovered:
            return
        self._said_uncovered.add(group_id)
        async with self._database.unit(guild_id) as unit:
            desk = (await GuildRepository(unit).get()).desk_channel_id
            group = await GroupRepository(unit).get(group_id)
            if desk is not None and group is not None:
                await Outbox(unit).send(
                    "not-covered",
                    f"not-covered:{group_id}",
                    f"not-covered:{group_id}",
                    priority=Priority.CASE,
                    channel_id=desk,
                    payload={"group": group_id, "alias": group.alias},
                )

    def _count(self, guild_id: int, level: int) -> None:
        self._counts[(guild_id, self._clock.now().date(), level)] += 1

    def _reach(self, guild_id: int, place_id: int, message_id: int) -> None:
        key = (guild_id, place_id)
        self._reached[key] = max(message_id, self._reached.get(key, 0))
