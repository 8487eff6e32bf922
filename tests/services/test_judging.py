"""Sensitivity, opinions about levels, and what was said just before."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content import data_folder
from bot.domain.groups import Consent
from bot.domain.judging import Opinion, Row
from bot.domain.triage import Level, Sensitivity, Verdict
from bot.errors import BadInput, NotFound
from bot.screening import Before, Screener, load_screener
from bot.screening.screener import USUAL, Manner
from bot.services.judging import JudgingService
from bot.services.recent import BACK, EACH, KEPT, MOST, Recent
from bot.services.screening import MOST_BESIDE, ScreeningService
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.guilds import GuildRepository
from tests.circle import ANNA, BEN, GUILD, rows, sends
from tests.clocks import StillClock
from tests.services.desk import IDA, TALK, Clinic, Words, open_clinic

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def clock() -> StillClock:
    return StillClock(NOW)


@pytest.fixture
async def clinic(tmp_path: Path, clock: StillClock) -> AsyncIterator[Clinic]:
    async with open_clinic(tmp_path, clock) as opened:
        yield opened


@pytest.fixture(scope="module")
def screener() -> Screener:
    return load_screener(data_folder() / "screening", model=False)


async def test_an_opinion_counts_once_and_without_a_name(clinic: Clinic, clock: StillClock, screener: Screener) -> None:
    judging = JudgingService(clinic.database, clock, screener)
    await clinic.screening.hear(clinic.said("it gets worse", 5))
    (flag,) = await rows(clinic.database, "flags")
    await judging.judge(GUILD, flag["case_id"], flag["id"], Opinion.RIGHT)
    await judging.judge(GUILD, flag["case_id"], flag["id"], Opinion.HIGH)
    (kept,) = await rows(clinic.database, "judgements")
    assert kept["opinion"] == "high"
    month = await judging.month(GUILD, None)
    assert month.rules == (Row("test", 1, 0, 1, 0),)
    assert [row.name for row in month.kinds] == ["suicide"]
    assert (await judging.month(GUILD, "2026-02")).rules == ()
    with pytest.raises(NotFound):
        await judging.judge(GUILD, flag["case_id"] + 1, flag["id"], Opinion.LOW)
    with pytest.raises(BadInput):
        await judging.month(GUILD, "march")


async def test_a_narrow_server_is_told_less_at_once(clinic: Clinic, clock: StillClock, screener: Screener) -> None:
    screening = ScreeningService(clinic.database, clock, clinic.cases, screener)
    judging = JudgingService(clinic.database, clock, screener)
    assert await screening.hear(clinic.said("everything feels pointless", 5)) is Level.AMBER
    await judging.choose(GUILD, Sensitivity.NARROW)
    assert await judging.sensitivity(GUILD) is Sensitivity.NARROW
    assert await screening.hear(clinic.said("everything feels pointless", 6)) is Level.GREEN


async def test_a_yes_is_read_with_what_it_answers(clinic: Clinic, clock: StillClock, screener: Screener) -> None:
    screening = ScreeningService(clinic.database, clock, clinic.cases, screener)
    await screening.hear(clinic.said("are you thinking of killing yourself?", 5, author_id=IDA))
    await screening.hear(clinic.said("the bus was late again", 6, author_id=BEN))
    assert await screening.hear(clinic.said("yes", 7)) is Level.GREEN
    assert await screening.hear(replace(clinic.said("yes", 8), answers=5)) is Level.RED


async def test_another_language_is_listed_for_a_human(clinic: Clinic, clock: StillClock, screener: Screener) -> None:
    screening = ScreeningService(clinic.database, clock, clinic.cases, screener)
    await screening.hear(clinic.said("Сегодня была хорошая погода", 5))
    await screening.hear(clinic.said("heute war schönes Wetter und ich bin froh", 6))
    assert [row["reason"] for row in await rows(clinic.database, "unscreened")] == ["language"]


async def test_staff_are_told_once_a_day_that_rules_go_on_alone(clinic: Clinic, clock: StillClock) -> None:
    detector = Words()
    detector.reduced = True
    screening = ScreeningService(clinic.database, clock, clinic.cases, detector)
    await screening.hear(clinic.said("hello", 4))
    assert await sends(clinic.database, "screening-reduced") == [], "nobody agreed to statistics"
    async with clinic.database.unit(GUILD) as unit:
        await GuildRepository(unit).save(statistical=True)
        await EnrolmentRepository(unit).decide(clinic.group, ANNA, {Consent.STATISTICAL: True}, 1)
    for message in (5, 6):
        await screening.hear(clinic.said("hello", message))
    assert len(await sends(clinic.database, "screening-reduced")) == 1


def test_what_was_said_is_kept_for_minutes_only() -> None:
    recent = Recent()
    recent.remember(NOW, TALK, 1, ANNA, "one")
    recent.remember(NOW, TALK, 2, BEN, "two")
    recent.remember(NOW, TALK + 1, 3, BEN, "elsewhere")
    assert recent.before(NOW, TALK, 9, ANNA, None) == (Before("one", same=True), Before("two", same=False))
    assert recent.before(NOW, TALK, 9, ANNA, 3)[-1].text == "elsewhere"
    assert recent.before(NOW + KEPT + timedelta(seconds=1), TALK, 9, ANNA, None) == ()
    for message in range(10, MOST + 20):
        recent.remember(NOW, TALK, message, ANNA, "x")
    assert len(recent._said) <= MOST


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 4)), max_size=40), st.integers(0, 40), st.integers(1, 4))
def test_context_is_the_writers_own_last_words_and_what_stands_just_before(
    said: list[tuple[int, int]], at: int, writer: int
) -> None:
    recent = Recent()
    for number, (place, author) in enumerate(said):
        recent.remember(NOW, TALK + place, number, author, str(number))
    here = [(number, author) for number, (place, author) in enumerate(said) if place == 0 and number < at]
    own = [number for number, author in here if author == writer][-EACH:]
    last = [number for number, author in here[-1:] if author != writer]
    found = recent.before(NOW, TALK, at, writer, None)
    assert [int(one.text) for one in found] == sorted({*own, *last})
    assert all(one.same == (int(one.text) in own) for one in found)


def test_in_a_busy_place_nobody_looks_back_further_than_a_page() -> None:
    recent = Recent()
    recent.remember(NOW, TALK, 1, ANNA, "long ago")
    for number in range(2, BACK + 2):
        recent.remember(NOW, TALK, number, BEN, "chat")
    assert [one.text for one in recent.before(NOW, TALK, BACK + 5, ANNA, None)] == ["chat"]


def test_what_was_deleted_is_no_context() -> None:
    recent = Recent()
    recent.remember(NOW, TALK, 1, ANNA, "one")
    recent.forget(1)
    recent.forget(1)
    assert recent.before(NOW, TALK, 9, ANNA, 1) == ()
    assert not recent._places


class Stuck(Words):
    """A detector whose statistical part never gets done while the gate is shut."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = Event()

    def screen(self, text: str, before: Sequence[Before] = (), manner: Manner = USUAL) -> Verdict:
        if manner.statistics:
            self.gate.wait(20)
        return super().screen(text, before, manner)


async def test_a_crisis_waits_for_no_model_nor_do_many_messages(clinic: Clinic, clock: StillClock) -> None:
    detector = Stuck()
    screening = ScreeningService(clinic.database, clock, clinic.cases, detector)
    async with clinic.database.unit(GUILD) as unit:
        await GuildRepository(unit).save(statistical=True)
        await EnrolmentRepository(unit).decide(clinic.group, ANNA, {Consent.STATISTICAL: True}, 1)
    waiting = [asyncio.create_task(screening.hear(clinic.said("hello", 100 + n))) for n in range(MOST_BESIDE)]
    while screening._modelled < MOST_BESIDE:
        await asyncio.sleep(0)
    assert await screening.hear(clinic.said("goodbye", 5)) is Level.CRISIS
    assert await screening.hear(clinic.said("hello", 6)) is Level.GREEN
    assert len(await sends(clinic.database, "screening-reduced")) == 1
    detector.gate.set()
    assert await asyncio.gather(*waiting) == [Level.GREEN] * MOST_BESIDE
