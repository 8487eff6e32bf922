"""What whoever answers for a case may know of its member: where they are, and who of their own people could help."""

from __future__ import annotations

from dataclasses import dataclass

from bot.errors import NotFound
from bot.services.cares import CareAudience
from bot.services.enrolments import country_of
from bot.storage.cases import CaseRepository
from bot.storage.database import Database
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.referrals import CareRepository
from bot.storage.timeline import Timeline

LOOKED = "looked-member"


@dataclass(frozen=True, slots=True)
class CaseMember:
    """``country`` is two letters or nothing; ``reference`` leads staff to an emergency contact in their own records.

    ``care`` is there only if the member chose that professionals in a case of theirs may read it.
    """

    person_id: int
    country: str
    reference: str | None
    care: str | None


class CaseMemberService:
    """Shows it, and logs on the case that somebody looked."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def look(self, guild_id: int, case_id: int, by: int) -> CaseMember:
        """What there is; that somebody looked is logged first. Raises NotFound."""
        async with self._database.unit(guild_id) as unit:
            case = await CaseRepository(unit).get(case_id)
            if case is None:
                raise NotFound("case-unknown", case=case_id)
            await Timeline(unit).add(case_id, LOOKED, by)
            group, person = case.group_id, case.person_id
            care = await CareRepository(unit).get(group, person)
            shown = care is not None and care["audience"] == CareAudience.CASE.value
            return CaseMember(
                person,
                await country_of(unit, group, person),
                await EnrolmentRepository(unit).reference(group, person),
                await unit.open(person, care["words"]) if shown and care is not None else None,
            )
