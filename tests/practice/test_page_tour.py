"""The guided tour in the real practice room: each step is shown where it happened, and all of it can begin anew."""

from __future__ import annotations

from playwright.async_api import Page, expect

from bot.practice.scenarios.community import tidy
from bot.practice.scenarios.drill import DRILL
from bot.practice.scenarios.scene import Scene, text_of
from bot.room import open_room
from tests.practice.page_stage import chromium, needs_browser

pytestmark = needs_browser
LONG = 60_000
"""Milliseconds: a step of the story may take a while on a busy machine."""


async def test_every_step_is_shown_and_the_room_begins_anew() -> None:
    async with open_room(DRILL, hurried=True) as (_room, server, scene), chromium() as browser:
        await tidy(scene)
        assert "DRILL" not in shown(scene, "Mara", scene.cast.desk) + shown(scene, "Mara", scene.dm("Mara"))
        await nothing_is_offered(scene, "Ben", "group pause")
        page = await browser.new_page(viewport={"width": 1280, "height": 720})
        page.set_default_timeout(LONG)
        await page.goto(f"{server.address}?as={scene.cast.people['Thea']}")
        await expect(page.get_by_role("button", name="Begin anew")).to_have_count(0)
        await page.get_by_role("button", name="Play: Thea starts a drill").click()
        await expect(page.locator("#me")).to_contain_text("Mara", timeout=LONG)
        await expect(page.locator(".message.spot")).to_contain_text("DRILL", timeout=LONG)
        await expect(page.locator(".message.spot")).to_be_in_viewport()
        assert await page.locator("header").evaluate("(node) => node.getBoundingClientRect().top") == 0
        await play_the_rest(page)
        await expect(page.locator("#me")).to_contain_text("Jonas", timeout=LONG)
        await begin_anew(page)
        assert scene.cast.people["Jonas"] == int(page.url.split("as=")[1].split("#")[0])


async def nothing_is_offered(scene: Scene, name: str, command: str) -> None:
    """Completion of a command that is not for them answers with no choices, not with a refusal."""
    ask = scene.person(name).autocomplete
    attempt = await ask(scene.cast.guild, scene.cast.lobby, command, "group", "T").settled()
    assert attempt.answered
    assert not attempt.choices


async def play_the_rest(page: Page) -> None:
    await page.get_by_role("button", name="Play all").click()
    await expect(page.locator("#tour-progress")).to_have_text("4 of 4 steps played", timeout=LONG)
    await expect(page.locator(".step .problem")).to_have_count(0)


async def begin_anew(page: Page) -> None:
    await page.get_by_role("button", name="Begin anew").click()
    await page.locator("#confirm").get_by_role("button", name="Begin anew").click()
    await expect(page.locator("#tour-progress")).to_have_text("0 of 4 steps played", timeout=LONG)
    await expect(page.locator("#me")).to_contain_text("Jonas")
    await expect(page.locator("#offline")).to_be_hidden()


def shown(scene: Scene, name: str, channel: int) -> str:
    """All that somebody reads there."""
    return "\n".join(text_of(one) for one in scene.person(name).timeline(channel))
