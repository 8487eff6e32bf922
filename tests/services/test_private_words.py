"""Words in a form are screened as their writer's messages are: by the same choices of server, member and staff."""

from collections.abc import Sequence

import pytest

from bot.domain.groups import Consent
from bot.domain.triage import Kind, Level, Sensitivity, Verdict
from bot.screening import Before, Manner
from bot.screening.screener import USUAL
from bot.services.private_words import PrivateWords
from bot.storage.database import Database
from bot.storage.guilds import GuildRepository
from bot.storage.phrases import PhraseRepository
from tests.circle import ALL, ANNA, BEN, GUILD, MARA, open_group
from tests.services.flags import Flags, screen

NO_STATISTICS = tuple(one for one in ALL if one is not Consent.STATISTICAL)


@pytest.mark.parametrize(
    ("allowed", "writer", "level"),
    [(True, ANNA, Level.AMBER), (True, BEN, Level.GREEN), (False, ANNA, Level.GREEN), (None, ANNA, Level.GREEN)],
)
async def test_statistics_judge_only_where_server_and_writer_agreed(
    database: Database, private: PrivateWords, allowed: bool | None, writer: int, level: Level
) -> None:
    group = await open_group(database, members={ANNA: ALL, BEN: NO_STATISTICS})
    async with database.unit(GUILD) as unit:
        await GuildRepository(unit).save(statistical=allowed)
        assert (await private.judge(unit, group, writer, "an odd day")).level is level


async def test_phrases_of_the_staff_are_found_in_their_group_and_in_no_other(
    database: Database, private: PrivateWords
) -> None:
    group, other = await open_group(database), await open_group(database, kind="self_help", channels={"talk": 21})
    async with database.unit(GUILD) as unit:
        await PhraseRepository(unit).add("silver bridge", Level.RED, Kind.SUICIDE, group, MARA)
        said = "I went to the silver bridge"
        assert (await private.judge(unit, group, ANNA, said)).level is Level.RED
        assert (await private.judge(unit, other, ANNA, said)).level is Level.GREEN


async def test_they_are_as_sensitive_as_the_server_wants(database: Database) -> None:
    manners: list[Manner] = []

    def note(text: str, before: Sequence[Before] = (), manner: Manner = USUAL) -> Verdict:
        manners.append(manner)
        return screen(text, before, manner)

    private = PrivateWords(Flags(), note)
    group = await open_group(database)
    async with database.unit(GUILD) as unit:
        await GuildRepository(unit).save(sensitivity=Sensitivity.NARROW)
        await private.judge(unit, group, ANNA, "hello")
    assert [one.sensitivity for one in manners] == [Sensitivity.NARROW]
