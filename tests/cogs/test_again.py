"""A command that could not be used loses nothing of what was typed."""

from typing import Any

from discord import app_commands

from cogs.shared.again import MOST, typed
from tests.cogs.circle_stage import open_circle
from tests.cogs.test_groups import lead, quiet
from tests.stage import Stage, buttons, words


def values(form: Any) -> dict[str, str]:
    """Field → what stands in it."""
    fields = [row["component"] for row in form.modal["components"]]
    return {field["custom_id"]: field.get("value", "") for field in fields}


async def test_a_schedule_comes_back_with_all_that_was_typed(stage: Stage) -> None:
    circle = await open_circle(stage)
    told = await circle.mara.slash(
        circle.talk, "checkin schedule", group=circle.group, weekdays="mon thirsday", at="18:00"
    )
    assert "can't read those weekdays" in words(told.response)
    form = await circle.mara.click(told.response, label="Edit again")
    assert values(form) == {"weekdays": "mon thirsday", "at": "18:00"}
    wrong = await circle.mara.submit_modal(form, {"weekdays": "mon thu", "at": "late"})
    form = await circle.mara.click(wrong.response, label="Edit again")
    assert values(form) == {"weekdays": "mon thu", "at": "late"}
    done = await circle.mara.submit_modal(form, {"weekdays": "mon thu", "at": "18:00"})
    assert "asked next" in words(done.response)
    assert [(row["weekdays"], f"{row['at']:%H:%M}") for row in await stage.rows("checkins")] == [([0, 3], "18:00")]


async def test_people_and_numbers_that_were_chosen_stay_chosen(stage: Stage) -> None:
    mara = await lead(stage)
    chosen = {"type": "support", "zone": "Berlin", "country": "DE", "capacity": 7, "facilitator": mara}
    told = await stage.admin.slash(stage.lobby, "group create", name="Evening circle", **chosen)
    assert "time zone" in words(told.response)
    form = await stage.admin.click(told.response, label="Edit again")
    again = {**values(form), "zone": "Europe/Berlin"}
    await stage.admin.submit_modal(form, again)
    await quiet(stage)
    (group,) = await stage.rows("groups")
    assert (group["name"], group["zone"], group["capacity"]) == ("Evening circle", "Europe/Berlin", 7)
    assert [row["user_id"] for row in await stage.rows("facilitators")] == [mara.id]


async def test_a_refusal_that_can_be_mended_keeps_the_words_too(stage: Stage) -> None:
    carl = stage.member("carl")
    chosen = {"type": "support", "zone": "UTC", "country": "DE", "capacity": 7}
    told = await stage.admin.slash(stage.lobby, "group create", name="Evening circle", facilitator=carl, **chosen)
    assert "no valid record" in words(told.response)
    form = await stage.admin.click(told.response, label="Edit again")
    again = await stage.admin.submit_modal(form, values(form))
    assert list(buttons(again.response)) == ["Edit again"]


async def test_who_lost_the_duty_meanwhile_is_turned_away(stage: Stage) -> None:
    circle = await open_circle(stage)
    told = await circle.mara.slash(circle.talk, "checkin schedule", group=circle.group, weekdays="x", at="18:00")
    form = await circle.mara.click(told.response, label="Edit again")
    async with stage.app.database.everywhere(writes=True) as connection:
        await connection.exec_driver_sql("DELETE FROM facilitators")
    refused = await circle.mara.submit_modal(form, {"weekdays": "mon", "at": "18:00"})
    assert "lead this group" in words(refused.response)
    assert not await stage.rows("checkins")


async def test_nobody_else_opens_or_sends_the_form(stage: Stage) -> None:
    circle = await open_circle(stage)
    told = await circle.mara.slash(circle.talk, "checkin schedule", group=circle.group, weekdays="x", at="18:00")
    form = await circle.mara.click(told.response, label="Edit again")
    replayed = await stage.submit(circle.ben, circle.talk, form.modal["custom_id"], {"weekdays": "mon", "at": "18:00"})
    assert "no longer here" in words(replayed.response)
    assert not await stage.rows("checkins")


LONG = {"rota rotation add": ["name", "zone"], "session plan": ["guest", "title"]}
"""Options that a form has no room for: they are kept as they were typed."""


async def test_every_command_fits_into_one_form_or_says_what_does_not(stage: Stage) -> None:
    for command in stage.app.bot.tree.walk_commands():
        if isinstance(command, app_commands.Command):
            strings = [one.name for one in command.parameters if one.type.name == "string" and not one.choices]
            offered = [one.name for one in typed(command)]
            beyond = LONG.get(command.qualified_name, [])
            assert strings == [*offered, *beyond], f"/{command.qualified_name} takes more than {MOST} words"
