"""Plans for a series: read from what people write, shown, kept for a day, and saved when they are confirmed."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.content import Content
from bot.domain.groups import GroupState
from bot.domain.public_holidays import known_place
from bot.domain.records import GroupRecord
from bot.domain.recurrence import Occurrence, Rhythm, SeriesRule, change_from, following, left_out, to_utc
from bot.domain.sessions import SeriesRecord
from bot.domain.when import parse_day, parse_when
from bot.errors import BadInput, NotFound, Refusal
from bot.services.plan_drafts import Plan, read_plan, write_plan
from bot.storage.database import Database
from bot.storage.drafts import DraftRepository
from bot.storage.groups import GroupRepository
from bot.storage.guilds import ProfessionalRepository
from bot.storage.sessions import SeriesRepository
from bot.storage.unit import Unit

FORM = "session-plan-ready"
KEPT = timedelta(days=1)
MINUTES = range(10, 481)
ONCE = "once"
"""Beside the rhythms: a single session."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a facilitator asked for, as written. ``until`` is a date, ``minutes`` None means the kind's own length.

    ``rhythm`` is a ``Rhythm`` or ``once``; ``others`` lead together with ``leader_id``; see ``SeriesRecord`` for the
    rest.
    """

    group_id: int
    when: str
    every: int
    leader_id: int
    title: str | None = None
    minutes: int | None = None
    until: str | None = None
    count: int | None = None
    rhythm: str = Rhythm.WEEKLY.value
    others: tuple[int, ...] = ()
    holidays: str | None = None
    link: str | None = None
    guest: str | None = None
    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeWish:
    """What is to be different in a series from the day ``starting`` on, as written; None stays as it is."""

    series_id: int
    starting: str
    when: str | None = None
    every: int | None = None
    rhythm: str | None = None
    minutes: int | None = None
    leader_id: int | None = None
    title: str | None = None
    until: str | None = None
    count: int | None = None


class PlanService:
    """Makes plans and keeps them, sealed for their maker."""

    def __init__(self, database: Database, clock: Clock, content: Content) -> None:
        self._database, self._clock, self._content = database, clock, content

    async def propose(self, guild_id: int, user_id: int, wish: Wish) -> tuple[str, Plan]:
        """A draft's id and the plan it keeps. Raises BadInput, NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            plan = await self._read(unit, wish)
            return await self._keep(unit, user_id, plan), plan

    async def propose_change(self, guild_id: int, user_id: int, wish: ChangeWish) -> tuple[str, Plan]:
        """The same for a change of a series from a day on. Raises BadInput, NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            plan = await self._changed(unit, wish)
            return await self._keep(unit, user_id, plan), plan

    async def take(self, unit: Unit, user_id: int, draft: str) -> Plan:
        """The person's own plan, which is then forgotten. Raises NotFound."""
        row = await DraftRepository(unit).get(draft, user_id)
        words = await unit.open(user_id, row["values"]) if row and row["form"] == FORM else None
        if words is None:
            raise NotFound("session-plan-gone")
        await DraftRepository(unit).remove(draft)
        return read_plan(words)

    async def forget(self, guild_id: int, user_id: int, draft: str) -> None:
        """The person changed their mind. Raises NotFound."""
        async with self._database.unit(guild_id) as unit:
            await self.take(unit, user_id, draft)

    async def _keep(self, unit: Unit, user_id: int, plan: Plan) -> str:
        draft = secrets.token_hex(12)
        box = await unit.seal(user_id, write_plan(plan))
        await DraftRepository(unit).add(draft, user_id, FORM, [str(plan.group_id)], box, unit.now() + KEPT)
        unit.wake()
        return draft

    async def _read(self, unit: Unit, wish: Wish) -> Plan:
        group = await _group(unit, wish.group_id)
        leaders = tuple(dict.fromkeys((wish.leader_id, *wish.others)))
        await _need_records(unit, leaders)
        rule = self._rule(group, wish)
        if not following(rule, self._clock.now()):
            raise BadInput("session-no-dates")
        record = SeriesRecord(0, group.id, _words(wish.title) or group.alias, rule, leaders)
        link, guest = _link(wish.link), _words(wish.guest)
        return Plan(replace(record, link=link, guest=guest, capacity=wish.capacity))

    def _rule(self, group: GroupRecord, wish: Wish) -> SeriesRule:
        now = self._clock.now()
        instant = parse_when(wish.when, group.zone, now)
        starts = instant.astimezone(ZoneInfo(group.zone))
        at = starts.time().replace(tzinfo=None, fold=0)
        if to_utc(starts.date(), at, group.zone)[0] != instant:
            raise BadInput("session-first-hour-only")
        rhythm, once = _rhythm(wish.rhythm)
        rule = SeriesRule(
            starts.date(),
            at,
            _minutes(wish.minutes or self._content.group_types[group.type].session_minutes),
            wish.every,
            group.zone,
            _until(wish.until, group.zone, now, starts.date()),
            1 if once else _count(wish.count),
            rhythm,
            known_place(wish.holidays) if wish.holidays and not once else None,
        )
        return _begun(rule)

    async def _changed(self, unit: Unit, wish: ChangeWish) -> Plan:
        old = await SeriesRepository(unit).get(wish.series_id)
        if old is None:
            raise NotFound("session-series-gone")
        await _group(unit, old.group_id)
        others = tuple(one for one in old.leaders[1:] if one != wish.leader_id)
        leaders = (wish.leader_id, *others) if wish.leader_id else old.leaders
        await _need_records(unit, leaders)
        now = self._clock.now()
        day = parse_day(wish.starting, old.rule.zone, now)
        if day is None or day < now.astimezone(ZoneInfo(old.rule.zone)).date():
            raise BadInput("session-starting-unreadable")
        _, after = change_from(old.rule, day, _begun(_altered(old.rule, wish, day, now)))
        if after is None or not following(after, now):
            raise Refusal("session-series-over")
        new = replace(old, id=0, rule=after, leaders=leaders, title=_words(wish.title) or old.title, follows_id=old.id)
        return Plan(new, day)


