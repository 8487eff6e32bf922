"""Answers and forms leave nothing behind in the process: neither a task nor a card that is kept."""

import asyncio

from tests.cogs.circle_stage import open_circle
from tests.stage import Stage


async def test_private_answers_and_forms_leave_nothing_behind(stage: Stage) -> None:
    circle = await open_circle(stage)
    before = len(asyncio.all_tasks())
    for _ in range(5):
        await circle.anna.slash(circle.talk, "privacy erase")
        await circle.mara.slash(circle.talk, "group edit", group=circle.group)
        await circle.carl.slash(circle.talk, "rota show")
    await stage.env.settle()
    assert len(asyncio.all_tasks()) <= before
    assert not stage.app.bot._connection._view_store._modals
