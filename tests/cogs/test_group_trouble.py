"""Discord fails at every single request of making and changing a group: nothing is ever left broken."""

from typing import Any

import discord
import pytest

from bot.domain.records import CHANNEL_ROLES
from tests.cogs.circle_stage import posts
from tests.cogs.test_groups import CHANNELS, acknowledge, create, join, lead, names, opened, quiet, sees, voice_refused
from tests.stage import Stage, buttons, words

FROM, TO = 1, 40
"""More requests than a creation or an undo takes; the tests notice when they have gone through all."""
CHANGES = 12
"""The requests of a change of state; those that come after redraw cards."""


async def whole(stage: Stage) -> bool:
    """Whether everything of the newest group is there, once; or nothing of it at all."""
    groups = await stage.rows("groups")
    if not groups:
        return names(stage) == []
    channels = [row for row in await stage.rows("group_channels") if row["group_id"] == groups[-1]["id"]]
    there = [stage.env.backend.get_channel(row["channel_id"]) for row in channels]
    category = groups[-1]["category_id"]
    return (
        groups[-1]["state"] == "testing"
        and sorted(row["role"] for row in channels) == sorted(CHANNEL_ROLES)
        and all(one.parent_id == category for one in there)
        and sorted(names(stage)) == sorted([*CHANNELS, groups[-1]["alias"]])
    )


async def wipe(stage: Stage) -> None:
    """Forget the group, here and in Discord, so that the next attempt begins with nothing."""
    async with stage.app.database.everywhere(writes=True) as connection:
        for table in ("outbox", "posts", "groups"):
            await connection.exec_driver_sql(f"DELETE FROM {table}")
    for channel in [one for one in stage.app.bot.guilds[0].channels if one.name not in {"lobby", "desk"}]:
        with stage.env.time_context():
            await channel.delete()
    await stage.env.settle()
    assert names(stage) == []


async def each(stage: Stage, *, lasting: bool) -> Any:
    """Make a group again and again, each time with trouble one request later; what was answered, by request."""
    mara = await lead(stage)
    for nth in range(FROM, TO):
        with stage.trouble(nth, lasting=lasting) as trouble:
            shown = await create(stage, mara)
        await quiet(stage)
        yield nth, shown
        await wipe(stage)
        if trouble.seen < nth:
            return
    raise AssertionError("there were more requests than were tried")


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
async def test_a_creation_is_finished_by_itself_wherever_it_failed(stage: Stage, lasting: bool) -> None:
    async for nth, _shown in each(stage, lasting=lasting):
        await stage.wait(minutes=2)
        await quiet(stage)
        assert await whole(stage), f"request {nth}: {sorted(names(stage))}"


async def test_try_again_and_undo_work_wherever_it_failed(stage: Stage) -> None:
    for wish in ("Try again", "Undo"):
        offered = 0
        async for nth, shown in each(stage, lasting=False):
            if shown.response is None or wish not in buttons(shown.response):
                continue
            offered += 1
            await stage.admin.click(shown.response, label=wish)
            await quiet(stage)
            assert await whole(stage), f"{wish} after request {nth}: {sorted(names(stage))}"
            assert bool(await stage.rows("groups")) == (wish == "Try again")
        assert offered > len(CHANNEL_ROLES)


async def test_an_undo_that_fails_can_be_pressed_again(stage: Stage) -> None:
    mara = await lead(stage)
    for nth in range(FROM, TO):
        with voice_refused():
            shown = await create(stage, mara)
        with stage.trouble(nth, lasting=True) as trouble:
            await stage.admin.click(shown.response, label="Undo")
            await quiet(stage)
        if await stage.rows("groups"):
            await stage.admin.click(shown.response, label="Undo")
            await quiet(stage)
        assert await stage.rows("groups") == []
        assert names(stage) == [], f"request {nth}"
        if trouble.seen < nth:
            return
    raise AssertionError("there were more requests than were tried")


@pytest.mark.parametrize(
    ("command", "before", "after"),
    [
        ("group pause", (), ("view_channel",)),
        ("group resume", ("group pause",), ("view_channel", "send_messages")),
        ("group archive", (), ()),
    ],
)
async def test_permissions_follow_in_the_end_wherever_a_change_failed(
    stage: Stage, command: str, before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    mara, card = await opened(stage)
    anna = stage.member("anna")
    await join(card, anna)
    for nth in range(FROM, CHANGES):
        for first in before:
            await mara.slash(stage.lobby, first, group=1)
        await quiet(stage)
        with stage.trouble(nth, lasting=True) as trouble:
            shown = await mara.slash(stage.lobby, command, group=1)
            if shown.response is not None and "Archive it" in buttons(shown.response):
                await mara.click(shown.response, label="Archive it")
            await quiet(stage)
        if command == "group archive" and (await stage.rows("groups"))[0]["state"] != "archived":
            asked = await mara.slash(stage.lobby, command, group=1)
            await mara.click(asked.response, label="Archive it")
        await stage.wait(minutes=2)
        await quiet(stage)
        allowed = [one for one in ("view_channel", "send_messages") if sees(stage, anna, "lounge", one)]
        assert tuple(allowed) == after, f"request {nth}"
        if trouble.seen < nth:
            return
        await restore(stage, mara)


async def restore(stage: Stage, mara: Any) -> None:
    """The group is open again."""
    state = (await stage.rows("groups"))[0]["state"]
    if state == "paused":
        await mara.slash(stage.lobby, "group resume", group=1)
    elif state == "archived":
        await mara.slash(stage.lobby, "group reopen", group=1)
        await acknowledge(stage)
    await stage.wait(minutes=2)
    await quiet(stage)


async def test_what_discord_made_twice_is_there_once(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """A request whose answer is lost is repeated by discord.py itself, and Discord makes two."""
    mara = await lead(stage)
    for kind in ("create_category", "create_text_channel", "create_forum", "create_voice_channel"):
        monkeypatch.setattr(discord.Guild, kind, twice(getattr(discord.Guild, kind)))
    shown = await create(stage, mara)
    assert "Room 1" in words(shown.response)
    assert await whole(stage), sorted(names(stage))
    assert len(posts(stage.guild.channels["back-room"])) == 1


def twice(make: Any) -> Any:
    """The same request, arriving two times."""

    async def made(guild: discord.Guild, name: str, **options: Any) -> Any:
        await make(guild, name, **options)
        return await make(guild, name, **options)

    return made
