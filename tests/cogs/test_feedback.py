"""Feedback that both asked for, as members and those who lead meet it."""

from typing import Any

import pytest

from bot.errors import NotFound
from tests.cogs.circle_stage import Circle, fill, letters, open_circle, posts, press, settled, wait
from tests.stage import Stage, buttons, words

SAID = {"saw": "You asked me twice", "felt": "It warmed me", "wish": "More of it"}


async def pair(stage: Stage) -> Circle:
    """Mara asked Anna and Ben, and both said yes."""
    circle = await open_circle(stage, kind="process")
    await circle.mara.slash(circle.staff, "feedback round", group=circle.group, first=circle.anna, second=circle.ben)
    await settled(stage)
    for one in (circle.anna, circle.ben):
        await press(one, letters(one)[-1], "Yes, I'd like that")
    await settled(stage)
    return circle


async def written(stage: Stage, circle: Circle, **filled: Any) -> Any:
    """Anna writes for Ben; what she is told."""
    form = await press(circle.anna, letters(circle.anna)[-1], "Write feedback")
    assert "can read this first" in str(form.modal)
    told = await fill(circle.anna, form, SAID | filled)
    await settled(stage)
    return told


async def passed_on(stage: Stage, circle: Circle) -> None:
    """Mara reads it and passes it on."""
    read = await press(circle.mara, posts(circle.staff)[-1], "Read it")
    await press(circle.mara, read.response, "Pass it on")
    await settled(stage)


async def test_nothing_begins_before_both_said_yes(stage: Stage) -> None:
    circle = await open_circle(stage, kind="process")
    told = await circle.mara.slash(
        circle.staff, "feedback round", group=circle.group, first=circle.anna, second=circle.ben
    )
    assert "only if both say yes" in words(told.response)
    await settled(stage)
    invited = letters(circle.anna)[-1]
    assert "would only hear that it is not going on" in words(invited)
    waits = await press(circle.anna, invited, "Yes, I'd like that")
    assert "If the other person says yes too" in words(waits.response)
    assert list(buttons(invited)) == ["Yes, I'd like that", "No, thanks"]
    declined = await press(circle.ben, letters(circle.ben)[-1], "No, thanks")
    assert "That's fine" in words(declined.response)
    await settled(stage)
    assert "not going on" in words(letters(circle.anna)[-1])
    assert all("not going on" in words(one) for one in letters(circle.anna)[-2:])


async def test_it_is_read_first_and_then_by_the_person_it_is_for_alone(stage: Stage) -> None:
    circle = await pair(stage)
    assert "both said yes" in words(letters(circle.anna)[-1])
    told = await written(stage, circle)
    assert "waits to be read" in words(told.response)
    assert "warmed" not in words(posts(circle.staff)[-1])
    assert all("warmed" not in words(one) for one in letters(circle.ben))
    assert b"warmed" not in (await stage.rows("feedback"))[0]["words"]
    refused = await press(circle.ben, posts(circle.staff)[-1], "Read it")
    assert "warmed" not in words(refused.response)
    await passed_on(stage, circle)
    assert not posts(circle.staff)
    assert not posts(circle.talk)
    assert "when it suits you" in words(letters(circle.ben)[-1])
    opened = await press(circle.ben, letters(circle.ben)[-1], "Open")
    assert "> It warmed me" in words(opened.response)
    assert "Show it to the group" not in buttons(opened.response)
    thanked = await press(circle.ben, opened.response, "Say thanks")
    assert "tell them" in words(thanked.response)
    form = await press(circle.ben, opened.response, "Answer")
    await fill(circle.ben, form, {"words": "That is good to hear"})
    await settled(stage)
    assert "answered your feedback" in words(letters(circle.anna)[-1])
    assert "thanks you" in words(letters(circle.anna)[-2])
    own = await press(circle.anna, letters(circle.anna)[-1], "Open")
    assert "> That is good to hear" in words(own.response)
    assert "They thank you" in words(own.response)
    number = (await stage.rows("feedback"))[0]["id"]
    with pytest.raises(NotFound):
        await stage.app.services.feedback.look(stage.guild.id, number, circle.carl.id)


async def test_it_comes_back_with_a_word_and_is_written_again(stage: Stage) -> None:
    circle = await pair(stage)
    await written(stage, circle, saw="You are always cold")
    read = await press(circle.mara, posts(circle.staff)[-1], "Read it")
    form = await press(circle.mara, read.response, "Return it with a word")
    await fill(circle.mara, form, {"words": "What did he do?"})
    await settled(stage)
    assert not posts(circle.staff)
    assert all("feedback that you asked for" not in words(one) for one in letters(circle.ben))
    back = await press(circle.anna, letters(circle.anna)[-1], "Open")
    assert "What did he do?" in words(back.response)
    form = await press(circle.anna, back.response, "Change it")
    assert "always cold" in str(form.modal)
    await fill(circle.anna, form, SAID)
    await settled(stage)
    await passed_on(stage, circle)
    opened = await press(circle.ben, letters(circle.ben)[-1], "Open")
    assert "always cold" not in words(opened.response)


