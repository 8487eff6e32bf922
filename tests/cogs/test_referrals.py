"""Referrals, as those who lead and the member meet them."""

from datetime import timedelta
from typing import Any

import pytest

from bot.errors import Refusal
from tests.cogs.circle_stage import Circle, open_circle, posts, settled, wait
from tests.stage import Stage, words

REASON = "The nights have been hard for you for a while"


async def offered(stage: Stage, **filled: Any) -> tuple[Circle, Any, Any]:
    """Mara has suggested something to Anna: what she was told, and Anna's card."""
    circle = await open_circle(stage)
    day = (stage.env.now() + timedelta(days=14)).date().isoformat()
    form = await circle.mara.slash(circle.staff, "referral new", group=circle.group, member=circle.anna)
    told = await circle.mara.submit_modal(
        form,
        {"reason": REASON, "place": "Sleep clinic", "reach": "030 1234", "day": day, "owner": [str(circle.mara.id)]}
        | filled,
    )
    await settled(stage)
    mine = posts(circle.anna.user.dm_channel) if circle.anna.user.dm_channel else []
    return circle, told, mine[-1] if mine else None


async def test_the_member_sees_it_first_and_agrees(stage: Stage) -> None:
    circle, told, mine = await offered(stage)
    assert "reads it now" in words(told.response)
    read = words(mine)
    for part in (REASON, "Sleep clinic", "030 1234", "Mara", "up to you"):
        assert part in read
    assert not posts(circle.staff)
    assert b"nights" not in (await stage.rows("referrals"))[0]["words"]
    done = await circle.anna.user.click(mine, label="Yes, I'd like that")
    await settled(stage)
    assert "Mara asks you" in words(done.response)
    staff = words(posts(circle.staff)[-1])
    assert "agreed to a suggestion" in staff
    assert "Sleep" not in staff
    assert "You said yes" in words(posts(circle.anna.user.dm_channel)[-1])


async def test_a_no_is_taken_as_it_is(stage: Stage) -> None:
    circle, _, mine = await offered(stage)
    await circle.anna.user.click(mine, label="No, thank you")
    await settled(stage)
    assert "does not want" in words(posts(circle.staff)[-1])
    none = await circle.mara.slash(circle.staff, "referral list", group=circle.group)
    assert "no open referrals" in words(none.response)
    await wait(stage, days=20)
    assert not circle.mara.user.dm_channel or not posts(circle.mara.user.dm_channel)


async def test_the_follow_up_comes_to_its_owner_and_again_while_they_wait(stage: Stage) -> None:
    circle, _, mine = await offered(stage)
    await circle.anna.user.click(mine, label="Yes, I'd like that")
    await wait(stage, days=15)
    (asked,) = posts(circle.mara.user.dm_channel)
    assert "time to ask" in words(asked)
    assert REASON not in words(asked)
    noted = await circle.mara.user.select(asked, ["waiting"])
    assert "two weeks" in words(noted.response)
    await wait(stage, days=15)
    assert len(posts(circle.mara.user.dm_channel)) == 2
    listed = await circle.mara.slash(circle.staff, "referral list", group=circle.group)
    assert "waits for a place" in words(listed.response)
    number = str((await stage.rows("referrals"))[0]["id"])
    shown = await circle.mara.select(listed.response, [number])
    assert REASON in words(shown.response)
    await circle.mara.select(shown.response, ["went"])
    await wait(stage, days=30)
    assert len(posts(circle.mara.user.dm_channel)) == 2
    listed = await circle.mara.slash(circle.staff, "referral list", group=circle.group)
    shown = await circle.mara.select(listed.response, [number])
    await circle.mara.select(shown.response, ["back"])
    assert [row["state"] for row in await stage.rows("referrals")] == ["back"]


async def test_an_owner_who_cannot_be_reached_is_asked_in_the_staff_channel(stage: Stage) -> None:
    circle, _, mine = await offered(stage)
    await circle.anna.user.click(mine, label="Yes, I'd like that")
    await settled(stage)
    stage.close_direct_messages(circle.mara)
    await wait(stage, days=15)
    assert "time to ask" in words(posts(circle.staff)[-1])


async def test_those_who_lead_learn_that_an_offer_did_not_arrive_and_the_member_finds_it(stage: Stage) -> None:
    circle = await open_circle(stage)
    stage.close_direct_messages(circle.anna)
    day = (stage.env.now() + timedelta(days=14)).date().isoformat()
    form = await circle.mara.slash(circle.staff, "referral new", group=circle.group, member=circle.anna)
    what = {"reason": REASON, "place": "Sleep clinic", "reach": "030 1234", "day": day, "owner": [str(circle.mara.id)]}
    await circle.mara.submit_modal(form, what)
    await settled(stage)
    staff = words(posts(circle.staff)[-1])
    assert "did not reach them" in staff
    assert "Sleep" not in staff
    mine = await circle.anna.slash(circle.talk, "referral mine")
    assert "Sleep clinic" in words(mine.response)


async def test_only_their_own_answers_and_their_own_are_found_again(stage: Stage) -> None:
    circle, _, _ = await offered(stage)
    shown = await circle.anna.slash(circle.talk, "referral mine")
    assert "030 1234" in words(shown.response)
    his = await circle.ben.slash(circle.talk, "referral mine")
    assert "Nothing was suggested" in words(his.response)
    number = (await stage.rows("referrals"))[0]["id"]
    referrals = stage.app.services.referrals
    with pytest.raises(Refusal, match="referral-not-yours"):
        await referrals.answer(stage.guild.id, number, circle.ben.id, yes=True)
    assert [row["state"] for row in await stage.rows("referrals")] == ["asked"]
    await circle.anna.click(shown.response, label="Yes, I'd like that")
    assert [row["state"] for row in await stage.rows("referrals")] == ["agreed"]


async def test_what_is_missing_is_asked_for(stage: Stage) -> None:
    _, told, mine = await offered(stage, day="someday")
    assert "can't read that day" in words(told.response)
    assert mine is None
    assert not await stage.rows("referrals")


async def test_erasing_takes_it_away(stage: Stage) -> None:
    circle, _, _ = await offered(stage)
    await stage.app.services.privacy.erase(stage.guild.id, circle.anna.id)
    await settled(stage)
    assert not await stage.rows("referrals")
