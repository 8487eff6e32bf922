"""Phrases of a server and of a group: who is told because of them, and what they would have found."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.content import data_folder
from bot.domain.phrases import Preview
from bot.domain.triage import Kind, Level
from bot.errors import BadInput, NotFound, Refusal
from bot.screening import Screener
from bot.screening.context import Reader, load_answers
from bot.screening.language import load_languages
from bot.services import phrases as module
from bot.services.phrases import PhraseService, Said
from bot.services.screening import ScreeningService
from bot.storage.phrases import PhraseRepository
from tests.circle import ANNA, GUILD, open_group, rows
from tests.clocks import StillClock
from tests.services.desk import IDA, TALK, Clinic, open_clinic

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
SNOW = "meeting mister snow"


@pytest.fixture
async def clinic(tmp_path: Path) -> AsyncIterator[Clinic]:
    async with open_clinic(tmp_path, StillClock(NOW)) as opened:
        yield opened


def ours() -> Screener:
    """A screening without rules of its own."""
    folder = data_folder() / "screening"
    return Screener(None, Reader(load_answers(folder / "answers.toml")), load_languages(folder / "languages.toml"), ())


async def test_a_phrase_counts_from_the_next_message_on_until_it_is_removed(clinic: Clinic) -> None:
    screening = ScreeningService(clinic.database, clinic.clock, clinic.cases, ours())
    service = PhraseService(clinic.database, screening)
    assert await screening.hear(clinic.said(SNOW, 1)) is Level.GREEN
    added = await service.add(GUILD, IDA, f"  {SNOW} ", Level.RED, Kind.SUBSTANCE)
    assert [one.text for one in await service.list(GUILD)] == [SNOW]
    assert await screening.hear(clinic.said("I am meeting Mister Snow", 2)) is Level.RED
    (flag,) = await rows(clinic.database, "flags")
    assert flag["rules"] == [added.rule]
    await service.remove(GUILD, added.id)
    assert await screening.hear(clinic.said(SNOW, 3)) is Level.GREEN
    with pytest.raises(NotFound):
        await service.remove(GUILD, added.id)


async def test_a_phrase_of_one_group_is_not_looked_for_in_another(clinic: Clinic) -> None:
    other = await open_group(clinic.database, kind="skills", channels={"talk": 71})
    screening = ScreeningService(clinic.database, clinic.clock, clinic.cases, ours())
    service = PhraseService(clinic.database, screening)
    await service.add(GUILD, IDA, SNOW, Level.AMBER, Kind.SUBSTANCE, other)
    assert await screening.hear(clinic.said(SNOW, 1)) is Level.GREEN
    assert await service.channels(GUILD, other) == [71]
    async with clinic.database.reading(GUILD + 1) as unit:
        assert await PhraseRepository(unit).list() == []


async def test_what_would_have_been_found_is_counted_among_those_who_agreed(clinic: Clinic) -> None:
    service = PhraseService(clinic.database, clinic.screening)
    said = [Said(TALK, ANNA, text) for text in (SNOW, f"{SNOW} and sad", "hello")]
    strangers = [Said(TALK, 999, SNOW), Said(4, ANNA, SNOW)]
    assert await service.preview(GUILD, SNOW, [*said, *strangers]) == Preview(3, 2, 1)
    assert await service.preview(GUILD, SNOW, []) == Preview(0, 0, 0)


async def test_what_is_refused(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    service = PhraseService(clinic.database, clinic.screening)
    for text in ("", "?", "x" * 121):
        with pytest.raises(BadInput):
            await service.add(GUILD, IDA, text, Level.RED, Kind.ABUSE)
    with pytest.raises(NotFound):
        await service.add(GUILD, IDA, SNOW, Level.RED, Kind.ABUSE, 999)
    await service.add(GUILD, IDA, SNOW, Level.RED, Kind.ABUSE)
    with pytest.raises(Refusal):
        await service.add(GUILD, IDA, "Meeting, Mister Snow!", Level.AMBER, Kind.SPAM)
    monkeypatch.setattr(module, "MOST", 1)
    with pytest.raises(Refusal):
        await service.add(GUILD, IDA, "a grey door", Level.RED, Kind.ABUSE)
