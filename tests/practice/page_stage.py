"""A small stage for the page's tests: a world, a bot that answers in every way an app can, and a browser."""

from __future__ import annotations

import asyncio
import dataclasses
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import discord
import pytest
from discord import app_commands
from discord.ext import commands
from playwright.async_api import Browser, Page, async_playwright

from bot.clock import MovableClock
from bot.practice.bridge import ChannelType
from bot.practice.journey import Journey
from bot.practice.page import PracticePage
from bot.practice.server import PracticeServer, point_discord_at
from bot.practice.tour import TourStep
from bot.practice.world import World

CHROMIUM = shutil.which("chromium")
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed")
FLAGS = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update"]
START = datetime(2026, 3, 12, 17, 0, tzinfo=UTC)


class Form(discord.ui.Modal, title="How is today?"):
    said = discord.ui.Label(text="In words", component=discord.ui.TextInput(required=False))
    shared = discord.ui.Label(
        text="Who may read it",
        component=discord.ui.RadioGroup(
            options=[
                discord.RadioGroupOption(label="The team", value="team"),
                discord.RadioGroupOption(label="The group", value="group"),
            ]
        ),
    )
    kinds = discord.ui.Label(
        text="About",
        component=discord.ui.Select(options=[discord.SelectOption(label=one) for one in ("Sleep", "Work")]),
    )
    again = discord.ui.Label(text="Ask again tomorrow", component=discord.ui.Checkbox())

    async def on_submit(self, interaction: discord.Interaction) -> None:
        parts = [self.said.component.value, self.shared.component.value, *self.kinds.component.values]
        await interaction.response.send_message(f"noted: {parts} {self.again.component.value}", ephemeral=True)


class Buttons(discord.ui.View):
    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(label="Answer", style=discord.ButtonStyle.primary, custom_id="answer")
    async def answer(self, interaction: discord.Interaction, _button: discord.ui.Button[Buttons]) -> None:
        await interaction.response.send_modal(Form())

    @discord.ui.button(label="Whisper", custom_id="whisper")
    async def whisper(self, interaction: discord.Interaction, _button: discord.ui.Button[Buttons]) -> None:
        await interaction.response.send_message("psst, only you", ephemeral=True)

    @discord.ui.button(label="Count", custom_id="count")
    async def count(self, interaction: discord.Interaction, _button: discord.ui.Button[Buttons]) -> None:
        assert interaction.channel is not None
        await interaction.response.defer()
        await interaction.channel.send("counted")

    @discord.ui.select(
        placeholder="Pick one",
        custom_id="pick",
        options=[discord.SelectOption(label="Tea"), discord.SelectOption(label="Water")],
    )
    async def pick(self, interaction: discord.Interaction, select: discord.ui.Select[Buttons]) -> None:
        await interaction.response.edit_message(content=f"picked {select.values[0]}")


class Card(discord.ui.LayoutView):
    def __init__(self) -> None:
        super().__init__(timeout=None)
        lead = discord.ui.Section(
            discord.ui.TextDisplay("### Thursday circle\nMara leads."),
            accessory=discord.ui.Button(label="Agenda", url="https://example.org/agenda"),
        )
        self.add_item(discord.ui.Container(lead, discord.ui.Separator(), accent_colour=discord.Colour(0x1F6F6B)))


class Echo(commands.Bot):
    """Answers in every way an app can."""

    async def setup_hook(self) -> None:
        self.tree.add_command(say)
        self.tree.add_command(praise)
        self.tree.add_command(plan)
        self.add_view(Buttons())
        await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        if message.author.bot:
            return
        if message.content == "buttons":
            await message.channel.send("press one", view=Buttons())
        elif message.content.startswith("link to "):
            there = f"https://discord.com/channels/{message.guild.id if message.guild else '@me'}/{message.content[8:]}"
            await message.channel.send(f"It is at {there}.")
        elif message.content == "card":
            await message.channel.send(view=Card())
        elif message.content == "embed":
            embed = discord.Embed(title="Case 12", description="**RED** waiting", colour=0xA63D34)
            embed.add_field(name="Group", value="Oak")
            await message.channel.send(embed=embed)
        elif isinstance(message.channel, discord.DMChannel):
            await message.channel.send(f"heard: {message.content}")


@app_commands.command(description="Say something again")
@app_commands.describe(words="What to say", times="How often")
async def say(interaction: discord.Interaction, words: str, times: int = 1) -> None:
    await interaction.response.send_message(" ".join([words] * times))


@say.autocomplete("words")
async def offer(_interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=f"{typed} together", value=f"{typed}-together")]


@app_commands.command(description="Plan the sessions of a group")
async def plan(
    interaction: discord.Interaction,
    group: int,
    when: str,
    every: int = 1,
    minutes: int = 90,
    until: str = "",
    count: int = 0,
    leader: discord.Member | None = None,
    title: str = "",
) -> None:
    await interaction.response.send_message(f"planned {group} {when} {every} {minutes} {until}{count}{leader}{title}")


