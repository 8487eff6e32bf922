"""Skills, as a facilitator and members of a skills group meet them."""

from typing import Any

from tests.circle import ALL, enrol
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


async def test_members_step_out_and_join_and_the_card_says_so(stage: Stage) -> None:
    circle = await open_circle(stage, kind="skills")
    number = stage.app.services.content.skills["say_no"].number
    await circle.mara.slash(circle.talk, "skill rehearse", group=circle.group, skill=number)
    await settled(stage)

    def card() -> Any:
        return next(one for one in posts(circle.talk) if "We rehearse" in words(one))

    left = await circle.anna.click(card(), label="Step out")
    assert "in no team now" in words(left.response)
    await settled(stage)
    assert f"<@{circle.anna.id}>" not in words(card())
    assert f"<@{circle.ben.id}>" in words(card())
    assert "in no team" in words((await circle.anna.click(card(), label="Step out")).response)
    await circle.ben.click(card(), label="Step out")
    await settled(stage)
    assert "Nobody is in a team" in words(card())
    for who in (circle.anna, circle.ben):
        await who.click(card(), label="Join")
    await settled(stage)
    assert f"<@{circle.anna.id}>, <@{circle.ben.id}>" in words(card())
    assert "in a team already" in words((await circle.anna.click(card(), label="Join")).response)
    assert "You practise" in words((await circle.anna.click(card(), label="My part")).response)


async def test_a_larger_group_rehearses_as_a_whole(stage: Stage) -> None:
    circle = await open_circle(stage, kind="skills")
    async with stage.app.database.unit(stage.guild.id) as unit:
        for who in range(1001, 1030):
            await enrol(unit, circle.group, who, ALL)
    number = stage.app.services.content.skills["say_no"].number
    await circle.mara.slash(circle.talk, "skill rehearse", group=circle.group, skill=number)
    await settled(stage)
    (card,) = (one for one in posts(circle.talk) if "We rehearse" in words(one))
    assert words(card).count("<@") == 31
