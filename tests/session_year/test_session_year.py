"""A week in which the clocks change, with the bot killed again and again; and what would be noticed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.crash_points.path import quiet
from tests.practice.nursery import know_already
from tests.session_year.breaking import SWITCHES
from tests.session_year.run import Plan, live

WEEK = Plan(date(2028, 3, 22), 8, groups=6, kills=4, changes=3)


@pytest.fixture(autouse=True)
def read_once() -> Iterator[None]:
    """A bot that is started again reads its data once."""
    undo = know_already()
    yield
    undo()


async def test_a_week_of_kills_and_a_clock_change_loses_no_reminder_and_shows_none_twice(tmp_path: Path) -> None:
    asyncio.get_running_loop().set_exception_handler(quiet)
    came = await live(WEEK, tmp_path)
    assert came.violations == []
    assert came.checked.reminders > 10
    assert came.kills == WEEK.kills
    assert came.unheard == 0


@pytest.mark.parametrize("switch", ["drop-reminder", "send-twice"])
async def test_a_broken_bot_is_noticed(tmp_path: Path, switch: str) -> None:
    came = await live(replace(WEEK, kills=0, changes=0, sabotage=switch), tmp_path)
    assert came.counted[SWITCHES[switch]]
