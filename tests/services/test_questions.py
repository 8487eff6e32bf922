"""Questions without a name: nobody learns who asked, unless a life is in danger."""

import dataclasses

import pytest

from bot.content import data_folder, load_content
from bot.domain.questions import Question, QuestionState
from bot.domain.triage import Level
from bot.errors import NotFound, Refusal
from bot.services.private_words import PrivateWords
from bot.services.questions import ANSWERED, ASKED, QuestionService
from bot.storage.database import Database
from bot.storage.personal import PersonalRepository
from tests.circle import ANNA, BEN, GUILD, MARA, open_group, rows, sends
from tests.services.flags import Flags

CONTENT = load_content(data_folder())


@pytest.fixture
async def questions(database: Database, private: PrivateWords) -> QuestionService:
    await open_group(database, kind="psychoeducation", channels={"talk": 11, "checkins": 12, "staff": 13})
    return QuestionService(database, CONTENT, private)


async def test_a_question_is_answered_without_a_name(questions: QuestionService, database: Database) -> None:
    assert "user_id" not in {field.name for field in dataclasses.fields(Question)}
    assert (await questions.ask(GUILD, 1, ANNA, "Is this for life?"))[0]
    (row,) = await rows(database, "questions")
    assert b"life" not in row["words"]
    (waiting,) = await questions.waiting(GUILD, 1)
    await questions.write(GUILD, waiting.id, MARA, "For most it gets better.")
    assert not await sends(database, ANSWERED)
    await questions.settle(GUILD, waiting.id, QuestionState.WRITTEN)
    told = await sends(database, ASKED, ANSWERED)
    assert all(str(ANNA) not in str(dict(one)) for one in told)
    assert (await questions.mine(GUILD, ANNA))[0].answer == "For most it gets better."
    with pytest.raises(Refusal, match="question-settled"):
        await questions.settle(GUILD, waiting.id, QuestionState.SESSION)


async def test_a_reason_goes_to_the_asker_alone(questions: QuestionService, database: Database) -> None:
    await questions.ask(GUILD, 1, ANNA, "Which dose?")
    number = (await questions.waiting(GUILD, 1))[0].id
    with pytest.raises(Refusal, match="question-answer-empty"):
        await questions.settle(GUILD, number, QuestionState.ASIDE)
    await questions.write(GUILD, number, MARA, "Please ask your doctor.")
    await questions.settle(GUILD, number, QuestionState.ASIDE)
    assert not await questions.waiting(GUILD, 1)
    assert not await sends(database, ANSWERED)
    assert [one.state for one in await questions.mine(GUILD, ANNA)] == [QuestionState.ASIDE]
    assert await questions.mine(GUILD, BEN) == []


async def test_nobody_else_takes_a_question_back_and_erasing_does(
    questions: QuestionService, database: Database
) -> None:
    await questions.ask(GUILD, 1, ANNA, "Is this for life?")
    number = (await questions.waiting(GUILD, 1))[0].id
    with pytest.raises(NotFound):
        await questions.take_back(GUILD, number, BEN)
    async with database.unit(GUILD) as unit:
        await PersonalRepository(unit).erase(ANNA)
    assert await questions.waiting(GUILD, 1) == []
    assert await rows(database, "questions") == []


async def test_what_an_export_shows_those_who_answer_names_no_asker(
    questions: QuestionService, database: Database
) -> None:
    await questions.ask(GUILD, 1, ANNA, "Is this for life?")
    await questions.write(GUILD, (await questions.waiting(GUILD, 1))[0].id, MARA, "No.")
    async with database.unit(GUILD) as unit:
        exported = await PersonalRepository(unit).rows(MARA)
    assert str(ANNA) not in str(exported["questions"])


async def test_only_a_crisis_goes_to_a_professional_and_not_into_the_queue(
    questions: QuestionService, flags: Flags
) -> None:
    assert (await questions.ask(GUILD, 1, ANNA, "broken?"))[0]
    assert not flags.raised
    assert not (await questions.ask(GUILD, 1, ANNA, "goodbye, all of you"))[0]
    assert [(one["person_id"], one["level"]) for one in flags.raised] == [(ANNA, Level.CRISIS)]
    assert [one.words for one in await questions.waiting(GUILD, 1)] == ["broken?"]
