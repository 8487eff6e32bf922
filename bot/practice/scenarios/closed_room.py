"""A group whose text channel is open around its sessions only: the night before, the session, and the night after."""

from __future__ import annotations

from datetime import timedelta

from bot.errors import CirclekeeperError
from bot.practice.scenarios.community import group_id
from bot.practice.scenarios.desk import talk
from bot.practice.scenarios.scene import Scene, text_of
from bot.practice.scenarios.session_stage import GROUP, LEADER, leap, plan, planned
from bot.practice.scenarios.story import Notes, Step, Story, in_group

CLOSED, OPEN = "Closed for writing now", "Open for writing"


async def can_write(scene: Scene, name: str, text: str) -> bool:
    """Whether somebody's message is taken in the group's text channel."""
    try:
        await scene.write(name, await talk(scene), text)
    except CirclekeeperError:
        return False
    return True


async def _closes(scene: Scene, notes: Notes) -> None:
    await plan(scene, "tomorrow 18:00", minutes=60)
    await scene.check("Ben can write", holds=await can_write(scene, "Ben", "Good night, everybody."))
    number, channel = await group_id(scene, GROUP), await talk(scene)
    shown = await scene.command(LEADER, channel, "group hours", group=number, when="session")
    await scene.check("Nothing is changed yet", holds=await can_write(scene, "Ben", "Sleep well."))
    await scene.press(LEADER, shown.messages[-1], "Let these hours hold")
    await scene.backstage.rest()
    await scene.sees("Ben", channel, CLOSED, times=1)
    await scene.check("Ben cannot write", holds=not await can_write(scene, "Ben", "One more thing."))
    await scene.check("Thea can", holds=await can_write(scene, LEADER, "See you tomorrow."))


async def _calls(scene: Scene, notes: Notes) -> None:
    line = await scene.sees("Ben", await talk(scene), CLOSED)
    called = await scene.press("Ben", line, "I need a person")
    await scene.check("Ben is told who comes", holds=bool(text_of(called.messages[-1])))
    await scene.backstage.rest()
    await scene.check("Somebody is called", holds=bool(await scene.backstage.rows("cases")))


async def _opens(scene: Scene, notes: Notes) -> None:
    await scene.backstage.restart()
    session = (await planned(scene))[0]
    await leap(scene, session["starts"] - timedelta(minutes=15))
    await scene.sees("Ben", await talk(scene), OPEN, times=1)
    await scene.sees_not("Ben", await talk(scene), CLOSED)
    await scene.check("Ben can write", holds=await can_write(scene, "Ben", "I am here."))


async def _ends(scene: Scene, notes: Notes) -> None:
    channel, session = await talk(scene), (await planned(scene))[0]
    await leap(scene, session["starts"])
    await scene.command(LEADER, channel, "session start", session=session["id"])
    await leap(scene, session["starts"] + timedelta(minutes=40))
    asked = await scene.press(LEADER, await scene.sees(LEADER, channel, "Part ", " of "), "End the session")
    await scene.press(LEADER, asked.messages[-1], "Yes, end it")
    await leap(scene, session["starts"] + timedelta(minutes=69))
    await scene.check("Half an hour for goodbyes", holds=await can_write(scene, "Ben", "Thank you."))
    await leap(scene, session["starts"] + timedelta(minutes=71))
    await scene.sees("Ben", channel, CLOSED, times=1)
    await scene.check("Then Ben cannot write", holds=not await can_write(scene, "Ben", "Wait."))


CLOSED_ROOM = Story(
    "closed-room",
    "A text channel that is open around sessions only, and never closed to somebody who needs a person.",
    (
        Step("Thea sets hours", "The room closes until shortly before the session.", LEADER, _closes, "Ben"),
        Step("Ben needs somebody", "The line that says it is closed has the button.", "Ben", _calls),
        Step("Before the session", "It opens fifteen minutes before, and one line says until when.", "Ben", _opens),
        Step(
            "It ends early",
            "Half an hour after the real end, the room closes again.",
            LEADER,
            _ends,
            "Ben",
            where=in_group(GROUP, "talk"),
        ),
    ),
    {
        "drop-hours": "the line about the hours is counted as delivered and never sent",
        "no-redraw": "the line of before stays when the room opens",
    },
    real_limits=False,
    groups=(GROUP,),
)
