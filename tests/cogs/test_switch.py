"""Tools that a group does without, as members and those who lead meet them."""

from typing import Any

from tests.cogs.circle_stage import Circle, fill, open_circle, posts, press, settled
from tests.stage import Stage, words


async def switched(circle: Circle, tool: str, state: str) -> str:
    told = await circle.mara.slash(circle.staff, "switch", group=circle.group, tool=tool, state=state)
    await settled(circle.stage)
    return words(told.response)


def labels(shown: Any) -> str:
    """What can be chosen in a message."""
    return str(shown.response.components)


async def test_a_tool_is_left_out_and_what_was_written_is_kept(stage: Stage) -> None:
    circle = await open_circle(stage, kind="process")
    before = await circle.anna.slash(circle.talk, "tools")
    number = stage.app.services.content.worksheets["boundary"].number
    about = await circle.anna.select(before.response, [str(number)])
    form = await press(circle.anna, about.response, "Begin")
    answers = {one["component"]["custom_id"]: "9" for one in form.modal["components"] if one.get("component")}
    await fill(circle.anna, form, answers)
    assert "is off" in await switched(circle, "boundary", "off")
    title = stage.app.services.content.worksheets["boundary"].title
    assert f"**{title}** is not offered" in words(posts(circle.talk)[-1])
    assert "so already" in await switched(circle, "boundary", "off")
    after = await circle.anna.slash(circle.talk, "tools")
    assert str(number) not in labels(after)
    late = await press(circle.anna, about.response, "Begin")
    assert "switched off" in words(late.response)
    sheet = (await stage.rows("sheets"))[0]["id"]
    mine = await circle.anna.slash(circle.talk, "tools", sheet=sheet)
    assert "9" in words(mine.response)
    assert "is on" in await switched(circle, "boundary", "on")
    again = await circle.anna.slash(circle.talk, "tools")
    assert str(number) in labels(again)
    assert "here for you now" in words(posts(circle.talk)[-1])


async def test_parts_of_the_kind_are_left_out_as_well(stage: Stage) -> None:
    circle = await open_circle(stage, kind="process")
    await switched(circle, "thanks", "off")
    refused = await circle.anna.slash(circle.talk, "thanks say", member=circle.ben)
    assert "doesn't have this" in words(refused.response)
    unknown = await switched(circle, "topics", "off")
    assert "doesn't have that" in unknown


async def test_only_who_leads_the_group_switches(stage: Stage) -> None:
    circle = await open_circle(stage, kind="process")
    told = await circle.anna.slash(circle.talk, "switch", group=circle.group, tool="boundary", state="off")
    assert "lead" in words(told.response)
    assert not await stage.rows("tool_switches")
