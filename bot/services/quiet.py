"""Kinds of group in which nothing comes by itself while a session goes on."""

from __future__ import annotations

from datetime import datetime

from bot.content import Content
from bot.services.groups import need
from bot.storage.sessions import SessionRepository
from bot.storage.unit import Unit


async def quiet_until(
    unit: Unit, content: Content, group_id: int, now: datetime, besides: int | None = None
) -> datetime | None:
    """When the session ends for whose end automatic messages wait; None if they may come at ``now`` (UTC).

    What is about the session ``besides`` does not wait for that one. Raises NotFound.
    """
    kind = content.group_types[(await need(unit, group_id)).type]
    if kind.automation.mid_session_prompts:
        return None
    coming = await SessionRepository(unit).coming([group_id], now)
    return max((one.ends for one in coming if one.starts <= now and one.id != besides), default=None)
