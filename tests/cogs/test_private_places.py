"""What is written to one person is in no log, in no column and in no message but the one that its reader opens."""

from typing import Any

from bot.storage.tables import metadata
from tests.cogs.circle_stage import Circle, fill, letters, open_circle, posts, press, settled
from tests.logs import logged
from tests.stage import Stage, words

MARK = "zebrawort"


async def says_everything(stage: Stage, circle: Circle) -> None:
    """Marked words in every private place of a process group."""
    await circle.mara.slash(circle.staff, "feedback round", group=circle.group, first=circle.anna, second=circle.ben)
    await settled(stage)
    for one in (circle.anna, circle.ben):
        await press(one, letters(one)[-1], "Yes, I'd like that")
    await settled(stage)
    form = await press(circle.anna, letters(circle.anna)[-1], "Write feedback")
    again = await fill(circle.anna, form, {"saw": f"{MARK} saw", "felt": "  ", "wish": f"{MARK} wish"})
    form = await press(circle.anna, again.response, "Edit again")
    await fill(circle.anna, form, {"saw": f"{MARK} saw", "felt": f"{MARK} felt", "wish": f"{MARK} wish"})
    await settled(stage)
    form = await circle.mara.slash(circle.staff, "feedback to", group=circle.group, member=circle.ben)
    seen = await fill(circle.mara, form, {"words": f"{MARK} letter"})
    await press(circle.mara, seen.response, "Send it")
    form = await circle.anna.slash(circle.talk, "thanks say", member=circle.ben)
    await fill(circle.anna, form, {"words": f"{MARK} thanks"})
    await settled(stage)


def told(circle: Circle) -> str:
    """All that stands in channels and direct messages."""
    places: list[Any] = [posts(circle.talk), posts(circle.staff), *map(letters, (circle.anna, circle.ben, circle.mara))]
    return "\n".join(words(message) for place in places for message in place)


async def test_private_words_stand_nowhere_in_the_open(stage: Stage) -> None:
    circle = await open_circle(stage, kind="process")
    with logged("json") as lines:
        await says_everything(stage, circle)
    assert MARK not in told(circle)
    assert MARK not in lines.getvalue()
    kept = {name: await stage.rows(name) for name in metadata.tables}
    assert all(kept[name] for name in ("feedback", "letters", "thanks", "drafts"))
    assert not [name for name, rows in kept.items() if MARK in str([dict(row) for row in rows])]
