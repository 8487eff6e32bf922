"""A person's way into a group, through it and out of it.

applied → (waiting →) preparing → active → leaving → left. A person who applies says their age and country; with a
place for them they prepare (agreement, consents) and become active; without one they wait until a place is offered.
Who prepares for longer than a place is held, and then finds the group full, goes back to waiting, in their old turn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.clock import Clock
from bot.domain.groups import Consent, EnrolmentState, GroupState, move_enrolment, needs_agreement
from bot.domain.phases import admits
from bot.domain.records import EnrolmentRecord, GroupRecord
from bot.errors import BadInput, NotFound, Refusal
from bot.services.building import tell_staff
from bot.services.feedback_exits import step_out_of_all
from bot.services.groups import country_code, need
from bot.services.leaving import say_left
from bot.services.parting import part
from bot.services.places import free, taken, waiting
from bot.storage.agreements import AgreementRepository
from bot.storage.database import Database
from bot.storage.enrolments import STAYING, EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.guilds import GuildRepository
from bot.storage.outbox import Outbox
from bot.storage.unit import Unit
from bot.storage.voices import VoiceRepository

UNFINISHED = (EnrolmentState.APPLIED, EnrolmentState.WAITING, EnrolmentState.PREPARING)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands; ``place`` is their place in the line (from 1) while they wait."""

    state: EnrolmentState
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """A group's people for its facilitators; ``unscreened`` and ``outdated`` are counts of members."""

    group: GroupRecord
    members: tuple[EnrolmentRecord, ...]
    preparing: int
    waiting: int
    unscreened: int
    outdated: int


