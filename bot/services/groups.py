"""A group's life: made as a draft, tested, open, paused, archived and open again; and who leads it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from bot.clock import Clock
from bot.content import Content
from bot.content.countries import find_country
from bot.domain.groups import GroupState, move_group
from bot.domain.outbox import Priority
from bot.domain.phases import admits, reopened
from bot.domain.records import GroupRecord
from bot.domain.when import known_zone
from bot.errors import BadInput, NotFound, Refusal
from bot.services.building import Building, GroupBuilder, tell_staff, to_testing
from bot.services.places import offer
from bot.storage.agreements import AgreementRepository
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.guilds import ProfessionalRepository
from bot.storage.mirror import MirrorRepository
from bot.storage.outbox import Outbox
from bot.storage.tables import groups
from bot.storage.unit import Unit

LEASE = timedelta(seconds=60)
"""A draft whose making was cut off is taken up again after this; so is a change that Discord refused."""
SMALLEST, LARGEST = 2, 50

Opened = Callable[[Unit, GroupRecord], Awaitable[None]]
"""Told, in the transaction that opens a group for the first time or again."""

Moved = Callable[[Unit, int], Awaitable[None]]
"""Told, in the transaction that moves a group to another state, with its number."""

Settled = Callable[[Unit, int], Awaitable[None]]
"""Told, in the transaction that ends what was due for a group, with its number."""


@dataclass(frozen=True, slots=True)
class NewGroup:
    """What an administrator asks for; ``alias`` is the neutral name shown in Discord."""

    type: str
    name: str
    alias: str
    zone: str
    country: str
    capacity: int
    facilitators: tuple[int, ...]


class GroupService:
    """Groups of all guilds, always one guild at a time."""

    def __init__(self, database: Database, clock: Clock, content: Content) -> None:
        self._database, self._clock, self._content = database, clock, content
        self._due = Due(database)
        self._builder: GroupBuilder | None = None
        self._opened: list[Opened] = []
        self._settled: list[Settled] = []
        self._moved: list[Moved] = []
        self.building = Building(database)

    def use_builder(self, builder: GroupBuilder) -> None:
        """Let the sweep bring Discord in step through ``builder``."""
        self._builder = builder

    def on_open(self, listener: Opened) -> None:
        """Tell ``listener`` of each opening."""
        self._opened.append(listener)

    def on_move(self, listener: Moved) -> None:
        """Tell ``listener`` whenever a group is opened, paused, archived or taken up again."""
        self._moved.append(listener)

    def on_settled(self, listener: Settled) -> None:
        """Tell ``listener`` whenever what was due for a group is done."""
        self._settled.append(listener)

    async def create(self, guild_id: int, by: int, wanted: NewGroup) -> int:
        """Enter a draft with the agreement of its kind; its number. Raises BadInput and Refusal."""
        kind = self._content.group_types.get(wanted.type)
        if kind is None:
            raise BadInput("group-type-unknown")
        async with self._database.unit(guild_id) as unit:
            rows = GroupRepository(unit)
            await self._check_names(rows, wanted.name, wanted.alias)
            for user_id in wanted.facilitators:
                await self._check_leader(unit, wanted.type, user_id)
            group_id = await rows.add(
                type=wanted.type,
                name=wanted.name.strip(),
                alias=wanted.alias,
                state=GroupState.DRAFT.value,
                zone=known_zone(wanted.zone.strip()),
                country=country_code(wanted.country),
                capacity=wanted.capacity,
                due_at=unit.now() + LEASE,
            )
            for user_id in wanted.facilitators:
                await rows.add_facilitator(group_id, user_id)
            await AgreementRepository(unit).add(group_id, 1, kind.agreement.short, kind.agreement.long, by)
            unit.wake()
        return group_id

    async def next_number(self, guild_id: int) -> int:
        """A number for the next group's neutral name."""
        async with self._database.reading(guild_id) as unit:
            return max((group.id for group in await GroupRepository(unit).list()), default=0) + 1

    async def get(self, guild_id: int, group_id: int) -> GroupRecord:
        """The group; raises NotFound if this guild has none of that number."""
        async with self._database.reading(guild_id) as unit:
            return await need(unit, group_id)

    async def of_channel(self, guild_id: int, channel_id: int) -> GroupRecord | None:
        """The group whose channel (not thread) this is."""
        async with self._database.reading(guild_id) as unit:
            return await GroupRepository(unit).of_channel(channel_id)

    async def channels(self, guild_id: int, group_id: int) -> Mapping[str, int]:
        """Role → channel id."""
        async with self._database.reading(guild_id) as unit:
            return await GroupRepository(unit).channels(group_id)

    async def facilitators(self, guild_id: int, group_id: int) -> list[int]:
        """User ids of those who lead the group."""
        async with self._database.reading(guild_id) as unit:
            return await GroupRepository(unit).facilitators(group_id)

    async def visible(self, guild_id: int, user_id: int, *, administrator: bool) -> list[GroupRecord]:
        """All groups for administrators and supervisors; for others those they lead or are in."""
        async with self._database.reading(guild_id) as unit:
            rows = GroupRepository(unit)
            record = await ProfessionalRepository(unit).get(user_id)
            supervises = record is not None and record.supervisor and record.valid(self._clock.now().date())
            mine = {*await rows.led_by(user_id), *await EnrolmentRepository(unit).groups_of(user_id)}
            found = await rows.list()
        return [group for group in found if administrator or supervises or group.id in mine]

    async def edit(
        self, guild_id: int, group_id: int, *, name: str, zone: str, country: str, capacity: str, admitting: bool
    ) -> None:
        """Change what a facilitator may change. Raises BadInput; nobody loses a place when there are fewer."""
        places = int(capacity) if capacity.strip().isdigit() else 0
        if not SMALLEST <= places <= LARGEST:
            raise BadInput("group-capacity-unreadable", smallest=SMALLEST, largest=LARGEST)
        async with self._database.unit(guild_id) as unit:
            group = await need(unit, group_id)
            rows = GroupRepository(unit)
            if name.strip() != group.name:
                await self._check_names(rows, name, "")
            await rows.save(
                group_id,
                name=name.strip(),
                zone=known_zone(zone.strip()),
                country=country_code(country),
                capacity=places,
                admitting=admitting,
            )
            await self._changed(unit, group_id)

    async def pause(self, guild_id: int, group_id: int) -> None:
        """Members can read and no longer write, until the group is resumed. Raises Refusal."""
        await self._move(guild_id, group_id, GroupState.PAUSED)

    async def resume(self, guild_id: int, group_id: int) -> None:
        """A paused group is open again. Raises Refusal."""
        async with self._database.unit(guild_id) as unit:
            group = await need(unit, group_id)
            if group.state is not GroupState.PAUSED:
                raise Refusal("group-state-wrong", state=group.state.value)
            await self._open(unit, group)

    async def archive(self, guild_id: int, group_id: int) -> None:
        """Members no longer see the channels; nothing is deleted. Raises Refusal."""
        await self._move(guild_id, group_id, GroupState.ARCHIVED)

    async def reopen(self, guild_id: int, group_id: int) -> None:
        """An archived group goes back to its test page, and opens when that is acknowledged. Raises Refusal."""
        async with self._database.unit(guild_id) as unit:
            group = await need(unit, group_id)
            if group.state is not GroupState.ARCHIVED:
                raise Refusal("group-state-wrong", state=group.state.value)
            await to_testing(unit, group)
            await GroupRepository(unit).set_phase(group_id, group.phase, reopened(group.phase), None)
            await self._changed(unit, group_id)

    async def add_facilitator(self, guild_id: int, group_id: int, user_id: int) -> None:
        """Let a person lead, with a valid record where the kind of group asks for one. Raises Refusal."""
        async with self._database.unit(guild_id) as unit:
            group = await need(unit, group_id)
            await self._check_leader(unit, group.type, user_id)
            await GroupRepository(unit).add_facilitator(group_id, user_id)
            await self._changed(unit, group_id)

    async def remove_facilitator(self, guild_id: int, group_id: int, user_id: int) -> None:
        """Let a person no longer lead. Raises Refusal for the last one."""
        async with self._database.unit(guild_id) as unit:
            await need(unit, group_id)
            leading = await GroupRepository(unit).facilitators(group_id)
            if user_id not in leading:
                raise NotFound("group-not-facilitator")
            if len(leading) == 1:
                raise Refusal("group-last-facilitator")
            await GroupRepository(unit).remove_facilitator(group_id, user_id)
            await self._changed(unit, group_id)

    async def invite(self, guild_id: int, group_id: int, channel_id: int) -> None:
        """Owe the card with which people join to a channel. Raises Refusal unless the group is open."""
        async with self._database.unit(guild_id) as unit:
            group = await need(unit, group_id)
            if group.state is not GroupState.OPEN:
                raise Refusal("join-not-open")
            if not admits(group.state, group.phase):
                raise Refusal("join-ending")
            await Outbox(unit).send(
                "group-join",
                f"group:{group_id}",
                f"group-join:{group_id}:{channel_id}:{unit.now().isoformat()}",
                priority=Priority.ROUTINE,
                channel_id=channel_id,
                payload={"group": group_id},
            )

    async def tested(self, unit: Unit, group_id: int, now: datetime) -> None:
        """The crisis chain acknowledged a test page at ``now``: a group that waited for it opens."""
        group = await GroupRepository(unit).get(group_id)
        if group is None or group.state is not GroupState.TESTING:
            return
        await GroupRepository(unit).save(group_id, tested_at=now)
        await self._open(unit, group)
        await tell_staff(unit, group_id, "group-opened")

    async def run_due(self, now: datetime) -> int:
        """Bring Discord in step with groups that changed, and offer places that came free."""
        return await self._due.each(groups, now, partial(self._follow, lease=now + LEASE))

    async def _follow(self, guild_id: int, group_id: int, lease: datetime) -> None:
        async with self._database.unit(guild_id) as unit:
            if not await GroupRepository(unit).lease(group_id, lease):
                return
        if self._builder is not None and not await self._builder.settle(guild_id, group_id):
            return
        async with self._database.unit(guild_id) as unit:
            group = await GroupRepository(unit).get(group_id)
            if group is not None:
                await GroupRepository(unit).settle(group_id, lease, await self._owed(unit, group))

    async def _owed(self, unit: Unit, group: GroupRecord) -> datetime | None:
        """When something is to be done for the group again: a held place comes free, or its last day is over."""
        place, last = await offer(unit, group), group.ending.until if group.ending else None
        for listener in self._settled:
            await listener(unit, group.id)
        return min((at for at in (place, last) if at is not None and at > unit.now()), default=None)

    async def _move(self, guild_id: int, group_id: int, to: GroupState) -> None:
        async with self._database.unit(guild_id) as unit:
            await self._step(unit, await need(unit, group_id), to)

    async def _open(self, unit: Unit, group: GroupRecord) -> None:
        await self._step(unit, group, GroupState.OPEN)
        for listener in self._opened:
            await listener(unit, group)

    async def _step(self, unit: Unit, group: GroupRecord, to: GroupState) -> None:
        try:
            move_group(group.state, to)
        except ValueError:
            raise Refusal("group-state-wrong", state=group.state.value) from None
        await GroupRepository(unit).move(group.id, group.state, to)
        await MirrorRepository(unit).owe(group.id)
        for listener in self._moved:
            await listener(unit, group.id)
        await self._changed(unit, group.id)

    @staticmethod
    async def _changed(unit: Unit, group_id: int) -> None:
        await GroupRepository(unit).owe(group_id)
        await Outbox(unit).refresh(f"group:{group_id}")

    @staticmethod
    async def _check_names(rows: GroupRepository, name: str, alias: str) -> None:
        if not 2 <= len(name.strip()) <= 80:
            raise BadInput("group-name-unreadable")
        for group in await rows.list():
            if group.name.lower() == name.strip().lower() or group.alias == alias:
                raise BadInput("group-name-taken")

    async def _check_leader(self, unit: Unit, kind: str, user_id: int) -> None:
        if not self._content.group_types[kind].needs_professional:
            return
        record = await ProfessionalRepository(unit).get(user_id)
        if record is None or not record.valid(self._clock.now().date()):
            raise Refusal("group-facilitator-without-record", person=f"<@{user_id}>")


async def need(unit: Unit, group_id: int) -> GroupRecord:
    """The group; raises NotFound if this guild has none of that number."""
    group = await GroupRepository(unit).get(group_id)
    if group is None:
        raise NotFound("group-unknown")
    return group


def country_code(text: str, language: str = "en") -> str:
    """The two letters of the country that is meant, by name or by code; raises BadInput."""
    code = find_country(text, language)
    if code is None:
        raise BadInput("country-unreadable")
    return code
