"""Let a whole year pass, and print what became of every page. Exits with 1 if any is lost, late, or too many."""

import argparse
import asyncio
import logging
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from bot.telemetry import set_up_logs
from tests.crash_points.path import quiet
from tests.practice.nursery import know_already
from tests.year.breaking import SWITCHES
from tests.year.clinic import changes
from tests.year.furnishing import FIRST
from tests.year.run import Came, Plan, live, read_again

MEMORY = Path("/dev/shm")
"""Where there is one, the database is kept there: waiting for a disk is half of the time."""


def wanted() -> tuple[Path | None, Plan]:
    """A diary to judge, if one is given, and the year."""
    parser = argparse.ArgumentParser(prog="tests.year", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--days", type=int, default=366)
    parser.add_argument("--overrides", type=int, default=60)
    parser.add_argument("--sabotage", choices=SWITCHES)
    parser.add_argument("--diary", type=Path, help="keep what people saw and did in this file, one entry a line")
    parser.add_argument("--read", type=Path, help="live through nothing, and judge a diary that was kept with --diary")
    given = parser.parse_args()
    return given.read, Plan(
        FIRST, given.days, given.cases, given.kills, given.overrides, given.seed, given.sabotage, given.diary
    )


def table(plan: Plan, came: Came, seconds: float) -> str:
    """All figures."""
    days = [plan.first + timedelta(days=number) for number in range(plan.days)]
    counted = came.counted
    rows: list[tuple[str, object]] = [
        ("seed", plan.seed),
        ("days, clock changes among them", f"{plan.days}, {sum(map(changes, days))}"),
        ("cases", came.cases),
        ("pages shown, on the desk and to people", came.pages),
        ("kills", came.kills),
        ("hours without the bot", f"{came.away / timedelta(hours=1):.1f}"),
        ("pages lost", counted["lost"]),
        ("pages after an acknowledgement", counted["after"]),
        ("steps late by more than 30 s", counted["late"]),
        ("pages shown twice", counted["twice"]),
        ("pages to the wrong person", counted["wrong"]),
        ("latest step, in seconds", f"{came.latest.total_seconds():.1f}"),
        ("minutes that it took", f"{seconds / 60:.1f}"),
    ]
    return "\n".join(f"{name:40} {value:>8}" for name, value in rows)


async def show(plan: Plan, kept: Path | None) -> bool:
    """Print progress, violations and the table; whether everything held."""
    asyncio.get_running_loop().set_exception_handler(quiet)
    began = time.monotonic()
    came = read_again(plan, kept) if kept else await _lived(plan, began)
    for violation in came.violations[:100]:
        print(violation)
    print(table(plan, came, time.monotonic() - began))
    return not came.violations


async def _lived(plan: Plan, began: float) -> Came:
    with tempfile.TemporaryDirectory(prefix="year-", dir=MEMORY if MEMORY.is_dir() else None) as folder:
        return await live(
            plan, Path(folder), lambda line: print(f"{time.monotonic() - began:7.0f} s  {line}", flush=True)
        )


def main() -> None:
    """Run it."""
    kept, plan = wanted()
    set_up_logs("CRITICAL", "text")
    logging.disable(logging.CRITICAL)
    sys.excepthook = sys.__excepthook__
    know_already()
    sys.exit(0 if asyncio.run(show(plan, kept)) else 1)


if __name__ == "__main__":
    main()
