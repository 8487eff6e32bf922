"""Cases, as everybody else sees them: flags come in, pages go out, professionals answer, cards are drawn."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.cases import CaseState
from bot.domain.desk import CaseCard, CaseRecord, FollowUp
from bot.domain.escalation import plan_step
from bot.services.case_base import subject, waiting_since
from bot.services.correcting import Correcting
from bot.services.escalation import Escalation
from bot.services.handling import Handling
from bot.services.support import Support
from bot.storage.cases import CaseRepository, FlagRepository, FollowUpRepository, PageRepository
from bot.storage.casework import MeasureRepository
from bot.storage.groups import GroupRepository
from bot.storage.guilds import ProfessionalRepository
from bot.storage.lines import LineRepository
from bot.storage.outbox import Posts
from bot.storage.unit import Unit

OPEN_STATES = (CaseState.PAGING, CaseState.ACKNOWLEDGED)


class CaseService(Support, Handling, Correcting, Escalation):
    """The one place where cases are opened, paged, worked and read."""

    async def card(self, guild_id: int, case_id: int) -> CaseCard | None:
        """What the case's card shows now; None if there is no such case."""
        async with self._database.reading(guild_id) as unit:
            case = await CaseRepository(unit).get(case_id)
            return await self._card(unit, case) if case else None

    async def list(self, guild_id: int, *, closed: bool = False) -> list[CaseCard]:
        """Up to 25 open (or closed) cases, the most serious first."""
        async with self._database.reading(guild_id) as unit:
            states = (CaseState.CLOSED,) if closed else OPEN_STATES
            return [await self._card(unit, case) for case in await CaseRepository(unit).list(states)]

    async def followup(self, guild_id: int, followup_id: int) -> FollowUp | None:
        """One follow-up."""
        async with self._database.reading(guild_id) as unit:
            return await FollowUpRepository(unit).get(followup_id)

    async def names(self, guild_id: int, people: tuple[int, ...]) -> dict[int, str]:
        """Names of professionals, as members see them."""
        async with self._database.reading(guild_id) as unit:
            return {one.user_id: one.name for one in await ProfessionalRepository(unit).list() if one.user_id in people}

    async def _card(self, unit: Unit, case: CaseRecord) -> CaseCard:
        group = await GroupRepository(unit).get(case.group_id)
        flags = await FlagRepository(unit).count(case.id)
        since = await waiting_since(unit, case)
        paged = tuple(page for page in await PageRepository(unit).of(case.id) if page.at >= since)
        line = await LineRepository(unit).of_case(case.id)
        post = next((one for one in await Posts(unit).of(subject(case.id)) if one["kind"] == "case"), None)
        drawn = CaseCard(
            case,
            group.alias if group else "–",
            flags,
            paged,
            (),
            since=since,
            place=(post["channel_id"], post["message_id"]) if post else None,
            line=line if line is not None and line.is_open else None,
            measures=await MeasureRepository(unit).in_force(case.id),
            unreached=line is not None and line.reached is False,
            offered_to=await self._offered_to(unit, case.id),
        )
        rule = case.rule
        if rule.state is not CaseState.PAGING or rule.due_at is None or rule.paging_since is None:
            return drawn
        people = await self._people(unit, case)
        plan = plan_step(case.policy, rule.level, rule.step, rule.paging_since, people, rule.due_at)
        return replace(drawn, next_people=plan.people, next_outside=plan.outside, alarm=plan.alarm)
