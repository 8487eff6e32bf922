"""Killed at any moment and started again, the bot loses nothing and shows nothing twice."""

from collections import Counter
from pathlib import Path

from bot.practice.scenarios.community import seed
from bot.practice.scenarios.first_evening import FIRST_EVENING, GROUP
from bot.practice.scenarios.story import play
from tests.practice.apart import apart

KILLS = 20


async def test_field_06_the_first_evening_survives_twenty_kills(tmp_path: Path) -> None:
    told: list[str] = []
    async with apart(tmp_path, told.append) as scene:
        await seed(scene, [GROUP])
        await scene.backstage.rest()
        scene.kills_left, scene.deadly = KILLS, 0.9
        await play(FIRST_EVENING, scene)
        while scene.kills_left:
            await scene.wait(seconds=30)
        await scene.backstage.rest()
        entries = await scene.backstage.rows("outbox")
        assert {row["state"] for row in entries} <= {"sent", "withdrawn"}, "\n".join(told)
        posts = await scene.backstage.rows("posts")
        assert max(Counter(row["outbox_id"] for row in posts).values()) == 1
        assert [row["state"] for row in await scene.backstage.rows("cases") if not row["drill"]] == ["closed"]
        assert [row["answer"] for row in await scene.backstage.rows("rsvps")] == ["coming"]
