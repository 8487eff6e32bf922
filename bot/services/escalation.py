"""The chain as it runs: who is paged now, what became of pages, acknowledgements that went stale, follow-ups."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.alarms import Alarm, AlarmReason
from bot.domain.cases import CaseState, go_stale
from bot.domain.contacts import EVERYBODY, pages_outside
from bot.domain.desk import CaseRecord, PageRecord
from bot.domain.escalation import Plan
from bot.domain.notices import Moment
from bot.domain.outbox import OutboxEntry, Priority
from bot.services.case_base import CaseWork, subject
from bot.services.chain import turn
from bot.storage.alarms import AlarmRepository, standing
from bot.storage.cases import CaseRepository, FollowUpRepository, PageRepository
from bot.storage.contacts import OutsideContactRepository
from bot.storage.duties import DutyRepository
from bot.storage.guilds import ContactRepository, GuildRepository
from bot.storage.outbox import Outbox, Posts
from bot.storage.tables import cases, followups
from bot.storage.timeline import Timeline
from bot.storage.unit import Unit

ASK_AGAIN = timedelta(hours=12)
"""How long after a reminder of a follow-up the next one comes, until it is done."""
ON_DESK = frozenset({"case", "page-desk"})
"""Kinds of messages with which professionals are called on the case desk."""
BESIDE = -1
"""The step of a page that belongs to no step of the chain."""


class Escalation(CaseWork):
    """Works what is due, and hears what became of it."""

    async def run_due(self, now: datetime) -> int:
        """Page whoever is next, page again where an acknowledgement went stale, remind of follow-ups."""
        return await self._due.units(cases, now, self._advance) + await self._due.units(followups, now, self._ask)

    async def page_result(self, unit: Unit, entry: OutboxEntry, delivered: bool) -> None:
        """What became of a page: on record, and after a failure the chain moves on at once.

        It waits for the others of the same step: one of them may have been reached.
        """
        if entry.user_id is not None:
            await ContactRepository(unit).reached(entry.user_id, delivered=delivered)
        await self._settle_page(unit, entry, delivered)

    async def page_trouble(self, unit: Unit, entry: OutboxEntry) -> None:
        """A page did not arrive at the first try and is tried again: until it has, it counts as not delivered."""
        await self._settle_page(unit, entry, False)

    async def desk_result(self, unit: Unit, entry: OutboxEntry, delivered: bool) -> None:
        """What became of a message on the desk. Where it takes none, every supervisor is paged by direct message."""
        if delivered:
            await AlarmRepository(unit).end(AlarmReason.DESK)
            return
        await AlarmRepository(unit).begin(AlarmReason.DESK)
        case = await CaseRepository(unit).get(int(entry.payload["case"]))
        if case is None or case.rule.state is not CaseState.PAGING:
            return
        await Timeline(unit).add(case.id, "desk-failed")
        paged = {page.user_id for page in await PageRepository(unit).of(case.id, case.rule.round)}
        for person in (await self._people(unit, case)).supervisors:
            if person not in paged:
                await self._page(unit, case, person, BESIDE, "desk")

    async def outdated(self, unit: Unit, entry: OutboxEntry) -> None:
        """A card cannot be redrawn: on the desk that is as grave as a message which it does not take."""
        desk = (await GuildRepository(unit).get()).desk_channel_id
        posts = await Posts(unit).of(entry.subject)
        if any(post["kind"] in ON_DESK and post["channel_id"] == desk for post in posts):
            await AlarmRepository(unit).begin(AlarmReason.DESK)

    async def alarms(self, guild_id: int | None = None) -> list[Alarm]:
        """What must turn health red, in one guild or in all: alerts that reach nobody, desks that take no messages."""
        return await standing(self._database, guild_id)

    async def _settle_page(self, unit: Unit, entry: OutboxEntry, delivered: bool) -> None:
        page = await PageRepository(unit).get(int(entry.payload.get("page", 0)))
        result = "sent" if delivered else "failed"
        if page is None or page.result in {"withdrawn", result}:
            return
        await PageRepository(unit).settle(page.id, result)
        if delivered and not page.outside:
            await AlarmRepository(unit).end(AlarmReason.UNREACHED, page.case_id)
            return
        if not delivered:
            await Timeline(unit).add(page.case_id, "page-failed", person=page.user_id, outside=page.outside)
            await Outbox(unit).refresh(subject(page.case_id))
        case = await CaseRepository(unit).get(page.case_id)
        if case is not None and case.rule.state is CaseState.PAGING:
            await self._move_on(unit, case, page)

    async def _move_on(self, unit: Unit, case: CaseRecord, page: PageRecord) -> None:
        """A whole step arrived nowhere: the next is due now; after the last, whoever was left out is paged as well."""
        pages = await PageRepository(unit).of(case.id, page.round)
        step = [one for one in pages if one.step == page.step and (one.user_id or one.id == page.id)]
        failed = all(one.result == "failed" for one in step)
        if failed and page.step != BESIDE and (page.round, page.step + 1) == (case.rule.round, case.rule.step):
            await CaseRepository(unit).hurry(case.id)
        if (page.round + 1, 0) != (case.rule.round, case.rule.step):
            return
        in_discord = [one for one in pages if one.user_id and not one.outside]
        unreached = not any(one.result in {"sent", "queued"} for one in in_discord)
        if failed or unreached:
            ended = replace(case, rule=replace(case.rule, round=page.round))
            await self._page_the_rest(unit, ended, page.step, [one.user_id for one in in_discord], unreached)

    async def _page_the_rest(
        self, unit: Unit, case: CaseRecord, step: int, tried: Collection[int | None], unreached: bool
    ) -> None:
        left = [who for who in (await self._people(unit, case)).everybody() if who not in tried]
        for person in left:
            await self._page(unit, case, person, step)
        if unreached and not left:
            await self._last_resort(unit, case, step)

    async def _last_resort(self, unit: Unit, case: CaseRecord, step: int) -> None:
        """Nobody at all was reached in this round: every contact outside is tried, once, and health turns red."""
        told = [row for row in await Timeline(unit).of(case.id) if row["event"] == "unreached"]
        if any(row["facts"]["round"] == case.rule.round for row in told):
            return
        await AlarmRepository(unit).begin(AlarmReason.UNREACHED, case.id)
        await Timeline(unit).add(case.id, "unreached", round=case.rule.round)
        await self._page(unit, case, EVERYBODY, step, outside=True)

    async def _advance(self, unit: Unit, case_id: int) -> None:
        case = await CaseRepository(unit).get(case_id)
        if case is None or case.rule.due_at is None or case.rule.due_at > unit.now():
            return
        if case.rule.state is CaseState.ACKNOWLEDGED:
            there = await DutyRepository(unit).professional(case.rule.owner or 0, unit.now().date())
            if there and case.rule.asked_at is None:
                await self._ask_owner(unit, case)
                return
            asked = case.rule if case.rule.asked_at else replace(case.rule, asked_at=unit.now())
            rule = go_stale(asked, unit.now())
            await Timeline(unit).add(case.id, "stale", case.rule.owner)
            await CaseRepository(unit).save(case, rule)
            case = replace(case, rule=rule)
            await self._tell_member(unit, case, Moment.AGAIN)
        await self._step(unit, case)

    async def _step(self, unit: Unit, case: CaseRecord) -> None:
        if await self._passed_unanswered(unit, case):
            await self._tell_member(unit, case, Moment.UNANSWERED)
        people = await self._people(unit, case)
        plan, after = await turn(unit, case.policy, case.rule, people, case.opened_at)
        await self._carry_out(unit, case, plan)
        await CaseRepository(unit).save(case, after)
        await Outbox(unit).refresh(subject(case.id))

    @staticmethod
    async def _passed_unanswered(unit: Unit, case: CaseRecord) -> bool:
        """Whether the round before this one went through its last step and nobody answered."""
        if case.rule.step or not case.rule.round:
            return False
        rows = [row for row in await Timeline(unit).of(case.id) if row["event"] in {"paged", "alarm"}]
        facts = rows[-1]["facts"] if rows else {}
        return bool(facts.get("ended")) and facts["round"] == case.rule.round - 1

    async def _carry_out(self, unit: Unit, case: CaseRecord, plan: Plan) -> None:
        done = plan.step - 1
        for person in plan.people:
            await self._page(unit, case, person, done)
        for whose in pages_outside(plan, await OutsideContactRepository(unit).people()):
            await self._page(unit, case, whose, done, outside=True)
        key = f"page-desk:{case.id}:{case.rule.round}:{done}"
        await self._desk(unit, case, "page-desk", key, people=list(plan.people), alarm=plan.alarm)
        alarms = AlarmRepository(unit)
        await (alarms.begin if plan.alarm else alarms.end)(AlarmReason.NOBODY, case.id)
        await Timeline(unit).add(
            case.id,
            "alarm" if plan.alarm else "paged",
            people=list(plan.people),
            step=done,
            round=case.rule.round,
            outside=plan.outside,
            skipped=list(plan.skipped),
            ended=plan.ended_round,
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
