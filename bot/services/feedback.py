"""Feedback between two members who both asked for it: whoever leads reads it first, and then the person it is for."""

from __future__ import annotations

import json
import secrets
from typing import Any

from bot.content import Content
from bot.domain.feedback import LONGEST, LONGEST_ANSWER, Feedback, FeedbackState, Said
from bot.domain.outbox import Priority
from bot.domain.triage import Level, Source
from bot.errors import BadInput, NotFound, Refusal
from bot.services.enrolments import country_of
from bot.services.feedback_exits import redraw
from bot.services.feedback_rounds import PART, need_round
from bot.services.offers import offered
from bot.services.private_words import PrivateWords
from bot.storage.database import Database
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.feedback import FeedbackRepository, RoundRepository
from bot.storage.groups import GroupRepository
from bot.storage.outbox import Outbox
from bot.storage.unit import Unit

WAITING, RETURNED, THERE = "feedback-waiting", "feedback-returned", "feedback-there"
THANKED, ANSWERED, SHOWN = "feedback-thanked", "feedback-answered", "feedback-shown"
"""Words to staff, to the writer, to the person it is for; to the writer again; and the card in the group's talk."""


class FeedbackService:
    """What members write for each other in rounds."""

    def __init__(self, database: Database, content: Content, private: PrivateWords) -> None:
        self._database, self._content, self._private = database, content, private

    async def screened(self, guild_id: int, group_id: int, user_id: int) -> bool:
        """Whether the words of this person are screened."""
        async with self._database.reading(guild_id) as unit:
            return await self._private.screened(unit, group_id, user_id)

    async def earlier(self, guild_id: int, round_id: int, place: int, user_id: int) -> Feedback | None:
        """What the person wrote for a place before. Raises Refusal where they may not write (any more)."""
        async with self._database.reading(guild_id) as unit:
            await self._may_write(unit, round_id, place, user_id)
            row = await FeedbackRepository(unit).between(place, user_id)
            return await _opened(unit, row) if row is not None else None

    async def write(
        self, guild_id: int, round_id: int, place: int, user_id: int, said: Said, *, shareable: bool
    ) -> tuple[Level, str]:
        """Bring it before those who lead; the level that was found in it, and its writer's country.

        Raises BadInput where a part is missing, NotFound and Refusal.
        """
        said = Said(*(part.strip()[:LONGEST] for part in (said.saw, said.felt, said.wish)))
        if not said.saw or not said.felt:
            raise BadInput("feedback-part-missing")
        async with self._database.unit(guild_id) as unit:
            await self._may_write(unit, round_id, place, user_id)
            found = await need_round(unit, round_id)
            await offered(unit, self._content, found.group_id, PART)
            box = await unit.seal(user_id, _boxed(said))
            number = await FeedbackRepository(unit).write(found, place, user_id, box, shareable=shareable)
            await redraw(unit, number)
            await self._say(unit, WAITING, number, found.group_id)
            return await self._look(unit, found.group_id, user_id, f"feedback:{number}", said.whole)

    async def take_back(self, guild_id: int, feedback_id: int, user_id: int) -> None:
        """Its writer takes it back, or whoever got it throws it away. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            found = await self._mine(unit, feedback_id, user_id)
            if found.giver_id == user_id and found.state is FeedbackState.RELEASED:
                raise Refusal("feedback-released-already")
            await FeedbackRepository(unit).remove(feedback_id)
            await redraw(unit, feedback_id)

    # ----------------------------------------------------------------- those who lead

    async def waiting(self, guild_id: int, group_id: int) -> list[Feedback]:
        """What waits to be read in a group, the oldest first."""
        async with self._database.reading(guild_id) as unit:
            found = [await _opened(unit, row) for row in await FeedbackRepository(unit).waiting(group_id)]
        return [one for one in found if one is not None]

    async def read(self, guild_id: int, feedback_id: int) -> Feedback:
        """For those who lead: one that waits for them. Raises NotFound and Refusal."""
        async with self._database.reading(guild_id) as unit:
            return await self._waits(unit, feedback_id)

    async def release(self, guild_id: int, feedback_id: int) -> Feedback:
        """The person it is for can read it now. Raises NotFound, and Refusal if they stepped out."""
        async with self._database.unit(guild_id) as unit:
            found = await self._waits(unit, feedback_id)
            if found.group_id not in await EnrolmentRepository(unit).groups_of(found.receiver_id):
                raise Refusal("feedback-receiver-left")
            copy = await unit.seal(found.receiver_id, _boxed(found.said))
            given = {"receiver_id": found.receiver_id, "copy": copy, "note": None, "author_id": None}
            await FeedbackRepository(unit).step(feedback_id, FeedbackState.WAITING, FeedbackState.RELEASED, **given)
            await redraw(unit, feedback_id)
            await self._say(unit, THERE, feedback_id, found.group_id, found.receiver_id)
        return found

    async def send_back(self, guild_id: int, feedback_id: int, by: int, word: str) -> Feedback:
        """Return it to its writer with a word. Raises BadInput for no word, NotFound and Refusal."""
        note = word.strip()[:LONGEST_ANSWER]
        if not note:
            raise BadInput("feedback-word-missing")
        async with self._database.unit(guild_id) as unit:
            found = await self._waits(unit, feedback_id)
            box = await unit.seal(by, note)
            to = FeedbackState.RETURNED
            await FeedbackRepository(unit).step(feedback_id, FeedbackState.WAITING, to, note=box, author_id=by)
            await redraw(unit, feedback_id)
            await self._say(unit, RETURNED, feedback_id, found.group_id, found.giver_id)
        return found

    # ------------------------------------------------------------------ the two of them

    async def look(self, guild_id: int, feedback_id: int, user_id: int) -> Feedback:
        """For its writer, or for the person it is for once it is released. Raises NotFound for anybody else."""
        async with self._database.reading(guild_id) as unit:
            return await self._mine(unit, feedback_id, user_id)

    async def mine(self, guild_id: int, user_id: int) -> list[Feedback]:
        """What a person wrote and what they were given, the newest first."""
        async with self._database.reading(guild_id) as unit:
            rows = await FeedbackRepository(unit).of_person(user_id)
            found = [await _opened(unit, row) for row in reversed(rows)]
        return [one for one in found if one is not None]

    async def thank(self, guild_id: int, feedback_id: int, user_id: int) -> None:
        """Say thanks, once. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            found = await self._received(unit, feedback_id, user_id)
            if not found.thanked:
                await FeedbackRepository(unit).save(feedback_id, thanked=True)
                await self._say(unit, THANKED, feedback_id, found.group_id, found.giver_id)

    async def answer(self, guild_id: int, feedback_id: int, user_id: int, words: str) -> tuple[Level, str]:
        """Answer whoever wrote it; the level that was found, and the country. Raises BadInput, NotFound, Refusal."""
        said = words.strip()[:LONGEST_ANSWER]
        if not said:
            raise BadInput("feedback-answer-missing")
        async with self._database.unit(guild_id) as unit:
            found = await self._received(unit, feedback_id, user_id)
            level, country = await self._look(unit, found.group_id, user_id, f"feedback-answer:{feedback_id}", said)
            if level < Level.RED:
                await FeedbackRepository(unit).save(feedback_id, answer=await unit.seal(user_id, said))
                await self._say(unit, ANSWERED, feedback_id, found.group_id, found.giver_id)
        return level, country

    async def share(self, guild_id: int, feedback_id: int, user_id: int, *, shown: bool) -> None:
        """Show it to the group, if its writer agreed to that, or take it down. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            found = await self._received(unit, feedback_id, user_id)
            if not shown:
                await FeedbackRepository(unit).save(feedback_id, shared=False)
                await redraw(unit, feedback_id)
                return
            await offered(unit, self._content, found.group_id, PART)
            if not found.shareable:
                raise Refusal("feedback-not-shareable")
            verdict = await self._private.judge(unit, found.group_id, found.giver_id, found.said.whole)
            if verdict.level >= Level.RED:
                raise Refusal("feedback-too-heavy")
            await FeedbackRepository(unit).save(feedback_id, shared=True)
            await self._say(unit, SHOWN, feedback_id, found.group_id)

    async def shown(self, guild_id: int, feedback_id: int) -> Feedback | None:
        """What the cards about it need; None once it is gone."""
        async with self._database.reading(guild_id) as unit:
            row = await FeedbackRepository(unit).get(feedback_id)
            return await _opened(unit, row) if row is not None else None

    async def _look(self, unit: Unit, group_id: int, user_id: int, about: str, said: str) -> tuple[Level, str]:
        verdict = await self._private.judge(unit, group_id, user_id, said)
        how: dict[str, Any] = {"level": verdict.level, "source": Source.MESSAGE}
        print_ = f"{about}:{int(unit.now().timestamp() * 1000)}"
        await self._private.flag(unit, group_id, user_id, verdict, fingerprint=print_, said=said, **how)
        return verdict.level, await country_of(unit, group_id, user_id)

    async def _may_write(self, unit: Unit, round_id: int, place: int, user_id: int) -> None:
        found = await need_round(unit, round_id)
        if not found.open:
            raise Refusal("feedback-round-over")
        to = next((one for one in found.partners(user_id) if one.id == place), None)
        if to is None or found.group_id not in await EnrolmentRepository(unit).groups_of(to.user_id):
            raise Refusal("feedback-not-both")
        row = await FeedbackRepository(unit).between(place, user_id)
        if row is not None and row["state"] == FeedbackState.RELEASED.value:
            raise Refusal("feedback-released-already")

    @staticmethod
    async def _waits(unit: Unit, feedback_id: int) -> Feedback:
        row = await FeedbackRepository(unit).get(feedback_id)
        found = await _opened(unit, row) if row is not None else None
        if found is None:
            raise NotFound("feedback-gone")
        if found.state is not FeedbackState.WAITING:
            raise Refusal("feedback-read-already")
        return found

    @staticmethod
    async def _mine(unit: Unit, feedback_id: int, user_id: int) -> Feedback:
        row = await FeedbackRepository(unit).get(feedback_id)
        if row is None or user_id not in {row["user_id"], row["receiver_id"]}:
            raise NotFound("feedback-gone")
        found = await _opened(unit, row)
        if found is None:
            raise NotFound("feedback-gone")
        return found

    async def _received(self, unit: Unit, feedback_id: int, user_id: int) -> Feedback:
        found = await self._mine(unit, feedback_id, user_id)
        if found.receiver_id != user_id or found.state is not FeedbackState.RELEASED:
            raise Refusal("feedback-only-receiver")
        return found

    @staticmethod
    async def _say(unit: Unit, kind: str, feedback_id: int, group_id: int, to: int | None = None) -> None:
        role = "talk" if kind == SHOWN else "staff"
        channel_id = None if to else await GroupRepository(unit).channel(group_id, role)
        if to is None and channel_id is None:
            raise Refusal("ground-no-channel")
        await Outbox(unit).send(
            kind,
            f"feedback:{feedback_id}",
            f"{kind}:{feedback_id}:{secrets.token_hex(4)}",
            priority=Priority.MEMBER,
            channel_id=channel_id,
            user_id=to,
            payload={"feedback": feedback_id, "group": group_id},
        )


def _boxed(said: Said) -> str:
    return json.dumps([said.saw, said.felt, said.wish])


async def _opened(unit: Unit, row: Any) -> Feedback | None:
    box = await unit.open(row["user_id"], row["words"])
    of = await RoundRepository(unit).get(row["round_id"])
    place = await FeedbackRepository(unit).place(row)
    if box is None or of is None:
        return None
    return Feedback(
        row["id"],
        row["group_id"],
        row["round_id"],
        row["user_id"],
        place.user_id,
        Said(*json.loads(box)),
        FeedbackState(row["state"]),
        await unit.open(row["author_id"], row["note"]) if row["author_id"] else None,
        await unit.open(place.user_id, row["answer"]),
        row["thanked"],
        row["shareable"],
        row["shared"],
        row["at"],
    )
