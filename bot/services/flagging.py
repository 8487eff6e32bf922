"""Flags become cases: one transaction opens or merges, seals, logs, freezes the policy, and owes card and pages."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import replace

from bot.domain.cases import CaseState, merge
from bot.domain.desk import CaseRecord, tells_member
from bot.domain.outbox import Priority
from bot.domain.triage import Kind, Level, Source, Span
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

    async def raise_flag(
        self,
        unit: Unit,
        *,
        group_id: int,
        person_id: int,
        level: Level,
        kinds: Collection[Kind],
        rules: Collection[str] = (),
        source: Source,
        fingerprint: str,
        text: str | None,
        spans: Collection[Span] = (),
        channel_id: int | None = None,
        message_id: int | None = None,
        reporter_id: int | None = None,
        drill: bool = False,
    ) -> int:
        """Open the person's case in the group, or merge into the open one; its number.

        All in the caller's transaction. The same ``fingerprint`` is one flag, however often it is raised. ``text`` and
        ``spans`` are sealed under the person's key. A worse flag pages again; a green one is a ValueError.
        """
        if level is Level.GREEN:
            raise ValueError("a green message is no flag")
        if (known := await FlagRepository(unit).case_of(fingerprint)) is not None:
            return known
        case = await CaseRepository(unit).open_of(group_id, person_id, drill=drill)
        opened = case is None
        case = case or await self._open(unit, group_id, person_id, level, kinds, source, drill=drill)
        box = None
        if text is not None:
            evidence = {"text": text, "spans": [[span.start, span.end, span.rule] for span in spans]}
            box = await unit.seal(person_id, json.dumps(evidence))
        flag = await FlagRepository(unit).add(
            case_id=case.id,
            person_id=person_id,
            reporter_id=reporter_id,
            source=source.value,
            level=int(level),
            kinds=sorted(kind.value for kind in kinds),
            rules=sorted(rules),
            channel_id=channel_id,
            message_id=message_id,
            fingerprint=fingerprint,
            evidence=box,
        )
        await Timeline(unit).add(case.id, "flagged", flag=flag, level=level.word, source=source.value)
        if not opened:
            await self._merge(unit, case, level, kinds, flag, source)
        if tells_member(source, level, kinds):
            await self._tell_member(unit, case, "called")
        return case.id

    async def drill(self, guild_id: int, group_id: int, by: int) -> int:
        """A crisis for practice: the real path with the real people, marked as a drill; its case's number.

        One that is under way is not doubled. Raises NotFound.
        """
        async with self._database.unit(guild_id) as unit:
            if await GroupRepository(unit).get(group_id) is None:
                raise NotFound("group-unknown")
            return await self.raise_flag(
                unit,
                group_id=group_id,
                person_id=by,
                level=Level.CRISIS,
                kinds=(),
                source=Source.DRILL,
                fingerprint=f"drill:{group_id}:{unit.now().isoformat()}",
                text=None,
                drill=True,
            )

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

    async def _open(
        self,
        unit: Unit,
        group_id: int,
        person_id: int,
        level: Level,
        kinds: Collection[Kind],
        source: Source,
        *,
        drill: bool,
    ) -> CaseRecord:
        policy = (await PolicyRepository(unit).in_force()).about(kinds)
        case_id = await CaseRepository(unit).add(
            group_id,
            person_id,
            await opening(unit, policy, level),
            kinds=kinds,
            source=source,
            policy=policy,
            drill=drill,
        )
        unit.wake()
        case = await self._need(unit, case_id)
        await Timeline(unit).add(case_id, "opened", level=level.word, source=source.value, drill=drill)
        await self._desk(unit, case, "case", f"case:{case_id}")
        return case

    async def _merge(
        self, unit: Unit, case: CaseRecord, level: Level, kinds: Collection[Kind], flag: int, source: Source
    ) -> None:
        rule = merge(case.rule, level, unit.now())
        if level > case.rule.level:
            await self._withdraw_pages(unit, case.id)
            await Timeline(unit).add(case.id, "worse", level=level.word)
        elif source is Source.CALL and case.rule.state is CaseState.PAGING:
            rule = replace(rule, due_at=min(rule.due_at or unit.now(), unit.now()))
        elif case.rule.owner is not None and level >= Level.RED:
            await self._page(unit, case, case.rule.owner, case.rule.step, "again")
            await Timeline(unit).add(case.id, "owner-told", flag=flag)
        known = sorted(kind.value for kind in {*case.kinds, *kinds})
        policy = case.policy.about({*case.kinds, *kinds}) if level > case.rule.level else case.policy
        await CaseRepository(unit).save(case, rule, kinds=known, policy=policy.to_json())
        await Outbox(unit).refresh(subject(case.id))
