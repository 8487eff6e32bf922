"""Members asking for a human: calls and reports. What they are told is what the rota says."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.desk import CaseRecord, Sighting
from bot.domain.escalation import plan_step
from bot.domain.triage import Kind, Level, Source
from bot.errors import BadInput, NotFound
from bot.services.flagging import Flagging
from bot.services.rota import Coverage, coverage
from bot.storage.cases import FlagRepository
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.guilds import ProfessionalRepository
from bot.storage.timeline import Timeline
from bot.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Help:
    """The truth for a member: names of those ``on_duty``, of those who are ``called``, and where helplines are from."""

    case_id: int
    group_id: int
    on_duty: tuple[str, ...]
    called: tuple[str, ...]
    owner: str | None
    coverage: Coverage
    country: str
    source: Source


@dataclass(frozen=True, slots=True)
class Reported:
    """A message somebody reports, and why; ``text`` is None if it is gone."""

    group_id: int
    channel_id: int
    message_id: int
    author_id: int
    text: str | None
    reason: str
    level: Level

    def fingerprint(self, reporter_id: int) -> str:
        """One person reports one message once."""
        return f"report:{self.message_id}:{reporter_id}"

    def sighting(self, reporter_id: int) -> Sighting:
        """What a flag of it says."""
        return Sighting(
            self.group_id,
            self.author_id,
            self.level,
            Source.REPORT,
            self.fingerprint(reporter_id),
            {Kind.REPORT},
            text=self.text,
            channel_id=self.channel_id,
            message_id=self.message_id,
            reporter_id=reporter_id,
        )


class Support(Flagging):
    """Calls for a person, and reports of messages."""

    async def group_for_call(self, guild_id: int, user_id: int, channel_id: int | None) -> int:
        """The group a call is about: that of the channel, else one the person is in. Raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            mine = await EnrolmentRepository(unit).groups_of(user_id)
            here = await GroupRepository(unit).of_channel(channel_id) if channel_id else None
        if here is not None and here.id in mine:
            return here.id
        if not mine:
            raise NotFound("support-no-group")
        return mine[0]

    async def call(self, guild_id: int, group_id: int, user_id: int, key: int, *, danger: bool = False) -> Help:
        """A member asks for a person: somebody is paged whatever the hour. ``key`` is the press, so that one is one."""
        level = Level.CRISIS if danger else Level.RED
        async with self._database.unit(guild_id) as unit:
            seen = Sighting(group_id, user_id, level, Source.CALL, f"call:{key}:{level.word}", {Kind.CALL})
            case_id = await self.raise_flag(unit, seen)
            if not await Timeline(unit).has(case_id, "member-told"):
                await Timeline(unit).add(case_id, "member-told")
            return await self._help(unit, await self._need(unit, case_id), user_id)

    async def help(self, guild_id: int, case_id: int, reader: int | None = None) -> Help:
        """What the person of a case is told now, or ``reader``, who may be elsewhere. Raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            case = await self._need(unit, case_id)
            return await self._help(unit, case, reader or case.person_id)

    async def report(self, guild_id: int, reporter_id: int, what: Reported) -> int:
        """A member reports a message: the case is about its writer, the reason is sealed as the reporter's own words.

        Raises BadInput without a reason.
        """
        if not what.reason.strip():
            raise BadInput("report-reason-empty")
        async with self._database.unit(guild_id) as unit:
            new = await FlagRepository(unit).case_of(what.fingerprint(reporter_id)) is None
            case_id = await self.raise_flag(unit, what.sighting(reporter_id))
            if new:
                flag = (await FlagRepository(unit).of(case_id))[-1]
                box = await unit.seal(reporter_id, what.reason.strip())
                await Timeline(unit).add(case_id, "reported", reporter_id, box, flag=flag.id)
            return case_id

    async def _help(self, unit: Unit, case: CaseRecord, user_id: int) -> Help:
        truth, rule = await coverage(unit), case.rule
        called: tuple[int, ...] = ()
        if rule.owner is None and rule.paging_since is not None:
            people = await self._people(unit, case)
            plan = plan_step(case.policy, rule.level, rule.step, rule.paging_since, people, unit.now())
            called = tuple(dict.fromkeys([*people.paged, *plan.people]))
        names = {one.user_id: one.name for one in await ProfessionalRepository(unit).list()}
        enrolment = await EnrolmentRepository(unit).get(case.group_id, user_id)
        group = await GroupRepository(unit).get(case.group_id)
        return Help(
            case.id,
            case.group_id,
            tuple(names[who] for who in truth.on_duty if who in names),
            tuple(names[who] for who in called if who in names),
            names.get(rule.owner) if rule.owner else None,
            truth,
            (enrolment.country if enrolment else None) or (group.country if group else ""),
            case.source,
        )
