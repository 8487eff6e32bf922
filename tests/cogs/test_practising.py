"""Reminders of practice, as the member who chose them meets them."""

from typing import Any

from tests.cogs.circle_stage import Circle, open_circle, wait
from tests.stage import Stage, words

EVERY_DAY = [str(day) for day in range(7)]
CHOSEN = {"days": EVERY_DAY, "at": "18:30", "zone": "America/New_York", "quiet": "22:00-07:00"}


def letters(who: Any) -> list[Any]:
    """What the bot wrote to somebody, oldest first."""
    return [message for message in who.user.dm_channel.history() if message.author.bot]


async def until_due(stage: Stage) -> None:
    """The next reminder is a minute ago."""
    due_at = (await stage.rows("practice_reminders"))[0]["due_at"]
    await wait(stage, seconds=(due_at - stage.env.now()).total_seconds() + 60)


async def chosen(stage: Stage, **filled: Any) -> tuple[Circle, Any]:
    """Anna chose when."""
    circle = await open_circle(stage, kind="skills")
    shown = await circle.anna.slash(circle.talk, "practice-reminder")
    form = await circle.anna.click(shown.response, label="Choose when")
    assert "Europe/Berlin" in str(form.modal)
    return circle, await circle.anna.submit_modal(form, CHOSEN | filled)


async def test_a_reminder_comes_each_day_at_the_members_own_time(stage: Stage) -> None:
    circle, told = await chosen(stage)
    assert "at 18:30 (America/New_York)" in words(told.response)
    await until_due(stage)
    assert [words(one).count("room for your practice") for one in letters(circle.anna)] == [1]
    assert not letters(circle.ben)
    shown = await circle.anna.slash(circle.talk, "practice-reminder")
    assert "Monday, Tuesday" in words(shown.response)


async def test_one_press_ends_them(stage: Stage) -> None:
    circle, _ = await chosen(stage)
    await until_due(stage)
    told = await circle.anna.user.click(letters(circle.anna)[-1], label="No reminders")
    assert "don't remind you any more" in words(told.response)
    await wait(stage, days=3)
    assert len(letters(circle.anna)) == 1
    assert not await stage.rows("practice_reminders")


async def test_one_that_is_late_by_hours_is_left_out(stage: Stage) -> None:
    circle, _ = await chosen(stage)
    due_at = (await stage.rows("practice_reminders"))[0]["due_at"]
    await wait(stage, seconds=(due_at - stage.env.now()).total_seconds() + 3 * 3600)
    assert not letters(circle.anna)
    await until_due(stage)
    assert len(letters(circle.anna)) == 1


async def test_a_time_in_quiet_hours_is_handed_back_with_what_was_written(stage: Stage) -> None:
    circle, told = await chosen(stage, at="23:00")
    assert "23:00 is in your quiet hours" in words(told.response)
    again = await circle.anna.click(told.response, label="Edit again")
    assert "23:00" in str(again.modal)
    assert not await stage.rows("practice_reminders")


async def test_a_group_without_practice_says_so(stage: Stage) -> None:
    circle = await open_circle(stage, kind="support")
    told = await circle.anna.slash(circle.talk, "practice-reminder")
    assert "no practice between sessions" in words(told.response)