async def test_the_group_sees_it_only_if_both_want_that(stage: Stage) -> None:
    circle = await pair(stage)
    await written(stage, circle, shareable=True)
    await passed_on(stage, circle)
    opened = await press(circle.ben, letters(circle.ben)[-1], "Open")
    shown = await press(circle.ben, opened.response, "Show it to the group")
    await settled(stage)
    assert "> You asked me twice" in words(posts(circle.talk)[-1])
    await press(circle.ben, shown.response, "Take it down")
    await settled(stage)
    assert not posts(circle.talk)
    sure = await press(circle.ben, opened.response, "Delete it")
    await press(circle.ben, sure.response, "Yes, delete it")
    await settled(stage)
    assert not await stage.rows("feedback")
    assert all("when it suits you" not in words(one) for one in letters(circle.ben))


async def test_who_steps_out_gets_nothing_more(stage: Stage) -> None:
    circle = await pair(stage)
    await written(stage, circle)
    asked = await press(circle.ben, letters(circle.ben)[-1], "Step out")
    await press(circle.ben, asked.response, "Yes, step out")
    await settled(stage)
    assert not await stage.rows("feedback")
    assert not posts(circle.staff)
    assert "not going on" in words(letters(circle.anna)[-1])


async def test_who_leaves_the_group_is_out_of_its_rounds(stage: Stage) -> None:
    circle = await pair(stage)
    await written(stage, circle)
    await stage.app.services.enrolments.leave(stage.guild.id, circle.group, circle.ben.id)
    await settled(stage)
    assert not await stage.rows("feedback")
    assert "not going on" in words(letters(circle.anna)[-1])


async def test_a_group_is_invited_and_whoever_wants_takes_part(stage: Stage) -> None:
    circle = await open_circle(stage, kind="process")
    await circle.mara.slash(circle.staff, "feedback round", group=circle.group)
    await settled(stage)
    card = posts(circle.talk)[-1]
    assert "Nobody gets feedback who hasn't asked for it" in words(card)
    outside = await press(circle.anna, card, "Write feedback")
    assert "once you take part" in words(outside.response)
    await press(circle.anna, card, "Take part")
    await press(circle.ben, card, "Take part")
    await settled(stage)
    assert str(circle.anna.id) not in words(posts(circle.talk)[-1])
    chosen = await press(circle.anna, card, "Write feedback")
    place = next(row["id"] for row in await stage.rows("feedback_places") if row["user_id"] == circle.ben.id)
    form = await circle.anna.select(chosen.response, [str(place)])
    await fill(circle.anna, form, SAID)
    await settled(stage)
    queue = await circle.mara.slash(circle.staff, "feedback waiting", group=circle.group)
    assert "One piece of feedback waits" in words(queue.response)
    mine = await circle.anna.slash(circle.talk, "feedback mine")
    number = str((await stage.rows("feedback"))[0]["id"])
    own = await circle.anna.select(mine.response, [number], custom_id=f"feedback-mine:{stage.guild.id}")
    assert "> It warmed me" in words(own.response)
    await wait(stage, days=15)
    assert "It is over" in words(posts(circle.talk)[-1])


async def test_a_round_of_two_is_named_and_ended_after_a_question(stage: Stage) -> None:
    circle = await pair(stage)
    shown = await circle.mara.slash(circle.staff, "feedback waiting", group=circle.group)
    asked = await press(circle.mara, shown.response, "End the round of anna and ben")
    assert "Nobody can write in it after that" in words(asked.response)
    await settled(stage)
    assert "both said yes" in words(letters(circle.anna)[-1])
    over = await press(circle.mara, asked.response, "Yes, end it")
    assert "The round is over" in words(over.response)
    await settled(stage)
    again = await circle.mara.slash(circle.staff, "feedback waiting", group=circle.group)
    assert "No round goes on" in words(again.response)


async def test_erasing_either_takes_it_away(stage: Stage) -> None:
    circle = await pair(stage)
    await written(stage, circle, shareable=True)
    await passed_on(stage, circle)
    opened = await press(circle.ben, letters(circle.ben)[-1], "Open")
    await press(circle.ben, opened.response, "Show it to the group")
    await settled(stage)
    await stage.app.services.privacy.erase(stage.guild.id, circle.ben.id)
    await settled(stage)
    assert not await stage.rows("feedback")
    assert not posts(circle.talk)


async def test_what_is_dangerous_reaches_a_professional(stage: Stage) -> None:
    circle = await pair(stage)
    told = await written(stage, circle, felt="I am going to kill myself tonight")
    assert "A professional from the team" in words(told.response)
    assert [row["level"] for row in await stage.rows("cases")] == [3]


async def test_a_group_without_rounds_says_so(stage: Stage) -> None:
    circle = await open_circle(stage, kind="cbt")
    told = await circle.mara.slash(circle.staff, "feedback round", group=circle.group)
    assert "doesn't have this" in words(told.response)
