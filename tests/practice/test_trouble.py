"""Rate limits, errors, lost answers, and a bot that is killed while the world goes on."""

from __future__ import annotations

import asyncio
import functools
import signal
import sys
import time
from typing import Any

import aiohttp
import discord
import pytest

from bot.practice.limits import Limits
from bot.practice.people import Person
from bot.practice.server import PortTaken, PracticeServer
from tests.practice.wire import Stage, connected


async def test_too_many_messages_are_held_back_and_all_arrive() -> None:
    stage = Stage()
    async with connected(stage.world) as (_, bot):
        stage.world.limits.enabled = True
        channel = bot.get_channel(stage.channel.id)
        assert isinstance(channel, discord.TextChannel)
        for _number in range(5):
            await bot.http.request(discord.http.Route("GET", "/users/@me"))
        for _number in range(5):
            stage.world.limits.rule("POST", f"/channels/{channel.id}/messages")
        await channel.send("after the wait")
        assert stage.texts() == ["after the wait"]
        assert 429 in {one.status for one in stage.world.faults.records}


async def test_the_limit_for_everything_is_met_and_survived() -> None:
    stage = Stage()
    async with connected(stage.world) as (_, bot):
        stage.world.limits.enabled = True
        routes = [
            discord.http.Route("GET", path, **{name: number})  # type: ignore[arg-type]
            for path, name, number in [
                ("/guilds/{guild_id}", "guild_id", stage.guild.id),
                ("/channels/{channel_id}", "channel_id", stage.channel.id),
                ("/guilds/{guild_id}/roles", "guild_id", stage.guild.id),
            ]
        ]
        await asyncio.gather(*(bot.http.request(routes[number % 3]) for number in range(75)))
        statuses = [one.status for one in stage.world.faults.records]
        assert 429 in statuses
        assert statuses.count(200) >= 75


def test_lifted_limits_hold_nobody_up_and_come_back() -> None:
    limits = Limits(now=lambda: 1000.0)
    with limits.lifted():
        rulings = [limits.rule("POST", "/channels/1/messages") for _ in range(100)]
    assert all(one.retry_after is None and one.headers["X-RateLimit-Remaining"] == "10000" for one in rulings)
    rulings = [limits.rule("POST", "/channels/1/messages") for _ in range(6)]
    assert [one.retry_after is None for one in rulings] == [True] * 5 + [False]
    assert rulings[0].headers["X-RateLimit-Limit"] == "5"


async def test_a_port_that_is_taken_is_one_sentence() -> None:
    async with PracticeServer(Stage().world) as first:
        port = int(first.address.rsplit(":", 1)[1])
        with pytest.raises(PortTaken, match=rf"Port {port} .* in use .* --port"):
            await PracticeServer(Stage().world, port=port).__aenter__()


def test_interactions_count_for_no_global_limit() -> None:
    limits = Limits(now=lambda: 1000.0)
    rulings = [limits.rule("POST", f"/interactions/{number}/token/callback") for number in range(40)]
    assert all(one.retry_after is None for one in rulings)
    rulings = [limits.rule("GET", f"/guilds/{number}") for number in range(40)]
    assert all(one.retry_after is None for one in rulings)
    rulings = [limits.rule("GET", f"/channels/{number}") for number in range(11)]
    assert [one.everywhere for one in rulings][-2:] == [False, True]


def test_headers_say_what_is_left() -> None:
    moment = [1000.0]
    limits = Limits(now=lambda: moment[0])
    path = "/channels/1/messages"
    left = [limits.rule("POST", path).headers["X-RateLimit-Remaining"] for _ in range(5)]
    assert left == ["4", "3", "2", "1", "0"]
    refused = limits.rule("POST", path)
    assert refused.retry_after == 5
    assert limits.rule("POST", "/channels/2/messages").retry_after is None
    moment[0] += 5
    assert limits.rule("POST", path).retry_after is None


def test_a_channel_is_renamed_twice_in_ten_minutes() -> None:
    limits = Limits(now=lambda: 1000.0)
    waits = [limits.rule("PATCH", "/channels/1", renames=True).retry_after for _ in range(3)]
    assert waits == [None, None, 600]


