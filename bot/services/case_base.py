"""What all work on cases shares."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from bot.clock import Clock
from bot.domain.alarms import AlarmReason
from bot.domain.cases import CaseState, ask, worked
from bot.domain.contacts import TEAM
from bot.domain.desk import CaseRecord
from bot.domain.escalation import People
from bot.domain.notices import DEFAULT, MemberNotices, Moment
from bot.domain.outbox import Priority
from bot.domain.response_times import waits
from bot.domain.triage import Level
from bot.errors import NotFound, Refusal
from bot.services.chain import team, without
from bot.storage.alarms import AlarmRepository
from bot.storage.cases import CaseRepository, PageRepository
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.groups import GroupRepository
from bot.storage.guilds import GuildRepository
from bot.storage.lines import LineRepository
from bot.storage.outbox import Outbox
from bot.storage.timeline import Timeline
from bot.storage.unit import Unit

Tested = Callable[[Unit, int], Awaitable[None]]
"""Told, in the transaction of the acknowledgement, that a group's crisis chain answered a test page."""

Hears = Callable[[Unit, CaseRecord, str], Awaitable[None]]
"""Told, in the transaction of its cause, what happened to a case: ``answered``, ``closed``, ``reopened``."""

PATIENCE = timedelta(minutes=5)
"""How long an owner who was asked whether they are still at it has for an answer."""

PRIORITIES = {Level.CRISIS: Priority.CRISIS, Level.RED: Priority.PAGE, Level.AMBER: Priority.CASE}


HANDED = "handover-offered"
TAKEN_SINCE = frozenset({"acknowledged", "taken-over", "handover-accepted", "stale", "closed", "reopened"})


async def no_listener(_unit: Unit, _group_id: int) -> None:
    """Nobody wants to know."""


def subject(case_id: int) -> str:
    """What all messages of a case have in common."""
    return f"case:{case_id}"


def to_member(case_id: int) -> str:
    """The queue of all that a member reads about a case: it arrives in the order in which it was said."""
    return f"member:{case_id}"