@plan.autocomplete("group")
async def groups(_interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[int]]:
    named = [f"Group {number}" for number in range(1, 21)]
    return [
        app_commands.Choice(name=name, value=number)
        for number, name in enumerate(named, 1)
        if typed.lower() in name.lower()
    ]


@app_commands.context_menu(name="Praise")
async def praise(interaction: discord.Interaction, message: discord.Message) -> None:
    await interaction.response.send_message(f"well said, {message.author.display_name}", ephemeral=True)


@dataclass
class ThreeSteps:
    """A tour whose steps do nothing but become done."""

    _steps: list[TourStep] = field(
        default_factory=lambda: [TourStep(f"Part {n}", "Something happens.", "Ana") for n in (1, 2, 3)]
    )

    def steps(self) -> list[TourStep]:
        return self._steps

    restartable = False

    async def play(self, index: int) -> None:
        self._steps[index] = dataclasses.replace(self._steps[index], state="done")

    async def restart(self) -> None:
        """Nothing to begin anew."""


@dataclass
class Stage:
    """Everything a test touches; ``url`` is the page's address; moves of the clock wait while ``slow`` is not set."""

    world: World
    clock: MovableClock
    url: str
    browser: Browser
    ids: dict[str, int]
    page: PracticePage
    slow: asyncio.Event
    problems: list[str] = field(default_factory=list)

    async def hang_up(self) -> None:
        """Break every tab's line."""
        await self.page.hang_up()

    async def sit(self, name: str, place: str = "talk", **context: object) -> Page:
        """Open a tab as somebody, in a place; any error on the page fails the test."""
        opened = await self.browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **context})
        page = await opened.new_page()
        page.set_default_timeout(8000)
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", lambda said: self.problems.append(said.text) if said.type == "error" else None)
        await page.goto(f"{self.url}?as={self.ids[name]}#{self.ids[place]}")
        await page.locator("#log, .forum").wait_for()
        return page


def populate(world: World) -> dict[str, int]:
    """A server with one group's places and three people."""
    guild = world.create_guild("Pretend server")
    people = {name: world.create_user(name, display_name=name.title()) for name in ("ana", "ben", "mara")}
    ids = {name: user.id for name, user in people.items()}
    lead = world.create_role(guild.id, "Facilitator")
    for name, user_id in ids.items():
        world.add_member(guild.id, user_id, roles=[lead.id] if name == "mara" else [])
    category = world.create_channel(guild.id, "Circle Oak", kind=ChannelType.CATEGORY)
    ids["talk"] = world.create_channel(guild.id, "talk", parent_id=category.id).id
    ids["team"] = world.create_channel(guild.id, "team", hidden=True, seen_by=[ids["mara"]]).id
    ids["posts"] = world.create_channel(guild.id, "resources", kind=ChannelType.FORUM).id
    ids["dm"] = world.dm_channel(ids["ana"]).id
    return ids


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """A browser of one's own."""
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


@asynccontextmanager
async def stage(browser: Browser) -> AsyncIterator[Stage]:
    """The whole stage, up and connected; its tabs are closed at the end."""
    clock = MovableClock(START)
    world = World(clock)
    ids = populate(world)

    slow = asyncio.Event()
    slow.set()

    async def next_due() -> datetime | None:
        due = START + timedelta(hours=30)
        return due if clock.now() < due else None

    async def move(journey: Journey) -> None:
        due = await next_due()
        until = journey.until or due
        if due is not None and until is not None and due <= until:
            journey.stops += 1
        if not slow.is_set():
            journey.stops = 3
            journey.tell()
            await slow.wait()
        if until is not None and not journey.stopped:
            clock.move(until - clock.now())

    server = PracticeServer(world)
    page = PracticePage(
        world, title="Practice room", next_due=next_due, move_clock=move, tour=ThreeSteps(), first=["say"], pause=0
    )
    page.attach(server.app)
    async with server, connected(server):
        up = Stage(world, clock, server.address, browser, ids, page, slow)
        yield up
        for tab in browser.contexts:
            await tab.close()
    assert not up.problems


@asynccontextmanager
async def connected(server: PracticeServer) -> AsyncIterator[None]:
    """The echo bot, connected to ``server`` and ready."""
    restore = point_discord_at(server.api_base, server.gateway_url)
    bot = Echo("!", intents=discord.Intents.all(), guild_ready_timeout=0.1)
    try:
        async with bot:
            await bot.login("practice")
            running = asyncio.create_task(bot.connect())
            await asyncio.wait_for(bot.wait_until_ready(), 10)
            yield
        await asyncio.gather(running, return_exceptions=True)
    finally:
        restore()
