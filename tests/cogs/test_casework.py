"""Working a case as people do: the line to a member, quieting a group, protocols, what comes after."""

from typing import Any

from bot.domain.desk import Sighting
from bot.domain.triage import Kind, Level, Source
from bot.storage.groups import GroupRepository
from tests.cogs.circle_stage import posts
from tests.cogs.test_cases import DANGER, Desk, case_card, open_desk, press, settled, wait
from tests.stage import Stage, buttons, words

RUDE = "you are worthless, shut up you idiot"


async def crisis(stage: Stage) -> Desk:
    """Ida has a crisis of Anna's."""
    desk = await open_desk(stage)
    await desk.circle.ben.send(desk.circle.talk, "good evening all")
    await desk.circle.anna.send(desk.circle.talk, DANGER)
    await desk.circle.ben.send(desk.circle.talk, "Anna, talk to us")
    await settled(stage)
    await press(desk.ida, case_card(desk), "Acknowledge")
    await settled(stage)
    return desk


def thread(channel: Any, end: str) -> Any:
    """The private thread under a channel whose name begins so."""
    return next(one for one in channel.threads if one.name.startswith(end))


async def more(desk: Desk, person: Any, label: str) -> Any:
    """Press a button of *More*."""
    shown = await press(person, case_card(desk), "More")
    return await press(person, shown.response, label)


async def test_the_page_on_the_desk_is_one_line_with_a_link(stage: Stage) -> None:
    desk = await open_desk(stage)
    await desk.circle.anna.send(desk.circle.talk, DANGER)
    await settled(stage)
    card = case_card(desk)
    (page,) = [one for one in desk.cards if one.id != card.id]
    assert words(page).count("\n") == 0
    assert f"<@{desk.ida.id}>" in words(page)
    assert f"/{stage.desk.id}/{card.id}" in words(page)
    assert buttons(page) == {}
    await press(desk.ida, card, "Acknowledge")
    await settled(stage)
    assert all("✓" in words(one) for one in desk.cards)


async def test_opening_the_text_shows_what_was_said_around_it(stage: Stage) -> None:
    desk = await crisis(stage)
    shown = await press(desk.ida, case_card(desk), "Open text")
    assert shown.ephemeral
    around = words(shown.followups[-1])
    assert around.index("good evening") < around.index("pills") < around.index("talk to us")
    assert "▶" in around
    assert "good evening" not in " ".join(map(words, desk.cards))
    looked = [row["actor_id"] for row in await stage.rows("timeline") if row["event"] == "looked"]
    assert looked == [desk.ida.id]


async def test_a_line_carries_words_both_ways_and_says_who_is_there(stage: Stage) -> None:
    desk = await crisis(stage)
    await more(desk, desk.ida, "Reach the member")
    await settled(stage)
    anna, place = desk.circle.anna, thread(stage.desk, "case-1")
    hello = words(desk.dm(anna)[-1])
    assert "Ida" in hello
    assert "Nurse" in hello
    assert any("has been told" in words(one) for one in place.history())
    await desk.ida.send(place, "Anna, are you safe right now?")
    await settled(stage)
    assert "Ida" in words(desk.dm(anna)[-1])
    assert "are you safe" in words(desk.dm(anna)[-1])
    await anna.send_dm("not really, no")
    await settled(stage)
    answer = words(place.history()[-1])
    assert "not really, no" in answer
    assert f"<@{desk.ida.id}>" in answer
    assert not any("reads along" in words(one) for one in desk.dm(anna)), "somebody does read here"
    assert not [one for one in desk.cards if "not really" in words(one)]
    await desk.jon.slash(stage.desk, "case take-over", case=1)
    await settled(stage)
    assert "Jon" in words(desk.dm(anna)[-1]), "the member reads who is there now"
    assert "taken over" in words(desk.dm(desk.ida)[-1])
    form = await desk.jon.slash(stage.desk, "case close", case=1)
    await desk.jon.submit_modal(form, {"outcome": ["supported"], "hours": "24", "assignee": [str(desk.jon.id)]})
    await settled(stage)
    assert "conversation is over" in words(desk.dm(anna)[-1])
    asked = await anna.slash(desk.circle.talk, "privacy erase")
    await press(anna, asked.response, next(iter(buttons(asked.response))))
    await settled(stage)
    assert not stage.desk.threads, "what she wrote does not stand on the desk any more"


