"""Discord's rules that the bot has to live with, met over real sockets."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import aiohttp
import discord
import pytest
from discord import ui

from bot.practice import bridge
from bot.practice.people import Person
from tests.practice.wire import Stage, connected


def test_the_pinned_simcord_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    bridge.check()
    monkeypatch.setattr(bridge, "VERSION", "9.9.9")
    with pytest.raises(bridge.BridgeError, match=r"9\.9\.9"):
        bridge.check()


async def test_closed_dms_take_nothing() -> None:
    stage = Stage()
    stage.world.closed_dms.add(stage.ana.id)
    stranger = stage.world.create_user("stranger")
    async with connected(stage.world) as (_, bot):
        with pytest.raises(discord.Forbidden) as closed:
            await (await bot.fetch_user(stage.ana.id)).send("hello")
        with pytest.raises(discord.Forbidden) as unknown:
            await (await bot.fetch_user(stranger.id)).send("hello")
        assert (closed.value.code, unknown.value.code) == (50007, 50278)
        stage.world.closed_dms.clear()
        await (await bot.fetch_user(stage.ana.id)).send("hello")
        ana = Person(stage.world, stage.ana.id)
        assert [one["content"] for one in ana.timeline(ana.open_dm())] == ["hello"]


async def test_an_enforced_nonce_makes_one_message() -> None:
    stage = Stage()
    async with connected(stage.world) as (_, bot):
        body = {"content": "once", "nonce": "outbox-1", "enforce_nonce": True}
        params = discord.http.MultipartParameters(payload=body, multipart=None, files=None)
        first = await bot.http.send_message(stage.channel.id, params=params)
        again = await bot.http.send_message(stage.channel.id, params=params)
        assert first["id"] == again["id"]
        assert stage.texts() == ["once"]
        stage.world.clock.move(timedelta(minutes=4))  # type: ignore[attr-defined]
        await bot.http.send_message(stage.channel.id, params=params)
        assert stage.texts() == ["once", "once"]


async def test_channels_have_limits_and_follow_their_category() -> None:
    stage = Stage()
    async with connected(stage.world) as (_, bot):
        guild = bot.guilds[0]
        everyone = guild.default_role
        category = await guild.create_category(
            "My Group",
            overwrites={
                everyone: discord.PermissionOverwrite(view_channel=False),
                guild.me: discord.PermissionOverwrite(view_channel=True),
            },
        )
        text = await guild.create_text_channel("The Talk", category=category)
        forum = await guild.create_forum("Share", category=category, available_tags=[discord.ForumTag(name="new")])
        assert (category.name, text.name, [tag.name for tag in forum.available_tags]) == (
            "My Group",
            "the-talk",
            ["new"],
        )
        ana = Person(stage.world, stage.ana.id)
        assert not ana.sees(text.id)
        member = guild.get_member(stage.ana.id)
        assert member is not None
        await category.set_permissions(member, view_channel=True)
        assert ana.sees(text.id)
        for number in range(48):
            stage.world.create_channel(guild.id, f"c{number}", parent_id=category.id)
        with pytest.raises(discord.HTTPException, match="category"):
            await guild.create_text_channel("one too many", category=category)
        while len(stage.guild.channel_ids) < 500:
            stage.world.create_channel(guild.id, "filler")
        with pytest.raises(discord.HTTPException) as full:
            await guild.create_text_channel("one too many")
        assert full.value.code == 30013


async def test_files_are_kept_and_can_be_read() -> None:
    stage = Stage()
    async with connected(stage.world) as (_, bot):
        channel = bot.get_channel(stage.channel.id)
        assert isinstance(channel, discord.TextChannel)
        embed = discord.Embed(title="Chart").set_image(url="attachment://chart.png")
        file = discord.File(io.BytesIO(b"\x89PNG"), "chart.png", description="rising")
        sent = await channel.send(embed=embed, file=file)
        assert sent.attachments[0].description == "rising"
        assert sent.embeds[0].image.url == sent.attachments[0].url
        assert await sent.attachments[0].read() == b"\x89PNG"
        view = ui.LayoutView()
        view.add_item(ui.MediaGallery(discord.MediaGalleryItem("attachment://chart.png")))
        sent = await channel.send(view=view, file=discord.File(io.BytesIO(b"again"), "chart.png"))
        url = sent.components[0].items[0].media.url  # type: ignore[union-attr]
        async with aiohttp.ClientSession() as session, session.get(url) as response:
            assert await response.read() == b"again"


async def test_events_in_a_private_voice_channel() -> None:
    stage = Stage()
    voice = stage.world.create_channel(stage.guild.id, "Room 1", kind=bridge.ChannelType.VOICE, hidden=True)
    async with connected(stage.world) as (_, bot):
        guild = bot.guilds[0]
        start = stage.world.clock.now() + timedelta(hours=1)
        options = {
            "name": "Circle",
            "entity_type": discord.EntityType.voice,
            "privacy_level": discord.PrivacyLevel.guild_only,
            "channel": guild.get_channel(voice.id),
        }
        event = await guild.create_scheduled_event(start_time=start, **options)  # type: ignore[call-overload]
        await event.edit(name="Thursday circle")
        assert [one.name for one in await guild.fetch_scheduled_events()] == ["Thursday circle"]
        with pytest.raises(discord.HTTPException, match="past"):
            await guild.create_scheduled_event(start_time=start - timedelta(hours=2), **options)  # type: ignore[call-overload]
        await event.delete()


async def test_single_commands_and_facts_about_the_bot() -> None:
    stage = Stage()
    async with connected(stage.world) as (_, bot):
        application = bot.application_id
        assert application == stage.world.application_id
        made = await bot.http.upsert_global_command(application, described("one", "a"))
        await bot.http.upsert_global_command(application, described("two", "b"))
        again = await bot.http.upsert_global_command(application, described("one", "c"))
        assert made["id"] == again["id"]
        assert {one.name for one in await bot.tree.fetch_commands()} == {"one", "two"}
        await bot.http.delete_global_command(application, int(made["id"]))
        assert [one.name for one in await bot.tree.fetch_commands()] == ["two"]
        info = await bot.application_info()
        assert info.id == application
        assert [one.name for one in await bot.guilds[0].query_members("an")] == ["ana"]


def described(name: str, description: str) -> Any:
    return {"name": name, "description": description}


async def test_completion_takes_choices_and_nothing_else() -> None:
    stage = Stage()
    async with connected(stage.world) as (_, bot):
        refused: list[str] = []

        @bot.tree.command(name="choose", description="Choose something")
        async def choose(interaction: discord.Interaction, one: str) -> None:
            await interaction.response.send_message(one)

        @choose.autocomplete("one")
        async def offer(interaction: discord.Interaction, typed: str) -> list[discord.app_commands.Choice[str]]:
            try:
                await interaction.response.send_message("not like this")
            except discord.HTTPException as error:
                refused.append(error.text)
            return [discord.app_commands.Choice(name=typed, value=typed)]

        await bot.tree.sync()
        ana = Person(stage.world, stage.ana.id)
        attempt = await ana.autocomplete(stage.guild.id, stage.channel.id, "choose", "one", "tea").settled()
        assert [one["name"] for one in attempt.choices] == ["tea"]
        assert refused == ["Invalid Form Body: type: Value must be one of {8}."]
        assert stage.texts() == []
