"""The phases of a group, as those who lead it and its members meet them."""

from datetime import timedelta
from typing import Any

from bot.domain.groups import EnrolmentState
from bot.services.session_plans import Wish
from bot.storage.enrolments import EnrolmentRepository
from tests.cogs.circle_stage import Circle, open_circle, posts, settled, wait
from tests.stage import Stage, words


async def phase(circle: Circle, who: Any = None) -> Any:
    return (await (who or circle.mara).slash(circle.staff, "group phase", group=circle.group)).response


async def go(circle: Circle, label: str, sure: str) -> Any:
    """Mara chooses a phase and confirms it; the preview and the answer."""
    shown = await circle.mara.click(await phase(circle), label=label)
    done = await circle.mara.click(shown.response, label=sure)
    await settled(circle.stage)
    return words(shown.response), words(done.response)


async def plan(circle: Circle, when: str = "tomorrow 18:00", count: int = 3) -> None:
    sessions, guild = circle.stage.app.services.sessions, circle.stage.guild.id
    wish = Wish(circle.group, when, 1, circle.mara.id, count=count)
    draft, _ = await sessions.plans.propose(guild, circle.mara.id, wish)
    await sessions.confirm(guild, circle.mara.id, draft)
    await settled(circle.stage)


async def next_checkin(stage: Stage) -> None:
    """Go to the moment for which the next check-in is scheduled."""
    (row,) = await stage.rows("checkins")
    await wait(stage, seconds=(row["due_at"] - stage.env.now()).total_seconds() + 1)


async def announce(circle: Circle, **filled: str) -> Any:
    """Mara announces the end; what she was shown before."""
    form = await circle.mara.click(await phase(circle), label="Plan the end")
    shown = await circle.mara.submit_modal(form, {"sessions": "", "day": ""} | filled)
    await circle.mara.click(shown.response, label="Yes, announce it")
    await settled(circle.stage)
    return words(shown.response)


async def test_a_group_runs_until_somebody_chooses_otherwise(stage: Stage) -> None:
    circle = await open_circle(stage)
    read = words(await phase(circle))
    assert "**Running.**" in read
    refused = words(await phase(circle, circle.anna))
    assert "Running" not in refused


async def test_preparing_shows_what_changes_first_and_then_offers_icebreakers(stage: Stage) -> None:
    circle = await open_circle(stage)
    before, after = await go(circle, "To preparing", "Yes, to preparing")
    assert "Check-ins stop" in before
    assert "preparing now" in after
    card = posts(circle.talk)[-1]
    assert "is getting ready" in words(card)
    more = await circle.anna.click(card, label="More questions")
    assert more.response.ephemeral
    assert words(more.response).count("\n- ") > 3
    await go(circle, "To running", "Yes, to running")
    assert "The time to get ready is over" in words(posts(circle.talk)[-1])


async def test_nobody_is_asked_while_a_group_forms_and_asking_goes_on_when_it_runs(stage: Stage) -> None:
    circle = await open_circle(stage)
    async with stage.app.database.unit(stage.guild.id) as unit:
        await stage.app.services.checkins.begin(unit, circle.group)
    await go(circle, "To forming", "Yes, to forming")
    await next_checkin(stage)
    assert not posts(circle.checkins)
    refused = await circle.mara.slash(circle.staff, "checkin now", group=circle.group)
    assert "not running yet" in words(refused.response)
    await go(circle, "To running", "Yes, to running")
    await next_checkin(stage)
    assert posts(circle.checkins)


