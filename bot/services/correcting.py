"""Putting right what a case is about, and finding what somebody does in it by its case instead of by a button."""

from __future__ import annotations

from collections.abc import Collection

from bot.domain.triage import CAME, Kind
from bot.errors import BadInput, NotFound
from bot.services.case_base import CaseWork, need_open, work_on
from bot.storage.cases import CaseRepository, FollowUpRepository
from bot.storage.timeline import Timeline


class Correcting(CaseWork):
    """What screening called by the wrong name, a person names."""

    async def correct_kinds(self, guild_id: int, case_id: int, by: int, kinds: Collection[Kind]) -> frozenset[Kind]:
        """Say what a case is about; how its flags came stays. What it is about now.

        Raises BadInput without a kind, NotFound, and Refusal for a closed case.
        """
        if not set(kinds) - CAME:
            raise BadInput("case-kinds-empty")
        async with self._database.unit(guild_id) as unit:
            case = await need_open(unit, case_id)
            now = frozenset(set(kinds) - CAME | case.kinds & CAME)
            if now == case.kinds:
                return now
            await CaseRepository(unit).save(case, case.rule, kinds=_words(now))
            await Timeline(unit).add(case_id, "kinds-corrected", by, were=_words(case.kinds), kinds=_words(now))
            fresh = await CaseRepository(unit).get(case_id)
            await work_on(unit, fresh or case, by)
            return now

    async def open_followups(self, guild_id: int, case_id: int) -> list[int]:
        """Numbers of the follow-ups of a case that are not done. Raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            if await CaseRepository(unit).get(case_id) is None:
                raise NotFound("case-unknown", case=case_id)
            return [one.id for one in await FollowUpRepository(unit).of(case_id) if one.done_at is None]


def _words(kinds: Collection[Kind]) -> list[str]:
    return sorted(kind.value for kind in kinds)
