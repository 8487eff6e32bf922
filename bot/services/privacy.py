"""What is stored about a person: shown in plain words, handed over, erased."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.clock import Clock
from bot.errors import Refusal
from bot.storage.database import Database
from bot.storage.guilds import ProfessionalRepository
from bot.storage.personal import PersonalRepository


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof that an erasure was done: a code that says nothing about the person, and how many rows it touched."""

    code: str
    rows: int
    at: datetime


class PrivacyService:
    """Answers only to the person themselves."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def holdings(self, guild_id: int, user_id: int) -> Mapping[str, int]:
        """Table → how many rows name the person; tables without any are left out."""
        async with self._database.reading(guild_id) as unit:
            rows = await PersonalRepository(unit).rows(user_id)
        return {table: len(found) for table, found in rows.items()}

    async def export(self, guild_id: int, user_id: int) -> bytes:
        """Everything about the person as JSON in UTF-8, their words in the clear."""
        async with self._database.reading(guild_id) as unit:
            rows = await PersonalRepository(unit).rows(user_id)
        about = {"server": str(guild_id), "person": str(user_id), "made_at": self._clock.now().isoformat()}
        text = json.dumps({"about": about, "tables": rows}, default=_plain, ensure_ascii=False, indent=2)
        return text.encode()

    async def erase(self, guild_id: int, user_id: int) -> Receipt:
        """Destroy the person's key, then every row by the register. Raises Refusal while a group depends on them.

        The key goes first: if the process ends in between, the rest is done at the next start.
        """
        await self._check(guild_id, user_id)
        await self._database.vault.destroy(guild_id, user_id)
        async with self._database.unit(guild_id) as unit:
            rows = await PersonalRepository(unit).erase(user_id)
        return Receipt(f"E-{secrets.token_hex(6).upper()}", rows, self._clock.now())

    async def _check(self, guild_id: int, user_id: int) -> None:
        today = self._clock.now().date()
        async with self._database.reading(guild_id) as unit:
            valid = [one for one in await ProfessionalRepository(unit).list() if one.supervisor and one.valid(today)]
            if [one.user_id for one in valid] == [user_id]:
                raise Refusal("privacy-last-supervisor")
            if await PersonalRepository(unit).alone_leads(user_id):
                raise Refusal("privacy-last-facilitator")


def _plain(value: object) -> object:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    raise TypeError(type(value).__name__)