async def test_the_last_sessions_are_counted_down_and_then_the_facilitator_is_asked_once(stage: Stage) -> None:
    circle = await open_circle(stage)
    await plan(circle)
    shown = await announce(circle, sessions="2")
    assert "After **2 more sessions**" in shown
    card = posts(circle.talk)[-1]
    assert "There are 2 more sessions" in words(card)
    await wait(stage, hours=24)
    assert "2 sessions are left, with this one" in words(posts(circle.talk)[-1])
    await wait(stage, days=7)
    assert "This is the last session" in words(posts(circle.talk)[-1])
    assert not [one for one in posts(circle.staff) if "come to its end" in words(one)]
    await wait(stage, days=2)
    (asked,) = [one for one in posts(circle.staff) if "come to its end" in words(one)]
    await wait(stage, days=5)
    assert len([one for one in posts(circle.talk) if "Calendar" in str(one.components)]) <= 2, "the third is after it"
    assert [row["state"] for row in await stage.rows("groups")] == ["open"], "the bot never archives by itself"
    confirm = await circle.mara.click(asked, label="Archive the group")
    await circle.mara.click(confirm.response, label="Archive it")
    await settled(stage)
    assert [row["state"] for row in await stage.rows("groups")] == ["archived"]
    assert "**Archived.**" in words(await phase(circle))


async def test_the_goodbye_card_offers_what_helps(stage: Stage) -> None:
    circle = await open_circle(stage)
    await announce(circle, sessions="1")
    card = posts(circle.talk)[-1]
    assert "There is one more session" in words(card)
    form = await circle.anna.click(card, label="What I take with me")
    assert "What do you take with you?" in str(form.modal)
    assert "my-summary" in words((await circle.anna.click(card, label="Next steps")).response)
    assert "Nobody has to" in words((await circle.anna.click(card, label="Keeping in touch")).response)


async def test_nobody_new_comes_in_at_the_end_and_who_waits_is_told(stage: Stage) -> None:
    circle = await open_circle(stage)
    async with stage.app.database.unit(stage.guild.id) as unit:
        rows = EnrolmentRepository(unit)
        await rows.apply(circle.group, circle.carl.id, b"")
        seat = await rows.get(circle.group, circle.carl.id)
        assert seat is not None
        await rows.move(seat, EnrolmentState.WAITING)
    shown = await announce(circle, sessions="2")
    assert "One person who waits is told" in shown
    assert "coming to an end" in words(posts(circle.carl.user.dm_channel)[-1])
    states = {row["user_id"]: row["state"] for row in await stage.rows("enrolments")}
    assert states[circle.carl.id] == "waiting"
    refused = await circle.mara.slash(stage.lobby, "group invite-card", group=circle.group)
    assert "takes nobody in" in words(refused.response)
    await go(circle, "Call the end off", "Yes, call it off")
    states = {row["user_id"]: row["state"] for row in await stage.rows("enrolments")}
    assert states[circle.carl.id] == "preparing", "the place is offered again when the end is called off"
    assert "goes on: its end was called off" in words(posts(circle.talk)[-1])


async def test_a_day_can_be_the_end(stage: Stage) -> None:
    circle = await open_circle(stage)
    last = (stage.env.now() + timedelta(days=10)).date().isoformat()
    shown = await announce(circle, day=last)
    assert "Sessions until then: 0" in shown
    assert "The last day is" in words(posts(circle.talk)[-1])
    await wait(stage, days=9)
    assert not [one for one in posts(circle.staff) if "come to its end" in words(one)]
    await wait(stage, days=2)
    assert len([one for one in posts(circle.staff) if "come to its end" in words(one)]) == 1


async def test_what_cannot_be_read_is_asked_again(stage: Stage) -> None:
    circle = await open_circle(stage)
    for filled, answer in (
        ({}, "one of the two"),
        ({"sessions": "2", "day": "2030-01-01"}, "one of the two"),
        ({"sessions": "many"}, "number from 1"),
        ({"day": "2020-01-01"}, "can't read that day"),
    ):
        form = await circle.mara.click(await phase(circle), label="Plan the end")
        told = await circle.mara.submit_modal(form, {"sessions": "", "day": ""} | filled)
        assert answer in words(told.response)
    assert [row["phase"] for row in await stage.rows("groups")] == ["running"]
