"""Recovery stories: written for oneself, handed in, read by those who lead, shown where the writer agreed to it."""

from __future__ import annotations

import json
from typing import Any

from bot.content import Content
from bot.domain.groups import GroupState
from bot.domain.outbox import Priority
from bot.domain.stories import (
    CHANGEABLE,
    LONGEST,
    LONGEST_ANSWER,
    LONGEST_NOTE,
    LONGEST_TITLE,
    Story,
    StoryPlace,
    StoryState,
)
from bot.domain.triage import Level, Source
from bot.errors import BadInput, NotFound, Refusal
from bot.services.enrolments import country_of
from bot.services.groups import need
from bot.services.private_words import PrivateWords
from bot.services.rsvps import leader_names
from bot.storage.database import Database
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.outbox import Outbox
from bot.storage.stories import StoryRepository
from bot.storage.unit import Unit

CARD, WAITING, NEWS = "story", "story-waiting", "story-news"
"""The story where the group finds it, the word to staff that one waits, and to its writer that it was read."""


class StoryService:
    """Stories of all guilds, always one guild at a time."""

    def __init__(self, database: Database, content: Content, private: PrivateWords) -> None:
        self._database, self._content, self._private = database, content, private

    # ------------------------------------------------------------------------- writers

    async def readers(self, guild_id: int, group_id: int, user_id: int) -> tuple[tuple[str, ...], bool]:
        """Names of those who read it first, and whether the words are screened. Raises Refusal and NotFound."""
        async with self._database.reading(guild_id) as unit:
            await self._offered(unit, group_id)
            names = await leader_names(unit, await GroupRepository(unit).facilitators(group_id))
            return names, await self._private.screened(unit, group_id, user_id)

    async def write(
        self, guild_id: int, group_id: int, story_id: int, user_id: int, said: tuple[str, str], place: str
    ) -> tuple[Story, bool, str]:
        """Keep a draft (``story_id`` 0 begins one) that only its writer reads; whether somebody was called, and the
        writer's country. ``said`` is title and words. Raises BadInput, NotFound and Refusal.
        """
        title, words = " ".join(said[0].split())[:LONGEST_TITLE], said[1].strip()[:LONGEST]
        if not title or not words:
            raise BadInput("story-no-words")
        if place not in set(StoryPlace):
            raise BadInput("story-no-place")
        async with self._database.unit(guild_id) as unit:
            await self._offered(unit, group_id)
            if group_id not in await EnrolmentRepository(unit).groups_of(user_id):
                raise NotFound("question-no-member")
            box = await unit.seal(user_id, json.dumps({"title": title, "words": words}))
            if story_id:
                await self._own(unit, story_id, user_id)
                fresh = {"words": box, "place": place, "state": StoryState.DRAFT.value}
                if not await StoryRepository(unit).change(story_id, CHANGEABLE, **fresh):
                    raise Refusal("story-withdraw-first")
            else:
                story_id = await StoryRepository(unit).add(group_id, user_id, box, place)
            called = await self._look(unit, group_id, user_id, story_id, f"{title}\n{words}")
            return await self._own(unit, story_id, user_id), called, await country_of(unit, group_id, user_id)

    async def mine(self, guild_id: int, user_id: int) -> list[Story]:
        """What a person has written themselves, the newest first."""
        async with self._database.reading(guild_id) as unit:
            found = [await _opened(unit, row) for row in await StoryRepository(unit).of_person(user_id)]
        return [one for one in reversed(found) if one is not None]

    async def own(self, guild_id: int, story_id: int, user_id: int) -> Story:
        """A story for its writer. Raises NotFound for anybody else."""
        async with self._database.reading(guild_id) as unit:
            return await self._own(unit, story_id, user_id)

    async def hand_in(self, guild_id: int, story_id: int, user_id: int) -> None:
        """Those who lead can read it from now on. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            story = await self._own(unit, story_id, user_id)
            await self._offered(unit, story.group_id)
            if not await StoryRepository(unit).change(story_id, (StoryState.DRAFT,), state=StoryState.SENT.value):
                raise Refusal("story-settled")
            await _send(unit, WAITING, story, channel_id=await GroupRepository(unit).channel(story.group_id, "staff"))

    async def withdraw(self, guild_id: int, story_id: int, user_id: int) -> None:
        """Nobody else reads it any more; its writer keeps it. Raises NotFound."""
        async with self._database.unit(guild_id) as unit:
            await self._own(unit, story_id, user_id)
            draft = {"state": StoryState.DRAFT.value, "answer": None, "author_id": None}
            await StoryRepository(unit).change(story_id, list(StoryState), **draft)
            await _redraw(unit, story_id)

    async def throw_away(self, guild_id: int, story_id: int, user_id: int) -> None:
        """It goes for good. Raises NotFound."""
        async with self._database.unit(guild_id) as unit:
            await self._own(unit, story_id, user_id)
            await StoryRepository(unit).remove(story_id)
            await _redraw(unit, story_id)

    # ------------------------------------------------------------------- those who lead

    async def waiting(self, guild_id: int, group_id: int) -> list[Story]:
        """What was handed in, the oldest first. Raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            await need(unit, group_id)
            found = [await _opened(unit, row) for row in await StoryRepository(unit).waiting(group_id)]
        return [one for one in found if one is not None]

    async def approve(self, guild_id: int, story_id: int, by: int, note: str) -> None:
        """Show it where its writer agreed to it, behind a content note. Raises NotFound and Refusal."""
        about = " ".join(note.split())[:LONGEST_NOTE]
        async with self._database.unit(guild_id) as unit:
            story = await self._handed_in(unit, story_id)
            if (await need(unit, story.group_id)).state is not GroupState.OPEN:
                raise Refusal("question-group-closed")
            await self._settle(unit, story, StoryState.SHOWN, by, {"note": about})
            channels = await GroupRepository(unit).channels(story.group_id)
            place = channels.get(story.place.value) or channels.get("talk")
            await _send(unit, CARD, story, channel_id=place)

    async def answer(self, guild_id: int, story_id: int, by: int, state: StoryState, words: str) -> None:
        """Ask for changes, or decline; its writer reads why. Raises BadInput, NotFound and Refusal."""
        said = words.strip()[:LONGEST_ANSWER]
        if not said:
            raise BadInput("story-answer-empty")
        async with self._database.unit(guild_id) as unit:
            await self._settle(unit, await self._handed_in(unit, story_id), state, by, {"answer": said})

    # ------------------------------------------------------------------------- readers

    async def shown(self, guild_id: int, story_id: int) -> Story | None:
        """A story that the group may read; None when it may not."""
        found = await self.get(guild_id, story_id)
        return found if found is not None and found.state is StoryState.SHOWN else None

    async def get(self, guild_id: int, story_id: int) -> Story | None:
        """A story as it is now, for cards; None once it is gone or erased."""
        async with self._database.reading(guild_id) as unit:
            row = await StoryRepository(unit).get(story_id)
            return await _opened(unit, row) if row is not None else None

    # --------------------------------------------------------------------------- parts

    async def _offered(self, unit: Unit, group_id: int) -> None:
        group = await need(unit, group_id)
        if "stories" not in self._content.group_types[group.type].parts:
            raise Refusal("story-not-here")
        if group.state is not GroupState.OPEN:
            raise Refusal("question-group-closed")

    async def _look(self, unit: Unit, group_id: int, user_id: int, story_id: int, said: str) -> bool:
        verdict = await self._private.judge(unit, group_id, user_id, said)
        print_ = f"story:{story_id}:{int(unit.now().timestamp() * 1000)}"
        how: dict[str, Any] = {"level": verdict.level, "source": Source.MESSAGE, "fingerprint": print_}
        await self._private.flag(unit, group_id, user_id, verdict, said=said, **how)
        return verdict.level > Level.GREEN

    @staticmethod
    async def _own(unit: Unit, story_id: int, user_id: int) -> Story:
        row = await StoryRepository(unit).get(story_id)
        if row is not None and row["user_id"] != user_id and row["state"] == StoryState.SHOWN:
            raise Refusal("story-not-yours")
        found = await _opened(unit, row) if row is not None and row["user_id"] == user_id else None
        if found is None:
            raise NotFound("story-gone")
        return found

    @staticmethod
    async def _handed_in(unit: Unit, story_id: int) -> Story:
        row = await StoryRepository(unit).get(story_id)
        found = await _opened(unit, row) if row is not None else None
        if found is None or found.state is not StoryState.SENT:
            raise NotFound("story-not-waiting")
        return found

    @staticmethod
    async def _settle(unit: Unit, story: Story, state: StoryState, by: int, said: dict[str, str]) -> None:
        box = await unit.seal(by, json.dumps(said))
        if not await StoryRepository(unit).change(
            story.id, (StoryState.SENT,), state=state.value, answer=box, author_id=by
        ):
            raise NotFound("story-not-waiting")
        await Outbox(unit).refresh(f"story:{story.id}", priority=Priority.ROUTINE)
        await _send(unit, NEWS, story, user_id=story.user_id)


