"""Ask anything: a member asks without a name, those who lead answer; only a crisis is passed on with the name."""

from __future__ import annotations

from typing import Any

from bot.content import Content
from bot.domain.groups import GroupState
from bot.domain.outbox import Priority
from bot.domain.questions import LONGEST, LONGEST_ANSWER, Question, QuestionState
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
from bot.storage.questions import QuestionRepository
from bot.storage.switches import SwitchRepository
from bot.storage.unit import Unit

ASKED, ANSWERED = "question-asked", "question-answered"
"""The word to staff that one is waiting, and the answer in the group's talk."""


class QuestionService:
    """Questions of all guilds, always one guild at a time. Nothing that it hands out says who asked."""

    def __init__(self, database: Database, content: Content, private: PrivateWords) -> None:
        self._database, self._content, self._private = database, content, private

    async def readers(self, guild_id: int, group_id: int, user_id: int) -> tuple[tuple[str, ...], bool]:
        """Names of those who answer, and whether the member's words are screened. Raises Refusal and NotFound."""
        async with self._database.reading(guild_id) as unit:
            await self._offered(unit, group_id)
            names = await leader_names(unit, await GroupRepository(unit).facilitators(group_id))
            return names, await self._private.screened(unit, group_id, user_id)

    async def ask(self, guild_id: int, group_id: int, user_id: int, words: str) -> tuple[bool, str]:
        """Put a question into the queue; False, and the asker's country, when a crisis went to a professional instead.

        Raises BadInput, NotFound and Refusal.
        """
        said = words.strip()[:LONGEST]
        if not said:
            raise BadInput("question-empty")
        async with self._database.unit(guild_id) as unit:
            await self._offered(unit, group_id)
            if group_id not in await EnrolmentRepository(unit).groups_of(user_id):
                raise NotFound("question-no-member")
            country = await country_of(unit, group_id, user_id)
            verdict = await self._private.judge(unit, group_id, user_id, said)
            if verdict.level is Level.CRISIS:
                print_ = f"question:{user_id}:{int(unit.now().timestamp() * 1000)}"
                how: dict[str, Any] = {"level": verdict.level, "source": Source.MESSAGE, "fingerprint": print_}
                await self._private.flag(unit, group_id, user_id, verdict, said=said, **how)
                return False, country
            number = await QuestionRepository(unit).add(group_id, user_id, await unit.seal(user_id, said))
            await self._post(unit, ASKED, "staff", group_id, number)
        return True, country

    async def mine(self, guild_id: int, user_id: int) -> list[Question]:
        """What a person has asked themselves, the newest first."""
        async with self._database.reading(guild_id) as unit:
            found = [await _opened(unit, row) for row in await QuestionRepository(unit).of_person(user_id)]
        return [one for one in reversed(found) if one is not None]

    async def take_back(self, guild_id: int, question_id: int, user_id: int) -> None:
        """Its asker takes it back, with its answer. Raises NotFound."""
        async with self._database.unit(guild_id) as unit:
            if not await QuestionRepository(unit).remove(question_id, user_id):
                raise NotFound("question-gone")
            await _redraw(unit, question_id)

    async def waiting(self, guild_id: int, group_id: int) -> list[Question]:
        """The queue of a group, the oldest first. Raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            await need(unit, group_id)
            found = [await _opened(unit, row) for row in await QuestionRepository(unit).waiting(group_id)]
        return [one for one in found if one is not None]

    async def question(self, guild_id: int, question_id: int) -> Question | None:
        """A question as it is now; None when it was taken back or erased."""
        async with self._database.reading(guild_id) as unit:
            row = await QuestionRepository(unit).get(question_id)
            return await _opened(unit, row) if row is not None else None

    async def write(self, guild_id: int, question_id: int, by: int, words: str) -> Question:
        """Keep an answer, or a reason for none; nobody sees it yet. Raises BadInput, NotFound and Refusal."""
        said = words.strip()[:LONGEST_ANSWER]
        if not said:
            raise BadInput("question-answer-empty")
        async with self._database.unit(guild_id) as unit:
            await self._still_open(unit, question_id)
            await QuestionRepository(unit).draft(question_id, await unit.seal(by, said), by)
            return await self._still_open(unit, question_id)

    async def settle(self, guild_id: int, question_id: int, state: QuestionState) -> None:
        """Post the answer, or say that it was given in the session, or put the question aside.

        Raises NotFound and Refusal.
        """
        async with self._database.unit(guild_id) as unit:
            found = await self._still_open(unit, question_id)
            if state is not QuestionState.SESSION and not found.answer:
                raise Refusal("question-answer-empty")
            if state is QuestionState.WRITTEN and (await need(unit, found.group_id)).state is not GroupState.OPEN:
                raise Refusal("question-group-closed")
            await QuestionRepository(unit).settle(question_id, state.value)
            await _redraw(unit, question_id)
            if state is QuestionState.WRITTEN:
                await self._post(unit, ANSWERED, "talk", found.group_id, question_id)

    async def _offered(self, unit: Unit, group_id: int) -> None:
        group = await need(unit, group_id)
        kind = self._content.group_types[group.type]
        if "ask" not in kind.parts or "ask" in await SwitchRepository(unit).off(group_id):
            raise Refusal("question-not-here")
        if group.state is not GroupState.OPEN:
            raise Refusal("question-group-closed")

    @staticmethod
    async def _still_open(unit: Unit, question_id: int) -> Question:
        row = await QuestionRepository(unit).get(question_id)
        found = await _opened(unit, row) if row is not None else None
        if found is None:
            raise NotFound("question-gone")
        if found.state is not QuestionState.OPEN:
            raise Refusal("question-settled")
        return found

    @staticmethod
    async def _post(unit: Unit, kind: str, role: str, group_id: int, question_id: int) -> None:
        channel_id = await GroupRepository(unit).channel(group_id, role)
        if channel_id is not None:
            await Outbox(unit).send(
                kind,
                f"question:{question_id}",
                f"{kind}:{question_id}:{int(unit.now().timestamp() * 1000)}",  # numbers taken back are used again
                priority=Priority.ROUTINE,
                channel_id=channel_id,
                payload={"question": question_id},
            )


async def _redraw(unit: Unit, question_id: int) -> None:
    await Outbox(unit).withdraw(f"question:{question_id}")
    await Outbox(unit).refresh(f"question:{question_id}", priority=Priority.ROUTINE)


async def _opened(unit: Unit, row: Any) -> Question | None:
    words = await unit.open(row["user_id"], row["words"])
    if words is None:
        return None
    answer = await unit.open(row["author_id"], row["answer"]) if row["author_id"] else None
    return Question(row["id"], row["group_id"], words, QuestionState(row["state"]), answer)
