"""The register of personal data: every table, which columns name a person, and what export and erasure do with them.

A table that is not listed here, or a column that names a person or holds sealed words and is not, fails a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, or_, select
from sqlalchemy.engine import RowMapping

from bot.domain.groups import GroupState
from bot.storage.buddies import ALIVE, BuddyRepository
from bot.storage.database import Database
from bot.storage.direct import DirectRepository
from bot.storage.groups import GroupRepository
from bot.storage.letters import SideRoomRepository
from bot.storage.lines import LineRepository
from bot.storage.outbox import Outbox
from bot.storage.tables import (
    amendments,
    attendance,
    buddies,
    cases,
    covers,
    enrolments,
    feedback,
    feedback_places,
    goodbyes,
    letters,
    lines,
    mentors,
    metadata,
    outbox,
    posts,
    questions,
    referrals,
    responses,
    shares,
    sheets,
    stories,
    thanks,
    topics,
    visits,
    watches,
)
from bot.storage.timeline import Timeline
from bot.storage.unit import Repository
from bot.storage.vault import Vault


class Erasure(StrEnum):
    """What happens to a row when the person in it is erased."""

    DELETE = "delete"
    UNLINK = "unlink"
    """The row stays and no longer says who it was."""
    KEEP = "keep"
    """The row stays as it is, for the reason given."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One column that names a person. ``sealed`` are words under this person's key; ``clears`` goes with the name."""

    column: str
    erasure: Erasure
    member: bool = False
    sealed: tuple[str, ...] = ()
    clears: tuple[str, ...] = ()
    reason: str = ""


_STAFF_ACT = "who answered for members' safety stays in the record that proves it"

