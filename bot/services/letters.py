"""Feedback of somebody who leads for one member: seen before it is sent, read in private, answered if they like."""

from __future__ import annotations

import json
import secrets
from typing import Any

from bot.domain.letters import LONGEST, LONGEST_ANSWER, Letter
from bot.domain.outbox import Priority
from bot.domain.triage import Level, Source
from bot.errors import BadInput, NotFound, Refusal
from bot.services.enrolments import country_of
from bot.services.groups import need
from bot.services.private_words import PrivateWords
from bot.services.rsvps import leader_names
from bot.storage.database import Database
from bot.storage.drafts import DraftRepository
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.letters import LetterRepository
from bot.storage.outbox import Outbox
from bot.storage.unit import Unit

THERE, ANSWERED = "letter-there", "letter-answered"
"""To the member, and to whoever wrote it."""
FORM = "letter"


class LetterService:
    """Letters of all guilds, always one guild at a time."""

    def __init__(self, database: Database, private: PrivateWords) -> None:
        self._database, self._private = database, private

    async def check(self, guild_id: int, group_id: int, user_id: int, words: str = "") -> None:
        """Raise Refusal for somebody who is no member, and BadInput for words that are too long."""
        async with self._database.reading(guild_id) as unit:
            await _member(unit, group_id, user_id)
        if len(words.strip()) > LONGEST:
            raise BadInput("letter-long", most=LONGEST)

    async def send(self, guild_id: int, group_id: int, by: int, draft: str) -> int:
        """Send what its writer has looked at, once; to whom. Raises NotFound where it was sent already."""
        async with self._database.unit(guild_id) as unit:
            row = await DraftRepository(unit).get(draft, by)
            box = await unit.open(by, row["values"]) if row is not None else None
            if row is None or box is None or row["form"] != FORM or int(row["args"][0]) != group_id:
                raise NotFound("letter-sent-already")
            user_id, words = int(row["args"][1]), str(json.loads(box).get("words") or "").strip()
            await _member(unit, group_id, user_id)
            await DraftRepository(unit).remove(draft)
            number = await LetterRepository(unit).add(group_id, user_id, by, await unit.seal(user_id, words[:LONGEST]))
            await self._say(unit, THERE, number, group_id, user_id)
        return user_id

    async def look(self, guild_id: int, letter_id: int, user_id: int) -> Letter:
        """For the member and for whoever wrote it. Raises NotFound for anybody else."""
        async with self._database.reading(guild_id) as unit:
            return await _need(unit, letter_id, user_id)

    async def mine(self, guild_id: int, user_id: int) -> list[Letter]:
        """What a person got or wrote, the newest first."""
        async with self._database.reading(guild_id) as unit:
            rows = await LetterRepository(unit).of_person(user_id)
            found = [await _opened(unit, row) for row in reversed(rows)]
        return [one for one in found if one is not None]

    async def card(self, guild_id: int, letter_id: int) -> tuple[Letter, str, str] | None:
        """A letter, its writer's name, and the group's alias, for the words that announce it; None if it is gone."""
        async with self._database.reading(guild_id) as unit:
            row = await LetterRepository(unit).get(letter_id)
            found = await _opened(unit, row) if row is not None else None
            if found is None:
                return None
            names = await leader_names(unit, [found.author_id] if found.author_id else [])
            return found, (names or ("",))[0], (await need(unit, found.group_id)).alias

    async def screened(self, guild_id: int, group_id: int, user_id: int) -> bool:
        """Whether the words of this person are screened."""
        async with self._database.reading(guild_id) as unit:
            return await self._private.screened(unit, group_id, user_id)

    async def answer(self, guild_id: int, letter_id: int, user_id: int, words: str) -> tuple[Level, str]:
        """Answer it; the level that was found, and the country. Raises BadInput, NotFound and Refusal."""
        said = words.strip()[:LONGEST_ANSWER]
        if not said:
            raise BadInput("letter-answer-empty")
        async with self._database.unit(guild_id) as unit:
            found = await _need(unit, letter_id, user_id)
            if found.user_id != user_id:
                raise Refusal("letter-not-yours")
            await LetterRepository(unit).answer(letter_id, await unit.seal(user_id, said))
            if found.author_id is not None:
                await self._say(unit, ANSWERED, letter_id, found.group_id, found.author_id)
            verdict = await self._private.judge(unit, found.group_id, user_id, said)
            print_ = f"letter:{letter_id}:{int(unit.now().timestamp() * 1000)}"
            how: dict[str, Any] = {"level": verdict.level, "source": Source.MESSAGE, "fingerprint": print_}
            await self._private.flag(unit, found.group_id, user_id, verdict, said=said, **how)
            return verdict.level, await country_of(unit, found.group_id, user_id)

    async def remove(self, guild_id: int, letter_id: int, user_id: int) -> None:
        """The member throws it away, with their answer. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            found = await _need(unit, letter_id, user_id)
            if found.user_id != user_id:
                raise Refusal("letter-not-yours")
            await LetterRepository(unit).remove(letter_id)
            await Outbox(unit).withdraw(f"letter:{letter_id}")
            await Outbox(unit).refresh(f"letter:{letter_id}", priority=Priority.MEMBER)

    @staticmethod
    async def _say(unit: Unit, kind: str, letter_id: int, group_id: int, to: int) -> None:
        await Outbox(unit).send(
            kind,
            f"letter:{letter_id}",
            f"{kind}:{letter_id}:{secrets.token_hex(4)}",
            priority=Priority.MEMBER,
            user_id=to,
            payload={"letter": letter_id, "group": group_id},
        )


async def _member(unit: Unit, group_id: int, user_id: int) -> None:
    if group_id not in await EnrolmentRepository(unit).groups_of(user_id):
        raise Refusal("letter-no-member")


async def _need(unit: Unit, letter_id: int, user_id: int) -> Letter:
    row = await LetterRepository(unit).get(letter_id)
    found = await _opened(unit, row) if row is not None else None
    if found is None or user_id not in {found.user_id, found.author_id}:
        raise NotFound("letter-gone")
    return found


async def _opened(unit: Unit, row: Any) -> Letter | None:
    words = await unit.open(row["user_id"], row["words"])
    if words is None:
        return None
    answer = await unit.open(row["user_id"], row["answer"])
    return Letter(row["id"], row["group_id"], row["user_id"], row["author_id"], words, answer, row["at"])
