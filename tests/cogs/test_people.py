"""Who leaves the server, while the bot listens and while it does not."""

from typing import Any

from tests.cogs.circle_stage import open_circle, posts, restarted, settled
from tests.cogs.test_groups import join, opened, quiet, sees
from tests.stage import Stage, words


async def overseen(stage: Stage) -> Any:
    """Sue supervises."""
    sue = stage.member("sue")
    facts = {"name": "Sue", "qualification": "psychologist", "body": "Chamber", "review": "2099-01-01"}
    await stage.app.services.professionals.add(stage.guild.id, stage.admin.id, sue.id, **facts, supervisor=True)
    await quiet(stage)
    return sue


async def test_a_professional_who_leaves_is_shut_out_and_the_supervisor_is_told(stage: Stage) -> None:
    sue = await overseen(stage)
    mara, _card = await opened(stage)
    stage.guild.remove_member(mara)
    await quiet(stage)
    told = words(posts(sue.user.dm_channel)[-1])
    assert "Mara has left **Clinic**" in told
    assert "They lead: Evening circle" in told
    again = stage.guild.add_member(mara.user)
    await quiet(stage)
    assert "Mara is back" in words(posts(sue.user.dm_channel)[-1])
    assert sees(stage, again, "lounge")


async def test_who_left_while_the_bot_was_away_is_noticed_at_the_start(stage: Stage) -> None:
    sue = await overseen(stage)
    circle = await open_circle(stage)
    async with away(stage, circle.anna, circle.mara):
        await settled(stage)
        states = {row["user_id"]: row["state"] for row in await stage.rows("enrolments")}
        assert states == {circle.anna.id: "left", circle.ben.id: "active"}
        absent = {row["user_id"] for row in await stage.rows("professionals") if row["absent_since"]}
        assert absent == {circle.mara.id}
        assert "Mara has left" in words(posts(sue.user.dm_channel)[-1])


def away(stage: Stage, *leaving: Any) -> Any:
    """The bot is restarted, and these people leave in between without its hearing of it."""
    guild = stage.env.backend.get_guild(stage.guild.id)
    for one in leaving:
        del guild.members[one.id]
    return restarted(stage)


async def test_a_member_who_left_has_no_way_in_when_they_come_back(stage: Stage) -> None:
    _mara, card = await opened(stage)
    anna = stage.member("anna")
    await join(card, anna)
    assert sees(stage, anna, "lounge")
    stage.guild.remove_member(anna)
    await quiet(stage)
    again = stage.guild.add_member(anna.user)
    await quiet(stage)
    assert not sees(stage, again, "lounge")
