"""Rows of contacts outside Discord. Addresses are sealed: a person's under their key, the team's under the guild's."""

from __future__ import annotations

from sqlalchemy.engine import RowMapping

from bot.domain.contacts import EVERYBODY, TEAM, OutsideContact
from bot.storage.tables import outside_contacts
from bot.storage.unit import Repository


class OutsideContactRepository(Repository):
    """The contacts of one guild."""

    async def list(self) -> list[OutsideContact]:
        """All of them, the team's first."""
        found = [_contact(row) for row in await self._all(outside_contacts)]
        return sorted(found, key=lambda one: (one.whose != TEAM, one.whose, one.id))

    async def get(self, contact_id: int) -> OutsideContact | None:
        """One contact."""
        row = await self._one(outside_contacts, outside_contacts.c.id == contact_id)
        return _contact(row) if row else None

    async def add(self, whose: int, label: str, scheme: str, url: str, by: int) -> int:
        """Keep a contact, its address sealed; its number."""
        made = await self._insert(
            outside_contacts,
            user_id=whose or None,
            label=label,
            scheme=scheme,
            url=await self.unit.seal(whose, url),
            added_by=by,
            added_at=self.unit.now(),
        )
        return int(made)

    async def remove(self, contact_id: int) -> bool:
        """Forget a contact; whether there was one."""
        return bool(await self._delete(outside_contacts, outside_contacts.c.id == contact_id))

    async def people(self) -> set[int]:
        """User ids of those who have a contact of their own: rotas can be checked against it."""
        return {one.whose for one in await self.list() if one.whose != TEAM}

    async def addresses(self, whose: int) -> dict[int, str]:
        """Contact → address, of one person, of the TEAM, or of EVERYBODY; for delivery only."""
        found: dict[int, str] = {}
        for row in await self._all(outside_contacts):
            owner = row["user_id"] or TEAM
            if whose in {owner, EVERYBODY} and (url := await self.unit.open(owner, row["url"])):
                found[row["id"]] = url
        return found

    async def address(self, contact_id: int) -> str | None:
        """The address of one contact; None if it is gone. For delivery only."""
        row = await self._one(outside_contacts, outside_contacts.c.id == contact_id)
        return await self.unit.open(row["user_id"] or TEAM, row["url"]) if row else None

    async def tried(self, contact_id: int, *, worked: bool) -> None:
        """Remember whether a service took a message for it."""
        same = outside_contacts.c.id == contact_id
        await self._update(outside_contacts, same, tried_at=self.unit.now(), worked=worked)


def _contact(row: RowMapping) -> OutsideContact:
    return OutsideContact(
        row["id"], row["user_id"] or TEAM, row["label"], row["scheme"], row["tried_at"], row["worked"]
    )
