"""Guest speakers, as those who lead invite one, the guest accepts, and the group is told."""

from dataclasses import replace
from typing import Any

import discord

from bot.services.session_plans import Wish
from cogs.groups.overwrites import wanted
from tests.cogs.circle_stage import Circle, open_circle, posts, restarted, settled, wait
from tests.stage import Stage, words


async def invited(stage: Stage) -> tuple[Circle, int, Any]:
    """Mara has invited Carl to a session that is tomorrow at 18:00; his direct messages."""
    circle = await open_circle(stage, kind="psychoeducation")
    plans = stage.app.services.sessions.plans
    draft, _ = await plans.propose(
        stage.guild.id, circle.mara.id, Wish(circle.group, "tomorrow 18:00", 1, circle.mara.id)
    )
    await stage.app.services.sessions.confirm(stage.guild.id, circle.mara.id, draft)
    session = (await stage.rows("sessions"))[0]["id"]
    asked = {"session": session, "who": circle.carl, "about": "Sleep"}
    told = await circle.mara.slash(circle.staff, "guest invite", **asked)
    assert "before they accept" in words(told.response)
    await settled(stage)
    return circle, int(session), circle.carl


def dm(person: Any) -> list[Any]:
    """What the bot wrote to a person."""
    return list(person.user.dm_channel.history()) if person.user.dm_channel else []


async def inside(stage: Stage) -> bool:
    """Whether the guest is let in."""
    plan = await stage.app.services.groups.building.plan(stage.guild.id, (await stage.rows("groups"))[0]["id"])
    assert plan is not None
    return bool(plan.guests)


def reads(circle: Circle, role: str) -> tuple[bool, bool]:
    """Whether Carl sees a channel of the group on Discord, and what was written there before."""
    channel = circle.stage.app.bot.get_channel(getattr(circle, role).id)
    assert isinstance(channel, discord.TextChannel)
    given = {one.id: what for one, what in channel.overwrites.items()}.get(
        circle.carl.id, discord.PermissionOverwrite()
    )
    return bool(given.view_channel), bool(given.read_message_history)


async def accept(circle: Circle) -> None:
    """Carl accepts."""
    (brief,) = [one for one in dm(circle.carl) if "guest speaker" in words(one)]
    assert "don't record" in words(brief)
    await circle.carl.user.click(brief, label="I accept and will come")
    await settled(circle.stage)


async def test_a_guest_is_in_around_the_session_and_out_by_themselves(stage: Stage) -> None:
    circle, _, _ = await invited(stage)
    await accept(circle)
    assert "comes as a guest" in words(posts(circle.talk)[-1])
    visit = (await stage.rows("visits"))[0]
    assert not await inside(stage)
    await wait(stage, seconds=(visit["due_at"] - stage.env.now()).total_seconds() + 1)
    assert await inside(stage)
    async with restarted(stage):
        visit = (await stage.rows("visits"))[0]
        await wait(stage, seconds=(visit["due_at"] - stage.env.now()).total_seconds() + 1)
        assert not await inside(stage)
        assert (await stage.rows("visits"))[0]["state"] == "ended"


async def test_a_session_that_is_called_off_ends_the_visit(stage: Stage) -> None:
    circle, session, _ = await invited(stage)
    await accept(circle)
    row = (await stage.rows("sessions"))[0]
    await stage.app.services.sessions.cancel(stage.guild.id, session, row["revision"])
    await settled(stage)
    assert (await stage.rows("visits"))[0]["state"] == "ended"
    assert [one for one in dm(circle.carl) if "called off" in words(one)]


async def test_those_who_lead_list_and_end_and_members_may_not(stage: Stage) -> None:
    circle, _, _ = await invited(stage)
    number = (await stage.rows("visits"))[0]["id"]
    refused = await circle.anna.slash(circle.talk, "guest list", group=circle.group)
    assert "Sleep" not in words(refused.response)
    listed = await circle.mara.slash(circle.staff, "guest list", group=circle.group)
    assert "no answer yet" in words(listed.response)
    await circle.mara.slash(circle.staff, "guest end", visit=number)
    none = await circle.mara.slash(circle.staff, "guest list", group=circle.group)
    assert "Nobody is invited" in words(none.response)


async def test_those_who_lead_are_told_when_a_guest_takes_no_direct_messages(stage: Stage) -> None:
    circle, _, _ = await invited(stage)
    number = (await stage.rows("visits"))[0]["id"]
    await circle.mara.slash(circle.staff, "guest end", visit=number)
    await settled(stage)
    stage.close_direct_messages(circle.carl)
    session = (await stage.rows("sessions"))[0]["id"]
    await circle.mara.slash(circle.staff, "guest invite", session=session, who=circle.carl, about="Sleep")
    await settled(stage)
    assert [one for one in posts(circle.staff) if "did not arrive" in words(one)]


async def test_a_guest_reads_nothing_that_was_written_before_and_no_other_channel(stage: Stage) -> None:
    circle, _, carl = await invited(stage)
    plan = await stage.app.services.groups.building.plan(stage.guild.id, circle.group)
    guild = stage.app.bot.get_guild(stage.guild.id)
    assert plan is not None
    assert guild is not None
    for role in (None, "talk", "voice", "checkins", "resources", "staff"):
        given = {one.id: what for one, what in wanted(guild, replace(plan, guests=(carl.id,)), role).items()}
        assert (carl.id in given) == (role in {"talk", "voice"})
        if carl.id in given:
            assert given[carl.id].view_channel
            assert given[carl.id].read_message_history is False


async def test_discord_itself_lets_a_guest_in_and_out_even_across_a_downtime(stage: Stage) -> None:
    circle, _, _ = await invited(stage)
    await accept(circle)
    assert reads(circle, "talk") == (False, False)
    visit = (await stage.rows("visits"))[0]
    await wait(stage, seconds=(visit["due_at"] - stage.env.now()).total_seconds() + 1)
    assert reads(circle, "talk") == (True, False)
    assert reads(circle, "staff") == (False, False)
    await stage.app.sweep.stop()
    await stage.env.advance_time(6 * 3600)
    assert reads(circle, "talk") == (True, False), "nobody was there to end it"
    async with restarted(stage):
        assert reads(circle, "talk") == (False, False)
        assert (await stage.rows("visits"))[0]["state"] == "ended"
