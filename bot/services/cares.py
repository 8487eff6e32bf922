"""The care that a member names: in their own words, shown to those who lead only if the member chose so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.domain.triage import Level, Source
from bot.errors import BadInput, NotFound
from bot.services.enrolments import country_of
from bot.services.private_words import PrivateWords
from bot.services.rsvps import leader_names
from bot.storage.database import Database
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.referrals import CareRepository
from bot.storage.unit import Unit

LONGEST = 600
"""Characters."""


class CareAudience(StrEnum):
    """Who may see it, beside the member."""

    NOBODY = "nobody"
    LEADER = "leader"
    CASE = "case"
    """Those who lead, and whoever answers a call about the member."""


@dataclass(frozen=True, slots=True)
class Care:
    """What somebody named in a group."""

    group_id: int
    user_id: int
    words: str
    audience: CareAudience
    at: datetime


class CareService:
    """Keeps it, and shows it to whom the member said."""

    def __init__(self, database: Database, private: PrivateWords) -> None:
        self._database, self._private = database, private

    async def readers(self, guild_id: int, group_id: int, user_id: int) -> tuple[tuple[str, ...], bool]:
        """Names of those who could be shown it, and whether the member's words are screened."""
        async with self._database.reading(guild_id) as unit:
            names = await leader_names(unit, await GroupRepository(unit).facilitators(group_id))
            return names, await self._private.screened(unit, group_id, user_id)

    async def mine(self, guild_id: int, group_id: int, user_id: int) -> Care | None:
        """What the person named in this group, if anything."""
        async with self._database.reading(guild_id) as unit:
            return await _opened(unit, await CareRepository(unit).get(group_id, user_id))

    async def own(self, guild_id: int, user_id: int) -> list[Care]:
        """What the person named, in all of their groups."""
        async with self._database.reading(guild_id) as unit:
            found = [await _opened(unit, row) for row in await CareRepository(unit).of_person(user_id)]
        return [one for one in found if one is not None]

    async def save(self, guild_id: int, group_id: int, user_id: int, words: str, audience: str) -> tuple[bool, str]:
        """Keep it; whether a professional is told of a crisis in it, and the member's country.

        Raises BadInput, and NotFound without a seat.
        """
        said = words.strip()[:LONGEST]
        if not said:
            raise BadInput("care-empty")
        if audience not in set(CareAudience):
            raise BadInput("care-unchosen")
        async with self._database.unit(guild_id) as unit:
            if group_id not in await EnrolmentRepository(unit).groups_of(user_id):
                raise NotFound("join-not-enrolled")
            await CareRepository(unit).save(group_id, user_id, await unit.seal(user_id, said), audience)
            verdict = await self._private.judge(unit, group_id, user_id, said)
            if verdict.level is Level.CRISIS:
                print_ = f"care:{user_id}:{int(unit.now().timestamp() * 1000)}"
                how: dict[str, Any] = {"level": verdict.level, "source": Source.MESSAGE, "fingerprint": print_}
                await self._private.flag(unit, group_id, user_id, verdict, said=said, **how)
            return verdict.level is Level.CRISIS, await country_of(unit, group_id, user_id)

    async def remove(self, guild_id: int, group_id: int, user_id: int) -> None:
        """Take it away. Raises NotFound."""
        async with self._database.unit(guild_id) as unit:
            if not await CareRepository(unit).remove(group_id, user_id):
                raise NotFound("care-gone")

    async def shown(self, guild_id: int, group_id: int) -> list[Care]:
        """What members who are in the group now show to those who lead it."""
        async with self._database.reading(guild_id) as unit:
            here = {one.user_id for one in await EnrolmentRepository(unit).members(group_id)}
            rows = await CareRepository(unit).of_group(group_id, (CareAudience.LEADER.value, CareAudience.CASE.value))
            found = [await _opened(unit, row) for row in rows if row["user_id"] in here]
        return [one for one in found if one is not None]


async def _opened(unit: Unit, row: Any) -> Care | None:
    words = await unit.open(row["user_id"], row["words"]) if row is not None else None
    if words is None:
        return None
    return Care(row["group_id"], row["user_id"], words, CareAudience(row["audience"]), row["at"])
