"""Takes the pictures of the README: ``uv run --group tests python -m tests.pictures``. Needs Debian's Chromium."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

from playwright.async_api import async_playwright

from bot.practice.scenarios.first_evening import FIRST_EVENING
from bot.practice.scenarios.scene import Scene
from bot.practice.server import PracticeServer
from bot.room import open_room

DOCS = Path(__file__).parent.parent / "docs"
FLAGS = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]
WIDE = {"width": 1280, "height": 800}


async def main() -> None:
    """Play the first evening up to the page, and look at it as the people in it do."""
    DOCS.mkdir(exist_ok=True)
    async with open_room(FIRST_EVENING) as (_room, server, scene):
        notes: dict[str, object] = {}
        for step in FIRST_EVENING.steps[:4]:
            await step.act(scene, notes)
        await _take(server, scene, "Ana", int(str(notes["talk"])), "practice-room.png", WIDE)
        for step in FIRST_EVENING.steps[4:6]:
            await step.act(scene, notes)
        await _take(server, scene, "Mara", scene.cast.desk, "case-card.png", WIDE)


async def _take(server: PracticeServer, scene: Scene, name: str, channel: int, file: str, size: dict[str, int]) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = await browser.new_page(viewport=size)  # type: ignore[arg-type]
        await page.goto(f"{server.address}/?as={scene.cast.people[name]}#{channel}")
        await page.wait_for_timeout(1500)
        await page.screenshot(path=DOCS / file)
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main())