REGISTER: Mapping[str, tuple[Trace, ...]] = {
    "guilds": (),
    "professionals": (Trace("user_id", Erasure.DELETE), Trace("added_by", Erasure.UNLINK)),
    "shifts": (Trace("user_id", Erasure.DELETE),),
    "overrides": (Trace("user_id", Erasure.DELETE), Trace("replaces_user_id", Erasure.UNLINK)),
    "rotations": (),
    "rotation_people": (Trace("user_id", Erasure.DELETE),),
    "rota_layers": (),
    "time_off": (Trace("user_id", Erasure.DELETE),),
    "swaps": (Trace("asker_id", Erasure.DELETE), Trace("other_id", Erasure.DELETE)),
    "rota_watches": (),
    "rota_warnings": (Trace("user_id", Erasure.DELETE),),
    "contacts": (Trace("user_id", Erasure.DELETE),),
    "retentions": (),
    "outside_contacts": (
        Trace("user_id", Erasure.DELETE, member=True, sealed=("url",)),
        Trace("added_by", Erasure.UNLINK),
    ),
    "policies": (Trace("editor_id", Erasure.DELETE), Trace("saved_by", Erasure.UNLINK)),
    "policy_people": (Trace("user_id", Erasure.DELETE),),
    "alarms": (),
    "targets": (),
    "confirmed_helplines": (Trace("confirmed_by", Erasure.UNLINK),),
    "member_notices": (Trace("by_id", Erasure.UNLINK),),
    "test_pages": (Trace("user_id", Erasure.DELETE), Trace("asked_by", Erasure.UNLINK)),
    "groups": (),
    "group_channels": (),
    "facilitators": (Trace("user_id", Erasure.DELETE),),
    "agreements": (Trace("written_by", Erasure.UNLINK),),
    "enrolments": (Trace("user_id", Erasure.DELETE, member=True, sealed=("emergency_reference",)),),
    "consents": (Trace("user_id", Erasure.DELETE, member=True),),
    "series": (Trace("leader_id", Erasure.UNLINK),),
    "series_leaders": (Trace("user_id", Erasure.DELETE),),
    "series_breaks": (),
    "floors": (),
    "round_places": (Trace("user_id", Erasure.DELETE, member=True),),
    "practices": (Trace("user_id", Erasure.DELETE, sealed=("words",)),),
    "session_notes": (Trace("user_id", Erasure.DELETE, sealed=("words",)),),
    "session_settings": (),
    "sessions": (),
    "mirrors": (),
    "scheduled_events": (),
    "calendar_links": (Trace("user_id", Erasure.DELETE, member=True),),
    "reminders": (),
    "reminder_wishes": (Trace("user_id", Erasure.DELETE, member=True),),
    "rsvps": (Trace("user_id", Erasure.DELETE, member=True, sealed=("word",)),),
    "sheets": (Trace("user_id", Erasure.DELETE, member=True, sealed=("answers",)),),
    "releases": (
        Trace("user_id", Erasure.DELETE, member=True, sealed=("steps",)),
        Trace("by_id", Erasure.UNLINK),
    ),
    "courses": (Trace("by_id", Erasure.UNLINK),),
    "visits": (Trace("user_id", Erasure.DELETE), Trace("by_id", Erasure.UNLINK)),
    "stories": (
        Trace("user_id", Erasure.DELETE, member=True, sealed=("words",)),
        Trace("author_id", Erasure.UNLINK, sealed=("answer",), clears=("answer",)),
    ),
    "resources": (Trace("by_id", Erasure.UNLINK),),
    "modules": (Trace("by_id", Erasure.UNLINK),),
    "questions": (
        Trace("user_id", Erasure.DELETE, member=True, sealed=("words",)),
        Trace("author_id", Erasure.UNLINK, sealed=("answer",), clears=("answer",)),
    ),
    "module_marks": (Trace("user_id", Erasure.DELETE, member=True),),
    "amendments": (
        Trace("user_id", Erasure.DELETE, member=True, sealed=("words",)),
        Trace("author_id", Erasure.UNLINK, sealed=("wording",), clears=("wording",)),
    ),
    "amendment_voices": (Trace("user_id", Erasure.DELETE, member=True),),
    "referrals": (
        Trace("user_id", Erasure.DELETE, member=True, sealed=("words",)),
        Trace("by_id", Erasure.UNLINK),
        Trace("owner_id", Erasure.UNLINK),
    ),
    "cares": (Trace("user_id", Erasure.DELETE, member=True, sealed=("words",)),),
    "covers": (Trace("user_id", Erasure.DELETE, member=True, sealed=("words",)),),
    "shares": (Trace("user_id", Erasure.DELETE, member=True, sealed=("words",)),),
    "feedback_rounds": (Trace("by_id", Erasure.UNLINK),),
    "feedback_places": (Trace("user_id", Erasure.DELETE, member=True),),
    "feedback": (
        Trace("user_id", Erasure.DELETE, member=True, sealed=("words",)),
        Trace("receiver_id", Erasure.DELETE, member=True, sealed=("copy", "answer")),
        Trace("author_id", Erasure.UNLINK, sealed=("note",), clears=("note",)),
    ),
    "letters": (
        Trace("user_id", Erasure.DELETE, member=True, sealed=("words", "answer")),
        Trace("author_id", Erasure.UNLINK),
    ),
    "side_rooms": (Trace("user_id", Erasure.UNLINK, member=True, clears=("pending",)),),
    "thanks": (
        Trace("user_id", Erasure.DELETE, member=True, sealed=("words",)),
        Trace("receiver_id", Erasure.DELETE, member=True, sealed=("copy",)),
    ),
    "topics": (Trace("user_id", Erasure.DELETE, member=True, sealed=("words",)),),
    "topic_weeks": (),
    "talk_hours": (),
    "tool_switches": (Trace("by_id", Erasure.UNLINK),),
    "voices": (
        Trace("user_id", Erasure.DELETE, member=True),
        Trace("to_id", Erasure.DELETE, member=True),
    ),
    "mentors": (Trace("user_id", Erasure.DELETE, member=True, sealed=("words",)),),
    "buddy_wishes": (Trace("user_id", Erasure.DELETE, member=True),),
    "buddies": (Trace("first_id", Erasure.DELETE, member=True), Trace("second_id", Erasure.DELETE, member=True)),
    "practice_reminders": (Trace("user_id", Erasure.DELETE, member=True),),
    "attendance": (Trace("user_id", Erasure.DELETE, member=True),),
    "absence_decisions": (Trace("user_id", Erasure.DELETE, member=True),),
    "goodbyes": (Trace("user_id", Erasure.DELETE, member=True, sealed=("word",)),),
    "summaries": (Trace("author_id", Erasure.DELETE, sealed=("words",)),),
    "checkins": (),
    "prompts": (),
    "responses": (Trace("user_id", Erasure.DELETE, member=True, sealed=("answer",)),),
    "cases": (
        Trace("person_id", Erasure.UNLINK, member=True),
        Trace("owner_id", Erasure.KEEP, reason=_STAFF_ACT),
    ),
    "flags": (
        Trace(
            "person_id",
            Erasure.UNLINK,
            member=True,
            sealed=("evidence",),
            clears=("evidence", "channel_id", "message_id"),
        ),
        Trace("reporter_id", Erasure.UNLINK, member=True),
    ),
    "pages": (Trace("user_id", Erasure.KEEP, reason=_STAFF_ACT),),
    "timeline": (Trace("actor_id", Erasure.KEEP, sealed=("note",), reason=_STAFF_ACT),),
    "chain": (),
    "chain_heads": (),
    "followups": (Trace("assignee_id", Erasure.KEEP, reason=_STAFF_ACT),),
    "lines": (
        Trace("person_id", Erasure.UNLINK, member=True),
        Trace("owner_id", Erasure.UNLINK),
    ),
    "line_words": (
        Trace("person_id", Erasure.DELETE, member=True, sealed=("words",)),
        Trace("author_id", Erasure.UNLINK),
    ),
    "measures": (
        Trace("person_id", Erasure.UNLINK, member=True),
        Trace("by_id", Erasure.KEEP, reason=_STAFF_ACT),
    ),
    "case_people": (Trace("user_id", Erasure.DELETE), Trace("added_by", Erasure.UNLINK)),
    "handovers": (
        Trace("giver_id", Erasure.KEEP, reason=_STAFF_ACT),
        Trace("receiver_id", Erasure.KEEP, reason=_STAFF_ACT),
    ),
    "witness_words": (Trace("editor_id", Erasure.UNLINK, sealed=("words",), clears=("words",)),),
    "unscreened": (Trace("person_id", Erasure.DELETE, member=True), Trace("seen_by", Erasure.UNLINK)),
    "cursors": (),
    "judgements": (),
    "phrases": (Trace("added_by", Erasure.UNLINK),),
    "counts": (),
    "outbox": (Trace("user_id", Erasure.DELETE),),
    "posts": (Trace("user_id", Erasure.DELETE),),
    "drafts": (Trace("user_id", Erasure.DELETE, member=True, sealed=("values",)),),
}

