"""Handover at the end of a shift: what somebody still answers for goes to whoever is on duty next, once they accept.

While somebody answers for a case or owes a follow-up, a row is due at the end of their duty, as the rota has it; it is
looked at again every hour, since a rota changes. Until the next person accepts, everything stays where it is; if they
do not, the supervisors are told.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.domain.cases import acknowledge
from bot.domain.desk import CaseRecord
from bot.domain.outbox import Priority
from bot.domain.rota import present_until
from bot.domain.work import HandoverRecord
from bot.errors import NotFound, Refusal
from bot.services.case_base import Hears, subject
from bot.services.rota import coverage
from bot.storage.cases import CaseRepository, FollowUpRepository
from bot.storage.casework import HandoverRepository
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.duties import DutyRepository
from bot.storage.guilds import GuildRepository
from bot.storage.outbox import Outbox
from bot.storage.rota import RotaRepository
from bot.storage.tables import handovers
from bot.storage.timeline import Timeline
from bot.storage.unit import Unit

LOOK_AGAIN = timedelta(hours=1)
WAIT = timedelta(minutes=15)
"""How long the next person has to accept before the supervisors are told."""
AHEAD = timedelta(hours=16)
"""Follow-ups that fall due within this time are handed over too."""


@dataclass(frozen=True, slots=True)
class Handover:
    """What is handed over, as it is now."""

    record: HandoverRecord
    cases: tuple[CaseRecord, ...]
    followups: tuple[int, ...]


class HandoverService:
    """Watches the ends of shifts."""

    def __init__(self, database: Database, clock: Clock, told: Hears) -> None:
        self._database, self._clock, self._told = database, clock, told
        self._due = Due(database)

    async def heard(self, unit: Unit, case: CaseRecord, event: str) -> None:
        """Somebody answers for a case, or is asked for a follow-up: the end of their duty is watched."""
        if event == "answered" and case.rule.owner is not None and not case.drill:
            await self._watch(unit, case.rule.owner)
        if event == "followup-due":
            for row in await FollowUpRepository(unit).of(case.id):
                if row.done_at is None:
                    await self._watch(unit, row.assignee_id)

    async def get(self, guild_id: int, handover_id: int) -> Handover | None:
        """A handover, and what it is about now."""
        async with self._database.reading(guild_id) as unit:
            found = await HandoverRepository(unit).get(handover_id)
            return await self._content(unit, found) if found else None

    async def offered_by(self, guild_id: int, giver: int) -> int:
        """The number of what somebody leaves at the end of their shift and nobody has taken. Raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            found = await HandoverRepository(unit).waiting_of(giver)
        if found is None or found.state == "coming":
            raise NotFound("shift-handover-none", person=f"<@{giver}>")
        return found.id

    async def accept(self, guild_id: int, handover_id: int, by: int) -> Handover:
        """Take over all of it. Raises NotFound, and Refusal if somebody has or if it is one's own."""
        async with self._database.unit(guild_id) as unit:
            found = await HandoverRepository(unit).get(handover_id)
            if found is None:
                raise NotFound("shift-handover-unknown")
            if found.giver == by:
                raise Refusal("shift-handover-own")
            content = await self._content(unit, found)
            if not await HandoverRepository(unit).accept(handover_id, by):
                raise Refusal("shift-handover-taken", person=f"<@{found.receiver}>")
            for case in content.cases:
                await self._give(unit, case, by)
            for followup in content.followups:
                await HandoverRepository(unit).give_followup(followup, by)
            await Outbox(unit).refresh(f"handover:{handover_id}")
            await self._watch(unit, by)
            return content

    async def run_due(self, now: datetime) -> int:
        """Offer what is left at the end of a shift, and tell supervisors when nobody takes it."""
        return await self._due.units(handovers, now, self._look)

    async def _watch(self, unit: Unit, person: int) -> None:
        end = await _end_of_duty(unit, person)
        if end is None or await HandoverRepository(unit).waiting_of(person) is not None:
            return
        await HandoverRepository(unit).add(person, end, min(end, unit.now() + LOOK_AGAIN))

    async def _look(self, unit: Unit, number: int) -> None:
        rows, found = HandoverRepository(unit), await HandoverRepository(unit).get(number)
        if found is None:
            return
        content = await self._content(unit, found)
        if not content.cases and not content.followups:
            await rows.save(found.id, state="nothing", due_at=None)
            await Outbox(unit).refresh(f"handover:{found.id}")
            return
        end = await _end_of_duty(unit, found.giver)
        if end is not None:
            await rows.save(found.id, state="coming", at=end, due_at=min(end, unit.now() + LOOK_AGAIN))
            return
        if found.state == "coming":
            await self._offer(unit, found)
        else:
            await self._late(unit, found)

    async def _offer(self, unit: Unit, found: HandoverRecord) -> None:
        present = [who for who in (await coverage(unit)).on_duty if who != found.giver]
        if not present:
            await self._late(unit, found)
            return
        now = unit.now()
        given = {"receiver_id": present[0], "at": now, "due_at": now + WAIT}
        await HandoverRepository(unit).save(found.id, state="offered", **given)
        await self._send(unit, found, [present[0]], "offered")

    async def _late(self, unit: Unit, found: HandoverRecord) -> None:
        """Nobody is there, or nobody accepts: the supervisors are told, and again every hour."""
        above = await DutyRepository(unit).supervisors(unit.now().date())
        await HandoverRepository(unit).save(found.id, state="late", due_at=unit.now() + LOOK_AGAIN)
        await self._send(unit, found, above, "late")

    async def _send(self, unit: Unit, found: HandoverRecord, people: list[int], moment: str) -> None:
        desk = (await GuildRepository(unit).get()).desk_channel_id
        places: list[tuple[int | None, int | None]] = [(person, None) for person in people]
        if desk is not None and found.state == "coming":
            places.append((None, desk))
        for person, channel in places:
            await Outbox(unit).send(
                "handover",
                f"handover:{found.id}",
                f"handover:{found.id}:{moment}:{person or channel}:{int(unit.now().timestamp())}",
                priority=Priority.CASE,
                user_id=person,
                channel_id=channel,
                payload={"handover": found.id},
            )
        await Outbox(unit).refresh(f"handover:{found.id}")

    async def _give(self, unit: Unit, case: CaseRecord, to: int) -> None:
        rule = acknowledge(case.rule, to, unit.now(), case.policy.stale_after)
        await CaseRepository(unit).save(case, rule)
        await Timeline(unit).add(case.id, "handover-accepted", to, before=case.rule.owner)
        await Outbox(unit).refresh(subject(case.id))
        fresh = await CaseRepository(unit).get(case.id)
        if fresh is not None:
            await self._told(unit, fresh, "answered")

    @staticmethod
    async def _content(unit: Unit, found: HandoverRecord) -> Handover:
        rows, cases = HandoverRepository(unit), CaseRepository(unit)
        mine = [await cases.get(number) for number in await rows.cases_of(found.giver)]
        due = await rows.followups_of(found.giver, unit.now() + AHEAD)
        return Handover(found, tuple(case for case in mine if case is not None), tuple(due))


async def _end_of_duty(unit: Unit, person: int) -> datetime | None:
    """When this person's duty ends; None if they are not on duty now."""
    return present_until(await RotaRepository(unit).valid(unit.now().date()), person, unit.now())
