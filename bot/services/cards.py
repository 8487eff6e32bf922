"""Cards that must stay: posted again when somebody deletes them, also while nobody listened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain.cases import CaseState
from bot.domain.outbox import Priority
from bot.domain.sessions import SessionState
from bot.storage.cases import CaseRepository, FollowUpRepository
from bot.storage.database import Database
from bot.storage.outbox import Outbox, Posts
from bot.storage.sessions import SessionRepository
from bot.storage.unit import Unit

LASTING = frozenset({"case", "followup", "support-card", "unscreened", "measure", "witness-draft"})
SESSION = frozenset({"session-reminder", "session-moved", "session-lengthened"})
"""Of these only the newest card of a session that is still to come is posted again."""
MOST = 100
"""Cards that are looked for in one guild after a start: the newest ones."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A card that should be where it was posted."""

    channel_id: int
    message_id: int


class CardService:
    """Knows which messages of the bot must not be missing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def standing(self, guild_id: int) -> list[Standing]:
        """The newest cards of the guild that must be there, newest first."""
        async with self._database.reading(guild_id) as unit:
            found = await Posts(unit).of_kinds(LASTING | SESSION)
            kept = [post for post in reversed(found) if await self._wanted(unit, post)]
        return [Standing(post["channel_id"], post["message_id"]) for post in kept[:MOST]]

    async def gone(self, guild_id: int, message_id: int) -> bool:
        """A message was deleted: if it was a card that must stay, it is posted again; whether it is."""
        async with self._database.unit(guild_id) as unit:
            post = await Posts(unit).by_message(message_id)
            if post is None:
                return False
            wanted = await self._wanted(unit, post)
            await Posts(unit).forget(message_id)
            if not wanted:
                return False
            await Outbox(unit).send(
                post["kind"],
                post["subject"],
                f"again:{message_id}",
                priority=Priority.CASE,
                channel_id=None if post["user_id"] else post["channel_id"],
                user_id=post["user_id"],
                payload=post["payload"],
            )
            return True

    async def _wanted(self, unit: Unit, post: Any) -> bool:
        facts = post["payload"]
        if post["kind"] in SESSION:
            session = await SessionRepository(unit).get(facts["session"])
            coming = session is not None and session.state is SessionState.PLANNED and session.ends > unit.now()
            cards = [one["id"] for one in await Posts(unit).of(post["subject"]) if one["kind"] in SESSION]
            return coming and post["id"] == max(cards)
        if "followup" in facts:
            owed = await FollowUpRepository(unit).get(facts["followup"])
            return owed is not None and owed.done_at is None
        case = await CaseRepository(unit).get(facts["case"]) if "case" in facts else None
        return post["kind"] in LASTING and (case is None or case.rule.state is not CaseState.CLOSED)
