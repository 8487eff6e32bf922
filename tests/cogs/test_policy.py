"""Writing policies and contacts as supervisors do: preview, what is missing, simulation, trial, removal."""

from pathlib import Path
from typing import Any

from tests.cogs.test_cases import open_desk, press, settled, wait
from tests.stage import Stage, buttons, open_stage, words

PHONE = "ntfys://ntfy.example.org/ruth"


def menus(message: Any) -> list[str]:
    """Custom ids of the selects in a message."""
    found = [part.to_dict() if not isinstance(part, dict) else part for part in message.components]
    rows = [item for row in found for item in row.get("components", [])]
    return [item["custom_id"] for item in rows if item.get("type") == 3]


async def test_a_supervisor_reads_and_changes_who_is_paged(stage: Stage) -> None:
    desk = await open_desk(stage)
    shown = await desk.ida.slash(stage.desk, "policy show")
    assert "1. Page the first person on duty. If nobody answers, wait 3 min." in words(shown.response)
    assert "Amber waits for the next staffed hour" in words(shown.response)
    card = await desk.ruth.slash(stage.desk, "policy edit", level="crisis")
    assert "would reach" in words(card.response)
    form = await press(desk.ruth, card.response, "Add a step")
    step = {"who": ["facilitators"], "wait": "2", "times": "2", "outside": "yes"}
    card = await desk.ruth.submit_modal(form, step)
    assert "5. Page everyone who leads the group, also outside Discord, 2 times in all" in words(card.response)
    card = await press(desk.ruth, card.response, "Save")
    assert "written by your supervisors" in words(card.response)
    shown = await desk.ida.slash(stage.desk, "policy show")
    assert "everyone who leads the group" in words(shown.response)
    sure = await desk.ruth.slash(stage.desk, "policy reset", level="crisis")
    back = await press(desk.ruth, sure.response, "Back to the default")
    assert "default" in words(back.response)


async def test_what_would_leave_somebody_waiting_cannot_be_saved(stage: Stage) -> None:
    desk = await open_desk(stage)
    shown = await desk.ruth.slash(stage.desk, "policy targets", crisis=4)
    assert "**■ CRISIS**: within 4 min\n" in words(shown.response)
    assert "**◆ RED**: within 30 min (default)" in words(shown.response)
    card = await desk.ruth.slash(stage.desk, "policy edit", level="crisis")
    moved = await desk.ruth.select(card.response, ["2"], custom_id=menus(card.response)[2])
    assert "2. Page the next person" in words(moved.response)
    card = await desk.ruth.slash(stage.desk, "policy edit", level="crisis")
    for left in (3, 2, 1):
        remove = menus(card.response)[1]
        card = await desk.ruth.select(card.response, [str(left)], custom_id=remove)
    assert "One step has to page all supervisors" in words(card.response)
    assert "would reach" not in words(card.response)
    form = await desk.ruth.select(card.response, ["0"], custom_id=menus(card.response)[0])
    odd = await desk.ruth.submit_modal(form, {"who": ["next"], "wait": "soon", "times": "1", "outside": "no"})
    assert "whole minutes" in words(odd.response)
    assert "Edit again" in buttons(odd.response)
    gone = await press(desk.ruth, card.response, "Discard")
    assert "What was in force still is" in words(gone.response)


async def test_the_simulation_names_people_and_times(stage: Stage) -> None:
    desk = await open_desk(stage)
    found = await desk.ida.slash(
        stage.desk, "policy simulate", group=desk.circle.group, level="crisis", when="sunday 03:10"
    )
    text = words(found.response)
    assert [f"<@{desk.ida.id}>" in line for line in text.splitlines()[1:3]] == [True, True]
    assert f"(after 5 min): <@{desk.jon.id}>" in text
    assert f"(after 10 min): <@{desk.ruth.id}>, contacts of the team" in text
    assert "(after 13 min): it starts again" in text
    odd = await desk.ida.slash(stage.desk, "policy simulate", group=desk.circle.group, level="purple")
    assert "crisis, red or amber" in words(odd.response)


async def test_the_member_reads_that_nobody_answered_and_the_number_to_call(stage: Stage) -> None:
    desk = await open_desk(stage)
    await desk.circle.anna.send(desk.circle.talk, "I have the pills here and I will take them all tonight. Goodbye")
    await settled(stage)
    for minutes in (3, 2, 5, 3):
        await wait(stage, minutes=minutes)
    told = words(desk.dm(desk.circle.anna)[-1])
    assert "nobody has answered yet" in told
    assert "call 112" in told
    pages = len(desk.dm(desk.ida))
    await wait(stage, minutes=3)
    assert len(desk.dm(desk.ida)) == pages + 1, "the chain has started again"
    assert sum("nobody has answered yet" in words(one) for one in desk.dm(desk.circle.anna)) == 1


async def test_a_contact_is_added_in_a_form_tried_listed_and_removed(tmp_path: Path) -> None:
    taken: list[tuple[str, str, str]] = []

    async def service(url: str, title: str, body: str) -> bool:
        taken.append((url, title, body))
        return True

    async with open_stage(tmp_path, deliver=service) as stage:
        desk = await open_desk(stage)
        form = await desk.ruth.slash(stage.desk, "contact add")
        made = await desk.ruth.submit_modal(form, {"label": "Ruth's phone", "address": PHONE})
        assert "Ruth's phone** · ntfys" in words(made.response)
        assert "ntfy.example.org" not in words(made.response)
        tried = await press(desk.ruth, made.response, "Send a test")
        assert "check that it arrived" in words(tried.response)
        assert [url for url, _, _ in taken] == [PHONE]
        listed = await desk.jon.slash(stage.desk, "contact list")
        assert "example" not in str(listed.response.components)
        shown = await desk.jon.select(listed.response, ["1"], custom_id=menus(listed.response)[0])
        refused = await press(desk.jon, shown.response, "Send a test")
        assert "for supervisors" in words(refused.response)
        asked = await press(desk.ruth, made.response, "Remove")
        gone = await press(desk.ruth, asked.response, "Remove")
        assert "is removed" in words(gone.response)
        empty = await desk.ruth.slash(stage.desk, "contact list")
        assert "no contacts outside" in words(empty.response)


async def test_a_page_outside_links_to_the_card_and_answers_nothing(tmp_path: Path) -> None:
    taken: list[tuple[str, str, str]] = []

    async def service(url: str, title: str, body: str) -> bool:
        taken.append((url, title, body))
        return True

    async with open_stage(tmp_path, deliver=service) as stage:
        desk = await open_desk(stage)
        form = await desk.ruth.slash(stage.desk, "contact add")
        await desk.ruth.submit_modal(form, {"label": "Ruth's phone", "address": PHONE})
        await desk.circle.anna.send(desk.circle.talk, "I have the pills here and I will take them all tonight. Goodbye")
        await settled(stage)
        for minutes in (3, 2, 5):
            await wait(stage, minutes=minutes)
        ((url, title, body),) = taken
        assert (url, title) == (PHONE, "crisis · case 1")
        card = next(one for one in desk.cards if "Acknowledge" in buttons(one))
        assert f"https://discord.com/channels/{stage.guild.id}/{stage.desk.id}/{card.id}" in body
        assert "pills" not in title + body
        assert "anna" not in (title + body).lower()
        assert (await stage.rows("cases"))[0]["state"] == "paging"
