"""What those who lead are told when somebody leaves."""

from __future__ import annotations

from bot.domain.outbox import Priority
from bot.storage.goodbyes import GoodbyeRepository
from bot.storage.groups import GroupRepository
from bot.storage.outbox import Outbox
from bot.storage.unit import Unit


async def say_left(unit: Unit, group_id: int, user_id: int) -> None:
    """Owe those who lead a notice of who left, with or without a word of goodbye."""
    rows = GoodbyeRepository(unit)
    known = await rows.of(group_id, user_id)
    fresh = known is not None and (known["session_id"] is not None or known["at"] == unit.now())
    number = known["id"] if known and fresh else await rows.save(group_id, user_id, None, shared=False)
    await tell_leaving(unit, "group-left", "staff", group_id, number)


async def tell_leaving(unit: Unit, kind: str, role: str, group_id: int, number: int) -> None:
    """Owe a card about a leaving to the group's channel of this role, once."""
    channel_id = await GroupRepository(unit).channel(group_id, role)
    if channel_id is not None:
        await Outbox(unit).send(
            kind,
            f"goodbye:{number}",
            f"{kind}:{number}",
            priority=Priority.MEMBER if role == "talk" else Priority.ROUTINE,
            channel_id=channel_id,
            payload={"group": group_id, "goodbye": number},
        )