async def test_a_lost_answer_leaves_the_message_there() -> None:
    stage = Stage()
    stage.world.faults.lose_answer("POST", "/messages$")
    async with connected(stage.world) as (_, bot):
        channel = bot.get_channel(stage.channel.id)
        assert isinstance(channel, discord.TextChannel)
        with pytest.raises(aiohttp.ClientError):
            await channel.send("did it arrive")
        assert stage.texts() == ["did it arrive"]
        assert [one.status for one in stage.world.faults.records if one.method == "POST"] == [0]


async def test_requests_fail_and_recover() -> None:
    stage = Stage()
    stage.world.faults.fail("POST", "/messages$", 403, code=50001)
    stage.world.faults.fail("POST", "/messages$", 502)
    async with connected(stage.world) as (_, bot):
        channel = bot.get_channel(stage.channel.id)
        assert isinstance(channel, discord.TextChannel)
        with pytest.raises(discord.Forbidden):
            await channel.send("refused")
        await channel.send("repeated by discord.py")
        assert stage.texts() == ["repeated by discord.py"]


BOT = """
import asyncio, sys
import discord
from bot.practice.server import point_discord_at
from tests.practice.wire import Echo
point_discord_at(sys.argv[1], sys.argv[2])
asyncio.run(Echo().start("a-token"))
"""


async def test_the_world_goes_on_while_the_bot_is_killed() -> None:
    stage = Stage()
    stage.world.limits.enabled = False
    ana = Person(stage.world, stage.ana.id)
    async with PracticeServer(stage.world) as server, aiohttp.ClientSession() as session:
        for word in ("one", "two"):
            command = (sys.executable, "-c", BOT, server.api_base, server.gateway_url)
            bot = await asyncio.create_subprocess_exec(*command)
            await asyncio.wait_for(online(server), 30)
            said = {"do": "act", "person": stage.ana.id, "what": "send", "args": [stage.channel.id, f"say {word}"]}
            assert (await control(server, session, said))["ok"]
            await stage.world.until(functools.partial(stage.last_is, word), 20)
            bot.send_signal(signal.SIGKILL)
            await bot.wait()
        listed = await control(
            server, session, {"do": "act", "person": stage.ana.id, "what": "timeline", "args": [stage.channel.id]}
        )
        assert [one["content"] for one in listed["result"]] == ["say one", "one", "say two", "two"]
        assert len(ana.timeline(stage.channel.id)) == 4


async def online(server: PracticeServer) -> None:
    while not any(one.wire for one in server.gateway.sessions.values()):
        await asyncio.sleep(0.02)


async def control(server: PracticeServer, session: aiohttp.ClientSession, body: dict[str, Any]) -> Any:
    async with session.post(server.address + "/practice/control", json=body) as response:
        return await response.json()


async def test_the_door_for_other_processes() -> None:
    stage = Stage()
    async with PracticeServer(stage.world) as server, aiohttp.ClientSession() as session:
        before = stage.world.clock.now()
        await control(server, session, {"do": "move_clock", "seconds": 3600})
        assert (stage.world.clock.now() - before).total_seconds() >= 3600
        await control(server, session, {"do": "close_dms", "person": stage.ana.id})
        assert stage.world.closed_dms == {stage.ana.id}
        await control(server, session, {"do": "trouble", "kind": "fail", "args": ["POST", "/x", 500]})
        assert len(stage.world.faults.rules) == 1
        shown = await control(server, session, {"do": "snapshot"})
        assert shown["result"]["guilds"][0]["name"] == "Harbour"
        for odd in (
            {"do": "nothing"},
            {"do": "_world"},
            {"do": "move_clock"},
            {"do": "move_clock", "seconds": -5},
            {"do": "act", "person": 1, "what": "send"},
        ):
            assert not (await control(server, session, odd))["ok"]


async def test_other_web_pages_are_refused() -> None:
    stage = Stage()
    async with PracticeServer(stage.world) as server, aiohttp.ClientSession() as session:
        for headers in ({"Origin": "https://example.org"}, {"Host": "example.org"}):
            async with session.get(server.api_base + "/users/@me", headers=headers) as response:
                assert response.status == 403


async def test_delayed_requests_take_their_time() -> None:
    stage = Stage()
    stage.world.faults.delay("GET", "/users/@me$", 0.05)
    async with PracticeServer(stage.world) as server, aiohttp.ClientSession() as session:
        began = time.monotonic()
        async with session.get(server.api_base + "/users/@me") as response:
            assert response.status == 200
        assert time.monotonic() - began >= 0.05
