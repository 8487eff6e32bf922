"""A session of an interpersonal process group: rounds, a goal, a quiet signal, and nothing that interrupts."""

from __future__ import annotations

from datetime import timedelta

from bot.practice.scenarios.circle_of_five import ASKED, SABOTAGE, Circle, card_of, sheet, tool, unseen
from bot.practice.scenarios.community import place
from bot.practice.scenarios.scene import Scene, text_of
from bot.practice.scenarios.session_stage import leap
from bot.practice.scenarios.story import Notes, Step, Story, in_group

HERE = Circle("Here and now")
GOAL = "Ask for what I would like, and not only nod"


async def _gathers(scene: Scene, notes: Notes) -> None:
    await HERE.gathers(scene)


async def _reminded(scene: Scene, notes: Notes) -> None:
    await HERE.reminded(scene)


async def _begins(scene: Scene, notes: Notes) -> None:
    notes["session"] = await HERE.begins(scene, "Opening round")
    await HERE.round(scene, passing="Hugo")
    await HERE.goes_on(scene, "Time to talk together")


async def _goal(scene: Scene, notes: Notes) -> None:
    form = await tool(scene, HERE, "Gia", "A goal in relationships")
    await scene.submit("Gia", form, goal=GOAL, usual="I go quiet for a week", now="3")
    await unseen(scene, HERE, GOAL, but="Gia")
    await scene.select("Gia", await sheet(scene, HERE, "Gia"), "sheet-share", "group")
    await scene.sees("Hugo", await HERE.talk(scene), GOAL, times=1)


async def _signal(scene: Scene, notes: Notes) -> None:
    talk, staff = await HERE.talk(scene), await HERE.staff(scene)
    asked = card_of(await scene.command("Hugo", talk, "signal"))
    await scene.select("Hugo", asked, "signal", "much")
    await scene.sees("Thea", staff, "this is a lot for me", f"<@{scene.cast.people['Hugo']}>", times=1)
    await scene.sees_not("Gia", talk, "this is a lot for me")
    await HERE.about(scene, "rule", rule=1)
    shown = await scene.sees("Gia", talk, "A reminder of what we agreed", times=1)
    await scene.check("Nobody is named", holds="<@" not in text_of(shown))


async def _nothing(scene: Scene, notes: Notes) -> None:
    """The question of the day falls into the session."""
    talk, checkins = await HERE.talk(scene), await place(scene, HERE.name, "checkins")
    await HERE.about(scene, "checkin schedule", weekdays="thu", at="18:40")
    before = len(scene.person("Gia").timeline(talk))
    began = next(row["starts"] for row in await scene.backstage.rows("sessions") if row["id"] == notes["session"])
    await leap(scene, began + timedelta(minutes=45))
    await scene.sees_not("Gia", checkins, ASKED)
    await scene.check("Nothing is posted while they talk", holds=len(scene.person("Gia").timeline(talk)) == before)


async def _ends(scene: Scene, notes: Notes) -> None:
    await HERE.goes_on(scene, "What we saw, how it felt")
    await HERE.goes_on(scene, "Closing round")
    await HERE.round(scene, passing="Ana")
    await HERE.ends(scene, notes["session"])
    form = await HERE.lead(scene, "session practice", session=notes["session"])
    told = await scene.submit("Thea", form, words="Something to do")
    await scene.check("This kind hands out no practice", holds="no practice" in text_of(card_of(told)))


async def _asked(scene: Scene, notes: Notes) -> None:
    await HERE.about(scene, "checkin schedule", weekdays="fri", at="09:00")
    await scene.backstage.restart()
    await HERE.answers(scene)


PROCESS_SESSION = Story(
    "process-session",
    "A session of an interpersonal process group, in which nothing automatic gets between people.",
    (
        Step("Five members", "Thea plans sessions; three more members join.", "Thea", _gathers),
        Step("An hour before", "One reminder. Four come, one comes late.", "Gia", _reminded),
        Step("Opening round", "Everybody has the word once; Hugo passes.", "Thea", _begins, "Gia"),
        Step("Gia sets a goal", "Private first; then she shows it to the group.", "Gia", _goal, "Hugo"),
        Step("A quiet signal", "Only Thea sees it. She reminds all of a rule, and names nobody.", "Hugo", _signal),
        Step("Nothing interrupts", "A check-in falls due in the session, and is not posted.", "Gia", _nothing),
        Step("Closing round", "Then the session ends, with no practice.", "Thea", _ends, "Gia"),
        Step(
            "The next morning",
            "All are asked how it goes; only Thea reads the answers.",
            "Gia",
            _asked,
            where=in_group("Here and now", "checkins"),
        ),
    ),
    SABOTAGE | {"drop-signal": "quiet signals are counted as delivered and never sent"},
    real_limits=False,
    groups=("Here and now",),
)
