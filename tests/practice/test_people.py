"""Commands, buttons, menus, forms and private answers, as a person, over real sockets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import discord
import pytest
from discord import app_commands, ui

from bot.practice.bridge import ChannelType, walk_components
from bot.practice.people import Denied, Person
from tests.practice.wire import Echo, Interact, Stage, command, connected


def bot_with(wish: Callable[[Echo], None]) -> Echo:
    bot = Echo()
    bot.wishes = wish
    return bot


def buttons(press: Interact) -> Interact:
    """Answer with a card of one button, numbered 77, that does ``press``."""

    class Card(ui.LayoutView):
        def __init__(self) -> None:
            super().__init__()
            button: ui.Button[Card] = ui.Button(label="Here", custom_id="here", id=77)
            button.callback = press  # type: ignore[method-assign, assignment]
            self.add_item(ui.Container(ui.TextDisplay("Are you here?", id=76), ui.ActionRow(button)))

    async def show(interaction: discord.Interaction) -> None:
        await interaction.response.send_message(view=Card())

    return show


async def test_a_command_is_synced_and_used() -> None:
    stage = Stage()

    async def hello(interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"hello {interaction.locale.value}")

    stage.world.locales[stage.ana.id] = "de"
    async with connected(stage.world, bot_with(command("hello", hello))):
        ana = Person(stage.world, stage.ana.id)
        assert [one["name"] for one in ana.commands(stage.channel.id)] == ["hello"]
        attempt = await ana.command(stage.guild.id, stage.channel.id, "hello").settled()
        assert [one["content"] for one in attempt.messages] == ["hello de"]


async def test_a_private_answer_is_seen_by_one_person_alone() -> None:
    stage = Stage()
    ben = stage.world.create_user("ben")
    stage.world.add_member(stage.guild.id, ben.id)

    async def whisper(interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        await interaction.followup.send("only you")

    async with connected(stage.world, bot_with(command("whisper", whisper))):
        ana = Person(stage.world, stage.ana.id)
        attempt = ana.command(stage.guild.id, stage.channel.id, "whisper")
        assert [one["content"] for one in await attempt.replied()] == ["only you"]
        assert [one["content"] for one in ana.timeline(stage.channel.id)] == ["only you"]
        assert Person(stage.world, ben.id).timeline(stage.channel.id) == []


async def test_a_button_answers_and_components_keep_their_numbers() -> None:
    stage = Stage()

    async def pressed(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("noted", ephemeral=True)

    async with connected(stage.world, bot_with(command("card", buttons(pressed)))) as (_, bot):
        ana = Person(stage.world, stage.ana.id)
        card = await ana.command(stage.guild.id, stage.channel.id, "card").settled()
        answer = await ana.press(int(card.messages[0]["id"]), "here").settled()
        assert answer.messages[0]["content"] == "noted"
        fetched = await bot.http.logs_from(stage.channel.id, 10)
        assert {76, 77} <= {one["id"] for one in walk_components(fetched[0]["components"])}
        with pytest.raises(Denied):
            ana.press(int(card.messages[0]["id"]), "elsewhere")


async def test_a_form_is_opened_and_handed_in() -> None:
    stage = Stage()
    got: list[str] = []

    class Form(ui.Modal, title="How is today?"):
        mood: ui.Label[Form] = ui.Label(text="From 0 to 10", component=ui.TextInput(custom_id="mood", max_length=2))

        async def on_submit(self, interaction: discord.Interaction) -> None:
            assert isinstance(self.mood.component, ui.TextInput)
            got.append(self.mood.component.value)
            await interaction.response.send_message("thank you", ephemeral=True)

    async def ask(interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(Form())

    async with connected(stage.world, bot_with(command("ask", ask))):
        ana = Person(stage.world, stage.ana.id)
        shown = await ana.command(stage.guild.id, stage.channel.id, "ask").settled()
        assert shown.modal is not None
        with pytest.raises(Denied, match="max_length"):
            ana.submit(shown, {"mood": "123"})
        answer = await ana.submit(shown, {"mood": "7"}).settled()
        assert got == ["7"]
        assert answer.messages[0]["content"] == "thank you"
        assert ana.modals == []


async def test_groups_options_and_completion() -> None:
    stage = Stage()

    def wish(bot: Echo) -> None:
        group = app_commands.Group(name="session", description="sessions")

        @group.command(name="move", description="move one")
        async def move(
            interaction: discord.Interaction, topic: str, to: discord.TextChannel, who: discord.Member, hours: int
        ) -> None:
            await interaction.response.send_message(f"{topic} {to.name} {who.name} {hours}")

        @move.autocomplete("topic")
        async def topics(_: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
            return [app_commands.Choice(name=f"{typed} one", value="one")]

        bot.tree.add_command(group)

    async with connected(stage.world, bot_with(wish)):
        ana, where = Person(stage.world, stage.ana.id), (stage.guild.id, stage.channel.id)
        typed = await ana.autocomplete(*where, "session move", "topic", "to", hours="3").settled()
        assert typed.choices == [{"name": "to one", "value": "one"}]
        options = {"topic": "one", "to": stage.channel.id, "who": str(stage.ana.id), "hours": "3"}
        moved = await ana.command(*where, "session move", **options).settled()
        assert moved.messages[0]["content"] == "one quiet-room ana 3"
        with pytest.raises(Denied):
            ana.command(*where, "session move", topic="one")
        with pytest.raises(Denied, match="number"):
            ana.command(*where, "session move", **{**options, "hours": "three"})


async def test_menus_on_messages_and_people_and_selects() -> None:
    stage = Stage()

    class Pick(ui.View):
        @ui.select(options=[discord.SelectOption(label="tea"), discord.SelectOption(label="cake")], custom_id="pick")
        async def pick(self, interaction: discord.Interaction, menu: ui.Select[Pick]) -> None:
            await interaction.response.edit_message(content=f"picked {menu.values[0]}", view=None)

    def wish(bot: Echo) -> None:
        @bot.tree.context_menu(name="Report message")
        async def report(interaction: discord.Interaction, message: discord.Message) -> None:
            await interaction.response.send_message(f"about {message.content}", view=Pick())

        @bot.tree.context_menu(name="Look")
        async def look(interaction: discord.Interaction, user: discord.Member) -> None:
            await interaction.response.send_message(f"at {user.display_name}", ephemeral=True)

    async with connected(stage.world, bot_with(wish)):
        ana = Person(stage.world, stage.ana.id)
        said = int(ana.send(stage.channel.id, "something")["id"])
        about = await ana.context_menu(stage.channel.id, "Report message", message_id=said).settled()
        assert about.messages[0]["content"] == "about something"
        looked = await ana.context_menu(stage.channel.id, "Look", user_id=stage.ana.id).settled()
        assert looked.messages[0]["content"] == "at Ana"
        card = int(about.messages[0]["id"])
        await ana.select(card, "pick", ["cake"]).settled()
        assert stage.world.find_message(card).content == "picked cake"


async def test_an_unanswered_command_fails_after_its_three_seconds() -> None:
    stage = Stage()

    async def silent(interaction: discord.Interaction) -> None:
        return

    async with connected(stage.world, bot_with(command("silent", silent))):
        attempt = Person(stage.world, stage.ana.id).command(stage.guild.id, stage.channel.id, "silent")
        assert (await attempt.settled()).failed


async def test_moving_the_clock_expires_no_interaction() -> None:
    stage = Stage()

    async def later(interaction: discord.Interaction) -> None:
        stage.world.clock.move(timedelta(days=2))  # type: ignore[attr-defined]
        await interaction.response.send_message("in time")

    async with connected(stage.world, bot_with(command("later", later))):
        attempt = Person(stage.world, stage.ana.id).command(stage.guild.id, stage.channel.id, "later")
        assert (await attempt.settled()).messages[0]["content"] == "in time"


async def test_people_cannot_do_what_discord_forbids() -> None:
    stage = Stage()
    hidden = stage.world.create_channel(stage.guild.id, "hidden", hidden=True)
    ana = Person(stage.world, stage.ana.id)
    note = stage.world.backend.create_message(stage.channel.id, stage.world.bot_user.id, "from the bot")
    for deed in (
        lambda: ana.send(hidden.id, "let me in"),
        lambda: ana.timeline(hidden.id),
        lambda: ana.edit(note.id, "changed"),
        lambda: ana.delete(note.id),
        lambda: ana.command(stage.guild.id, stage.channel.id, "nothing"),
        lambda: ana.send(stage.channel.id, ""),
    ):
        with pytest.raises(Denied):
            deed()
    assert [one["name"] for one in ana.channels(stage.guild.id)] == ["quiet-room"]


async def test_leaving_and_coming_back_is_heard() -> None:
    stage = Stage()
    async with connected(stage.world) as (_, bot):
        ana = Person(stage.world, stage.ana.id)
        ana.leave_guild(stage.guild.id)
        with pytest.raises(Denied):
            ana.send(stage.channel.id, "still here")
        ana.join_guild(stage.guild.id)
        ana.send(stage.channel.id, "say back")
        await stage.world.until(lambda: stage.texts()[-1] == "back")
        assert {"GUILD_MEMBER_REMOVE", "GUILD_MEMBER_ADD"} <= set(bot.events)


async def test_a_private_thread_is_announced_to_nobody_above_it() -> None:
    stage = Stage()
    async with connected(stage.world) as (_, bot):
        channel = bot.get_channel(stage.channel.id)
        assert isinstance(channel, discord.TextChannel)
        await channel.create_thread(name="aside", type=discord.ChannelType.private_thread)
        assert not [one async for one in channel.history()]
        await channel.create_thread(name="beside", type=discord.ChannelType.public_thread)
        assert [one.type async for one in channel.history()] == [discord.MessageType.thread_created]
        assert {one.name for one in await bot.guilds[0].active_threads()} == {"aside", "beside"}


async def test_threads_and_posts_are_heard() -> None:
    stage = Stage()
    forum = stage.world.create_channel(stage.guild.id, "Questions", kind=ChannelType.FORUM)
    async with connected(stage.world) as (_, bot):
        ana = Person(stage.world, stage.ana.id)
        post = ana.create_thread(forum.id, "first", "say in a post")
        thread = ana.create_thread(stage.channel.id, "aside", "say in a thread")
        await stage.world.until(lambda: stage.texts(post)[-1:] == ["in a post"])
        await stage.world.until(lambda: stage.texts(thread)[-1:] == ["in a thread"])
        assert {one.name for one in await bot.guilds[0].active_threads()} == {"first", "aside"}
        found = bot.get_channel(post)
        assert isinstance(found, discord.Thread)
        await found.edit(archived=True)
        archived = [one async for one in bot.get_channel(forum.id).archived_threads()]  # type: ignore[union-attr]
        assert [one.name for one in archived] == ["first"]
