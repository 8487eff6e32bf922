"""A page that Discord's servers fail to take is given up soon; what is less urgent may take its time."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import discord
import pytest
from discord.ui import ActionRow, Button, Container, LayoutView, Separator, TextDisplay

from bot.delivery.hand import Hand
from bot.delivery.pace import Pace
from bot.delivery.plainer import LONGEST, plainer
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


async def test_a_call_that_discord_calls_malformed_arrives_in_a_plainer_form(tmp_path: Path) -> None:
    stage, clock = Stage(), StillClock(NOW)
    async with open_database(tmp_path, clock) as database, connected(stage.world) as (_, bot):
        hand = Hand(bot, database, clock, {"page": draw}, NoOutside(), Pace(1000))
        stage.world.faults.fail("POST", "/messages$", 400, code=50035)
        page = entry("page", Priority.CRISIS, stage.ana.id)
        handed = await hand.over(page)
        assert handed is not None and handed.channel_id is not None and handed.message_id is not None
        message = await bot.get_partial_messageable(handed.channel_id).fetch_message(handed.message_id)
        assert [part.type for part in message.components] == [discord.ComponentType.text_display]
        assert message.components[0].id == page.mark, "so that a doubtful try is found again"
        stage.world.faults.fail("POST", "/messages$", 400, code=50035, times=2)
        with pytest.raises(Unreachable):
            await hand.over(replace(page, id="cd" * 12))


async def test_a_card_that_cannot_be_redrawn_keeps_no_other_as_it_was(tmp_path: Path) -> None:
    stage, clock, words = Stage(), StillClock(NOW), ["please answer"]

    async def say(_entry: OutboxEntry) -> LayoutView:
        return card(words[-1])

    async with open_database(tmp_path, clock) as database, connected(stage.world) as (_, bot):
        hand = Hand(bot, database, clock, {"page": say}, NoOutside(), Pace(1000))
        pages = [replace(entry("page", Priority.CRISIS, stage.ana.id), id=name * 12) for name in ("ab", "cd")]
        numbers: list[int] = []
        for page in pages:
            handed = await hand.over(page)
            assert handed is not None and handed.channel_id is not None and handed.message_id is not None
            numbers.append(handed.message_id)
            async with database.unit(GUILD) as unit:
                await Posts(unit).add(page, handed.channel_id, handed.message_id)
        words.append("somebody answered")
        edited: list[int] = []
        stop = stage.world.subscribe(
            lambda event, sent: edited.append(int(sent["id"])) if event == "MESSAGE_UPDATE" else None
        )
        stage.world.faults.fail("PATCH", f"/messages/{numbers[0]}$", 403, code=50001)
        with pytest.raises(Unreachable):
            await hand.over(replace(pages[0], action=Action.REFRESH))
        stop()
        assert edited == numbers[1:]


def test_the_plainer_form_has_the_same_words_and_controls_and_fits() -> None:
    view, row = LayoutView(timeout=None), ActionRow(Button(label="Acknowledge", custom_id="case-ack:1:2"))
    view.add_item(Container(TextDisplay("a" * 3000), Separator(), TextDisplay("b" * 3000), row))
    plain = plainer(view)
    assert [type(part) for part in plain.children] == [TextDisplay, ActionRow]
    assert plain.content_length() == LONGEST
    assert "case-ack:1:2" in str(plain.to_components())


def entry(kind: str, priority: Priority, person: int) -> OutboxEntry:
    """A message owed to a person."""
    return OutboxEntry("ab" * 12, GUILD, kind, "case:1", Action.SEND, priority, NOW, user_id=person)
