"""Secret links to people's calendars. Only a hash of a link's token is kept: a link is shown once."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import or_, select

from bot.domain.sessions import SessionRecord, SessionState
from bot.storage.database import Database
from bot.storage.sessions import session_of
from bot.storage.tables import calendar_links, sessions
from bot.storage.unit import Repository


def token_hash(token: str) -> str:
    """What is kept of a token: it is long and random, so that a plain hash can't be turned round."""
    return hashlib.sha256(token.encode()).hexdigest()


async def find_link(database: Database, token: str) -> tuple[int, int] | None:
    """Guild and user whose calendar a token opens, over all guilds."""
    query = select(calendar_links.c.guild_id, calendar_links.c.user_id)
    async with database.everywhere() as connection:
        row = (await connection.execute(query.where(calendar_links.c.token_hash == token_hash(token)))).one_or_none()
    return (row[0], row[1]) if row else None


class CalendarRepository(Repository):
    """Links of the guild, and the sessions that a calendar shows."""

    async def link(self, user_id: int, token: str) -> None:
        """From now on this token opens the person's calendar, and no earlier one does."""
        values = {"token_hash": token_hash(token), "made_at": self.unit.now()}
        await self._upsert(calendar_links, ("guild_id", "user_id"), user_id=user_id, **values)

    async def made_at(self, user_id: int) -> datetime | None:
        """When the person's link was made; None if they have none."""
        row = await self._one(calendar_links, calendar_links.c.user_id == user_id)
        return row["made_at"] if row else None

    async def unlink(self, user_id: int) -> bool:
        """No link opens the person's calendar any more; whether one did."""
        return bool(await self._delete(calendar_links, calendar_links.c.user_id == user_id))

    async def sessions(self, series: Collection[int], since: datetime) -> list[SessionRecord]:
        """Sessions of these series, changed and cancelled ones too, that are dated or take place after ``since``."""
        planned = (sessions.c.state == SessionState.PLANNED.value) & (sessions.c.ends > since)
        late = or_(sessions.c.date >= since.date(), planned)
        return [session_of(row) for row in await self._all(sessions, sessions.c.series_id.in_(series), late)]
