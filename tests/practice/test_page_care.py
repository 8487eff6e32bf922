"""The practice page does what a visitor means: nothing twice, nothing lost, nothing off the screen."""

from __future__ import annotations

import base64
import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from tests.practice.page_stage import Stage, chromium, needs_browser, stage

pytestmark = [needs_browser, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def room() -> AsyncIterator[Stage]:
    async with chromium() as browser, stage(browser) as up:
        yield up


@pytest_asyncio.fixture(loop_scope="module")
async def ana(room: Stage) -> AsyncIterator[Page]:
    page = await room.sit("ana")
    yield page
    await page.context.close()


async def write(page: Page, text: str) -> None:
    await page.locator("#composer-text").fill(text)
    await page.keyboard.press("Enter")


async def plan_form(page: Page) -> None:
    await write(page, "/plan")
    await expect(page.get_by_role("combobox", name=re.compile("group"))).to_be_focused()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844), (390, 420)])
async def test_a_command_form_stays_on_the_screen(room: Stage, width: int, height: int) -> None:
    page = await room.sit("ana", viewport={"width": width, "height": height})
    await plan_form(page)
    await expect(page.get_by_role("option", name="Group 1", exact=True)).to_be_visible()
    for name in ("Cancel", "Send"):
        box = await page.locator("#command-form").get_by_role("button", name=name).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= height
    assert await page.evaluate("document.scrollingElement.scrollTop") == 0
    await page.get_by_label("title").fill("a circle")
    assert await page.evaluate("document.body.getBoundingClientRect().top") == 0
    await page.locator("#command-form").get_by_role("button", name="Cancel").click()
    await expect(page.locator("#composer-text")).to_be_focused()
    await page.context.close()


async def test_a_command_that_is_typed_fast_is_not_sent_as_words(ana: Page) -> None:
    await ana.evaluate(
        """() => {
            const text = document.getElementById("composer-text");
            text.value = "/plan";
            text.dispatchEvent(new Event("input"));
            text.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", cancelable: true}));
        }"""
    )
    await expect(ana.locator("#command-form")).to_contain_text("/plan")
    await expect(ana.locator(".message", has_text="/plan")).to_have_count(0)


async def test_the_exact_name_of_a_choice_counts_as_chosen(ana: Page) -> None:
    await plan_form(ana)
    await ana.get_by_role("combobox", name=re.compile("group")).fill("group 17")
    await ana.get_by_label("when").fill("tue 18:00")
    await ana.keyboard.press("Enter")
    await expect(ana.locator("#log")).to_contain_text("planned 17 tue 18:00")


async def test_a_name_that_is_not_offered_is_said_at_the_field(ana: Page) -> None:
    await plan_form(ana)
    field = ana.get_by_role("combobox", name=re.compile("group"))
    await field.fill("oak")
    await ana.get_by_label("when").fill("tue")
    await ana.locator("#command-form").get_by_role("button", name="Send").click()
    await expect(ana.locator(".combo .problem")).to_have_text("Choose from the list.")
    await expect(field).to_be_focused()
    await expect(ana.locator("#toasts")).to_be_empty()


async def test_a_stale_suggestion_cannot_be_chosen(ana: Page) -> None:
    await plan_form(ana)
    field = ana.get_by_role("combobox", name=re.compile("group"))
    await expect(ana.get_by_role("option", name="Group 1", exact=True)).to_be_visible()
    await field.evaluate(
        """(node) => {
            const key = (name) => node.dispatchEvent(new KeyboardEvent("keydown", {key: name, cancelable: true}));
            node.value = "20";
            node.dispatchEvent(new Event("input"));
            key("ArrowDown");
            key("Enter");
        }"""
    )
    await expect(field).to_have_value("20")
    await expect(ana.locator(".suggestions .slash-item")).to_have_count(1)
    await field.press("ArrowDown")
    await field.press("Enter")
    await expect(field).to_have_value("Group 20")


async def test_a_double_click_does_a_thing_once(ana: Page) -> None:
    await ana.locator("#composer-text").fill("only one of me")
    await ana.get_by_role("button", name="Send").dblclick()
    await write(ana, "buttons")
    await ana.get_by_role("button", name="Count").last.dblclick()
    await expect(ana.locator(".message", has_text="counted")).to_have_count(1)
    await write(ana, "and this after it")
    await expect(ana.locator("#log")).to_contain_text("and this after it")
    await expect(ana.locator(".message", has_text="counted")).to_have_count(1)
    await expect(ana.locator(".message", has_text="only one of me")).to_have_count(1)


async def test_a_forum_post_is_made_once(room: Stage) -> None:
    ana = await room.sit("ana", "posts")
    await ana.locator("summary", has_text="New post").click()
    await ana.get_by_label("Title").fill("Sleep")
    await ana.get_by_label("First message").fill("What helps?")
    await ana.get_by_role("button", name="New post").dblclick()
    await expect(ana.locator("#place-title")).to_contain_text("Sleep")
    await expect(ana.locator(".threads .place", has_text="Sleep")).to_have_count(1)


