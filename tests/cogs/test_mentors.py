"""Peer mentors, as members and those who lead meet them."""

from typing import Any

from tests.cogs.circle_stage import Circle, open_circle, posts, settled, wait
from tests.stage import Stage, buttons, words

SAID = {"why": "It helped me when someone did", "gives": "a welcome on the first evening"}


async def offered(stage: Stage, **filled: str) -> tuple[Circle, Any]:
    """Anna has offered to be a mentor."""
    circle = await open_circle(stage)
    form = await circle.anna.slash(circle.talk, "mentor offer")
    assert "Mara will read this" in str(form.modal)
    told = await circle.anna.submit_modal(form, SAID | filled)
    await settled(stage)
    return circle, told


async def serving(stage: Stage, weeks: str = "6") -> Circle:
    """Anna is a mentor."""
    circle, _ = await offered(stage)
    agreed = await circle.mara.select(posts(circle.staff)[-1], [weeks])
    assert "Agreed, until" in words(agreed.response)
    await settled(stage)
    return circle


def letters(who: Any) -> list[Any]:
    """What the bot wrote to somebody, oldest first."""
    return [message for message in who.user.dm_channel.history() if message.author.bot]


async def test_who_leads_reads_the_offer_and_the_group_reads_what_a_mentor_is(stage: Stage) -> None:
    circle = await serving(stage)
    assert "is a peer mentor until" in words(posts(circle.staff)[-1])
    assert "on the first evening" not in words(posts(circle.staff)[-1])
    read = words(posts(circle.talk)[-1])
    assert f"<@{circle.anna.id}> is a peer mentor in this group" in read
    assert "read anybody's answers" in read
    assert "first evening" not in read
    told = words(letters(circle.anna)[-1])
    assert "You are a peer mentor in Thursday circle now" in told
    assert "carry someone's crisis alone" in told
    assert b"evening" not in (await stage.rows("mentors"))[0]["words"]


async def test_a_mentor_steps_back_with_one_press_and_nothing_stays(stage: Stage) -> None:
    circle = await serving(stage)
    told = await circle.anna.user.click(letters(circle.anna)[-1], label="Step back")
    assert "You are not a mentor any more" in words(told.response)
    await settled(stage)
    assert not await stage.rows("mentors")
    assert not posts(circle.talk)
    assert "has stepped back as a peer mentor" in words(posts(circle.staff)[-1])


async def test_a_term_ends_by_itself_with_thanks_and_can_be_gone_on_with(stage: Stage) -> None:
    circle = await serving(stage)
    await wait(stage, weeks=6, minutes=1)
    told = letters(circle.anna)[-1]
    assert "Thank you for what you gave" in words(told)
    assert not [one for one in posts(circle.talk) if "is a peer mentor in this group" in words(one)]
    await circle.anna.user.click(told, label="I'd like to go on")
    await settled(stage)
    asked = posts(circle.staff)[-1]
    assert "offers to be a peer mentor" in words(asked)
    await circle.mara.select(asked, ["12"])
    await settled(stage)
    assert "is a peer mentor in this group" in words(posts(circle.talk)[-1])


async def test_a_term_that_nobody_goes_on_with_leaves_nothing(stage: Stage) -> None:
    circle = await serving(stage)
    await wait(stage, weeks=6, minutes=1)
    await wait(stage, days=15)
    assert not await stage.rows("mentors")
    assert "Thank you" in words(letters(circle.anna)[-1])


async def test_who_leads_can_say_not_now_and_can_end_it(stage: Stage) -> None:
    circle, _ = await offered(stage)
    asked = await circle.mara.click(posts(circle.staff)[-1], label="Not now")
    await circle.mara.click(asked.response, label="Yes, tell them")
    await settled(stage)
    assert "doesn't fit now" in words(letters(circle.anna)[-1])
    assert not await stage.rows("mentors")
    await wait(stage, days=1)
    form = await circle.anna.slash(circle.talk, "mentor offer")
    await circle.anna.submit_modal(form, SAID)
    await settled(stage)
    await circle.mara.select(posts(circle.staff)[-1], ["6"])
    await settled(stage)
    number = (await stage.rows("mentors"))[0]["id"]
    found = await circle.mara.autocomplete(circle.talk, "mentor end", "mentor", "")
    assert [one["value"] for one in found] == [number]
    asked = await circle.mara.slash(circle.talk, "mentor end", mentor=number)
    await circle.mara.click(asked.response, label="Yes, end it")
    await settled(stage)
    assert "have ended your time as a peer mentor" in words(letters(circle.anna)[-1])
    assert not posts(circle.talk)


async def test_a_mentor_gets_no_further_than_any_member(stage: Stage) -> None:
    circle = await serving(stage)
    for command in ("group members", "checkin answers"):
        refused = await circle.anna.slash(circle.talk, command, group=circle.group)
        assert words(refused.response).strip() == stage.app.texts.say("not-allowed-facilitator")
    refused = await circle.anna.slash(circle.talk, "release", group=circle.group, member=circle.ben, tool=1)
    assert refused.modal is None


async def test_the_group_and_those_who_lead_see_who_is_a_mentor(stage: Stage) -> None:
    circle = await serving(stage)
    shown = await circle.ben.slash(circle.talk, "group show", group=circle.group)
    assert f"Peer mentor: <@{circle.anna.id}>" in words(shown.response)
    listed = await circle.ben.slash(circle.talk, "mentor list")
    assert f"<@{circle.anna.id}>" in words(listed.response)
    assert not buttons(listed.response)
    members = words((await circle.mara.slash(circle.talk, "group members", group=circle.group)).response)
    assert f"<@{circle.anna.id}>, peer mentor" in members
    assert f"<@{circle.ben.id}>, peer mentor" not in members


async def test_leaving_and_erasing_take_the_cards_with_them(stage: Stage) -> None:
    circle = await serving(stage)
    await stage.app.services.enrolments.leave(stage.guild.id, circle.group, circle.anna.id)
    await settled(stage)
    assert not posts(circle.talk)
    assert not await stage.rows("mentors")


async def test_erasing_takes_the_cards_with_it(stage: Stage) -> None:
    circle = await serving(stage)
    await stage.app.services.privacy.erase(stage.guild.id, circle.anna.id)
    await settled(stage)
    assert not posts(circle.talk)


async def test_what_is_missing_is_asked_for_and_one_offer_is_enough(stage: Stage) -> None:
    circle, told = await offered(stage, gives="  ")
    again = await circle.anna.click(told.response, label="Edit again")
    assert "It helped me" in str(again.modal)
    await circle.anna.submit_modal(again, SAID)
    twice = await circle.anna.slash(circle.talk, "mentor offer")
    assert "offered that already" in words(twice.response)
    mine = await circle.anna.slash(circle.talk, "mentor list")
    taken = await circle.anna.click(mine.response, label="Take it back")
    assert "nothing of it is kept" in words(taken.response)
    await settled(stage)
    assert not posts(circle.staff)


async def test_a_worrying_offer_is_read_by_a_professional(stage: Stage) -> None:
    _circle, told = await offered(stage, why="I am going to kill myself tonight")
    assert "A professional from the team will see it" in words(told.response)
    assert [row["level"] for row in await stage.rows("cases")] == [3]
