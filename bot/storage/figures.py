"""Counts and delays over all guilds, for monitoring: never an id, a name or a word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.health import Figures, Spread
from bot.domain.outbox import Priority
from bot.domain.response_times import quantile
from bot.domain.triage import Level
from bot.errors import StorageDown
from bot.storage.database import Database
from bot.storage.tables import cases, counts, outbox, timeline, unscreened

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
_NAMED = {int(level): level.word for level in Level} | {-1: "no-consent", -2: "not-shown"}


async def read_figures(database: Database, now: datetime) -> Figures:
    """All figures as they are at ``now``. Raises StorageDown."""
    try:
        async with database.everywhere() as connection:
            return Figures(
                await _cases(connection),
                await _outbox(connection),
                await _messages(connection),
                await _unscreened(connection),
                await _deliveries(connection, now),
                await _answers(connection, now),
            )
    except (SQLAlchemyError, OSError) as error:
        raise StorageDown(type(error).__name__) from None


async def _cases(connection: AsyncConnection) -> Mapping[tuple[str, str], int]:
    query = select(cases.c.level, cases.c.state, func.count()).where(cases.c.drill.is_(False))
    found = await connection.execute(query.group_by(cases.c.level, cases.c.state))
    return {(Level(level).word, state): count for level, state, count in found}


async def _outbox(connection: AsyncConnection) -> Mapping[tuple[str, str], int]:
    query = select(outbox.c.kind, outbox.c.state, func.count()).group_by(outbox.c.kind, outbox.c.state)
    return {(kind, state): count for kind, state, count in await connection.execute(query)}


async def _messages(connection: AsyncConnection) -> Mapping[str, int]:
    query = select(counts.c.level, func.sum(counts.c.messages)).group_by(counts.c.level)
    return {_NAMED.get(level, "other"): int(total) for level, total in await connection.execute(query)}


async def _unscreened(connection: AsyncConnection) -> int:
    query = select(func.count()).select_from(unscreened).where(unscreened.c.seen_at.is_(None))
    return int((await connection.execute(query)).scalar() or 0)


async def _deliveries(connection: AsyncConnection, now: datetime) -> Mapping[str, Spread]:
    query = select(outbox.c.priority, outbox.c.created_at, outbox.c.sent_at)
    recent = query.where(outbox.c.state == "sent", outbox.c.sent_at >= now - HOUR)
    found = [
        (Priority(row[0]).name.lower(), (row[2] - row[1]).total_seconds()) for row in await connection.execute(recent)
    ]
    return _spreads(found)


async def _answers(connection: AsyncConnection, now: datetime) -> Mapping[str, Spread]:
    query = select(cases.c.level, timeline.c.facts).join(timeline, timeline.c.case_id == cases.c.id)
    recent = query.where(timeline.c.event == "acknowledged", timeline.c.at >= now - DAY, cases.c.drill.is_(False))
    rows: list[Any] = list(await connection.execute(recent))
    return _spreads((Level(level).word, float(facts.get("seconds", 0))) for level, facts in rows)


def _spreads(found: Iterable[tuple[str, float]]) -> Mapping[str, Spread]:
    grouped: dict[str, list[float]] = {}
    for name, seconds in found:
        grouped.setdefault(name, []).append(seconds)
    return {
        name: Spread(len(values), sum(values), median(values), quantile(values, 0.99) or 0.0)
        for name, values in grouped.items()
    }
