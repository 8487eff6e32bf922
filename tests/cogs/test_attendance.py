"""Attendance, the list of those who are missed, goodbyes and summaries, as people see them."""

from typing import Any

from bot.storage.groups import GroupRepository
from tests.cogs.circle_stage import Circle, open_circle, posts, settled, wait
from tests.stage import Stage, words


async def evening(stage: Stage) -> tuple[Circle, Any, Any]:
    """A circle with a staff channel and a voice channel, and a session tomorrow."""
    circle = await open_circle(stage)
    staff, voice = stage.guild.create_text_channel("staff"), stage.guild.create_voice_channel("room")
    async with stage.app.database.unit(stage.guild.id) as unit:
        rows = GroupRepository(unit)
        await rows.add_channel(circle.group, "staff", staff.id)
        await rows.add_channel(circle.group, "voice", voice.id)
    shown = await circle.mara.slash(circle.talk, "session plan", group=circle.group, when="tomorrow 18:00", minutes=30)
    await circle.mara.click(shown.response, label="Save")
    return circle, staff, voice


async def over(stage: Stage, circle: Circle, voice: Any) -> int:
    """The session takes place with Anna in the voice channel; its number."""
    (session, *_) = sorted(await stage.rows("sessions"), key=lambda row: row["starts"])
    await wait(stage, seconds=(session["starts"] - stage.env.now()).total_seconds())
    await circle.anna.join_voice(voice)
    await settled(stage)
    await wait(stage, minutes=31)
    return int(session["id"])


async def test_the_sheet_the_list_and_the_summary(stage: Stage) -> None:
    circle, staff, voice = await evening(stage)
    await over(stage, circle, voice)
    (sheet,) = [one for one in posts(staff) if "Who was there" in words(one)]
    assert f"There (1): <@{circle.anna.id}>" in words(sheet)
    assert f"no word (1): <@{circle.ben.id}>" in words(sheet)
    listed = await circle.mara.click(sheet, label="Who is missed")
    assert f"<@{circle.ben.id}>: not there last time, no word." in words(listed.response)
    draft = await circle.mara.click(listed.response, label="Draft a message")
    assert "Hello ben," in words(draft.response)
    form = await circle.mara.click(sheet, label="Summary for the absent")
    preview = await circle.mara.submit_modal(form, {"words": "Sleep, and what helps."})
    assert f"Who can read it: <@{circle.ben.id}>." in words(preview.response)
    await circle.mara.click(preview.response, label="Share it")
    mine = await circle.anna.slash(circle.talk, "privacy show")
    assert "there." in words(mine.response)


async def test_pictures_have_words_for_those_who_cannot_see_them(stage: Stage) -> None:
    circle, _, voice = await evening(stage)
    session = await over(stage, circle, voice)
    sheet = await circle.mara.slash(circle.talk, "session attendance", session=session)
    shown = await circle.mara.click(sheet.response, label="Pictures")
    assert "1 of 2 were there last time" in words(shown.response)
    calendar = await circle.anna.slash(circle.talk, "session calendar-picture", group=circle.group)
    assert "sessions in the next two months" in words(calendar.response)
    refused = await circle.carl.slash(circle.talk, "session calendar-picture", group=circle.group)
    assert "no group of yours" in words(refused.response)


async def test_a_goodbye_is_read_by_whom_it_is_for(stage: Stage) -> None:
    circle, staff, _ = await evening(stage)
    asked = await circle.anna.slash(circle.talk, "leave")
    form = await circle.anna.click(asked.response, label="Leave with a word")
    done = await circle.anna.submit_modal(form, {"words": "thank you for the evenings", "share": "private"})
    await settled(stage)
    assert "You have left" in words(done.response)
    (notice,) = [one for one in posts(staff) if "has left" in words(one)]
    assert f"<@{circle.anna.id}> has left" in words(notice)
    assert "evenings" not in words(notice)
    read = await circle.mara.click(notice, label="Read their word")
    assert "thank you for the evenings" in words(read.response)
    assert not [one for one in posts(circle.talk) if "evenings" in words(one)]
