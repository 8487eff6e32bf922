"""The set-up page as an administrator meets it: test page, helplines, and what the bot cannot hear."""

from typing import Any

import pytest

from bot.client import wanted_intents
from bot.domain.guilds import CHECK_AGAIN
from bot.domain.outbox import Action, OutboxEntry, Priority
from bot.errors import NotFound
from tests.cogs.test_cases import Desk, open_desk, press, settled, wait
from tests.stage import Stage, buttons, open_stage, words


async def opened(desk: Desk, label: str) -> Any:
    """A part of the set-up, as the administrator sees it."""
    page = await desk.stage.admin.slash(desk.stage.desk, "setup")
    return await press(desk.stage.admin, page.response, label)


async def test_a_test_page_reaches_who_is_on_duty_and_shows_the_answer(stage: Stage) -> None:
    desk = await open_desk(stage)
    shown = await opened(desk, "Test page")
    assert "Nobody has been paged" in words(shown.response)
    shown = await press(stage.admin, shown.response, "Send a test page")
    await settled(stage)
    assert words(shown.response).count("no answer yet") == 2
    page = desk.dm(desk.ida)[-1]
    assert "Nobody is in danger" in words(page)
    assert desk.dm(desk.ruth) == [], "the supervisor is not on duty"
    await wait(stage, seconds=12)
    thanks = await press(desk.ida, page, "I'm here")
    await settled(stage)
    assert "noted" in words(thanks.response)
    assert buttons(desk.dm(desk.ida)[-1]) == {}, "the page shows that it was answered"
    shown = await press(stage.admin, shown.response, "Look again")
    assert f"✓ <@{desk.ida.id}>: answered after" in words(shown.response)
    assert f"○ <@{desk.jon.id}>" in words(shown.response)
    page = await stage.admin.slash(stage.desk, "setup")
    assert f"**Test page**: <@{desk.ida.id}> answered" in words(page.response)


async def test_a_test_page_that_arrives_nowhere_says_so(stage: Stage) -> None:
    desk = await open_desk(stage)
    shown = await opened(desk, "Test page")
    shown = await press(stage.admin, shown.response, "Send a test page")
    await settled(stage)
    row = next(row for row in await stage.rows("outbox") if row["kind"] == "test-page")
    names = ("id", "guild_id", "kind", "subject", "user_id", "payload")
    entry = OutboxEntry(
        **{name: row[name] for name in names}, action=Action.SEND, priority=Priority.PAGE, due_at=row["created_at"]
    )
    async with stage.app.database.unit(stage.guild.id) as unit:
        await stage.app.services.setup.test_page_result(unit, entry, delivered=False)
    shown = await press(stage.admin, shown.response, "Look again")
    assert f"✗ <@{row['user_id']}>: could not be written to" in words(shown.response)


async def test_nobody_to_page_is_a_sentence(stage: Stage) -> None:
    page = await stage.admin.slash(stage.desk, "setup")
    shown = await press(stage.admin, page.response, "Test page")
    refused = await press(stage.admin, shown.response, "Send a test page")
    assert "There is nobody to page" in words(refused.response)


async def test_somebody_elses_page_is_refused(stage: Stage) -> None:
    desk = await open_desk(stage)
    await stage.app.services.setup.send_test_page(stage.guild.id, stage.admin.id)
    await settled(stage)
    setup = stage.app.services.setup
    mine = next(page.id for page in (await setup.progress(stage.guild.id)).tested if page.user_id == desk.ida.id)
    with pytest.raises(NotFound):
        await setup.answer_test_page(stage.guild.id, mine, desk.jon.id)
    await setup.answer_test_page(stage.guild.id, mine, desk.ida.id)
    with pytest.raises(NotFound):
        await setup.answer_test_page(stage.guild.id, mine, desk.ida.id)


async def in_germany(desk: Desk) -> None:
    """Members live there, and some in the United States."""
    await desk.stage.app.services.setup.place(desk.stage.guild.id, "Europe/Berlin", ["DE", "US"])


async def correct(stage: Stage, entry: Any, **ways: str) -> Any:
    """Fill the form about an entry."""
    form = await press(stage.admin, entry, "Correct it")
    return await stage.admin.submit_modal(form, {"phone": "", "text": "", "web": "", "hours": "", **ways})


