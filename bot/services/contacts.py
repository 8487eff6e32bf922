"""Ways to reach people outside Discord: added, tried out, listed without their address, removed."""

from __future__ import annotations

from typing import Protocol

from bot.domain.contacts import TEAM, OutsideContact
from bot.errors import BadInput, NotFound, Refusal
from bot.storage.contacts import OutsideContactRepository
from bot.storage.database import Database
from bot.storage.duties import DutyRepository
from bot.storage.rota_watches import WatchRepository
from bot.storage.unit import Unit

MOST = 50
"""Contacts in one guild."""


class OutsideDoor(Protocol):
    """What delivery can say about addresses."""

    async def scheme(self, url: str) -> str | None:
        """The kind of service an address belongs to; None if it cannot be used."""
        ...

    async def try_out(self, guild_id: int, contact_id: int) -> bool:
        """Send a trial; whether the service took it."""
        ...


class ContactService:
    """Contacts of people and of the team. Everybody with a record may change their own, supervisors all."""

    def __init__(self, database: Database, door: OutsideDoor) -> None:
        self._database, self._door = database, door

    async def list(self, guild_id: int) -> list[OutsideContact]:
        """All contacts, the team's first."""
        async with self._database.reading(guild_id) as unit:
            return await OutsideContactRepository(unit).list()

    async def check(self, guild_id: int, whose: int, by: int) -> None:
        """Raises Refusal unless ``by`` may change the contacts of ``whose`` (a user id, or TEAM)."""
        async with self._database.reading(guild_id) as unit:
            await self._check(unit, whose, by)

    async def add(self, guild_id: int, whose: int, by: int, label: str, url: str) -> OutsideContact:
        """Keep an address, sealed. Raises BadInput if it cannot be used, and Refusal."""
        scheme, name = await self._door.scheme(url.strip()), label.strip()
        if scheme is None:
            raise BadInput("contact-address-unusable")
        if not name:
            raise BadInput("contact-label-empty")
        async with self._database.unit(guild_id) as unit:
            await self._check(unit, whose, by)
            if len(await OutsideContactRepository(unit).list()) >= MOST:
                raise Refusal("contact-too-many", most=MOST)
            made = await OutsideContactRepository(unit).add(whose, name[:60], scheme[:30], url.strip(), by)
            await WatchRepository(unit).stir()
            return await self._need(unit, made)

    async def remove(self, guild_id: int, contact_id: int, by: int) -> OutsideContact:
        """Forget a contact; what it was. Raises NotFound, Refusal."""
        async with self._database.unit(guild_id) as unit:
            contact = await self._need(unit, contact_id)
            await self._check(unit, contact.whose, by)
            await OutsideContactRepository(unit).remove(contact_id)
            await WatchRepository(unit).stir()
            return contact

    async def get(self, guild_id: int, contact_id: int) -> OutsideContact:
        """One contact. Raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            return await self._need(unit, contact_id)

    async def try_out(self, guild_id: int, contact_id: int, by: int) -> bool:
        """Send a trial; whether the service took it, which says nothing about whether it was read.

        Raises NotFound, Refusal.
        """
        async with self._database.reading(guild_id) as unit:
            await self._check(unit, (await self._need(unit, contact_id)).whose, by)
        return await self._door.try_out(guild_id, contact_id)

    @staticmethod
    async def _need(unit: Unit, contact_id: int) -> OutsideContact:
        contact = await OutsideContactRepository(unit).get(contact_id)
        if contact is None:
            raise NotFound("contact-unknown")
        return contact

    @staticmethod
    async def _check(unit: Unit, whose: int, by: int) -> None:
        duties, today = DutyRepository(unit), unit.now().date()
        if whose != by and not await duties.professional(by, today, supervisor=True):
            raise Refusal("contact-only-supervisors")
        if whose != TEAM and not await duties.professional(whose, today):
            raise Refusal("contact-no-record", person=f"<@{whose}>")
