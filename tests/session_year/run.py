"""One year of sessions, or a part of it, from the first day to the last; and what it came to."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from tests.inline import inline
from tests.session_year.breaking import Breaking
from tests.session_year.driver import Driver, moments
from tests.session_year.furnishing import asked, ends, open_year
from tests.session_year.plans import Circle, draw_circles
from tests.session_year.reminded import Reminded
from tests.year.diary import Died, Entry, Outages, Violation
from tests.year.mortal import draw_death

EVERY = timedelta(days=7)
"""Between two words on how far it is."""
WISHING = 5
"""Of so many members one asks for direct messages."""


@dataclass(frozen=True)
class Plan:
    """How much of a year: ``days`` from ``first`` on, with so many groups, changes of sessions, and kills.

    ``diary`` is a file in which to keep what people saw and did.
    """

    first: date
    days: int
    groups: int
    kills: int
    changes: int
    seed: int = 1
    sabotage: str | None = None
    diary: Path | None = None


@dataclass(frozen=True)
class Came:
    """What it came to. ``delays`` are those of reminders for which the bot was there, the shortest first.

    ``after`` is how long after its return the last of the others came at most, ``silent`` how many came too late to
    help and rightly did not come, and ``unheard`` how often somebody got no answer though the bot lived.
    """

    checked: Reminded
    changed: int
    answered: int
    unheard: int
    kills: int
    away: timedelta
    delays: list[timedelta]
    violations: list[Violation]

    @property
    def counted(self) -> Counter[str]:
        """How many violations of each kind."""
        return Counter(one.kind for one in self.violations)

    def delay(self, share: float) -> float:
        """Seconds within which this share of reminders came."""
        return (
            self.delays[min(len(self.delays) - 1, int(share * len(self.delays)))].total_seconds() if self.delays else 0
        )


async def live(plan: Plan, folder: Path, say: Callable[[str], None] = lambda line: None) -> Came:
    """Live through it."""
    circles = draw_circles(random.Random(plan.seed), plan.first, plan.days, plan.groups, asked(plan.first))
    with inline():
        diary, driver = await _diary(plan, circles, folder, say)
    if plan.diary is not None:
        plan.diary.write_text("\n".join(map(repr, diary)))
    outages = Outages(diary)
    checked = Reminded(diary, outages, ends(plan.first, plan.days))
    checked.read()
    died = sum(isinstance(entry, Died) for entry in diary)
    away = sum((rose - gone for gone, rose in outages.spans), timedelta())
    counts = (driver.changed, driver.answered, driver.unheard, died, away)
    return Came(checked, *counts, sorted(checked.delays), checked.violations)


async def _diary(
    plan: Plan, circles: Sequence[Circle], folder: Path, say: Callable[[str], None]
) -> tuple[list[Entry], Driver]:
    chance, breaking = random.Random(plan.seed), Breaking(plan.sabotage)
    begin = asked(plan.first)
    async with open_year(folder, circles, plan.first, breaking.around, breaking.opened) as year:
        driver = Driver(year, circles, random.Random(plan.seed + 1))
        for moment in moments(chance, begin, plan.days, plan.changes):
            driver.changes(moment)
        for moment in moments(chance, begin, plan.days, plan.kills):
            driver.dies(moment, draw_death(chance))
        for circle in circles:
            for who in circle.members:
                if chance.random() < 1 / WISHING:
                    driver.wish(who, circle.name)
        say(f"{len(circles)} groups have planned their sessions")
        await year.mortal.rest()
        told = [begin]

        def tell() -> None:
            now = year.mortal.clock.now()
            if now >= told[0] + EVERY:
                told[0] = now
                _progress(plan, year.diary, now, say)

        await driver.live(ends(plan.first, plan.days), tell)
        if year.mortal.doomed:
            year.mortal.kill()
            await year.mortal.rest()
        return year.diary, driver


def _progress(plan: Plan, diary: list[Entry], now: datetime, say: Callable[[str], None]) -> None:
    checked = Reminded(diary, Outages(diary), now)
    wrong = checked.read()
    say(f"{now:%d %B}: {checked.reminders} reminders, {len(wrong)} violations")
    for violation in wrong[:20]:
        say(f"    {violation}")
    if plan.diary is not None:
        plan.diary.write_text("\n".join(map(repr, diary)))
