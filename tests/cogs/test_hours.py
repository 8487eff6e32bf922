"""The text channel opens and closes with sessions or staffed hours, as those who lead and members meet it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.services.session_plans import Wish
from cogs.groups.overwrites import differ, wanted
from tests.cogs.circle_stage import Circle, open_circle, posts, restarted, settled, wait
from tests.cogs.test_groups import sees
from tests.stage import Stage, buttons, words


async def planned(stage: Stage, count: int = 2) -> Circle:
    """A group that meets tomorrow at 18:00 for 90 minutes, and a week later again."""
    circle = await open_circle(stage)
    plans, wish = stage.app.services.sessions.plans, Wish(circle.group, "tomorrow 18:00", 1, circle.mara.id)
    draft, _ = await plans.propose(stage.guild.id, circle.mara.id, wish)
    await stage.app.services.sessions.confirm(stage.guild.id, circle.mara.id, draft)
    for row in (await stage.rows("sessions"))[count:]:
        await stage.app.services.sessions.cancel(stage.guild.id, row["id"], row["revision"])
    await settled(stage)
    return circle


async def chosen(circle: Circle, when: str, **minutes: int) -> str:
    """Mara saves hours; what she read before."""
    shown = await circle.mara.slash(circle.staff, "group hours", group=circle.group, when=when, **minutes)
    before = words(shown.response)
    saved = await circle.mara.click(shown.response, label="Let these hours hold")
    await settled(circle.stage)
    assert words(saved.response).startswith("Saved."), "it stands where nothing was changed yet"
    assert not buttons(saved.response)
    return before


def writes(circle: Circle, who: Any = None) -> bool:
    """Whether Anna can write in the text channel; she can always read it and write in its threads."""
    who = who or circle.anna
    assert sees(circle.stage, who, "lounge", "read_message_history", "send_messages_in_threads")
    return sees(circle.stage, who, "lounge", "send_messages")


def lines(circle: Circle) -> list[str]:
    """What stands in the channel about its hours."""
    return [words(one) for one in posts(circle.talk) if "for writing" in words(one)]


async def until(circle: Circle, moment: Any, **more: float) -> None:
    """Time passes to an instant, and a little more."""
    await wait(circle.stage, seconds=(moment - circle.stage.env.now()).total_seconds() + 1, **more)


async def first(stage: Stage) -> Any:
    """The first session's row."""
    return min(await stage.rows("sessions"), key=lambda row: row["starts"])


def stamp(moment: Any) -> str:
    """An instant as it stands in a message."""
    return f"<t:{int(moment.timestamp())}:F>"


async def test_it_is_shown_before_it_holds_and_opens_and_closes_with_the_session(stage: Stage) -> None:
    circle = await planned(stage)
    shown = await circle.mara.slash(circle.staff, "group show", group=circle.group)
    assert "Writing in the text channel: at any hour.\n" in words(shown.response)
    now = await circle.mara.slash(circle.staff, "group hours", group=circle.group)
    assert "**Always.**" in words(now.response)
    assert "Open now, and nothing closes it." in words(now.response)
    session = await first(stage)
    opens, closes = session["starts"] - timedelta(minutes=15), session["ends"] + timedelta(minutes=30)
    said = await chosen(circle, "session")
    assert "Nothing is changed yet" in said
    assert f"Closed now; it opens {stamp(opens)} and closes again {stamp(closes)}." in said
    shown = words((await circle.anna.slash(circle.talk, "group show", group=circle.group)).response)
    short = "Writing in the text channel: with its sessions, from 15 min before to 30 min after. Closed now; it opens"
    assert f"{short} {stamp(opens)}" in shown
    assert not writes(circle)
    assert sees(stage, circle.mara, "lounge", "send_messages")
    (line,) = lines(circle)
    assert line.startswith("**Closed for writing now.**")
    assert stamp(opens) in line
    await until(circle, opens)
    assert writes(circle)
    (line,) = lines(circle)
    assert f"until {stamp(closes)}" in line
    assert stamp(opens + timedelta(days=7)) in line
    await until(circle, closes)
    assert not writes(circle)
    (line,) = lines(circle)
    assert stamp(opens + timedelta(days=7)) in line


