"""A week of a cognitive-behavioural group: from the reminder through a session with its tools to the next check-in."""

from __future__ import annotations

from datetime import timedelta

from bot.practice.scenarios.circle_of_five import SABOTAGE, Circle, sheet, tool, unseen
from bot.practice.scenarios.scene import Scene, text_of
from bot.practice.scenarios.session_stage import leap
from bot.practice.scenarios.story import Notes, Step, Story, in_group

STEPS = Circle("Steps")
EVENT, THOUGHT = "My chief walked past and said nothing", "She is going to let me go"
PRACTICE = "Write down one thought a day, and what speaks against it"


async def _gathers(scene: Scene, notes: Notes) -> None:
    await STEPS.gathers(scene)


async def _reminded(scene: Scene, notes: Notes) -> None:
    await STEPS.reminded(scene)


async def _begins(scene: Scene, notes: Notes) -> None:
    notes["session"] = await STEPS.begins(scene, "Mood round")
    await STEPS.round(scene, passing="Femi")
    for title in ("Bridge from last time", "Looking at the practice", "A new skill", "Trying it out"):
        await STEPS.goes_on(scene, title)


async def _record(scene: Scene, notes: Notes) -> None:
    form = await tool(scene, STEPS, "Eli", "Thought record")
    await scene.submit("Eli", form, situation=EVENT, feeling="fear", strength="80")
    await scene.backstage.restart()
    form = await scene.press("Eli", await sheet(scene, STEPS, "Eli"), "Go on: The thought")
    await scene.submit("Eli", form, thought=THOUGHT, belief="90", pattern=["minds"])
    form = await scene.press("Eli", await sheet(scene, STEPS, "Eli"), "Go on: For and against")
    await scene.submit("Eli", form, **{"for": "She looked cross", "against": "She passed everybody like that"})
    form = await scene.press("Eli", await sheet(scene, STEPS, "Eli"), "Go on: Another way to see it")
    await scene.submit("Eli", form, balanced="She had a bad day", belief_after="40", strength_after="30")
    written = text_of(await sheet(scene, STEPS, "Eli"))
    await scene.check("All four pages are there after a restart", holds=EVENT in written and "bad day" in written)
    await unseen(scene, STEPS, EVENT, but="Eli")


async def _shares(scene: Scene, notes: Notes) -> None:
    staff = await STEPS.staff(scene)
    await scene.select("Eli", await sheet(scene, STEPS, "Eli"), "sheet-share", "leader")
    await scene.sees("Amir", staff, THOUGHT, "Reading minds", times=1)
    await scene.sees_not("Femi", await STEPS.talk(scene), THOUGHT)
    await scene.select("Eli", await sheet(scene, STEPS, "Eli"), "sheet-share", "nobody")
    await scene.sees_not("Amir", staff, THOUGHT)


async def _plans(scene: Scene, notes: Notes) -> None:
    form = await tool(scene, STEPS, "Femi", "Activity plan")
    await scene.submit("Femi", form, what="Ten minutes by the river", when="Saturday after breakfast")
    await STEPS.goes_on(scene, "Practice for the week")
    await STEPS.goes_on(scene, "Feedback")
    await STEPS.ends(scene, notes["session"])
    await STEPS.practice(scene, notes["session"], PRACTICE)


async def _asked(scene: Scene, notes: Notes) -> None:
    await STEPS.answers(scene)


async def _week(scene: Scene, notes: Notes) -> None:
    talk = await STEPS.talk(scene)
    again = [row["due_at"] for row in await scene.backstage.rows("practices") if row["due_at"]]
    await leap(scene, min(again) + timedelta(seconds=1))
    await scene.sees("Ana", talk, "A reminder of the practice", times=1)
    form = await scene.press("Femi", await sheet(scene, STEPS, "Femi"), "Go on: How it was")
    await scene.submit("Femi", form, done="Five minutes, in the rain", pleasure="6", mastery="7")
    await scene.check("The plan holds how it was", holds="in the rain" in text_of(await sheet(scene, STEPS, "Femi")))
    await unseen(scene, STEPS, "in the rain", but="Femi")


CBT_WEEK = Story(
    "cbt-week",
    "A week of a cognitive-behavioural group: a session, a thought record, practice, and the next check-in.",
    (
        Step("Five members", "Amir plans sessions; three more members join.", "Amir", _gathers),
        Step("An hour before", "One reminder. Four come, one comes late.", "Eli", _reminded),
        Step("The session begins", "Part by part; Femi passes in the round.", "Amir", _begins, "Eli"),
        Step("Eli writes a thought record", "Page by page. The bot restarts; nothing is lost.", "Eli", _record),
        Step("Eli shares it, and takes it back", "With Amir alone. The group reads nothing.", "Eli", _shares, "Amir"),
        Step("The session ends", "Femi plans something small; practice is handed out.", "Amir", _plans, "Femi"),
        Step("The next morning", "All are asked how it goes; only Amir reads the answers.", "Eli", _asked),
        Step(
            "The week after",
            "The practice is remembered once, and Femi looks back at the plan.",
            "Femi",
            _week,
            where=in_group("Steps", "talk"),
        ),
    ),
    SABOTAGE
    | {
        "send-twice": "every message is sent twice",
        "no-redraw": "what is taken back stays where it was",
        "drop-practice": "the reminder of the practice is counted as delivered and never sent",
    },
    real_limits=False,
    groups=("Steps",),
)
