"""Pages outside Discord, through Apprise: level, group alias and a link to the case, and never a member's words.

Apprise only sends. That a service took a message says nothing about a person: answering happens in Discord.
"""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Awaitable, Callable, Mapping, Sequence

import apprise

from bot.domain.contacts import TEAM
from bot.domain.outbox import OutboxEntry
from bot.errors import DeliveryError, Unreachable
from bot.storage.contacts import OutsideContactRepository
from bot.storage.database import Database
from bot.storage.guilds import GuildRepository
from bot.storage.outbox import Posts

Sentence = Callable[[OutboxEntry | None, str], Awaitable[tuple[str, str]]]
"""Gives the title and the body of a page, or of a trial (None); the string is a link to the case, or empty."""
Notify = Callable[[str, str, str], Awaitable[bool]]
"""Hands (address, title, body) to a service; whether it took them. Raises nothing."""

LOCAL_ONLY = frozenset({"dbus", "glib", "gnome", "kde", "macosx", "qt", "syslog", "windows"})
"""Schemes that would show something on the bot's own machine."""


async def notify(url: str, title: str, body: str) -> bool:
    """Through Apprise. The first address makes it load every service it knows: not on the event loop."""
    service = apprise.Apprise()
    return bool(await asyncio.to_thread(service.add, url) and await service.async_notify(title=title, body=body))


def scheme_of(url: str) -> str | None:
    """The scheme of an address that a guild may use; None if Apprise cannot, or if it points into our own machine."""
    scheme = url.partition("://")[0].strip().lower()
    if scheme in LOCAL_ONLY or "://" not in url:
        return None
    service = apprise.Apprise.instantiate(url, suppress_exceptions=True)
    host = str(getattr(service, "host", "") or "")
    return None if service is None or _inside(host) else scheme


class AppriseOutside:
    """Pages the contacts an entry is for; ``urls`` are the operator's, for when no contact of the guild took it."""

    def __init__(self, database: Database, urls: Sequence[str], sentence: Sentence, deliver: Notify = notify) -> None:
        self._database, self._urls, self._sentence, self._notify = database, tuple(urls), sentence, deliver

    async def page(self, entry: OutboxEntry) -> None:
        """Send to each contact at once; raises Unreachable when none is set up, DeliveryError when none took it."""
        whose = int(entry.payload.get("whose", TEAM))
        async with self._database.reading(entry.guild_id) as unit:
            contacts = await OutsideContactRepository(unit).addresses(whose)
        title, body = await self._sentence(entry, await self._link(entry))
        taken = await self._contacts(entry.guild_id, contacts, title, body)
        if not taken and whose <= TEAM:
            taken = any(await asyncio.gather(*(self._notify(url, title, body) for url in self._urls)))
        if not contacts and (whose > TEAM or not self._urls):
            raise Unreachable(0, "no contact outside")
        if not taken:
            raise DeliveryError(0, "no contact outside took it")

    async def scheme(self, url: str) -> str | None:
        """The scheme of an address that a guild may use; None if it may not."""
        return await asyncio.to_thread(scheme_of, url)

    async def try_out(self, guild_id: int, contact_id: int) -> bool:
        """Send a trial to one contact; whether its service took it."""
        async with self._database.reading(guild_id) as unit:
            url = await OutsideContactRepository(unit).address(contact_id)
        if url is None:
            return False
        title, body = await self._sentence(None, "")
        return await self._contacts(guild_id, {contact_id: url}, title, body)

    async def _contacts(self, guild_id: int, contacts: Mapping[int, str], title: str, body: str) -> bool:
        taken = await asyncio.gather(*(self._notify(url, title, body) for url in contacts.values()))
        if contacts:
            async with self._database.unit(guild_id) as unit:
                for contact_id, worked in zip(contacts, taken, strict=True):
                    await OutsideContactRepository(unit).tried(contact_id, worked=worked)
        return any(taken)

    async def _link(self, entry: OutboxEntry) -> str:
        """The case's card on the desk, or the desk itself while the card is not there."""
        async with self._database.reading(entry.guild_id) as unit:
            card = next((post for post in await Posts(unit).of(entry.subject) if post["kind"] == "case"), None)
            desk = (await GuildRepository(unit).get()).desk_channel_id
        if card is not None:
            return f"https://discord.com/channels/{entry.guild_id}/{card['channel_id']}/{card['message_id']}"
        return f"https://discord.com/channels/{entry.guild_id}/{desk}" if desk else ""


def _inside(host: str) -> bool:
    name = host.strip("[]").lower()
    if name == "localhost" or name.endswith((".localhost", ".local", ".internal")):
        return True
    try:
        return not ipaddress.ip_address(name).is_global
    except ValueError:
        return False
