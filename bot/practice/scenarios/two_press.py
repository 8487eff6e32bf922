"""Two moderators press Acknowledge at the same moment: one has the case, the other is told who."""

from __future__ import annotations

import asyncio

from bot.practice.scenarios.desk import CRISIS, GROUP, expect_pages, newest_case, talk
from bot.practice.scenarios.scene import Scene, text_of
from bot.practice.scenarios.story import Notes, Step, Story


async def _writes(scene: Scene, notes: Notes) -> None:
    await scene.write("Chloe", await talk(scene), CRISIS)
    notes["card"] = await scene.sees("Mara", scene.cast.desk, "CRISIS", "1 flag", times=1)
    await expect_pages(scene, Mara=1, Jonas=0)


async def _both(scene: Scene, notes: Notes) -> None:
    presses = (scene.press(name, notes["card"], "Acknowledge") for name in ("Mara", "Jonas"))
    answers = {
        name: "\n".join(text_of(one) for one in attempt.messages)
        for name, attempt in zip(("Mara", "Jonas"), await asyncio.gather(*presses), strict=True)
    }
    owner = (await newest_case(scene))["owner_id"]
    winner = next((name for name in answers if scene.cast.people[name] == owner), "nobody")
    await scene.check(f"One of them has it: {winner}", holds=winner in answers)
    loser = "Jonas" if winner == "Mara" else "Mara"
    await scene.check(f"{loser} is told that {winner} was first", holds=f"<@{owner}>" in answers[loser])
    await scene.check(f"{winner} is told that it is theirs", holds="Paging has stopped" in answers[winner])


async def _quiet(scene: Scene, notes: Notes) -> None:
    await scene.wait(minutes=20)
    await expect_pages(scene, Mara=1, Jonas=0, Ines=0)
    events = [row["event"] for row in await scene.backstage.rows("timeline")]
    cases = [row for row in await scene.backstage.rows("cases") if not row["drill"]]
    drills = len(await scene.backstage.rows("cases")) - len(cases)
    await scene.check("One acknowledgement is on record", holds=events.count("acknowledged") - drills == 1)
    await scene.sees("Ines", scene.cast.desk, "✓", "answered")


TWO_PRESS = Story(
    "two-press-at-once",
    "Two moderators answer at the same moment.",
    (
        Step("Chloe is in danger", "A card on the desk, and a page to Mara.", "Chloe", _writes, "Mara"),
        Step("Two press at once", "Mara and Jonas press Acknowledge. One wins; the other is told who.", "Mara", _both),
        Step("All is quiet", "Nobody is paged any more, and the record has one answer.", "Mara", _quiet),
    ),
    {
        "drop-page": "pages are counted as delivered and never sent",
        "send-twice": "every message is sent twice",
        "forget-acknowledgement": "an acknowledgement is lost as soon as it is given",
    },
    real_limits=False,
    groups=(GROUP,),
)
