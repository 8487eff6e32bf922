"""Every message is screened, listed as unscreened, or its writer did not agree."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from bot.domain.groups import Consent
from bot.domain.triage import Level, Source
from bot.services.backfill import Backfill, created_at, snowflake
from bot.services.screening import REFUSED, UNCOVERED
from bot.storage.enrolments import EnrolmentRepository
from tests.circle import ANNA, BEN, GUILD, MARA, rows, sends
from tests.clocks import StillClock
from tests.services.desk import DESK, IDA, TALK, Clinic, open_clinic

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def clock() -> StillClock:
    return StillClock(NOW)


@pytest.fixture
async def clinic(tmp_path: Path, clock: StillClock) -> AsyncIterator[Clinic]:
    async with open_clinic(tmp_path, clock) as opened:
        yield opened


async def test_a_message_becomes_a_flag_with_its_place(clinic: Clinic) -> None:
    assert await clinic.screening.hear(clinic.said("it gets worse", 5)) is Level.RED
    assert await clinic.screening.hear(clinic.said("it gets worse", 5)) is Level.RED
    (flag,) = await rows(clinic.database, "flags")
    assert (flag["message_id"], flag["channel_id"], flag["source"]) == (5, TALK, "message")


async def test_a_green_message_costs_no_statement(clinic: Clinic) -> None:
    await clinic.screening.hear(clinic.said("hello", 5))
    seen: list[str] = []

    def executed(*args: object) -> None:
        seen.append(str(args[2]))

    event.listen(clinic.database.engine.sync_engine, "before_cursor_execute", executed)
    for message in range(6, 106):
        assert await clinic.screening.hear(clinic.said("a fine day", message)) is Level.GREEN
    assert seen == []
    clinic.screening.see(GUILD, TALK, 1)
    await clinic.screening.flush()
    (count,) = await rows(clinic.database, "counts")
    assert (count["messages"], count["level"]) == (101, 0)
    assert (await rows(clinic.database, "cursors"))[0]["message_id"] == 105


async def test_consent_is_asked_at_every_message(clinic: Clinic) -> None:
    await clinic.screening.hear(clinic.said("hello"))
    async with clinic.database.unit(GUILD) as unit:
        await EnrolmentRepository(unit).decide(clinic.group, ANNA, {Consent.SCREENING: False}, 1)
    assert await clinic.screening.hear(clinic.said("goodbye", 2)) is None
    assert await clinic.screening.hear(clinic.said("goodbye", 3, author_id=BEN)) is Level.CRISIS
    await clinic.screening.flush()
    assert {row["level"]: row["messages"] for row in await rows(clinic.database, "counts")} == {0: 1, REFUSED: 1, 3: 1}


async def test_staff_are_never_flagged_and_other_channels_not_heard(clinic: Clinic) -> None:
    for staff in (MARA, IDA):
        assert await clinic.screening.hear(clinic.said("goodbye", author_id=staff)) is None
    assert await clinic.screening.hear(clinic.said("goodbye", channel_id=999)) is None
    assert clinic.detector.calls == 0


async def test_field_1_an_outage_never_looks_like_calm(clinic: Clinic) -> None:
    clinic.detector.broken = True
    assert await clinic.screening.hear(clinic.said("goodbye", 5)) is None
    (missed,) = await rows(clinic.database, "unscreened")
    assert (missed["message_id"], missed["reason"]) == (5, "detector")
    (card,) = await sends(clinic.database, "unscreened")
    assert card["channel_id"] == DESK
    await clinic.screening.flush()
    assert await rows(clinic.database, "counts") == [], "not counted as green"


async def test_what_cannot_be_read_is_listed_until_a_human_has_looked(clinic: Clinic) -> None:
    await clinic.screening.hear(clinic.said("look at this", 5, unreadable=True))
    await clinic.screening.hear(clinic.said("", 6, unreadable=True))
    assert len(await sends(clinic.database, "unscreened")) == 1
    (first, _) = [row["id"] for row in await rows(clinic.database, "unscreened")]
    found = await clinic.screening.missed(GUILD, first)
    assert (found.reasons, found.places) == ({"unreadable": 2}, ((TALK, 5), (TALK, 6)))
    await clinic.screening.hear(clinic.said("", 7, unreadable=True))
    assert await clinic.screening.seen(GUILD, first, found.last, IDA) == 2
    assert len(await sends(clinic.database, "unscreened")) == 2, "what came later has a card of its own"
    await clinic.screening.seen(GUILD, found.last + 1, found.last + 1, IDA)
    assert (await clinic.screening.missed(GUILD, first)).seen_by == IDA


async def test_field_9_edits_and_threads_are_screened(clinic: Clinic) -> None:
    await clinic.screening.hear(clinic.said("hello", 5))
    await clinic.screening.hear(clinic.said("goodbye", 5, version=1))
    await clinic.screening.hear(clinic.said("worse", 6, place_id=77))
    flags = await rows(clinic.database, "flags")
    assert [(flag["source"], flag["channel_id"]) for flag in flags] == [("edit", TALK), ("message", 77)]


async def test_a_direct_message_goes_to_every_group_of_the_person(clinic: Clinic) -> None:
    heard = clinic.said("goodbye", 5, guild_id=None)
    assert heard.source is Source.DM
    assert await clinic.screening.hear(heard) is Level.CRISIS
    assert [case["group_id"] for case in await rows(clinic.database, "cases")] == [clinic.group]
    assert await clinic.screening.hear(clinic.said("goodbye", 6, guild_id=None, author_id=4711)) is None


async def test_without_content_the_desk_is_told_once(clinic: Clinic) -> None:
    for message in (5, 6):
        assert await clinic.screening.hear(clinic.said("", message, covered=False)) is None
    assert len(await sends(clinic.database, "not-covered")) == 1
    await clinic.screening.flush()
    assert [row["level"] for row in await rows(clinic.database, "counts")] == [UNCOVERED]


async def test_field_8_the_cursor_waits_for_gaps_and_for_what_is_not_finished(
    clinic: Clinic, clock: StillClock
) -> None:
    backfill = Backfill(clinic.screening, clinic.database)
    gap = await backfill.gap(GUILD, TALK, TALK)
    assert gap is not None
    assert created_at(gap.after) == NOW
    late = snowflake(NOW + timedelta(minutes=1))
    await clinic.screening.hear(clinic.said("hello", late))
    await clinic.screening.flush()
    assert await rows(clinic.database, "cursors") == [], "nothing moves over a gap"
    backfill.closed(gap, late - 5)
    assert await backfill.gap(GUILD, TALK, TALK) is None
    await clinic.screening.flush()
    assert (await rows(clinic.database, "cursors"))[0]["message_id"] == late
    backfill.lost_sight()
    again = await backfill.gap(GUILD, TALK, TALK)
    assert again is not None
    assert (again.after, created_at(again.fetch_from)) == (late, NOW + timedelta(minutes=1, hours=-24))


async def test_a_gap_that_cannot_be_fetched_is_listed(clinic: Clinic) -> None:
    backfill = Backfill(clinic.screening, clinic.database)
    gap = await backfill.gap(GUILD, TALK, TALK)
    assert gap is not None
    await backfill.unfetched(gap)
    await backfill.unfetched(gap)
    assert [row["reason"] for row in await rows(clinic.database, "unscreened")] == ["gap"]
    assert await backfill.gap(GUILD, TALK, TALK) is not None


async def test_what_failed_half_way_is_tried_again(clinic: Clinic, clock: StillClock) -> None:
    raise_flag = clinic.cases.raise_flag

    async def fail(*_args: object, **_more: object) -> int:
        raise OSError("disk")

    clinic.cases.raise_flag = fail  # type: ignore[method-assign]
    with pytest.raises(OSError, match="disk"):
        await clinic.screening.hear(clinic.said("goodbye", 5))
    clinic.cases.raise_flag = raise_flag  # type: ignore[method-assign]
    clinic.screening.see(GUILD, TALK, 4)
    await clinic.screening.hear(clinic.said("hello", 6))
    await clinic.screening.flush()
    assert await rows(clinic.database, "cursors") == [], "the cursor waits"
    await clinic.sweep(seconds=11)
    assert len(await rows(clinic.database, "cases")) == 1
    assert (await rows(clinic.database, "cursors"))[0]["message_id"] == 6


async def test_field_10_groups_of_one_guild_are_not_heard_in_another(clinic: Clinic) -> None:
    assert await clinic.screening.hear(clinic.said("goodbye", guild_id=GUILD + 1)) is None
    assert await rows(clinic.database, "cases") == []
