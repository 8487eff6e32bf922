"""The library, as those who lead fill it and members search it."""

from typing import Any

from tests.cogs.circle_stage import Circle, open_circle, posts, settled, wait
from tests.stage import Stage, words

SLEEP = {
    "title": "Sleeping better",
    "gives": "Six habits that make nights easier.",
    "link": "https://example.org/sleep",
    "text": "",
    "source": "Clinic team",
}


async def added(circle: Circle, **more: str) -> Any:
    """Mara writes something and puts it in."""
    begun = {"kind": "handout", "tags": "Sleep, body", "audience": "Anyone"}
    form = await circle.mara.slash(circle.staff, "library add", group=circle.group, **begun)
    seen = await circle.mara.submit_modal(form, SLEEP | more)
    await circle.mara.click(seen.response, label="Put it in the library")
    await settled(circle.stage)
    return seen


async def test_something_is_written_looked_at_and_put_in(stage: Stage) -> None:
    circle = await open_circle(stage, kind="psychoeducation")
    form = await circle.mara.slash(circle.staff, "library add", group=circle.group, kind="handout")
    bare = await circle.mara.submit_modal(form, SLEEP | {"link": ""})
    assert "a link or a text" in words(bare.response)
    again = await circle.mara.click(bare.response, label="Edit again")
    assert "Six habits" in str(again.modal)
    seen = await circle.mara.submit_modal(again, SLEEP)
    assert "what members will read" in words(seen.response)
    nothing = await circle.anna.slash(circle.talk, "library search")
    assert "nothing in your group's library" in words(nothing.response)
    await circle.mara.click(seen.response, label="Put it in the library")
    await settled(stage)
    assert "Six habits" in words(posts(circle.talk)[-1])
    assert "Clinic team" in words(posts(circle.talk)[-1])


async def test_members_search_by_word_and_tag_and_turn_pages(stage: Stage) -> None:
    circle = await open_circle(stage, kind="psychoeducation")
    for number in range(6):
        await added(circle, title=f"Sleep {number}")
    found = await circle.anna.slash(circle.talk, "library search", words="habits", tag="sleep")
    assert found.response.ephemeral
    assert "6 things found, page 1 of 2" in words(found.response)
    assert "Sleep 5" not in words(found.response)
    await circle.anna.click(found.response, label="Next page")
    assert "Sleep 5" in words(found.response)
    number = str((await stage.rows("resources"))[5]["id"])
    read = await circle.anna.select(found.response, [number])
    assert "https://example.org/sleep" in words(read.response)
    none = await circle.anna.slash(circle.talk, "library search", tag="worry")
    assert "Nothing found" in words(none.response)
    stranger = await circle.carl.slash(circle.talk, "library search")
    assert "no group" in words(stranger.response)
    led = await circle.mara.slash(circle.staff, "library search")
    assert "6 things" in words(led.response)


async def test_a_thing_is_changed_and_taken_out_after_a_question(stage: Stage) -> None:
    circle = await open_circle(stage, kind="psychoeducation")
    await added(circle)
    number = (await stage.rows("resources"))[0]["id"]
    refused = await circle.anna.slash(circle.talk, "library remove", resource=number)
    assert "Sleeping" not in words(refused.response)
    form = await circle.mara.slash(circle.staff, "library edit", resource=number, kind="book")
    await circle.mara.submit_modal(form, SLEEP | {"gives": "Seven habits."})
    await settled(stage)
    assert "Seven habits" in words(posts(circle.talk)[-1])
    assert "Book" in words(posts(circle.talk)[-1])
    asked = await circle.mara.slash(circle.staff, "library remove", resource=number)
    assert posts(circle.talk)
    await circle.mara.click(asked.response, label="Yes, take it out")
    await settled(stage)
    assert not posts(circle.talk)


async def test_a_starter_is_taken_over_by_one_press(stage: Stage) -> None:
    circle = await open_circle(stage, kind="psychoeducation")
    offered = await circle.mara.slash(circle.staff, "library starters", group=circle.group)
    assert "until you take it over" in words(offered.response)
    found = await stage.app.services.library.starters(stage.guild.id, circle.group)
    shown = await circle.mara.select(offered.response, [str(found[0].number)])
    assert found[0].source in words(shown.response)
    await circle.mara.click(shown.response, label="Take it over")
    await settled(stage)
    assert found[0].title in words(posts(circle.talk)[-1])
    left = await stage.app.services.library.starters(stage.guild.id, circle.group)
    assert len(left) == len(found) - 1


async def test_what_is_a_year_old_is_brought_to_staff_once(stage: Stage) -> None:
    circle = await open_circle(stage, kind="psychoeducation")
    await added(circle)
    await wait(stage, days=366)
    (old,) = [one for one in posts(circle.staff) if "for a year" in words(one)]
    await circle.mara.click(old, label="Still good")
    await settled(stage)
    assert not [one for one in posts(circle.staff) if "for a year" in words(one)]


async def test_what_was_begun_and_left_goes_after_a_day(stage: Stage) -> None:
    circle = await open_circle(stage, kind="psychoeducation")
    await circle.mara.slash(circle.staff, "library add", group=circle.group, kind="video")
    assert await stage.rows("resources")
    await wait(stage, days=1, minutes=1)
    assert not await stage.rows("resources")


async def test_a_kind_without_a_library_says_so(stage: Stage) -> None:
    circle = await open_circle(stage, kind="process")
    told = await circle.anna.slash(circle.talk, "library search")
    assert "no library" in words(told.response)
