"""Recovery stories, as a member writes one and those who lead read it."""

from typing import Any

from tests.cogs.circle_stage import Circle, open_circle, posts, settled
from tests.stage import Stage, words

WRITTEN = {"title": "The bridge", "words": "I walked a little further every week.", "place": "talk"}


async def handed_in(circle: Circle) -> int:
    """Anna has written a story and handed it in."""
    form = await circle.anna.slash(circle.talk, "story write")
    assert "only you can read this" in str(form.modal)
    assert "Mara can read it with your name" in str(form.modal)
    own = await circle.anna.submit_modal(form, WRITTEN)
    assert "Only you can read this" in words(own.response)
    assert not posts(circle.staff)
    await circle.anna.click(own.response, label="Hand it in")
    await settled(circle.stage)
    return int((await circle.stage.rows("stories"))[0]["id"])


async def opened(circle: Circle, number: int) -> Any:
    """Mara opens what waits."""
    waiting = await circle.mara.slash(circle.staff, "stories", group=circle.group)
    return await circle.mara.select(waiting.response, [str(number)])


async def shown(circle: Circle) -> Any:
    """Mara has shown Anna's story."""
    read = await opened(circle, await handed_in(circle))
    assert "a little further" in words(read.response)
    assert f"From <@{circle.anna.id}>" in words(read.response)
    form = await circle.mara.click(read.response, label="Show it")
    await circle.mara.submit_modal(form, {"note": "heights"})
    await settled(circle.stage)
    return posts(circle.talk)[-1]


async def test_a_story_is_shown_closed_and_goes_at_once_when_it_is_taken_back(stage: Stage) -> None:
    circle = await open_circle(stage, kind="psychoeducation")
    card = await shown(circle)
    assert "Content note: heights" in words(card)
    assert "a little further" not in words(card)
    assert str(circle.anna.id) not in words(card)
    read = await circle.ben.click(card, label="Read")
    assert read.response.ephemeral
    assert "a little further" in words(read.response)
    stranger = await circle.carl.click(card, label="Read")
    assert "a little further" not in words(stranger.response)
    refused = await circle.ben.click(card, label="Take back")
    assert "Only the person who wrote it" in words(refused.response)
    assert posts(circle.talk)
    await circle.anna.click(card, label="Take back")
    await settled(stage)
    assert not posts(circle.talk)
    mine = await circle.anna.slash(circle.talk, "story mine")
    assert "one story" in words(mine.response)


async def test_those_who_lead_ask_for_a_change_and_its_writer_goes_on(stage: Stage) -> None:
    circle = await open_circle(stage, kind="psychoeducation")
    number = await handed_in(circle)
    assert "a little further" not in words(posts(circle.staff)[-1])
    read = await opened(circle, number)
    form = await circle.mara.click(read.response, label="Ask for a change")
    await circle.mara.submit_modal(form, {"words": "Please leave the town out."})
    await settled(stage)
    assert not posts(circle.staff)
    mine = await circle.anna.slash(circle.talk, "story mine")
    own = await circle.anna.select(mine.response, [str(number)])
    assert "leave the town out" in words(own.response)
    form = await circle.anna.click(own.response, label="Go on writing")
    assert "a little further" in str(form.modal)
    again = await circle.anna.submit_modal(form, WRITTEN | {"words": "Shorter."})
    await circle.anna.click(again.response, label="Hand it in")
    assert (await stage.rows("stories"))[0]["state"] == "sent"
    other = await circle.ben.slash(circle.talk, "story mine")
    assert "no story" in words(other.response)


async def test_a_story_goes_with_its_writer(stage: Stage) -> None:
    circle = await open_circle(stage, kind="psychoeducation")
    await shown(circle)
    await stage.app.services.privacy.erase(stage.guild.id, circle.anna.id)
    await settled(stage)
    assert not await stage.rows("stories")
    assert not posts(circle.talk)


async def test_words_of_danger_are_seen_by_a_professional(stage: Stage) -> None:
    circle = await open_circle(stage, kind="psychoeducation")
    form = await circle.anna.slash(circle.talk, "story write")
    own = await circle.anna.submit_modal(form, WRITTEN | {"words": "I am going to kill myself tonight."})
    assert words(own.response).startswith("A professional from the team will see this")
    assert "Only you can read this" not in words(own.response)
    assert await stage.rows("cases")


async def test_the_word_that_a_story_waits_opens_it(stage: Stage) -> None:
    circle = await open_circle(stage, kind="psychoeducation")
    await handed_in(circle)
    (word,) = [one for one in posts(circle.staff) if "story waits" in words(one)]
    read = await circle.mara.click(word, label="Read it")
    assert f"From <@{circle.anna.id}>" in words(read.response)
    form = await circle.mara.click(read.response, label="Show it")
    await circle.mara.submit_modal(form, {"note": "heights"})
    await settled(stage)
    assert not [one for one in posts(circle.staff) if "story waits" in words(one)]
