"""The case desk as people meet it: a crisis message, pages, answers, closing, the follow-up."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from discord.ui import ActionRow, LayoutView

from bot.domain.groups import Consent
from bot.domain.guilds import ProfessionalRecord
from bot.storage.groups import GroupRepository
from bot.storage.guilds import GuildRepository, ProfessionalRepository
from bot.storage.rota_watches import WatchRepository
from cogs.cases.controls import AcknowledgeButton
from tests.cogs.circle_stage import Circle, open_circle, posts
from tests.stage import Stage, buttons, heard, words

DANGER = "I have the pills here and I will take them all tonight. Goodbye everyone"
"""What the phrase matcher calls a crisis."""
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass
class Desk:
    """A circle, two people on duty all week and a supervisor."""

    circle: Circle
    stage: Stage
    ida: Any
    jon: Any
    ruth: Any

    @property
    def cards(self) -> list[Any]:
        """What stands on the desk."""
        return posts(self.stage.desk)

    def dm(self, person: Any) -> list[Any]:
        """What a person finds in their direct messages."""
        return list(person.user.dm_channel.history()) if person.user.dm_channel else []


async def settled(stage: Stage) -> None:
    """Return when all that is owed has been done; delivery goes on beside the simulated time."""
    await heard()
    stage.app.sweep.wake()
    await stage.env.settle()
    turns = 0
    while stage.app.courier._tasks or stage.app.sweep._tasks:
        if (turns := turns + 1) % 20 == 0:
            await stage.env.advance_time(0.05)
        await stage.env.settle()


async def wait(stage: Stage, **span: float) -> None:
    """Time passes, and what became due is done and delivered."""
    await stage.env.advance_time(timedelta(**span).total_seconds())
    await settled(stage)


async def open_desk(stage: Stage, **circle: Any) -> Desk:
    """Furnish it, as ``/setup``, ``/professional add`` and ``/rota add`` would."""
    opened = await open_circle(stage, **circle)
    ida, jon, ruth = (stage.member(name) for name in ("ida", "jon", "ruth"))
    async with stage.app.database.unit(stage.guild.id) as unit:
        await GuildRepository(unit).save(desk_channel_id=stage.desk.id, zone="Europe/Berlin")
        for person, name in ((ida, "Ida"), (jon, "Jon"), (ruth, "Ruth")):
            record = ProfessionalRecord(person.id, name, "Nurse", "Board", date(2099, 1, 1), name == "Ruth")
            await ProfessionalRepository(unit).save(record, ruth.id)
    for person in (ida, jon):
        for day in WEEK:
            await stage.app.services.rota.add(stage.guild.id, person.id, day, "00:00", "00:00", None)
        await stage.app.services.rota.watch.answered(stage.guild.id, person.id)
    async with stage.app.database.unit(stage.guild.id) as unit:
        await WatchRepository(unit).save(due_at=None)  # whose second contact is missing is no part of these stories
    await settled(stage)
    return Desk(opened, stage, ida, jon, ruth)


async def press(person: Any, message: Any, label: str) -> Any:
    """Press a button by what it says."""
    actor = person if getattr(message, "guild", person) is not None else person.user
    return await actor.click(message, custom_id=buttons(message)[label])


def case_card(desk: Desk) -> Any:
    """The case's card on the desk, as it is now."""
    return next(card for card in desk.cards if "Acknowledge" in buttons(card) or "flag" in words(card))


def lasting(desk: Desk) -> Any:
    """The case's card, open or closed: the pages beside it lose their buttons, and may have arrived before it."""
    return next(card for card in desk.cards if "More" in buttons(card))


