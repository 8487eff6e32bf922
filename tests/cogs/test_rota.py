"""The rota as staff and members meet it."""

from datetime import timedelta
from typing import Any

from bot.storage.rota import RotaRepository
from bot.storage.rota_watches import WatchRepository
from tests.cogs.circle_stage import posts
from tests.cogs.test_cases import Desk, open_desk, press, settled, wait
from tests.stage import Stage, buttons, words


async def slash(desk: Desk, who: Any, command: str, /, **options: Any) -> Any:
    """The private answer to a command on the desk."""
    return (await who.slash(desk.stage.desk, f"rota {command}", **options)).response


async def emptied(stage: Stage) -> Desk:
    """A desk whose rota has nothing on it."""
    desk = await open_desk(stage)
    shifts = await stage.rows("shifts")
    async with stage.app.database.unit(stage.guild.id) as unit:
        for row in shifts:
            await RotaRepository(unit).remove("shift", row["id"])
        await WatchRepository(unit).stir()
    await settled(stage)
    return desk


async def test_a_rotation_from_entering_to_ending(stage: Stage) -> None:
    desk = await emptied(stage)
    people = f"<@{desk.ida.id}> <@{desk.jon.id}>"
    added = await slash(desk, desk.ruth, "rotation add", people=people, every="weekly", handoff="09:00", name="Nights")
    assert "a week each, handoff at 09:00" in words(added)
    await slash(desk, desk.ruth, "layer", number=1, name="Night watch")
    shown = await slash(desk, desk.ida, "show")
    assert "Nights" in words(shown)
    assert "Night watch" in words(shown)
    ending = await slash(desk, desk.ruth, "rotation end", rotation=1)
    assert (await stage.rows("rotations"))[0]["until"] is None
    await press(desk.ruth, ending, "End it")
    assert (await stage.rows("rotations"))[0]["until"] is not None
    again = await slash(desk, desk.ruth, "rotation add", people=people, every="daily", handoff="09:00", end="17:00")
    taken = await press(desk.ruth, again, "Take this back")
    assert "taken out" in words(taken.response)
    assert len(await stage.rows("rotations")) == 1


async def test_two_weeks_as_a_picture_that_says_what_it_shows(stage: Stage) -> None:
    desk = await emptied(stage)
    await slash(desk, desk.ruth, "add", person=desk.ida, weekday="saturday", start="18:00", end="22:00")
    off = await slash(desk, desk.ida, "time-off", starts="saturday", ends="saturday")
    assert "One shift is left without anybody" in words(off)
    week = await slash(desk, desk.ida, "week")
    assert "## One gap in the next 14 days" in words(week)
    assert [file.filename for file in week.attachments] == ["rota.png"]
    assert "One gap in the next 14 days. Gap: " in str(week.attachments[0].description)


async def test_shifts_go_into_a_calendar(stage: Stage) -> None:
    desk = await open_desk(stage)
    mine = await slash(desk, desk.ida, "calendar")
    assert [file.filename for file in mine.attachments] == ["rota.ics"]
    everyone = await slash(desk, desk.ida, "calendar", whose="everyone")
    assert "shifts in the next 90 days" in words(everyone)
    none = await slash(desk, desk.ruth, "calendar")
    assert "The file is empty" in words(none)


async def test_a_swap_is_asked_by_one_and_accepted_by_the_other(stage: Stage) -> None:
    desk = await open_desk(stage)
    asked = await slash(desk, desk.ida, "swap", person=desk.ruth, shift="tomorrow 12:00")
    assert "Until they accept, it stays yours" in words(asked)
    await settled(stage)
    question = desk.dm(desk.ruth)[-1]
    assert "**Ida** asks you" in words(question)
    assert list(buttons(question)) == ["I take it", "I can't"]
    turned = await desk.jon.slash(stage.desk, "rota remove", entry="override:1")
    assert "no longer on the rota" in words(turned.response)
    await press(desk.ruth, question, "I take it")
    await settled(stage)
    assert "**Ruth** takes your shift" in words(desk.dm(desk.ida)[-1])
    assert list(buttons(desk.dm(desk.ruth)[-1])) == []
    assert [row["user_id"] for row in await stage.rows("overrides")] == [desk.ruth.id]


async def test_a_moderator_shows_that_messages_reach_them(stage: Stage) -> None:
    desk = await open_desk(stage)
    async with stage.app.database.everywhere(writes=True) as connection:
        await connection.exec_driver_sql("update contacts set answered_at = null, asked_at = null")
    before = await slash(desk, desk.ida, "preflight")
    assert "**Ida** has answered no message" in words(before)
    await slash(desk, desk.ida, "test")
    await settled(stage)
    message = next(one for one in desk.dm(desk.ida) if "This is a **test** from Clinic" in words(one))
    await press(desk.ida, message, "This reached me")
    after = await slash(desk, desk.ida, "preflight")
    assert "**Ida** has answered no message" not in words(after)


async def test_warnings_come_before_the_shift_and_can_be_looked_at_again(stage: Stage) -> None:
    desk = await emptied(stage)
    start = stage.env.now() + timedelta(days=4)
    day, clock = start.strftime("%A").lower(), start.strftime("%H:%M")
    end = (start + timedelta(hours=2)).strftime("%H:%M")
    await slash(desk, desk.ruth, "add", person=desk.ida, weekday=day, start=clock, end=end, zone="UTC")
    await slash(desk, desk.ida, "time-off", starts=f"{start.date()}", ends=f"{start.date()}")
    await wait(stage, hours=36)
    warning = next(card for card in desk.cards if "Look again" in buttons(card))
    assert "Nobody" in words(warning)
    looked = await press(desk.jon, warning, "Look again")
    assert "To be mended" in words(looked.response)
    await slash(desk, desk.ruth, "watch", reach_days=14, always=True)
    assert "Every hour without anybody counts" in words(await slash(desk, desk.ida, "preflight"))


async def test_every_group_sees_until_when_somebody_is_there(stage: Stage) -> None:
    desk = await emptied(stage)
    async with stage.app.database.unit(stage.guild.id) as unit:
        await stage.app.services.cases.welcome(unit, desk.circle.group)
    await settled(stage)

    def line() -> str:
        [card] = [one for one in posts(desk.circle.talk) if "I need a person" in buttons(one)]
        return words(card)

    assert "Nobody from the team is on duty at the moment" in line()
    assert "call 112" in line()
    await stage.app.services.rota.override(stage.guild.id, desk.ida.id, None, "now", "tomorrow 23:00")
    await wait(stage, seconds=30)
    assert "Somebody from the team is on duty until" in line()
    assert desk.ida.user.name not in line().lower()
    await wait(stage, hours=60)
    assert "Nobody from the team is on duty at the moment" in line()
    for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"):
        await slash(desk, desk.ruth, "add", person=desk.ida, weekday=day, start="00:00", end="00:00")
    await wait(stage, seconds=30)
    assert "on duty at every hour of the coming days" in line()
    assert "again from" not in line()


async def test_a_call_outside_staffed_hours_is_answered_with_the_truth_and_pages_all_the_same(stage: Stage) -> None:
    desk = await emptied(stage)
    far = stage.env.now() + timedelta(days=3)
    await slash(desk, desk.ruth, "add", person=desk.ida, weekday=far.strftime("%A").lower(), start="08:00", end="12:00")
    called = await desk.circle.anna.slash(desk.circle.talk, "support-now")
    assert "Nobody from the team is on duty until <t:" in words(called.response)
    assert "The team is called anyway" in words(called.response)
    assert "Until then you can reach" in words(called.response)
    await settled(stage)
    assert await stage.rows("pages")
