"""Reminders fall due while the bot is down: what still helps comes once, and says that it is late."""

from __future__ import annotations

from datetime import timedelta

from bot.practice.scenarios.scene import Scene
from bot.practice.scenarios.session_stage import GROUP, cards, leap, plan, planned, sleep_until
from bot.practice.scenarios.story import Notes, Step, Story

LATE = "comes late"


async def _day_before(scene: Scene, notes: Notes) -> None:
    day = (scene.world.clock.now() + timedelta(days=2)).date()
    await plan(scene, f"{day.isoformat()} 18:00", minutes=60)
    notes["starts"], notes["before"] = (await planned(scene))[0]["starts"], len(await cards(scene, "Ben"))
    await sleep_until(scene, notes["starts"] - timedelta(hours=21))
    await scene.check("The reminder comes once, and says so", holds=len(await cards(scene, "Ben", GROUP, LATE)) == 1)


async def _on_time(scene: Scene, notes: Notes) -> None:
    await scene.check("Nothing else came", holds=await _seen(scene, notes) == 1)
    await leap(scene, notes["starts"] - timedelta(minutes=60))
    last = (await cards(scene, "Ben"))[-1]
    await scene.check("What is on time says nothing of it", holds=await _seen(scene, notes) == 2 and LATE not in last)


async def _start(scene: Scene, notes: Notes) -> None:
    await sleep_until(scene, notes["starts"] + timedelta(minutes=4))
    late = await cards(scene, "Ben", GROUP, LATE)
    await scene.check("Of two that are late only the last comes", holds=await _seen(scene, notes) == 3)
    await scene.check("and it says so", holds=len(late) == 2)


async def _too_late(scene: Scene, notes: Notes) -> None:
    following = (await planned(scene))[-1]["starts"]
    before = len(await cards(scene, "Ben"))
    await sleep_until(scene, following + timedelta(minutes=20))
    await scene.check("What no longer helps is not sent", holds=len(await cards(scene, "Ben")) == before)


async def _seen(scene: Scene, notes: Notes) -> int:
    """How many cards Ben has seen since the beginning."""
    return len(await cards(scene, "Ben")) - int(notes["before"])


BOT_WAS_DOWN = Story(
    "bot-was-down",
    "The bot is down three times, and each time reminders fall due.",
    (
        Step("Down the day before", "The reminder comes three hours late, once.", "Ben", _day_before),
        Step("Back on time", "The next one comes when it is due.", "Ben", _on_time),
        Step("Down before the start", "Two are late; only the one that still helps comes.", "Ben", _start),
        Step("Down for the session", "Nobody is reminded of what is half over.", "Ben", _too_late),
    ),
    {
        "send-twice": "every message is sent twice",
        "forget-restart": "a restart begins with an empty database",
    },
    real_limits=False,
    groups=(GROUP,),
)
