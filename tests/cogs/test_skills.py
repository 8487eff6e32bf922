"""Skills, as a facilitator and members of a skills group meet them."""

from tests.cogs.circle_stage import open_circle, posts, settled
from tests.stage import Stage, words


async def test_a_skill_is_shown_and_rehearsed_with_a_part_for_each(stage: Stage) -> None:
    circle = await open_circle(stage, kind="skills")
    number = stage.app.services.content.skills["say_no"].number
    read = await circle.anna.slash(circle.talk, "skill read", skill=number)
    assert "1. Stop. You don't have to answer at once." in words(read.response)
    await circle.mara.slash(circle.talk, "skill show", group=circle.group, skill=number)
    dealt = await circle.mara.slash(circle.talk, "skill rehearse", group=circle.group, skill=number)
    assert "One team" in words(dealt.response)
    await settled(stage)
    card = next(one for one in posts(circle.talk) if "We rehearse" in words(one))
    assert f"<@{circle.anna.id}>" in words(card)
    parts = {words((await who.click(card, label="My part")).response) for who in (circle.anna, circle.ben)}
    assert len(parts) == 2
    assert any("Say no in a friendly way" in part for part in parts)
    refused = await circle.mara.click(card, label="My part")
    assert "for members of this group" in words(refused.response)
