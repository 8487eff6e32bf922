"""Ground rules in use: quiet signals to those who lead, and reminders of a rule that name nobody."""

from __future__ import annotations

from collections.abc import Sequence

from bot.content import Content
from bot.domain.ground import Signal
from bot.domain.groups import GroupState
from bot.domain.outbox import Priority
from bot.errors import NotFound, Refusal
from bot.services.groups import need
from bot.services.rsvps import leader_names
from bot.storage.database import Database
from bot.storage.groups import GroupRepository
from bot.storage.outbox import Outbox
from bot.storage.unit import Unit


class GroundService:
    """Keeps nothing: a signal and a reminder are messages, and who sent which is in no table but theirs."""

    def __init__(self, database: Database, content: Content) -> None:
        self._database, self._content = database, content

    async def readers(self, guild_id: int, group_id: int) -> tuple[str, ...]:
        """Names of those who get a signal. Raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            await need(unit, group_id)
            return await leader_names(unit, await GroupRepository(unit).facilitators(group_id))

    async def signal(self, guild_id: int, group_id: int, by: int, signal: Signal, key: int) -> None:
        """Tell those who lead, in the staff channel. ``key`` is the press: one press is one signal.

        Raises NotFound, and Refusal for a group without such a channel.
        """
        async with self._database.unit(guild_id) as unit:
            channel_id = await _channel(unit, group_id, "staff")
            await Outbox(unit).send(
                "signal",
                f"signal:{key}",
                f"signal:{key}",
                priority=Priority.MEMBER,
                channel_id=channel_id,
                payload={"group": group_id, "user": by, "signal": signal.value},
            )

    async def rules(self, guild_id: int, group_id: int) -> Sequence[str]:
        """The ground rules of a group's kind, in their order. Raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            return self._content.group_types[(await need(unit, group_id)).type].ground_rules

    async def remind(self, guild_id: int, group_id: int, number: int, key: int) -> None:
        """Say rule ``number`` (from 0) in the group, and name nobody. Raises NotFound and Refusal."""
        if not 0 <= number < len(await self.rules(guild_id, group_id)):
            raise NotFound("rule-unknown")
        async with self._database.unit(guild_id) as unit:
            if (await need(unit, group_id)).state is not GroupState.OPEN:
                raise Refusal("rule-group-closed")
            await Outbox(unit).send(
                "rule-reminder",
                f"rule:{key}",
                f"rule:{key}",
                priority=Priority.MEMBER,
                channel_id=await _channel(unit, group_id, "talk"),
                payload={"group": group_id, "rule": number},
            )


async def _channel(unit: Unit, group_id: int, role: str) -> int:
    await need(unit, group_id)
    channel_id = await GroupRepository(unit).channel(group_id, role)
    if channel_id is None:
        raise Refusal("ground-no-channel")
    return channel_id