async def test_after_the_last_session_that_is_planned_it_stays_open(stage: Stage) -> None:
    circle = await planned(stage, count=1)
    said = await chosen(circle, "session")
    assert "then stays open, as nothing after that is planned yet" in said
    session = await first(stage)
    await until(circle, session["ends"] + timedelta(minutes=31))
    assert writes(circle)
    assert lines(circle) == ["**Open for writing.** It stays open until a later session is planned."]


async def test_an_early_end_a_long_session_and_one_that_runs_over_are_followed(stage: Stage) -> None:
    circle = await planned(stage)
    await chosen(circle, "session", after=5)
    session = await first(stage)
    await until(circle, session["starts"])
    await circle.mara.slash(circle.staff, "session lengthen", session=session["id"], minutes=30)
    row = await first(stage)
    await until(circle, row["ends"] + timedelta(minutes=10))
    assert writes(circle), "nobody has ended it, and it may run over"
    await stage.app.services.sessions.end_now(stage.guild.id, session["id"])
    await settled(stage)
    await wait(stage, minutes=4)
    assert writes(circle)
    await wait(stage, minutes=2)
    assert not writes(circle)
    second = next(row for row in await stage.rows("sessions") if row["state"] == "planned")
    await until(circle, second["starts"] + timedelta(minutes=20))
    assert writes(circle)


async def test_a_session_that_begins_early_opens_the_channel(stage: Stage) -> None:
    circle = await planned(stage)
    await chosen(circle, "session", before=0)
    session = await first(stage)
    await until(circle, session["starts"] - timedelta(minutes=20))
    assert not writes(circle)
    await circle.mara.slash(circle.staff, "session start", session=session["id"])
    await settled(stage)
    assert writes(circle)
    await until(circle, session["starts"] + timedelta(minutes=5))
    assert writes(circle)


async def test_a_session_that_is_moved_or_called_off_moves_the_hours_and_the_line_says_so(stage: Stage) -> None:
    circle = await planned(stage)
    await chosen(circle, "session")
    session = await first(stage)
    await stage.app.services.sessions.cancel(stage.guild.id, session["id"], session["revision"])
    await settled(stage)
    (line,) = lines(circle)
    assert stamp(session["starts"] + timedelta(days=7, minutes=-15)) in line
    assert len([row for row in await stage.rows("outbox") if row["kind"] == "talk-hours"]) == 1


async def test_while_it_is_closed_a_person_can_be_called_and_the_private_line_works(stage: Stage) -> None:
    circle = await planned(stage)
    await chosen(circle, "session")
    asked = await circle.anna.slash(circle.checkins, "private-talk")
    await circle.anna.click(asked.response, label="Open it")
    await settled(stage)
    (thread,) = circle.talk.threads
    assert not writes(circle)
    await circle.anna.send(thread, "Can we talk?")
    closed = next(one for one in posts(circle.talk) if "Closed for writing" in words(one))
    assert list(buttons(closed)) == ["I need a person"]
    called = await circle.anna.click(closed, label="I need a person")
    assert called.response is not None
    assert [row["state"] for row in await stage.rows("cases")] == ["paging"]


async def test_a_pause_is_not_undone_by_hours_nor_hours_by_a_resumption(stage: Stage) -> None:
    circle = await planned(stage)
    await chosen(circle, "session")
    session = await first(stage)
    await circle.mara.slash(circle.staff, "group pause", group=circle.group)
    await settled(stage)
    assert lines(circle) == []
    await until(circle, session["starts"])
    assert not sees(stage, circle.anna, "lounge", "send_messages")
    assert lines(circle) == []
    await circle.mara.slash(circle.staff, "group resume", group=circle.group)
    await settled(stage)
    assert writes(circle)
    await circle.mara.slash(circle.staff, "group pause", group=circle.group)
    await until(circle, session["ends"] + timedelta(hours=2))
    await circle.mara.slash(circle.staff, "group resume", group=circle.group)
    assert not writes(circle)
    await settled(stage)
    assert not writes(circle)
    (line,) = lines(circle)
    assert "Closed for writing now" in line


