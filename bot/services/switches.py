"""Whoever leads switches tools and parts of the kind on and off for their group; the group is told, nothing is lost."""

from __future__ import annotations

import secrets

from bot.content import Content
from bot.domain.groups import GroupState
from bot.domain.outbox import Priority
from bot.domain.switches import PARTS, Switch
from bot.errors import NotFound, Refusal
from bot.services.groups import need
from bot.storage.database import Database
from bot.storage.groups import GroupRepository
from bot.storage.outbox import Outbox
from bot.storage.switches import SwitchRepository
from bot.storage.unit import Unit

CARD = "tool-switched"


class SwitchService:
    """Only new sheets, rounds and the like stop: what was written can be read and gone on with."""

    def __init__(self, database: Database, content: Content) -> None:
        self._database, self._content = database, content

    async def all(self, guild_id: int, group_id: int) -> list[Switch]:
        """All that the group's kind has, and whether it is on. Raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            return await self._all(unit, group_id)

    async def switch(self, guild_id: int, group_id: int, key: str, by: int, *, on: bool) -> Switch:
        """Switch one, and tell the group if it is open. Raises NotFound, and Refusal where it is so already."""
        async with self._database.unit(guild_id) as unit:
            found = next((one for one in await self._all(unit, group_id) if one.key == key), None)
            if found is None:
                raise NotFound("switch-unknown")
            rows = SwitchRepository(unit)
            done = await (rows.switch_on(group_id, key) if on else rows.switch_off(group_id, key, by))
            if not done:
                raise Refusal("switch-already")
            await self._tell(unit, group_id, key, on=on)
        return Switch(found.key, found.title, on)

    async def _all(self, unit: Unit, group_id: int) -> list[Switch]:
        kind = self._content.group_types[(await need(unit, group_id)).type]
        off = await SwitchRepository(unit).off(group_id)
        tools = [Switch(key, self._content.worksheets[key].title, key not in off) for key in kind.tools]
        return [*tools, *(Switch(key, "", key not in off) for key in PARTS if key in kind.parts)]

    @staticmethod
    async def _tell(unit: Unit, group_id: int, key: str, *, on: bool) -> None:
        channel_id = await GroupRepository(unit).channel(group_id, "talk")
        if channel_id is None or (await need(unit, group_id)).state is not GroupState.OPEN:
            return
        subject = f"{CARD}:{group_id}:{key}"
        await Outbox(unit).withdraw(subject)
        await Outbox(unit).send(
            CARD,
            subject,
            f"{subject}:{secrets.token_hex(4)}",
            priority=Priority.ROUTINE,
            channel_id=channel_id,
            payload={"group": group_id, "tool": key, "on": on},
        )