async def test_back_goes_to_the_channel_before(room: Stage, ana: Page) -> None:
    await ana.locator("#sidebar .place", has_text="resources").click()
    await expect(ana.locator("#place-title")).to_have_text("#resources")
    await ana.locator("#sidebar .place", has_text="Circlekeeper").click()
    await expect(ana.locator("#place-title")).to_have_text("@Circlekeeper")
    await ana.go_back()
    await expect(ana.locator("#place-title")).to_have_text("#resources")
    await ana.go_back()
    await expect(ana.locator("#place-title")).to_have_text("#talk")
    await ana.go_forward()
    await expect(ana.locator("#place-title")).to_have_text("#resources")
    assert f"as={room.ids['ana']}" in ana.url


async def test_a_link_to_a_message_leads_there_inside_the_page(room: Stage, ana: Page) -> None:
    await write(ana, "the place to find")
    first = ana.locator(".message", has_text="the place to find").first
    number = await first.get_attribute("data-id")
    for line in range(30):
        await write(ana, f"a line {line}")
    await ana.locator("#sidebar .place", has_text="Circlekeeper").click()
    await write(ana, f"link to {room.ids['talk']}/{number}")
    await ana.get_by_role("link", name="#talk › message").click()
    await expect(ana.locator(".message.spot")).to_contain_text("the place to find")
    await expect(ana.locator(".message.spot")).to_be_in_viewport()
    assert len(ana.context.pages) == 1
    await ana.go_back()
    await expect(ana.locator("#place-title")).to_have_text("@Circlekeeper")


async def test_what_was_not_sent_survives_a_reload(ana: Page) -> None:
    await ana.locator("#composer-text").fill("half a thought")
    await ana.locator("#sidebar .place", has_text="Circlekeeper").click()
    await expect(ana.locator("#composer-text")).to_have_value("")
    await ana.locator("#sidebar .place", has_text="talk").click()
    await ana.reload()
    await expect(ana.locator("#composer-text")).to_have_value("half a thought")


async def test_a_message_that_is_too_long_is_neither_cut_nor_sent(ana: Page) -> None:
    await ana.locator("#composer-text").fill("long " * 20_000)
    await expect(ana.locator("#composer-count")).to_have_text("98,000 characters too many")
    await ana.get_by_role("button", name="Send").click()
    await expect(ana.locator("#toasts")).to_contain_text("Nothing was sent")
    assert len(await ana.locator("#composer-text").input_value()) == 100_000
    await ana.locator("#composer-text").fill("")


async def test_a_notice_covers_no_button(ana: Page) -> None:
    await ana.locator("#composer-text").fill("x" * 2001)
    await ana.get_by_role("button", name="Send").click()
    notice = await ana.locator(".toast").bounding_box()
    composer = await ana.locator("#composer").bounding_box()
    assert notice is not None and composer is not None
    assert notice["y"] + notice["height"] < composer["y"]
    await ana.locator("#composer-text").fill("")


async def test_a_reply_to_a_card_says_what_the_card_says(ana: Page) -> None:
    await write(ana, "card")
    card = ana.locator(".message", has=ana.locator(".container h5"))
    await card.locator(".more").last.click()
    await ana.get_by_role("menuitem", name="Reply").click()
    await write(ana, "I will be there")
    await expect(ana.locator(".message", has_text="I will be there").locator(".context")).to_contain_text(
        "Thursday circle Mara leads."
    )


async def test_a_phone_shows_the_whole_name_of_a_channel(room: Stage) -> None:
    room.world.backend.edit_channel(room.ids["talk"], {"topic": "A long sentence about what this place is for. " * 4})
    phone = await room.sit("ana", viewport={"width": 390, "height": 844})
    await expect(phone.locator("#place-topic")).to_contain_text("A long sentence")
    assert await phone.locator("#place-title").evaluate("(node) => node.scrollWidth <= node.clientWidth")
    await phone.context.close()


async def test_a_sent_picture_is_in_view(ana: Page) -> None:
    for line in range(12):
        await write(ana, f"a line {line}")
    tall = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><rect width="300" height="300"/></svg>'
    image = await ana.evaluate(
        """async (svg) => {
            const image = new Image();
            image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
            await image.decode();
            const canvas = Object.assign(document.createElement("canvas"), {width: 300, height: 300});
            canvas.getContext("2d").drawImage(image, 0, 0);
            return canvas.toDataURL("image/png").split(",")[1];
        }""",
        tall,
    )
    await ana.locator("#attach").set_input_files(
        {"name": "tree.png", "mimeType": "image/png", "buffer": base64.b64decode(image)}
    )
    await write(ana, "my tree")
    await expect(ana.locator("#log")).to_contain_text("my tree")
    await expect(ana.locator(".picture img")).to_be_visible()
    await ana.wait_for_function("document.querySelector('.picture img').naturalHeight > 0")
    await ana.wait_for_function("stage.scrollHeight - stage.scrollTop - stage.clientHeight < 2")
