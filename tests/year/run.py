"""One year, or a part of it, from the first day to the last; and what it came to."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tests.inline import inline
from tests.year.breaking import Breaking
from tests.year.chain import Chains
from tests.year.clinic import Wall, draw_stand_ins, moments
from tests.year.diary import Died, Entry, Outages, Violation, read_diary
from tests.year.driver import Driver
from tests.year.furnishing import Year, begins, open_year
from tests.year.mortal import draw_death

EVERY = 50
"""Cases between two words on how far it is."""
BEATS_PER_CASE = 6
"""A low guess of how often time stops for one case; deaths are spread over so many."""


@dataclass(frozen=True)
class Plan:
    """How much of a year: ``days`` from ``first`` on, with so many cases, kills and overrides.

    ``diary`` is a file in which to keep what people saw and did.
    """

    first: date
    days: int
    cases: int
    kills: int
    stand_ins: int
    seed: int = 1
    sabotage: str | None = None
    diary: Path | None = None


@dataclass(frozen=True)
class Came:
    """What it came to. ``latest`` is how long after its due time a page was shown at most."""

    cases: int
    pages: int
    kills: int
    away: timedelta
    latest: timedelta
    violations: list[Violation]

    @property
    def counted(self) -> Counter[str]:
        """How many violations of each kind."""
        return Counter(one.kind for one in self.violations)


async def live(plan: Plan, folder: Path, say: Callable[[str], None] = lambda line: None) -> Came:
    """Live through it."""
    stand_ins = draw_stand_ins(random.Random(plan.seed), plan.first, plan.days, plan.stand_ins)
    wall = Wall(plan.first, stand_ins)
    with inline():
        diary = await _diary(plan, wall, folder, say)
    if plan.diary is not None:
        plan.diary.write_text("\n".join(map(repr, diary)))
    return _judged(wall, diary)


def read_again(plan: Plan, kept: Path) -> Came:
    """What a diary that was kept comes to; ``plan`` is that of its year."""
    stand_ins = draw_stand_ins(random.Random(plan.seed), plan.first, plan.days, plan.stand_ins)
    return _judged(Wall(plan.first, stand_ins), read_diary(kept))


def _judged(wall: Wall, diary: list[Entry]) -> Came:
    outages = Outages(diary)
    chains = Chains(wall, outages)
    chains.read(diary)
    died = sum(isinstance(entry, Died) for entry in diary)
    away = sum((rose - gone for gone, rose in outages.spans), timedelta())
    return Came(chains.cases, chains.pages, died, away, chains.latest, chains.violations)


async def _diary(plan: Plan, wall: Wall, folder: Path, say: Callable[[str], None]) -> list[Entry]:
    chance, breaking = random.Random(plan.seed), Breaking(plan.sabotage)
    begin = begins(plan.first) + timedelta(hours=14)
    async with open_year(folder, wall, plan.first, breaking.around, breaking.opened) as year:
        breaking.somebody_else(year.scene.cast.people["Ivo"])
        driver = Driver(year, random.Random(plan.seed + 1))
        driver.members_write(moments(chance, wall, begin, plan.days, plan.cases))
        for number in range(plan.kills):
            beat = (number + chance.random()) * plan.cases * BEATS_PER_CASE / plan.kills
            driver.kill(int(beat), draw_death(chance))
        await year.mortal.rest()
        await driver.live(begin + timedelta(days=plan.days), _progress(driver, year, wall, plan, say))
        return year.diary


def _progress(driver: Driver, year: Year, wall: Wall, plan: Plan, say: Callable[[str], None]) -> Callable[[], None]:
    told = [0]

    def tell() -> None:
        if driver.written // EVERY > told[0]:
            told[0] = driver.written // EVERY
            wrong = Chains(wall, Outages(year.diary)).read(year.diary)
            say(f"{year.mortal.clock.now():%d %B}: {driver.written} of {plan.cases} cases, {len(wrong)} violations")
            for violation in wrong[:20]:
                say(f"    {violation}")
            if plan.diary is not None:
                plan.diary.write_text("\n".join(map(repr, year.diary)))

    return tell
