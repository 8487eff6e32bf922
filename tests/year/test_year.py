"""A weekend on which the clocks change, with the bot killed again and again; and what would be noticed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.crash_points.path import quiet
from tests.practice.nursery import know_already
from tests.year.run import Plan, live

WEEKEND = Plan(date(2028, 3, 25), 2, cases=12, kills=8, stand_ins=1)
SABOTAGED = Plan(date(2028, 10, 28), 1, cases=4, kills=0, stand_ins=0)


@pytest.fixture(autouse=True)
def read_once() -> Iterator[None]:
    """A bot that is started again reads its data once."""
    undo = know_already()
    yield
    undo()


async def test_field_06_a_weekend_of_kills_loses_no_page_and_pages_nobody_twice(tmp_path: Path) -> None:
    asyncio.get_running_loop().set_exception_handler(quiet)
    came = await live(WEEKEND, tmp_path)
    assert came.violations == []
    assert (came.cases, came.kills) == (WEEKEND.cases, WEEKEND.kills)