class EnrolmentService:
    """Joining, consenting, waiting, leaving."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def standing(self, guild_id: int, group_id: int, user_id: int) -> Standing | None:
        """Where a person stands with a group; None if they never applied."""
        async with self._database.reading(guild_id) as unit:
            return await self._standing(unit, group_id, user_id)

    async def taken(self, guild_id: int, group_id: int) -> int:
        """How many places of a group are taken."""
        async with self._database.reading(guild_id) as unit:
            return await taken(unit, group_id)

    async def apply(self, guild_id: int, group_id: int, user_id: int) -> Standing:
        """Begin to join, or go on where it was left. Raises Refusal when the group takes nobody in."""
        async with self._database.unit(guild_id) as unit:
            group = await need(unit, group_id)
            known = await self._standing(unit, group_id, user_id)
            if known is not None and known.state in STAYING:
                return known
            if group.state is not GroupState.OPEN:
                raise Refusal("join-not-open")
            if not admits(group.state, group.phase):
                raise Refusal("join-ending")
            if known is not None and known.state in UNFINISHED:
                return known
            if not group.admitting:
                raise Refusal("join-closed")
            if user_id in await GroupRepository(unit).facilitators(group_id):
                raise Refusal("join-facilitator")
            await EnrolmentRepository(unit).apply(group_id, user_id, await unit.seal(user_id, ""))
        return Standing(EnrolmentState.APPLIED)

    async def about(
        self,
        guild_id: int,
        group_id: int,
        user_id: int,
        *,
        of_age: bool,
        country: str,
        reference: str,
        language: str = "en",
    ) -> Standing:
        """Save age, country (as written in ``language``) and the opaque reference; then a place, or the line.

        Of somebody too young nothing is kept: their standing is LEFT. Raises BadInput.
        """
        code = country_code(country, language)
        async with self._database.unit(guild_id) as unit:
            enrolment = await self._need(unit, group_id, user_id, UNFINISHED)
            rows = EnrolmentRepository(unit)
            if not of_age:
                await rows.move(enrolment, EnrolmentState.LEFT, of_age=None, country=None, emergency_reference=None)
            else:
                box = await unit.seal(user_id, reference.strip()[:100])
                await rows.save(enrolment.id, of_age=True, country=code, emergency_reference=box)
                if enrolment.state is EnrolmentState.APPLIED:
                    await self._take_or_wait(unit, await need(unit, group_id), enrolment)
            known = await self._standing(unit, group_id, user_id)
        if not of_age:
            return Standing(EnrolmentState.LEFT)
        assert known is not None
        return known

    async def country(self, guild_id: int, group_id: int, user_id: int) -> str:
        """The country (two letters) by which this person is shown helplines; the group's if they gave none."""
        async with self._database.reading(guild_id) as unit:
            return await country_of(unit, group_id, user_id)

    async def move_country(self, guild_id: int, group_id: int, user_id: int, text: str, language: str) -> str:
        """The person is in another country now; its two letters. Raises BadInput, and Refusal without a seat."""
        code = country_code(text, language)
        async with self._database.unit(guild_id) as unit:
            enrolment = await self._need(unit, group_id, user_id, (*UNFINISHED, *STAYING))
            await EnrolmentRepository(unit).save(enrolment.id, country=code)
        return code

    async def asked(self, guild_id: int) -> tuple[Consent, ...]:
        """The consents that are asked for here; statistical screening only where the clinic has not ruled it out."""
        async with self._database.reading(guild_id) as unit:
            guild = await GuildRepository(unit).get()
        return tuple(one for one in Consent if one is not Consent.STATISTICAL or guild.statistical is not False)

    async def accept(
        self, guild_id: int, group_id: int, user_id: int, version: int, given: Mapping[Consent, bool]
    ) -> Standing:
        """Accept ``version`` of the agreement, with a word on each consent; a place follows, or the line.

        Raises BadInput without the ground rules, Refusal if the agreement has changed since it was read.
        """
        if not given.get(Consent.GROUND_RULES):
            raise BadInput("join-ground-rules-needed")
        async with self._database.unit(guild_id) as unit:
            group = await need(unit, group_id)
            enrolment = await self._need(unit, group_id, user_id, (EnrolmentState.PREPARING, *STAYING))
            current = await AgreementRepository(unit).current(group_id)
            if current is None or current.version != version:
                raise Refusal("agreement-changed-meanwhile")
            rows = EnrolmentRepository(unit)
            await rows.decide(group_id, user_id, given, version)
            await rows.save(enrolment.id, accepted_version=version, accepted_at=unit.now())
            if enrolment.state is EnrolmentState.PREPARING:
                await self._seat(unit, group, enrolment)
            known = await self._standing(unit, group_id, user_id)
            assert known is not None
            return known

    async def consents(self, guild_id: int, group_id: int, user_id: int) -> Mapping[Consent, bool]:
        """A member's latest word on each consent. Raises NotFound for somebody who is not a member."""
        async with self._database.reading(guild_id) as unit:
            await self._need(unit, group_id, user_id, STAYING)
            return await EnrolmentRepository(unit).consents(group_id, user_id)

    async def reconsider(self, guild_id: int, group_id: int, user_id: int, given: Mapping[Consent, bool]) -> None:
        """Change consents at any time; the seat is kept whatever they are. The ground rules end with leaving."""
        optional: dict[Consent, bool] = {
            consent: said for consent, said in given.items() if consent is not Consent.GROUND_RULES
        }
        async with self._database.unit(guild_id) as unit:
            enrolment = await self._need(unit, group_id, user_id, STAYING)
            await EnrolmentRepository(unit).decide(group_id, user_id, optional, enrolment.accepted_version or 1)
            if optional.get(Consent.COUNTED) is False:
                await VoiceRepository(unit).forget(group_id, user_id)

    async def mine(self, guild_id: int, user_id: int) -> list[GroupRecord]:
        """Groups in which the person has an enrolment that is not over."""
        async with self._database.reading(guild_id) as unit:
            numbers = await EnrolmentRepository(unit).groups_of(user_id, (*STAYING, *UNFINISHED))
            return [await need(unit, number) for number in numbers]

    async def leave(self, guild_id: int, group_id: int, user_id: int) -> None:
        """Leave a group, or step out of the line. Raises NotFound."""
        async with self._database.unit(guild_id) as unit:
            await self.depart(unit, group_id, user_id)

    async def depart(self, unit: Unit, group_id: int, user_id: int) -> None:
        """The same, in the caller's transaction."""
        await self._out(unit, await self._need(unit, group_id, user_id, (*STAYING, *UNFINISHED)))

    async def gone(self, guild_id: int, user_id: int) -> int:
        """The person left the server: their enrolments are over; how many."""
        async with self._database.unit(guild_id) as unit:
            rows = EnrolmentRepository(unit)
            numbers = await rows.groups_of(user_id, (*STAYING, *UNFINISHED))
            for group_id in numbers:
                enrolment = await rows.get(group_id, user_id)
                assert enrolment is not None
                await self._out(unit, enrolment)
        return len(numbers)

    async def overview(self, guild_id: int, group_id: int) -> Overview:
        """A group's people, with how many are unscreened or have not answered a changed agreement."""
        async with self._database.reading(guild_id) as unit:
            group = await need(unit, group_id)
            rows = EnrolmentRepository(unit)
            members = await rows.members(group_id)
            screened = await rows.consenting(group_id, Consent.SCREENING)
            current = await AgreementRepository(unit).current(group_id)
            version = current.version if current else 1
            return Overview(
                group,
                tuple(members),
                len(await rows.members(group_id, (EnrolmentState.PREPARING,))),
                len(await waiting(unit, group_id)),
                sum(one.user_id not in screened for one in members),
                sum(needs_agreement(one.accepted_version, version) for one in members),
            )

    async def _standing(self, unit: Unit, group_id: int, user_id: int) -> Standing | None:
        enrolment = await EnrolmentRepository(unit).get(group_id, user_id)
        if enrolment is None:
            return None
        line = await waiting(unit, group_id) if enrolment.state is EnrolmentState.WAITING else []
        return Standing(enrolment.state, line.index(user_id) + 1 if user_id in line else None)

    @staticmethod
    async def _need(unit: Unit, group_id: int, user_id: int, states: tuple[EnrolmentState, ...]) -> EnrolmentRecord:
        enrolment = await EnrolmentRepository(unit).get(group_id, user_id)
        if enrolment is None or enrolment.state not in states:
            raise NotFound("join-not-enrolled")
        return enrolment

    async def _take_or_wait(self, unit: Unit, group: GroupRecord, enrolment: EnrolmentRecord) -> None:
        open_to = admits(group.state, group.phase)
        room = open_to and await free(unit, group) and not await waiting(unit, group.id)
        to = EnrolmentState.PREPARING if room else EnrolmentState.WAITING
        await EnrolmentRepository(unit).move(enrolment, move_enrolment(enrolment.state, to))
        if not room:
            await GroupRepository(unit).owe(group.id)

    async def _seat(self, unit: Unit, group: GroupRecord, enrolment: EnrolmentRecord) -> None:
        if not admits(group.state, group.phase):
            raise Refusal("join-ending" if group.state is GroupState.OPEN else "join-not-open")
        room = await free(unit, group, besides=enrolment.user_id)
        to = EnrolmentState.ACTIVE if room else EnrolmentState.WAITING  # a place is held for three days only
        await EnrolmentRepository(unit).move(enrolment, move_enrolment(enrolment.state, to))
        if room:
            await tell_staff(unit, group.id, "group-joined")
        await self._changed(unit, group.id)

    async def _out(self, unit: Unit, enrolment: EnrolmentRecord) -> None:
        stayed = enrolment.state in STAYING
        step = move_enrolment(enrolment.state, EnrolmentState.LEFT)
        await EnrolmentRepository(unit).move(enrolment, step, emergency_reference=None)
        if stayed:
            await say_left(unit, enrolment.group_id, enrolment.user_id)
            await step_out_of_all(unit, enrolment.group_id, enrolment.user_id)
            await VoiceRepository(unit).forget(enrolment.group_id, enrolment.user_id)
            await part(unit, enrolment.group_id, enrolment.user_id)
        await Outbox(unit).withdraw(f"enrolment:{enrolment.group_id}:{enrolment.user_id}")
        await self._changed(unit, enrolment.group_id)

    @staticmethod
    async def _changed(unit: Unit, group_id: int) -> None:
        await GroupRepository(unit).owe(group_id)
        await Outbox(unit).refresh(f"group:{group_id}")


async def country_of(unit: Unit, group_id: int, user_id: int) -> str:
    """Where a person is, as they said; else where the group is; two letters, or nothing."""
    enrolment, group = await EnrolmentRepository(unit).get(group_id, user_id), await GroupRepository(unit).get(group_id)
    return (enrolment.country if enrolment else None) or (group.country if group else "")
