"""Print the table of points: where the bot was stopped, and what held afterwards. Arguments: only these numbers."""

import asyncio
import logging
import sys
import tempfile
from collections.abc import Collection
from pathlib import Path

from bot.telemetry import set_up_logs
from tests.crash_points.path import Run, every_point
from tests.practice.nursery import know_already


def told(run: Run) -> str:
    """One line of the table."""
    what = "; ".join(run.wrong) or "holds"
    if run.point is None:
        return f"without a stop: {len(run.passed)} commits and requests; {what}"
    where = run.stopped_at or "(the path was shorter this time: no stop)"
    return f"{run.point.number:3} {run.point.side:6} {where:60} {what}"


async def show_every_point(only: Collection[int]) -> bool:
    """Print line by line; whether everything held."""
    held, stops = True, 0
    with tempfile.TemporaryDirectory() as folder:
        async for run in every_point(Path(folder), only=only):
            print(told(run), flush=True)
            held, stops = held and not run.wrong, stops + bool(run.stopped_at)
    print(f"{stops} stops; {'nothing lost, nothing twice' if held else 'NOT everything held'}.")
    return held


def main() -> None:
    """Exits with 1 if anything was lost, doubled or forgotten."""
    set_up_logs("CRITICAL", "text")
    logging.disable(logging.CRITICAL)
    know_already()
    sys.exit(0 if asyncio.run(show_every_point([int(one) for one in sys.argv[1:]])) else 1)


if __name__ == "__main__":
    main()