async def test_closed_direct_messages_lead_to_a_thread_of_their_own(stage: Stage) -> None:
    desk = await open_desk(stage)
    stage.close_direct_messages(desk.circle.anna)
    await desk.circle.anna.send(desk.circle.talk, DANGER)
    await settled(stage)
    place = thread(desk.circle.talk, "the-team")
    assert len(place.history()) == 1
    assert "On duty now: Ida, Jon" in words(place.history()[0])
    await press(desk.ida, case_card(desk), "Acknowledge")
    await settled(stage)
    assert "Ida has answered" in words(place.history()[-1])
    await more(desk, desk.ida, "Reach the member")
    await settled(stage)
    await desk.circle.anna.send(place, "I can write here")
    await settled(stage)
    assert "I can write here" in words(thread(stage.desk, "case-1").history()[-1])


async def test_a_group_is_slowed_and_let_go_again(stage: Stage) -> None:
    desk = await crisis(stage)
    asked = await more(desk, desk.ida, "Quiet the group")
    await desk.ida.select(asked.response, ["slow-1"])
    await settled(stage)
    assert stage.slow_mode(desk.circle.talk) == 60
    assert "quieter here" in words(posts(desk.circle.talk)[-1])
    assert "Slow mode until" in words(case_card(desk))
    note = next(one for one in desk.cards if "Lift" in buttons(one))
    await press(desk.jon, note, "Lift")
    await settled(stage)
    assert stage.slow_mode(desk.circle.talk) == 0
    assert "as usual" in words(posts(desk.circle.talk)[-1])
    await desk.ida.slash(stage.desk, "case quiet", case=1, how="slow-1")
    await wait(stage, hours=1)
    assert stage.slow_mode(desk.circle.talk) == 0, "by itself"


async def test_nobody_in_danger_is_timed_out(stage: Stage) -> None:
    desk = await crisis(stage)
    asked = await more(desk, desk.ida, "Time out")
    told = await desk.ida.select(asked.response, ["600"])
    assert "only for hostility" in words(told.response)


async def test_a_message_is_removed_with_a_reason(stage: Stage) -> None:
    desk = await crisis(stage)
    form = await more(desk, desk.ida, "Remove a message")
    done = await desk.ida.submit_modal(form, {"reason": "It describes a way"})
    assert "Removed" in words(done.response)
    await settled(stage)
    assert not any("pills" in one.content for one in posts(desk.circle.talk))
    assert "It describes a way" in words(desk.dm(desk.circle.anna)[-1])


async def test_protocols_behind_a_button_and_by_search(stage: Stage) -> None:
    desk = await crisis(stage)
    shown = await more(desk, desk.ida, "What to do")
    assert shown.ephemeral
    assert "Thoughts of suicide" in words(shown.response)
    found = await desk.ida.slash(stage.desk, "protocol search", words="hostility")
    assert "Hostility toward a member" in words(found.response)
    several = await desk.ida.slash(stage.desk, "protocol search", words="emergency")
    one = await desk.ida.select(several.response, ["medical"])
    assert "Sources" in words(one.response)
    none = await desk.ida.slash(stage.desk, "protocol search", words="xylophone")
    assert "No card fits" in words(none.response)
    offered = await desk.ida.autocomplete(stage.desk, "protocol search", "words", "suic")
    assert "Thoughts of suicide" in str(offered)


async def test_the_owner_is_asked_before_it_pages_again(stage: Stage) -> None:
    desk = await crisis(stage)
    await wait(stage, minutes=30)
    question = desk.dm(desk.ida)[-1]
    assert "Are you still on it?" in words(question)
    assert "pages again" in words(case_card(desk))
    await press(desk.ida, question, "I am on it")
    await settled(stage)
    await wait(stage, minutes=6)
    assert (await stage.rows("cases"))[0]["state"] == "acknowledged"
    assert "I am on it" not in buttons(desk.dm(desk.ida)[-1])


async def test_a_drill_says_that_it_is_over(stage: Stage) -> None:
    desk = await open_desk(stage)
    await stage.app.services.cases.drill(stage.guild.id, desk.circle.group, desk.ruth.id)
    await settled(stage)
    assert "DRILL" in words(case_card(desk))
    told = await press(desk.ida, case_card(desk), "Acknowledge")
    assert "drill, and it is over" in words(told.response)
    await settled(stage)
    report = next(one for one in desk.cards if "DRILL · over" in words(one))
    assert f"<@{desk.ida.id}> answered after" in words(report)
    assert "1 call was made, and all arrived" in words(report)


async def test_the_facilitator_is_brought_in_and_may_work_then(stage: Stage) -> None:
    desk = await crisis(stage)
    refused = await desk.circle.mara.slash(stage.desk, "case open", case=1)
    assert "people on duty" in words(refused.response)
    await more(desk, desk.ida, "Bring in facilitator")
    await settled(stage)
    assert "brings you into case 1" in words(desk.dm(desk.circle.mara)[-1])
    shown = await press(desk.circle.mara, desk.dm(desk.circle.mara)[-1], "Open text")
    assert "pills" in words(shown.response)


