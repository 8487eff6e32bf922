"""A member misses two sessions without a word: those who lead are shown it, and write by hand; then she is back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.practice.scenarios.community import group_id, place
from bot.practice.scenarios.scene import Scene, text_of
from bot.practice.scenarios.session_stage import GROUP, LEADER, leap, plan, planned
from bot.practice.scenarios.story import Notes, Step, Story, in_group

SHEET = "Who was there"
CHLOE = "Chloe"


async def _plans(scene: Scene, notes: Notes) -> None:
    staff, number = await place(scene, GROUP, "staff"), await group_id(scene, GROUP)
    await scene.command(LEADER, staff, "checkin pause", group=number)
    await scene.command(LEADER, staff, "session stages", group=number, stages="start")
    await plan(scene, "thu 18:00", minutes=30)


async def _session(scene: Scene, follows: str, *there: str) -> None:
    """A session takes place, Thea says on its sheet who was there, and the sheet itself then says ``follows``."""
    staff = await place(scene, GROUP, "staff")
    before = len(scene.matching(LEADER, staff, [SHEET]))
    session = (await planned(scene))[0]
    await leap(scene, session["ends"])
    await scene.backstage.rest()
    sheet = await scene.sees(LEADER, staff, SHEET)
    await scene.check("A new sheet is in the staff channel", holds=len(scene.matching(LEADER, staff, [SHEET])) > before)
    shown = await scene.press(LEADER, sheet, "Correct")
    people = [str(scene.cast.people[name]) for name in there]
    await scene.select(LEADER, shown.messages[-1], f"attendance-mark:{scene.cast.guild}:{session['id']}:0:", *people)
    await scene.eventually(f"the sheet in the channel says: {follows}", lambda: follows in _now(scene, staff, sheet))


def _now(scene: Scene, channel: int, message: Mapping[str, Any]) -> str:
    """A message of the channel as it is now, and not what Thea alone was shown of it."""
    return next((text_of(one) for one in scene.person(LEADER).timeline(channel) if one["id"] == message["id"]), "")


async def _missed(scene: Scene) -> str:
    """What Thea reads on the list of those who are missed."""
    staff = await place(scene, GROUP, "staff")
    shown = await scene.command(LEADER, staff, "session absences", group=await group_id(scene, GROUP))
    return text_of(shown.messages[-1])


async def _once(scene: Scene, notes: Notes) -> None:
    chloe = f"<@{scene.cast.people[CHLOE]}>"
    await _session(scene, f"no word (1): {chloe}", "Ben", "Deniz")
    listed = await _missed(scene)
    await scene.check("Chloe is on the list", holds=chloe in listed and "no word" in listed)


async def _twice(scene: Scene, notes: Notes) -> None:
    await _session(scene, "no word (1)", "Ben", "Deniz")
    listed = await _missed(scene)
    await scene.check("She has missed two in a row", holds="missed two in a row" in listed)
    await scene.sees_not("Ben", await place(scene, GROUP, "talk"), "missed")


async def _writes(scene: Scene, notes: Notes) -> None:
    staff = await place(scene, GROUP, "staff")
    shown = await scene.command(LEADER, staff, "session absences", group=await group_id(scene, GROUP))
    draft = await scene.press(LEADER, shown.messages[-1], "Draft a message")
    await scene.check("The draft asks nothing of her", holds="don't have to explain" in text_of(draft.messages[-1]))
    await scene.sees_not(CHLOE, scene.dm(CHLOE), "thought of you")
    await scene.press(LEADER, shown.messages[-1], "Done")
    await scene.check("Nobody is on the list any more", holds="Nobody is on the list" in await _missed(scene))


async def _back(scene: Scene, notes: Notes) -> None:
    await _session(scene, "There (3)", "Ben", "Deniz", CHLOE)
    await scene.check("and nobody is missed", holds="Nobody is on the list" in await _missed(scene))


GOES_MISSING = Story(
    "goes-missing",
    "A member misses two sessions without a word, and nobody loses sight of her.",
    (
        Step("Thea plans sessions", "Every Thursday at 18:00.", "Thea", _plans),
        Step(
            "Chloe is not there",
            "Thea says with one tap who was; the sheet in the staff channel follows.",
            "Thea",
            _once,
            where=in_group(GROUP, "staff"),
        ),
        Step("Nor the week after", "Thea sees it; the group reads nothing.", "Thea", _twice),
        Step("Thea writes to her", "By hand, with a draft. The bot sends nothing.", "Thea", _writes),
        Step("Chloe is back", "And off the list.", "Chloe", _back, "Thea", in_group(GROUP, "staff")),
    ),
    {
        "drop-sheet": "the sheet after a session is counted as delivered and never sent",
        "no-redraw": "cards stay as they were when they were posted",
    },
    real_limits=False,
    groups=(GROUP,),
)