NOBODY = 0
"""Stands where a column must name somebody and that person was erased."""


_SHOWN: dict[str, Table] = {
    "question": questions,
    "cover": covers,
    "letter": letters,
    "thanks": thanks,
    "topic": topics,
    "amendment": amendments,
    "referral": referrals,
    "story": stories,
}
"""What is told by a message whose subject is the name and the row's number."""


def _of(table: Table, user_id: int) -> ColumnElement[bool]:
    """Rows of this person: about them, written by them, or for them."""
    people = [table.c[name] == user_id for name in ("user_id", "author_id", "receiver_id") if name in table.c]
    return or_(*people)


class PersonalRepository(Repository):
    """Everything in a guild that names one person."""

    async def rows(self, user_id: int) -> dict[str, list[dict[str, Any]]]:
        """Table → rows that name the person, with their words in the clear; other people are left out of them."""
        found: dict[str, list[dict[str, Any]]] = {}
        for name, traces in REGISTER.items():
            table = metadata.tables[name]
            for row in await self._all(table, _names(table, traces, user_id)) if traces else ():
                found.setdefault(name, []).append(await self._readable(row, traces, user_id))
        return found

    async def alone_leads(self, user_id: int) -> bool:
        """Whether a group that is not archived would be left without anybody who leads it."""
        rows = GroupRepository(self.unit)
        for group_id in await rows.led_by(user_id):
            group = await rows.get(group_id)
            if group and group.state is not GroupState.ARCHIVED and await rows.facilitators(group_id) == [user_id]:
                return True
        return False

    async def erase(self, user_id: int, *, only_member: bool = False) -> int:
        """Delete or unlink every row by the register; how many. With ``only_member`` what staff did stays."""
        await self._let_others_know(user_id)
        await DirectRepository(self.unit).forget(user_id)
        changed = 0 if only_member else await self._mentions(user_id)
        await Timeline(self.unit).forget(user_id)
        for name, traces in REGISTER.items():
            for trace in traces:
                if trace.member or not only_member:
                    changed += await self._apply(metadata.tables[name], trace, user_id)
        return changed

    async def _apply(self, table: Table, trace: Trace, user_id: int) -> int:
        column = table.c[trace.column]
        if trace.erasure is Erasure.DELETE:
            return await self._delete(table, column == user_id)
        if trace.erasure is Erasure.UNLINK:
            nobody = {trace.column: None if column.nullable else NOBODY}
            return await self._update(table, column == user_id, **nobody, **dict.fromkeys(trace.clears))
        return 0

    async def _let_others_know(self, user_id: int) -> None:
        for row in await self._all(enrolments, enrolments.c.user_id == user_id):
            await GroupRepository(self.unit).owe(row["group_id"])
            await Outbox(self.unit).refresh(f"group:{row['group_id']}")
        for group_id in await GroupRepository(self.unit).led_by(user_id):
            await GroupRepository(self.unit).owe(group_id)
        for row in await self._all(visits, visits.c.user_id == user_id):
            await GroupRepository(self.unit).owe(row["group_id"])
            await Outbox(self.unit).refresh(f"visit:{row['id']}")
        await self._clear_cards(user_id)
        await self._leave_peers(user_id)
        await self._update(watches, due_at=self.unit.now())
        for row in await self._all(attendance, attendance.c.user_id == user_id):
            await Outbox(self.unit).refresh(f"attendance:{row['session_id']}")
        for row in await self._all(goodbyes, goodbyes.c.user_id == user_id):
            await Outbox(self.unit).refresh(f"goodbye:{row['id']}")
        await LineRepository(self.unit).forget(lines.c.person_id == user_id)
        await SideRoomRepository(self.unit).forget(user_id)
        for row in await self._all(cases, cases.c.person_id == user_id, cases.c.closed_at.is_(None)):
            await Outbox(self.unit).refresh(f"case:{row['id']}")

    async def _clear_cards(self, user_id: int) -> None:
        """Messages that show the person's words to a group are redrawn, and so removed, once the words are gone."""
        for row in await self._all(responses, responses.c.user_id == user_id, responses.c.shared):
            await Outbox(self.unit).refresh(f"response:{row['id']}")
        for row in await self._all(sheets, sheets.c.user_id == user_id, sheets.c.audience != "nobody"):
            await Outbox(self.unit).refresh(f"sheet:{row['id']}")
        places = [row["id"] for row in await self._all(feedback_places, feedback_places.c.user_id == user_id)]
        given = (feedback.c.user_id == user_id) | feedback.c.place_id.in_(places)
        shown = [(name, table, _of(table, user_id)) for name, table in _SHOWN.items()]
        for name, table, mine in [*shown, ("feedback", feedback, given)]:
            for row in await self._all(table, mine):
                await Outbox(self.unit).refresh(f"{name}:{row['id']}")
        for row in await self._all(shares, shares.c.user_id == user_id):
            for subject in ("share", "share-quiet"):
                await Outbox(self.unit).refresh(f"{subject}:{row['id']}")

    async def _leave_peers(self, user_id: int) -> None:
        """Cards of what the person was to others go, and a buddy is told that they are on their own now."""
        for row in await self._all(mentors, mentors.c.user_id == user_id):
            await Outbox(self.unit).refresh(f"mentor:{row['id']}")
        pairs = BuddyRepository(self.unit)
        mine = (buddies.c.first_id == user_id) | (buddies.c.second_id == user_id)
        for row in await self._all(buddies, mine, buddies.c.state.in_([one.value for one in ALIVE])):
            await pairs.end(row, user_id)

    async def _mentions(self, user_id: int) -> int:
        """Delete messages owed or posted whose subject, key or payload names the person; pages of a case stay."""
        changed = 0
        for table in (outbox, posts):
            for row in await self._all(table, ~table.c.subject.startswith("case:")):
                if _mentioned(row, user_id):
                    changed += await self._delete(table, table.c.id == row["id"])
        return changed

    async def _readable(self, row: RowMapping, traces: tuple[Trace, ...], user_id: int) -> dict[str, Any]:
        mine = {trace.column for trace in traces if row[trace.column] == user_id}
        others = {trace.column for trace in traces} - mine
        words = {name for trace in traces for name in trace.sealed}
        shown = {name: value for name, value in row.items() if name not in others | words}
        for name in words:
            shown[name] = await self.unit.open(user_id, row[name])
        return shown