async def test_a_number_that_is_corrected_is_the_one_members_read(stage: Stage) -> None:
    desk = await open_desk(stage)
    await in_germany(desk)
    entry = (await opened(desk, "Check helplines")).response
    first = (await stage.app.services.helplines.open_questions(stage.guild.id))[0]
    assert first.name in words(entry)
    told = await correct(stage, entry, phone="0800 000 4711", hours="every day")
    assert "Phone: 0800 000 4711" in words(told.response)
    called = await desk.circle.anna.slash(desk.circle.talk, "support-now")
    assert "0800 000 4711" in words(called.response)
    assert str(first.phone) not in words(called.response)
    seen = await press(stage.admin, told.response, "What members see")
    assert f"✓ {first.name}: 0800 000 4711 · every day · corrected here" in words(seen.response)
    again = await stage.admin.select(seen.response, [first.id], custom_id=f"helpline-pick:{stage.guild.id}")
    put_back = await press(stage.admin, again.response, "As in the directory")
    assert f"Phone: {first.phone}" in words(put_back.response)
    waiting = await stage.app.services.helplines.open_questions(stage.guild.id)
    assert first.id in {line.id for line in waiting}, "it waits for a check again"


async def test_an_entry_that_cannot_be_reached_loses_nothing(stage: Stage) -> None:
    desk = await open_desk(stage)
    await in_germany(desk)
    entry = (await opened(desk, "Check helplines")).response
    refused = await correct(stage, entry, hours="every day")
    assert "At least one way is needed" in words(refused.response)
    form = await press(stage.admin, refused.response, "Edit again")
    assert "every day" in str(form.modal)
    told = await stage.admin.submit_modal(form, {"phone": "110 220 330", "text": "", "web": "", "hours": "every day"})
    assert "Phone: 110 220 330" in words(told.response)
    entry = (await opened(desk, "Check helplines")).response
    refused = await correct(stage, entry, web="not an address")
    assert "https://" in words(refused.response)


async def test_confirming_keeps_a_correction_and_hiding_takes_it_away(stage: Stage) -> None:
    desk = await open_desk(stage)
    await in_germany(desk)
    entry = (await opened(desk, "Check helplines")).response
    told = await correct(stage, entry, phone="0800 000 4711")
    await press(stage.admin, told.response, "Checked, show it")
    first, helplines = (await stage.rows("confirmed_helplines"))[0]["entry_id"], stage.app.services.helplines
    lines = await helplines.for_country(stage.guild.id, "DE")
    assert "0800 000 4711" in {line.phone for line in lines}
    page = await press(stage.admin, (await opened(desk, "Check helplines")).response, "What members see")
    chosen = await stage.admin.select(page.response, [first], custom_id=f"helpline-pick:{stage.guild.id}")
    await press(stage.admin, chosen.response, "Don't show it")
    lines = await helplines.for_country(stage.guild.id, "DE")
    assert "0800 000 4711" not in {line.phone for line in lines}
    assert (await stage.rows("confirmed_helplines"))[0]["edit"]["phone"] == "0800 000 4711"


async def test_every_entry_is_asked_about_again_after_half_a_year(stage: Stage) -> None:
    desk = await open_desk(stage)
    await in_germany(desk)
    helplines = stage.app.services.helplines
    for line in await helplines.open_questions(stage.guild.id):
        await helplines.decide(stage.guild.id, line.id, stage.admin.id, shown=True)
    assert "Every helpline of your countries is decided" in words((await opened(desk, "Check helplines")).response)
    await stage.env.advance_time(CHECK_AGAIN.total_seconds())
    assert await helplines.open_questions(stage.guild.id)


async def test_without_a_country_the_preview_says_what_to_do(stage: Stage) -> None:
    desk = await open_desk(stage)
    done = await opened(desk, "Check helplines")
    seen = await press(stage.admin, done.response, "What members see")
    assert "No countries are chosen yet" in words(seen.response)


async def test_what_is_not_covered_is_said_on_the_page_and_on_the_desk(tmp_path: Any) -> None:
    async with open_stage(tmp_path, intents=wanted_intents(message_content=False, members=False)) as stage:
        desk = await open_desk(stage)
        listener: Any = stage.app.bot.get_cog("CoverageListener")
        await listener.on_ready()
        await listener.on_ready()
        await settled(stage)
        told = [words(card) for card in desk.cards if "What I can't hear" in words(card)]
        assert len(told) == 1, "once a day, however often the bot connects"
        assert "Message Content intent" in told[0]
        assert "Server Members intent" in told[0]
        page = await stage.admin.slash(stage.desk, "setup")
        assert "! **Not covered: what members write in channels.**" in words(page.response)


async def test_a_page_with_everything_says_nothing_of_it(stage: Stage) -> None:
    page = await stage.admin.slash(stage.desk, "setup")
    assert "Not covered" not in words(page.response)
