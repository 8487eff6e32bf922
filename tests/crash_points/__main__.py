"""Print the table of points: where the bot was stopped, and what held afterwards."""

import asyncio
import logging
import sys
import tempfile
from pathlib import Path

from bot.telemetry import set_up_logs
from tests.crash_points.path import Run, every_point
from tests.practice.nursery import know_already


def told(run: Run) -> str:
    """One line of the table."""
    assert run.point is not None
    where = run.stopped_at or "(the path was shorter this time: no stop)"
    return f"{run.point.number:3} {run.point.side:6} {where:60} {'; '.join(run.wrong) or 'holds'}"


def main() -> None:
    """Exits with 1 if anything was lost, doubled or forgotten."""
    set_up_logs("CRITICAL", "text")
    logging.disable(logging.CRITICAL)
    know_already()
    with tempfile.TemporaryDirectory() as folder:
        calm, runs = asyncio.run(every_point(Path(folder)))
    for run in runs:
        print(told(run))
    broken = [run for run in runs if run.wrong]
    print(f"\n{len(calm.passed)} points, {len(runs)} stops, {len(broken)} of them with a loss.")
    sys.exit(1 if broken or calm.wrong else 0)


if __name__ == "__main__":
    main()
