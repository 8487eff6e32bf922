"""What Discord must show of a group, and how far it is built. Discord itself is changed by a ``GroupBuilder``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from bot.domain.groups import GroupState, move_group
from bot.domain.outbox import Priority
from bot.domain.records import GroupRecord
from bot.storage.database import Database
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.guests import VisitRepository
from bot.storage.mirror import MirrorRepository
from bot.storage.outbox import Outbox
from bot.storage.talk_hours import HoursRepository
from bot.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """What Discord must show: the group, its channels that exist by role, and who may come in.

    ``writable`` says whether members can write in the text channel at this hour.
    """

    group: GroupRecord
    channels: Mapping[str, int]
    facilitators: tuple[int, ...]
    members: tuple[int, ...]
    guests: tuple[int, ...] = ()
    writable: bool = True


class GroupBuilder(Protocol):
    """Brings Discord in step with a plan. Doing it twice changes nothing."""

    async def settle(self, guild_id: int, group_id: int) -> bool:
        """Make what is missing and set who may see what; False if it has to be tried again later."""
        ...


class Building:
    """Keeps each step of building a group as soon as Discord has taken it, so that any step can be the last."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def plan(self, guild_id: int, group_id: int) -> GroupPlan | None:
        """What must be there; None if there is no such group (any more)."""
        async with self._database.reading(guild_id) as unit:
            rows = GroupRepository(unit)
            group = await rows.get(group_id)
            if group is None:
                return None
            members = await EnrolmentRepository(unit).members(group_id)
            hours = await HoursRepository(unit).get(group_id)
            return GroupPlan(
                group,
                await rows.channels(group_id),
                tuple(await rows.present_facilitators(group_id)),
                tuple(one.user_id for one in members),
                await VisitRepository(unit).inside(group_id),
                writable=hours is None or hours.open,
            )

    async def category_made(self, guild_id: int, group_id: int, category_id: int) -> None:
        """The group's category exists."""
        async with self._database.unit(guild_id) as unit:
            await GroupRepository(unit).save(group_id, category_id=category_id)

    async def channel_made(self, guild_id: int, group_id: int, role: str, channel_id: int) -> None:
        """The channel of a role exists."""
        async with self._database.unit(guild_id) as unit:
            await GroupRepository(unit).add_channel(group_id, role, channel_id)
            if role == "voice":
                await MirrorRepository(unit).owe(group_id)

    async def built(self, guild_id: int, group_id: int) -> None:
        """All is there: a draft goes on to its test page."""
        async with self._database.unit(guild_id) as unit:
            group = await GroupRepository(unit).get(group_id)
            if group is not None and group.state is GroupState.DRAFT:
                await to_testing(unit, group)

    async def undone(self, guild_id: int, group_id: int) -> None:
        """Nothing of the draft is left in Discord: forget it."""
        async with self._database.unit(guild_id) as unit:
            group = await GroupRepository(unit).get(group_id)
            if group is not None and group.state is GroupState.DRAFT:
                await GroupRepository(unit).remove(group_id)


async def to_testing(unit: Unit, group: GroupRecord) -> None:
    """Move the group to its test page and ask for it in the staff channel."""
    rows = GroupRepository(unit)
    await rows.move(group.id, group.state, move_group(group.state, GroupState.TESTING))
    await tell_staff(unit, group.id, "group-test")


async def tell_staff(unit: Unit, group_id: int, kind: str) -> None:
    """Owe a card to the group's staff channel, if it has one."""
    staff = await GroupRepository(unit).channel(group_id, "staff")
    if staff is not None:
        await Outbox(unit).send(
            kind,
            f"group:{group_id}" if kind == "group-test" else f"notice:{group_id}",
            f"{kind}:{group_id}:{unit.now().isoformat()}",
            priority=Priority.ROUTINE,
            channel_id=staff,
            payload={"group": group_id},
        )