async def replay_erasures(database: Database, vault: Vault) -> int:
    """At start: erase again whoever a restored backup brought back; how many people.

    Who holds a professional record was entered anew since, and what they did as staff stays. Somebody for whom a
    case is open may have called since, without a word that would have made them a key: they wait for its end.
    """
    erased = 0
    for guild_id, user_id in await _people(database):
        if not await vault.was_erased(guild_id, user_id):
            continue
        async with database.unit(guild_id) as unit:
            person = PersonalRepository(unit)
            rows = await person.rows(user_id)
            if not any(row.get("person_id") and row["closed_at"] is None for row in rows.get("cases", ())):
                erased += bool(await person.erase(user_id, only_member="professionals" in rows))
    return erased


async def _people(database: Database) -> set[tuple[int, int]]:
    people: set[tuple[int, int]] = set()
    async with database.everywhere() as connection:
        for name, traces in REGISTER.items():
            table = metadata.tables[name]
            for trace in (trace for trace in traces if trace.member):
                column: Column[int] = table.c[trace.column]
                query = select(table.c.guild_id, column).distinct().where(column.is_not(None), column != NOBODY)
                people |= {(row[0], row[1]) for row in await connection.execute(query)}
    return people


def _names(table: Table, traces: tuple[Trace, ...], user_id: int) -> Any:
    first, *rest = (table.c[trace.column] == user_id for trace in traces)
    for other in rest:
        first |= other
    return first


def _mentioned(row: RowMapping, user_id: int) -> bool:
    parts = {str(part) for part in dict(row["payload"]).values()}
    parts |= set(f"{row['subject']}:{row.get('key', '')}".split(":"))
    return row["user_id"] == user_id or str(user_id) in parts
