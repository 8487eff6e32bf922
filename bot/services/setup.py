"""Setting a guild up: the desk, the zone, countries and their helplines, statistical screening as a choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.clock import Clock
from bot.domain.guilds import GuildRecord
from bot.domain.when import known_zone
from bot.errors import BadInput
from bot.storage.database import Database
from bot.storage.guilds import GuildRepository, ProfessionalRepository


@dataclass(frozen=True, slots=True)
class Progress:
    """What is done of the set-up; ``missing`` names the steps that are not, in their order."""

    guild: GuildRecord
    missing: tuple[str, ...]


class SetupService:
    """Each step saves by itself, so that a set-up can be left and taken up again."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def progress(self, guild_id: int) -> Progress:
        """How far the set-up is."""
        async with self._database.reading(guild_id) as unit:
            guild = await GuildRepository(unit).get()
            people = await ProfessionalRepository(unit).list()
        today = self._clock.now().date()
        steps = {
            "desk": guild.desk_channel_id is not None,
            "place": bool(guild.countries),
            "statistical": guild.statistical is not None,
            "supervisor": any(one.supervisor and one.valid(today) for one in people),
        }
        return Progress(guild, tuple(step for step, done in steps.items() if not done))

    async def desk(self, guild_id: int, channel_id: int) -> None:
        """The case desk is this channel."""
        await self._save(guild_id, desk_channel_id=channel_id)

    async def staff_role(self, guild_id: int, role_id: int) -> None:
        """Staff hold this role; it opens the desk to them and nothing else."""
        await self._save(guild_id, staff_role_id=role_id)

    async def place(self, guild_id: int, zone: str, countries: Sequence[str]) -> None:
        """The IANA zone and the countries (two letters each) members live in. Raises BadInput."""
        codes = [code.strip().upper() for code in countries if code.strip()]
        if not codes or any(len(code) != 2 or not code.isalpha() for code in codes):
            raise BadInput("setup-countries-unreadable")
        await self._save(guild_id, zone=known_zone(zone.strip()), countries=codes)

    async def statistical(self, guild_id: int, *, allowed: bool, reason: str) -> None:
        """Whether statistical screening may be used; the reason is kept beside the choice. Raises BadInput."""
        if len(reason.strip()) < 10:
            raise BadInput("setup-reason-short")
        await self._save(guild_id, statistical=allowed, statistical_reason=reason.strip()[:300])

    async def _save(self, guild_id: int, **values: object) -> None:
        async with self._database.unit(guild_id) as unit:
            await GuildRepository(unit).save(**values)
        await self._finish(guild_id)

    async def _finish(self, guild_id: int) -> None:
        progress = await self.progress(guild_id)
        if not progress.missing and progress.guild.set_up_at is None:
            async with self._database.unit(guild_id) as unit:
                await GuildRepository(unit).save(set_up_at=unit.now())
