"""A page that Discord's servers fail to take is given up soon; what is less urgent may take its time."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from discord.ui import LayoutView

from bot.delivery.hand import Hand
from bot.delivery.pace import Pace
from bot.domain.outbox import Action, OutboxEntry, Priority
from bot.errors import Doubtful, Unreachable
from bot.storage.outbox import Posts
from cogs.shared.replies import card
from tests.circle import GUILD, open_database
from tests.clocks import StillClock
from tests.practice.wire import Stage, connected

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


class NoOutside:
    """Nothing is set up outside."""

    async def page(self, entry: OutboxEntry) -> None:
        raise Unreachable(0)


async def draw(_entry: OutboxEntry) -> LayoutView:
    return card("please answer")


async def test_a_page_does_not_wait_until_a_server_recovers(tmp_path: Path) -> None:
    stage, clock = Stage(), StillClock(NOW)
    async with open_database(tmp_path, clock) as database, connected(stage.world) as (_, bot):
        hand = Hand(bot, database, clock, {"page": draw, "reminder": draw}, NoOutside(), Pace(1000), soon=0.3)
        stage.world.faults.fail("POST", "/messages$", 502)
        with pytest.raises(Doubtful):
            await hand.over(entry("page", Priority.CRISIS, stage.ana.id))
        assert [one.status for one in stage.world.faults.records if one.path.endswith("/messages")] == [502]
        stage.world.faults.fail("POST", "/messages$", 502)
        assert await hand.over(entry("reminder", Priority.REMINDER, stage.ana.id)) is not None


async def test_what_looks_as_it_did_is_not_edited(tmp_path: Path) -> None:
    stage, clock, words = Stage(), StillClock(NOW), ["please answer"]

    async def say(_entry: OutboxEntry) -> LayoutView:
        return card(words[-1])

    async with open_database(tmp_path, clock) as database, connected(stage.world) as (_, bot):
        hand = Hand(bot, database, clock, {"page": say}, NoOutside(), Pace(1000))
        page = entry("page", Priority.CRISIS, stage.ana.id)
        handed = await hand.over(page)
        assert handed is not None and handed.channel_id is not None and handed.message_id is not None
        async with database.unit(GUILD) as unit:
            await Posts(unit).add(page, handed.channel_id, handed.message_id)
        edits: list[str] = []
        stop = stage.world.subscribe(lambda event, _payload: edits.append(event))
        again = replace(page, action=Action.REFRESH)
        await hand.over(again)
        assert "MESSAGE_UPDATE" not in edits
        words.append("somebody answered")
        await hand.over(again)
        await hand.over(again)
        stop()
        assert edits.count("MESSAGE_UPDATE") == 1


def entry(kind: str, priority: Priority, person: int) -> OutboxEntry:
    """A message owed to a person."""
    return OutboxEntry("ab" * 12, GUILD, kind, "case:1", Action.SEND, priority, NOW, user_id=person)
