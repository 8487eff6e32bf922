"""Rows of groups, their channels and their facilitators."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.engine import RowMapping

from bot.domain.groups import GroupState
from bot.domain.phases import Ending, Phase
from bot.domain.records import GroupRecord
from bot.storage.tables import facilitators, group_channels, groups, professionals
from bot.storage.unit import Repository


@dataclass(frozen=True, slots=True)
class Place:
    """A channel of a group and what it is for: talk, checkins, resources, staff or voice."""

    group_id: int
    role: str
    channel_id: int


class GroupRepository(Repository):
    """The groups of one guild."""

    async def get(self, group_id: int) -> GroupRecord | None:
        """The group, or None if this guild has none of that number."""
        row = await self._one(groups, groups.c.id == group_id)
        return _group(row) if row else None

    async def channel(self, group_id: int, role: str) -> int | None:
        """The channel of a role: talk, checkins, resources, staff or voice."""
        return (await self.channels(group_id)).get(role)

    async def channels(self, group_id: int) -> dict[str, int]:
        """Role → channel id."""
        rows = await self._all(group_channels, group_channels.c.group_id == group_id)
        return {row["role"]: row["channel_id"] for row in rows}

    async def places(self) -> list[Place]:
        """The channels of all groups at once."""
        rows = await self._all(group_channels)
        return [Place(row["group_id"], row["role"], row["channel_id"]) for row in rows]

    async def of_channel(self, channel_id: int) -> GroupRecord | None:
        """The group whose channel (not thread) this is."""
        row = await self._one(group_channels, group_channels.c.channel_id == channel_id)
        return await self.get(row["group_id"]) if row else None

    async def facilitators(self, group_id: int) -> list[int]:
        """User ids of those who lead the group, the longest serving first."""
        return [row["user_id"] for row in await self._all(facilitators, facilitators.c.group_id == group_id)]

    async def leading(self) -> Mapping[int, frozenset[int]]:
        """Group id → user ids of those who lead it, for all groups at once; nobody for a group without."""
        found = defaultdict[int, set[int]](set)
        for row in await self._all(facilitators):
            found[row["group_id"]].add(row["user_id"])
        return defaultdict(frozenset, {group_id: frozenset(people) for group_id, people in found.items()})

    async def present_facilitators(self, group_id: int) -> list[int]:
        """The same, without those who left the server: what would let them in again waits until they are back."""
        gone = await self._all(professionals, professionals.c.absent_since.is_not(None))
        absent = {row["user_id"] for row in gone}
        return [user_id for user_id in await self.facilitators(group_id) if user_id not in absent]

    async def led_by(self, user_id: int) -> list[int]:
        """Ids of the groups this person leads."""
        return [row["group_id"] for row in await self._all(facilitators, facilitators.c.user_id == user_id)]

    async def add(self, **values: Any) -> int:
        """Enter a group; its number."""
        return int(await self._insert(groups, created_at=self.unit.now(), **values))

    async def save(self, group_id: int, **values: Any) -> None:
        """Change some columns."""
        await self._update(groups, groups.c.id == group_id, **values)

    async def move(self, group_id: int, state: GroupState, to: GroupState) -> bool:
        """Claim the step from ``state`` to ``to``; whether it was still there to be taken."""
        done = await self._update(groups, groups.c.id == group_id, groups.c.state == state.value, state=to.value)
        return done == 1

    async def set_phase(self, group_id: int, phase: Phase, to: Phase, ending: Ending | None) -> bool:
        """Claim the step from ``phase`` to ``to``, with how the group ends; whether it was still there to be taken."""
        values = {
            "phase": to.value,
            "ending_since": ending.since if ending else None,
            "ending_sessions": ending.sessions if ending else None,
            "ending_until": ending.until if ending else None,
        }
        return await self._update(groups, groups.c.id == group_id, groups.c.phase == phase.value, **values) == 1

    async def owe(self, group_id: int) -> None:
        """Discord must be brought in step with this group."""
        await self._update(groups, groups.c.id == group_id, due_at=self.unit.now())
        self.unit.wake()

    async def lease(self, group_id: int, until: datetime) -> bool:
        """Put off what is owed to ``until`` while it is worked on; whether it was due at all."""
        due = (groups.c.id == group_id, groups.c.due_at <= self.unit.now())
        return await self._update(groups, *due, due_at=until) == 1

    async def settle(self, group_id: int, lease: datetime, due_at: datetime | None) -> None:
        """What was leased is done; unless more was owed meanwhile, the next time is ``due_at``."""
        await self._update(groups, groups.c.id == group_id, groups.c.due_at == lease, due_at=due_at)
        self.unit.wake()

    async def add_channel(self, group_id: int, role: str, channel_id: int) -> None:
        """Remember the channel of a role."""
        await self._upsert(group_channels, ("group_id", "role"), group_id=group_id, role=role, channel_id=channel_id)

    async def add_facilitator(self, group_id: int, user_id: int) -> bool:
        """Let a person lead; whether they did not before."""
        return await self._insert_once(
            facilitators, ("group_id", "user_id"), group_id=group_id, user_id=user_id, added_at=self.unit.now()
        )

    async def remove_facilitator(self, group_id: int, user_id: int) -> bool:
        """Let a person no longer lead; whether they did."""
        return bool(
            await self._delete(facilitators, facilitators.c.group_id == group_id, facilitators.c.user_id == user_id)
        )

    async def remove(self, group_id: int) -> None:
        """Delete a group and all that belongs to it."""
        await self._delete(groups, groups.c.id == group_id)

    async def list(self, states: Collection[GroupState] | None = None) -> list[GroupRecord]:
        """All groups, or those in ``states``, oldest first."""
        where = [] if states is None else [groups.c.state.in_([state.value for state in states])]
        return [_group(row) for row in await self._all(groups, *where)]


def _group(row: RowMapping) -> GroupRecord:
    return GroupRecord(
        row["id"],
        row["guild_id"],
        row["type"],
        row["name"],
        row["alias"],
        GroupState(row["state"]),
        row["zone"],
        row["country"],
        row["capacity"],
        row["admitting"],
        row["category_id"],
        row["created_at"],
        Phase(row["phase"]),
        _ending(row),
    )


def _ending(row: RowMapping) -> Ending | None:
    since = row["ending_since"]
    return Ending(since, row["ending_sessions"], row["ending_until"]) if since is not None else None
