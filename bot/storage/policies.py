"""Rows of escalation policies, in force and as drafts, with the people whom their steps name."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement
from sqlalchemy.engine import RowMapping

from bot.domain.escalation import EscalationPolicy
from bot.domain.policies import PolicyStep, build_policy
from bot.domain.triage import Kind, Level
from bot.storage.tables import policies, policy_people
from bot.storage.unit import Repository

IN_FORCE = 0
"""Stands for the editor of what is in force."""


class PolicyRepository(Repository):
    """Policies by kind and level; ``kind`` None is for flags of every kind."""

    async def in_force(self) -> EscalationPolicy:
        """What a case that opens now is worked by."""
        written: dict[Level, Sequence[PolicyStep]] = {}
        special: dict[Kind, dict[Level, Sequence[PolicyStep]]] = {}
        for row in await self._all(policies, policies.c.editor_id == IN_FORCE):
            place = special.setdefault(Kind(row["kind"]), {}) if row["kind"] else written
            place[Level(row["level"])] = await self._steps(row)
        return build_policy(written, special)

    async def steps(self, level: Level, kind: Kind | None, editor: int = IN_FORCE) -> tuple[PolicyStep, ...] | None:
        """What was written for exactly this; None if nothing was."""
        row = await self._one(policies, *_named(level, kind, editor))
        return await self._steps(row) if row else None

    async def draft(self, draft_id: int, editor: int) -> tuple[Level, Kind | None, tuple[PolicyStep, ...]] | None:
        """The editor's own draft."""
        row = await self._one(policies, policies.c.id == draft_id, policies.c.editor_id == editor)
        if row is None:
            return None
        return Level(row["level"]), Kind(row["kind"]) if row["kind"] else None, await self._steps(row)

    async def write(
        self, level: Level, kind: Kind | None, steps: Sequence[PolicyStep], by: int, *, editor: int = IN_FORCE
    ) -> int:
        """Replace what was written for exactly this; its number."""
        await self._upsert(
            policies,
            ("guild_id", "kind", "level", "editor_id"),
            kind=kind.value if kind else "",
            level=int(level),
            editor_id=editor,
            steps=[step.to_json() for step in steps],
            saved_by=by,
            saved_at=self.unit.now(),
        )
        row = await self._one(policies, *_named(level, kind, editor))
        assert row is not None
        await self._delete(policy_people, policy_people.c.policy_id == row["id"])
        for number, step in enumerate(steps):
            for person in step.people:
                await self._insert(policy_people, policy_id=row["id"], step=number, user_id=person)
        return int(row["id"])

    async def remove(self, level: Level, kind: Kind | None, editor: int = IN_FORCE) -> bool:
        """Forget it; whether there was one."""
        row = await self._one(policies, *_named(level, kind, editor))
        if row is None:
            return False
        await self._delete(policy_people, policy_people.c.policy_id == row["id"])
        return bool(await self._delete(policies, policies.c.id == row["id"]))

    async def kinds(self) -> list[tuple[Level, Kind]]:
        """For which kinds something of their own is in force."""
        rows = await self._all(policies, policies.c.editor_id == IN_FORCE, policies.c.kind != "")
        return [(Level(row["level"]), Kind(row["kind"])) for row in rows]

    async def _steps(self, row: RowMapping) -> tuple[PolicyStep, ...]:
        people: dict[int, list[int]] = {}
        for named in await self._all(policy_people, policy_people.c.policy_id == row["id"]):
            people.setdefault(named["step"], []).append(named["user_id"])
        return tuple(PolicyStep.from_json(kept, people.get(n, ())) for n, kept in enumerate(row["steps"]))


def _named(level: Level, kind: Kind | None, editor: int) -> tuple[ColumnElement[bool], ...]:
    return (
        policies.c.level == int(level),
        policies.c.kind == (kind.value if kind else ""),
        policies.c.editor_id == editor,
    )