def _altered(rule: SeriesRule, wish: ChangeWish, day: date, now: datetime) -> SeriesRule:
    zone = ZoneInfo(rule.zone)
    earliest = datetime.combine(day, time(), tzinfo=zone)
    first, at = day, rule.at
    if wish.when:
        starts = parse_when(wish.when, rule.zone, max(now, earliest - timedelta(minutes=1))).astimezone(zone)
        first, at = starts.date(), starts.time().replace(tzinfo=None, fold=0)
    elif kept := following(rule, earliest):
        first = kept[0].date
    return replace(
        rule,
        first=first,
        at=at,
        minutes=_minutes(wish.minutes or rule.minutes),
        every=wish.every or rule.every,
        rhythm=_rhythm(wish.rhythm)[0] if wish.rhythm else rule.rhythm,
        until=_until(wish.until, rule.zone, now, first),
        count=_count(wish.count),
    )


def _begun(rule: SeriesRule) -> SeriesRule:
    """The rule with its first session as ``first``: the last Thursday may come after the one that was typed."""
    found = following(replace(rule, holidays=None, breaks=(), until=None), to_utc(rule.first, time(), rule.zone)[0])
    return replace(rule, first=found[0].date) if found else rule


async def _group(unit: Unit, group_id: int) -> GroupRecord:
    group = await GroupRepository(unit).get(group_id)
    if group is None or group.state is GroupState.ARCHIVED:
        raise NotFound("session-group-gone")
    return group


async def _need_records(unit: Unit, leaders: tuple[int, ...]) -> None:
    for user_id in leaders:
        record = await ProfessionalRepository(unit).get(user_id)
        if record is None or not record.valid(unit.now().date()):
            raise Refusal("session-leader-without-record")


def _rhythm(written: str) -> tuple[Rhythm, bool]:
    """The rhythm, and whether it is one session only."""
    word = written.strip().lower()
    if word == ONCE:
        return Rhythm.WEEKLY, True
    if word not in {rhythm.value for rhythm in Rhythm}:
        raise BadInput("session-rhythm-unreadable")
    return Rhythm(word), False


def _minutes(minutes: int) -> int:
    if minutes not in MINUTES:
        raise BadInput("session-minutes-range", least=MINUTES.start, most=MINUTES.stop - 1)
    return minutes


def _count(count: int | None) -> int | None:
    if count is not None and count < 1:
        raise BadInput("session-count-range")
    return count


def _words(text: str | None) -> str | None:
    return " ".join((text or "").split())[:80] or None


def _link(text: str | None) -> str | None:
    if not (text or "").strip():
        return None
    link = str(text).strip()
    parts = urlsplit(link)
    if parts.scheme != "https" or "." not in parts.netloc or any(sign in link for sign in " <>()\n") or len(link) > 300:
        raise BadInput("session-link-unreadable")
    return link


def _until(text: str | None, zone: str, now: datetime, first: date) -> date | None:
    if not text or not text.strip():
        return None
    until = parse_day(text, zone, now)
    if until is None:
        raise BadInput("session-until-unreadable")
    if until < first:
        raise BadInput("session-until-early", first=first.isoformat())
    return until


def shown_dates(plan: Plan, now: datetime, most: int = 12) -> tuple[list[Occurrence], list[date]]:
    """The next dates of a plan, and those before the last of them that a break or a holiday leaves out."""
    found = following(plan.record.rule, now, most)
    return found, left_out(plan.record.rule, found[-1].date) if found else []
