"""The practice page as its visitors use it, in a real browser against a real bot."""

from __future__ import annotations

import re

import aiohttp
import pytest
from playwright.async_api import Page, expect

from tests.practice.page_stage import Stage, needs_browser

pytestmark = [needs_browser, pytest.mark.asyncio(loop_scope="module")]


async def write(page: Page, text: str) -> None:
    await page.locator("#composer-text").fill(text)
    await page.keyboard.press("Enter")


async def test_a_visitor_chooses_who_to_be(room: Stage) -> None:
    page = await room.browser.new_page()
    await page.goto(room.url)
    await expect(page.get_by_role("dialog")).to_contain_text("Who would you like to be?")
    await expect(page.locator("#picker h3")).to_have_text(["Member", "Facilitator"])
    await page.locator(".person", has_text="Ben").click()
    await expect(page.locator("#me")).to_contain_text("Ben")
    assert f"as={room.ids['ben']}" in page.url
    await expect(page.locator("#sidebar")).not_to_contain_text("team")


async def test_two_people_in_two_tabs_talk(room: Stage) -> None:
    ana, ben = await room.sit("ana"), await room.sit("ben")
    await write(ana, "hello **Ben** <script>alert(1)</script> <t:1773334800:R>")
    said = ben.locator(".message", has_text="hello")
    await expect(said.locator("strong")).to_have_text("Ben")
    await expect(said).to_contain_text("<script>alert(1)</script>")
    await said.locator(".more").click()
    await ben.get_by_role("menuitem", name="Reply").click()
    await write(ben, "hello back")
    await expect(ana.locator(".message", has_text="hello back").locator(".context")).to_contain_text("Ana")
    await ana.locator("#composer-text").press("ArrowUp")
    await write(ana, "hello everyone")
    await expect(ben.locator(".message", has_text="hello everyone").first).to_contain_text("edited")
    await ben.locator(".message", has_text="everyone").first.locator(".more").click()
    await ben.get_by_role("menuitem", name="Add reaction: 🌱").click()
    await expect(ana.get_by_role("button", name="🌱, 1")).to_be_visible()
    await ana.locator(".message", has_text="everyone").first.locator(".more").click()
    await ana.get_by_role("menuitem", name="Delete").click()
    await ana.locator("#confirm").get_by_role("button", name="Delete").click()
    await expect(ben.locator("#log")).not_to_contain_text("everyone")
    await expect(ben.locator("#log")).to_contain_text("The original message was deleted.")


async def test_unread_channels_and_closed_ones(room: Stage) -> None:
    mara, ana = await room.sit("mara", "team"), await room.sit("ana")
    await write(mara, "between us")
    await write(ana, "for all")
    await expect(mara.locator(".place", has_text="talk").locator(".count")).to_contain_text("1")
    await expect(ana.locator("body")).not_to_contain_text("between us")
    room.world.backend.set_overwrite(room.ids["team"], seen_by(room.ids["ana"]))
    await ana.locator(".place", has_text="team").click()
    await expect(ana.locator("#log")).to_contain_text("between us")
    room.world.backend.delete_overwrite(room.ids["team"], room.ids["ana"])
    await expect(ana.locator("#sidebar")).not_to_contain_text("team")
    await expect(ana.locator("#place-title")).to_have_text("#talk")


def seen_by(user_id: int) -> object:
    from bot.practice.bridge import Overwrite, OverwriteType

    return Overwrite(user_id, OverwriteType.MEMBER, allow=1 << 10)


async def test_a_whisper_reaches_one_person_only(room: Stage) -> None:
    ana, ben = await room.sit("ana"), await room.sit("ben")
    await write(ana, "buttons")
    await ana.get_by_role("button", name="Whisper").click()
    whisper = ana.locator(".message", has_text="psst")
    await expect(whisper).to_contain_text("Only you can see this")
    await write(ben, "a later message")
    await expect(ana.locator("#log")).to_contain_text("a later message")
    await expect(ben.locator("#log")).not_to_contain_text("psst")
    await whisper.get_by_role("button", name="Dismiss message").click()
    await expect(whisper).to_have_count(0)


async def test_a_modal_with_every_kind_of_field(room: Stage) -> None:
    ana = await room.sit("ana")
    await write(ana, "buttons")
    await ana.get_by_role("button", name="Answer", exact=True).click()
    form = ana.get_by_role("dialog", name="How is today?")
    await form.get_by_label("In words").fill("tired")
    await form.get_by_label("The group").check()
    await form.get_by_label("About").select_option("Sleep")
    await form.get_by_label("Yes").check()
    await form.get_by_role("button", name="Submit").click()
    await expect(ana.locator("#log")).to_contain_text("noted: ['tired', 'group', 'Sleep'] True")
    await expect(form).to_have_count(0)


