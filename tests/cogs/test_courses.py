"""A course, as those who lead and members meet it."""

from typing import Any

from tests.cogs.circle_stage import Circle, open_circle, posts, settled
from tests.stage import Stage, words

RIGHT = ("0", "1", "1")


async def released(stage: Stage) -> tuple[Circle, Any]:
    """Mara has chosen the course and let its first module out; the group's resources are a forum."""
    circle = await open_circle(stage, kind="psychoeducation")
    offer = await circle.mara.slash(circle.staff, "course choose", group=circle.group, course=0)
    assert "Nothing comes out" in words(offer.response)
    await circle.mara.click(offer.response, label="Use this course")
    first = (await stage.rows("modules"))[0]["id"]
    seen = await circle.mara.slash(circle.staff, "course release", module=first)
    assert "359 million" in words(seen.response)
    await circle.mara.click(seen.response, label="Let it out now")
    await settled(stage)
    return circle, posts(circle.talk)[-1]


async def test_who_sees_what_is_said_before_the_first_press(stage: Stage) -> None:
    circle, card = await released(stage)
    assert "What anxiety is" in words(card)
    assert "Mara can see who pressed" in words(card)
    read = await circle.anna.click(card, label="Read")
    assert "An alarm that wants to protect you" in words(read.response)
    assert not await stage.rows("module_marks")
    seen = await circle.anna.click(card, label="I've seen it")
    assert "take it back" in words(seen.response)
    await circle.ben.click(card, label="I've seen it")
    shown = await circle.mara.slash(circle.staff, "course status", group=circle.group)
    assert "seen 2 of 2" in words(shown.response)
    await circle.anna.click(seen.response, label="Take back")
    first = (await stage.rows("modules"))[0]["id"]
    people = await circle.mara.select(shown.response, [str(first)])
    assert f"Seen: <@{circle.ben.id}>" in words(people.response)
    refused = await circle.ben.slash(circle.talk, "course status", group=circle.group)
    assert "seen" not in words(refused.response)


async def test_a_check_explains_each_answer_and_keeps_only_that_all_were_right(stage: Stage) -> None:
    circle, card = await released(stage)
    for answers, kept in ((("1", "1", "1"), 0), (RIGHT, 1)):
        shown = await circle.anna.click(card, label="Check my understanding")
        assert "Nobody sees your answers" in words(shown.response)
        for at, answer in enumerate(answers):
            await circle.anna.select(shown.response, [answer])
            assert ("Right:" if answer == RIGHT[at] else "fits better") in words(shown.response)
            await circle.anna.click(shown.response, label="Finish" if at == len(answers) - 1 else "Next question")
        assert ("All 3 were right" if kept else "2 of 3 were right") in words(shown.response)
        assert len(await stage.rows("module_marks")) == kept
    assert len(posts(circle.talk)) == 1
    mine = await circle.anna.slash(circle.talk, "course mine")
    assert "understood" in words(mine.response)
