"""Ground rules in use, as members and those who lead meet them."""

from tests.cogs.circle_stage import open_circle, posts, settled
from tests.stage import Stage, words


async def test_a_signal_reaches_those_who_lead_and_not_the_room(stage: Stage) -> None:
    circle = await open_circle(stage)
    asked = await circle.anna.slash(circle.talk, "signal")
    assert "Only Mara" in words(asked.response)
    told = await circle.anna.select(asked.response, ["slower"])
    assert "They know now" in words(told.response)
    await settled(stage)
    read = words(posts(circle.staff)[-1])
    assert f"<@{circle.anna.id}>" in read
    assert "please slow down" in read
    assert not posts(circle.talk)


async def test_a_rule_is_said_again_and_nobody_is_named(stage: Stage) -> None:
    circle = await open_circle(stage)
    await circle.mara.slash(circle.talk, "rule", group=circle.group, rule=2)
    await settled(stage)
    read = words(posts(circle.talk)[-1])
    assert "Listen first. Ask before you give advice." in read
    assert "<@" not in read
    refused = await circle.mara.slash(circle.talk, "rule", group=circle.group, rule=40)
    assert "no such rule" in words(refused.response)
