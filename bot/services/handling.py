"""Working a case: answering it, notes, handing over, closing with an outcome, opening again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from bot.domain.cases import Case, CaseState, Outcome, acknowledge, ask, close, reopen, worked
from bot.domain.desk import CaseRecord, Evidence
from bot.domain.notices import Moment
from bot.domain.outbox import Priority
from bot.domain.triage import Reason, Span
from bot.domain.work import MeasureKind
from bot.errors import BadInput, NotFound, Refusal
from bot.services.case_base import HANDED, CaseWork, need_mine, need_open, subject, waiting_since, work_on
from bot.storage.cases import CaseRepository, FlagRepository, FollowUpRepository
from bot.storage.casework import CasePeople, MeasureRepository
from bot.storage.duties import DutyRepository
from bot.storage.guilds import ContactRepository
from bot.storage.outbox import Outbox
from bot.storage.timeline import Timeline
from bot.storage.unit import Unit

HANDOVER = timedelta(minutes=10)
"""A handover that nobody accepts within this time pages again."""
FOLLOW_UP_HOURS = (24, 48)
WITHOUT_FOLLOW_UP = frozenset({Outcome.FALSE_ALARM, Outcome.DUPLICATE})


@dataclass(frozen=True, slots=True)
class Closing:
    """How a case ends; the follow-up is ``assignee``'s, in 24 or 48 hours, where the outcome asks for one."""

    outcome: Outcome
    assignee: int
    hours: int = 24


