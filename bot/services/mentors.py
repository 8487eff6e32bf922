"""Peer mentors: offered by a member, agreed to by those who lead, and over with one press or when the term ends."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from bot.content import Content
from bot.domain.groups import GroupState
from bot.domain.mentors import DECIDES, LONGEST, Mentor, MentorState, term_end
from bot.domain.outbox import Priority
from bot.domain.triage import Level, Source
from bot.errors import BadInput, NotFound, Refusal
from bot.services.enrolments import country_of
from bot.services.groups import need
from bot.services.private_words import PrivateWords
from bot.services.rsvps import leader_names
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.mentors import MentorRepository
from bot.storage.outbox import Outbox
from bot.storage.tables import mentors
from bot.storage.unit import Unit

OFFER, HERE, WORD = "mentor-offer", "mentor-here", "mentor-word"
"""The card for those who lead, the card for the group, and the word to the mentor themselves."""


class MentorService:
    """Gives a name and a term to what a member already does, and no access to anything."""

    def __init__(self, database: Database, content: Content, private: PrivateWords) -> None:
        self._database, self._content, self._private, self._due = database, content, private, Due(database)

    async def readers(self, guild_id: int, group_id: int, user_id: int) -> tuple[tuple[str, ...], bool]:
        """Names of those who read an offer, and whether the member's words are screened. Raises Refusal."""
        async with self._database.reading(guild_id) as unit:
            if await MentorRepository(unit).of(group_id, user_id) is not None:
                raise Refusal("mentor-already")
            names = await leader_names(unit, await GroupRepository(unit).facilitators(group_id))
            return names, await self._private.screened(unit, group_id, user_id)

    async def offer(self, guild_id: int, group_id: int, user_id: int, why: str, gives: str) -> tuple[Level, str]:
        """Offer oneself; the level that was found in the words, and the writer's country.

        Raises BadInput, NotFound and Refusal.
        """
        said = {"why": why.strip()[:LONGEST], "gives": gives.strip()[:LONGEST]}
        if not all(said.values()):
            raise BadInput("mentor-empty")
        async with self._database.unit(guild_id) as unit:
            if (await need(unit, group_id)).state is not GroupState.OPEN:
                raise Refusal("mentor-group-closed")
            await _member(unit, group_id, user_id)
            text = "\n".join(said.values())
            verdict = await self._private.judge(unit, group_id, user_id, text)
            box = await unit.seal(user_id, json.dumps(said))
            if not await MentorRepository(unit).offer(group_id, user_id, box):
                raise Refusal("mentor-already")
            found = await _of(unit, group_id, user_id)
            await self._private.flag(
                unit,
                group_id,
                user_id,
                verdict,
                level=verdict.level,
                source=Source.MESSAGE,
                fingerprint=f"mentor:{user_id}:{int(unit.now().timestamp() * 1000)}",
                said=text,
            )
            await self._to_staff(unit, found)
            return verdict.level, await country_of(unit, group_id, user_id)

    async def agree(self, guild_id: int, mentor_id: int, weeks: int) -> datetime:
        """Those who lead say yes, for so many weeks; when it ends (UTC). Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            found = await _need(unit, mentor_id)
            until = term_end(unit.now(), weeks, self._content.roles.mentor.weeks)
            if until is None:
                raise Refusal("mentor-no-term")
            step = (MentorState.OFFERED, MentorState.SERVING)
            if not await MentorRepository(unit).move(mentor_id, *step, until, until):
                raise Refusal("mentor-decided")
            await self._redraw(unit, mentor_id)
            await self._tell(unit, found, "agreed")
            channel_id = await GroupRepository(unit).channel(found.group_id, "talk")
            if channel_id is not None:
                key, subject = f"{HERE}:{mentor_id}:{int(until.timestamp())}", f"mentor:{mentor_id}"
                await Outbox(unit).send(
                    HERE,
                    subject,
                    key,
                    priority=Priority.ROUTINE,
                    payload={"mentor": mentor_id},
                    channel_id=channel_id,
                )
        return until

    async def decline(self, guild_id: int, mentor_id: int) -> None:
        """Those who lead say not now; nothing of the offer stays. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            found = await _need(unit, mentor_id)
            if found.state is not MentorState.OFFERED:
                raise Refusal("mentor-decided")
            await self._over(unit, found, "declined")

    async def end(self, guild_id: int, mentor_id: int) -> None:
        """Those who lead end it; the mentor is told, with thanks. Raises NotFound."""
        async with self._database.unit(guild_id) as unit:
            await self._over(unit, await _need(unit, mentor_id), "ended")

    async def step_back(self, guild_id: int, mentor_id: int, by: int) -> bool:
        """The mentor steps back, with no reason, and those who lead are told so; whether they were one.

        Raises NotFound and Refusal.
        """
        async with self._database.unit(guild_id) as unit:
            found = await _own(unit, mentor_id, by)
            await self._over(unit, found)
            channel_id = await GroupRepository(unit).channel(found.group_id, "staff")
            if channel_id is not None and found.state is MentorState.SERVING:
                await Outbox(unit).send(
                    "mentor-left",
                    f"mentor-left:{mentor_id}",
                    f"mentor-left:{mentor_id}:{int(unit.now().timestamp())}",
                    priority=Priority.ROUTINE,
                    channel_id=channel_id,
                    payload={"group": found.group_id, "user": by},
                )
        return found.state is MentorState.SERVING

    async def go_on(self, guild_id: int, mentor_id: int, by: int) -> None:
        """After a term: they would like another, and those who lead are asked. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            found = await _own(unit, mentor_id, by)
            await _member(unit, found.group_id, by)
            step = (MentorState.THANKED, MentorState.OFFERED)
            if not await MentorRepository(unit).move(mentor_id, *step, None, None):
                raise Refusal("mentor-not-over")
            await self._to_staff(unit, found)

    async def card(self, guild_id: int, mentor_id: int) -> Mentor | None:
        """A mentor as they are now; None once they stepped back or were erased."""
        async with self._database.reading(guild_id) as unit:
            row = await MentorRepository(unit).get(mentor_id)
            return await _opened(unit, row) if row is not None else None

    async def mine(self, guild_id: int, group_id: int, user_id: int) -> Mentor | None:
        """What a person is in a group."""
        async with self._database.reading(guild_id) as unit:
            row = await MentorRepository(unit).of(group_id, user_id)
            return await _opened(unit, row) if row is not None else None

    async def serving(self, guild_id: int, group_id: int) -> list[Mentor]:
        """The mentors of a group."""
        async with self._database.reading(guild_id) as unit:
            rows = await MentorRepository(unit).of_group(group_id)
            found = [await _opened(unit, row) for row in rows if row["state"] == MentorState.SERVING.value]
        return [one for one in found if one is not None]

    async def of_leader(self, guild_id: int, user_id: int) -> list[Mentor]:
        """The mentors of all groups that a person leads."""
        async with self._database.reading(guild_id) as unit:
            groups = await GroupRepository(unit).led_by(user_id)
        return [one for group_id in groups for one in await self.serving(guild_id, group_id)]

    async def run_due(self, now: datetime) -> int:
        """End the terms that are over, with thanks; what is not gone on with after that is gone."""

        async def ended(unit: Unit, mentor_id: int) -> None:
            row = await MentorRepository(unit).get(mentor_id)
            found = await _opened(unit, row) if row is not None else None
            if row is None or found is None or row["due_at"] is None or row["due_at"] > now:
                return
            if found.state is MentorState.THANKED:
                await self._over(unit, found)
                return
            later = unit.now() + DECIDES
            await MentorRepository(unit).move(mentor_id, MentorState.SERVING, MentorState.THANKED, found.until, later)
            await self._redraw(unit, mentor_id)
            await self._tell(unit, found, "thanked")

        return await self._due.units(mentors, now, ended)

    async def _over(self, unit: Unit, found: Mentor, word: str = "") -> None:
        if await MentorRepository(unit).remove(found.id):
            await self._redraw(unit, found.id)
            if word:
                await self._tell(unit, found, word)

    @staticmethod
    async def _redraw(unit: Unit, mentor_id: int) -> None:
        await Outbox(unit).withdraw(f"mentor:{mentor_id}")
        await Outbox(unit).refresh(f"mentor:{mentor_id}", priority=Priority.ROUTINE)

    @staticmethod
    async def _tell(unit: Unit, found: Mentor, word: str) -> None:
        await Outbox(unit).send(
            WORD,
            f"mentor-word:{found.id}",
            f"{WORD}:{word}:{found.id}:{int(unit.now().timestamp() * 1000)}",
            priority=Priority.MEMBER,
            user_id=found.user_id,
            payload={"group": found.group_id, "mentor": found.id, "word": word},
        )

    @staticmethod
    async def _to_staff(unit: Unit, found: Mentor) -> None:
        channel_id = await GroupRepository(unit).channel(found.group_id, "staff")
        if channel_id is None:
            raise Refusal("ground-no-channel")
        await Outbox(unit).send(
            OFFER,
            f"mentor:{found.id}",
            f"{OFFER}:{found.id}:{int(unit.now().timestamp() * 1000)}",
            priority=Priority.MEMBER,
            channel_id=channel_id,
            payload={"mentor": found.id},
        )


async def _member(unit: Unit, group_id: int, user_id: int) -> None:
    if group_id not in await EnrolmentRepository(unit).groups_of(user_id):
        raise NotFound("mentor-no-member")


async def _of(unit: Unit, group_id: int, user_id: int) -> Mentor:
    row = await MentorRepository(unit).of(group_id, user_id)
    found = await _opened(unit, row) if row is not None else None
    if found is None:
        raise NotFound("mentor-gone")
    return found


async def _need(unit: Unit, mentor_id: int) -> Mentor:
    row = await MentorRepository(unit).get(mentor_id)
    found = await _opened(unit, row) if row is not None else None
    if found is None:
        raise NotFound("mentor-gone")
    return found


async def _own(unit: Unit, mentor_id: int, by: int) -> Mentor:
    found = await _need(unit, mentor_id)
    if found.user_id != by:
        raise Refusal("mentor-not-yours")
    return found


async def _opened(unit: Unit, row: Any) -> Mentor | None:
    box = await unit.open(row["user_id"], row["words"])
    if box is None:
        return None
    said: dict[str, str] = json.loads(box)
    who = (row["id"], row["group_id"], row["user_id"], MentorState(row["state"]))
    return Mentor(*who, said["why"], said["gives"], row["until"])
