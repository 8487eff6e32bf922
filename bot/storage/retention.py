"""Deletes what has been kept long enough. Each method takes the instant (UTC) before which it all began."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, func, select

from bot.domain.cases import CaseState
from bot.domain.groups import EnrolmentState
from bot.storage.direct import DirectRepository
from bot.storage.letters import SideRoomRepository
from bot.storage.lines import LineRepository
from bot.storage.outbox import Outbox
from bot.storage.personal import NOBODY
from bot.storage.tables import (
    absence_decisions,
    amendment_voices,
    amendments,
    attendance,
    buddies,
    buddy_wishes,
    calendar_links,
    cares,
    cases,
    consents,
    contacts,
    covers,
    enrolments,
    facilitators,
    feedback,
    feedback_rounds,
    flags,
    goodbyes,
    letters,
    line_words,
    lines,
    mentors,
    module_marks,
    outbox,
    posts,
    practice_reminders,
    practices,
    professionals,
    questions,
    referrals,
    releases,
    reminder_wishes,
    responses,
    retentions,
    rsvps,
    session_notes,
    shares,
    sheets,
    stories,
    summaries,
    thanks,
    timeline,
    topics,
    unscreened,
    visits,
    voices,
    witness_words,
)
from bot.storage.timeline import MEMBERS_DEEDS, Chain, Timeline
from bot.storage.unit import Repository

UNFINISHED = (EnrolmentState.APPLIED.value, EnrolmentState.PREPARING.value)


_SHOWN: dict[str, Table] = {
    "share": shares,
    "cover": covers,
    "feedback": feedback,
    "letter": letters,
    "thanks": thanks,
    "topic": topics,
    "question": questions,
    "amendment": amendments,
    "referral": referrals,
    "goodbye": goodbyes,
}
"""What is told by a message whose subject is the name and the row's number."""


_OF_PEOPLE_HERE = (
    reminder_wishes,
    sheets,
    releases,
    module_marks,
    cares,
    stories,
    mentors,
    buddy_wishes,
    practice_reminders,
)
"""What is kept of people for as long as they have a seat or a role here."""


