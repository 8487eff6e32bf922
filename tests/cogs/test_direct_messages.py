"""A direct message to the bot never meets silence: a person is called, or it says that nobody reads and how to call."""

from bot.domain.groups import Consent
from tests.cogs.test_cases import DANGER, open_desk, press, settled, wait
from tests.stage import Stage, buttons, words


async def test_a_greeting_is_answered_once_a_day_with_the_truth_and_a_way_to_a_person(stage: Stage) -> None:
    desk = await open_desk(stage)
    anna = desk.circle.anna
    for text in ("hello bot", "are you there?"):
        await anna.send_dm(text)
        await settled(stage)
    answers = [one for one in desk.dm(anna) if "nobody reads along" in words(one)]
    assert len(answers) == 1
    assert list(buttons(answers[0])) == ["I need a person"]
    await press(anna, answers[0], "I need a person")
    await settled(stage)
    assert [row["source"] for row in await stage.rows("cases")] == ["call"]
    await wait(stage, hours=25)
    await anna.send_dm("hello again")
    await settled(stage)
    assert len([one for one in desk.dm(anna) if "nobody reads along" in words(one)]) == 2


async def test_whoever_refused_screening_is_told_that_nobody_learns_of_it(stage: Stage) -> None:
    desk = await open_desk(stage, consents=(Consent.GROUND_RULES,))
    await desk.circle.anna.send_dm("hello")
    await settled(stage)
    assert "nobody is told what you write" in words(desk.dm(desk.circle.anna)[-1])


async def test_a_message_that_calls_somebody_gets_that_answer_alone(stage: Stage) -> None:
    desk = await open_desk(stage)
    await desk.circle.anna.send_dm(DANGER)
    await settled(stage)
    assert not [one for one in desk.dm(desk.circle.anna) if "nobody reads along" in words(one)]
