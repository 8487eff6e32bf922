"""A clinic's own words to members: a supervisor writes them, sees what a member would read, and a member reads them."""

import shutil
from pathlib import Path
from typing import Any

from bot.content.location import data_folder
from bot.delivery.hand import Handed
from bot.domain.outbox import OutboxEntry
from bot.errors import Doubtful
from bot.storage.guilds import GuildRepository
from bot.texts import load_texts
from tests.cogs.test_audit import answer, files
from tests.cogs.test_cases import DANGER, Desk, case_card, open_desk, press, settled, wait
from tests.stage import Stage, buttons, words

OWN = "Hello. Thank you for telling us.\n{seen}\nIn danger? Call {number}.\n{lines}\nYour clinic"


async def edited(desk: Desk, text: str = OWN, notice: str = "message", hours: str = "staffed") -> Any:
    """A supervisor writes words and saves them; the answer."""
    form = await desk.ruth.slash(desk.stage.desk, "notices edit", notice=notice, hours=hours)
    preview = await desk.ruth.submit_modal(form, {"words": text})
    return await press(desk.ruth, preview.response, "Save")


async def told(desk: Desk) -> list[Any]:
    """What the timeline says was read: after what, in which hours, in which version."""
    rows = await desk.stage.rows("timeline")
    facts = [row["facts"] for row in rows if row["event"] == "notice-told"]
    return [(one["notice"], one["hours"], one["version"]) for one in facts]


async def test_from_the_form_to_what_a_member_reads(stage: Stage) -> None:
    desk = await open_desk(stage)
    async with stage.app.database.unit(stage.guild.id) as unit:
        await GuildRepository(unit).save(countries=["DE"])
    form = await desk.ruth.slash(stage.desk, "notices edit", notice="message", hours="staffed")
    preview = await desk.ruth.submit_modal(form, {"words": OWN})
    assert "not saved yet" in words(preview.response)
    assert "here in Germany" in words(preview.response)
    assert "On duty now: Ida, Jon" in words(preview.response)
    assert "In danger? Call 112 (ambulance, fire), 110 (police)." in words(preview.response)
    assert "{" not in words(preview.response)
    assert not await stage.rows("member_notices"), "a preview changes nothing"
    saved = await press(desk.ruth, preview.response, "Save")
    assert "version 1" in words(saved.response)
    await desk.circle.anna.send(desk.circle.talk, DANGER)
    await settled(stage)
    (notice,) = desk.dm(desk.circle.anna)
    assert "Hello. Thank you for telling us.\nOn duty now: Ida, Jon" in words(notice)
    assert "In danger? Call 112 (ambulance" in words(notice)
    assert "I'm the group's bot" not in words(notice)
    assert await told(desk) == [("message", "staffed", 1)]


async def test_an_edit_tells_nobody_twice_and_stands_beside_what_was_read(stage: Stage) -> None:
    desk = await open_desk(stage)
    await desk.circle.anna.send(desk.circle.talk, DANGER)
    await settled(stage)
    before = words(desk.dm(desk.circle.anna)[0])
    await edited(desk)
    await edited(desk, "{name} is with it now. {seen}", "answered")
    await desk.circle.anna.send(desk.circle.talk, DANGER + " now")
    await settled(stage)
    (only,) = desk.dm(desk.circle.anna)
    assert words(only) == before
    await desk.ida.slash(stage.desk, "case acknowledge", case=1)
    await settled(stage)
    assert "Ida is with it now. Ida has answered" in words(desk.dm(desk.circle.anna)[-1])
    assert await told(desk) == [("message", "staffed", 0), ("answered", "staffed", 2)]


async def test_a_call_is_answered_in_the_words_for_it_with_the_number_first_in_danger(stage: Stage) -> None:
    desk = await open_desk(stage)
    await edited(desk, notice="call")
    answer = await desk.circle.anna.slash(desk.circle.talk, "support-now")
    assert words(answer.response).startswith("Hello. Thank you for telling us.\nOn duty now: Ida, Jon")
    worse = await press(desk.circle.anna, answer.response, "Life is in danger")
    assert words(worse.response).startswith("In danger? Call 112 (ambulance, fire), 110 (police).\nHello.")
    assert await told(desk) == [("call", "staffed", 1), ("call", "staffed", 1)]


