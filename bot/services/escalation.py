"""The chain as it runs: who is paged now, what became of pages, acknowledgements that went stale, follow-ups."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.cases import CaseState, go_stale, stepped
from bot.domain.desk import CaseRecord, PageRecord
from bot.domain.escalation import Plan, plan_step
from bot.domain.outbox import OutboxEntry, Priority
from bot.services.case_base import CaseWork, subject
from bot.storage.cases import CaseRepository, FollowUpRepository, PageRepository
from bot.storage.guilds import ContactRepository, GuildRepository
from bot.storage.outbox import Outbox
from bot.storage.tables import cases, followups
from bot.storage.timeline import Timeline
from bot.storage.unit import Unit

ASK_AGAIN = timedelta(hours=12)
"""How long after a reminder of a follow-up the next one comes, until it is done."""


class Escalation(CaseWork):
    """Works what is due, and hears what became of it."""

    async def run_due(self, now: datetime) -> int:
        """Page whoever is next, page again where an acknowledgement went stale, remind of follow-ups."""
        owing = await self._due.rows(cases, now)
        for guild_id, case_id in owing:
            async with self._database.unit(guild_id) as unit:
                await self._advance(unit, case_id)
        asked = await self._due.rows(followups, now)
        for guild_id, followup_id in asked:
            async with self._database.unit(guild_id) as unit:
                await self._ask(unit, followup_id)
        return len(owing) + len(asked)

    async def page_result(self, unit: Unit, entry: OutboxEntry, delivered: bool) -> None:
        """What became of a page: on record, and after a failure the chain moves on at once.

        It waits for the others of the same step: one of them may have been reached.
        """
        if entry.user_id is not None:
            await ContactRepository(unit).reached(entry.user_id, delivered=delivered)
        page = await PageRepository(unit).get(int(entry.payload.get("page", 0)))
        if page is None or page.result == "withdrawn":
            return
        await PageRepository(unit).settle(page.id, "sent" if delivered else "failed")
        if delivered:
            return
        await Timeline(unit).add(page.case_id, "page-failed", person=page.user_id, outside=page.outside)
        case = await CaseRepository(unit).get(page.case_id)
        if case is None or case.rule.state is not CaseState.PAGING:
            return
        step = [one for one in await PageRepository(unit).of(case.id, page.round) if one.step == page.step]
        if all(one.result == "failed" for one in step if one.user_id):
            await self._reached_nobody(unit, case, page)
        await Outbox(unit).refresh(subject(case.id))

    async def _reached_nobody(self, unit: Unit, case: CaseRecord, page: PageRecord) -> None:
        """A whole step arrived nowhere: the next is due now; after the last, whoever was left out is paged as well."""
        if (page.round, page.step + 1) == (case.rule.round, case.rule.step):
            await CaseRepository(unit).hurry(case.id)
        elif (page.round + 1, 0) == (case.rule.round, case.rule.step):
            tried = {one.user_id for one in await PageRepository(unit).of(case.id, page.round)}
            ended = replace(case, rule=replace(case.rule, round=page.round))
            for person in (await self._people(unit, case)).everybody():
                if person not in tried:
                    await self._page(unit, ended, person, page.step)

    async def _advance(self, unit: Unit, case_id: int) -> None:
        case = await CaseRepository(unit).get(case_id)
        if case is None or case.rule.due_at is None or case.rule.due_at > unit.now():
            return
        if case.rule.state is CaseState.ACKNOWLEDGED:
            if case.rule.asked_at is None:
                await self._ask_owner(unit, case)
                return
            rule = go_stale(case.rule, unit.now())
            await Timeline(unit).add(case.id, "stale", case.rule.owner)
            await CaseRepository(unit).save(case, rule)
            case = replace(case, rule=rule)
        await self._step(unit, case)

    async def _step(self, unit: Unit, case: CaseRecord) -> None:
        rule = case.rule
        people = await self._people(unit, case)
        since = rule.paging_since or unit.now()
        plan = plan_step(case.policy, rule.level, rule.step, since, people, unit.now())
        await self._carry_out(unit, case, plan)
        after = stepped(rule, plan.step, plan.next_due_at, ended_round=plan.ended_round)
        await CaseRepository(unit).save(case, after)
        await Outbox(unit).refresh(subject(case.id))

    async def _carry_out(self, unit: Unit, case: CaseRecord, plan: Plan) -> None:
        done = plan.step - 1
        for person in plan.people:
            await self._page(unit, case, person, done)
        if plan.outside:
            await self._page(unit, case, None, done, outside=True)
        key = f"page-desk:{case.id}:{case.rule.round}:{done}"
        await self._desk(unit, case, "page-desk", key, people=list(plan.people), alarm=plan.alarm)
        await Timeline(unit).add(
            case.id,
            "alarm" if plan.alarm else "paged",
            people=list(plan.people),
            step=done,
            round=case.rule.round,
            outside=plan.outside,
            skipped=list(plan.skipped),
        )

    async def _ask(self, unit: Unit, followup_id: int) -> None:
        row = await FollowUpRepository(unit).get(followup_id)
        if row is None or row.done_at or row.due_at is None or row.due_at > unit.now():
            return
        desk = (await GuildRepository(unit).get()).desk_channel_id
        about = f"followup:{row.id}"
        for place in ("person", "desk"):
            if place == "desk" and desk is None:
                continue
            await Outbox(unit).send(
                "followup",
                about,
                f"{about}:{row.due_at.isoformat()}:{place}",
                priority=Priority.CASE,
                user_id=row.assignee_id if place == "person" else None,
                channel_id=desk if place == "desk" else None,
                payload={"followup": row.id},
            )
        await FollowUpRepository(unit).put_off(row.id, unit.now() + ASK_AGAIN)
        await Timeline(unit).add(row.case_id, "followup-asked", row.assignee_id, followup=row.id)
        case = await CaseRepository(unit).get(row.case_id)
        if case is not None:
            await self._happened(unit, case, "followup-due")