class RetentionRepository(Repository):
    """One guild's keeping. Every method says how many rows it changed."""

    async def begin(self, due_at: datetime) -> bool:
        """Owe the first tidying at ``due_at``; False if one is owed already."""
        return await self._insert_once(retentions, ("guild_id",), due_at=due_at)

    async def claim(self, now: datetime, due_at: datetime) -> bool:
        """Take the tidying that is due and owe the next at ``due_at``; whether it was due."""
        done = await self._update(retentions, retentions.c.due_at <= now, due_at=due_at)
        self.unit.wake()
        return done == 1

    async def evidence(self, before: datetime) -> int:
        """Words of closed cases, where they stand, and the reasons of those who reported them."""
        closed = self._closed(before)
        words = {"evidence": None, "channel_id": None, "message_id": None, "reporter_id": None}
        kept = flags.c.evidence.is_not(None) | flags.c.message_id.is_not(None) | flags.c.reporter_id.is_not(None)
        reasons = (timeline.c.case_id.in_(await self._numbers(before)), timeline.c.event.in_(MEMBERS_DEEDS))
        changed = await self._update(flags, flags.c.case_id.in_(closed), kept, **words)
        told = select(lines.c.id).where(lines.c.guild_id == self.unit.guild_id, lines.c.case_id.in_(closed))
        changed += await self._delete(line_words, line_words.c.line_id.in_(told))
        changed += await LineRepository(self.unit).forget(lines.c.case_id.in_(await self._numbers(before)))
        changed += await self._delete(witness_words, witness_words.c.case_id.in_(closed))
        return changed + await Timeline(self.unit).destroy(*reasons, parts=("actor", "note"))

    async def cases(self, before: datetime) -> int:
        """Whom a closed case was about, what it was made of, and notes about them."""
        closed, named = self._closed(before), cases.c.person_id != NOBODY
        notes = timeline.c.case_id.in_(await self._numbers(before))
        changed = await Timeline(self.unit).destroy(notes, parts=("note",))
        changed += await self._delete(flags, flags.c.case_id.in_(closed))
        return changed + await self._update(cases, cases.c.id.in_(closed), named, person_id=NOBODY)

    async def audit(self, before: datetime) -> int:
        """Closed cases as a whole, with all messages about them; the chain over all cases says that they went."""
        rows = await self._all(cases, *_closed_before(before))
        for row in rows:
            await Chain(self.unit).retire(row["id"])
        about = [f"{thing}:{row['id']}" for row in rows for thing in ("case", "notice")]
        for table in (outbox, posts):
            await self._delete(table, table.c.subject.in_(about))
        return await self._delete(cases, cases.c.id.in_([row["id"] for row in rows]))

    async def responses(self, before: datetime) -> int:
        """Answers, notes, shares, and who was there, with the cards of what was shown."""
        await self._redraw("response", responses, responses.c.at <= before, responses.c.shared)
        await self._redraw("attendance", attendance, attendance.c.at <= before, by="session_id")
        for name, table in _SHOWN.items():
            await self._redraw(name, table, table.c.at <= before)
        ends = (
            responses,
            questions,
            referrals,
            amendment_voices,
            amendments,
            rsvps,
            shares,
            covers,
            attendance,
            absence_decisions,
            goodbyes,
            summaries,
            session_notes,
            practices,
            feedback,
            feedback_rounds,
            letters,
            thanks,
            topics,
            visits,
        )
        return sum([await self._delete(table, table.c.at <= before) for table in ends])

    async def _redraw(self, name: str, table: Table, *where: ColumnElement[bool], by: str = "id") -> None:
        """The messages that show these rows are redrawn, and so removed, once the rows are gone."""
        for row in await self._all(table, *where):
            await Outbox(self.unit).refresh(f"{name}:{row[by]}")

    async def voices(self, before: datetime) -> int:
        """Counts of who wrote and answered in weeks that began before."""
        return await self._delete(voices, voices.c.week < before.date())

    async def seats(self, before: datetime) -> int:
        """Seats that are over, with their consents."""
        return await self._end_seats((EnrolmentState.LEFT.value,), before)

    async def applications(self, before: datetime) -> int:
        """Joinings that nobody finished. Who waits for a place waits on."""
        return await self._end_seats(UNFINISHED, before)

    async def contacts(self) -> int:
        """How to reach people who have neither a seat nor a role here any more, and what they wrote with tools."""
        here = {row["user_id"] for table in (enrolments, professionals, facilitators) for row in await self._all(table)}
        gone = [row["user_id"] for row in await self._all(contacts) if row["user_id"] not in here]
        await DirectRepository(self.unit).forget(*gone)
        for row in await self._all(sheets, sheets.c.user_id.not_in(here), sheets.c.audience != "nobody"):
            await Outbox(self.unit).refresh(f"sheet:{row['id']}")
        await self._redraw("story", stories, stories.c.user_id.not_in(here))
        await SideRoomRepository(self.unit).forget(*(await SideRoomRepository(self.unit).people() - here))
        for table in _OF_PEOPLE_HERE:
            await self._delete(table, table.c.user_id.not_in(here))
        await self._delete(buddies, buddies.c.first_id.not_in(here) | buddies.c.second_id.not_in(here))
        await self._delete(calendar_links, calendar_links.c.user_id.not_in(here))
        return await self._delete(contacts, contacts.c.user_id.in_(gone))

    async def unscreened(self, before: datetime) -> int:
        """Where unscreened messages stand at which somebody has looked. The others wait for a human."""
        return await self._delete(unscreened, unscreened.c.seen_at <= before)

    async def outbox(self, before: datetime) -> int:
        """Direct messages as they were sent, but those of open cases, and what was queued and leads nowhere now."""
        still = await self._all(cases, cases.c.state != CaseState.CLOSED.value)
        working = [f"case:{row['id']}" for row in still]
        told = (posts.c.user_id.is_not(None), posts.c.at <= before, posts.c.subject.not_in(working))
        changed = await self._delete(posts, *told)
        here = select(posts.c.outbox_id).where(posts.c.guild_id == self.unit.guild_id)
        ended = func.coalesce(outbox.c.sent_at, outbox.c.created_at) <= before
        done = (outbox.c.due_at.is_(None), ended, outbox.c.state != "sending", outbox.c.id.not_in(here))
        return changed + await self._delete(outbox, *done)

    async def _end_seats(self, states: tuple[str, ...], before: datetime) -> int:
        over = await self._all(enrolments, enrolments.c.state.in_(states), enrolments.c.state_at <= before)
        for row in over:
            mine = (consents.c.group_id == row["group_id"], consents.c.user_id == row["user_id"])
            await self._delete(consents, *mine)
        return await self._delete(enrolments, enrolments.c.id.in_([row["id"] for row in over]))

    async def _numbers(self, before: datetime) -> list[int]:
        return [row["id"] for row in await self._all(cases, *_closed_before(before))]

    def _closed(self, before: datetime) -> Select[Any]:
        return select(cases.c.id).where(cases.c.guild_id == self.unit.guild_id, *_closed_before(before))


def _closed_before(before: datetime) -> tuple[ColumnElement[bool], ...]:
    return cases.c.state == CaseState.CLOSED.value, cases.c.closed_at <= before
