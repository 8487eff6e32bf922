"""A content note on a message that stands already."""

import contextlib
from typing import Any

import discord
import pytest

from tests.cogs.circle_stage import Circle, letters, open_circle, posts, settled, wait
from tests.stage import Stage, words

SAID = "It was in the river\nin March"


async def standing(stage: Stage) -> tuple[Circle, Any]:
    """Anna has written something."""
    circle = await open_circle(stage, kind="support")
    return circle, await circle.anna.send(circle.talk, SAID)


async def cover(circle: Circle, message: Any, topic: str = "death") -> Any:
    """Anna puts a note on it."""
    form = await circle.anna.context_menu(circle.talk, "Add a content note", message)
    assert "under the note, with your name" in str(form.modal)
    return await circle.anna.submit_modal(form, {"topic": topic})


def shown(circle: Circle) -> list[str]:
    """What stands in the channel, people's messages included."""
    return [message.content or words(message) for message in circle.talk.history()]


async def test_the_words_stand_behind_a_note_before_the_message_goes(stage: Stage) -> None:
    circle, message = await standing(stage)
    told = await cover(circle, message)
    assert "under a content note" in words(told.response)
    await settled(stage)
    read = words(posts(circle.talk)[-1])
    assert "about **death or loss**" in read
    assert "||It was in the river||\n||in March||" in read
    await wait(stage, seconds=5)
    assert SAID not in shown(circle)
    (row,) = await stage.rows("covers")
    assert row["due_at"] is None
    assert b"river" not in row["words"]


@pytest.mark.parametrize("nth", [1, 2, 3, 4])
async def test_the_words_stand_somewhere_whatever_fails(stage: Stage, nth: int) -> None:
    circle, message = await standing(stage)
    form = await circle.anna.context_menu(circle.talk, "Add a content note", message)
    with stage.trouble(nth), contextlib.suppress(discord.HTTPException):
        await circle.anna.submit_modal(form, {"topic": "death"})
        await wait(stage, seconds=5)
    assert any("It was in the river" in one for one in shown(circle))
    if await stage.rows("covers"):
        await wait(stage, minutes=20)
        assert SAID not in shown(circle)
        assert any("||It was in the river||" in one for one in shown(circle))


async def test_only_the_writer_can_and_only_once(stage: Stage) -> None:
    circle, message = await standing(stage)
    other = await circle.ben.context_menu(circle.talk, "Add a content note", message)
    assert "a message of your own" in words(other.response)
    await cover(circle, message)
    await settled(stage)
    again = await circle.anna.context_menu(circle.talk, "Add a content note", message)
    answer = await circle.anna.submit_modal(again, {"topic": "body"})
    assert "already" in words(answer.response)


async def test_the_writer_takes_it_back_when_the_message_is_gone(stage: Stage) -> None:
    circle, message = await standing(stage)
    await cover(circle, message)
    await wait(stage, seconds=5)
    asked = await circle.anna.click(posts(circle.talk)[-1], label="Take back")
    await circle.anna.click(asked.response, label="Yes, take it back")
    await settled(stage)
    assert not await stage.rows("covers")
    assert not any("river" in one for one in shown(circle))


async def test_whoever_leads_puts_a_note_on_it_and_its_writer_is_told(stage: Stage) -> None:
    circle, message = await standing(stage)
    form = await circle.mara.context_menu(circle.talk, "Add a content note", message)
    assert "Their words come again" in str(form.modal)
    told = await circle.mara.submit_modal(form, {"topic": "death"})
    assert "nothing is wrong" in words(told.response)
    await settled(stage)
    await wait(stage, seconds=5)
    assert SAID not in shown(circle)
    card = posts(circle.talk)[-1]
    assert f"<@{circle.anna.id}>" in words(card)
    assert "put a content note on something you wrote" in words(letters(circle.anna)[-1])
    refused = await circle.mara.click(card, label="Take back")
    assert "||It was in the river||" in words(posts(circle.talk)[-1]), words(refused.response)
    asked = await circle.anna.click(card, label="Take back")
    await circle.anna.click(asked.response, label="Yes, take it back")
    await settled(stage)
    assert not [one for one in shown(circle) if "river" in one]


async def test_a_writer_whose_direct_messages_are_closed_finds_a_private_thread(stage: Stage) -> None:
    circle, message = await standing(stage)
    stage.close_direct_messages(circle.anna)
    form = await circle.mara.context_menu(circle.talk, "Add a content note", message)
    await circle.mara.submit_modal(form, {"topic": "death"})
    await settled(stage)
    await wait(stage, seconds=5)
    (thread,) = circle.talk.threads
    assert "put a content note" in words(thread.history()[-1])


async def test_a_stranger_puts_no_note_on_anything(stage: Stage) -> None:
    circle, message = await standing(stage)
    for who in (circle.ben, circle.carl):
        refused = await who.context_menu(circle.talk, "Add a content note", message)
        assert "a message of your own" in words(refused.response)