async def test_a_select_and_a_layout(room: Stage) -> None:
    ana = await room.sit("ana")
    await write(ana, "buttons")
    await ana.get_by_role("button", name="Pick one").click()
    await ana.get_by_label("Water").check()
    await ana.get_by_role("button", name="Choose", exact=True).click()
    await expect(ana.locator("#log")).to_contain_text("picked Water")
    await write(ana, "card")
    await expect(ana.locator(".container h5")).to_have_text("Thursday circle")
    await expect(ana.get_by_role("link", name="Agenda")).to_have_attribute("href", "https://example.org/agenda")
    await write(ana, "embed")
    await expect(ana.locator(".embed")).to_contain_text("RED waiting")


async def test_slash_picker_with_completion_by_keyboard_alone(room: Stage) -> None:
    ana = await room.sit("ana")
    await ana.locator("#composer-text").focus()
    await ana.keyboard.type("/sa")
    await expect(ana.get_by_role("option", name="/say")).to_have_attribute("aria-selected", "true")
    await ana.keyboard.press("Enter")
    await expect(ana.get_by_role("combobox", name=re.compile("words"))).to_be_focused()
    await ana.keyboard.type("all")
    await expect(ana.get_by_role("option", name="all together")).to_be_visible()
    await ana.keyboard.press("ArrowDown")
    await ana.keyboard.press("Enter")
    await ana.keyboard.press("Tab")
    await ana.keyboard.type("2")
    await ana.keyboard.press("Enter")
    await expect(ana.locator("#log")).to_contain_text("all-together all-together")
    await expect(ana.locator("#composer-text")).to_be_focused()


async def test_a_message_menu_of_the_app_by_keyboard(room: Stage) -> None:
    ana, ben = await room.sit("ana"), await room.sit("ben")
    await write(ben, "I managed to sleep")
    await ana.get_by_role("button", name="Actions for the message by Ben").focus()
    await ana.keyboard.press("Enter")
    await expect(ana.get_by_role("menuitem", name="Praise")).to_be_visible()
    await ana.keyboard.press("End")
    await ana.keyboard.press("Enter")
    await expect(ana.locator(".ephemeral")).to_contain_text("well said, Ben")


async def test_a_direct_message_and_a_file(room: Stage) -> None:
    ana = await room.sit("ana", "dm")
    await ana.locator("#attach").set_input_files({"name": "sheet.txt", "mimeType": "text/plain", "buffer": b"words"})
    await write(ana, "are you there")
    await expect(ana.locator("#log")).to_contain_text("heard: are you there")
    address = await ana.get_by_role("link", name=re.compile("sheet.txt")).get_attribute("href")
    async with aiohttp.ClientSession() as http, http.get(f"{room.url}/{address}") as answer:
        assert await answer.read() == b"words"
        assert answer.headers["Content-Disposition"] == "attachment"


async def test_a_post_in_a_forum(room: Stage) -> None:
    ana = await room.sit("ana", "posts")
    await ana.locator("summary", has_text="New post").click()
    await ana.get_by_label("Title").fill("Breathing")
    await ana.get_by_label("First message").fill("Count to four.")
    await ana.get_by_role("button", name="New post").click()
    await expect(ana.locator("#log")).to_contain_text("Count to four.")
    await expect(ana.locator("#place-title")).to_contain_text("Breathing")


async def test_a_thread_grows_from_a_message(room: Stage) -> None:
    ana, ben = await room.sit("ana"), await room.sit("ben")
    await write(ana, "shall we go on")
    await ana.locator(".message", has_text="go on").locator(".more").click()
    await ana.get_by_role("menuitem", name="Start a thread").click()
    await ana.get_by_label("Name of the thread").fill("later")
    await ana.locator("#confirm").get_by_role("button", name="Start a thread").click()
    await ben.locator("#sidebar .threads .place", has_text="later").click()
    await write(ben, "yes")
    await ana.locator("#sidebar .threads .place", has_text="later").click()
    await expect(ana.locator("#log")).to_contain_text("yes")
    await expect(ana.locator("#place-title")).to_have_text("#talk › later")


MARKS = """# Big
> quoted
- one
  - *inner*
1. first
-# small
||hidden|| ~~old~~ __under__ \\*plain\\* snake_case_name `a **b**`
[site](https://example.org) javascript:alert(1) [bad](javascript:alert(1))
```py
x = "**"
```"""


async def test_discord_markdown(room: Stage) -> None:
    ana = await room.sit("ana")
    await ana.locator("#composer-text").fill(MARKS)
    await ana.keyboard.press("Enter")
    said = ana.locator(".message .md")
    for part, text in {
        ".md-h1": "Big",
        "blockquote": "quoted",
        "ul ul em": "inner",
        "ol li": "first",
        ".subtext": "small",
        "s": "old",
        "u": "under",
        "p code": "a **b**",
        "pre code": 'x = "**"',
        "a": "site",
    }.items():
        await expect(said.locator(part)).to_have_text(text)
    await expect(said).to_contain_text("*plain* snake_case_name")
    await expect(said.locator("a")).to_have_count(1)
    await said.get_by_role("button", name="Hidden text").press("Enter")
    await expect(said.locator(".spoiler.shown")).to_have_text("hidden")
