"""The care a member names: shown to those who lead only if the member chose so."""

from typing import Any

from bot.storage.enrolments import EnrolmentRepository
from tests.cogs.circle_stage import Circle, open_circle
from tests.cogs.test_cases import DANGER, lasting, open_desk, settled
from tests.stage import Stage, words

SAID = "Dr. Okafor on Tuesdays"


async def named(stage: Stage, audience: str, text: str = SAID, circle: Circle | None = None) -> tuple[Circle, Any]:
    """Anna has named her care."""
    circle = circle or await open_circle(stage)
    shown = await circle.anna.slash(circle.talk, "my-care")
    assert "Nobody sees it unless you choose so" in words(shown.response)
    form = await circle.anna.click(shown.response, label="Write it down")
    return circle, await circle.anna.submit_modal(form, {"words": text, "audience": audience})


async def test_what_is_for_nobody_is_shown_to_nobody(stage: Stage) -> None:
    circle, told = await named(stage, "nobody")
    assert "Only you can read it" in words(told.response)
    assert b"Okafor" not in (await stage.rows("cares"))[0]["words"]
    members = await circle.mara.slash(circle.staff, "group members", group=circle.group)
    assert "Read the care" not in str(members.response.components)
    his = await circle.ben.slash(circle.talk, "my-care")
    assert SAID not in words(his.response)


async def test_those_who_lead_read_it_when_the_member_shows_it_and_no_longer(stage: Stage) -> None:
    circle, _ = await named(stage, "leader")
    members = await circle.mara.slash(circle.staff, "group members", group=circle.group)
    read = await circle.mara.select(members.response, [str(circle.anna.id)])
    assert SAID in words(read.response)
    mine = await circle.anna.slash(circle.talk, "my-care")
    form = await circle.anna.click(mine.response, label="Change")
    assert SAID in str(form.modal)
    await circle.anna.submit_modal(form, {"words": SAID, "audience": "nobody"})
    again = await circle.mara.select(members.response, [str(circle.anna.id)])
    assert "nothing to see" in words(again.response)


async def test_it_is_removed_after_a_question(stage: Stage) -> None:
    circle, _ = await named(stage, "leader")
    mine = await circle.anna.slash(circle.talk, "my-care")
    asked = await circle.anna.click(mine.response, label="Remove")
    assert await stage.rows("cares")
    await circle.anna.click(asked.response, label="Yes, remove it")
    assert not await stage.rows("cares")


async def test_it_is_in_the_summary_only_if_wanted(stage: Stage) -> None:
    circle, _ = await named(stage, "nobody")
    asked = await circle.anna.slash(circle.talk, "my-summary")
    without = await circle.anna.click(asked.response, label="Make it")
    assert "nothing of yours" in words(without.response)
    made = await circle.anna.click(asked.response, label="Make it, with my care")
    assert [one.filename for one in made.response.attachments] == ["my-summary.pdf"]


async def test_a_crisis_in_it_reaches_a_professional(stage: Stage) -> None:
    await named(stage, "nobody", "I am going to kill myself tonight")
    assert [row["level"] for row in await stage.rows("cases")] == [3]


async def in_a_case(stage: Stage, audience: str) -> str:
    """What Jon reads of Anna in a case of hers."""
    desk = await open_desk(stage)
    circle, _ = await named(stage, audience, circle=desk.circle)
    async with stage.app.database.unit(stage.guild.id) as unit:
        seat = await EnrolmentRepository(unit).get(circle.group, circle.anna.id)
        assert seat is not None
        box = await unit.seal(circle.anna.id, "file 4711")
        await EnrolmentRepository(unit).save(seat.id, emergency_reference=box, country="AT")
    await circle.anna.send(circle.talk, DANGER)
    await settled(stage)
    more = await desk.jon.click(lasting(desk), label="More")
    read = await desk.jon.click(more.response, label="Who could help them")
    assert [row["event"] for row in await stage.rows("timeline")].count("looked-member") == 1
    return words(read.response)


async def test_whoever_answers_a_case_reads_who_could_help(stage: Stage) -> None:
    said = await in_a_case(stage, "case")
    assert "Austria" in said
    assert "file 4711" in said
    assert SAID in said


async def test_care_for_those_who_lead_is_not_for_a_case(stage: Stage) -> None:
    said = await in_a_case(stage, "leader")
    assert "file 4711" in said
    assert SAID not in said
