"""The practice page around the conversation: clock, tour, widths, colours, and who may talk to it."""

from __future__ import annotations

from datetime import timedelta

import aiohttp
import pytest
from playwright.async_api import expect

from tests.practice.page_stage import START, Stage, needs_browser

pytestmark = [needs_browser, pytest.mark.asyncio(loop_scope="module")]


async def test_the_clock_moves_for_everybody(room: Stage) -> None:
    ana, ben = await room.sit("ana"), await room.sit("ben")
    before = await ben.locator("#clock").text_content()
    await ana.get_by_role("button", name="+1 h").click()
    await expect(ben.locator("#clock")).not_to_have_text(before or "")
    assert timedelta(hours=1) <= room.clock.now() - START < timedelta(hours=1, minutes=5)
    await expect(ana.locator("#due")).to_have_text("next due in 29 hours")
    await ana.get_by_role("button", name="Next due").click()
    await expect(ana.locator("#due")).to_have_text("nothing is due")
    await expect(ana.locator("#journey")).to_contain_text("1 thing done")
    await ana.get_by_role("button", name="Next due").click()
    await expect(ana.locator("#toasts")).to_contain_text("Nothing is due.")


async def test_a_move_of_the_clock_shows_how_far_it_is_and_can_be_stopped(room: Stage) -> None:
    ana, ben = await room.sit("ana"), await room.sit("ben")
    room.slow.clear()
    await ana.get_by_role("button", name="+1 day").click()
    await expect(ben.locator("#journey")).to_contain_text("3 things done")
    await expect(ben.get_by_role("button", name="+1 h")).to_be_disabled()
    await ben.locator("#journey").get_by_role("button", name="Stop").click()
    room.slow.set()
    await expect(ana.locator("#journey")).to_contain_text("stopped")
    await expect(ana.get_by_role("button", name="+1 h")).to_be_enabled()
    assert room.clock.now() - START < timedelta(hours=1)


async def test_the_tour_is_played_step_by_step_or_at_once(room: Stage) -> None:
    ana, ben = await room.sit("ana"), await room.sit("ben")
    await ana.get_by_role("button", name="Play: Part 1").click()
    await expect(ben.locator("#tour-progress")).to_have_text("1 of 3 steps played")
    await ben.get_by_role("button", name="Play all").click()
    await expect(ana.locator("#tour-progress")).to_have_text("3 of 3 steps played")
    await expect(ana.locator(".step.done")).to_have_count(3)


async def test_a_phone_has_drawers_and_no_sideways_scrolling(room: Stage) -> None:
    phone = await room.sit("ana", viewport={"width": 360, "height": 740}, has_touch=True)
    await phone.locator("#composer-text").fill("buttons")
    await phone.keyboard.press("Enter")
    await phone.locator("#composer-text").fill("a" * 300)
    await phone.keyboard.press("Enter")
    await expect(phone.get_by_role("button", name="Whisper")).to_be_visible()
    assert await phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert await phone.evaluate("stage.scrollWidth <= stage.clientWidth")
    await phone.get_by_role("button", name="Channels").click()
    await expect(phone.locator("#sidebar")).to_be_visible()
    await phone.locator(".place", has_text="resources").click()
    await expect(phone.locator("#sidebar")).not_to_be_visible()
    await phone.get_by_role("button", name="Tour, members and events").click()
    await expect(phone.get_by_role("tab", name="Tour")).to_be_visible()
    await phone.keyboard.press("Escape")
    await expect(phone.get_by_role("tab", name="Tour")).not_to_be_visible()


async def test_planned_events_are_listed(room: Stage) -> None:
    page = await room.sit("ana")
    await expect(page.get_by_role("tab", name="Members")).to_be_visible()
    await expect(page.get_by_role("tab", name="Events")).to_be_hidden()
    guild = next(iter(room.world.backend.guilds))
    starts = (START + timedelta(days=1)).isoformat()
    room.world.backend.create_scheduled_event(
        guild,
        name="Circle Oak",
        creator_id=room.world.bot_user.id,
        scheduled_start_time=starts,
        entity_type=3,
        entity_metadata={"location": "here"},
        scheduled_end_time=starts,
    )
    await page.get_by_role("tab", name="Events").click()
    await expect(page.locator(".events li")).to_contain_text("in 24 hours")


async def test_light_and_dark_follow_the_system_until_chosen(room: Stage) -> None:
    page = await room.sit("ana", color_scheme="dark")
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    await page.get_by_role("button", name="Use light colours").click()
    await page.reload()
    await expect(page.locator("html")).to_have_attribute("data-theme", "light")


async def test_it_can_be_heard(room: Stage) -> None:
    page = await room.sit("ana")
    for role in ("banner", "navigation", "main", "complementary", "log"):
        await expect(page.get_by_role(role)).to_have_count(1)
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Skip to writing")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("combobox", name="Message #talk")).to_be_focused()
    names = "[...document.querySelectorAll('button, a')].map(b => b.textContent.trim() || b.ariaLabel || b.hidden)"
    assert all(await page.evaluate(names))


async def test_the_line_is_taken_up_again(room: Stage) -> None:
    page = await room.sit("ana")
    await room.hang_up()
    await expect(page.locator("#offline")).to_be_visible()
    await expect(page.locator("#offline")).to_be_hidden()
    await page.locator("#composer-text").fill("still here")
    await page.keyboard.press("Enter")
    await expect(page.locator("#log")).to_contain_text("still here")


async def test_other_sites_and_other_names_are_refused(room: Stage) -> None:
    strange = [{"Host": "example.org"}, {"Origin": "https://example.org"}, {"Host": "practice.example:80"}]
    async with aiohttp.ClientSession() as http:
        for headers in strange:
            for path in ("/", "/practice/socket", "/web/main.js", "/practice/files/x"):
                async with http.get(room.url + path, headers=headers) as answer:
                    assert answer.status == 403, (headers, path)
        async with http.get(f"{room.url}/web/..%2Fpage.py") as answer:
            assert answer.status == 404
        async with http.get(room.url) as answer:
            assert "script-src 'self'" in answer.headers["Content-Security-Policy"]


async def test_odd_requests_are_answered_politely(room: Stage) -> None:
    async with aiohttp.ClientSession() as http:
        address = f"{room.url}/practice/socket?as={room.ids['ana']}"
        async with http.ws_connect(address) as socket:
            assert (await socket.receive_json())["t"] == "snapshot"
            for number, (what, body) in enumerate(
                [
                    ("no such thing", {}),
                    ("send", {"channel": "x"}),
                    ("history", {"channel": 3}),
                    ("move_clock", {"seconds": -5}),
                    ("commands", {"channel": str(room.ids["team"]), "type": "x"}),
                    ("send", []),
                    ("play", {"index": "x"}),
                ]
            ):
                await socket.send_json({"id": number, "do": what, "d": body})
                answer = await socket.receive_json()
                assert (answer["re"], answer["ok"]) == (number, False)
            await socket.send_json(
                {"id": 9, "do": "send", "d": {"channel": str(room.ids["team"]), "content": "let me in"}}
            )
            assert (await socket.receive_json())["ok"] is False
            await socket.send_json({"id": 10, "do": "history", "d": {"channel": str(room.ids["team"])}})
            assert (await socket.receive_json())["d"] == []