async def _send(
    unit: Unit, kind: str, story: Story, *, channel_id: int | None = None, user_id: int | None = None
) -> None:
    if channel_id is None and user_id is None:
        return
    await Outbox(unit).send(
        kind,
        f"story:{story.id}",
        f"{kind}:{story.id}:{int(unit.now().timestamp() * 1000)}",
        priority=Priority.ROUTINE,
        channel_id=channel_id,
        user_id=user_id,
        payload={"story": story.id, "group": story.group_id},
    )


async def _redraw(unit: Unit, story_id: int) -> None:
    await Outbox(unit).withdraw(f"story:{story_id}")
    await Outbox(unit).refresh(f"story:{story_id}", priority=Priority.MEMBER)


async def _opened(unit: Unit, row: Any) -> Story | None:
    box = await unit.open(row["user_id"], row["words"])
    if box is None:
        return None
    said: dict[str, str] = json.loads(box)
    answered = await unit.open(row["author_id"], row["answer"]) if row["author_id"] else None
    answer: dict[str, str] = json.loads(answered) if answered else {}
    return Story(
        row["id"],
        row["group_id"],
        row["user_id"],
        said["title"],
        said["words"],
        StoryPlace(row["place"]),
        StoryState(row["state"]),
        answer.get("answer", ""),
        answer.get("note", ""),
    )
