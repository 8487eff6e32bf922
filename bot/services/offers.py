"""What a group has besides what all groups have, by its kind and by what was switched off for it."""

from __future__ import annotations

from bot.content import Content
from bot.domain.groups import GroupState
from bot.domain.records import GroupRecord
from bot.errors import Refusal
from bot.services.groups import need
from bot.storage.switches import SwitchRepository
from bot.storage.unit import Unit


async def offered(unit: Unit, content: Content, group_id: int, part: str) -> GroupRecord:
    """The group, if it is open and has this part; raises NotFound and Refusal."""
    group = await need(unit, group_id)
    if not await has(unit, content, group, part):
        raise Refusal("part-not-here")
    if group.state is not GroupState.OPEN:
        raise Refusal("part-group-closed")
    return group


async def has(unit: Unit, content: Content, group: GroupRecord, part: str) -> bool:
    """Whether the group's kind has this part, and it is not switched off."""
    return part in content.group_types[group.type].parts and part not in await SwitchRepository(unit).off(group.id)