async def test_a_crisis_from_the_message_to_the_follow_up(stage: Stage) -> None:
    desk = await open_desk(stage)
    await desk.circle.anna.send(desk.circle.talk, DANGER)
    await settled(stage)
    card = case_card(desk)
    assert "CRISIS" in words(card)
    assert "anna" not in words(card).lower()
    assert "pills" not in " ".join(map(words, desk.cards))
    assert list(buttons(card)) == ["Acknowledge", "Open text", "Note", "More"]
    assert "Please answer" in words(desk.dm(desk.ida)[-1])
    assert "On duty now: Ida, Jon" in words(desk.dm(desk.circle.anna)[-1])
    await wait(stage, minutes=3)
    await wait(stage, minutes=2)
    page = desk.dm(desk.jon)[-1]
    assert "CRISIS" in words(page)
    await press(desk.jon, page, "Acknowledge")
    await settled(stage)
    assert "Jon has answered" in words(desk.dm(desk.circle.anna)[-1])
    assert list(buttons(desk.dm(desk.ida)[-1])) == [], "her page shows that somebody has it"
    late = await desk.ida.slash(stage.desk, "case acknowledge", case=1)
    assert f"<@{desk.jon.id}> was first" in words(late.response)
    shown = await press(desk.jon, case_card(desk), "Open text")
    assert "**[" in words(shown.response)
    assert "pills" in words(shown.response)
    assert "Rule: Has the means at hand." in words(shown.response)
    asked = next(one for one in shown.followups if "Too high" in buttons(one))
    await press(desk.jon, asked, "Right level")
    month = await desk.jon.slash(stage.desk, "screening month")
    assert "1 judged · 100% confirmed" in words(month.response)
    form = await desk.jon.slash(stage.desk, "case close", case=1)
    done = await desk.jon.submit_modal(form, {"outcome": ["supported"], "hours": "24", "assignee": [str(desk.ida.id)]})
    assert "follow up in 24 hours" in words(done.response)
    await settled(stage)
    closed = lasting(desk)
    assert "Spoken with" in words(closed)
    assert len(words(closed).splitlines()) == 2
    await wait(stage, hours=24)
    reminder = desk.dm(desk.ida)[-1]
    assert "Follow-up due" in words(reminder)
    await press(desk.ida, reminder, "Done")
    await settled(stage)
    assert (await stage.rows("followups"))[0]["done_at"] is not None


async def test_field_5_only_people_on_duty_press_and_the_button_survives(stage: Stage) -> None:
    desk = await open_desk(stage)
    await desk.circle.anna.send(desk.circle.talk, DANGER)
    await settled(stage)
    refused = await press(desk.circle.mara, case_card(desk), "Acknowledge")
    assert "people on duty" in words(refused.response)
    assert (await stage.rows("cases"))[0]["state"] == "paging"
    stage.app.bot._connection._view_store._views.clear()
    await press(desk.ida, case_card(desk), "Acknowledge")
    assert (await stage.rows("cases"))[0]["owner_id"] == desk.ida.id


async def test_field_9_an_edit_is_heard_however_old(stage: Stage) -> None:
    desk = await open_desk(stage)
    message = await desk.circle.anna.send(desk.circle.talk, "good morning")
    await settled(stage)
    assert not await stage.rows("cases")
    await desk.circle.anna.edit(message, DANGER)
    await settled(stage)
    (flag,) = await stage.rows("flags")
    assert flag["source"] == "edit"


async def test_who_refused_screening_is_not_heard_and_a_direct_message_is(stage: Stage) -> None:
    desk = await open_desk(stage, consents=(Consent.GROUND_RULES,))
    await desk.circle.anna.send(desk.circle.talk, DANGER)
    await desk.circle.carl.send_dm(DANGER)
    await settled(stage)
    assert not await stage.rows("cases")
    await desk.circle.ben.send_dm(DANGER)
    await settled(stage)
    assert [case["source"] for case in await stage.rows("cases")] == ["dm"]


