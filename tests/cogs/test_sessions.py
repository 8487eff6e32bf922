"""Sessions, as the people of a group meet them."""

from typing import Any

from tests.cogs.circle_stage import Circle, open_circle, posts, restarted, settled, wait
from tests.stage import Stage, buttons, words


async def plan(circle: Circle, when: str = "tomorrow 18:00", **more: Any) -> Any:
    return await circle.mara.slash(circle.talk, "session plan", group=circle.group, when=when, **more)


async def reminded(stage: Stage) -> Circle:
    """A group whose session is in less than a day, and which has been reminded."""
    circle = await open_circle(stage)
    shown = await plan(circle)
    await circle.mara.click(shown.response, label="Save")
    await wait(stage, hours=18)
    return circle


async def test_a_plan_is_shown_before_it_is_saved(stage: Stage) -> None:
    circle = await open_circle(stage)
    shown = await plan(circle, every=2, count=3)
    assert shown.ephemeral
    assert words(shown.response).count("<t:") == 3
    assert not await stage.rows("series")
    done = await circle.mara.click(shown.response, label="Save")
    assert len(await stage.rows("series")) == 1
    assert "planned" in words(done.response)


async def test_a_plan_can_be_dropped_and_is_then_gone(stage: Stage) -> None:
    circle = await open_circle(stage)
    shown = await plan(circle)
    await circle.mara.click(shown.response, label="Don't save")
    assert not await stage.rows("series")
    assert not await stage.rows("drafts")


async def test_bad_input_loses_nothing(stage: Stage) -> None:
    circle = await open_circle(stage)
    shown = await plan(circle, "someday", title="Evening round")
    assert "can't read that time" in words(shown.response)
    form = await circle.mara.click(shown.response, label="Edit again")
    again = await circle.mara.submit_modal(form, {"when": "tomorrow 18:00"})
    assert "Evening round" in words(again.response)
    await circle.mara.click(again.response, label="Save")
    assert [row["title"] for row in await stage.rows("series")] == ["Evening round"]


async def test_only_those_who_lead_may_plan(stage: Stage) -> None:
    circle = await open_circle(stage)
    refused = await circle.anna.slash(circle.talk, "session plan", group=circle.group, when="tomorrow 18:00")
    assert "lead this group" in words(refused.response)
    assert not await stage.rows("drafts")


async def test_two_members_answer_and_the_count_follows_in_place(stage: Stage) -> None:
    circle = await reminded(stage)
    (card,) = posts(circle.talk)
    assert "Thursday circle" in words(card)
    assert "Mara leads." in words(card)
    assert list(buttons(card)) == ["I'm coming", "Late", "Not this time", "Remind me", "Calendar"]
    told = await circle.anna.click(card, label="I'm coming")
    assert told.ephemeral
    await circle.ben.click(card, label="Late")
    await settled(stage)
    (card,) = posts(circle.talk)
    assert "2 people are coming, one of them a little late" in words(card)
    await circle.anna.click(card, label="Not this time")
    await settled(stage)
    assert "One person is coming a little late" in words(posts(circle.talk)[0])


async def test_a_word_reaches_those_who_lead_and_nobody_else(stage: Stage) -> None:
    circle = await reminded(stage)
    (card,) = posts(circle.talk)
    told = await circle.anna.click(card, label="Not this time")
    form = await circle.anna.click(told.response, label="Write to Mara")
    kept = await circle.anna.submit_modal(form, {"words": "the train is on strike"})
    assert kept.ephemeral
    session = (await stage.rows("sessions"))[0]["id"]
    read = await circle.mara.slash(circle.talk, "session absences", session=session)
    assert read.ephemeral
    assert "the train is on strike" in words(read.response)
    refused = await circle.ben.slash(circle.talk, "session absences", session=session)
    assert "strike" not in words(refused.response)
    assert all("strike" not in words(message) for message in posts(circle.talk))


async def test_thats_all_is_a_full_answer(stage: Stage) -> None:
    circle = await reminded(stage)
    told = await circle.anna.click(posts(circle.talk)[0], label="Not this time")
    done = await circle.anna.click(told.response, label="That's all")
    assert "All right" in words(done.response)


async def test_a_stranger_is_told_politely(stage: Stage) -> None:
    circle = await reminded(stage)
    told = await circle.carl.click(posts(circle.talk)[0], label="I'm coming")
    assert "members of this group" in words(told.response)
    assert not await stage.rows("rsvps")


async def test_buttons_work_after_a_restart_and_the_reminder_came_once(stage: Stage) -> None:
    circle = await reminded(stage)
    async with restarted(stage):
        await wait(stage, minutes=5)
        (card,) = posts(circle.talk)
        await circle.anna.click(card, label="I'm coming")
        assert [row["answer"] for row in await stage.rows("rsvps")] == ["coming"]


async def test_cancelling_tells_the_group_and_closes_the_card(stage: Stage) -> None:
    circle = await reminded(stage)
    session = (await stage.rows("sessions"))[0]["id"]
    shown = await circle.mara.slash(circle.talk, "session cancel", session=session)
    assert len(posts(circle.talk)) == 1, "nothing happens before it is confirmed"
    await circle.mara.click(shown.response, label="Cancel this session")
    await settled(stage)
    card, notice = posts(circle.talk)
    assert not buttons(card)
    assert "does not take place" in words(card)
    assert "does not take place" in words(notice)
    await wait(stage, hours=1)
    assert len(posts(circle.talk)) == 2


