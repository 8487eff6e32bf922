"""What an operator's monitoring sees, over real sockets."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import web

from bot.domain.health import Figures, Health, Late, Spread
from bot.errors import StorageDown
from bot.health import HealthOptions, open_health
from bot.health.serving import Serving
from tests.circle import utc

NOW = utc(2026, 3, 2, 12)
LATE = Health(NOW, (Late("outbox-crisis", 2, 75.0),), alarms=1)


class Told:
    """An auditor that finds what it is told to find."""

    def __init__(self, health: Health | None = None) -> None:
        self.health = health or Health(NOW)
        self.online = True

    async def check(self) -> Health:
        if self.health.stuck < 0:
            raise StorageDown("OperationalError")
        return self.health

    async def figures(self) -> Figures:
        await self.check()
        return Figures(
            {("crisis", "paging"): 1},
            {("page", "sent"): 3},
            {"green": 900},
            2,
            {"crisis": Spread(3, 0.6, 0.2, 0.3)},
            {"crisis": Spread(1, 140, 140, 140)},
        )


class Receiver:
    """Where heartbeats arrive."""

    def __init__(self) -> None:
        self.beats = 0
        self.status = 200

    async def hear(self, _request: web.Request) -> web.Response:
        self.beats += 1
        return web.Response(status=self.status)


@asynccontextmanager
async def receiving() -> AsyncIterator[tuple[Receiver, str]]:
    receiver, app = Receiver(), web.Application()
    app.add_routes([web.get("/ping", receiver.hear)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield receiver, f"http://127.0.0.1:{runner.addresses[0][1]}/ping"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def serving(told: Told, heartbeat: str | None = None) -> AsyncIterator[Serving]:
    options = HealthOptions(port=0, heartbeat=heartbeat)
    async with open_health(told, lambda: told.online, options, timers=False) as found:
        yield found


async def get(address: str | None, path: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(f"{address}{path}") as answer:
        return answer.status, await answer.text()


async def test_health_is_green_while_all_is_well() -> None:
    async with serving(Told()) as found:
        assert found.address is not None
        assert found.address.startswith("http://127.0.0.1:")
        status, body = await get(found.address, "/healthz")
        assert (status, '"status": "well"' in body) == (200, True)


@pytest.mark.parametrize(
    ("health", "reason"),
    [
        (LATE, "nobody can be reached for 1 open cases"),
        (LATE, "2 outbox-crisis late by up to 75 s"),
        (Health(NOW, uncovered=3), "nobody could be paged for 3 open groups"),
        (Health(NOW, desks=1), "the case desk of 1 servers takes no message"),
        (Health(NOW, stuck=1), "1 open cases have no next step"),
        (Health(NOW, stuck=-1), "the database cannot be read (OperationalError)"),
    ],
)
async def test_health_is_red_and_says_why(health: Health, reason: str) -> None:
    async with serving(Told(health)) as found:
        status, body = await get(found.address, "/healthz")
        assert (status, reason in body) == (503, True)


async def test_without_discord_health_is_red() -> None:
    told = Told()
    told.online = False
    async with serving(told) as found:
        assert (await get(found.address, "/healthz"))[0] == 503


async def test_due_work_that_fails_again_and_again_makes_health_red() -> None:
    options = HealthOptions(port=0)
    async with open_health(Told(), lambda: True, options, timers=False, failing=lambda: 3) as found:
        status, body = await get(found.address, "/healthz")
        assert (status, "due work failed 3 times in a row" in body) == (503, True)
        assert "circlekeeper_work_failing 3.0" in (await get(found.address, "/metrics"))[1].splitlines()


async def test_the_heartbeat_goes_out_only_while_all_is_well() -> None:
    told = Told()
    async with receiving() as (receiver, url), serving(told, url) as found:
        assert await found.watch.look()
        told.health = LATE
        assert not await found.watch.look()
        told.health, told.online = Health(NOW), False
        assert not await found.watch.look()
        told.online, told.health = True, Health(NOW, stuck=-1)
        assert not await found.watch.look()
        assert receiver.beats == 1
        assert (found.watch.sent, found.watch.withheld) == (1, 3)


async def test_a_heartbeat_that_nobody_takes_disturbs_nothing() -> None:
    async with receiving() as (receiver, url), serving(Told(), url) as found:
        receiver.status = 500
        assert not await found.watch.look()
    async with serving(Told(), url) as found:
        assert not await found.watch.look()
        assert found.watch.failed == 1


async def test_metrics_carry_counts_and_delays_by_words_of_our_own() -> None:
    async with serving(Told(LATE)) as found:
        status, body = await get(found.address, "/metrics")
    assert status == 200
    for line in (
        "circlekeeper_well 0.0",
        'circlekeeper_late{kind="outbox-crisis"} 2.0',
        'circlekeeper_cases{level="crisis",state="paging"} 1.0',
        'circlekeeper_messages_total{level="green"} 900.0',
        'circlekeeper_delivery_seconds_count{priority="crisis"} 3.0',
        'circlekeeper_answer_seconds_quantile{level="crisis",quantile="0.99"} 140.0',
        "circlekeeper_unscreened 2.0",
    ):
        assert line in body.splitlines(), line


async def test_metrics_without_a_database_are_refused() -> None:
    async with serving(Told(Health(NOW, stuck=-1))) as found:
        assert (await get(found.address, "/metrics"))[0] == 503


async def test_without_a_port_nothing_is_served() -> None:
    async with open_health(Told(), lambda: True, HealthOptions(), timers=False) as found:
        assert found.address is None