async def test_field_3_i_need_a_person(stage: Stage) -> None:
    desk = await open_desk(stage)
    async with stage.app.database.unit(stage.guild.id) as unit:
        await stage.app.services.cases.welcome(unit, desk.circle.group)
    await settled(stage)
    card = next(post for post in posts(desk.circle.talk) if buttons(post))
    assert card.pinned
    answer = await press(desk.circle.anna, card, "I need a person")
    assert "On duty now: Ida, Jon" in words(answer.response)
    assert "112" in words(answer.response)
    await settled(stage)
    assert "asked for a person" in words(desk.dm(desk.ida)[-1])
    worse = await press(desk.circle.anna, answer.response, "Life is in danger")
    assert words(worse.response).startswith("If a life is in danger")
    await settled(stage)
    assert [case["level"] for case in await stage.rows("cases")] == [3]
    refused = await press(desk.circle.carl, card, "I need a person")
    assert "members of this group" in words(refused.response)


async def test_a_report_is_read_by_the_team_alone(stage: Stage) -> None:
    desk = await open_desk(stage)
    message = await desk.circle.ben.send(desk.circle.talk, "meet me alone")
    form = await desk.circle.anna.context_menu(desk.circle.talk, "Report message", message)
    again = await desk.circle.anna.submit_modal(form, {"reason": " ", "urgency": "now"})
    assert "in a few words" in words(again.response)
    form = await desk.circle.anna.context_menu(desk.circle.talk, "Report message", message)
    thanks = await desk.circle.anna.submit_modal(form, {"reason": "pressing me", "urgency": "soon"})
    assert "a person will look" in words(thanks.response)
    await settled(stage)
    assert desk.dm(desk.circle.ben) == []
    await desk.ida.slash(stage.desk, "case acknowledge", case=1)
    shown = await desk.ida.slash(stage.desk, "case open", case=1)
    assert "meet me alone" in words(shown.response)
    assert "pressing me" in words(shown.response)


async def test_a_deleted_card_comes_back(stage: Stage) -> None:
    desk = await open_desk(stage)
    await desk.circle.anna.send(desk.circle.talk, DANGER)
    await settled(stage)
    await stage.admin.delete(case_card(desk))
    await settled(stage)
    assert "Acknowledge" in buttons(case_card(desk))


async def test_notes_handover_and_reopening(stage: Stage) -> None:
    desk = await open_desk(stage)
    await desk.circle.anna.send(desk.circle.talk, DANGER)
    await settled(stage)
    early = await desk.ida.slash(stage.desk, "case handover", case=1, person=desk.jon)
    assert "Nobody answers for it yet" in words(early.response)
    await press(desk.ida, case_card(desk), "Acknowledge")
    missing = await desk.ida.slash(stage.desk, "case note", case=99)
    assert "There is no case 99" in words(missing.response), "no form opens for it"
    form = await press(desk.ida, case_card(desk), "Note")
    noted = await desk.ida.submit_modal(form, {"words": "spoke with her"})
    assert "note is in case" in words(noted.response)
    handed = await desk.ida.slash(stage.desk, "case handover", case=1, person=desk.jon)
    assert "It stays with you" in words(handed.response)
    await settled(stage)
    await press(desk.jon, desk.dm(desk.jon)[-1], "Accept")
    assert (await stage.rows("cases"))[0]["owner_id"] == desk.jon.id
    form = await desk.jon.slash(stage.desk, "case close", case=1)
    await desk.jon.submit_modal(form, {"outcome": ["duplicate"], "hours": "24", "assignee": [str(desk.jon.id)]})
    await settled(stage)
    again = await desk.jon.slash(stage.desk, "case close", case=1)
    assert "That case is closed" in words(again.response), "no form opens for it"
    more = await press(desk.jon, lasting(desk), "More")
    await press(desk.jon, more.response, "Reopen")
    assert (await stage.rows("cases"))[0]["state"] == "paging"
    listed = await desk.ida.slash(stage.desk, "case list")
    assert "CRISIS" in words(listed.response)
    shown = await desk.ida.slash(stage.desk, "case show", case=1)
    assert "case 1" in words(shown.response)


