"""A session is moved after people have answered: nobody goes to the old time, and who would have come is told."""

from __future__ import annotations

from datetime import timedelta

from bot.practice.scenarios.community import place
from bot.practice.scenarios.scene import Scene
from bot.practice.scenarios.session_stage import GROUP, cards, change, leap, plan, planned, times
from bot.practice.scenarios.story import Notes, Step, Story, in_dm, in_group


async def _answers(scene: Scene, notes: Notes) -> None:
    await plan(scene, "tomorrow 18:00", minutes=60)
    session = (await planned(scene))[0]
    notes["session"], notes["old"] = session["id"], session["starts"]
    await leap(scene, notes["old"] - timedelta(hours=1))
    card = await scene.sees("Ben", await place(scene, GROUP, "talk"), "leads.")
    await scene.press("Ben", card, "I'm coming")
    await scene.press("Chloe", card, "Not this time")
    await scene.backstage.rest()


async def _moves(scene: Scene, notes: Notes) -> None:
    before = len(await cards(scene, "Ben"))
    day = notes["old"].date() + timedelta(days=1)
    await change(scene, "move", "Move it", session=notes["session"], when=f"{day.isoformat()} 20:00")
    notes["new"] = (await planned(scene))[0]["starts"]
    shown = await cards(scene, "Ben")
    await scene.check("The group reads one notice", holds=len(shown) == before + 1)
    still = [text for text in shown if "leads." in text and notes["new"] not in times(text)]
    await scene.check("No card shows the old time as if it held", holds=not still)
    await scene.sees("Ben", scene.dm("Ben"), "You said you would come", times=1)
    await scene.sees_not("Chloe", scene.dm("Chloe"), "You said you would come")


async def _old_time(scene: Scene, notes: Notes) -> None:
    before = len(await cards(scene, "Ben"))
    for ahead in (10, 0):
        await leap(scene, notes["old"] - timedelta(minutes=ahead))
    await scene.check("At the old time nothing is said", holds=len(await cards(scene, "Ben")) == before)
    for ahead in (60, 10, 0):
        await leap(scene, notes["new"] - timedelta(minutes=ahead))
        before += 1
        await scene.check(f"{ahead} minutes before the new one, once", holds=len(await cards(scene, "Ben")) == before)


async def _cancels(scene: Scene, notes: Notes) -> None:
    session = (await planned(scene))[1]
    await leap(scene, session["starts"] - timedelta(hours=24))
    card = await scene.sees("Ben", await place(scene, GROUP, "talk"), "leads.")
    await scene.press("Ben", card, "I'm coming")
    await change(scene, "cancel", "Cancel this session", session=session["id"])
    await scene.sees("Ben", scene.dm("Ben"), "does not take place", times=1)
    before = len(await cards(scene, "Ben"))
    for ahead in (60, 10, 0):
        await leap(scene, session["starts"] - timedelta(minutes=ahead))
    await scene.check("and nothing reminds of it", holds=len(await cards(scene, "Ben")) == before)


MOVED_SESSION = Story(
    "moved-session",
    "A session is moved after people have answered, and the one after it is called off.",
    (
        Step("They answer", "Ben is coming, Chloe is not.", "Ben", _answers, where=in_group(GROUP, "talk")),
        Step(
            "Thea moves it",
            "The group is told; Ben, who would have come, in person.",
            "Ben",
            _moves,
            where=in_dm("Ben"),
        ),
        Step("The old time passes", "Nothing reminds of it; everything of the new one.", "Ben", _old_time),
        Step("The next one is called off", "Ben is told, and nothing reminds of it.", "Ben", _cancels),
    ),
    {
        "no-redraw": "cards stay as they were when they were posted",
        "drop-news": "word of changes to those who would have come is counted as delivered and never sent",
    },
    real_limits=False,
    groups=(GROUP,),
)
