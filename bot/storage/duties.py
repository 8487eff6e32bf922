"""What the duty check reads: professional records, facilitators, enrolments, shifts, pages."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, Table, func, select

from bot.domain.groups import EnrolmentState
from bot.storage.tables import (
    amendments,
    buddies,
    case_people,
    cases,
    covers,
    enrolments,
    facilitators,
    feedback,
    feedback_rounds,
    group_channels,
    letters,
    mentors,
    modules,
    pages,
    professionals,
    prompts,
    questions,
    referrals,
    resources,
    series,
    sessions,
    shares,
    sheets,
    stories,
    thanks,
    topics,
    visits,
)
from bot.storage.tables import checkins as checkins_table
from bot.storage.unit import Repository

_BY_GROUP: dict[str, Table] = {
    "case": cases,
    "session": sessions,
    "series": series,
    "checkin": checkins_table,
    "share": shares,
    "cover": covers,
    "sheet": sheets,
    "module": modules,
    "question": questions,
    "feedback_round": feedback_rounds,
    "feedback": feedback,
    "letter": letters,
    "thanks": thanks,
    "topic": topics,
    "amendment": amendments,
    "referral": referrals,
    "resource": resources,
    "story": stories,
    "visit": visits,
    "mentor": mentors,
    "pair": buddies,
}
STAYING = (EnrolmentState.ACTIVE, EnrolmentState.LEAVING)


class DutyRepository(Repository):
    """Read-only questions about one person or one thing in the guild."""

    async def professional(self, user_id: int, today: date, *, supervisor: bool = False) -> bool:
        """Whether a valid record exists of somebody who is there, of a supervisor if asked."""
        row = await self._one(professionals, professionals.c.user_id == user_id, *_valid(today))
        return row is not None and (row["supervisor"] or not supervisor)

    async def facilitates(self, user_id: int, group_id: int | None) -> bool:
        """Whether the person leads the group, or any group when none is given."""
        where = [facilitators.c.user_id == user_id]
        if group_id is not None:
            where.append(facilitators.c.group_id == group_id)
        return bool(await self._all(facilitators, *where))

    async def enrolled(self, user_id: int, group_id: int | None, states: tuple[EnrolmentState, ...]) -> bool:
        """Whether the person has an enrolment in one of ``states``, in the group or in any."""
        where = [enrolments.c.user_id == user_id, enrolments.c.state.in_([state.value for state in states])]
        if group_id is not None:
            where.append(enrolments.c.group_id == group_id)
        return bool(await self._all(enrolments, *where))

    async def was_paged(self, user_id: int, case_id: int) -> bool:
        """Whether the person was paged for this case, or brought into it."""
        if await self._all(pages, pages.c.case_id == case_id, pages.c.user_id == user_id):
            return True
        return bool(await self._all(case_people, case_people.c.case_id == case_id, case_people.c.user_id == user_id))

    async def group_of(self, thing: str, number: int) -> int | None:
        """The group of a case, session, series, check-in or prompt; None if there is no such thing here."""
        if thing == "prompt":
            rows = await self._rows(
                select(checkins_table.c.group_id)
                .join(prompts, prompts.c.checkin_id == checkins_table.c.id)
                .where(prompts.c.id == number)
            )
            return rows[0]["group_id"] if rows else None
        row = await self._one(_BY_GROUP[thing], _BY_GROUP[thing].c.id == number)
        return row["group_id"] if row else None

    async def group_of_channel(self, channel_id: int) -> int | None:
        """The group whose channel this is."""
        row = await self._one(group_channels, group_channels.c.channel_id == channel_id)
        return row["group_id"] if row else None

    async def supervisors(self, today: date) -> list[int]:
        """User ids of supervisors with a valid record."""
        rows = await self._all(professionals, professionals.c.supervisor, *_valid(today))
        return [row["user_id"] for row in rows]

    async def valid_facilitators(self, group_id: int, today: date) -> list[int]:
        """User ids of the group's facilitators with a valid record, the longest serving first."""
        rows = await self._rows(
            select(facilitators.c.user_id)
            .join(
                professionals,
                (professionals.c.user_id == facilitators.c.user_id)
                & (professionals.c.guild_id == facilitators.c.guild_id),
            )
            .where(facilitators.c.group_id == group_id, *_valid(today))
            .order_by(facilitators.c.id)
        )
        return [row["user_id"] for row in rows]

    async def count_members(self, group_id: int) -> int:
        """How many active members the group has."""
        rows = await self._rows(
            select(func.count().label("n"))
            .select_from(enrolments)
            .where(enrolments.c.group_id == group_id, enrolments.c.state == EnrolmentState.ACTIVE.value)
        )
        return int(rows[0]["n"])


def _valid(today: date) -> tuple[ColumnElement[bool], ...]:
    """The review date has not passed, and the person has not left the server."""
    return professionals.c.review_date >= today, professionals.c.absent_since.is_(None)
