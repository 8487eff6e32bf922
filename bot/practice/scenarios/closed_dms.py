"""Direct messages that are closed: a page moves on at once, and a member is reached in another way."""

from __future__ import annotations

from bot.practice.scenarios.desk import CRISIS, GROUP, expect_pages, newest_case, talk
from bot.practice.scenarios.scene import Scene
from bot.practice.scenarios.story import Notes, Step, Story


async def _closed(scene: Scene, notes: Notes) -> None:
    scene.world.closed_dms.add(scene.cast.people["Mara"])
    scene.world.closed_dms.add(scene.cast.people["Ben"])
    await scene.write("Ben", await talk(scene), CRISIS)
    await scene.sees("Jonas", scene.cast.desk, "CRISIS", "suicide", "1 flag", times=1)


async def _moves_on(scene: Scene, notes: Notes) -> None:
    await expect_pages(scene, Mara=0, Jonas=1)
    await scene.sees("Jonas", scene.cast.desk, "not reached")
    case = await newest_case(scene)
    results = [
        (row["user_id"], row["result"]) for row in await scene.backstage.rows("pages") if row["case_id"] == case["id"]
    ]
    mara, jonas = scene.cast.people["Mara"], scene.cast.people["Jonas"]
    await scene.check("The record says who was not reached", holds=(mara, "failed") in results)
    await scene.check("and who was", holds=(jonas, "sent") in results)


async def _answered(scene: Scene, notes: Notes) -> None:
    page = await scene.sees("Jonas", scene.dm("Jonas"), "CRISIS")
    await scene.press("Jonas", page, "Acknowledge")
    await scene.wait(minutes=20)
    await expect_pages(scene, Mara=0, Jonas=1, Ines=0)


CLOSED_DMS = Story(
    "closed-dms",
    "The first person on duty and the member in danger both refuse direct messages.",
    (
        Step("Ben is in danger", "Neither he nor Mara can be written to.", "Ben", _closed, "Jonas"),
        Step("The page moves on", "Nobody waits for Mara: Jonas is paged in the same moment.", "Jonas", _moves_on),
        Step("Jonas answers", "Paging stops.", "Jonas", _answered),
    ),
    {
        "drop-page": "pages are counted as delivered and never sent",
        "believe-closed": "a message that was refused is counted as delivered",
        "send-twice": "every message is sent twice",
        "wrong-person": "pages go to somebody else",
    },
    real_limits=False,
    groups=(GROUP,),
)
