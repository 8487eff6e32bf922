"""A private line to those who lead: named before it opens, and seen by nobody else."""

import discord

from tests.cogs.circle_stage import open_circle, posts, settled
from tests.stage import Stage, words


async def test_a_member_opens_a_thread_with_those_who_lead(stage: Stage) -> None:
    circle = await open_circle(stage)
    asked = await circle.anna.slash(circle.talk, "private-talk")
    assert "private thread for you with Mara" in words(asked.response)
    opened = await circle.anna.click(asked.response, label="Open it")
    assert "It is here" in words(opened.response)
    await settled(stage)
    (thread,) = circle.talk.threads
    assert thread.name.startswith("private-")
    assert "a private thread for you and Mara" in words(thread.history()[-1])
    assert "anna" not in str([words(one) for one in posts(circle.talk)]), "the group reads nothing about it"
    again = await circle.anna.slash(circle.talk, "private-talk")
    await circle.anna.click(again.response, label="Open it")
    await settled(stage)
    assert len(circle.talk.threads) == 1
    assert [row["kind"] for row in await stage.rows("outbox")].count("private-talk") == 1


async def test_the_thread_is_found_again_when_discord_has_put_it_away(stage: Stage) -> None:
    circle = await open_circle(stage)

    async def opened() -> int:
        asked = await circle.anna.slash(circle.talk, "private-talk")
        told = await circle.anna.click(asked.response, label="Open it")
        await settled(stage)
        return int(words(told.response).split("<#")[1].split(">")[0])

    first = await opened()
    thread = await stage.app.bot.fetch_channel(first)
    assert isinstance(thread, discord.Thread)
    await thread.edit(archived=True, name="something else")
    await stage.env.settle()
    assert await opened() == first
    again = await stage.app.bot.fetch_channel(first)
    assert isinstance(again, discord.Thread)
    assert not again.archived
    await again.delete()
    await stage.env.settle()
    assert await opened() != first


async def test_who_is_in_no_group_is_told_so(stage: Stage) -> None:
    circle = await open_circle(stage)
    told = await circle.carl.slash(circle.talk, "private-talk")
    assert "no group" in words(told.response)
