"""The bot is down while people write: everything written, edited or threaded meanwhile is screened afterwards."""

from __future__ import annotations

from datetime import timedelta

from bot.practice.scenarios.desk import CRISIS, GROUP, expect_pages, newest_case, talk
from bot.practice.scenarios.scene import Scene
from bot.practice.scenarios.story import Notes, Step, Story

CUTTING = "i cut myself again last night and it won't stop bleeding"
HOPELESS = "i have a plan to kill myself this weekend"
SMALL_TALK = "the tea in the kitchen is really good today"


async def _before(scene: Scene, notes: Notes) -> None:
    notes["harmless"] = await scene.write("Eli", await talk(scene, "Steps"), SMALL_TALK)
    await scene.backstage.rest()
    notes["places"] = [await talk(scene), await talk(scene, "Here and now")]
    notes["before"] = len(await scene.backstage.rows("cases"))


async def _meanwhile(scene: Scene, notes: Notes) -> None:
    await scene.backstage.stop()
    scene.say("— the bot is down —")
    scene.backstage.pass_time(timedelta(minutes=20))
    notes["crisis"] = await scene.write("Ben", notes["places"][0], CRISIS)
    scene.say("Eli edits what he wrote before")
    scene.person("Eli").edit(notes["harmless"], HOPELESS)
    scene.say(f"Hugo starts a thread and writes there: {CUTTING}")
    notes["thread"] = scene.person("Hugo").create_thread(notes["places"][1], "a hard night", CUTTING)


async def _back(scene: Scene, notes: Notes) -> None:
    await scene.backstage.start()
    scene.say("— the bot is back —")
    for needles in (
        ("CRISIS", "suicide", "· message", "1 flag"),
        ("CRISIS", "edited message", "1 flag"),
        ("self-harm", "1 flag"),
    ):
        await scene.sees("Mara", scene.cast.desk, *needles, times=1)
    await expect_pages(scene, Mara=3)
    cases = await scene.backstage.rows("cases")
    await scene.check("Three cases, and none twice", holds=len(cases) == notes["before"] + 3)


async def _once(scene: Scene, notes: Notes) -> None:
    await scene.backstage.restart()
    await scene.backstage.rest()
    cases = await scene.backstage.rows("cases")
    await scene.check("A further restart finds nothing new", holds=len(cases) == notes["before"] + 3)
    await expect_pages(scene, Mara=3)
    case = await newest_case(scene)
    await scene.check("All of them still wait for an answer", holds=case["state"] == "paging")


OUTAGE = Story(
    "outage-backfill",
    "The bot is down for twenty minutes, and people write, edit and open threads.",
    (
        Step("An ordinary message", "Eli writes about tea.", "Eli", _before),
        Step("The bot is down", "Ben is in danger, Eli changes what he wrote, Hugo opens a thread.", "Ben", _meanwhile),
        Step("The bot is back", "All three are on the desk, and Mara is paged for each.", "Mara", _back),
        Step("Only once", "Another restart finds nothing that was not seen.", "Mara", _once),
    ),
    {
        "no-history": "what was written while the bot was down cannot be read",
        "drop-page": "pages are counted as delivered and never sent",
        "send-twice": "every message is sent twice",
        "forget-restart": "a restart begins with an empty database",
    },
    real_limits=False,
    groups=(GROUP, "Steps", "Here and now"),
)
