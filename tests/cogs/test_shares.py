"""Shares, as the people of a group meet them."""

from typing import Any

from tests.cogs.circle_stage import Circle, open_circle, posts, settled, wait
from tests.stage import Stage, words

SAID = {"words": "It would have been her birthday", "hope": "heard", "note": "loss"}


async def shared(stage: Stage, **filled: str) -> tuple[Circle, Any]:
    """Anna has shared something."""
    circle = await open_circle(stage, kind="support")
    form = await circle.anna.slash(circle.talk, "share")
    assert "with your name" in str(form.modal)
    told = await circle.anna.submit_modal(form, SAID | filled)
    await settled(stage)
    return circle, told


async def test_the_group_sees_what_is_hoped_for_and_opens_the_words_itself(stage: Stage) -> None:
    circle, told = await shared(stage)
    assert "with your name" in words(told.response)
    read = words(posts(circle.talk)[-1])
    assert "would like to be heard" in read
    assert "Content note: loss" in read
    assert "||It would have been her birthday||" in read
    assert b"birthday" not in (await stage.rows("shares"))[0]["words"]


async def test_a_share_nobody_replies_to_comes_to_the_facilitator(stage: Stage) -> None:
    circle, _ = await shared(stage)
    await wait(stage, hours=11)
    assert not posts(circle.staff)
    await wait(stage, hours=2)
    read = words(posts(circle.staff)[-1])
    assert "Nobody has replied" in read
    assert "birthday" not in read
    await circle.ben.send(circle.talk, "I am with you", reply_to=posts(circle.talk)[-1])
    await settled(stage)
    assert "has a reply now" in words(posts(circle.staff)[-1])


async def test_a_reply_in_time_keeps_it_from_the_facilitator(stage: Stage) -> None:
    circle, _ = await shared(stage)
    await circle.ben.send(circle.talk, "I am with you", reply_to=posts(circle.talk)[-1])
    await settled(stage)
    assert [row["due_at"] for row in await stage.rows("shares")] == [None]


async def test_only_the_writer_takes_it_back(stage: Stage) -> None:
    circle, _ = await shared(stage)
    card = posts(circle.talk)[-1]
    refused = await circle.ben.click(card, label="Take back")
    assert "Only the person who wrote it" in words(refused.response)
    asked = await circle.anna.click(card, label="Take back")
    await circle.anna.click(asked.response, label="Yes, take it back")
    await settled(stage)
    assert card.id not in [one.id for one in posts(circle.talk)]
    assert not await stage.rows("shares")


async def test_who_takes_a_share_back_can_share_again(stage: Stage) -> None:
    circle, _ = await shared(stage)
    asked = await circle.anna.click(posts(circle.talk)[-1], label="Take back")
    await circle.anna.click(asked.response, label="Yes, take it back")
    await wait(stage, minutes=5)
    form = await circle.anna.slash(circle.talk, "share")
    await circle.anna.submit_modal(form, SAID)
    await wait(stage, hours=13)
    assert "would like to be heard" in words(posts(circle.talk)[-1])
    assert "Nobody has replied" in words(posts(circle.staff)[-1])


async def test_what_is_dangerous_is_read_by_a_professional_and_not_put_before_the_group(stage: Stage) -> None:
    circle, told = await shared(stage, words="I am going to kill myself tonight", note="")
    assert "passed on to a professional" in words(told.response)
    assert not posts(circle.talk)
    assert [row["level"] for row in await stage.rows("cases")] == [3]


async def test_erasing_takes_the_cards_with_it(stage: Stage) -> None:
    circle, _ = await shared(stage)
    await stage.app.services.privacy.erase(stage.guild.id, circle.anna.id)
    await settled(stage)
    assert not posts(circle.talk)


async def test_what_is_missing_is_asked_for_and_nothing_is_lost(stage: Stage) -> None:
    circle, told = await shared(stage, words="  ")
    again = await circle.anna.click(told.response, label="Edit again")
    assert "loss" in str(again.modal)
    assert not await stage.rows("shares")
