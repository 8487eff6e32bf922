"""What nobody has screened is listed for a human: an outage or an unreadable part must never look like calm."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from bot.domain.outbox import Priority
from bot.storage.database import Database
from bot.storage.guilds import GuildRepository
from bot.storage.outbox import Outbox
from bot.storage.screening import ScreeningRepository
from bot.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Missed:
    """Messages nobody has screened: how many by reason, and the places of some (channel or thread, message)."""

    reasons: dict[str, int]
    places: tuple[tuple[int, int], ...]
    first: int
    last: int
    seen_by: int | None = None
    links: tuple[tuple[int, int], ...] = ()
    """The places that staff can open: nobody else sees a person's direct messages."""


class Unscreened:
    """Lists messages, shows them to the desk as one card, and remembers who has looked."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def missed(self, guild_id: int, first: int) -> Missed:
        """What is listed from row ``first`` on and waits for a human; empty when somebody has seen it."""
        async with self._database.reading(guild_id) as unit:
            rows = await ScreeningRepository(unit).unseen(first)
            seen = await ScreeningRepository(unit).last_seen(first)
        places = tuple((row["channel_id"], row["message_id"]) for row in rows)
        last = rows[-1]["id"] if rows else first
        links = tuple((row["channel_id"], row["message_id"]) for row in rows if row["reason"] != "direct")
        reasons = dict(Counter(row["reason"] for row in rows))
        return Missed(reasons, places, first, last, seen[0] if seen else None, links)

    async def seen(self, guild_id: int, first: int, last: int, by: int) -> int:
        """A human has looked at what is listed from ``first`` to ``last``; how many messages."""
        async with self._database.unit(guild_id) as unit:
            done = await ScreeningRepository(unit).seen(first, last, by)
            await Outbox(unit).refresh(f"unscreened:{first}")
            await self._list(unit)
        return done

    async def miss(self, guild_id: int, group_id: int, person_id: int, place_id: int, message: int, why: str) -> None:
        """List a message as unscreened, and tell the desk."""
        async with self._database.unit(guild_id) as unit:
            if await ScreeningRepository(unit).miss(group_id, person_id, place_id, message, why):
                await self._list(unit)

    async def _list(self, unit: Unit) -> None:
        """One card on the desk for all that nobody has looked at."""
        waiting = await ScreeningRepository(unit).unseen()
        desk = (await GuildRepository(unit).get()).desk_channel_id
        if not waiting or desk is None:
            return
        about, first = f"unscreened:{waiting[0]['id']}", waiting[0]["id"]
        made = await Outbox(unit).send(
            "unscreened", about, about, priority=Priority.CASE, channel_id=desk, payload={"first": first}
        )
        if made is None:
            await Outbox(unit).refresh(about)