async def test_after_a_crisis(stage: Stage) -> None:
    desk = await crisis(stage)
    staff = stage.guild.create_text_channel("staff")
    async with stage.app.database.unit(stage.guild.id) as unit:
        await GroupRepository(unit).add_channel(desk.circle.group, "staff", staff.id)
    form = await desk.ida.slash(stage.desk, "case close", case=1)
    await desk.ida.submit_modal(form, {"outcome": ["supported"], "hours": "24", "assignee": [str(desk.ida.id)]})
    await settled(stage)
    await press(desk.ida, desk.dm(desk.ida)[-1], "I'd like to talk")
    await settled(stage)
    assert "would like to talk about case 1" in words(desk.dm(desk.ruth)[-1])
    draft = posts(staff)[-1]
    refused = await press(desk.ida, draft, "Post to the group")
    assert "people who lead this group" in words(refused.response)
    form = await press(desk.circle.mara, draft, "Edit")
    await desk.circle.mara.submit_modal(form, {"words": "Someone was not well. They are being looked after."})
    await settled(stage)
    await press(desk.circle.mara, posts(staff)[-1], "Post to the group")
    await settled(stage)
    assert words(posts(desk.circle.talk)[-1]) == "Someone was not well. They are being looked after."
    load = await desk.ruth.slash(stage.desk, "case load")
    assert "1 case," in words(load.response)
    refused = await desk.ida.slash(stage.desk, "case load")
    assert "supervisors" in words(refused.response)


async def test_what_was_written_while_the_bot_was_away_is_passed_on(stage: Stage) -> None:
    desk = await crisis(stage)
    await more(desk, desk.ida, "Reach the member")
    await settled(stage)
    listener: Any = stage.app.bot.get_cog("RelayListener")
    await stage.app.bot.remove_cog("RelayListener")
    await desk.circle.anna.send_dm("two")
    await settled(stage)
    await stage.app.bot.add_cog(listener)
    await listener.on_ready()
    await listener.on_ready()
    await settled(stage)
    heard = [words(one) for one in thread(stage.desk, "case-1").history()]
    assert sum("two" in one for one in heard) == 1


async def test_a_time_out_after_the_line_is_open(stage: Stage) -> None:
    desk = await open_desk(stage)
    async with stage.app.database.unit(stage.guild.id) as unit:
        await raise_rude(stage, unit, desk)
    await settled(stage)
    await desk.ida.slash(stage.desk, "case acknowledge", case=1)
    early = await desk.ida.slash(stage.desk, "case time-out", case=1, minutes=10)
    assert "First press Reach the member" in words(early.response)
    await desk.ida.slash(stage.desk, "case reach", case=1)
    await settled(stage)
    done = await desk.ida.slash(stage.desk, "case time-out", case=1, minutes=10)
    assert "Timed out until" in words(done.response)
    await settled(stage)
    assert "you can read in the server" in words(desk.dm(desk.circle.anna)[-1])
    await desk.circle.anna.send_dm("sorry")
    await settled(stage)
    assert "sorry" in words(thread(stage.desk, "case-1").history()[-1])
    await desk.ida.slash(stage.desk, "case lift", case=1)
    await settled(stage)
    assert "can write in the server again" in " ".join(map(words, desk.dm(desk.circle.anna)))


async def raise_rude(stage: Stage, unit: Any, desk: Desk) -> None:
    """What screening raises for hostility."""
    seen = Sighting(
        desk.circle.group, desk.circle.anna.id, Level.AMBER, Source.MESSAGE, "rude", {Kind.HOSTILITY}, text=RUDE
    )
    await stage.app.services.cases.raise_flag(unit, seen)


async def test_what_a_case_is_about_is_put_right_on_the_card_and_by_command(stage: Stage) -> None:
    desk = await crisis(stage)
    form = await more(desk, desk.ida, "What it is about")
    done = await desk.ida.submit_modal(form, {"kinds": ["medical", "substance"]})
    assert "medical, substance use" in words(done.response)
    await settled(stage)
    assert "medical, substance use" in words(case_card(desk))
    form = await desk.jon.slash(stage.desk, "case kinds", case=1)
    again = await desk.jon.submit_modal(form, {"kinds": ["suicide"]})
    assert "is about: suicide" in words(again.response)
    offered = await desk.ida.slash(stage.desk, "case handover", case=1, person=desk.jon)
    assert f"<@{desk.jon.id}>" in words(offered.response)
    taken = await desk.jon.slash(stage.desk, "case accept", case=1)
    assert "1" in words(taken.response)
    nothing = await desk.jon.slash(stage.desk, "case follow-up-done", case=1)
    assert "follow-up" in words(nothing.response)
    none_left = await desk.jon.slash(stage.desk, "case accept-shift", person=desk.ida)
    assert "leaves nothing" in words(none_left.response)
