"""Connecting, hearing and losing the connection, over real sockets with an unmodified discord.py."""

from __future__ import annotations

import asyncio

import aiohttp
import discord
import pytest

from bot.practice.people import Person
from bot.practice.server import PracticeServer
from bot.practice.world import World
from tests.practice.wire import Echo, Stage, connected


async def test_a_message_is_heard_and_answered() -> None:
    stage = Stage()
    async with connected(stage.world) as (_, bot):
        Person(stage.world, stage.ana.id).send(stage.channel.id, "say hello")
        await stage.world.until(lambda: stage.texts() == ["say hello", "hello"])
        assert bot.heard == ["say hello"]
        assert bot.guilds[0].text_channels[0].name == "quiet-room"
        assert {one.name for one in bot.guilds[0].members} >= {"ana", "Circlekeeper"}


async def test_what_was_missed_is_told_again_after_a_broken_connection() -> None:
    stage = Stage()
    async with connected(stage.world) as (_, bot):
        ana = Person(stage.world, stage.ana.id)
        stage.world.faults.drop_sockets()
        ana.send(stage.channel.id, "say while away")
        await stage.world.until(lambda: stage.texts()[-1] == "while away", 10)
        assert bot.heard == ["say while away"]
        assert "RESUMED" in bot.events


async def test_an_invalid_session_begins_anew() -> None:
    stage = Stage()
    async with connected(stage.world) as (server, bot):
        server.gateway.invalidate()
        while bot.events.count("READY") < 2:
            await asyncio.sleep(0.01)
        Person(stage.world, stage.ana.id).send(stage.channel.id, "say again")
        await stage.world.until(lambda: stage.texts()[-1] == "again")


async def test_a_resume_of_a_forgotten_session_begins_anew() -> None:
    stage = Stage()
    async with connected(stage.world) as (server, bot):
        server.gateway.sessions.clear()
        server.gateway.drop(4000)
        while bot.events.count("READY") < 2:
            await asyncio.sleep(0.01)
        assert "RESUMED" not in bot.events


async def test_two_shards_hear_their_own_servers() -> None:
    world = World()
    world.limits.enabled = False
    ana = world.create_user("ana")
    places = []
    for shard in (0, 1):
        guild = world.create_guild(f"Shard {shard}", shard_id=shard, shard_count=2)
        world.add_member(guild.id, ana.id)
        places.append(world.create_channel(guild.id, "lobby").id)
    async with connected(world, Echo(shard_count=2)) as (server, bot):
        assert {guild.shard_id for guild in bot.guilds} == {0, 1}
        for place in places:
            Person(world, ana.id).send(place, "say here")
        await world.until(lambda: all(world.messages(one)[-1].content == "here" for one in places))
        assert sorted(one.shard for one in server.gateway.sessions.values()) == [(0, 2), (1, 2)]


async def test_without_message_content_only_what_concerns_the_bot_is_read() -> None:
    stage = Stage()
    intents = discord.Intents.all()
    intents.message_content = False
    async with connected(stage.world, Echo(intents)) as (_, bot):
        ana = Person(stage.world, stage.ana.id)
        ana.send(stage.channel.id, "a secret")
        ana.send(stage.channel.id, f"<@{stage.world.bot_user.id}> hear me")
        ana.send(ana.open_dm(), "in private")
        while len(bot.heard) < 3:
            await asyncio.sleep(0.005)
        assert bot.heard == ["", f"<@{stage.world.bot_user.id}> hear me", "in private"]


async def test_without_server_members_nobody_is_heard_to_come() -> None:
    stage = Stage()
    intents = discord.Intents.all()
    intents.members = intents.presences = False
    async with connected(stage.world, Echo(intents)) as (_, bot):
        ben = stage.world.create_user("ben")
        Person(stage.world, ben.id).join_guild(stage.guild.id)
        Person(stage.world, ben.id).send(stage.channel.id, "say hi")
        await stage.world.until(lambda: stage.texts()[-1] == "hi")
        assert "GUILD_MEMBER_ADD" not in bot.events
        assert [one.id for one in bot.guilds[0].members] == [stage.world.bot_user.id]


async def test_an_intent_that_is_switched_off_closes_the_connection() -> None:
    stage = Stage()
    stage.world.disallowed_intents.add("members")
    with pytest.raises(discord.PrivilegedIntentsRequired):
        async with connected(stage.world):
            pass


async def test_a_wrong_token_is_refused() -> None:
    stage = Stage()
    stage.world.token = "another-token"
    with pytest.raises(discord.LoginFailure):
        async with connected(stage.world):
            pass


async def test_hidden_channels_stay_silent() -> None:
    stage = Stage()
    hidden = stage.world.create_channel(stage.guild.id, "hidden", hidden=True, seen_by=[stage.ana.id])
    stage.world.backend.delete_overwrite(hidden.id, stage.world.bot_user.id)
    async with connected(stage.world) as (_, bot):
        ana = Person(stage.world, stage.ana.id)
        ana.send(hidden.id, "not for the bot")
        ana.send(stage.channel.id, "say done")
        await stage.world.until(lambda: stage.texts()[-1] == "done")
        assert bot.heard == ["say done"]


async def test_a_silent_client_is_closed() -> None:
    stage = Stage()
    async with (
        PracticeServer(stage.world, heartbeat=0.05) as server,
        aiohttp.ClientSession() as session,
        session.ws_connect(server.gateway_url) as socket,
    ):
        assert (await socket.receive_json())["op"] == 10
        closing = await socket.receive(timeout=5)
        assert closing.data == 4009


def test_other_machines_cannot_reach_it() -> None:
    with pytest.raises(ValueError, match="this machine"):
        PracticeServer(World(), host="0.0.0.0")
