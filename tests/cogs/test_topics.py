"""Topics of the week, as a group meets them."""

from typing import Any

from tests.cogs.circle_stage import Circle, fill, letters, open_circle, posts, press, settled, wait
from tests.stage import Stage, words

ASKED = {"title": "Evenings", "about": "How are your evenings?"}


async def weekly(stage: Stage) -> Circle:
    """A support group that gets a topic each Friday at 10:00."""
    circle = await open_circle(stage, kind="support")
    told = await circle.mara.slash(circle.staff, "topic week", group=circle.group, weekday="fri", at="10:00")
    assert "pinned" in words(told.response)
    return circle


async def next_week(stage: Stage) -> None:
    """The group's time comes."""
    due = (await stage.rows("topic_weeks"))[0]["due_at"]
    await wait(stage, seconds=(due - stage.env.now()).total_seconds())


def shown(circle: Circle) -> list[Any]:
    """The cards of topics in the group's channel."""
    return [one for one in posts(circle.talk) if "Topic of the week" in words(one)]


async def test_one_comes_each_week_and_the_newest_is_pinned(stage: Stage) -> None:
    circle = await weekly(stage)
    await next_week(stage)
    (first,) = shown(circle)
    assert "Topic of the week: A small good thing" in words(first)
    assert [one.id for one in circle.talk.pinned_messages()] == [first.id]
    passed = await press(circle.anna, first, "Pass")
    assert passed.ephemeral
    assert "keep nothing" in words(passed.response)
    await next_week(stage)
    second = shown(circle)[-1]
    assert "Asking for something" in words(second)
    assert [one.id for one in circle.talk.pinned_messages()] == [second.id]
    assert len(shown(circle)) == 2
    paused = await circle.mara.slash(circle.staff, "topic pause", group=circle.group)
    assert "No topic comes" in words(paused.response)
    await wait(stage, days=8)
    assert len(shown(circle)) == 2


async def test_a_member_proposes_and_the_group_reads_it_without_the_name(stage: Stage) -> None:
    circle = await weekly(stage)
    form = await circle.anna.slash(circle.talk, "topic propose")
    assert "without your name" in str(form.modal)
    await fill(circle.anna, form, ASKED)
    await settled(stage)
    assert b"evenings" not in (await stage.rows("topics"))[0]["words"]
    asked = posts(circle.staff)[-1]
    assert "How are your evenings?" in words(asked)
    refused = await press(circle.ben, asked, "Take it up")
    assert "lead" in words(refused.response)
    await press(circle.mara, asked, "Take it up")
    await settled(stage)
    assert not posts(circle.staff)
    assert "gets its week" in words(letters(circle.anna)[-1])
    await next_week(stage)
    read = words(shown(circle)[-1])
    assert "Evenings" in read
    assert str(circle.anna.id) not in read
    await stage.app.services.privacy.erase(stage.guild.id, circle.anna.id)
    await settled(stage)
    assert not shown(circle)


async def test_whoever_leads_sets_one_and_shows_it_now(stage: Stage) -> None:
    circle = await weekly(stage)
    plan = await circle.mara.slash(circle.staff, "topic plan", group=circle.group)
    assert "A small good thing" in words(plan.response)
    form = await press(circle.mara, plan.response, "Set a topic")
    await fill(circle.mara, form, ASKED)
    plan = await circle.mara.slash(circle.staff, "topic plan", group=circle.group)
    assert "Waiting for their week: 1" in words(plan.response)
    assert "Waits: Evenings" in words(plan.response)
    number = str((await stage.rows("topics"))[0]["id"])
    looked = await circle.mara.select(plan.response, [number])
    assert "How are your evenings?" in words(looked.response)
    await press(circle.mara, plan.response, "Show the next one now")
    await settled(stage)
    assert "Evenings" in words(shown(circle)[-1])


async def test_one_that_is_not_taken_up_goes(stage: Stage) -> None:
    circle = await weekly(stage)
    form = await circle.anna.slash(circle.talk, "topic propose")
    await fill(circle.anna, form, ASKED)
    await settled(stage)
    await press(circle.mara, posts(circle.staff)[-1], "Not this time")
    await settled(stage)
    assert not posts(circle.staff)
    assert not await stage.rows("topics")


async def test_what_is_dangerous_is_read_by_a_professional(stage: Stage) -> None:
    circle = await weekly(stage)
    form = await circle.anna.slash(circle.talk, "topic propose")
    told = await fill(circle.anna, form, {"title": "Tonight", "about": "I am going to kill myself tonight"})
    assert "professional" in words(told.response)
    assert not await stage.rows("topics")
    assert [row["level"] for row in await stage.rows("cases")] == [3]


async def test_it_waits_for_the_end_of_a_session(stage: Stage) -> None:
    circle = await open_circle(stage, kind="support")
    planned = await circle.mara.slash(circle.talk, "session plan", group=circle.group, when="tomorrow 18:00", count=1)
    await circle.mara.click(planned.response, label="Save")
    session = (await stage.rows("sessions"))[0]
    day = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[session["starts"].weekday()]
    await circle.mara.slash(circle.staff, "topic week", group=circle.group, weekday=day, at="18:30")
    await wait(stage, seconds=(session["starts"] - stage.env.now()).total_seconds() + 3600)
    assert not any("Topic of the week" in words(one) for one in posts(circle.talk))
    await wait(stage, seconds=(session["ends"] - stage.env.now()).total_seconds())
    assert any("Topic of the week" in words(one) for one in posts(circle.talk))


async def test_kinds_without_topics_say_so(stage: Stage) -> None:
    circle = await open_circle(stage, kind="process")
    told = await circle.mara.slash(circle.staff, "topic week", group=circle.group, weekday="fri", at="10:00")
    assert "doesn't have this" in words(told.response)
