"""Private tools, as a member and a facilitator of a cognitive-behavioural group meet them."""

from typing import Any

from tests.cogs.circle_stage import Circle, open_circle, posts, settled
from tests.stage import Stage, words

FIRST = {"situation": "The bus was late and all looked at me", "feeling": "shame", "strength": "80"}


async def began(stage: Stage, tool: str = "Thought record") -> tuple[Circle, Any]:
    """Anna has chosen a tool and opened its first page."""
    circle = await open_circle(stage, kind="cbt")
    shown = await circle.anna.slash(circle.talk, "tools")
    number = next(one.number for one in stage.app.services.content.worksheets.values() if one.title == tool)
    about = await circle.anna.select(shown.response, [str(number)])
    assert "Only you can read what you write" in words(about.response)
    return circle, about.response


async def first_page(circle: Circle, about: Any, **filled: str) -> Any:
    form = await circle.anna.click(about, label="Begin")
    assert "Only you can read this" in str(form.modal)
    return await circle.anna.submit_modal(form, FIRST | filled)


async def test_what_is_interrupted_is_gone_on_with_and_shared_only_by_choice(stage: Stage) -> None:
    circle, about = await began(stage)
    told = await first_page(circle, about)
    assert "Page 1 of 4 is kept" in words(told.response)
    assert b"shame" not in (await stage.rows("sheets"))[0]["answers"]
    number = (await stage.rows("sheets"))[0]["id"]
    mine = await circle.anna.slash(circle.talk, "tools", sheet=number)
    assert "The bus was late" in words(mine.response)
    form = await circle.anna.click(mine.response, label="Go on: The thought")
    filled = {"thought": "They all think I am odd", "belief": "90", "pattern": ["minds"]}
    told = await circle.anna.submit_modal(form, filled)
    assert "Page 2 of 4" in words(told.response)
    assert not posts(circle.staff)
    assert not posts(circle.talk)
    shared = await circle.anna.select(mine.response, ["leader"])
    assert "Those who lead your group can read it" in words(shared.response)
    await settled(stage)
    read = words(posts(circle.staff)[-1])
    assert "They all think I am odd" in read
    assert "Reading minds" in read
    assert not posts(circle.talk)
    await circle.anna.select(mine.response, ["nobody"])
    await settled(stage)
    assert not posts(circle.staff)


async def test_nobody_else_opens_a_sheet(stage: Stage) -> None:
    circle, about = await began(stage)
    await first_page(circle, about)
    number = (await stage.rows("sheets"))[0]["id"]
    for other in (circle.ben, circle.mara):
        refused = await other.slash(circle.talk, "tools", sheet=number)
        assert "no longer here" in words(refused.response)


async def test_a_rating_that_cannot_be_read_loses_nothing(stage: Stage) -> None:
    circle, about = await began(stage)
    told = await first_page(circle, about, strength="very")
    assert "whole number from 0 to 100" in words(told.response)
    again = await circle.anna.click(told.response, label="Edit again")
    assert "The bus was late" in str(again.modal)


async def test_only_a_crisis_in_private_words_calls_and_the_member_is_told(stage: Stage) -> None:
    circle, about = await began(stage)
    told = await first_page(circle, about, situation="I feel worthless and low")
    assert not await stage.rows("cases")
    told = await first_page(circle, about, situation="I have the pills here and I am going to kill myself tonight")
    assert "I have called a professional" in words(told.response)
    assert len(await stage.rows("sheets")) == 2
    assert [row["level"] for row in await stage.rows("cases")] == [3]


async def test_the_ladder_opens_once_its_steps_are_agreed(stage: Stage) -> None:
    circle = await open_circle(stage, kind="cbt")
    ladder = stage.app.services.content.worksheets["exposure_ladder"].number
    shown = await circle.anna.slash(circle.talk, "tools")
    refused = await circle.anna.select(shown.response, [str(ladder)])
    assert "opens once" in words(refused.response)
    form = await circle.mara.slash(circle.talk, "release", group=circle.group, member=circle.anna, tool=ladder)
    await circle.mara.submit_modal(form, {"steps": "stand at the stop\nride one stop"})
    about = await circle.anna.select(shown.response, [str(ladder)])
    assert "ride one stop" in words(about.response)


async def test_a_sheet_is_thrown_away_after_being_asked(stage: Stage) -> None:
    circle, about = await began(stage)
    await first_page(circle, about)
    mine = await circle.anna.slash(circle.talk, "tools", sheet=(await stage.rows("sheets"))[0]["id"])
    asked = await circle.anna.click(mine.response, label="Throw away")
    await circle.anna.click(asked.response, label="Yes, throw it away")
    assert not await stage.rows("sheets")


async def test_a_card_for_hard_moments_is_there_though_the_group_pauses(stage: Stage) -> None:
    circle, about = await began(stage, "Card for hard moments")
    form = await circle.anna.click(about, label="Begin")
    await circle.anna.submit_modal(form, {"situation": "when I can't sleep", "helps": "get up, tea, the blue book"})
    await stage.app.services.groups.pause(stage.guild.id, circle.group)
    shown = await circle.anna.slash(circle.talk, "tools")
    number = (await stage.rows("sheets"))[0]["id"]
    pick = f"sheet-pick:{stage.guild.id}:{circle.group}"
    mine = await circle.anna.select(shown.response, [str(number)], custom_id=pick)
    assert "the blue book" in words(mine.response)
