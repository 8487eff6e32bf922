"""Rows of what is switched off for a group."""

from __future__ import annotations

from bot.storage.tables import tool_switches
from bot.storage.unit import Repository


class SwitchRepository(Repository):
    """What groups do without."""

    async def off(self, group_id: int) -> frozenset[str]:
        """Keys of all that is switched off."""
        rows = await self._all(tool_switches, tool_switches.c.group_id == group_id)
        return frozenset(row["tool"] for row in rows)

    async def switch_off(self, group_id: int, key: str, by: int) -> bool:
        """Switch one off; whether it was on."""
        about = {"group_id": group_id, "tool": key}
        return await self._insert_once(tool_switches, tuple(about), **about, by_id=by, at=self.unit.now())

    async def switch_on(self, group_id: int, key: str) -> bool:
        """Switch one on; whether it was off."""
        mine = (tool_switches.c.group_id == group_id, tool_switches.c.tool == key)
        return bool(await self._delete(tool_switches, *mine))
