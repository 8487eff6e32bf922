"""A clinic's own words to members: read, saved, put back; and what a member was told, on the timeline of their case."""

from __future__ import annotations

from typing import Any

from bot.domain.notice_words import About, Hours, Place, Reading, Version, checked
from bot.domain.outbox import OutboxEntry
from bot.domain.triage import Source
from bot.errors import NotFound, Refusal
from bot.services.rota import coverage
from bot.services.support import Help
from bot.storage.cases import CaseRepository
from bot.storage.database import Database
from bot.storage.guilds import GuildRepository, ProfessionalRepository
from bot.storage.notices import NoticeRepository
from bot.storage.outbox import Outbox
from bot.storage.timeline import Timeline
from bot.storage.unit import Unit

TOLD = "notice-told"
"""On the timeline: what a person was told, in which hours, and the version of the words; 0 are those that ship."""


class NoticeService:
    """Words of one server, and which of them somebody read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def newest(self, guild_id: int, place: Place) -> Version | None:
        """What was saved last there; None if nothing ever was."""
        async with self._database.reading(guild_id) as unit:
            return await NoticeRepository(unit).newest(place)

    async def all_newest(self, guild_id: int) -> dict[Place, Version]:
        """What was saved last, for every place where something was."""
        async with self._database.reading(guild_id) as unit:
            return await NoticeRepository(unit).all_newest()

    async def history(self, guild_id: int, place: Place) -> list[Version]:
        """Who saved what when, the newest first."""
        async with self._database.reading(guild_id) as unit:
            return await NoticeRepository(unit).history(place)

    async def version(self, guild_id: int, number: int) -> Version:
        """One version. Raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            found = await NoticeRepository(unit).get(number)
        if found is None:
            raise NotFound("notice-version-unknown")
        return found

    async def save(self, guild_id: int, place: Place, words: str | None, by: int, basis: int) -> Version:
        """Let these words hold from now on, for what is not sent yet; None are the words that ship.

        ``basis`` is the version that ``by`` saw, 0 for none. Raises BadInput for words that leave out what must be
        said, Refusal if somebody else has saved since.
        """
        kept = None if words is None else checked(words, place.about)
        async with self._database.unit(guild_id) as unit:
            rows = NoticeRepository(unit)
            before = await rows.newest(place)
            if (before.words if before else None) == kept:
                raise Refusal("notice-same")
            if (before.id if before else 0) != basis:
                raise Refusal("notice-changed-since")
            return await rows.add(place, kept, by)

    async def example(self, guild_id: int, place: Place, by: int) -> Help:
        """A case to show words with: in the server's first country, with whoever is on duty, or else ``by``."""
        async with self._database.reading(guild_id) as unit:
            truth = await coverage(unit)
            names = {one.user_id: one.name for one in await ProfessionalRepository(unit).list()}
            countries = (await GuildRepository(unit).get()).countries
        here = tuple(names[who] for who in truth.on_duty if who in names)
        here = here or tuple(name for who, name in names.items() if who == by)
        staffed = place.hours is Hours.STAFFED
        owner = next(iter(here), None) if place.about is About.ANSWERED else None
        country = next(iter(countries), "")
        return Help(0, 0, here if staffed else (), here, owner, truth, country, Source.MESSAGE)

    async def chose(self, guild_id: int, entry: OutboxEntry, place: Place, version: int) -> None:
        """A message is about to be sent with these words: if it arrives, ``delivered`` writes it down."""
        async with self._database.unit(guild_id) as unit:
            await Outbox(unit).note(entry.id, _facts(place, version))

    async def delivered(self, unit: Unit, entry: OutboxEntry, delivered: bool) -> None:
        """What became of a notice: one that arrived is on the timeline with the words that were used."""
        chosen = await Outbox(unit).noted(entry.id) if delivered else {}
        if "version" in chosen and await CaseRepository(unit).get(int(entry.payload["case"])) is not None:
            facts = {name: chosen[name] for name in ("notice", "hours", "language", "version")}
            await Timeline(unit).add(int(entry.payload["case"]), TOLD, **facts)

    async def of_case(self, guild_id: int, case_id: int) -> list[Reading]:
        """What was read about a case, in order. Raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            if await CaseRepository(unit).get(case_id) is None:
                raise NotFound("case-unknown", case=case_id)
            rows, versions = await Timeline(unit).of(case_id), NoticeRepository(unit)
            return [await _reading(row, versions) for row in rows if row["event"] == TOLD]

    async def told(self, guild_id: int, case_id: int, place: Place, version: int) -> None:
        """Somebody read it as the answer to their own press."""
        async with self._database.unit(guild_id) as unit:
            await Timeline(unit).add(case_id, TOLD, **_facts(place, version))


async def _reading(row: Any, versions: NoticeRepository) -> Reading:
    facts = row["facts"]
    place = Place(About(facts["notice"]), Hours(facts["hours"]), facts["language"])
    version = await versions.get(facts["version"]) if facts["version"] else None
    return Reading(row["at"], place, facts["version"], version.words if version else None)


def _facts(place: Place, version: int) -> dict[str, Any]:
    about = {"notice": place.about.value, "hours": place.hours.value, "language": place.language}
    return {**about, "version": version}
