"""A drill runs the real path, is marked everywhere, and neither looks like nor delays a real case."""

from __future__ import annotations

from bot.practice.scenarios.community import group_id, place
from bot.practice.scenarios.desk import CRISIS, GROUP, expect_pages, newest_case, pages, talk
from bot.practice.scenarios.scene import Scene
from bot.practice.scenarios.story import Notes, Step, Story


async def _starts(scene: Scene, notes: Notes) -> None:
    notes["before"] = pages(scene, "Mara", drills=True)
    staff = await place(scene, GROUP, "staff")
    await scene.command("Thea", staff, "group test", group=await group_id(scene, GROUP))
    notes["card"] = await scene.sees("Jonas", scene.cast.desk, "DRILL", "waiting since", "1 flag", times=1)
    await expect_pages(scene, Mara=0, Jonas=0)
    drills = pages(scene, "Mara", drills=True)
    await scene.check("Mara got a page that says DRILL", holds=drills == notes["before"] + 1)


async def _real(scene: Scene, notes: Notes) -> None:
    await scene.write("Ben", await talk(scene), CRISIS)
    await scene.sees("Jonas", scene.cast.desk, "CRISIS", "suicide", "1 flag", times=1)
    await expect_pages(scene, Mara=1)
    case = await newest_case(scene)
    await scene.check("The real case is a case of its own", holds=case["person_id"] == scene.cast.people["Ben"])


async def _goes_on(scene: Scene, notes: Notes) -> None:
    await scene.wait(minutes=5, seconds=1)
    await expect_pages(scene, Mara=2, Jonas=1)
    await scene.check("The drill went on to Jonas as well, marked", holds=pages(scene, "Jonas", drills=True) == 1)


async def _answered(scene: Scene, notes: Notes) -> None:
    await scene.press("Jonas", notes["card"], "Acknowledge")
    rows = await scene.backstage.rows("cases")
    drills = [row["state"] for row in rows if row["drill"]]
    await scene.check("The drill is over", holds=set(drills) == {"closed"})
    await scene.sees("Ines", scene.cast.desk, "DRILL · over", "answered after 5 min", "3 calls were made", times=1)
    case = await newest_case(scene)
    await scene.check("The real case still waits", holds=case["state"] == "paging")


DRILL = Story(
    "drill",
    "A practice alarm, and in the middle of it a real one.",
    (
        Step("Thea starts a drill", "It pages like a real crisis, and says DRILL everywhere.", "Thea", _starts, "Mara"),
        Step("A real crisis", "In the middle of the drill Ben is in danger. Nothing is merged.", "Ben", _real, "Mara"),
        Step("Both go on", "Neither delays the other.", "Jonas", _goes_on),
        Step("The drill is answered", "It closes itself. The real case still pages.", "Jonas", _answered),
    ),
    {
        "drop-page": "pages are counted as delivered and never sent",
        "drop-later-pages": "after its first page a case pages nobody",
        "send-twice": "every message is sent twice",
        "wrong-person": "pages go to somebody else",
    },
    real_limits=False,
    groups=(GROUP,),
)
