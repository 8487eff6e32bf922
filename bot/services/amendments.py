"""An agreement made together: a member proposes, somebody who leads puts it to the group, the members say yes or no.

What is adopted becomes a new version of the agreement and takes its usual way: every member is asked again.
"""

from __future__ import annotations

from typing import Any

from bot.domain.amendments import (
    LONGEST,
    LONGEST_WORDING,
    Amendment,
    AmendmentState,
    Voices,
    adoptable,
    amended,
)
from bot.domain.groups import GroupState
from bot.domain.outbox import Priority
from bot.domain.phases import proposes
from bot.domain.records import GroupRecord
from bot.domain.triage import Level, Source
from bot.errors import BadInput, NotFound, Refusal
from bot.services.agreements import enter_version
from bot.services.enrolments import country_of
from bot.services.groups import need
from bot.services.private_words import PrivateWords
from bot.services.rsvps import leader_names
from bot.storage.agreements import AgreementRepository
from bot.storage.amendments import AmendmentRepository
from bot.storage.database import Database
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.outbox import Outbox
from bot.storage.unit import Unit

PROPOSED, PUT, TOLD = "amendment-proposed", "amendment-put", "amendment-told"
"""The card for those who lead, the question to the group, and the word to whoever proposed it."""


class AmendmentService:
    """Proposals of all guilds, always one guild at a time."""

    def __init__(self, database: Database, private: PrivateWords) -> None:
        self._database, self._private = database, private

    async def readers(self, guild_id: int, group_id: int, user_id: int) -> tuple[tuple[str, ...], bool]:
        """Names of those who read a proposal first, and whether the member's words are screened. Raises Refusal."""
        async with self._database.reading(guild_id) as unit:
            await self._offered(unit, group_id)
            names = await leader_names(unit, await GroupRepository(unit).facilitators(group_id))
            return names, await self._private.screened(unit, group_id, user_id)

    async def propose(self, guild_id: int, group_id: int, user_id: int, words: str) -> tuple[Level, str]:
        """Bring a proposal before those who lead; the level found in its words, and the member's country.

        Raises BadInput, NotFound and Refusal.
        """
        said = words.strip()[:LONGEST]
        if not said:
            raise BadInput("amendment-empty")
        async with self._database.unit(guild_id) as unit:
            await self._offered(unit, group_id)
            if group_id not in await EnrolmentRepository(unit).groups_of(user_id):
                raise NotFound("join-not-enrolled")
            number = await AmendmentRepository(unit).add(group_id, user_id, await unit.seal(user_id, said))
            verdict = await self._private.judge(unit, group_id, user_id, said)
            how: dict[str, Any] = {"level": verdict.level, "source": Source.MESSAGE, "said": said}
            await self._private.flag(unit, group_id, user_id, verdict, fingerprint=f"amendment:{number}", **how)
            await _post(unit, PROPOSED, "staff", group_id, number)
            return verdict.level, await country_of(unit, group_id, user_id)

    async def get(self, guild_id: int, amendment_id: int) -> Amendment | None:
        """A proposal as it is now; None when it is gone."""
        async with self._database.reading(guild_id) as unit:
            row = await AmendmentRepository(unit).get(amendment_id)
            return await _opened(unit, row) if row is not None else None

    async def put(self, guild_id: int, amendment_id: int, by: int, wording: str) -> None:
        """Ask the group about a proposal, as somebody who leads words it. Raises BadInput, NotFound and Refusal."""
        sentence = " ".join(wording.split())
        if not 3 <= len(sentence) <= LONGEST_WORDING:
            raise BadInput("amendment-wording-unfit", most=LONGEST_WORDING)
        async with self._database.unit(guild_id) as unit:
            found = await self._need(unit, amendment_id)
            await self._offered(unit, found.group_id)
            box = await unit.seal(by, sentence)
            rows = AmendmentRepository(unit)
            if not await rows.move(found.id, AmendmentState.OPEN, AmendmentState.PUT, wording=box, author_id=by):
                raise Refusal("amendment-settled")
            await _redraw(unit, found.id)
            await _post(unit, PUT, "talk", found.group_id, found.id)

    async def say(self, guild_id: int, amendment_id: int, user_id: int, *, agrees: bool) -> None:
        """A member agrees or does not; they can change it until it is decided. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            found = await self._need(unit, amendment_id)
            if found.state is not AmendmentState.PUT:
                raise Refusal("amendment-settled")
            await AmendmentRepository(unit).say(amendment_id, user_id, agrees=agrees)
            await _redraw(unit, amendment_id)

    async def adopt(self, guild_id: int, amendment_id: int, by: int, heading: str) -> int:
        """Make it part of the agreement, below ``heading``; the new version. Raises BadInput, NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            found = await self._need(unit, amendment_id)
            current = await AgreementRepository(unit).current(found.group_id)
            if found.state is not AmendmentState.PUT or found.wording is None or current is None:
                raise Refusal("amendment-settled")
            if not adoptable(found.voices):
                raise Refusal("amendment-not-agreed")
            long = amended(current.long, found.wording, heading)
            version = await enter_version(unit, found.group_id, by, current.version, current.short, long)
            moved = await AmendmentRepository(unit).move(
                found.id, AmendmentState.PUT, AmendmentState.ADOPTED, version=version
            )
            if not moved:
                raise Refusal("amendment-settled")
            await self._decided(unit, found)
        return version

    async def put_aside(self, guild_id: int, amendment_id: int) -> None:
        """It does not become part of the agreement; whoever proposed it is told. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            found = await self._need(unit, amendment_id)
            if not await AmendmentRepository(unit).move(found.id, found.state, AmendmentState.ASIDE):
                raise Refusal("amendment-settled")
            if found.state in {AmendmentState.ADOPTED, AmendmentState.ASIDE}:
                raise Refusal("amendment-settled")
            await self._decided(unit, found)

    @staticmethod
    async def _decided(unit: Unit, found: Amendment) -> None:
        await _redraw(unit, found.id)
        if found.group_id in await EnrolmentRepository(unit).groups_of(found.user_id):
            await Outbox(unit).send(
                TOLD,
                f"amendment:{found.id}",
                f"{TOLD}:{found.id}",
                priority=Priority.ROUTINE,
                user_id=found.user_id,
                payload={"amendment": found.id, "group": found.group_id},
            )

    @staticmethod
    async def _offered(unit: Unit, group_id: int) -> GroupRecord:
        group = await need(unit, group_id)
        if group.state is not GroupState.OPEN or not proposes(group.phase):
            raise Refusal("amendment-not-now")
        return group

    @staticmethod
    async def _need(unit: Unit, amendment_id: int) -> Amendment:
        row = await AmendmentRepository(unit).get(amendment_id)
        if row is None:
            raise NotFound("amendment-gone")
        return await _opened(unit, row)


async def _opened(unit: Unit, row: Any) -> Amendment:
    here = {one.user_id for one in await EnrolmentRepository(unit).members(row["group_id"])}
    said = await AmendmentRepository(unit).voices(row["id"])
    agrees = [yes for user_id, yes in said.items() if user_id in here]
    return Amendment(
        row["id"],
        row["group_id"],
        row["user_id"],
        AmendmentState(row["state"]),
        await unit.open(row["user_id"], row["words"]),
        await unit.open(row["author_id"], row["wording"]) if row["author_id"] else None,
        Voices(sum(agrees), len(agrees) - sum(agrees), len(here)),
        row["at"],
    )


async def _redraw(unit: Unit, amendment_id: int) -> None:
    await Outbox(unit).refresh(f"amendment:{amendment_id}", priority=Priority.MEMBER)


async def _post(unit: Unit, kind: str, role: str, group_id: int, amendment_id: int) -> None:
    channel_id = await GroupRepository(unit).channel(group_id, role)
    if channel_id is not None:
        await Outbox(unit).send(
            kind,
            f"amendment:{amendment_id}",
            f"{kind}:{amendment_id}",
            priority=Priority.MEMBER if role == "talk" else Priority.ROUTINE,
            channel_id=channel_id,
            payload={"group": group_id, "amendment": amendment_id},
        )
