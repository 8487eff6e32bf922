"""A session of a course: a module comes out with it, is read and checked, and a question is asked without a name."""

from __future__ import annotations

from bot.practice.scenarios.circle_of_five import SABOTAGE, Circle, card_of, chosen
from bot.practice.scenarios.scene import Scene, text_of
from bot.practice.scenarios.session_stage import planned
from bot.practice.scenarios.story import Notes, Step, Story, in_group

COURSE = Circle("Living with anxiety")
FIRST = "What anxiety is"
RIGHT = ("0", "1", "1")
ASKS, ANSWER = "Can it come back when I have learned all this?", "It can, and you will know it by then."


async def _gathers(scene: Scene, notes: Notes) -> None:
    await COURSE.gathers(scene)
    offer = await COURSE.about(scene, "course choose", course=0)
    await scene.press("Amir", card_of(offer), "Use this course")
    module = min(await scene.backstage.rows("modules"), key=lambda row: int(row["id"]))
    session = (await planned(scene))[0]["id"]
    seen = await COURSE.lead(scene, "course plan", module=module["id"], with_session=session)
    await scene.press("Amir", card_of(seen), "Plan it")
    await scene.sees_not("Ben", await COURSE.talk(scene), FIRST)


async def _reminded(scene: Scene, notes: Notes) -> None:
    await COURSE.reminded(scene)


async def _begins(scene: Scene, notes: Notes) -> None:
    talk = await COURSE.talk(scene)
    notes["session"] = await COURSE.begins(scene, "Hello and questions left over")
    notes["module"] = await scene.sees("Ben", talk, "New:", FIRST, times=1)
    await COURSE.goes_on(scene, "Today's topic")


async def _reads(scene: Scene, notes: Notes) -> None:
    read = card_of(await scene.press("Ben", notes["module"], "Read"))
    await scene.check("The module names its sources", holds="Sources" in text_of(read))
    await scene.backstage.restart()
    for name in COURSE.members[:4]:
        await scene.press(name, notes["module"], "I've seen it")
    shown = card_of(await scene.press("Ben", notes["module"], "Check my understanding"))
    for at, answer in enumerate(RIGHT):
        shown = card_of(await scene.select("Ben", shown, "module-answer", answer))
        shown = card_of(await scene.press("Ben", shown, "Finish" if at == len(RIGHT) - 1 else "Next question"))
    await scene.check("All were right, and nobody sees single answers", holds="All 3 were right" in text_of(shown))
    status = text_of(card_of(await COURSE.about(scene, "course status")))
    await scene.check("Amir sees how many", holds="seen 4 of 5" in status and "understood 1 of 5" in status)


async def _asks(scene: Scene, notes: Notes) -> None:
    talk, staff = await COURSE.talk(scene), await COURSE.staff(scene)
    shown = card_of(await scene.command("Gia", talk, "ask"))
    form = await scene.press("Gia", shown, "Ask a question")
    await scene.submit("Gia", form, words=ASKS)
    await scene.sees("Amir", staff, "is waiting", times=1)
    queue = card_of(await COURSE.about(scene, "questions"))
    opened = card_of(await scene.select("Amir", queue, "question-open", chosen(queue, ASKS)))
    await scene.check("Amir reads it without a name", holds=str(scene.cast.people["Gia"]) not in text_of(opened))
    form = await scene.press("Amir", opened, "Answer in writing")
    seen = card_of(await scene.submit("Amir", form, words=ANSWER))
    await scene.press("Amir", seen, "Post it")
    answer = await scene.sees("Ana", talk, ANSWER, times=1)
    await scene.check("The group reads no name either", holds=str(scene.cast.people["Gia"]) not in text_of(answer))


async def _ends(scene: Scene, notes: Notes) -> None:
    for title in (
        "What does it mean for me?",
        "What helps",
        "Check together what is clear",
        "To read or try until next time",
    ):
        await COURSE.goes_on(scene, title)
    await COURSE.ends(scene, notes["session"])
    await COURSE.practice(scene, notes["session"], "Notice once a day where fear sits in the body")


async def _asked(scene: Scene, notes: Notes) -> None:
    await COURSE.answers(scene)


COURSE_ON_ANXIETY = Story(
    "course-on-anxiety",
    "A session of a course on living with anxiety: a module, a check for oneself, a question without a name.",
    (
        Step("Five members and a course", "Amir plans the first module with the first session.", "Amir", _gathers),
        Step("An hour before", "One reminder. Four come, one comes late.", "Ben", _reminded),
        Step("The session begins", "The module comes out with it.", "Ben", _begins),
        Step("Reading and checking", "Only that all answers were right is kept.", "Ben", _reads),
        Step("Gia asks anything", "Nobody reads who asked.", "Gia", _asks, where=in_group(COURSE.name, "talk")),
        Step("The session ends", "With practice for the week.", "Amir", _ends, "Ben"),
        Step(
            "The next morning",
            "All are asked how it goes.",
            "Ben",
            _asked,
            where=in_group(COURSE.name, "checkins"),
        ),
    ),
    SABOTAGE | {"drop-module": "modules are counted as posted and never sent"},
    real_limits=False,
    groups=(COURSE.name,),
)
