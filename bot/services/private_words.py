"""Words that members write into forms for those who lead: screened like a message, if their writer agreed to it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Protocol

from bot.domain.desk import Sighting
from bot.domain.groups import Consent
from bot.domain.triage import Kind, Level, Source, Verdict
from bot.screening import Before, Manner
from bot.screening.phrases import Phrasebook
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.guilds import GuildRepository
from bot.storage.phrases import PhraseRepository
from bot.storage.unit import Unit


class RaisesFlags(Protocol):
    """The part of the cases that private words need."""

    async def raise_flag(self, unit: Unit, seen: Sighting) -> int:
        """Open or merge a case in the caller's transaction; its number."""
        ...


class Screens(Protocol):
    """The part of the screener that private words need."""

    def __call__(self, text: str, before: Sequence[Before] = ..., manner: Manner = ...) -> Verdict:
        """The verdict about a text, screened in this manner."""
        ...


class PrivateWords:
    """One way for all of them, so that no form is a place where nobody looks."""

    def __init__(self, cases: RaisesFlags, screen: Screens) -> None:
        self._cases, self._screen = cases, screen
        self._phrasebook = Phrasebook()

    @staticmethod
    async def screened(unit: Unit, group_id: int, user_id: int) -> bool:
        """Whether the person agreed that their words are screened."""
        return await EnrolmentRepository(unit).consented(group_id, user_id, Consent.SCREENING)

    async def judge(self, unit: Unit, group_id: int, user_id: int, said: str | None) -> Verdict:
        """What is found in the words; green without consent, amber when nothing could be said about them."""
        if not said or not await self.screened(unit, group_id, user_id):
            return Verdict.green()
        verdict = self._screen(said, (), await self._manner(unit, group_id, user_id))
        # an outage must never look like calm
        return Verdict(Level.AMBER, rules=("unscreened",)) if verdict.unscreened else verdict

    async def _manner(self, unit: Unit, group_id: int, user_id: int) -> Manner:
        """As their messages are screened: as sensitive, with statistics only where server and writer agreed to them,
        and with the phrases of the staff.
        """
        settings = await GuildRepository(unit).get()
        agreed = await EnrolmentRepository(unit).consented(group_id, user_id, Consent.STATISTICAL)
        phrases = [one for one in await PhraseRepository(unit).list() if one.group_id in {None, group_id}]
        statistics = bool(settings.statistical) and agreed
        return Manner(settings.sensitivity, statistics, self._phrasebook.detector(phrases))

    async def flag(
        self,
        unit: Unit,
        group_id: int,
        user_id: int,
        verdict: Verdict,
        *,
        level: Level,
        kinds: Collection[Kind] = (),
        source: Source,
        fingerprint: str,
        said: str | None,
        score: int | None = None,
    ) -> None:
        """Bring the words, or a check-in's ``score``, to a professional at ``level``; green does nothing.

        ``level`` is at least the verdict's.
        """
        if level is Level.GREEN:
            return
        found = {*kinds, *verdict.kinds}
        seen = Sighting(group_id, user_id, level, source, fingerprint, found, verdict.rules, said, verdict.spans)
        await self._cases.raise_flag(unit, replace(seen, score=score))
