"""A session as it goes on, as its facilitator and its members meet it."""

from typing import Any

from tests.cogs.circle_stage import Circle, open_circle, posts, settled, wait
from tests.stage import Stage, buttons, words


async def begun(stage: Stage, kind: str = "cbt") -> tuple[Circle, int]:
    """A session that has just been begun."""
    circle = await open_circle(stage, kind=kind)
    shown = await circle.mara.slash(circle.talk, "session plan", group=circle.group, when="tomorrow 18:00")
    await circle.mara.click(shown.response, label="Save")
    rows = await stage.rows("sessions")
    first = min(rows, key=lambda row: row["starts"])
    early = await circle.mara.slash(circle.talk, "session start", session=first["id"])
    assert "30 minutes before" in words(early.response)
    await wait(stage, seconds=(first["starts"] - stage.env.now()).total_seconds())
    await circle.mara.slash(circle.talk, "session start", session=first["id"])
    await settled(stage)
    return circle, first["id"]


def latest(channel: Any, text: str) -> Any:
    """The newest message there that says this."""
    return next(one for one in reversed(posts(channel)) if text in words(one))


async def test_the_agenda_is_stepped_through_and_only_staff_hear_that_time_is_up(stage: Stage) -> None:
    circle, _ = await begun(stage)
    card = latest(circle.talk, "Part 1 of 7")
    assert "Mood round" in words(card)
    refused = await circle.anna.click(card, label="Next part")
    assert "people who lead this group" in words(refused.response)
    await wait(stage, minutes=11)
    assert "time for **Mood round** is up" in words(posts(circle.staff)[-1])
    assert len([one for one in posts(circle.talk) if "is up" in words(one)]) == 0
    await circle.mara.click(card, label="Next part")
    await settled(stage)
    assert "Part 2 of 7" in words(latest(circle.talk, "Bridge from last time"))


async def test_a_round_goes_on_and_nobody_has_to_speak(stage: Stage) -> None:
    circle, _ = await begun(stage, "process")
    card = latest(circle.talk, "Part 1 of")
    told = await circle.mara.click(card, label="Begin a round")
    assert "2 people" in words(told.response)
    await settled(stage)
    people = {circle.anna.id: circle.anna, circle.ben.id: circle.ben}
    now = latest(circle.talk, "### A round")
    first = next(who for number, who in people.items() if f"Now: <@{number}>" in words(now))
    other = circle.ben if first is circle.anna else circle.anna
    refused = await other.click(now, label="I'm done")
    assert "Somebody else has the word" in words(refused.response)
    await first.click(now, label="I pass")
    await settled(stage)
    assert f"Now: <@{other.id}>" in words(latest(circle.talk, "### A round"))
    await other.click(latest(circle.talk, "### A round"), label="I'm done")
    await settled(stage)
    assert "The round is over" in words(posts(circle.talk)[-1])


async def test_ending_is_asked_about_and_practice_is_remembered_once(stage: Stage) -> None:
    circle, session = await begun(stage)
    asked = await circle.mara.click(latest(circle.talk, "Part 1 of 7"), label="End the session")
    await circle.mara.click(asked.response, label="Yes, end it")
    await settled(stage)
    assert not buttons(latest(circle.talk, "The session is over."))
    form = await circle.mara.slash(circle.talk, "session practice", session=session)
    await circle.mara.submit_modal(form, {"words": "Write down one thought a day"})
    await settled(stage)
    assert "Write down one thought" in words(latest(circle.talk, "Practice until we meet again"))
    await wait(stage, days=3, minutes=1)
    assert "A reminder of the practice" in words(latest(circle.talk, "A reminder of the practice"))


async def test_who_was_there_is_asked_when_a_session_that_goes_on_after_its_time_has_ended(stage: Stage) -> None:
    circle, _ = await begun(stage)
    (planned,) = [row for row in await stage.rows("sessions") if row["starts"] <= stage.env.now()]
    await wait(stage, seconds=(planned["ends"] - stage.env.now()).total_seconds() + 300)
    assert not [one for one in posts(circle.staff) if "Who was there" in words(one)]
    asked = await circle.mara.click(latest(circle.talk, "Part 1 of 7"), label="End the session")
    await circle.mara.click(asked.response, label="Yes, end it")
    await settled(stage)
    assert len([one for one in posts(circle.staff) if "Who was there" in words(one)]) == 1
    await wait(stage, minutes=30)
    assert len([one for one in posts(circle.staff) if "Who was there" in words(one)]) == 1


async def test_a_process_group_hears_of_no_time_and_gets_no_practice(stage: Stage) -> None:
    circle, session = await begun(stage, "process")
    before = len(posts(circle.staff))
    await wait(stage, minutes=40)
    assert len(posts(circle.staff)) == before
    form = await circle.mara.slash(circle.talk, "session practice", session=session)
    told = await circle.mara.submit_modal(form, {"words": "x"})
    assert "no practice" in words(told.response)
