"""Who is heard, as those who lead see it, and who is not counted."""

from typing import Any

from bot.domain.groups import Consent
from tests.cogs.circle_stage import Circle, fill, open_circle, press, settled, wait
from tests.stage import Stage, words


def seen(shown: Any) -> str:
    """What the command showed."""
    return words(shown.followups[-1] if shown.followups else shown.response)


async def talk(stage: Stage, **group: Any) -> Circle:
    """Anna writes twice, and Ben answers her."""
    circle = await open_circle(stage, kind="process", **group)
    first = await circle.anna.send(circle.talk, "hello everyone")
    await circle.ben.send(circle.talk, "hello Anna", reply_to=first)
    await circle.anna.send(circle.talk, "good to see you")
    await circle.carl.send(circle.talk, "I am not in the group")
    await settled(stage)
    return circle


async def test_counts_of_a_week_are_shown_to_whoever_leads(stage: Stage) -> None:
    circle = await talk(stage)
    rows = await stage.rows("voices")
    assert {(row["user_id"], row["to_id"], row["messages"]) for row in rows} == {
        (circle.anna.id, 0, 2),
        (circle.ben.id, 0, 1),
        (circle.ben.id, circle.anna.id, 1),
    }
    shown = await circle.mara.slash(circle.staff, "speaking", group=circle.group)
    text = seen(shown)
    assert f"<@{circle.anna.id}>: wrote 2, answers to others 0, answers from others 1" in text
    assert "says nothing about how anybody is" in text
    assert str(circle.carl.id) not in text
    message = shown.followups[-1] if shown.followups else shown.response
    assert [file.filename for file in message.attachments] == ["voices.png"]
    refused = await circle.anna.slash(circle.talk, "speaking", group=circle.group)
    assert "wrote" not in words(refused.response)


async def test_who_did_not_agree_is_not_counted(stage: Stage) -> None:
    circle = await talk(stage, consents={Consent.GROUND_RULES})
    assert [(row["user_id"], row["to_id"]) for row in await stage.rows("voices")] == [(circle.ben.id, 0)]
    text = seen(await circle.mara.slash(circle.staff, "speaking", group=circle.group))
    assert "One member is not counted" in text
    assert str(circle.anna.id) not in text


async def test_taking_the_consent_back_deletes_the_counts(stage: Stage) -> None:
    circle = await talk(stage)
    now = await circle.anna.slash(circle.talk, "consents")
    assert "My messages may be counted: yes" in words(now.response)
    form = await press(circle.anna, now.response, "Change")
    await fill(circle.anna, form, {"screening": True, "checkins": True, "counted": False})
    rows = await stage.rows("voices")
    assert {circle.anna.id}.isdisjoint({who for row in rows for who in (row["user_id"], row["to_id"])})
    await circle.anna.send(circle.talk, "still here")
    await settled(stage)
    assert len(await stage.rows("voices")) == len(rows)


async def test_counts_go_after_twelve_weeks(stage: Stage) -> None:
    await talk(stage)
    await wait(stage, days=80)
    assert await stage.rows("voices")
    for _ in range(2):
        await wait(stage, days=6)
    assert not await stage.rows("voices")


async def test_other_kinds_do_not_count_and_do_not_ask(stage: Stage) -> None:
    circle = await open_circle(stage, kind="support")
    await circle.anna.send(circle.talk, "hello everyone")
    await settled(stage)
    assert not await stage.rows("voices")
    told = await circle.mara.slash(circle.staff, "speaking", group=circle.group)
    assert "doesn't have this" in words(told.response)
    now = await circle.anna.slash(circle.talk, "consents")
    assert "counted" not in words(now.response)


async def test_erasing_takes_the_counts_with_it(stage: Stage) -> None:
    circle = await talk(stage)
    await stage.app.services.privacy.erase(stage.guild.id, circle.anna.id)
    assert [(row["user_id"], row["to_id"]) for row in await stage.rows("voices")] == [(circle.ben.id, 0)]
