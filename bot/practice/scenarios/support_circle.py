"""A session of a support group: shares say what they hope for, replies see it, and none is left alone."""

from __future__ import annotations

from datetime import timedelta

from bot.practice.scenarios.circle_of_five import SABOTAGE, Circle
from bot.practice.scenarios.scene import Scene, text_of
from bot.practice.scenarios.session_stage import leap
from bot.practice.scenarios.story import Notes, Step, Story, in_group

CIRCLE = Circle("Thursday circle")
FIRST, SECOND = "It would have been her birthday", "I forgot to eat again"


async def _gathers(scene: Scene, notes: Notes) -> None:
    await CIRCLE.gathers(scene)


async def _reminded(scene: Scene, notes: Notes) -> None:
    await CIRCLE.reminded(scene)


async def _begins(scene: Scene, notes: Notes) -> None:
    notes["session"] = await CIRCLE.begins(scene, "Opening round")
    await CIRCLE.round(scene, passing="Deniz")
    for title in ("Topic of the week", "Time to share"):
        await CIRCLE.goes_on(scene, title)


async def _shares(scene: Scene, notes: Notes) -> None:
    talk = await CIRCLE.talk(scene)
    form = await scene.command("Chloe", talk, "share")
    await scene.submit("Chloe", form, words=FIRST, hope="heard", note="loss")
    card = await scene.sees("Ben", talk, "would like to be heard", "Content note: loss", times=1)
    await scene.check("Her words are covered until somebody opens them", holds=f"||{FIRST}||" in text_of(card))
    await scene.backstage.restart()
    reply = scene.person("Ben").send(talk, "I am with you.", int(card["id"]))
    scene.say(f"Ben replies: {reply['content']}")
    await scene.backstage.rest()


async def _unanswered(scene: Scene, notes: Notes) -> None:
    talk, staff = await CIRCLE.talk(scene), await CIRCLE.staff(scene)
    form = await scene.command("Ben", talk, "share")
    await scene.submit("Ben", form, words=SECOND, hope="company", note="")
    await scene.sees("Chloe", talk, "hopes for company", SECOND, times=1)
    for title in ("Good to know", "Closing round"):
        await CIRCLE.goes_on(scene, title)
    await CIRCLE.round(scene, passing="Ana")
    await CIRCLE.ends(scene, notes["session"])
    await leap(scene, scene.world.clock.now() + timedelta(hours=12, minutes=5))
    quiet = await scene.sees("Thea", staff, "Nobody has replied", f"<@{scene.cast.people['Ben']}>", times=1)
    await scene.check("Thea is told once, without his words", holds=SECOND not in text_of(quiet))
    await scene.sees_not("Thea", staff, "Nobody has replied", f"<@{scene.cast.people['Chloe']}>")
    card = await scene.sees("Ana", talk, SECOND)
    scene.person("Thea").send(talk, "I am glad you told us.", int(card["id"]))
    await scene.backstage.rest()
    await scene.sees("Thea", staff, "has a reply now", times=1)


async def _asked(scene: Scene, notes: Notes) -> None:
    await CIRCLE.answers(scene)


SUPPORT_CIRCLE = Story(
    "support-circle",
    "A session of a support group: what members hope for is seen, and no share is left alone.",
    (
        Step("Five members", "Thea plans sessions; two more members join.", "Thea", _gathers),
        Step("An hour before", "One reminder. Four come, one comes late.", "Ben", _reminded),
        Step("Opening round", "How are you here today? Deniz passes.", "Thea", _begins, "Ben"),
        Step("Chloe shares", "She would like to be heard. Ben replies.", "Chloe", _shares, "Ben"),
        Step("Nobody replies to Ben", "Half a day later Thea is told, and replies.", "Ben", _unanswered, "Thea"),
        Step(
            "The next morning",
            "All are asked how it goes.",
            "Ben",
            _asked,
            where=in_group(CIRCLE.name, "checkins"),
        ),
    ),
    SABOTAGE | {"drop-quiet": "that nobody replied is counted as told and never sent"},
    real_limits=False,
    groups=(CIRCLE.name,),
)