async def test_moving_tells_the_group_and_asks_again(stage: Stage) -> None:
    circle = await reminded(stage)
    session = (await stage.rows("sessions"))[0]["id"]
    await circle.anna.click(posts(circle.talk)[0], label="I'm coming")
    wrong = await circle.mara.slash(circle.talk, "session move", session=session, when="whenever")
    form = await circle.mara.click(wrong.response, label="Edit again")
    shown = await circle.mara.submit_modal(form, {"when": "tomorrow 20:00"})
    await circle.mara.click(shown.response, label="Move it")
    await settled(stage)
    notice = posts(circle.talk)[-1]
    assert "moves" in words(notice)
    assert "No answers yet" in words(notice)
    await circle.anna.click(notice, label="I'm coming")
    await settled(stage)
    assert "One person is coming." in words(posts(circle.talk)[-1])


async def test_ending_a_series_drops_what_is_left(stage: Stage) -> None:
    circle = await reminded(stage)
    choices = await circle.mara.autocomplete(circle.talk, "session end", "series", "")
    shown = await circle.mara.slash(circle.talk, "session end", series=choices[-1]["value"])
    await circle.mara.click(shown.response, label="End the series")
    await settled(stage)
    assert {row["state"] for row in await stage.rows("sessions")} == {"cancelled"}
    assert "has ended" in words(posts(circle.talk)[-1])


async def test_a_card_shrinks_when_the_session_is_over(stage: Stage) -> None:
    circle = await reminded(stage)
    await wait(stage, hours=26)
    assert not buttons(posts(circle.talk)[0])
    assert "is over" in words(posts(circle.talk)[0])


async def test_the_list_and_its_choices_are_for_those_who_lead(stage: Stage) -> None:
    circle = await reminded(stage)
    shown = await circle.mara.slash(circle.talk, "session list", group=circle.group)
    assert "Coming: 0" in words(shown.response)
    assert await circle.mara.autocomplete(circle.talk, "session cancel", "session", "thurs")


async def test_a_course_is_shown_in_words_with_what_is_left_out(stage: Stage) -> None:
    circle = await open_circle(stage)
    now = stage.env.now()
    shown = await plan(
        circle, f"{now.year + 1}-12-18 18:00", rhythm="weekly", count=3, holidays="DE", guest="Dr. Okafor"
    )
    said = words(shown.response)
    assert "Every week on" in said
    assert "3 sessions in all" in said
    assert "Guest: Dr. Okafor." in said


async def test_one_session_is_lengthened_and_one_left_out(stage: Stage) -> None:
    circle = await open_circle(stage)
    saved = await plan(circle, "tomorrow 18:00", count=2)
    await circle.mara.click(saved.response, label="Save")
    session = (await stage.rows("sessions"))[0]["id"]
    shown = await circle.mara.slash(circle.talk, "session lengthen", session=session, minutes=150)
    await circle.mara.click(shown.response, label="Change the end")
    await settled(stage)
    assert "150 minutes" in words(posts(circle.talk)[-1])
    shown = await circle.mara.slash(circle.talk, "session skip", session=session)
    assert "as many sessions more" in words(shown.response)
    await circle.mara.click(shown.response, label="Leave out")
    await settled(stage)
    assert "No session on" in words(posts(circle.talk)[-1])
    assert len([row for row in await stage.rows("sessions") if row["state"] == "planned"]) == 2


async def test_a_series_is_changed_from_a_day_on(stage: Stage) -> None:
    circle = await open_circle(stage)
    saved = await plan(circle, "tomorrow 18:00", count=3)
    await circle.mara.click(saved.response, label="Save")
    series = (await stage.rows("series"))[0]["id"]
    shown = await circle.mara.slash(circle.talk, "session change", series=series, starting="tomorrow", minutes=45)
    assert "takes the place of" in words(shown.response)
    await circle.mara.click(shown.response, label="Save")
    await settled(stage)
    assert "next sessions are" in words(posts(circle.talk)[-1])
    assert sorted(row["state"] for row in await stage.rows("sessions")) == ["cancelled"] * 3 + ["planned"] * 3


async def test_a_member_chooses_reminders_in_person(stage: Stage) -> None:
    circle = await reminded(stage)
    (card,) = posts(circle.talk)
    shown = await circle.anna.click(card, label="Remind me")
    assert "24 hours before" in words(shown.response)
    kept = await circle.anna.select(shown.response, ["60", "news"])
    assert "one hour before" in words(kept.response)
    await wait(stage, hours=22)
    (mine,) = circle.anna.user.dm_channel.history()
    assert "Thursday circle" in words(mine)
    await circle.anna.user.click(mine, label="I'm coming")
    assert [row["answer"] for row in await stage.rows("rsvps")] == ["coming"]
    assert not circle.ben.user.dm_channel.history()


async def test_a_group_can_want_a_reminder_on_time_or_not_at_all(stage: Stage) -> None:
    circle = await open_circle(stage)
    refused = await circle.anna.slash(circle.talk, "session stages", group=circle.group, on_time="start")
    assert "people who lead this group" in words(refused.response)
    shown = await circle.mara.slash(circle.staff, "session stages", group=circle.group, on_time="10 min, start")
    assert "On time or not at all: 10 minutes before, at the start." in words(shown.response)
    wrong = await circle.mara.slash(circle.staff, "session stages", group=circle.group, on_time="soon")
    assert "I can't read that" in words(wrong.response)
    ended = await circle.mara.slash(circle.staff, "session stages", group=circle.group, on_time="none")
    assert "One that comes late, because I was away, says so." in words(ended.response)
