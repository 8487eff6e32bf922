"""Shares: a member tells the group something and what they hope for; one that nobody replies to is not forgotten."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from bot.content import Content
from bot.domain.groups import GroupState
from bot.domain.outbox import Priority
from bot.domain.records import GroupRecord
from bot.domain.shares import LONGEST, LONGEST_NOTE, UNANSWERED, Hope, Share, Shared
from bot.domain.triage import Level, Source
from bot.errors import BadInput, NotFound, Refusal
from bot.services.enrolments import country_of
from bot.services.private_words import PrivateWords
from bot.services.quiet import quiet_until
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.outbox import Outbox, Posts
from bot.storage.shares import ShareRepository
from bot.storage.tables import shares
from bot.storage.unit import Unit

CARD = "share"


class ShareService:
    """Takes shares, knows who replied, and brings those without a reply to who leads the group."""

    def __init__(self, database: Database, content: Content, private: PrivateWords) -> None:
        self._database, self._content, self._private, self._due = database, content, private, Due(database)

    async def group_of(
        self, guild_id: int, user_id: int, channel_id: int | None, *, running: bool = True
    ) -> GroupRecord:
        """The group something is for: that of the channel, else the only one of the member. Raises Refusal.

        With ``running`` the group has to be open; what is a member's own is there in any case.
        """
        async with self._database.reading(guild_id) as unit:
            mine = await EnrolmentRepository(unit).groups_of(user_id)
            here = await GroupRepository(unit).of_channel(channel_id) if channel_id else None
            wanted = here.id if here and here.id in mine else (mine[0] if len(mine) == 1 else None)
            group = await GroupRepository(unit).get(wanted) if wanted else None
        if group is None:
            raise Refusal("share-which-group" if mine else "share-no-group")
        if running and group.state is not GroupState.OPEN:
            raise Refusal("share-group-closed")
        return group

    async def screened(self, guild_id: int, group_id: int, user_id: int) -> bool:
        """Whether the member agreed that their words are screened."""
        async with self._database.reading(guild_id) as unit:
            return await self._private.screened(unit, group_id, user_id)

    async def share(self, guild_id: int, group_id: int, user_id: int, words: str, hope: str, note: str) -> Shared:
        """Bring words to the group. What is red or worse is not shown there: a professional sees it first.

        Raises BadInput for no words or no hope.
        """
        said, about = words.strip()[:LONGEST], " ".join(note.split())[:LONGEST_NOTE]
        if not said:
            raise BadInput("share-empty")
        if hope not in set(Hope):
            raise BadInput("share-no-hope")
        async with self._database.unit(guild_id) as unit:
            verdict = await self._private.judge(unit, group_id, user_id, f"{about}\n{said}".strip())
            public = verdict.level < Level.RED
            number = 0
            if public:
                number = await self._keep(unit, group_id, user_id, Hope(hope), {"words": said, "note": about})
            await self._private.flag(
                unit,
                group_id,
                user_id,
                verdict,
                level=verdict.level,
                source=Source.MESSAGE,
                fingerprint=f"share:{user_id}:{number}:{int(unit.now().timestamp() * 1000)}",
                said=said,
            )
            country = await country_of(unit, group_id, user_id)
        return Shared(public, verdict.level > Level.GREEN, country)

    async def card(self, guild_id: int, share_id: int) -> Share | None:
        """A share as it is now; None once it was taken back or erased."""
        async with self._database.reading(guild_id) as unit:
            row = await ShareRepository(unit).get(share_id)
            return await _opened(unit, row) if row is not None else None

    async def take_back(self, guild_id: int, share_id: int, by: int) -> None:
        """Its writer takes it back: card and words go. Raises NotFound, and Refusal for anybody else."""
        async with self._database.unit(guild_id) as unit:
            row = await ShareRepository(unit).get(share_id)
            if row is None:
                raise NotFound("share-gone")
            if row["user_id"] != by:
                raise Refusal("share-not-yours")
            await ShareRepository(unit).remove(share_id)
            for subject in (f"share:{share_id}", f"share-quiet:{share_id}"):
                await Outbox(unit).withdraw(subject)
                await Outbox(unit).refresh(subject, priority=Priority.MEMBER)

    async def replied(self, guild_id: int, message_id: int, by: int) -> None:
        """Somebody replies to a message; if it is a share of somebody else, that one is answered."""
        async with self._database.reading(guild_id) as unit:
            post = await Posts(unit).by_message(message_id)
        if post is None or post["kind"] != CARD:
            return
        async with self._database.unit(guild_id) as unit:
            row = await ShareRepository(unit).get(post["payload"]["share"])
            if row is not None and row["user_id"] != by and await ShareRepository(unit).answered(row["id"]):
                await Outbox(unit).refresh(f"share-quiet:{row['id']}", priority=Priority.ROUTINE)

    async def run_due(self, now: datetime) -> int:
        """Show each share without a reply to those who lead, once."""

        async def ask(unit: Unit, share_id: int) -> None:
            row = await ShareRepository(unit).get(share_id)
            if row is None or row["due_at"] is None or row["due_at"] > now:
                return
            if later := await quiet_until(unit, self._content, row["group_id"], now):
                await ShareRepository(unit).put_off(share_id, later)
                return
            await ShareRepository(unit).settle(share_id)
            channel_id = await GroupRepository(unit).channel(row["group_id"], "staff")
            if channel_id is not None:
                await Outbox(unit).send(
                    "share-quiet",
                    f"share-quiet:{share_id}",
                    f"share-quiet:{share_id}:{int(row['at'].timestamp() * 1000)}",
                    priority=Priority.MEMBER,
                    channel_id=channel_id,
                    payload={"share": share_id},
                )

        return await self._due.units(shares, now, ask)

    async def _keep(self, unit: Unit, group_id: int, user_id: int, hope: Hope, said: dict[str, str]) -> int:
        group = await GroupRepository(unit).get(group_id)
        channel_id = await GroupRepository(unit).channel(group_id, "talk")
        if group is None or channel_id is None:
            raise NotFound("share-no-group")
        asks = self._content.group_types[group.type].automation.unanswered_shares
        box = await unit.seal(user_id, json.dumps(said))
        due_at = unit.now() + UNANSWERED if asks else None
        number = await ShareRepository(unit).add(group_id, user_id, hope.value, box, due_at)
        await Outbox(unit).send(
            CARD,
            f"share:{number}",
            f"share:{number}:{int(unit.now().timestamp() * 1000)}",  # numbers of shares taken back are used again
            priority=Priority.MEMBER,
            channel_id=channel_id,
            payload={"share": number},
        )
        return number


async def _opened(unit: Unit, row: Any) -> Share | None:
    box = await unit.open(row["user_id"], row["words"])
    if box is None:
        return None
    said: dict[str, str] = json.loads(box)
    posts = await Posts(unit).of(f"share:{row['id']}")
    place = (posts[-1]["channel_id"], posts[-1]["message_id"]) if posts else None
    hope, answered = Hope(row["hope"]), bool(row["answered"])
    return Share(
        row["id"], row["group_id"], row["user_id"], hope, said["words"], said["note"], row["at"], answered, place
    )