class Handling(CaseWork):
    """What professionals do with a case."""

    async def acknowledge(self, guild_id: int, case_id: int, by: int) -> None:
        """Answer for a case: one wins, and paging stops. Raises NotFound, and Refusal that says who was first."""
        async with self._database.unit(guild_id) as unit:
            case = await self._need(unit, case_id)
            _refuse_answered(case, by)
            seconds = int((unit.now() - await waiting_since(unit, case)).total_seconds())
            rule = acknowledge(case.rule, by, unit.now(), case.policy.stale_after)
            if not await CaseRepository(unit).save(case, rule):
                raise Refusal("case-moved-on")
            await Timeline(unit).add(case_id, "acknowledged", by, seconds=seconds)
            await self._answered(unit, replace(case, rule=rule))

    async def take_over(self, guild_id: int, case_id: int, by: int) -> int | None:
        """Answer for a case in somebody's place; who had it, or None if nobody did. Raises NotFound, Refusal."""
        async with self._database.unit(guild_id) as unit:
            case = await need_open(unit, case_id)
            before = case.rule.owner
            if before == by:
                raise Refusal("case-yours-already")
            rule = acknowledge(case.rule, by, unit.now(), case.policy.stale_after)
            if not await CaseRepository(unit).save(case, rule):
                raise Refusal("case-moved-on")
            await Timeline(unit).add(case_id, "taken-over" if before else "acknowledged", by, before=before)
            if before is not None:
                await self._word(unit, case, before, "taken-over", by=by)
            await self._answered(unit, replace(case, rule=rule))
            return before

    async def still_on_it(self, guild_id: int, case_id: int, by: int) -> None:
        """Its owner is still at it. Raises NotFound, and Refusal for anybody else and for a closed case."""
        async with self._database.unit(guild_id) as unit:
            case = await need_mine(unit, case_id, by)
            await Timeline(unit).add(case_id, "on-it", by)
            await self._save(unit, case, worked(case.rule, unit.now(), case.policy.stale_after))

    async def bring_in(self, guild_id: int, case_id: int, by: int) -> list[int]:
        """Bring the group's facilitators into a case: they may work in it from now on; who was not in it before.

        Raises NotFound, and Refusal for a closed case and where no facilitator has a valid record.
        """
        async with self._database.unit(guild_id) as unit:
            case = await need_open(unit, case_id)
            leading = await DutyRepository(unit).valid_facilitators(case.group_id, unit.now().date())
            if not leading:
                raise Refusal("case-no-facilitator")
            added = [who for who in leading if who != by and await CasePeople(unit).add(case_id, who, by)]
            for person in added:
                await Timeline(unit).add(case_id, "brought-in", by, person=person)
                await self._word(unit, case, person, "brought-in", by=by)
            await work_on(unit, case, by)
            return added

    async def accept(self, guild_id: int, case_id: int, by: int) -> None:
        """Take over what was handed to you. Raises NotFound, and Refusal if it was not."""
        async with self._database.unit(guild_id) as unit:
            case = await self._need(unit, case_id)
            if case.rule.state is CaseState.CLOSED or await self._offered_to(unit, case_id) != by:
                raise Refusal("case-not-handed-to-you")
            rule = acknowledge(case.rule, by, unit.now(), case.policy.stale_after)
            await CaseRepository(unit).save(case, rule)
            await Timeline(unit).add(case_id, "handover-accepted", by)
            if case.rule.owner is not None:
                await self._word(unit, case, case.rule.owner, "handed", by=by)
            await self._answered(unit, replace(case, rule=rule))

    async def hand_over(self, guild_id: int, case_id: int, by: int, to: int) -> int | None:
        """Offer a case to another professional: until they accept it is still its owner's, and not for long.

        Who holds it until then: a case that nobody answered for goes on paging.

        Raises NotFound, and Refusal for a closed case, for yourself, and without a valid record.
        """
        async with self._database.unit(guild_id) as unit:
            case = await self._need(unit, case_id)
            if case.rule.state is CaseState.CLOSED:
                raise Refusal("case-is-closed")
            if to == by or not await DutyRepository(unit).professional(to, unit.now().date()):
                raise Refusal("case-handover-nobody", person=f"<@{to}>")
            await self._page(unit, case, to, case.rule.step, "handover")
            number = await Timeline(unit).add(case_id, HANDED, by, to=to)
            await self._desk(unit, case, "page-desk", f"handover:{case_id}:{number}", people=[to], handover=1)
            mine = case.rule.state is CaseState.ACKNOWLEDGED
            await self._save(unit, case, ask(case.rule, unit.now(), HANDOVER) if mine else case.rule)
            return case.rule.owner if mine else None

    async def note(self, guild_id: int, case_id: int, by: int, words: str) -> None:
        """Write a note, sealed under the member's key. Raises BadInput, NotFound."""
        if not words.strip():
            raise BadInput("case-note-empty")
        async with self._database.unit(guild_id) as unit:
            case = await self._need(unit, case_id)
            box = await unit.seal(case.person_id, words.strip())
            await Timeline(unit).add(case_id, "note", by, box)
            await self._save(unit, case, self._worked(unit, case, by))

    async def look(self, guild_id: int, case_id: int, by: int) -> list[Evidence]:
        """Open the words of a case; that somebody looked is logged first. Raises NotFound."""
        async with self._database.unit(guild_id) as unit:
            case = await self._need(unit, case_id)
            await Timeline(unit).add(case_id, "looked", by)
            await self._tell_reporters(unit, case)
            await self._save(unit, case, self._worked(unit, case, by))
            reasons = await self._reasons(unit, case_id)
            found = []
            for flag in await FlagRepository(unit).of(case_id):
                words = await unit.open(case.person_id, flag.evidence)
                kept = json.loads(words) if words is not None else {"text": None, "spans": []}
                spans = tuple(Span(*span) for span in kept["spans"])
                evidence = Evidence(flag.source, flag.at, kept["text"], spans, flag.channel_id, flag.message_id)
                said: dict[str, Any] = {
                    "reporter_reason": reasons.get(flag.id),
                    "flag_id": flag.id,
                    "level": flag.level,
                    "score": kept.get("score"),
                }
                found.append(replace(evidence, **said, **_reading(kept)))
            return found

    async def close(self, guild_id: int, case_id: int, by: int, how: Closing) -> int | None:
        """Close with an outcome; the follow-up's number, or None where there is none.

        Raises NotFound, and Refusal for a closed case or an assignee without a valid record.
        """
        async with self._database.unit(guild_id) as unit:
            case = await self._need(unit, case_id)
            if case.rule.state is CaseState.CLOSED:
                raise Refusal("case-is-closed")
            if not await DutyRepository(unit).professional(how.assignee, unit.now().date()):
                raise Refusal("case-follow-up-nobody", person=f"<@{how.assignee}>")
            if any(one.kind is MeasureKind.TIME_OUT for one in await MeasureRepository(unit).in_force(case_id)):
                raise Refusal("case-close-timed-out")
            rule = replace(close(case.rule), owner=case.rule.owner or by)
            await CaseRepository(unit).save(case, rule, outcome=how.outcome.value, closed_at=unit.now())
            await self._withdraw_pages(unit, case_id)
            await Timeline(unit).add(case_id, "closed", by, outcome=how.outcome.value)
            await Outbox(unit).refresh(subject(case_id))
            await self._happened(unit, replace(case, rule=rule, outcome=how.outcome), "closed")
            if case.drill or how.outcome in WITHOUT_FOLLOW_UP:
                return None
            hours = how.hours if how.hours in FOLLOW_UP_HOURS else FOLLOW_UP_HOURS[0]
            return await FollowUpRepository(unit).add(case_id, how.assignee, unit.now() + timedelta(hours=hours))

    async def reopen(self, guild_id: int, case_id: int, by: int) -> None:
        """It was not over: page again. Raises NotFound, Refusal."""
        async with self._database.unit(guild_id) as unit:
            case = await self._need(unit, case_id)
            if case.rule.state is not CaseState.CLOSED:
                raise Refusal("case-open")
            if await CaseRepository(unit).open_of(case.group_id, case.person_id, drill=case.drill):
                raise Refusal("case-other-open")
            rule = reopen(case.rule, unit.now())
            await CaseRepository(unit).save(case, rule, outcome=None, closed_at=None)
            await Timeline(unit).add(case_id, "reopened", by)
            await Outbox(unit).refresh(subject(case_id))

    async def followed_up(self, guild_id: int, followup_id: int, by: int) -> None:
        """A follow-up is done. Raises NotFound, and Refusal if it was done before."""
        async with self._database.unit(guild_id) as unit:
            row = await FollowUpRepository(unit).get(followup_id)
            if row is None:
                raise NotFound("followup-unknown")
            if not await FollowUpRepository(unit).done(followup_id):
                raise Refusal("followup-done-before")
            await Timeline(unit).add(row.case_id, "followed-up", by, followup=followup_id)
            await Outbox(unit).withdraw(f"followup:{followup_id}")
            await Outbox(unit).refresh(f"followup:{followup_id}")

    async def _answered(self, unit: Unit, case: CaseRecord) -> None:
        if case.rule.owner is not None:
            await ContactRepository(unit).answered(case.rule.owner)
        await self._withdraw_pages(unit, case.id)
        await Outbox(unit).refresh(subject(case.id))
        await self._tell_member(unit, case, Moment.ANSWERED)
        await self._happened(unit, case, "answered")
        if case.drill:
            await self._on_tested(unit, case.group_id)
            await self._end_drill(unit, case)

    @staticmethod
    async def _tell_reporters(unit: Unit, case: CaseRecord) -> None:
        """Whoever reported is told, once for each report, that a person has looked; nothing more."""
        for flag, reporter in await FlagRepository(unit).reporters(case.id):
            await Outbox(unit).send(
                "reporter-notice",
                f"report:{flag}",
                f"report-seen:{flag}",
                priority=Priority.MEMBER,
                user_id=reporter,
                payload={"case": case.id},
            )

    async def _end_drill(self, unit: Unit, case: CaseRecord) -> None:
        """A drill has shown what it should once somebody answered: it ends, never goes stale, and is reported."""
        await CaseRepository(unit).save(case, close(case.rule), outcome=Outcome.OTHER.value, closed_at=unit.now())
        await Timeline(unit).add(case.id, "closed", case.rule.owner, outcome=Outcome.OTHER.value)
        await self._desk(unit, case, "drill-report", f"drill-report:{case.id}:{case.rule.round}")

    async def _save(self, unit: Unit, case: CaseRecord, rule: Case) -> None:
        await CaseRepository(unit).save(case, rule)
        await Outbox(unit).refresh(subject(case.id))

    @staticmethod
    def _worked(unit: Unit, case: CaseRecord, by: int) -> Case:
        mine = case.rule.owner == by
        return worked(case.rule, unit.now(), case.policy.stale_after) if mine else case.rule

    @staticmethod
    async def _reasons(unit: Unit, case_id: int) -> dict[int, str]:
        found: dict[int, str] = {}
        for row in await Timeline(unit).of(case_id):
            if row["event"] == "reported" and row["note"]:
                words = await unit.open(row["actor_id"], row["note"])
                found[row["facts"]["flag"]] = words or ""
        return found


def _refuse_answered(case: CaseRecord, by: int) -> None:
    if case.rule.state is CaseState.CLOSED:
        raise Refusal("case-is-closed")
    if case.rule.state is CaseState.ACKNOWLEDGED:
        if case.rule.owner == by:
            raise Refusal("case-yours-already")
        raise Refusal("case-answered-already", person=f"<@{case.rule.owner}>")


def _reading(kept: Mapping[str, Any]) -> dict[str, Any]:
    """How screening came to it, as it was sealed with the words."""
    rules = dict.fromkeys(rule for _, _, rule in kept["spans"])
    return {
        "rules": tuple(rules),
        "exceptions": tuple(kept.get("exceptions", ())),
        "reasons": tuple(map(Reason, kept.get("reasons", ()))),
        "model": kept.get("model", {}),
    }
