"""Stopped just before or just after any commit or request, the bot still brings help, once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crash_points.__main__ import told
from tests.crash_points.path import every_point
from tests.practice.nursery import know_already

PARTS = 4
"""Runs are shared out, so that several workers can do them."""


@pytest.fixture(autouse=True)
def read_once() -> Iterator[None]:
    """A bot that is started two hundred times reads its data once."""
    undo = know_already()
    yield
    undo()


@pytest.mark.parametrize("part", range(PARTS))
async def test_field_06_no_crash_between_message_and_acknowledgement_loses_anything(tmp_path: Path, part: int) -> None:
    calm, *runs = [run async for run in every_point(tmp_path, part, PARTS)]
    assert not calm.wrong
    assert {"POST /channels/@Mara/messages", "POST /interactions/…"} <= set(calm.passed)
    assert sum(bool(run.stopped_at) for run in runs) > len(runs) * 0.9
    assert not [told(run) for run in runs if run.wrong]