async def test_what_must_be_said_cannot_be_edited_away(stage: Stage) -> None:
    desk = await open_desk(stage)
    for text, problem in (
        ("We are here. {seen}", "`{number}` is missing"),
        ("We are here. Call {number}.", "`{seen}` is missing"),
        ("{seen} {number} {phone}", "I don't know `{phone}`"),
        ("{seen} ||{number}||", "could hide it"),
    ):
        form = await desk.ruth.slash(stage.desk, "notices edit", notice="message", hours="unstaffed")
        refused = await desk.ruth.submit_modal(form, {"words": text})
        assert problem in words(refused.response)
        again = await press(desk.ruth, refused.response, "Edit again")
        assert text in str(again.modal)
    assert not await stage.rows("member_notices")


async def test_earlier_words_are_put_back_and_every_change_is_kept(stage: Stage) -> None:
    desk = await open_desk(stage)
    await edited(desk)
    await edited(desk, OWN.replace("Hello", "Good day"))
    shown = await desk.ruth.slash(stage.desk, "notices history", notice="message", hours="staffed")
    assert f"**Version 2** · <@{desk.ruth.id}>" in words(shown.response)
    one = await desk.ruth.select(shown.response, ["1"], custom_id=f"notice-version:{stage.guild.id}")
    assert "> Hello. Thank you for telling us." in words(one.response)
    preview = await press(desk.ruth, one.response, "Put these words back")
    assert "version 3" in words((await press(desk.ruth, preview.response, "Save")).response)
    asked = await desk.ruth.slash(stage.desk, "notices reset", notice="message", hours="staffed")
    assert "Your message has reached the team" in words(asked.response)
    gone = await press(desk.ruth, asked.response, "Back to the original words")
    assert "read the original words again" in words(gone.response)
    again = await desk.ruth.slash(stage.desk, "notices reset", notice="message", hours="staffed")
    assert "already" in words(again.response)
    kept = [row["words"] for row in await stage.rows("member_notices")]
    assert kept == [OWN, OWN.replace("Hello", "Good day"), OWN, None]


async def test_words_hold_in_the_language_they_were_written_for(stage: Stage, tmp_path: Path) -> None:
    desk = await open_desk(stage)
    for code in ("en", "de"):
        shutil.copytree(data_folder() / "texts" / "en", tmp_path / "texts" / code)
    stage.app.bot.texts = load_texts(tmp_path / "texts", "de")
    form = await desk.ruth.slash(stage.desk, "notices edit", notice="message", hours="staffed")
    preview = await desk.ruth.submit_modal(form, {"words": "Danke. {seen} {number}"})
    assert "After a message · Somebody is on duty · de" in words(preview.response)
    await press(desk.ruth, preview.response, "Save")
    await desk.circle.anna.send(desk.circle.talk, DANGER)
    await settled(stage)
    assert words(desk.dm(desk.circle.anna)[0]).startswith("Danke. On duty now"), "direct messages are in this language"
    english = await desk.ruth.slash(stage.desk, "notices show", notice="message", language="en")
    assert "Danke" not in words(english.response)
    await edited(desk, "Danke. {seen} {number}", "call")
    answer = await desk.circle.anna.slash(desk.circle.talk, "support-now")
    assert "Danke" not in words(answer.response), "whoever reads English reads the English words"


async def test_a_message_that_may_have_arrived_keeps_its_words_when_it_is_tried_again(stage: Stage) -> None:
    desk = await open_desk(stage)
    await edited(desk)
    refused = 0

    async def doubtful(entry: OutboxEntry) -> Handed | None:
        nonlocal refused
        if entry.kind == "member-notice" and not refused:
            refused += 1
            await stage.app.bot.renderers[entry.kind](entry)
            raise Doubtful(0, "cut off")
        return await over(entry)

    over, stage.app.courier._hand.over = stage.app.courier._hand.over, doubtful
    await desk.circle.anna.send(desk.circle.talk, DANGER)
    await settled(stage)
    assert refused == 1
    await edited(desk, "Good day. {seen} {number}")
    await wait(stage, minutes=1)
    (notice,) = desk.dm(desk.circle.anna)
    assert words(notice).startswith("Hello. Thank you for telling us.")
    assert await told(desk) == [("message", "staffed", 1)]


