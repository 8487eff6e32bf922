"""Thanks in words, as members meet them."""

from typing import Any

from tests.cogs.circle_stage import Circle, fill, letters, open_circle, posts, press, settled
from tests.stage import Stage, buttons, words


async def thanked(stage: Stage, text: str = "Thank you for staying when I cried", **more: Any) -> tuple[Circle, Any]:
    """Anna has thanked Ben."""
    circle = await open_circle(stage, kind="process")
    form = await circle.anna.slash(circle.talk, "thanks say", member=circle.ben)
    assert "Nobody else can" in str(form.modal)
    told = await fill(circle.anna, form, {"words": text, **more})
    await settled(stage)
    return circle, told


async def test_it_is_read_in_private_and_stays_between_the_two(stage: Stage) -> None:
    circle, told = await thanked(stage)
    assert "in private" in words(told.response)
    (note,) = letters(circle.ben)
    assert "staying" not in words(note)
    (row,) = await stage.rows("thanks")
    assert b"staying" not in row["words"] + row["copy"]
    opened = await press(circle.ben, note, "Read it")
    assert "> Thank you for staying when I cried" in words(opened.response)
    assert "Show it to the group" not in buttons(opened.response)
    assert not posts(circle.talk)
    back = await press(circle.ben, opened.response, "Thank them too")
    await fill(circle.ben, back, {"words": "And you with me"})
    await settled(stage)
    assert "wrote you a kind word" in words(letters(circle.anna)[-1])
    mine = await circle.anna.slash(circle.talk, "thanks mine")
    seen = await circle.anna.select(mine.response, [str(row["id"])])
    sure = await press(circle.anna, seen.response, "Delete it")
    await press(circle.anna, sure.response, "Yes, delete it")
    await settled(stage)
    assert not letters(circle.ben)


async def test_the_group_sees_it_if_both_want_that(stage: Stage) -> None:
    circle, _ = await thanked(stage, shareable=True)
    opened = await press(circle.ben, letters(circle.ben)[-1], "Read it")
    shown = await press(circle.ben, opened.response, "Show it to the group")
    await settled(stage)
    assert "> Thank you for staying when I cried" in words(posts(circle.talk)[-1])
    await press(circle.ben, shown.response, "Take it down")
    await settled(stage)
    assert not posts(circle.talk)
    await press(circle.ben, opened.response, "Show it to the group")
    await settled(stage)
    await stage.app.services.privacy.erase(stage.guild.id, circle.anna.id)
    await settled(stage)
    assert not posts(circle.talk)
    assert not await stage.rows("thanks")


async def test_what_is_no_thanks_does_not_reach_them(stage: Stage) -> None:
    circle, told = await thanked(stage, "I am going to kill myself tonight")
    assert "professional" in words(told.response)
    assert not letters(circle.ben)
    assert not await stage.rows("thanks")
    assert [row["level"] for row in await stage.rows("cases")] == [3]


async def test_each_has_it_in_their_own_export(stage: Stage) -> None:
    circle, _ = await thanked(stage)
    for one in (circle.anna, circle.ben):
        assert "Thank you for staying when I cried" in str(
            await stage.app.services.privacy.export(stage.guild.id, one.id)
        )


async def test_only_other_members_of_the_group_can_be_thanked(stage: Stage) -> None:
    circle = await open_circle(stage, kind="process")
    for other in (circle.carl, circle.anna, circle.mara):
        refused = await circle.anna.slash(circle.talk, "thanks say", member=other)
        assert "another member" in words(refused.response)
    stranger = await circle.carl.slash(circle.talk, "thanks say", member=circle.anna)
    assert "in no group" in words(stranger.response)


async def test_whoever_shows_a_sheet_to_the_group_is_encouraged_in_words(stage: Stage) -> None:
    circle = await open_circle(stage, kind="skills")
    shown = await circle.anna.slash(circle.talk, "tools")
    log = stage.app.services.sheets.tool("practice_log").number
    about = await circle.anna.select(shown.response, [str(log)])
    form = await press(circle.anna, about.response, "Begin")
    written = {"skill": "Saying no", "did": "I said no to the second cake", "went": "8"}
    await fill(circle.anna, form, written)
    (row,) = await stage.rows("sheets")
    opened = await circle.anna.slash(circle.talk, "tools", sheet=row["id"])
    await circle.anna.select(opened.response, ["group"], custom_id=f"sheet-share:{stage.guild.id}:{row['id']}")
    await settled(stage)
    card = posts(circle.talk)[-1]
    assert "second cake" in words(card)
    refused = await press(circle.anna, card, "Write them a word")
    assert "another member" in words(refused.response)
    word = await press(circle.ben, card, "Write them a word")
    assert "Ways to begin" in str(word.modal)
    await fill(circle.ben, word, {"words": "It took something to say it twice"})
    await settled(stage)
    opened = await press(circle.anna, letters(circle.anna)[-1], "Read it")
    assert "> It took something to say it twice" in words(opened.response)
