"""The rota as staff write it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.errors import BadInput, NotFound, Refusal
from tests.circle import GUILD, rows
from tests.clocks import StillClock
from tests.services.desk import IDA, JON, RUTH, Clinic, open_clinic

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
"""A Monday, 13:00 in Berlin."""


@pytest.fixture
async def clinic(tmp_path: Path) -> AsyncIterator[Clinic]:
    async with open_clinic(tmp_path, StillClock(NOW), staffed=False) as opened:
        yield opened


async def test_who_is_on_duty_now_and_next(clinic: Clinic) -> None:
    empty = await clinic.rota.coverage(GUILD)
    assert (empty.on_duty, empty.until, empty.next) == ([], None, None)
    await clinic.rota.add(GUILD, IDA, "monday", "12:00", "15:00", None)
    await clinic.rota.add(GUILD, JON, "mon", "6pm", "10pm", "Europe/Berlin")
    now = await clinic.rota.coverage(GUILD)
    assert (now.on_duty, now.until) == ([IDA], NOW + timedelta(hours=2))
    assert (now.next, now.coming) == (NOW + timedelta(hours=5), [JON])
    welcomes = [row["user_id"] for row in await rows(clinic.database, "outbox") if row["kind"] == "rota-welcome"]
    assert sorted(welcomes) == [IDA, JON]


async def test_only_people_with_a_valid_record_count(clinic: Clinic) -> None:
    with pytest.raises(Refusal, match="rota-no-record"):
        await clinic.rota.add(GUILD, 4711, "mon", "12:00", "15:00", None)
    await clinic.rota.add(GUILD, IDA, "mon", "12:00", "15:00", None)
    clinic.clock.move(timedelta(days=7 * 52 * 5))
    assert (await clinic.rota.coverage(GUILD)).on_duty == []


async def test_an_override_takes_somebodys_place(clinic: Clinic) -> None:
    await clinic.rota.add(GUILD, IDA, "mon", "12:00", "15:00", None)
    _, span = await clinic.rota.override(GUILD, JON, IDA, "now", "today 14:00")
    assert span == (NOW, NOW + timedelta(hours=1))
    assert (await clinic.rota.coverage(GUILD)).on_duty == [JON]
    clinic.clock.move(timedelta(hours=1))
    assert (await clinic.rota.coverage(GUILD)).on_duty == [IDA]


@pytest.mark.parametrize(
    ("day", "start", "zone", "key"),
    [
        ("someday", "12:00", None, "rota-weekday-unreadable"),
        ("mon", "noon", None, "rota-time-unreadable"),
        ("mon", "12:00", "Mars/Olympus", "zone-unknown"),
    ],
)
async def test_what_cannot_be_read_is_said(clinic: Clinic, day: str, start: str, zone: str | None, key: str) -> None:
    with pytest.raises(BadInput, match=key):
        await clinic.rota.add(GUILD, IDA, day, start, "15:00", zone)


async def test_shifts_are_taken_out_and_not_doubled(clinic: Clinic) -> None:
    shift = await clinic.rota.add(GUILD, IDA, "mon", "12:00", "15:00", None)
    with pytest.raises(Refusal, match="rota-shift-there"):
        await clinic.rota.add(GUILD, IDA, "mon", "12:00", "16:00", None)
    await clinic.rota.remove(GUILD, "shift", shift.id, RUTH)
    with pytest.raises(NotFound):
        await clinic.rota.remove(GUILD, "shift", shift.id, RUTH)
    with pytest.raises(BadInput, match="rota-override-self"):
        await clinic.rota.override(GUILD, IDA, IDA, "now", "today 15:00")
    with pytest.raises(BadInput, match="rota-span-order"):
        await clinic.rota.override(GUILD, IDA, None, "tomorrow 15:00", "today 15:00")
