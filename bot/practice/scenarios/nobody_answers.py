"""A crisis that nobody answers: the chain goes on to its end, says so, and begins again until somebody does."""

from __future__ import annotations

from bot.practice.scenarios.desk import CRISIS, GROUP, expect_pages, newest_case, talk
from bot.practice.scenarios.scene import Scene
from bot.practice.scenarios.story import Notes, Step, Story


async def _writes(scene: Scene, notes: Notes) -> None:
    await scene.write("Ben", await talk(scene), CRISIS)
    await scene.sees("Mara", scene.cast.desk, "CRISIS", "suicide", "Room", "1 flag", times=1)
    await expect_pages(scene, Mara=1, Jonas=0, Ines=0)


async def _again(scene: Scene, notes: Notes) -> None:
    await scene.wait(minutes=3, seconds=1)
    await expect_pages(scene, Mara=2, Jonas=0, Ines=0)


async def _next_human(scene: Scene, notes: Notes) -> None:
    await scene.wait(minutes=2)
    await expect_pages(scene, Mara=2, Jonas=1, Ines=0)


async def _supervisor(scene: Scene, notes: Notes) -> None:
    await scene.wait(minutes=5)
    await expect_pages(scene, Mara=2, Jonas=1, Ines=1)


async def _starts_again(scene: Scene, notes: Notes) -> None:
    await scene.wait(minutes=2)
    await _card_is_true(scene)
    await scene.wait(minutes=1)
    await expect_pages(scene, Mara=3, Jonas=1, Ines=1)
    await _card_is_true(scene)
    await scene.sees("Ben", scene.dm("Ben"), "112", "nobody has answered yet")


async def _card_is_true(scene: Scene) -> None:
    """Also between two rounds the card says since when Ben waits, and everybody who was called."""
    opened = int((await newest_case(scene))["opened_at"].timestamp())
    called = [f"<@{scene.cast.people[name]}>" for name in ("Mara", "Jonas", "Ines")]
    await scene.sees("Ines", scene.cast.desk, "CRISIS", "1 flag", f"waiting since <t:{opened}:R>", *called, times=1)


async def _answered(scene: Scene, notes: Notes) -> None:
    page = await scene.sees("Ines", scene.dm("Ines"), "CRISIS", "suicide")
    await scene.press("Ines", page, "Acknowledge")
    case = await newest_case(scene)
    await scene.check("Ines has the case", holds=case["owner_id"] == scene.cast.people["Ines"])
    await scene.wait(minutes=20)
    await expect_pages(scene, Mara=3, Jonas=1, Ines=1)


NOBODY_ANSWERS = Story(
    "nobody-answers",
    "A crisis at which nobody looks: every human of the chain is paged in turn, and then again.",
    (
        Step("Ben is in danger", "He writes it in his group. Mara is paged at once.", "Ben", _writes, "Mara"),
        Step("No answer", "After three minutes Mara is paged again.", "Mara", _again),
        Step("The next human", "After five minutes Jonas is paged.", "Jonas", _next_human),
        Step("The supervisor", "After ten minutes Ines is, in and outside Discord.", "Ines", _supervisor),
        Step("The chain starts again", "It never ends by itself: Mara is paged once more.", "Mara", _starts_again),
        Step("Ines answers", "She acknowledges, and all paging stops.", "Ines", _answered),
    ),
    {
        "drop-page": "pages are counted as delivered and never sent",
        "drop-later-pages": "after its first page a case pages nobody",
        "send-twice": "every message is sent twice",
        "wrong-person": "pages go to somebody else",
        "forget-acknowledgement": "an acknowledgement is lost as soon as it is given",
    },
    real_limits=False,
    groups=(GROUP,),
)
