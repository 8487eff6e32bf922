"""Helplines for a guild: the directory's entries as the operator confirmed, added to or switched off."""

from __future__ import annotations

from bot.content import Content, Helpline
from bot.storage.database import Database
from bot.storage.guilds import GuildRepository, HelplineRepository


class HelplineService:
    """Every place that names a helpline takes it from here."""

    def __init__(self, database: Database, content: Content) -> None:
        self._database, self._content = database, content

    async def for_country(self, guild_id: int, country: str) -> list[Helpline]:
        """What may be shown in ``country`` (two letters), crisis lines first; international ones if there is none."""
        async with self._database.reading(guild_id) as unit:
            decisions = await HelplineRepository(unit).decisions()
        confirmed = {entry for entry, shown in decisions.items() if shown}
        found = self._content.helplines.for_country(country, confirmed)
        shown = [line for line in found if decisions.get(line.id, True)]
        return shown or list(self._content.helplines.international())

    def emergency_number(self, country: str) -> str:
        """The emergency number of a country, or 112, which mobile networks forward nearly everywhere."""
        return self._content.emergency_number(country)

    async def open_questions(self, guild_id: int) -> list[Helpline]:
        """Entries of the guild's countries that nobody has confirmed or switched off yet."""
        async with self._database.reading(guild_id) as unit:
            guild = await GuildRepository(unit).get()
            decisions = await HelplineRepository(unit).decisions()
        entries = [line for code in guild.countries for line in self._content.helplines.in_country(code)]
        return [line for line in entries if line.id not in decisions]

    async def decide(self, guild_id: int, entry_id: str, by: int, *, shown: bool) -> None:
        """Confirm an entry, or switch it off, for this guild."""
        async with self._database.unit(guild_id) as unit:
            await HelplineRepository(unit).decide(entry_id, by, shown=shown)
