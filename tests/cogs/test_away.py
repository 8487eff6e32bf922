"""What stands in every group for the time when the bot does not answer, and what it reads when it is back."""

from typing import Any

from bot.services.backfill import Reading
from tests.cogs.circle_stage import Circle, open_circle, posts, settled
from tests.stage import Stage, words


async def welcomed(stage: Stage) -> Circle:
    circle = await open_circle(stage)
    async with stage.app.database.unit(stage.guild.id) as unit:
        await stage.app.services.cases.welcome(unit, circle.group)
    await settled(stage)
    return circle


def cards(circle: Circle) -> list[Any]:
    return [one for one in posts(circle.talk) if "If a button doesn't answer" in words(one)]


async def test_a_pinned_card_says_what_to_do_when_no_button_answers(stage: Stage) -> None:
    circle = await welcomed(stage)
    (card,) = cards(circle)
    assert "call 112" in words(card)
    assert "TelefonSeelsorge" in words(card), "the helplines of the group's country"
    assert card.pinned


async def test_the_desk_is_told_how_a_long_reading_went(stage: Stage) -> None:
    await open_circle(stage)
    await stage.app.services.setup.desk(stage.guild.id, stage.desk.id)
    backfill = stage.app.services.backfill
    reading = Reading(stage.guild.id, stage.env.now(), places=9, done=8, unread=1, messages=70)
    await backfill.tell(reading, 46.0, over=False)
    await settled(stage)
    await backfill.tell(reading, 70.4, over=True)
    await settled(stage)
    first, last = (words(one) for one in posts(stage.desk)[-2:])
    assert "still reading" in first
    assert "70 messages in 8 channels and threads, in 70 seconds. 1 could not be read" in last
    await backfill.tell(Reading(stage.guild.id, stage.env.now(), done=8), 2.0, over=True)
    await settled(stage)
    assert len([one for one in posts(stage.desk) if "I was away" in words(one)]) == 2


async def test_places_nobody_read_are_listed_each(stage: Stage) -> None:
    circle = await open_circle(stage)
    backfill = stage.app.services.backfill
    backfill.lost_sight()
    for channel in (circle.talk.id, circle.checkins.id):
        gap = await backfill.gap(stage.guild.id, channel, channel)
        assert gap is not None
        await backfill.unfetched(gap)
    listed = [row["channel_id"] for row in await stage.rows("unscreened")]
    assert sorted(listed) == sorted([circle.talk.id, circle.checkins.id]), "though neither was ever read before"


async def test_a_gap_read_while_the_connection_was_lost_again_stays_one(stage: Stage) -> None:
    circle = await open_circle(stage)
    backfill, place = stage.app.services.backfill, circle.talk.id
    backfill.lost_sight()
    gap = await backfill.gap(stage.guild.id, place, place)
    assert gap is not None
    backfill.lost_sight()
    backfill.closed(gap, gap.after)
    again = await backfill.gap(stage.guild.id, place, place)
    assert again is not None
    backfill.closed(again, again.after)
    assert await backfill.gap(stage.guild.id, place, place) is None
