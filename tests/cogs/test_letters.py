"""Private words of somebody who leads, as both meet them."""

from typing import Any

from tests.cogs.circle_stage import Circle, fill, letters, open_circle, posts, press, settled
from tests.stage import Stage, buttons, words


async def sent(stage: Stage, circle: Circle) -> Any:
    """Mara has written to Anna, looked at it and sent it."""
    form = await circle.mara.slash(circle.staff, "feedback to", group=circle.group, member=circle.anna)
    assert "Only" in str(form.modal)
    seen = await fill(circle.mara, form, {"words": "You made room for Ben today"})
    assert "> You made room" in words(seen.response)
    assert not letters(circle.anna)
    done = await press(circle.mara, seen.response, "Send it")
    await settled(stage)
    assert "on its way" in words(done.response or seen.response)
    return seen


async def test_it_is_looked_at_sent_once_read_in_private_and_answered(stage: Stage) -> None:
    circle = await open_circle(stage)
    await sent(stage, circle)
    (told,) = letters(circle.anna)
    assert "Mara from Thursday circle" in words(told)
    assert "made room" not in words(told)
    assert b"made room" not in (await stage.rows("letters"))[0]["words"]
    assert not await stage.rows("drafts")
    opened = await press(circle.anna, told, "Open")
    assert "> You made room for Ben today" in words(opened.response)
    form = await press(circle.anna, opened.response, "Answer")
    assert "Only" in str(form.modal)
    await fill(circle.anna, form, {"words": "It was easy with him"})
    await settled(stage)
    assert "answered" in words(letters(circle.mara)[-1])
    read = await press(circle.mara, letters(circle.mara)[-1], "Open")
    assert "> It was easy with him" in words(read.response)
    assert not buttons(read.response)
    assert not posts(circle.staff)
    mine = await circle.anna.slash(circle.talk, "feedback mine")
    number = str((await stage.rows("letters"))[0]["id"])
    again = await circle.anna.select(mine.response, [number])
    thrown = await press(circle.anna, again.response, "Throw it away")
    await press(circle.anna, thrown.response, "Yes, throw it away")
    await settled(stage)
    assert not await stage.rows("letters")
    assert not letters(circle.anna)


async def test_it_can_be_changed_before_it_is_sent(stage: Stage) -> None:
    circle = await open_circle(stage)
    form = await circle.mara.slash(circle.staff, "feedback to", group=circle.group, member=circle.anna)
    seen = await fill(circle.mara, form, {"words": "First thought"})
    again = await press(circle.mara, seen.response, "Change it")
    assert "First thought" in str(again.modal)
    better = await fill(circle.mara, again, {"words": "Second thought"})
    await press(circle.mara, better.response, "Send it")
    await settled(stage)
    opened = await press(circle.anna, letters(circle.anna)[-1], "Open")
    assert "Second thought" in words(opened.response)


async def test_closed_direct_messages_lead_to_a_private_thread(stage: Stage) -> None:
    circle = await open_circle(stage)
    stage.close_direct_messages(circle.anna)
    await sent(stage, circle)
    (place,) = circle.talk.threads
    assert place.name.startswith("for-you-")
    told = place.history()[-1]
    assert "made room" not in words(told)
    opened = await press(circle.anna, told, "Open")
    assert "made room" in words(opened.response)
    await sent(stage, circle)
    assert len(circle.talk.threads) == 1
    await stage.app.services.privacy.erase(stage.guild.id, circle.anna.id)
    await settled(stage)
    assert not circle.talk.threads
    assert not await stage.rows("side_rooms")


async def test_it_is_in_the_members_own_export_and_goes_with_them(stage: Stage) -> None:
    circle = await open_circle(stage)
    await sent(stage, circle)
    exported = await stage.app.services.privacy.export(stage.guild.id, circle.anna.id)
    assert "You made room for Ben today" in str(exported)
    own = await stage.app.services.privacy.export(stage.guild.id, circle.mara.id)
    assert "You made room" not in str(own)
    await stage.app.services.privacy.erase(stage.guild.id, circle.anna.id)
    assert not await stage.rows("letters")


async def test_only_members_get_one_and_only_those_who_lead_write(stage: Stage) -> None:
    circle = await open_circle(stage)
    nobody = await circle.mara.slash(circle.staff, "feedback to", group=circle.group, member=circle.carl)
    assert "not a member" in words(nobody.response)
    refused = await circle.ben.slash(circle.talk, "feedback to", group=circle.group, member=circle.anna)
    assert refused.modal is None


async def test_danger_in_an_answer_calls_somebody(stage: Stage) -> None:
    circle = await open_circle(stage)
    await sent(stage, circle)
    opened = await press(circle.anna, letters(circle.anna)[-1], "Open")
    form = await press(circle.anna, opened.response, "Answer")
    told = await fill(circle.anna, form, {"words": "I am going to kill myself tonight"})
    assert "A professional from the team" in words(told.response)
    assert [row["level"] for row in await stage.rows("cases")] == [3]
