"""Let a year of sessions pass, and print what became of every reminder. Exits with 1 if any is lost, late or wrong."""

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
from tests.session_year.breaking import SWITCHES
from tests.session_year.plans import ZONES, changes
from tests.session_year.run import Came, Plan, live
from tests.year.__main__ import MEMORY
from tests.year.furnishing import FIRST


def wanted() -> Plan:
    """What was asked for."""
    parser = argparse.ArgumentParser(prog="tests.session_year", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--groups", type=int, default=200)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--days", type=int, default=366)
    parser.add_argument("--changes", type=int, default=400)
    parser.add_argument("--sabotage", choices=SWITCHES)
    parser.add_argument("--diary", type=Path, help="keep what people saw and did in this file, one entry a line")
    given = parser.parse_args()
    return Plan(FIRST, given.days, given.groups, given.kills, given.changes, given.seed, given.sabotage, given.diary)


def table(plan: Plan, came: Came, seconds: float) -> str:
    """All figures."""
    counted, checked = came.counted, came.checked
    rows: list[tuple[str, object]] = [
        ("seed", plan.seed),
        ("days", plan.days),
        ("groups, zones, clock changes in them", f"{plan.groups}, {len(ZONES)}, {changes(plan.first, plan.days)}"),
        ("sessions", checked.sessions),
        ("moved or called off", came.changed),
        ("answers to cards", came.answered),
        ("reminders shown, in channels and in person", checked.reminders),
        ("kills", came.kills),
        ("hours without the bot", f"{came.away / timedelta(hours=1):.1f}"),
        ("not shown, since too late to help", checked.silent),
        ("reminders and notices lost", counted["lost"]),
        ("shown twice", counted["twice"]),
        ("of a session that is not, or too late", counted["wrong"]),
        ("late by more than 30 s", counted["late"]),
        ("late without a word on it, or the reverse", counted["unsaid"]),
        ("half of them after seconds", f"{came.delay(0.5):.2f}"),
        ("99 of 100 after seconds", f"{came.delay(0.99):.2f}"),
        ("all of them after seconds", f"{came.delay(1):.2f}"),
        ("after an outage, all after seconds", f"{checked.after.total_seconds():.2f}"),
        ("people who got no answer from a live bot", came.unheard),
        ("minutes that it took", f"{seconds / 60:.1f}"),
    ]
    return "\n".join(f"{name:45} {value!s:>12}" for name, value in rows)


async def show(plan: Plan) -> bool:
    """Print progress, violations and the table; whether everything held."""
    asyncio.get_running_loop().set_exception_handler(quiet)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="year-", dir=MEMORY if MEMORY.is_dir() else None) as folder:
        came = await live(
            plan, Path(folder), lambda line: print(f"{time.monotonic() - began:7.0f} s  {line}", flush=True)
        )
    for violation in came.violations[:100]:
        print(violation)
    print(table(plan, came, time.monotonic() - began))
    return not came.violations and not came.unheard


def main() -> None:
    """Run it."""
    plan = wanted()
    set_up_logs("CRITICAL", "text")
    logging.disable(logging.CRITICAL)
    sys.excepthook = sys.__excepthook__
    know_already()
    sys.exit(0 if asyncio.run(show(plan)) else 1)


if __name__ == "__main__":
    main()
