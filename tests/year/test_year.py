"""A day on which the clocks change, with the bot killed again and again; and what would be noticed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.crash_points.path import quiet
from tests.practice.nursery import know_already
from tests.year.breaking import SWITCHES
from tests.year.run import Plan, live

SUNDAY = Plan(date(2028, 3, 26), 1, cases=6, kills=5, stand_ins=0)
SABOTAGED = Plan(date(2028, 10, 29), 1, cases=3, kills=0, stand_ins=0, sabotage="drop-later-pages")


@pytest.fixture(autouse=True)
def read_once() -> Iterator[None]:
    """A bot that is started again reads its data once."""
    undo = know_already()
    yield
    undo()


async def test_field_06_a_day_of_kills_and_a_clock_change_loses_no_page_and_pages_nobody_twice(tmp_path: Path) -> None:
    asyncio.get_running_loop().set_exception_handler(quiet)
    came = await live(SUNDAY, tmp_path)
    assert came.violations == []
    assert (came.cases, came.kills) == (SUNDAY.cases, SUNDAY.kills)


async def test_a_broken_bot_is_noticed(tmp_path: Path) -> None:
    came = await live(SABOTAGED, tmp_path)
    assert came.counted[SWITCHES[str(SABOTAGED.sabotage)]]
