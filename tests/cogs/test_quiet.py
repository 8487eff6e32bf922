"""While a session of a process group goes on, the bot starts nothing: what would come waits for the end."""

from datetime import timedelta
from typing import Any

from tests.cogs.circle_stage import Circle, letters, open_circle, posts, settled, wait
from tests.stage import Stage, words


async def meeting(stage: Stage, kind: str) -> tuple[Circle, Any]:
    """A group that meets tomorrow at 18:00, again the day after at 18:30, and is asked tomorrow at 18:45."""
    circle = await open_circle(stage, kind=kind)
    after = (stage.env.now() + timedelta(days=2)).date()
    for when in ("tomorrow 18:00", f"{after} 18:30"):
        planned = await circle.mara.slash(circle.talk, "session plan", group=circle.group, when=when, count=1)
        await circle.mara.click(planned.response, label="Save")
    sessions = sorted(await stage.rows("sessions"), key=lambda row: row["starts"])
    async with stage.app.database.unit(stage.guild.id) as unit:
        await stage.app.services.checkins.begin(unit, circle.group)
    everyday = "mon, tue, wed, thu, fri, sat, sun"
    await circle.mara.slash(circle.talk, "checkin schedule", group=circle.group, weekdays=everyday, at="18:45")
    await wait(stage, seconds=(sessions[0]["starts"] - stage.env.now()).total_seconds())
    await circle.mara.slash(circle.talk, "session start", session=sessions[0]["id"])
    await settled(stage)
    return circle, sessions


def seen(circle: Circle) -> list[str]:
    """All that stands anywhere and was sent to anybody."""
    places = [*map(posts, (circle.talk, circle.checkins, circle.staff)), letters(circle.anna), letters(circle.mara)]
    return [words(message) for place in places for message in place]


async def test_nothing_comes_by_itself_before_the_end(stage: Stage) -> None:
    circle, sessions = await meeting(stage, "process")
    before = seen(circle)
    for _ in range(8):
        await wait(stage, minutes=10)
        assert seen(circle) == before
    now = await circle.mara.slash(circle.talk, "checkin now", group=circle.group)
    assert "session" in words(now.response)
    await wait(stage, seconds=(sessions[0]["ends"] - stage.env.now()).total_seconds())
    fresh = [one for one in seen(circle) if one not in before]
    assert any("kept this back" in one for one in fresh), "the reminder of the next session"
    assert any("0" in words(one) and "10" in words(one) for one in posts(circle.checkins)), "the check-in"
    assert not any("I was not running" in one for one in fresh)


async def test_other_kinds_are_reminded_meanwhile(stage: Stage) -> None:
    circle, sessions = await meeting(stage, "cbt")
    await wait(stage, minutes=30)
    assert f"<t:{int(sessions[1]['starts'].timestamp())}" in words(posts(circle.talk)[-1])
    await wait(stage, minutes=15)
    assert posts(circle.checkins)
    assert not any("kept this back" in one for one in seen(circle))