class CaseWork:
    """The parts that opening, paging and working a case are made of."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        on_tested: Tested = no_listener,
        notices: MemberNotices = DEFAULT,
    ) -> None:
        self._notices = notices
        self._database, self._clock, self._on_tested = database, clock, on_tested
        self._due = Due(database)
        self._hearing: list[Hears] = []

    def on_event(self, listener: Hears) -> None:
        """Tell ``listener`` what happens to cases."""
        self._hearing.append(listener)

    async def _happened(self, unit: Unit, case: CaseRecord, event: str) -> None:
        for listener in self._hearing:
            await listener(unit, case, event)

    @staticmethod
    async def _need(unit: Unit, case_id: int) -> CaseRecord:
        case = await CaseRepository(unit).get(case_id)
        if case is None:
            raise NotFound("case-unknown", case=case_id)
        return case

    @staticmethod
    async def _people(unit: Unit, case: CaseRecord) -> People:
        """Who can be paged now. Whoever could not be reached in this round is left out while others remain."""
        rounds = [page for page in await PageRepository(unit).of(case.id, case.rule.round) if page.user_id]
        failed = {page.user_id for page in rounds if page.result == "failed"}
        failed -= {page.user_id for page in rounds if page.result != "failed"}
        paged = [page.user_id for page in rounds if page.user_id and not page.outside]
        people = await team(unit, case.group_id, case.policy, case.rule.level, paged)
        return without(people, {who for who in failed if who})

    @staticmethod
    async def _page(
        unit: Unit, case: CaseRecord, person: int | None, step: int, reason: str = "step", *, outside: bool = False
    ) -> int:
        """Owe a page to a person, or outside Discord to whom ``person`` names (TEAM, EVERYBODY); its number."""
        user = person if person and person > TEAM else None
        page = await PageRepository(unit).add(case.id, user, step, case.rule.round, outside=outside)
        facts: dict[str, str | int] = {"case": case.id, "page": page, "reason": reason}
        if outside:
            facts["whose"] = person or TEAM
        await Outbox(unit).send(
            "page",
            subject(case.id),
            f"page:{page}",
            priority=PRIORITIES[case.rule.level],
            user_id=None if outside else user,
            outside=outside,
            payload={**facts, **await facts_outside(unit, case)},
        )
        return page

    @staticmethod
    async def _desk(unit: Unit, case: CaseRecord, kind: str, key: str, **payload: Any) -> bool:
        """Owe a message on the case desk; False if no desk was chosen."""
        desk = (await GuildRepository(unit).get()).desk_channel_id
        if desk is None:
            await Timeline(unit).add(case.id, "no-desk")
            await AlarmRepository(unit).begin(AlarmReason.DESK)
            return False
        await Outbox(unit).send(
            kind,
            subject(case.id),
            key,
            priority=PRIORITIES[case.rule.level],
            channel_id=desk,
            payload={"case": case.id, **payload},
        )
        return True

    async def _tell_member(self, unit: Unit, case: CaseRecord, moment: Moment) -> None:
        """Tell the person, once for each ``moment`` until nobody is at it any more; then each may come again.

        After ``called`` only if they were told before.
        """
        told = await Timeline(unit).has(case.id, "member-told")
        if case.drill or not case.person_id or (moment is not Moment.CALLED and not told):
            return
        if moment is not Moment.CALLED and case.rule.level not in self._notices.at(moment).levels:
            return
        turn = await Timeline(unit).count(case.id, "stale")
        line = await LineRepository(unit).of_case(case.id)
        thread = line.member_channel_id if line else None
        sent = await Outbox(unit).send(
            "member-notice",
            f"notice:{case.id}",
            f"notice:{case.id}:{moment.value}" + (f":{turn}" if turn else ""),
            priority=Priority.MEMBER if moment is Moment.ANSWERED else PRIORITIES[case.rule.level],
            channel_id=thread,
            user_id=None if thread else case.person_id,
            payload={"case": case.id, "moment": moment.value},
            queue=to_member(case.id),
        )
        if sent and not told:
            await Timeline(unit).add(case.id, "member-told")

    @staticmethod
    async def _word(unit: Unit, case: CaseRecord, person: int, moment: str, *, by: int | None = None) -> None:
        """Owe a professional a short word about a case; ``moment`` names the text."""
        number = len(await Timeline(unit).of(case.id))
        await Outbox(unit).send(
            "case-word",
            subject(case.id),
            f"case-word:{case.id}:{moment}:{person}:{number}",
            priority=Priority.CASE,
            user_id=person,
            payload={"case": case.id, "moment": moment, "by": by or 0},
        )

    @staticmethod
    async def _ask_owner(unit: Unit, case: CaseRecord) -> None:
        """Nothing happened for a while: the owner is asked whether they are still at it, before it pages again."""
        rule = ask(case.rule, unit.now(), PATIENCE)
        await CaseRepository(unit).save(case, rule)
        number = await Timeline(unit).add(case.id, "asked", case.rule.owner)
        await Outbox(unit).send(
            "still-on-it",
            subject(case.id),
            f"still-on-it:{case.id}:{number}",
            priority=PRIORITIES[case.rule.level],
            user_id=case.rule.owner,
            payload={"case": case.id, "number": number},
        )
        await Outbox(unit).refresh(subject(case.id))

    @staticmethod
    async def _offered_to(unit: Unit, case_id: int) -> int | None:
        offered: int | None = None
        for row in await Timeline(unit).of(case_id):
            if row["event"] == HANDED:
                offered = row["facts"]["to"]
            elif row["event"] in TAKEN_SINCE:
                offered = None
        return offered

    @staticmethod
    async def _withdraw_pages(unit: Unit, case_id: int) -> None:
        await Outbox(unit).withdraw(subject(case_id), "page")
        await Outbox(unit).withdraw(subject(case_id), "page-desk")
        await PageRepository(unit).withdraw(case_id)


async def need_open(unit: Unit, case_id: int) -> CaseRecord:
    """The case; raises NotFound, and Refusal if it is closed."""
    case = await CaseRepository(unit).get(case_id)
    if case is None:
        raise NotFound("case-unknown", case=case_id)
    if case.rule.state is CaseState.CLOSED:
        raise Refusal("case-is-closed")
    return case


async def need_mine(unit: Unit, case_id: int, by: int) -> CaseRecord:
    """The open case that ``by`` answers for. Raises NotFound, and Refusal if it is closed or somebody else's."""
    case = await need_open(unit, case_id)
    if case.rule.owner != by:
        raise Refusal("case-not-yours", case=case_id)
    return case


async def work_on(unit: Unit, case: CaseRecord, by: int) -> None:
    """Something was done in a case: its owner's work keeps it fresh, and its cards are drawn again."""
    if case.rule.owner == by:
        await CaseRepository(unit).save(case, worked(case.rule, unit.now(), case.policy.stale_after))
    await Outbox(unit).refresh(subject(case.id))


async def facts_outside(unit: Unit, case: CaseRecord) -> dict[str, str | int]:
    """What a page outside Discord may say: level, alias and number."""
    group = await GroupRepository(unit).get(case.group_id)
    level = f"DRILL {case.rule.level.word}" if case.drill else case.rule.level.word
    return {"level": level, "alias": group.alias if group else "–"}


async def waiting_since(unit: Unit, case: CaseRecord) -> datetime:
    """Since when somebody has been waiting for an answer in this case, over all rounds of paging; by ``waits``."""
    events = [(row["event"], row["at"], row["facts"]) for row in await Timeline(unit).of(case.id)]
    going_on = [one.began for one in waits(case.rule.level, events) if one.ended is None]
    return going_on[-1] if going_on else case.opened_at
