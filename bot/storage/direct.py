"""Direct message channels of members: where they are, over all guilds, and what is forgotten with a person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from bot.domain.groups import EnrolmentState
from bot.storage.database import Database
from bot.storage.tables import contacts, cursors, enrolments
from bot.storage.unit import Repository

STAYING = (EnrolmentState.ACTIVE.value, EnrolmentState.LEAVING.value)


class DirectRepository(Repository):
    """One guild's knowledge of where people can be written to."""

    async def remember(self, user_id: int, channel_id: int) -> None:
        """This is the person's direct message channel."""
        await self._upsert(contacts, ("guild_id", "user_id"), user_id=user_id, dm_channel_id=channel_id)

    async def forget(self, *user_ids: int) -> int:
        """Delete how far their direct messages were read; how many."""
        places = select(contacts.c.dm_channel_id).where(
            contacts.c.guild_id == self.unit.guild_id,
            contacts.c.user_id.in_(user_ids),
            contacts.c.dm_channel_id.is_not(None),
        )
        return await self._delete(cursors, cursors.c.channel_id.in_(places))


async def member_channels(database: Database) -> Sequence[tuple[int, int, int, datetime]]:
    """(guild, person, direct message channel, member since) of all members whose channel is known."""
    mine = (contacts.c.guild_id == enrolments.c.guild_id) & (contacts.c.user_id == enrolments.c.user_id)
    query = (
        select(contacts.c.guild_id, contacts.c.user_id, contacts.c.dm_channel_id, func.min(enrolments.c.applied_at))
        .join(enrolments, mine)
        .where(contacts.c.dm_channel_id.is_not(None), enrolments.c.state.in_(STAYING))
        .group_by(contacts.c.guild_id, contacts.c.user_id, contacts.c.dm_channel_id)
    )
    async with database.everywhere() as connection:
        return [(row[0], row[1], row[2], row[3]) for row in await connection.execute(query)]
