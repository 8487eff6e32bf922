"""Content notes on messages that stand already: the words go behind a note, and then the message goes.

Their writer puts one there, or whoever leads the group; then the writer is told.

The words are kept before anything is asked of Discord, and the message is removed only once they stand again: whatever
fails in between, they are never lost.
"""

from __future__ import annotations

from datetime import datetime

from bot.domain.covers import GIVE_UP, LONGEST, RETRY, SOON, Cover, Topic
from bot.domain.outbox import Priority
from bot.errors import BadInput, NotFound, Refusal
from bot.services.floor import Floor
from bot.storage.covers import CoverRepository
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.duties import DutyRepository
from bot.storage.enrolments import STAYING, EnrolmentRepository
from bot.storage.outbox import Outbox, Posts
from bot.storage.tables import covers
from bot.storage.unit import Unit

CARD, TOLD = "cover", "cover-told"


class CoverService:
    """Covers messages for their writers."""

    def __init__(self, database: Database) -> None:
        self._database, self._due = database, Due(database)
        self._floor: Floor | None = None

    def use_floor(self, floor: Floor) -> None:
        """Remove originals through ``floor``."""
        self._floor = floor

    async def check(self, guild_id: int, group_id: int, by: int, writer: int) -> None:
        """Raises Refusal for who neither wrote the message as a member nor leads the group."""
        async with self._database.reading(guild_id) as unit:
            await _may(unit, group_id, by, writer)

    async def cover(
        self, guild_id: int, group_id: int, who: tuple[int, int], place: tuple[int, int], words: str, topic: str
    ) -> None:
        """Put the words of a message (channel id, message id) behind a note.

        ``who`` is who asks for it and who wrote them. Raises BadInput and Refusal.
        """
        by, user_id = who
        if topic not in set(Topic):
            raise BadInput("cover-no-topic")
        if not words.strip():
            raise Refusal("cover-words-only")
        if len(words) + 4 * (words.count("\n") + 1) > LONGEST:
            raise Refusal("cover-too-long")
        async with self._database.unit(guild_id) as unit:
            await _may(unit, group_id, by, user_id)
            box = await unit.seal(user_id, words)
            due_at = unit.now() + SOON
            number = await CoverRepository(unit).add(group_id, user_id, place, Topic(topic), box, due_at)
            if number is None:
                raise Refusal("cover-there")
            await Outbox(unit).send(
                CARD,
                f"cover:{number}",
                f"cover:{place[1]}",
                priority=Priority.MEMBER,
                channel_id=place[0],
                payload={"cover": number},
            )
            if by != user_id:
                await Outbox(unit).send(
                    TOLD,
                    f"{TOLD}:{number}",
                    f"{TOLD}:{place[1]}",
                    priority=Priority.MEMBER,
                    user_id=user_id,
                    payload={"cover": number, "group": group_id, "by": by, "place": place[0]},
                )

    async def card(self, guild_id: int, cover_id: int) -> Cover | None:
        """What stands behind a note; None once it was taken back or erased."""
        async with self._database.reading(guild_id) as unit:
            row = await CoverRepository(unit).get(cover_id)
            words = await unit.open(row["user_id"], row["words"]) if row is not None else None
        if row is None or words is None:
            return None
        return Cover(row["id"], row["user_id"], Topic(row["topic"]), words)

    async def take_back(self, guild_id: int, cover_id: int, by: int) -> None:
        """Its writer takes it back: the words go everywhere. Raises NotFound, and Refusal for anybody else."""
        async with self._database.unit(guild_id) as unit:
            row = await CoverRepository(unit).get(cover_id)
            if row is None:
                raise NotFound("share-gone")
            if row["user_id"] != by:
                raise Refusal("share-not-yours")
            if row["due_at"] is not None:
                raise Refusal("cover-not-yet")
            await CoverRepository(unit).remove(cover_id)
            await Outbox(unit).withdraw(f"cover:{cover_id}")
            await Outbox(unit).refresh(f"cover:{cover_id}", priority=Priority.MEMBER)

    async def run_due(self, now: datetime) -> int:
        """Remove the originals of what stands behind its note; what Discord refuses is tried again for a day."""
        return await self._due.each(covers, now, self._finish)

    async def _finish(self, guild_id: int, cover_id: int) -> None:
        async with self._database.unit(guild_id) as unit:
            row = await CoverRepository(unit).get(cover_id)
            if row is None or row["due_at"] is None:
                return
            stands = bool(await Posts(unit).of(f"cover:{cover_id}"))
            late = unit.now() - row["at"] > GIVE_UP
            await CoverRepository(unit).put_off(cover_id, None if late else unit.now() + RETRY)
        if stands and self._floor and await self._floor.remove(guild_id, row["channel_id"], row["message_id"]):
            async with self._database.unit(guild_id) as unit:
                await CoverRepository(unit).put_off(cover_id, None)


async def _may(unit: Unit, group_id: int, by: int, writer: int) -> None:
    if by in await DutyRepository(unit).valid_facilitators(group_id, unit.now().date()):
        return
    seat = await EnrolmentRepository(unit).get(group_id, by)
    if by != writer or seat is None or seat.state not in STAYING:
        raise Refusal("cover-not-yours")