async def test_it_is_done_once_through_restarts(stage: Stage) -> None:
    circle = await planned(stage)
    await chosen(circle, "session")
    session = await first(stage)
    async with restarted(stage):
        await until(circle, session["starts"])
        assert writes(circle)
        await settled(stage)
        assert len([row for row in await stage.rows("outbox") if row["kind"] == "talk-hours"]) == 2
        assert len(lines(circle)) == 1


async def test_what_somebody_changes_by_hand_is_known_to_differ_from_the_hours(stage: Stage) -> None:
    circle = await planned(stage)
    await chosen(circle, "session")
    guild = stage.app.bot.get_guild(stage.guild.id)
    plan = await stage.app.services.groups.building.plan(stage.guild.id, circle.group)
    assert guild is not None
    assert plan is not None
    channel = guild.get_channel(circle.talk.id)
    assert channel is not None
    assert not differ(channel, wanted(guild, plan, "talk"))
    member = guild.get_member(circle.anna.id)
    assert member is not None
    editable: Any = channel
    await editable.set_permissions(member, view_channel=True, send_messages=True)
    await stage.env.settle()
    assert sees(stage, circle.anna, "lounge", "send_messages")
    assert differ(channel, wanted(guild, plan, "talk"))
    await chosen(circle, "session", before=20)
    assert not writes(circle)


async def test_hours_can_be_taken_away_and_the_group_is_told(stage: Stage) -> None:
    circle = await planned(stage)
    await chosen(circle, "session")
    assert not writes(circle)
    await chosen(circle, "always")
    assert writes(circle)
    assert lines(circle) == ["**Open for writing** at any hour from now on."]
    assert await stage.rows("talk_hours") == []


async def test_members_and_those_who_lead_another_group_cannot_choose(stage: Stage) -> None:
    circle = await planned(stage)
    refused = await circle.anna.slash(circle.talk, "group hours", group=circle.group, when="session")
    assert "people who lead this group" in words(refused.response)
    assert await stage.rows("talk_hours") == []


async def test_staffed_hours_follow_the_rota(stage: Stage) -> None:
    circle = await planned(stage)
    said = await chosen(circle, "staffed")
    assert "**In staffed hours.**" in said
    assert "It closes only when the rota has a time without anybody" in said
    assert writes(circle)
    rota = stage.app.services.rota
    for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"):
        await rota.add(stage.guild.id, circle.mara.id, day, "18:00", "20:00", None)
    await wait(stage, seconds=30)
    now = await circle.mara.slash(circle.staff, "group hours", group=circle.group)
    row = (await stage.rows("talk_hours"))[0]
    assert ("Open now" in words(now.response)) is writes(circle) is bool(row["open"])
    before = writes(circle)
    await until(circle, row["due_at"])
    assert writes(circle) is not before
    row = (await stage.rows("talk_hours"))[0]
    await until(circle, row["due_at"])
    assert writes(circle) is before


async def test_nothing_is_shared_into_a_closed_channel(stage: Stage) -> None:
    circle = await planned(stage)
    await chosen(circle, "session")
    refused = await circle.anna.slash(circle.checkins, "share")
    assert "nobody would be there to reply" in words(refused.response)
    await until(circle, (await first(stage))["starts"])
    form = await circle.anna.slash(circle.checkins, "share")
    assert "with your name" in str(form.modal)


async def test_a_guest_writes_only_while_it_is_open(stage: Stage) -> None:
    circle = await planned(stage)
    guild = stage.app.bot.get_guild(stage.guild.id)
    plan = await stage.app.services.groups.building.plan(stage.guild.id, circle.group)
    assert guild is not None
    assert plan is not None
    for writable in (True, False):
        shown = replace(plan, guests=(circle.carl.id,), writable=writable)
        given = {one.id: what for one, what in wanted(guild, shown, "talk").items()}[circle.carl.id]
        assert given.view_channel
        assert given.send_messages is writable
