"""Helplines for a guild: the directory's entries as the operator confirmed, corrected or switched off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.clock import Clock
from bot.content import Content, Helpline, edited
from bot.domain.guilds import HelplineDecision
from bot.errors import BadInput, NotFound
from bot.storage.database import Database
from bot.storage.guilds import GuildRepository, HelplineRepository

WAYS = ("phone", "text", "web", "hours")
"""What an operator may correct."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry as members of the guild see it, and what stands behind that."""

    line: Helpline
    shown: bool
    decided: bool
    corrected: bool


class HelplineService:
    """Every place that names a helpline takes it from here."""

    def __init__(self, database: Database, clock: Clock, content: Content) -> None:
        self._database, self._clock, self._content = database, clock, content

    async def for_country(self, guild_id: int, country: str) -> list[Helpline]:
        """What may be shown in ``country`` (two letters), crisis lines first; international ones if there is none."""
        async with self._database.reading(guild_id) as unit:
            decisions = await HelplineRepository(unit).decisions()
        found = self._content.helplines.in_country(country)
        shown = [one.line for one in (_choice(line, decisions.get(line.id)) for line in found) if one.shown]
        return shown or list(self._content.helplines.international())

    async def countries(self, guild_id: int) -> tuple[str, ...]:
        """The countries members of the guild live in (two letters each), as the operator said; may be none."""
        async with self._database.reading(guild_id) as unit:
            return tuple((await GuildRepository(unit).get()).countries)

    def emergency_number(self, country: str) -> str:
        """The emergency number of a country, or 112, which mobile networks forward nearly everywhere."""
        return self._content.emergency_number(country)

    async def choices(self, guild_id: int) -> list[Choice]:
        """Every entry of the guild's countries, as it stands; those that are not shown as well."""
        async with self._database.reading(guild_id) as unit:
            guild = await GuildRepository(unit).get()
            decisions = await HelplineRepository(unit).decisions()
        entries = [line for code in guild.countries for line in self._content.helplines.in_country(code)]
        return [_choice(line, decisions.get(line.id)) for line in entries]

    async def open_questions(self, guild_id: int) -> list[Helpline]:
        """Entries of the guild's countries that nobody has confirmed or switched off, or not for 180 days."""
        async with self._database.reading(guild_id) as unit:
            decisions = await HelplineRepository(unit).decisions()
        now = self._clock.now()
        settled = {entry for entry, decision in decisions.items() if decision.fresh(now)}
        return [one.line for one in await self.choices(guild_id) if one.line.id not in settled]

    async def decide(self, guild_id: int, entry_id: str, by: int, *, shown: bool) -> None:
        """Confirm an entry as it stands, corrections included, or switch it off, for this guild."""
        async with self._database.unit(guild_id) as unit:
            rows = HelplineRepository(unit)
            known = (await rows.decisions()).get(entry_id)
            await rows.decide(entry_id, by, shown=shown, edit=known.edit if known else None)

    async def correct(self, guild_id: int, entry_id: str, by: int, ways: Mapping[str, str]) -> Helpline:
        """Other ways to reach an entry, for this guild; it counts as confirmed. Raises BadInput and NotFound."""
        edit = {way: ways.get(way, "").strip() or None for way in WAYS}
        try:
            line = edited(self._entry(entry_id), edit)
        except ValueError:
            raise BadInput("helpline-unusable") from None
        async with self._database.unit(guild_id) as unit:
            await HelplineRepository(unit).decide(entry_id, by, shown=True, edit=edit)
        return line

    async def reset(self, guild_id: int, entry_id: str) -> None:
        """The entry is what the directory says again, and waits for a check. Raises NotFound if it was so before."""
        async with self._database.unit(guild_id) as unit:
            if not await HelplineRepository(unit).forget(entry_id):
                raise NotFound("helpline-undecided")

    def _entry(self, entry_id: str) -> Helpline:
        for line in self._content.helplines.entries:
            if line.id == entry_id:
                return line
        raise NotFound("helpline-unknown")


def _choice(line: Helpline, decision: HelplineDecision | None) -> Choice:
    if decision is None:
        return Choice(line, line.on, decided=False, corrected=False)
    if decision.edit is None:
        return Choice(line, decision.shown, decided=True, corrected=False)
    return Choice(edited(line, decision.edit), decision.shown, decided=True, corrected=True)
