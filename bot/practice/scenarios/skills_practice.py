"""A session of a skills group: one skill, seen and rehearsed with a part for each, and a line in the practice log."""

from __future__ import annotations

from bot.practice.scenarios.circle_of_five import SABOTAGE, Circle, card_of, sheet, tool, unseen
from bot.practice.scenarios.scene import Scene, text_of
from bot.practice.scenarios.story import Notes, Step, Story, in_group

SKILLS = Circle("Everyday skills")
TITLE = "Saying no"
DID = "I said no to the second cake"


async def _gathers(scene: Scene, notes: Notes) -> None:
    await SKILLS.gathers(scene)


async def _reminded(scene: Scene, notes: Notes) -> None:
    await SKILLS.reminded(scene)


async def _begins(scene: Scene, notes: Notes) -> None:
    notes["session"] = await SKILLS.begins(scene, "Hello round")
    await SKILLS.round(scene, passing="Hugo")
    await SKILLS.goes_on(scene, "How did the practice go?")
    await SKILLS.goes_on(scene, "See the skill")


async def _sees(scene: Scene, notes: Notes) -> None:
    typed = scene.person(SKILLS.leader).autocomplete(
        scene.cast.guild, await SKILLS.staff(scene), "skill show", "skill", TITLE.lower()
    )
    notes["skill"] = next(one["value"] for one in (await typed.settled()).choices if TITLE in one["name"])
    await SKILLS.about(scene, "skill show", skill=notes["skill"])
    shown = await scene.sees("Deniz", await SKILLS.talk(scene), TITLE, "1. Stop.", times=1)
    await scene.check("It has an example", holds="Example:" in text_of(shown))


async def _rehearses(scene: Scene, notes: Notes) -> None:
    await SKILLS.goes_on(scene, "Try the skill")
    await SKILLS.about(scene, "skill rehearse", skill=notes["skill"])
    await scene.backstage.restart()
    card = await scene.sees("Deniz", await SKILLS.talk(scene), "We rehearse", times=1)
    named = [name for name in SKILLS.members if f"<@{scene.cast.people[name]}>" in text_of(card)]
    await scene.check("Two teams of five people, and nobody left out", holds=len(named) == len(SKILLS.members))
    parts = [text_of(card_of(await scene.press(name, card, "My part"))) for name in SKILLS.members]
    kinds = [sum(word in part for part in parts) for word in ("You practise", "You are the partner", "You watch")]
    await scene.check("A pair and a team of three, with one who watches", holds=kinds == [2, 2, 1])


async def _ends(scene: Scene, notes: Notes) -> None:
    for title in ("What went well", "Plan the practice", "Goodbye round"):
        await SKILLS.goes_on(scene, title)
    await SKILLS.ends(scene, notes["session"])
    await SKILLS.practice(scene, notes["session"], "Say no once this week")


async def _log(scene: Scene, notes: Notes) -> None:
    form = await tool(scene, SKILLS, "Deniz", "Practice log")
    await scene.submit("Deniz", form, skill="Saying no", did=DID, went="8", helped="I had thought about it before")
    await unseen(scene, SKILLS, DID, but="Deniz")
    await scene.select("Deniz", await sheet(scene, SKILLS, "Deniz"), "sheet-share", "leader")
    await scene.sees("Amir", await SKILLS.staff(scene), DID, times=1)


async def _asked(scene: Scene, notes: Notes) -> None:
    await SKILLS.answers(scene)


SKILLS_PRACTICE = Story(
    "skills-practice",
    "A session of a skills group: see a skill, try it in twos and threes, use it, write a line about it.",
    (
        Step("Five members", "Amir plans sessions; three more members join.", "Amir", _gathers),
        Step("An hour before", "One reminder. Four come, one comes late.", "Deniz", _reminded),
        Step("Hello round", "The same each time; Hugo passes.", "Amir", _begins, "Deniz"),
        Step("See the skill", "In short steps, with an example.", "Amir", _sees, "Deniz"),
        Step("Try the skill", "The bot deals the parts, and restarts.", "Amir", _rehearses, "Hugo"),
        Step("Goodbye round", "And practice for the week.", "Amir", _ends, "Deniz"),
        Step("Deniz writes a log", "Private, then shared with Amir.", "Deniz", _log, "Amir"),
        Step(
            "The next morning",
            "All are asked how it goes.",
            "Deniz",
            _asked,
            where=in_group(SKILLS.name, "checkins"),
        ),
    ),
    SABOTAGE | {"drop-shared": "what a member shares is counted as delivered and never sent"},
    real_limits=False,
    groups=(SKILLS.name,),
)