async def test_what_cannot_be_read_is_listed_with_a_button(stage: Stage) -> None:
    desk = await open_desk(stage)
    await desk.circle.anna.send(desk.circle.talk, "see this", attachments=[("note.png", b"x")])
    await settled(stage)
    card = next(card for card in desk.cards if "Seen" in buttons(card))
    assert "1 message was not screened" in words(card)
    await press(desk.ida, card, "Seen")
    await settled(stage)
    assert not any("Seen" in buttons(card) for card in desk.cards)


async def test_rota_commands(stage: Stage) -> None:
    desk = await open_desk(stage)
    shown = await desk.ida.slash(stage.desk, "rota show")
    assert f"<@{desk.ida.id}>" in words(shown.response)
    refused = await desk.ida.slash(
        stage.desk, "rota add", person=desk.ruth, weekday="monday", start="18:00", end="22:00"
    )
    assert "supervisors" in words(refused.response)
    added = await desk.ruth.slash(
        stage.desk, "rota add", person=desk.ruth, weekday="monday", start="18:00", end="22:00"
    )
    assert "Monday 18:00 to 22:00" in words(added.response)
    await settled(stage)
    assert "on the rota" in words(desk.dm(desk.ruth)[-1])
    over = await desk.ruth.slash(
        stage.desk, "rota override", person=desk.ruth, starts="now", ends="tomorrow 10:00", replaces=desk.ida
    )
    assert "is on duty from" in words(over.response)
    removed = await desk.ruth.slash(stage.desk, "rota remove", entry="shift:1")
    assert "Take this out? Ida: Monday" in words(removed.response)
    done = await press(desk.ruth, removed.response, "Take it out")
    assert "taken out" in words(done.response)
    assert 1 not in {row["id"] for row in await stage.rows("shifts")}


async def test_field_14_a_card_whose_text_is_changed_still_works(stage: Stage) -> None:
    desk = await open_desk(stage)
    await desk.circle.anna.send(desk.circle.talk, DANGER)
    await settled(stage)
    card = case_card(desk)
    bare = LayoutView(timeout=None)
    bare.add_item(ActionRow(AcknowledgeButton(stage.guild.id, 1, label="Acknowledge")))
    await stage.app.bot.get_partial_messageable(stage.desk.id).get_partial_message(card.id).edit(view=bare)
    card = next(one for one in desk.cards if one.id == card.id)
    await press(desk.ida, card, "Acknowledge")
    assert (await stage.rows("cases"))[0]["state"] == "acknowledged"


async def test_field_8_what_was_written_meanwhile_is_heard_afterwards(stage: Stage) -> None:
    desk = await open_desk(stage)
    earlier = await desk.circle.ben.send(desk.circle.talk, "good morning")
    bot = stage.app.bot
    back: Any = bot.get_cog("BackfillListener")
    safety: Any = bot.get_cog("SafetyListener")
    await back.on_ready()
    await stage.app.services.screening.flush()
    await back.on_disconnect()
    await bot.remove_cog("SafetyListener")
    await desk.circle.anna.send(desk.circle.talk, DANGER)
    await desk.circle.ben.edit(earlier, DANGER)
    await settled(stage)
    assert not await stage.rows("cases")
    await bot.add_cog(safety)
    await back.on_ready()
    await settled(stage)
    assert sorted(flag["source"] for flag in await stage.rows("flags")) == ["edit", "message"]
    assert {card["state"] for card in await stage.rows("cases")} == {"paging"}
    stage.app.bot.dispatch("disconnect")
    await back.on_resumed()
    assert len(await stage.rows("flags")) == 2, "screening twice is harmless"


async def test_a_gap_without_access_is_listed(stage: Stage) -> None:
    desk = await open_desk(stage)
    async with stage.app.database.unit(stage.guild.id) as unit:
        await GroupRepository(unit).add_channel(desk.circle.group, "voice", 4711)
    back: Any = stage.app.bot.get_cog("BackfillListener")
    await back.on_disconnect()
    await back.on_ready()
    await settled(stage)
    assert "gap" in {row["reason"] for row in await stage.rows("unscreened")}
