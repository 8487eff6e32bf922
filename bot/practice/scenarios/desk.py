"""What the stories about cases share: finding a case, and counting the pages a person saw."""

from __future__ import annotations

from typing import Any

from bot.practice.scenarios.community import place
from bot.practice.scenarios.scene import Scene, text_of

GROUP = "Thursday circle"
CRISIS = "I have the pills here and I am going to kill myself tonight"
SAD = "everything feels hopeless and i can't cope with anything at the moment"
LEVELS = ("▲ AMBER", "◆ RED", "■ CRISIS")
"""One of them stands in every page, answered or not."""


async def newest_case(scene: Scene) -> dict[str, Any]:
    """The row of the last case that is no drill; a row that says ``lost`` when there is none."""
    rows = [dict(row) for row in await scene.backstage.rows("cases") if not row["drill"]]
    return max(rows, key=lambda row: int(row["id"]), default={"id": 0, "state": "lost", "level": 0, "outcome": None})


def pages(scene: Scene, name: str, *, drills: bool = False) -> int:
    """How many pages a person has in their direct messages: those for real cases, or those for drills."""
    shown = [text_of(one) for one in scene.person(name).timeline(scene.dm(name))]
    found = [text for text in shown if any(level in text for level in LEVELS)]
    return len([text for text in found if ("DRILL" in text) == drills])


async def expect_pages(scene: Scene, **counts: int) -> None:
    """Everything came to rest, and each person named saw so many pages; raises Unmet."""
    await scene.backstage.rest()
    for name, count in counts.items():
        seen = pages(scene, name)
        await scene.check(f"{name} has been paged {count} times (saw {seen})", holds=seen == count)


async def talk(scene: Scene, group: str = GROUP) -> int:
    """The group's talk channel."""
    return await place(scene, group, "talk")
