"""Thanks: a member thanks another in words, who reads it in private and may show it to the group."""

from __future__ import annotations

import secrets
from typing import Any

from bot.content import Content
from bot.domain.outbox import Priority
from bot.domain.thanks import LONGEST, Thanks
from bot.domain.triage import Kind, Level, Source
from bot.errors import BadInput, NotFound, Refusal
from bot.services.enrolments import country_of
from bot.services.offers import offered
from bot.services.private_words import PrivateWords
from bot.storage.database import Database
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.outbox import Outbox
from bot.storage.thanks import ThanksRepository
from bot.storage.unit import Unit

PART = "thanks"
HURTING = frozenset({Kind.HOSTILITY, Kind.ABUSE, Kind.CONTACT, Kind.HARM_TO_OTHERS})
"""Whatever calls itself thanks and shows one of these waits for a person to look at it."""
GIVEN, SHOWN = "thanks-given", "thanks-shown"
"""The word to whoever is thanked, and the card in the group's talk."""


class ThanksService:
    """Thanks of all guilds, always one guild at a time."""

    def __init__(self, database: Database, content: Content, private: PrivateWords) -> None:
        self._database, self._content, self._private = database, content, private

    async def check(self, guild_id: int, group_id: int, user_id: int, to: int) -> bool:
        """Whether what this person writes is screened. Raises Refusal where they cannot thank ``to``."""
        async with self._database.reading(guild_id) as unit:
            await self._may(unit, group_id, user_id, to)
            return await self._private.screened(unit, group_id, user_id)

    async def on(self, guild_id: int, group_id: int) -> bool:
        """Whether members of the group can thank and encourage one another in words."""
        async with self._database.reading(guild_id) as unit:
            try:
                await offered(unit, self._content, group_id, PART)
            except Refusal:
                return False
        return True

    async def say(
        self, guild_id: int, group_id: int, user_id: int, to: int, words: str, *, shareable: bool
    ) -> tuple[bool, bool, str]:
        """Thank somebody; what is dangerous or could hurt is read by a professional instead of reaching them.

        Whether it was held back, whether a professional will see it, and the country. Raises BadInput and Refusal.
        """
        said = words.strip()[:LONGEST]
        if not said:
            raise BadInput("thanks-empty")
        async with self._database.unit(guild_id) as unit:
            await self._may(unit, group_id, user_id, to)
            verdict = await self._private.judge(unit, group_id, user_id, said)
            print_ = f"thanks:{user_id}:{int(unit.now().timestamp() * 1000)}"
            how: dict[str, Any] = {"level": verdict.level, "source": Source.MESSAGE, "fingerprint": print_}
            await self._private.flag(unit, group_id, user_id, verdict, said=said, **how)
            held = verdict.level >= Level.RED or not HURTING.isdisjoint(verdict.kinds)
            if not held:
                boxes = (await unit.seal(user_id, said), await unit.seal(to, said))
                number = await ThanksRepository(unit).add(group_id, (user_id, to), boxes, shareable=shareable)
                await self._send(unit, GIVEN, number, group_id, to)
            return held, verdict.level > Level.GREEN, await country_of(unit, group_id, user_id)

    async def look(self, guild_id: int, thanks_id: int, user_id: int) -> Thanks:
        """For the two it is between. Raises NotFound for anybody else."""
        async with self._database.reading(guild_id) as unit:
            return await self._mine(unit, thanks_id, user_id)

    async def mine(self, guild_id: int, user_id: int) -> list[Thanks]:
        """What a person got and wrote, the newest first."""
        async with self._database.reading(guild_id) as unit:
            rows = await ThanksRepository(unit).of_person(user_id)
            found = [await _opened(unit, row) for row in reversed(rows)]
        return [one for one in found if one is not None]

    async def card(self, guild_id: int, thanks_id: int) -> Thanks | None:
        """What its cards show; None once it is gone."""
        async with self._database.reading(guild_id) as unit:
            row = await ThanksRepository(unit).get(thanks_id)
            return await _opened(unit, row) if row is not None else None

    async def show(self, guild_id: int, thanks_id: int, user_id: int, *, shown: bool) -> None:
        """Whoever got it shows it to the group, or takes it down. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            found = await self._mine(unit, thanks_id, user_id)
            if found.receiver_id != user_id:
                raise Refusal("thanks-only-receiver")
            if shown and not found.shareable:
                raise Refusal("thanks-not-shareable")
            if shown:
                await offered(unit, self._content, found.group_id, PART)
            await ThanksRepository(unit).show(thanks_id, shared=shown)
            await _redraw(unit, thanks_id)
            if shown:
                await self._send(unit, SHOWN, thanks_id, found.group_id, None)

    async def remove(self, guild_id: int, thanks_id: int, user_id: int) -> None:
        """Either of the two deletes it, for both. Raises NotFound."""
        async with self._database.unit(guild_id) as unit:
            await self._mine(unit, thanks_id, user_id)
            await ThanksRepository(unit).remove(thanks_id)
            await _redraw(unit, thanks_id)

    async def _may(self, unit: Unit, group_id: int, user_id: int, to: int) -> None:
        await offered(unit, self._content, group_id, PART)
        members = {one.user_id for one in await EnrolmentRepository(unit).members(group_id)}
        if user_id == to or not members.issuperset({user_id, to}):
            raise Refusal("thanks-no-member")

    @staticmethod
    async def _mine(unit: Unit, thanks_id: int, user_id: int) -> Thanks:
        row = await ThanksRepository(unit).get(thanks_id)
        found = await _opened(unit, row) if row is not None else None
        if found is None or user_id not in {found.user_id, found.receiver_id}:
            raise NotFound("thanks-gone")
        return found

    @staticmethod
    async def _send(unit: Unit, kind: str, thanks_id: int, group_id: int, to: int | None) -> None:
        channel_id = None if to else await GroupRepository(unit).channel(group_id, "talk")
        if to is None and channel_id is None:
            raise Refusal("ground-no-channel")
        await Outbox(unit).send(
            kind,
            f"thanks:{thanks_id}",
            f"{kind}:{thanks_id}:{secrets.token_hex(4)}",
            priority=Priority.MEMBER,
            channel_id=channel_id,
            user_id=to,
            payload={"thanks": thanks_id, "group": group_id},
        )


async def _redraw(unit: Unit, thanks_id: int) -> None:
    await Outbox(unit).withdraw(f"thanks:{thanks_id}")
    await Outbox(unit).refresh(f"thanks:{thanks_id}", priority=Priority.MEMBER)


async def _opened(unit: Unit, row: Any) -> Thanks | None:
    words = await unit.open(row["receiver_id"], row["copy"])
    if words is None:
        return None
    who = (row["id"], row["group_id"], row["user_id"], row["receiver_id"])
    return Thanks(*who, words, row["shareable"], row["shared"], row["at"])
