"""Plans for a series: read from what people write, shown, kept for a day, and saved when they are confirmed."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.content import Content
from bot.domain.groups import GroupState
from bot.domain.records import GroupRecord
from bot.domain.recurrence import Occurrence, SeriesRule, occurrences
from bot.domain.when import parse_when
from bot.errors import BadInput, NotFound, Refusal
from bot.storage.database import Database
from bot.storage.drafts import DraftRepository
from bot.storage.groups import GroupRepository
from bot.storage.guilds import ProfessionalRepository
from bot.storage.unit import Unit

FORM = "session-plan-ready"
KEPT = timedelta(days=1)
SHOWN = timedelta(days=120)
MINUTES = range(10, 481)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a facilitator asked for, as written. ``until`` is a date, ``minutes`` None means the kind's own length."""

    group_id: int
    when: str
    every_weeks: int
    leader_id: int
    title: str | None = None
    minutes: int | None = None
    until: str | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A series to be: nothing of it is saved as a series yet."""

    group_id: int
    title: str
    rule: SeriesRule
    leader_id: int

    def dates(self, now: datetime, most: int = 10) -> list[Occurrence]:
        """Its next dates."""
        start = datetime.combine(self.rule.first, time(), tzinfo=ZoneInfo(self.rule.zone))
        return occurrences(self.rule, now, max(now, start) + SHOWN)[:most]


class PlanService:
    """Makes plans and keeps them, sealed for their maker."""

    def __init__(self, database: Database, clock: Clock, content: Content) -> None:
        self._database, self._clock, self._content = database, clock, content

    async def propose(self, guild_id: int, user_id: int, wish: Wish) -> tuple[str, Plan]:
        """A draft's id and the plan it keeps. Raises BadInput, NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            plan = await self._read(unit, wish)
            draft = secrets.token_hex(12)
            box = await unit.seal(user_id, json.dumps(_written(plan)))
            args = [str(wish.group_id)]
            await DraftRepository(unit).add(draft, user_id, FORM, args, box, unit.now() + KEPT)
            unit.wake()
        return draft, plan

    async def take(self, unit: Unit, user_id: int, draft: str) -> Plan:
        """The person's own plan, which is then forgotten. Raises NotFound."""
        row = await DraftRepository(unit).get(draft, user_id)
        words = await unit.open(user_id, row["values"]) if row and row["form"] == FORM else None
        if words is None:
            raise NotFound("session-plan-gone")
        await DraftRepository(unit).remove(draft)
        return _plan(json.loads(words))

    async def forget(self, guild_id: int, user_id: int, draft: str) -> None:
        """The person changed their mind. Raises NotFound."""
        async with self._database.unit(guild_id) as unit:
            await self.take(unit, user_id, draft)

    async def _read(self, unit: Unit, wish: Wish) -> Plan:
        group = await GroupRepository(unit).get(wish.group_id)
        if group is None or group.state is GroupState.ARCHIVED:
            raise NotFound("session-group-gone")
        record = await ProfessionalRepository(unit).get(wish.leader_id)
        if record is None or not record.valid(unit.now().date()):
            raise Refusal("session-leader-without-record")
        title = (wish.title or "").strip()[:80] or group.alias
        return Plan(group.id, title, self._rule(group, wish), wish.leader_id)

    def _rule(self, group: GroupRecord, wish: Wish) -> SeriesRule:
        minutes = wish.minutes or self._content.group_types[group.type].session_minutes
        if minutes not in MINUTES:
            raise BadInput("session-minutes-range", least=MINUTES.start, most=MINUTES.stop - 1)
        if wish.count is not None and wish.count < 1:
            raise BadInput("session-count-range")
        starts = parse_when(wish.when, group.zone, self._clock.now()).astimezone(ZoneInfo(group.zone))
        until = _until(wish.until, starts.date())
        at = starts.time().replace(tzinfo=None)
        return SeriesRule(starts.date(), at, minutes, wish.every_weeks, group.zone, until, wish.count)


def _until(text: str | None, first: date) -> date | None:
    if not text or not text.strip():
        return None
    try:
        until = date.fromisoformat(text.strip())
    except ValueError:
        raise BadInput("session-until-unreadable") from None
    if until < first:
        raise BadInput("session-until-early", first=first.isoformat())
    return until


def _written(plan: Plan) -> dict[str, Any]:
    rule = plan.rule
    return {
        "group": plan.group_id,
        "title": plan.title,
        "leader": plan.leader_id,
        "first": rule.first.isoformat(),
        "at": rule.at.isoformat(),
        "minutes": rule.minutes,
        "weeks": rule.every_weeks,
        "zone": rule.zone,
        "until": rule.until.isoformat() if rule.until else None,
        "count": rule.count,
    }


def _plan(kept: dict[str, Any]) -> Plan:
    until = date.fromisoformat(kept["until"]) if kept["until"] else None
    first, at = date.fromisoformat(kept["first"]), time.fromisoformat(kept["at"])
    rule = SeriesRule(first, at, kept["minutes"], kept["weeks"], kept["zone"], until, kept["count"])
    return Plan(kept["group"], kept["title"], rule, kept["leader"])
