"""The line between a member and whoever answers: both ways, in order, with a name; and on when messages are closed."""

from __future__ import annotations

from bot.practice.scenarios.desk import CRISIS, GROUP, newest_case, talk
from bot.practice.scenarios.scene import Scene, Unmet, text_of
from bot.practice.scenarios.story import Notes, Step, Story

WORDS = ("I have read what you wrote.", "Are you alone just now?", "I am staying here.")


async def thread_of(scene: Scene, case: int) -> int:
    """The desk's end of a case's line. Raises Unmet."""
    await scene.backstage.rest()
    rows = await scene.backstage.rows("lines")
    found = next((row["thread_id"] for row in rows if row["case_id"] == case), None)
    if found is None:
        raise Unmet("the line has no thread on the desk")
    return int(found)


async def opened(scene: Scene, notes: Notes) -> None:
    """Ben is in danger, Mara answers and opens the line."""
    await scene.write("Ben", await talk(scene), CRISIS)
    page = await scene.sees("Mara", scene.dm("Mara"), "CRISIS", "suicide", times=1)
    await scene.press("Mara", page, "Acknowledge")
    notes["case"] = int((await newest_case(scene))["id"])
    await scene.command("Mara", scene.cast.desk, "case reach", case=notes["case"])
    await scene.sees("Ben", scene.dm("Ben"), "Mara Lindt", "is here for you", times=1)
    notes["thread"] = await thread_of(scene, notes["case"])
    await scene.sees("Mara", notes["thread"], "has been told that you are there", times=1)


async def _said(scene: Scene, notes: Notes) -> None:
    for words in WORDS:
        await scene.write("Mara", notes["thread"], words)
    for words in WORDS:
        await scene.sees("Ben", scene.dm("Ben"), "Mara Lindt", words, times=1)
    shown = [text_of(one) for one in scene.person("Ben").timeline(scene.dm("Ben"))]
    order = [next(place for place, text in enumerate(shown) if words in text) for words in WORDS]
    await scene.check("Ben reads it in the order in which it was written", holds=order == sorted(order))
    await scene.write("Ben", scene.dm("Ben"), "my sister is in the next room")
    await scene.sees("Mara", notes["thread"], "The member writes", "my sister is in the next room", times=1)
    await scene.sees_not("Chloe", await talk(scene), "sister")
    case = await newest_case(scene)
    await scene.check("The case is still Mara's", holds=case["owner_id"] == scene.cast.people["Mara"])


async def _closed(scene: Scene, notes: Notes) -> None:
    scene.world.closed_dms.add(scene.cast.people["Ben"])
    await scene.write("Mara", notes["thread"], "Would you ask her to sit with you?")
    await scene.wait(seconds=1)
    (line,) = [row for row in await scene.backstage.rows("lines") if row["case_id"] == notes["case"]]
    await scene.check("Ben has a private thread of his own", holds=line["member_channel_id"] is not None)
    notes["own"] = int(line["member_channel_id"])
    await scene.sees("Ben", notes["own"], "Would you ask her to sit with you?", times=1)
    await scene.check("Chloe does not see it", holds=not scene.person("Chloe").sees(notes["own"]))
    await scene.write("Ben", notes["own"], "she is here now")
    await scene.sees("Mara", notes["thread"], "she is here now", times=1)


async def _taken_over(scene: Scene, notes: Notes) -> None:
    await scene.command("Jonas", scene.cast.desk, "case take-over", case=notes["case"])
    await scene.sees("Ben", notes["own"], "Jonas Weber", "is here for you", times=1)
    form = await scene.command("Jonas", scene.cast.desk, "case close", case=notes["case"])
    jonas = str(scene.cast.people["Jonas"])
    await scene.submit("Jonas", form, outcome=["supported"], hours="24", assignee=[jonas])
    await scene.sees("Ben", notes["own"], "This conversation is over", times=1)
    await scene.write("Jonas", notes["thread"], "one word more")
    await scene.sees("Jonas", notes["thread"], "Not passed on", times=1)
    await scene.sees_not("Ben", notes["own"], "one word more")


LINE = Story(
    "line-to-member",
    "Mara writes with Ben through the bot, and then Jonas does.",
    (
        Step("Mara reaches Ben", "He reads who is there, by name, and who can read it.", "Mara", opened, "Ben"),
        Step("They write", "Each word arrives once, in order, and nowhere else.", "Mara", _said, "Ben"),
        Step("Ben closes his messages", "He gets a thread that only he and staff see.", "Ben", _closed),
        Step("Jonas takes over", "Ben is told who is there, and when it is over.", "Jonas", _taken_over, "Ben"),
    ),
    {
        "drop-words": "what is written on a line is counted as delivered and never sent",
        "believe-closed": "a message that was refused is counted as delivered",
        "send-twice": "every message is sent twice",
        "forget-acknowledgement": "an acknowledgement is lost as soon as it is given",
    },
    real_limits=False,
    groups=(GROUP,),
)
