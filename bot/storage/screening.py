"""Rows of what was screened and what could not be, and word of changes to who may be screened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import event, func, select
from sqlalchemy.engine import RowMapping

from bot.domain.groups import Consent, GroupState
from bot.domain.phrases import Phrase
from bot.domain.records import GroupRecord
from bot.domain.triage import Sensitivity
from bot.storage.database import Database
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.guilds import GuildRepository, ProfessionalRepository
from bot.storage.phrases import PhraseRepository
from bot.storage.tables import (
    consents,
    counts,
    cursors,
    enrolments,
    facilitators,
    group_channels,
    groups,
    guilds,
    phrases,
    professionals,
    unscreened,
)
from bot.storage.unit import Repository

HEARD = (GroupState.TESTING, GroupState.OPEN, GroupState.PAUSED)
"""States of groups whose channels are screened."""
_WATCHED = (guilds, groups, group_channels, facilitators, enrolments, consents, professionals, phrases)


@dataclass(frozen=True, slots=True)
class Index:
    """Who is where: all that the screening of a message needs to know, so that a green one costs no read."""

    groups: Mapping[int, GroupRecord] = field(default_factory=dict)
    """By channel."""
    members: Mapping[int, frozenset[int]] = field(default_factory=dict)
    consenting: Mapping[int, frozenset[int]] = field(default_factory=dict)
    staff: Mapping[int, frozenset[int]] = field(default_factory=dict)
    statistical: Mapping[int, frozenset[int]] = field(default_factory=dict)
    """Members who agreed to the statistical part; nobody where the guild has it off."""
    sensitivity: Sensitivity = Sensitivity.BALANCED
    phrases: Sequence[Phrase] = ()

    def phrases_of(self, group_id: int) -> tuple[Phrase, ...]:
        """Phrases that staff added for the server, or for the group."""
        return tuple(one for one in self.phrases if one.group_id in {None, group_id})

    def groups_of(self, user_id: int) -> list[int]:
        """Groups in which the person is a member."""
        return sorted(group_id for group_id, people in self.members.items() if user_id in people)


class Changes:
    """Counts the transactions of this process that touched what an ``Index`` is made of."""

    def __init__(self, database: Database) -> None:
        self.version = 0
        self._mark = f"membership-{id(self)}"
        engine = database.engine.sync_engine
        event.listen(engine, "after_execute", self._executed)
        event.listen(engine.pool, "checkin", self._returned)

    def _executed(self, connection: Any, statement: Any, *_rest: Any) -> None:
        if getattr(statement, "is_dml", False) and statement.table in _WATCHED:
            connection.info[self._mark] = True

    def _returned(self, _raw: Any, record: Any) -> None:
        if record is not None and record.info.pop(self._mark, False):
            self.version += 1


class ScreeningRepository(Repository):
    """One guild's screening."""

    async def index(self) -> Index:
        """Who may be screened where, as it is now."""
        rows, people = GroupRepository(self.unit), EnrolmentRepository(self.unit)
        settings = await GuildRepository(self.unit).get()
        professional = {one.user_id for one in await ProfessionalRepository(self.unit).list()}
        heard = {group.id: group for group in await rows.list(HEARD)}
        members, leading = await people.everywhere(), await rows.leading()
        agreed = await people.agreeing(Consent.SCREENING)
        counted = await people.agreeing(Consent.STATISTICAL) if settings.statistical else {}
        consenting = {one: members[one] & agreed[one] for one in heard}
        statistical = {one: consenting[one] & counted.get(one, frozenset()) for one in heard}
        staff = {one: frozenset({*professional, *leading[one]} - members[one]) for one in heard}
        places = [place for place in await rows.places() if place.role != "staff" and place.group_id in heard]
        channels = {place.channel_id: heard[place.group_id] for place in places}
        phrases_there = await PhraseRepository(self.unit).list()
        here = {one: members[one] for one in heard}
        return Index(channels, here, consenting, staff, statistical, settings.sensitivity, phrases_there)

    async def count(self, day: date, level: int, messages: int) -> None:
        """Add to a day's count of a level."""
        same = (counts.c.day == day, counts.c.level == level)
        await self._insert_once(counts, ("guild_id", "day", "level"), day=day, level=level, messages=0)
        await self._update(counts, *same, messages=counts.c.messages + messages)

    async def counted(self) -> dict[tuple[date, int], int]:
        """(day, level) → messages."""
        return {(row["day"], row["level"]): row["messages"] for row in await self._all(counts)}

    async def move_cursor(self, place_id: int, message_id: int) -> None:
        """Everything up to this message was looked at; a cursor never goes back."""
        await self._insert_once(cursors, ("guild_id", "channel_id"), channel_id=place_id, message_id=message_id)
        older = (cursors.c.channel_id == place_id, cursors.c.message_id < message_id)
        await self._update(cursors, *older, message_id=message_id)

    async def cursor(self, place_id: int) -> int | None:
        """The last message that was looked at in a channel or thread."""
        row = await self._one(cursors, cursors.c.channel_id == place_id)
        return row["message_id"] if row else None

    async def miss(self, group_id: int, person_id: int, place_id: int, message_id: int, reason: str) -> bool:
        """List a message as unscreened; whether it was not listed yet."""
        return await self._insert_once(
            unscreened,
            ("guild_id", "channel_id", "message_id", "reason"),
            group_id=group_id,
            person_id=person_id,
            channel_id=place_id,
            message_id=message_id,
            reason=reason,
            at=self.unit.now(),
        )

    async def unseen(self, first: int = 0) -> Sequence[RowMapping]:
        """What was listed as unscreened, from row ``first`` on, and seen by nobody yet."""
        return await self._all(unscreened, unscreened.c.id >= first, unscreened.c.seen_at.is_(None))

    async def seen(self, first: int, last: int, by: int) -> int:
        """A human has looked at rows ``first`` to ``last``; how many were new to them."""
        span = (unscreened.c.id >= first, unscreened.c.id <= last, unscreened.c.seen_at.is_(None))
        return await self._update(unscreened, *span, seen_by=by, seen_at=self.unit.now())

    async def last_seen(self, first: int) -> tuple[int, datetime] | None:
        """Who looked last at rows from ``first`` on, and when."""
        found = await self._all(unscreened, unscreened.c.id >= first, unscreened.c.seen_at.is_not(None))
        return (found[0]["seen_by"], found[0]["seen_at"]) if found else None

    async def total(self) -> int:
        """How many messages are listed as unscreened, seen or not."""
        rows = await self._rows(select(func.count().label("n")).select_from(unscreened))
        return int(rows[0]["n"])
