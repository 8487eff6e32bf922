"""Responses to check-ins: sealed, kept only with consent, and brought to a professional when they are low."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from bot.domain.checkins import Answered, Response, concern, read_score
from bot.domain.groups import Consent
from bot.domain.outbox import Priority
from bot.domain.triage import Kind, Level, Source
from bot.errors import NotFound
from bot.services.enrolments import country_of
from bot.services.private_words import PrivateWords
from bot.storage.checkins import CheckInRepository, ResponseRepository
from bot.storage.database import Database
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.outbox import Outbox
from bot.storage.unit import Unit

LONGEST = 1000
SHOWN, YEAR = 10, 366


class ResponseService:
    """Takes answers and gives them back to those who may read them."""

    def __init__(self, database: Database, private: PrivateWords) -> None:
        self._database, self._private = database, private

    async def consents(self, guild_id: int, prompt_id: int, user_id: int) -> tuple[bool, bool]:
        """Whether the person's answers are kept, and whether their words are screened. Raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            group_id = await _group_of(unit, prompt_id)
            return await _consents(unit, group_id, user_id)

    async def answer(
        self, guild_id: int, prompt_id: int, user_id: int, score: str, words: str, *, shared: bool
    ) -> Answered:
        """Take an answer, as written. What it leads to happens in one transaction. Raises BadInput and NotFound.

        Words that are red or worse are not shared: a professional sees them first.
        """
        number, said = read_score(score), words.strip()[:LONGEST] or None
        async with self._database.unit(guild_id) as unit:
            group_id = await _group_of(unit, prompt_id)
            kept, _ = await _consents(unit, group_id, user_id)
            verdict = await self._private.judge(unit, group_id, user_id, said)
            worry = concern(await _earlier(unit, group_id, user_id, prompt_id), number) if kept else Level.GREEN
            public = shared and kept and verdict.level < Level.RED
            if kept:
                await self._keep(unit, prompt_id, user_id, {"score": number, "words": said}, shared=public)
            level = max(worry, verdict.level)
            await self._private.flag(
                unit,
                group_id,
                user_id,
                verdict,
                level=level,
                kinds={Kind.CHECKIN},
                source=Source.CHECKIN,
                fingerprint=f"checkin:{prompt_id}:{user_id}:{level.word}",
                said=said,
                score=number,
            )
            country = await country_of(unit, group_id, user_id)
        return Answered(kept, public, level, country)

    async def skip(self, guild_id: int, prompt_id: int, user_id: int) -> None:
        """*Not today*: a full answer. It does not replace one that was given. Raises NotFound."""
        async with self._database.unit(guild_id) as unit:
            kept, _ = await _consents(unit, await _group_of(unit, prompt_id), user_id)
            if kept and await ResponseRepository(unit).get(prompt_id, user_id) is None:
                await ResponseRepository(unit).save(prompt_id, user_id, None, skipped=True, shared=False)

    async def mine(self, guild_id: int, user_id: int) -> list[Response]:
        """A person's own latest answers, newest first."""
        async with self._database.reading(guild_id) as unit:
            rows = await ResponseRepository(unit).of_person(user_id, most=SHOWN)
            return [await _opened(unit, row) for row in rows]

    async def since(self, guild_id: int, user_id: int, begin: datetime) -> list[Response]:
        """A person's own answers from ``begin`` on, oldest first; at most a year of daily ones."""
        async with self._database.reading(guild_id) as unit:
            rows = await ResponseRepository(unit).of_person(user_id, most=YEAR)
            return [await _opened(unit, row) for row in reversed(rows) if row["at"] >= begin]

    async def of_group(self, guild_id: int, group_id: int) -> list[Response]:
        """The answers to the latest prompt, of those whose consent still stands: for those who lead the group."""
        async with self._database.reading(guild_id) as unit:
            latest = await CheckInRepository(unit).latest(group_id)
            rows = await ResponseRepository(unit).of_prompt(latest["id"]) if latest else []
            agreed = await EnrolmentRepository(unit).consenting(group_id, Consent.CHECKINS)
            full = [await ResponseRepository(unit).by_id(row["id"]) for row in rows if row["user_id"] in agreed]
            return [await _opened(unit, row) for row in full if row]

    async def shared(self, guild_id: int, response_id: int) -> Response | None:
        """A response that its writer shares with the group; None when it is not, or no longer."""
        async with self._database.reading(guild_id) as unit:
            row = await ResponseRepository(unit).by_id(response_id)
            found = await _opened(unit, row) if row and row["shared"] else None
        return found if found and found.score is not None else None

    async def _keep(self, unit: Unit, prompt_id: int, user_id: int, said: dict[str, Any], *, shared: bool) -> None:
        before = await ResponseRepository(unit).get(prompt_id, user_id)
        box = await unit.seal(user_id, json.dumps(said))
        number = await ResponseRepository(unit).save(prompt_id, user_id, box, skipped=False, shared=shared)
        subject = f"response:{number}"
        if before is not None and before["shared"]:
            await Outbox(unit).refresh(subject, priority=Priority.MEMBER)
        elif shared:
            await self._share(unit, prompt_id, number, subject)

    async def _share(self, unit: Unit, prompt_id: int, number: int, subject: str) -> None:
        channel_id = await GroupRepository(unit).channel(await _group_of(unit, prompt_id), "checkins")
        if channel_id is not None:
            await Outbox(unit).send(
                "checkin-shared",
                subject,
                f"checkin-shared:{number}:{int(unit.now().timestamp() * 1000)}",
                priority=Priority.MEMBER,
                channel_id=channel_id,
                payload={"response": number},
            )


async def _group_of(unit: Unit, prompt_id: int) -> int:
    row = await CheckInRepository(unit).prompt(prompt_id)
    if row is None:
        raise NotFound("checkin-gone")
    return int(row["group_id"])


async def _consents(unit: Unit, group_id: int, user_id: int) -> tuple[bool, bool]:
    given = EnrolmentRepository(unit)
    return (
        await given.consented(group_id, user_id, Consent.CHECKINS),
        await given.consented(group_id, user_id, Consent.SCREENING),
    )


async def _earlier(unit: Unit, group_id: int, user_id: int, prompt_id: int) -> list[int]:
    rows = await ResponseRepository(unit).of_person(user_id, group_id)
    told = [await _opened(unit, row) for row in reversed(rows) if row["prompt_id"] != prompt_id]
    return [one.score for one in told if one.score is not None]


async def _opened(unit: Unit, row: Any) -> Response:
    box = await unit.open(row["user_id"], row["answer"])
    said: dict[str, Any] = json.loads(box) if box else {}
    group = await GroupRepository(unit).get(row["group_id"])
    return Response(
        row["id"],
        row["group_id"],
        group.type if group else "",
        row["turn"],
        row["user_id"],
        row["at"],
        row["skipped"],
        row["shared"],
        said.get("score"),
        said.get("words"),
    )
