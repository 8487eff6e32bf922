"""Professionals: records entered by a supervisor, shown to members."""

from __future__ import annotations

from datetime import date

from bot.clock import Clock
from bot.domain.guilds import ProfessionalRecord
from bot.domain.outbox import Priority
from bot.errors import BadInput, NotFound, Refusal
from bot.storage.database import Database
from bot.storage.guilds import ProfessionalRepository
from bot.storage.outbox import Outbox
from bot.storage.rota_watches import WatchRepository


class ProfessionalService:
    """Without a valid record nobody leads a group, holds a shift or satisfies an escalation step."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def add(
        self,
        guild_id: int,
        by: int,
        user_id: int,
        *,
        name: str,
        qualification: str,
        body: str,
        review: str,
        supervisor: bool,
    ) -> ProfessionalRecord:
        """Enter or replace a record; ``review`` is a date such as 2027-06-30. Raises BadInput.

        Their direct messages are opened now, not at the moment of need.
        """
        record = ProfessionalRecord(
            user_id,
            _filled(name, 100),
            _filled(qualification, 200),
            _filled(body, 200),
            self._review(review),
            supervisor,
        )
        async with self._database.unit(guild_id) as unit:
            known = await ProfessionalRepository(unit).get(user_id)
            if known and known.supervisor and not supervisor:
                await self._keep_one_supervisor(ProfessionalRepository(unit), user_id)
            await ProfessionalRepository(unit).save(record, by)
            await Outbox(unit).send(
                "professional-welcome",
                f"professional:{user_id}",
                f"professional-welcome:{user_id}",
                priority=Priority.ROUTINE,
                user_id=user_id,
            )
            await WatchRepository(unit).stir()
        return record

    async def remove(self, guild_id: int, user_id: int) -> None:
        """Remove a record. Raises NotFound, and Refusal for the last supervisor: somebody must end every chain."""
        async with self._database.unit(guild_id) as unit:
            rows = ProfessionalRepository(unit)
            if await rows.get(user_id) is None:
                raise NotFound("professional-unknown")
            await self._keep_one_supervisor(rows, user_id)
            await rows.remove(user_id)
            await WatchRepository(unit).stir()

    async def get(self, guild_id: int, user_id: int) -> ProfessionalRecord | None:
        """The record of a person, valid or not."""
        async with self._database.reading(guild_id) as unit:
            return await ProfessionalRepository(unit).get(user_id)

    async def list(self, guild_id: int) -> list[ProfessionalRecord]:
        """All records of the guild."""
        async with self._database.reading(guild_id) as unit:
            return await ProfessionalRepository(unit).list()

    async def _keep_one_supervisor(self, rows: ProfessionalRepository, leaving: int) -> None:
        today = self._clock.now().date()
        others = [one for one in await rows.list() if one.supervisor and one.valid(today) and one.user_id != leaving]
        mine = await rows.get(leaving)
        if mine is not None and mine.supervisor and not others:
            raise Refusal("professional-last-supervisor")

    def _review(self, text: str) -> date:
        try:
            review = date.fromisoformat(text.strip())
        except ValueError:
            raise BadInput("professional-review-unreadable") from None
        if review <= self._clock.now().date():
            raise BadInput("professional-review-past")
        return review


def _filled(text: str, most: int) -> str:
    if not text.strip():
        raise BadInput("professional-field-empty")
    return text.strip()[:most]
