"""The library in a forum: each thing is a thread, which follows its card and goes with it."""

from typing import Any

import discord

from bot.storage.groups import GroupRepository
from tests.cogs.circle_stage import Circle, open_circle, settled
from tests.cogs.test_library import SLEEP, added
from tests.stage import Stage, words


async def in_forum(stage: Stage) -> tuple[Circle, int]:
    """A group whose resources are a forum, and the number of the forum."""
    circle = await open_circle(stage, kind="psychoeducation")
    forum = stage.guild.create_forum_channel("resources")
    async with stage.app.database.unit(stage.guild.id) as unit:
        await GroupRepository(unit).add_channel(circle.group, "resources", forum.id)
    return circle, forum.id


async def threads(stage: Stage, forum_id: int) -> list[Any]:
    """The posts of a forum, as Discord has them."""
    guild = stage.app.bot.get_guild(stage.guild.id)
    assert guild is not None
    return [one for one in await guild.active_threads() if one.parent_id == forum_id]


async def tags(stage: Stage, thread: discord.Thread) -> set[str]:
    forum = await stage.app.bot.fetch_channel(thread.parent_id)
    assert isinstance(forum, discord.ForumChannel)
    wanted = {one.id for one in thread.applied_tags} or set(thread._applied_tags)
    return {one.name for one in forum.available_tags if one.id in wanted}


async def test_a_thing_is_a_thread_that_follows_its_card(stage: Stage) -> None:
    circle, forum = await in_forum(stage)
    await added(circle)
    (thread,) = await threads(stage, forum)
    assert thread.name == "Sleeping better"
    assert await tags(stage, thread) >= {"sleep", "body"}
    number = (await stage.rows("resources"))[0]["id"]
    form = await circle.mara.slash(circle.staff, "library edit", resource=number, tags="nights")
    await circle.mara.submit_modal(form, SLEEP | {"title": "Nights"})
    await settled(stage)
    (thread,) = await threads(stage, forum)
    assert thread.name == "Nights"
    assert "nights" in await tags(stage, thread)
    assert "sleep" not in await tags(stage, thread)
    (post,) = [row for row in await stage.rows("posts") if row["kind"] == "library-post"]
    assert "Nights" in words(await thread.fetch_message(post["message_id"]))


async def test_a_thread_that_was_put_away_still_follows(stage: Stage) -> None:
    circle, forum = await in_forum(stage)
    await added(circle)
    (thread,) = await threads(stage, forum)
    await thread.edit(archived=True)
    await stage.env.settle()
    number = (await stage.rows("resources"))[0]["id"]
    form = await circle.mara.slash(circle.staff, "library edit", resource=number)
    await circle.mara.submit_modal(form, SLEEP | {"title": "Nights"})
    await settled(stage)
    again = await stage.app.bot.fetch_channel(thread.id)
    assert isinstance(again, discord.Thread)
    assert again.name == "Nights"


async def test_what_is_taken_out_takes_its_thread_with_it(stage: Stage) -> None:
    circle, forum = await in_forum(stage)
    await added(circle)
    number = (await stage.rows("resources"))[0]["id"]
    asked = await circle.mara.slash(circle.staff, "library remove", resource=number)
    await circle.mara.click(asked.response, label="Yes, take it out")
    await settled(stage)
    assert not await threads(stage, forum)
    assert not [row for row in await stage.rows("posts") if row["kind"] == "library-post"]
