"""The care a member names: shown to those who lead only if the member chose so."""

from typing import Any

from tests.cogs.circle_stage import Circle, open_circle
from tests.stage import Stage, words

SAID = "Dr. Okafor on Tuesdays"


async def named(stage: Stage, audience: str, text: str = SAID) -> tuple[Circle, Any]:
    """Anna has named her care."""
    circle = await open_circle(stage)
    shown = await circle.anna.slash(circle.talk, "my-care")
    assert "Nobody sees it unless you choose so" in words(shown.response)
    form = await circle.anna.click(shown.response, label="Write it down")
    return circle, await circle.anna.submit_modal(form, {"words": text, "audience": audience})


async def test_what_is_for_nobody_is_shown_to_nobody(stage: Stage) -> None:
    circle, told = await named(stage, "nobody")
    assert "Only you can read it" in words(told.response)
    assert b"Okafor" not in (await stage.rows("cares"))[0]["words"]
    members = await circle.mara.slash(circle.staff, "group members", group=circle.group)
    assert "Read the care" not in str(members.response.components)
    his = await circle.ben.slash(circle.talk, "my-care")
    assert SAID not in words(his.response)


async def test_those_who_lead_read_it_when_the_member_shows_it_and_no_longer(stage: Stage) -> None:
    circle, _ = await named(stage, "leader")
    members = await circle.mara.slash(circle.staff, "group members", group=circle.group)
    read = await circle.mara.select(members.response, [str(circle.anna.id)])
    assert SAID in words(read.response)
    mine = await circle.anna.slash(circle.talk, "my-care")
    form = await circle.anna.click(mine.response, label="Change")
    assert SAID in str(form.modal)
    await circle.anna.submit_modal(form, {"words": SAID, "audience": "nobody"})
    again = await circle.mara.select(members.response, [str(circle.anna.id)])
    assert "nothing to see" in words(again.response)


async def test_it_is_removed_after_a_question(stage: Stage) -> None:
    circle, _ = await named(stage, "leader")
    mine = await circle.anna.slash(circle.talk, "my-care")
    asked = await circle.anna.click(mine.response, label="Remove")
    assert await stage.rows("cares")
    await circle.anna.click(asked.response, label="Yes, remove it")
    assert not await stage.rows("cares")


async def test_it_is_in_the_summary_only_if_wanted(stage: Stage) -> None:
    circle, _ = await named(stage, "nobody")
    asked = await circle.anna.slash(circle.talk, "my-summary")
    without = await circle.anna.click(asked.response, label="Make it")
    assert "nothing of yours" in words(without.response)
    made = await circle.anna.click(asked.response, label="Make it, with my care")
    assert [one.filename for one in made.response.attachments] == ["my-summary.pdf"]


async def test_a_crisis_in_it_reaches_a_professional(stage: Stage) -> None:
    await named(stage, "nobody", "I am going to kill myself tonight")
    assert [row["level"] for row in await stage.rows("cases")] == [3]
