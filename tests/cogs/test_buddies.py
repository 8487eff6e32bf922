"""Buddies, as two members and those who lead meet them."""

from typing import Any

import pytest

from bot.errors import NotFound
from tests.cogs.circle_stage import Circle, open_circle, posts, settled, wait
from tests.stage import Stage, words


def letters(who: Any) -> list[Any]:
    """What the bot wrote to somebody, oldest first."""
    return [message for message in who.user.dm_channel.history() if message.author.bot]


async def asked(stage: Stage) -> Circle:
    """Anna and Ben wished for a buddy, and Mara thought of the two."""
    circle = await open_circle(stage)
    for who in (circle.anna, circle.ben):
        mine = await who.slash(circle.talk, "buddy mine")
        await who.click(mine.response, label="I'd like a buddy")
    shown = await circle.mara.slash(circle.talk, "buddy wishes", group=circle.group)
    assert f"<@{circle.anna.id}>" in words(shown.response)
    told = await circle.mara.select(shown.response, [str(circle.anna.id), str(circle.ben.id)])
    assert "are asked now" in words(told.response)
    await settled(stage)
    return circle


async def together(stage: Stage) -> Circle:
    """Both said yes."""
    circle = await asked(stage)
    one = await circle.anna.user.click(letters(circle.anna)[-1], label="Yes, I'd like that")
    assert "once the other says yes" in words(one.response)
    both = await circle.ben.user.click(letters(circle.ben)[-1], label="Yes, I'd like that")
    assert "You are buddies now" in words(both.response)
    await settled(stage)
    return circle


async def test_two_are_buddies_once_both_agree(stage: Stage) -> None:
    circle = await together(stage)
    assert f"<@{circle.ben.id}> is your buddy in Thursday circle" in words(letters(circle.anna)[-1])
    assert f"<@{circle.anna.id}> is your buddy" in words(letters(circle.ben)[-1])
    assert "are buddies" in words(posts(circle.staff)[-1])
    assert not posts(circle.talk)
    assert not await stage.rows("buddy_wishes")


async def test_who_would_rather_not_needs_no_reason_and_the_other_is_told_gently(stage: Stage) -> None:
    circle = await asked(stage)
    told = await circle.anna.user.click(letters(circle.anna)[-1], label="Rather not")
    assert "That's fine" in words(told.response)
    await settled(stage)
    read = words(letters(circle.ben)[-1])
    assert "didn't come together this time" in read
    assert str(circle.anna.id) not in read
    shown = await circle.mara.slash(circle.talk, "buddy wishes", group=circle.group)
    again = await circle.mara.select(shown.response, [str(circle.anna.id), str(circle.ben.id)])
    assert "can't bring these two together" in words(again.response)


async def test_either_ends_it_with_one_press_and_may_look_for_another(stage: Stage) -> None:
    circle = await together(stage)
    told = await circle.ben.user.click(letters(circle.ben)[-1], label="I'd like another buddy")
    assert "would like a buddy" in words(told.response)
    await settled(stage)
    assert "not buddies any more" in words(letters(circle.anna)[-1])
    assert "Nobody has to say why" in words(posts(circle.staff)[-1])
    assert [row["user_id"] for row in await stage.rows("buddy_wishes")] == [circle.ben.id]


async def test_each_is_nudged_on_the_day_they_chose_and_only_then(stage: Stage) -> None:
    circle = await together(stage)
    day = str((stage.env.now().weekday() + 2) % 7)
    await circle.anna.user.select(letters(circle.anna)[-1], [day])
    before = len(letters(circle.ben))
    due_at = (await stage.rows("buddies"))[0]["due_at"]
    await wait(stage, seconds=(due_at - stage.env.now()).total_seconds() + 60)
    assert "if it fits today" in words(letters(circle.anna)[-1])
    assert len(letters(circle.ben)) == before
    count = len(letters(circle.anna))
    quiet = await circle.anna.user.click(letters(circle.anna)[-1], label="No more nudges")
    assert "You get no nudge" in words(quiet.response)
    assert (await stage.rows("buddies"))[0]["due_at"] is None
    await wait(stage, days=7)
    assert len(letters(circle.anna)) == count


async def test_a_proposal_that_nobody_answers_lapses(stage: Stage) -> None:
    circle = await asked(stage)
    await wait(stage, days=8)
    assert not await stage.rows("buddies")
    assert len(await stage.rows("buddy_wishes")) == 2
    mine = await circle.anna.slash(circle.talk, "buddy mine")
    assert "You would like one" in words(mine.response)


async def test_who_leaves_the_group_leaves_their_buddy_told(stage: Stage) -> None:
    circle = await together(stage)
    await stage.app.services.enrolments.leave(stage.guild.id, circle.group, circle.anna.id)
    await settled(stage)
    assert "not buddies any more" in words(letters(circle.ben)[-1])


async def test_only_the_two_can_answer(stage: Stage) -> None:
    circle = await asked(stage)
    number = (await stage.rows("buddies"))[0]["id"]
    mine = await circle.anna.slash(circle.talk, "buddy mine")
    assert "Would you like that?" in words(mine.response)
    for stranger in (circle.carl.id, circle.mara.id):
        with pytest.raises(NotFound):
            await stage.app.services.buddies.answer(stage.guild.id, number, stranger, yes=True)
