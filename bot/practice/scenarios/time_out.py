"""When somebody may be timed out: for what they do to others, with a line that reaches them, and for nothing else."""

from __future__ import annotations

from bot.practice.people import Denied
from bot.practice.scenarios.desk import CRISIS, GROUP, newest_case, talk
from bot.practice.scenarios.line import thread_of
from bot.practice.scenarios.scene import Scene, text_of
from bot.practice.scenarios.story import Notes, Step, Story

RUDE = "you are worthless, shut up you idiot"


async def _try(scene: Scene, case: int) -> str:
    """What Mara reads when she tries."""
    answer = await scene.command("Mara", scene.cast.desk, "case time-out", case=case, minutes=10)
    return "\n".join(text_of(one) for one in answer.messages)


async def _not_in_danger(scene: Scene, notes: Notes) -> None:
    await scene.write("Deniz", await talk(scene), CRISIS)
    page = await scene.sees("Mara", scene.dm("Mara"), "CRISIS", "suicide", times=1)
    await scene.press("Mara", page, "Acknowledge")
    told = await _try(scene, int((await newest_case(scene))["id"]))
    await scene.check("Who may need help is not timed out", holds="must be able to call for it" in told)


async def _line_first(scene: Scene, notes: Notes) -> None:
    await scene.write("Ben", await talk(scene), RUDE)
    card = await scene.sees("Mara", scene.cast.desk, "AMBER", "hostility", times=1)
    await scene.press("Mara", card, "Acknowledge")
    notes["case"] = int((await newest_case(scene))["id"])
    told = await _try(scene, notes["case"])
    await scene.check("First there has to be a line to him", holds="First press Reach the member" in told)
    await scene.command("Mara", scene.cast.desk, "case reach", case=notes["case"])
    await scene.sees("Ben", scene.dm("Ben"), "is here for you", times=1)
    notes["thread"] = await thread_of(scene, notes["case"])
    await scene.sees("Mara", notes["thread"], "has been told that you are there", times=1)


async def _timed_out(scene: Scene, notes: Notes) -> None:
    told = await _try(scene, notes["case"])
    await scene.check("Now he may be", holds="Timed out until" in told)
    await scene.sees("Ben", scene.dm("Ben"), "you can read in the server, and not write", times=1)
    await scene.check("He cannot write in the group", holds=await _refused(scene, "Ben"))
    await scene.write("Ben", scene.dm("Ben"), "that was not fair of me")
    await scene.sees("Mara", notes["thread"], "that was not fair of me", times=1)


async def _over(scene: Scene, notes: Notes) -> None:
    await scene.command("Mara", scene.cast.desk, "case lift", case=notes["case"])
    await scene.sees("Ben", scene.dm("Ben"), "You can write in the server again", times=1)
    await scene.write("Ben", await talk(scene), "sorry, all")
    await scene.sees("Chloe", await talk(scene), "sorry, all", times=1)


async def _refused(scene: Scene, name: str) -> bool:
    try:
        scene.person(name).send(await talk(scene), "hello?")
    except Denied:
        return True
    return False


TIME_OUT = Story(
    "time-out",
    "Deniz is in danger and Ben is rude: only one of them may be timed out, and not before a line reaches him.",
    (
        Step("Deniz is in danger", "Nobody who may need help is silenced.", "Deniz", _not_in_danger, "Mara"),
        Step("Ben is rude", "Before anything else, Mara opens a line to him.", "Ben", _line_first, "Mara"),
        Step("Ben can only read", "In the group he is silent; on the line he is heard.", "Mara", _timed_out, "Ben"),
        Step("It is over", "Mara lifts it early, and Ben is told.", "Mara", _over, "Ben"),
    ),
    {
        "drop-words": "what is written on a line is counted as delivered and never sent",
        "send-twice": "every message is sent twice",
        "forget-acknowledgement": "an acknowledgement is lost as soon as it is given",
    },
    real_limits=False,
    groups=(GROUP,),
)
