"""Flags become cases: one transaction opens or merges, seals, logs, freezes the policy, and owes card and pages."""

from __future__ import annotations

import json
from dataclasses import replace

from bot.domain.cases import CaseState, merge
from bot.domain.desk import CaseRecord, Sighting
from bot.domain.notices import Moment
from bot.domain.outbox import Priority
from bot.domain.triage import Level, Source
from bot.errors import NotFound
from bot.services.case_base import CaseWork, subject
from bot.services.chain import opening
from bot.storage.cases import CaseRepository, FlagRepository
from bot.storage.groups import GroupRepository
from bot.storage.outbox import Outbox
from bot.storage.policies import PolicyRepository
from bot.storage.timeline import Timeline
from bot.storage.unit import Unit


class Flagging(CaseWork):
    """Raises flags."""

    async def raise_flag(self, unit: Unit, seen: Sighting) -> int:
        """Open the person's case in the group, or merge into the open one; its number.

        All in the caller's transaction. A worse flag pages again; a green one is a ValueError.
        """
        if seen.level is Level.GREEN:
            raise ValueError("a green message is no flag")
        if (known := await FlagRepository(unit).case_of(seen.fingerprint)) is not None:
            return known
        case = await CaseRepository(unit).open_of(seen.group_id, seen.person_id, drill=seen.drill)
        opened = case is None
        case = case or await self._open(unit, seen)
        flag = await self._enter(unit, case, seen)
        if not opened:
            await self._merge(unit, case, seen, flag)
        if self._notices.tells(seen.source, seen.level, seen.kinds):
            await self._tell_member(unit, case, Moment.CALLED)
        return case.id

    async def drill(self, guild_id: int, group_id: int, by: int) -> int:
        """A crisis for practice: the real path with the real people, marked as a drill; its case's number.

        One that is under way is not doubled. Raises NotFound.
        """
        async with self._database.unit(guild_id) as unit:
            if await GroupRepository(unit).get(group_id) is None:
                raise NotFound("group-unknown")
            key = f"drill:{group_id}:{unit.now().isoformat()}"
            return await self.raise_flag(unit, Sighting(group_id, by, Level.CRISIS, Source.DRILL, key, drill=True))

    async def welcome(self, unit: Unit, group_id: int) -> None:
        """A group opens: its talk channel gets the card with the button that calls a person, once."""
        talk = await GroupRepository(unit).channel(group_id, "talk")
        if talk is not None:
            await Outbox(unit).send(
                "support-card",
                f"support:{group_id}",
                f"support:{group_id}",
                priority=Priority.ROUTINE,
                channel_id=talk,
                payload={"group": group_id},
            )

    async def _open(self, unit: Unit, seen: Sighting) -> CaseRecord:
        policy = (await PolicyRepository(unit).in_force()).about(seen.kinds)
        case_id = await CaseRepository(unit).add(
            seen.group_id,
            seen.person_id,
            await opening(unit, policy, seen.level),
            kinds=seen.kinds,
            source=seen.source,
            policy=policy,
            drill=seen.drill,
        )
        unit.wake()
        case = await self._need(unit, case_id)
        await Timeline(unit).add(case_id, "opened", level=seen.level.word, source=seen.source.value, drill=seen.drill)
        await self._desk(unit, case, "case", f"case:{case_id}")
        return case

    @staticmethod
    async def _enter(unit: Unit, case: CaseRecord, seen: Sighting) -> int:
        box = None
        if seen.text is not None or seen.score is not None:
            spans = [[span.start, span.end, span.rule] for span in seen.spans]
            evidence = {"text": seen.text, "spans": spans, "score": seen.score, **_reading(seen)}
            box = await unit.seal(seen.person_id, json.dumps(evidence))
        flag = await FlagRepository(unit).add(
            case_id=case.id,
            person_id=seen.person_id,
            reporter_id=seen.reporter_id,
            source=seen.source.value,
            level=int(seen.level),
            kinds=sorted(kind.value for kind in seen.kinds),
            rules=sorted(seen.rules),
            channel_id=seen.channel_id,
            message_id=seen.message_id,
            fingerprint=seen.fingerprint,
            evidence=box,
        )
        await Timeline(unit).add(case.id, "flagged", flag=flag, level=seen.level.word, source=seen.source.value)
        return flag

    async def _merge(self, unit: Unit, case: CaseRecord, seen: Sighting, flag: int) -> None:
        rule = merge(case.rule, seen.level, unit.now())
        if seen.level > case.rule.level:
            await self._withdraw_pages(unit, case.id)
            await Timeline(unit).add(case.id, "worse", level=seen.level.word)
        elif seen.source is Source.CALL and case.rule.state is CaseState.PAGING:
            rule = replace(rule, due_at=min(rule.due_at or unit.now(), unit.now()))
        elif case.rule.owner is not None and seen.level >= Level.RED:
            await self._page(unit, case, case.rule.owner, case.rule.step, "again")
            await Timeline(unit).add(case.id, "owner-told", flag=flag)
        kinds = {*case.kinds, *seen.kinds}
        policy = case.policy.about(kinds) if seen.level > case.rule.level else case.policy
        known = sorted(kind.value for kind in kinds)
        await CaseRepository(unit).save(case, rule, kinds=known, policy=policy.to_json())
        await Outbox(unit).refresh(subject(case.id))


def _reading(seen: Sighting) -> dict[str, object]:
    """How screening came to it, for whoever opens the words."""
    if seen.verdict is None:
        return {}
    found = seen.verdict
    return {"exceptions": found.exceptions, "reasons": found.reasons, "model": dict(found.model)}
