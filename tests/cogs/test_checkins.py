"""Check-ins, as the people of a group meet them."""

from typing import Any

from bot.domain.groups import Consent
from tests.cogs.circle_stage import Circle, open_circle, posts, restarted, settled, wait
from tests.stage import Stage, buttons, words


async def asked(stage: Stage, **group: Any) -> Circle:
    """A group that has just been asked."""
    circle = await open_circle(stage, **group)
    shown = await circle.mara.slash(
        circle.checkins, "checkin schedule", group=circle.group, weekdays="mon thu", at="18:00"
    )
    assert "asked next" in words(shown.response)
    await circle.mara.slash(circle.checkins, "checkin now", group=circle.group)
    await settled(stage)
    return circle


async def answer(circle: Circle, who: Any, **filled: str) -> Any:
    form = await who.click(posts(circle.checkins)[0], label="Answer")
    return await who.submit_modal(form, filled)


async def test_the_card_says_who_reads_and_has_two_buttons(stage: Stage) -> None:
    circle = await asked(stage)
    (card,) = posts(circle.checkins)
    assert "Mara can read your answer" in words(card)
    assert list(buttons(card)) == ["Answer", "Not today"]


async def test_an_answer_is_private_unless_it_is_shared(stage: Stage) -> None:
    circle = await asked(stage)
    told = await answer(circle, circle.anna, score=" 7 ", words="slept well", share="private")
    assert told.ephemeral
    assert len(posts(circle.checkins)) == 1
    await answer(circle, circle.ben, score="8/10", words="long walk", share="shared")
    await settled(stage)
    shared = words(posts(circle.checkins)[-1])
    assert "**8** of 10" in shared
    assert "long walk" in shared
    read = await circle.mara.slash(circle.checkins, "checkin answers", group=circle.group)
    assert read.ephemeral
    assert "slept well" in words(read.response)
    mine = await circle.anna.slash(circle.checkins, "checkin mine")
    assert "slept well" in words(mine.response)
    assert "long walk" not in words(mine.response)


async def test_sharing_can_be_taken_back(stage: Stage) -> None:
    circle = await asked(stage)
    await answer(circle, circle.anna, score="7", words="slept well", share="shared")
    await settled(stage)
    assert len(posts(circle.checkins)) == 2
    await answer(circle, circle.anna, score="7", words="slept well", share="private")
    await settled(stage)
    assert len(posts(circle.checkins)) == 1


async def test_not_today_is_a_full_answer(stage: Stage) -> None:
    circle = await asked(stage)
    told = await circle.anna.click(posts(circle.checkins)[0], label="Not today")
    assert told.ephemeral
    assert "full answer" in words(told.response)
    assert [row["skipped"] for row in await stage.rows("responses")] == [True]


async def test_a_number_that_cannot_be_read_loses_nothing(stage: Stage) -> None:
    circle = await asked(stage)
    told = await answer(circle, circle.anna, score="eleven", words="a long story", share="private")
    assert "whole number from 0 to 10" in words(told.response)
    form = await circle.anna.click(told.response, label="Edit again")
    assert "a long story" in str(form.modal)
    await circle.anna.submit_modal(form, {"score": "7", "words": "a long story", "share": "private"})
    mine = await circle.anna.slash(circle.checkins, "checkin mine")
    assert "a long story" in words(mine.response)


async def test_a_low_answer_makes_a_case_and_the_person_is_told(stage: Stage) -> None:
    circle = await asked(stage)
    told = await answer(circle, circle.anna, score="0", words="", share="private")
    assert "a professional" in words(told.response)
    assert "112" in words(told.response)
    assert len(posts(circle.checkins)) == 1, "nothing shows in the channel"
    (case,) = await stage.rows("cases")
    assert (case["person_id"], case["source"]) == (circle.anna.id, "checkin")
    (shown,) = await stage.app.services.cases.look(case["guild_id"], case["id"], circle.mara.id)
    assert (shown.score, shown.text) == (0, None), "whoever opens the text reads the number"
    await settled(stage)
    assert "What you wrote in your check-in" in words(list(circle.anna.user.dm_channel.history())[-1])


async def test_without_consent_nothing_is_kept_and_the_person_is_told_before(stage: Stage) -> None:
    circle = await asked(stage, consents={Consent.GROUND_RULES})
    form = await circle.anna.click(posts(circle.checkins)[0], label="Answer")
    assert "nobody reads them" in str(form.modal)
    told = await circle.anna.submit_modal(form, {"score": "0", "words": "x", "share": "private"})
    assert "not kept" in words(told.response)
    assert not await stage.rows("responses")
    assert not await stage.rows("cases")


async def test_field_05_buttons_check_who_presses_and_survive_a_restart(stage: Stage) -> None:
    circle = await asked(stage)
    told = await circle.carl.click(posts(circle.checkins)[0], label="Answer")
    assert "members of this group" in words(told.response)
    async with restarted(stage):
        (card,) = posts(circle.checkins)
        await circle.anna.click(card, label="Not today")
        assert len(await stage.rows("responses")) == 1


async def test_schedules_are_for_those_who_lead_and_can_be_paused(stage: Stage) -> None:
    circle = await asked(stage)
    refused = await circle.anna.slash(circle.checkins, "checkin pause", group=circle.group)
    assert "lead this group" in words(refused.response)
    refused = await circle.anna.slash(circle.checkins, "checkin answers", group=circle.group)
    assert "lead this group" in words(refused.response)
    await circle.mara.slash(circle.checkins, "checkin pause", group=circle.group)
    await wait(stage, days=8)
    assert len(posts(circle.checkins)) == 1
    resumed = await circle.mara.slash(circle.checkins, "checkin resume", group=circle.group)
    assert "asked next" in words(resumed.response)
    wrong = await circle.mara.slash(
        circle.checkins, "checkin schedule", group=circle.group, weekdays="someday", at="18:00"
    )
    assert "weekdays" in words(wrong.response)
