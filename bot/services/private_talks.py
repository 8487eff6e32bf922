"""A private line to those who lead: a thread of the group's channel with one member and them, and nobody else.

Only the number of the thread is kept. Words in it are screened as those in the group's channel are.
"""

from __future__ import annotations

from bot.domain.outbox import Priority
from bot.errors import NotFound, Refusal
from bot.services.floor import Floor
from bot.services.rsvps import leader_names
from bot.storage.database import Database
from bot.storage.enrolments import STAYING, EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.outbox import Outbox
from bot.storage.unit import Unit

HELLO = "private-talk"
"""The first message of such a thread: who is there."""


class PrivateTalkService:
    """Opens the thread, or finds it again."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._floor: Floor | None = None

    def use_floor(self, floor: Floor) -> None:
        """Let ``floor`` make the threads."""
        self._floor = floor

    async def readers(self, guild_id: int, group_id: int) -> tuple[str, ...]:
        """Names of those who would be in it with the member."""
        async with self._database.reading(guild_id) as unit:
            return await leader_names(unit, await GroupRepository(unit).present_facilitators(group_id))

    async def open(self, guild_id: int, group_id: int, user_id: int) -> int:
        """The thread of this member with those who lead now; its id. Raises NotFound and Refusal."""
        async with self._database.reading(guild_id) as unit:
            seat, channel_id, leaders = await self._who(unit, group_id, user_id)
            known = await EnrolmentRepository(unit).thread(seat)
        made = known if known and await self._gathered(guild_id, known, [user_id, *leaders]) else None
        if made is None and self._floor is not None and channel_id is not None:
            made = await self._floor.private_thread(guild_id, channel_id, "leader", seat, [user_id, *leaders])
        if made is None:
            raise Refusal("private-talk-refused")
        async with self._database.unit(guild_id) as unit:
            await EnrolmentRepository(unit).save(seat, thread_id=made)
            people = "-".join(map(str, sorted(leaders)))
            await Outbox(unit).send(
                HELLO,
                f"{HELLO}:{made}",
                f"{HELLO}:{made}:{people}",
                priority=Priority.MEMBER,
                channel_id=made,
                payload={"group": group_id},
            )
        return made

    async def _gathered(self, guild_id: int, thread_id: int, people: list[int]) -> bool:
        """Whether the thread is still there, with all of them in it."""
        floor = self._floor
        return floor is not None and all([await floor.join(guild_id, thread_id, one) for one in people])

    @staticmethod
    async def _who(unit: Unit, group_id: int, user_id: int) -> tuple[int, int | None, list[int]]:
        seat = await EnrolmentRepository(unit).get(group_id, user_id)
        if seat is None or seat.state not in STAYING:
            raise NotFound("join-not-enrolled")
        rows = GroupRepository(unit)
        leaders = await rows.present_facilitators(group_id)
        if not leaders:
            raise Refusal("private-talk-nobody")
        return seat.id, await rows.channel(group_id, "talk"), leaders
