"""The sessions that are left while a group ends, for cards and for the question about archiving."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.phases import Farewell, beyond, farewell
from bot.domain.records import GroupRecord
from bot.domain.sessions import SessionRecord
from bot.storage.sessions import SessionRepository
from bot.storage.unit import Unit

FAR = timedelta(days=366)
"""No group announces its end earlier, and no session is looked for beyond."""


async def known_sessions(unit: Unit, group_id: int) -> list[SessionRecord]:
    """All sessions of a group that can matter for its end, cancelled ones too."""
    return await SessionRepository(unit).between(group_id, unit.now() - FAR, unit.now() + FAR)


async def farewell_of(unit: Unit, group: GroupRecord, session_id: int) -> Farewell | None:
    """What a session's card says about the end of its group, if it ends."""
    if group.ending is None:
        return None
    return farewell(group.ending, await known_sessions(unit, group.id), session_id, unit.now())


async def is_beyond(unit: Unit, group: GroupRecord, session: SessionRecord) -> bool:
    """Whether a session is planned for after the end that was announced: nobody is reminded of it."""
    return group.ending is not None and beyond(group.ending, await known_sessions(unit, group.id), session.id)