async def test_closed_direct_messages_lead_to_the_same_words_in_a_thread(stage: Stage) -> None:
    desk = await open_desk(stage)
    await edited(desk)
    stage.close_direct_messages(desk.circle.anna)
    await desk.circle.anna.send(desk.circle.talk, DANGER)
    await settled(stage)
    (place,) = desk.circle.talk.threads
    assert "Hello. Thank you for telling us." in words(place.history()[0])
    assert await told(desk) == [("message", "staffed", 1)], "what did not arrive was read by nobody"


async def test_two_supervisors_do_not_write_over_each_other(stage: Stage) -> None:
    desk = await open_desk(stage)
    form = await desk.ruth.slash(stage.desk, "notices edit", notice="message", hours="staffed")
    mine = await desk.ruth.submit_modal(form, {"words": OWN})
    await edited(desk, "{seen} {number}")
    late = await press(desk.ruth, mine.response, "Save")
    assert "changed these words meanwhile" in words(late.response)
    assert len(await stage.rows("member_notices")) == 1


async def test_the_list_says_when_to_whom_and_whose_words(stage: Stage) -> None:
    desk = await open_desk(stage)
    await edited(desk, hours="unstaffed")
    listed = await desk.ida.slash(stage.desk, "notices show")
    assert "**After a call for a person**: to whoever pressed the button" in words(listed.response)
    assert "Your own words: Nobody is on duty." in words(listed.response)
    menu = f"notice-pick:{stage.guild.id}:0:0:{int.from_bytes(b'en', 'big')}"
    card = await desk.ida.select(listed.response, ["message"], custom_id=menu)
    assert "> Hello. Thank you for telling us." in words(card.response)
    assert "> {seen}" in words(card.response)
    assert "what each is for. It has to stay." in words(card.response)
    assert list(buttons(card.response)) == [
        "Edit: on duty",
        "Preview: on duty",
        "Edit: nobody on duty",
        "Preview: nobody on duty",
        "History: nobody on duty",
        "Reset: nobody on duty",
    ]
    look = await press(desk.ida, card.response, "Preview: nobody on duty")
    assert "Hello. Thank you for telling us." in words(look.response)
    refused = await press(desk.ida, card.response, "Edit: on duty")
    assert "for supervisors" in words(refused.response)
    mine = await desk.ruth.slash(stage.desk, "notices show", notice="message")
    form = await press(desk.ruth, mine.response, "Edit: nobody on duty")
    assert "Hello. Thank you for telling us." in str(form.modal)


async def test_members_and_those_who_lead_elsewhere_are_turned_away(stage: Stage) -> None:
    desk = await open_desk(stage)
    for person in (desk.circle.anna, desk.circle.mara, stage.member("fay")):
        refused = await person.slash(desk.circle.talk, "notices edit", notice="message", hours="staffed")
        assert "for supervisors" in words(refused.response)
    member = await desk.circle.anna.slash(desk.circle.talk, "notices show")
    assert refused.response.ephemeral
    assert member.response.ephemeral
    assert "After a message" not in words(member.response)


async def test_what_is_not_there_is_said_plainly(stage: Stage) -> None:
    desk = await open_desk(stage)
    odd = await desk.ruth.slash(stage.desk, "notices edit", notice="weather", hours="staffed")
    assert "choose one from the list" in words(odd.response)
    odd = await desk.ruth.slash(stage.desk, "notices show", notice="message", language="xx")
    assert "There are: en" in words(odd.response)
    none = await desk.ruth.slash(stage.desk, "notices history", notice="again", hours="staffed")
    assert "nobody has changed these words" in words(none.response)


async def test_the_record_of_a_case_shows_what_the_member_was_told(stage: Stage) -> None:
    desk = await open_desk(stage)
    await edited(desk)
    await desk.circle.anna.send(desk.circle.talk, DANGER)
    await settled(stage)
    await edited(desk, "{seen} {number}")
    asked = await desk.ruth.slash(stage.desk, "audit export", case=1)
    page = (await files(asked))["case-1.html"]
    assert "<strong>What they read</strong>" in page
    assert "hours: Somebody is on duty" in page
    assert "notice: After a message · version: 1" in page
    assert "<blockquote>Hello. Thank you for telling us.\n{seen}" in page
    more = await press(desk.ida, case_card(desk), "More")
    read = await press(desk.ida, more.response, "What they read")
    assert "**After a message** · <t:" in words(read.response)
    assert "version 1\n> Hello. Thank you for telling us.\n> {seen}" in words(read.response)
    whole = await desk.ruth.slash(stage.desk, "audit verify")
    assert "The record is whole" in words(answer(whole))
