"""Rows of topics; what people wrote in them is sealed under their own key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.engine import RowMapping

from bot.domain.checkins import CheckInRule
from bot.domain.topics import TopicState
from bot.storage.tables import topic_weeks, topics
from bot.storage.unit import Repository


class TopicRepository(Repository):
    """Topics of a guild's groups."""

    async def add(
        self, group_id: int, state: TopicState, *, user_id: int | None, box: bytes | None, starter: str | None = None
    ) -> int:
        """Keep one; its number."""
        what = {"user_id": user_id, "words": box, "starter": starter, "state": state.value, "at": self.unit.now()}
        return int(await self._insert(topics, group_id=group_id, **what))

    async def get(self, topic_id: int) -> RowMapping | None:
        """A topic by its number."""
        return await self._one(topics, topics.c.id == topic_id)

    async def of_group(self, group_id: int, state: TopicState) -> Sequence[RowMapping]:
        """Topics of a group in a state; those that wait in the order in which they were taken up."""
        return await self._all(
            topics, topics.c.group_id == group_id, topics.c.state == state.value, order_by=topics.c.at
        )

    async def move(self, topic_id: int, state: TopicState, to: TopicState) -> bool:
        """Claim the step from ``state`` to ``to``; its time begins anew."""
        still = (topics.c.id == topic_id, topics.c.state == state.value)
        return await self._update(topics, *still, state=to.value, at=self.unit.now()) == 1

    async def remove(self, topic_id: int) -> None:
        """Delete it."""
        await self._delete(topics, topics.c.id == topic_id)


class TopicWeekRepository(Repository):
    """When groups are shown a topic: one row for each."""

    async def of_group(self, group_id: int) -> RowMapping | None:
        """The group's time."""
        return await self._one(topic_weeks, topic_weeks.c.group_id == group_id)

    async def get(self, week_id: int) -> RowMapping | None:
        """A group's time by its number."""
        return await self._one(topic_weeks, topic_weeks.c.id == week_id)

    async def save(self, group_id: int, rule: CheckInRule, due_at: datetime | None) -> None:
        """Set it, active."""
        about = {"weekday": min(rule.weekdays), "at": rule.at, "zone": rule.zone, "active": True}
        await self._upsert(topic_weeks, ("group_id",), group_id=group_id, **about, due_at=due_at)
        self.unit.wake()

    async def owe(self, week_id: int, due_at: datetime | None) -> None:
        """The next one comes at ``due_at``, or not by itself."""
        await self._update(topic_weeks, topic_weeks.c.id == week_id, due_at=due_at)
        self.unit.wake()

    async def pause(self, group_id: int) -> bool:
        """Show none by itself; whether there was a time."""
        mine = (topic_weeks.c.group_id == group_id, topic_weeks.c.active)
        return await self._update(topic_weeks, *mine, active=False, due_at=None) == 1


def rule_of(row: RowMapping) -> CheckInRule:
    """One weekday, at a time, in the group's zone."""
    return CheckInRule(frozenset({row["weekday"]}), row["at"], row["zone"])
