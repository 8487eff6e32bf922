"""Rounds of feedback: opened by whoever leads, and only for members who say yes to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.content import Content
from bot.domain.feedback import FeedbackRound, PlaceState, begins
from bot.domain.outbox import Priority
from bot.errors import BadInput, NotFound, Refusal
from bot.services.feedback_exits import BEGUN, CARD, INVITED, close_round, step_out, subject, tell
from bot.services.offers import offered
from bot.services.rsvps import leader_names
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.feedback import RoundRepository
from bot.storage.groups import GroupRepository
from bot.storage.outbox import Outbox
from bot.storage.tables import feedback_rounds
from bot.storage.unit import Unit

PART = "feedback"


class RoundService:
    """Who takes part is each member's own choice, and can be taken back at any time."""

    def __init__(self, database: Database, content: Content) -> None:
        self._database, self._content, self._due = database, content, Due(database)

    async def open_pair(self, guild_id: int, group_id: int, by: int, pair: Sequence[int]) -> int:
        """Ask two members; nothing begins before both said yes. Raises BadInput, NotFound and Refusal."""
        if len(set(pair)) != 2:
            raise BadInput("feedback-pair-same")
        async with self._database.unit(guild_id) as unit:
            await offered(unit, self._content, group_id, PART)
            members = {one.user_id for one in await EnrolmentRepository(unit).members(group_id)}
            if not members.issuperset(pair):
                raise Refusal("feedback-pair-no-member")
            if any(self._same(one, pair) for one in await RoundRepository(unit).going(group_id)):
                raise Refusal("feedback-open-already")
            number = await RoundRepository(unit).add(group_id, by, pair=True)
            for user_id in pair:
                await RoundRepository(unit).put(number, user_id, PlaceState.INVITED)
                await tell(unit, INVITED, number, group_id, user_id)
        return number

    async def open_group(self, guild_id: int, group_id: int, by: int) -> int:
        """Invite the whole group with a card. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            await offered(unit, self._content, group_id, PART)
            if any(not one.pair for one in await RoundRepository(unit).going(group_id)):
                raise Refusal("feedback-open-already")
            number = await RoundRepository(unit).add(group_id, by, pair=False)
            channel_id = await GroupRepository(unit).channel(group_id, "talk")
            await Outbox(unit).send(
                CARD,
                subject(number),
                subject(number),
                priority=Priority.MEMBER,
                channel_id=channel_id,
                payload={"round": number, "group": group_id},
            )
        return number

    async def get(self, guild_id: int, round_id: int) -> FeedbackRound:
        """A round as it is now. Raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            return await need_round(unit, round_id)

    async def leaders(self, guild_id: int, group_id: int) -> tuple[str, ...]:
        """Names of those who read first."""
        async with self._database.reading(guild_id) as unit:
            return await leader_names(unit, await GroupRepository(unit).facilitators(group_id))

    async def going(self, guild_id: int, group_id: int) -> list[FeedbackRound]:
        """Open rounds of a group, for those who lead."""
        async with self._database.reading(guild_id) as unit:
            return await RoundRepository(unit).going(group_id)

    async def mine(self, guild_id: int, user_id: int) -> list[FeedbackRound]:
        """Open rounds to which a person is invited, or in which they take part."""
        async with self._database.reading(guild_id) as unit:
            return await RoundRepository(unit).of_person(user_id)

    async def join(self, guild_id: int, round_id: int, user_id: int) -> FeedbackRound:
        """Say yes to giving and getting feedback. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            found = await need_round(unit, round_id)
            await offered(unit, self._content, found.group_id, PART)
            mine = found.place_of(user_id)
            if found.group_id not in await EnrolmentRepository(unit).groups_of(user_id):
                raise Refusal("feedback-not-yours")
            if found.pair and mine is None:
                raise Refusal("feedback-not-yours")
            if not found.open:
                raise Refusal("feedback-round-over")
            await RoundRepository(unit).put(round_id, user_id, PlaceState.IN)
            now = await need_round(unit, round_id)
            if now.pair and begins(now.places) and not begins(found.places):
                for one in now.places:
                    await tell(unit, BEGUN, round_id, now.group_id, one.user_id)
        return now

    async def leave(self, guild_id: int, round_id: int, user_id: int) -> None:
        """Say no, or step out; what is not released yet, by them and for them, is deleted. Raises NotFound, Refusal."""
        async with self._database.unit(guild_id) as unit:
            found = await need_round(unit, round_id)
            mine = found.place_of(user_id)
            if mine is None:
                raise Refusal("feedback-not-in")
            await step_out(unit, found, mine)

    async def close(self, guild_id: int, round_id: int) -> None:
        """Nothing more is written; what waits can still be read and released. Raises NotFound."""
        async with self._database.unit(guild_id) as unit:
            await need_round(unit, round_id)
            await close_round(unit, round_id)

    async def run_due(self, now: datetime) -> int:
        """End rounds that went on for long enough."""

        async def end(unit: Unit, round_id: int) -> None:
            found = await RoundRepository(unit).get(round_id)
            if found is not None and found.until <= now:
                await close_round(unit, round_id)

        return await self._due.units(feedback_rounds, now, end)

    @staticmethod
    def _same(of: FeedbackRound, pair: Sequence[int]) -> bool:
        return of.pair and {one.user_id for one in of.places} == set(pair)


async def need_round(unit: Unit, round_id: int) -> FeedbackRound:
    """The round; raises NotFound."""
    found = await RoundRepository(unit).get(round_id)
    if found is None:
        raise NotFound("feedback-round-gone")
    return found
