"""Handing one entry over: to a channel, to a person, or outside Discord."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Protocol

import aiohttp
import discord
import structlog
from discord.ui import LayoutView

from bot.clock import Clock
from bot.delivery.forum import begin_post, find_post, follow, post_of
from bot.delivery.looks import Looks
from bot.delivery.pace import Pace
from bot.delivery.plainer import plainer
from bot.domain.outbox import Action, OutboxEntry, Priority
from bot.errors import DeliveryError, Doubtful, Unreachable
from bot.storage.database import Database
from bot.storage.outbox import Posts

log = structlog.get_logger(__name__)

Renderer = Callable[[OutboxEntry], Awaitable[LayoutView | None]]
"""Draws the card of an entry as it is now; None when it is no longer wanted."""

REFUSED = frozenset({10003, 10004, 10013, 50001, 50007, 50013, 50278, 40003})
"""Codes after which trying again is pointless: unknown place or person, no access, closed DMs, no shared server."""
FAILURES = (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError)
GONE = frozenset({10003, 10008})
"""Unknown channel, unknown message."""
MALFORMED = 400
SOON = 5.0
"""Seconds that one try at a page to a person may take. discord.py repeats a server error for half a minute;
a page that has not arrived by then is not delivered: the chain moves on, and it is tried again beside it."""


@dataclass(frozen=True, slots=True)
class Handed:
    """What an entry became; empty for a refresh and for a page outside."""

    channel_id: int | None = None
    message_id: int | None = None


class Outside(Protocol):
    """Pages outside Discord."""

    async def page(self, entry: OutboxEntry) -> None:
        """Send; raises DeliveryError when no service took it, Unreachable when none is set up."""
        ...


class Hands(Protocol):
    """Whoever hands entries over."""

    async def over(self, entry: OutboxEntry) -> Handed | None:
        """Hand over; what it became, or None when it is no longer wanted. Raises DeliveryError."""
        ...


class Hand:
    """Sends through discord.py. Raises Unreachable, Doubtful or DeliveryError, and nothing else."""

    def __init__(
        self,
        client: discord.Client,
        database: Database,
        clock: Clock,
        renderers: Mapping[str, Renderer],
        outside: Outside,
        pace: Pace,
        soon: float = SOON,
    ) -> None:
        self._soon = soon
        self._client, self._database, self._clock = client, database, clock
        self._renderers, self._outside, self._pace = renderers, outside, pace
        self._looks = Looks()

    async def over(self, entry: OutboxEntry) -> Handed | None:
        """Hand over; what it became, or None when it is no longer wanted."""
        try:
            if entry.action is Action.REFRESH:
                return await self._refresh(entry)
            if entry.outside:
                await self._outside.page(entry)
                return Handed()
            personal = entry.user_id is not None and entry.priority <= Priority.PAGE
            async with asyncio.timeout(self._soon if personal else None):
                return await self._send(entry)
        except FAILURES as error:
            raise _translate(error) from None

    async def _send(self, entry: OutboxEntry) -> Handed | None:
        view = await self._renderers[entry.kind](entry)
        if view is None:
            return None
        channel_id = entry.channel_id or await self._dm(entry)
        if isinstance(forum := self._client.get_channel(channel_id), discord.ForumChannel):
            return await self._post(entry, forum, view)
        if entry.doubtful and (found := await self._look(entry, channel_id)):
            return Handed(channel_id, found)

        async def post(drawn: LayoutView) -> discord.Message:
            drawn.children[0].id = entry.mark
            await self._pace.wait()
            mentions = discord.AllowedMentions(users=True, everyone=False, roles=False)
            sent: discord.Message = await self._place(channel_id).send(
                view=drawn, nonce=entry.id, allowed_mentions=mentions
            )
            return sent

        message = await _or_plainer(entry, view, post)
        self._looks.note(message.id, view)
        return Handed(channel_id, message.id)

    async def _post(self, entry: OutboxEntry, forum: discord.ForumChannel, view: LayoutView) -> Handed:
        """A thread of a forum, with the card as its first message."""
        found = await find_post(forum, self._client.user, entry.mark) if entry.doubtful else None
        if found is not None:
            return Handed(found.channel.id, found.id)

        async def begin(drawn: LayoutView) -> discord.Message:
            drawn.children[0].id = entry.mark
            await self._pace.wait()
            return await begin_post(forum, drawn, view)

        message = await _or_plainer(entry, view, begin)
        self._looks.note(message.id, view)
        return Handed(message.channel.id, message.id)

    async def _refresh(self, entry: OutboxEntry) -> Handed:
        """Redraw all messages of a subject; one that cannot be keeps no other as it was, and is told at the end."""
        async with self._database.reading(entry.guild_id) as unit:
            posts = await Posts(unit).of(entry.subject)
        failed: list[DeliveryError] = []
        for post in posts:
            what = {"kind": post["kind"], "payload": post["payload"], "user_id": post["user_id"]}
            source = replace(entry, **what, action=Action.SEND, redrawn=True)
            try:
                await self._redraw(source, post["channel_id"], post["message_id"])
            except FAILURES as error:
                failed.append(_translate(error))
        for problem in sorted(failed, key=lambda one: isinstance(one, Unreachable)):
            raise problem  # what may still be mended by another try comes first
        return Handed()

    async def _redraw(self, entry: OutboxEntry, channel_id: int, message_id: int) -> None:
        view = await self._renderers[entry.kind](entry)
        if view is not None and self._looks.same(message_id, view):
            return
        message = self._place(channel_id).get_partial_message(message_id)

        async def edit(drawn: LayoutView) -> discord.Message:
            await self._pace.wait()
            edited: discord.Message = await message.edit(view=drawn)
            return edited

        try:
            thread = None if entry.user_id else await post_of(self._client, channel_id)
            if view is None:
                await self._pace.wait()
                await (thread or message).delete()
            else:
                await _or_plainer(entry, view, edit)
                if thread is not None:
                    await follow(thread, view)
                self._looks.note(message_id, view)
        except discord.NotFound as error:
            if error.code not in GONE:
                raise
            view = None
        if view is None:
            async with self._database.unit(entry.guild_id) as unit:
                await Posts(unit).forget(message_id)

    async def _look(self, entry: OutboxEntry, channel_id: int) -> int | None:
        """The message that already carries this entry's mark, if the doubtful attempt arrived after all."""
        since = entry.due_at - timedelta(days=1)
        async for message in self._place(channel_id).history(limit=100, after=None, oldest_first=False):
            if message.created_at < since:
                return None
            ours = self._client.user is not None and message.author.id == self._client.user.id
            if ours and any(component.id == entry.mark for component in message.components):
                return int(message.id)
        return None

    async def _dm(self, entry: OutboxEntry) -> int:
        if entry.user_id is None:
            raise Unreachable(0, "nobody")
        user = self._client.get_user(entry.user_id) or discord.Object(entry.user_id)
        channel = await self._client.create_dm(user)
        return channel.id

    def _place(self, channel_id: int) -> Any:
        return self._client.get_channel(channel_id) or self._client.get_partial_messageable(channel_id)


async def _or_plainer(
    entry: OutboxEntry, view: LayoutView, put: Callable[[LayoutView], Awaitable[discord.Message]]
) -> discord.Message:
    """Put a card there; where Discord says that it is malformed, its words and controls alone."""
    try:
        return await put(view)
    except discord.HTTPException as error:
        if error.status != MALFORMED or error.code in REFUSED:
            raise
        log.warning("card refused, tried in a plainer form", kind=entry.kind, outbox=entry.id, code=error.code)
    return await put(plainer(view))


def _translate(error: Exception) -> DeliveryError:
    if not isinstance(error, discord.HTTPException):
        return Doubtful(0, "connection")
    if error.code in REFUSED or error.status in {400, 403, 404}:
        return Unreachable(error.code, "refused")
    if error.status >= 500:
        return Doubtful(error.code or error.status, "server error")
    return DeliveryError(error.code or error.status, "refused for now")
