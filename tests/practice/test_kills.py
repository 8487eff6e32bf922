"""Killed at any moment and started again, the bot loses nothing and shows nothing twice."""

from collections import Counter
from pathlib import Path

from bot.practice.scenarios.first_evening import FIRST_EVENING, GROUP
from bot.practice.scenarios.story import play
from tests.practice.apart import Stage, build_stage, from_stage
from tests.practice.beside import Stubborn
from tests.practice.deaths import Moment, draw
from tests.practice.outcome import Outcome, Watch

KILLS, SEED = 20, 12


async def evening(stage: Stage, home: Path, told: list[str], moments: list[Moment]) -> tuple[Outcome, int]:
    """Play the first evening; what it came to, and in how many acts."""
    async with from_stage(stage, home, told.append, moments) as scene:
        watch = Watch(scene)
        await play(FIRST_EVENING, scene)
        reaper = scene.deadly.reaper
        assert reaper is not None
        acts = reaper.acts
        while reaper.left:
            reaper.next_act()
            await scene.backstage.rest()
        await scene.backstage.rest()
        await _owes_nothing(scene)
        return await watch.outcome(), acts


async def _owes_nothing(scene: Stubborn) -> None:
    entries = await scene.backstage.rows("outbox")
    assert {row["state"] for row in entries} <= {"sent", "withdrawn"}
    posts = await scene.backstage.rows("posts")
    assert max(Counter(row["outbox_id"] for row in posts).values()) == 1


async def test_field_06_the_first_evening_survives_twenty_kills(tmp_path: Path) -> None:
    stage, told = await build_stage(tmp_path, [GROUP]), list[str]()
    calm, acts = await evening(stage, tmp_path / "calm", told, [])
    moments = draw(SEED, acts, KILLS)
    told.clear()
    killed, _ = await evening(stage, tmp_path / "killed", told, moments)
    assert sum("†" in line for line in told) == KILLS, "\n".join(told)
    differences = calm.differences(killed)
    assert not differences, "\n".join([*differences, *told])
