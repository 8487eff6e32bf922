"""Cases from the first flag on: pages, merging, and what the desk shows, with the clock moved."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.cases import CaseState
from bot.domain.escalation import EscalationPolicy
from bot.domain.policies import default_policy
from bot.domain.triage import Kind, Level
from bot.errors import NotFound
from bot.services.cards import CardService
from bot.storage.outbox import Posts
from tests.circle import BEN, GUILD, MARA, rows, sends
from tests.clocks import StillClock
from tests.services.desk import DESK, IDA, JON, RUTH, Clinic, open_clinic
from tests.services.desk_fixtures import NOW, clinic, clock, unstaffed

__all__ = ["clinic", "clock", "unstaffed"]


async def test_a_flag_opens_a_case_with_card_policy_and_sealed_words(clinic: Clinic) -> None:
    case = await clinic.flag(Level.CRISIS, spans=())
    row = await clinic.case(case)
    assert (row["state"], row["due_at"]) == ("paging", NOW)
    assert EscalationPolicy.from_json(row["policy"]) == default_policy()
    (card,) = await sends(clinic.database, "case")
    assert (card["channel_id"], card["subject"], card["priority"]) == (DESK, f"case:{case}", 0)
    (flag,) = await rows(clinic.database, "flags")
    assert b"worse" not in flag["evidence"]
    (evidence,) = await clinic.cases.look(GUILD, case, IDA)
    assert evidence.text == "I feel worse"
    assert "looked" in await clinic.events(case)


async def test_the_same_flag_is_one_flag_and_others_merge(clinic: Clinic) -> None:
    case = await clinic.flag(Level.RED)
    assert await clinic.flag(Level.RED) == case
    assert await clinic.flag(Level.AMBER, "2:0") == case
    assert await clinic.flag(Level.RED, "3:0", BEN) != case
    card = await clinic.cases.card(GUILD, case)
    assert card is not None
    assert card.flags == 2


async def test_field_2_a_worse_flag_gets_through_whatever_went_before(clinic: Clinic) -> None:
    case = await clinic.flag(Level.AMBER)
    await clinic.sweep()
    await clinic.deliver()
    await clinic.cases.acknowledge(GUILD, case, IDA)
    await clinic.flag(Level.CRISIS, "2:0")
    row = await clinic.case(case)
    assert (row["state"], row["level"], row["due_at"]) == ("paging", 3, NOW)
    await clinic.sweep()
    assert (await sends(clinic.database, "page"))[0]["priority"] == 0


async def test_field_6_unanswered_pages_go_on_and_end_with_the_answer(clinic: Clinic) -> None:
    case = await clinic.flag(Level.CRISIS)
    for minutes in (0, 3, 2, 5):
        await clinic.sweep(minutes=minutes)
        await clinic.deliver()
    assert await clinic.paged() == [IDA, IDA, JON, RUTH, None]
    await clinic.sweep(minutes=3)
    await clinic.cases.acknowledge(GUILD, case, JON)
    assert not await sends(clinic.database, "page", "page-desk")
    count = len(await clinic.paged())
    await clinic.sweep(minutes=29)
    assert len(await clinic.paged()) == count, "acknowledging stops paging"


async def test_field_6_a_restart_loses_and_repeats_nothing(tmp_path: Path, clock: StillClock) -> None:
    async with open_clinic(tmp_path, clock) as first:
        case = await first.flag(Level.CRISIS)
        await first.sweep()
    clock.move(timedelta(hours=3))
    async with open_clinic(tmp_path, clock) as second:
        assert await second.sweep() == 1
        assert await second.paged() == [IDA, IDA]
        assert await second.sweep(minutes=1) == 0
        assert (await second.case(case))["due_at"] == clock.now() + timedelta(minutes=1)


async def test_field_6_a_page_that_cannot_arrive_moves_on_at_once(clinic: Clinic) -> None:
    case = await clinic.flag(Level.CRISIS)
    await clinic.sweep()
    await clinic.deliver(refused={IDA})
    await clinic.sweep()
    await clinic.deliver()
    assert await clinic.paged() == [IDA, JON], "at once, and not the one again who cannot be reached"
    assert "page-failed" in await clinic.events(case)
    assert [page["result"] for page in await rows(clinic.database, "pages")] == ["failed", "sent"]


async def test_field_6_nobody_can_be_reached_and_it_never_falls_silent(clinic: Clinic) -> None:
    case = await clinic.flag(Level.CRISIS)
    everybody = {IDA, JON, RUTH, MARA, None}
    for _ in range(30):
        await clinic.sweep(minutes=1)
        await clinic.deliver(refused={who for who in everybody if who})
    assert set(await clinic.paged()) == everybody
    row = await clinic.case(case)
    assert row["due_at"] > clinic.clock.now()
    assert len(await clinic.paged()) < 40, "no storm"


async def test_field_6_an_alarm_when_nobody_has_a_valid_record(clinic: Clinic) -> None:
    clinic.clock.move(timedelta(days=365 * 10))
    case = await clinic.flag(Level.CRISIS)
    await clinic.sweep()
    assert await clinic.paged() == [None]
    assert "alarm" in await clinic.events(case)
    card = await clinic.cases.card(GUILD, case)
    assert card is not None
    assert card.alarm


async def test_amber_is_listed_at_once_and_paged_in_the_next_staffed_hour(unstaffed: Clinic) -> None:
    await unstaffed.rota.add(GUILD, JON, "tue", "08:00", "12:00", None)
    case = await unstaffed.flag(Level.AMBER)
    assert len(await sends(unstaffed.database, "case")) == 1
    await unstaffed.sweep(hours=18)
    assert await unstaffed.paged() == []
    await unstaffed.sweep(hours=1)
    assert await unstaffed.paged() == [JON]
    assert not await sends(unstaffed.database, "member-notice")
    assert (await unstaffed.case(case))["step"] == 1


async def test_a_deleted_card_is_posted_again(clinic: Clinic) -> None:
    case = await clinic.flag(Level.RED)
    await clinic.sweep()
    for entry in await clinic.deliver():
        if entry.kind == "case":
            async with clinic.database.unit(GUILD) as unit:
                await Posts(unit).add(entry, DESK, 5001)
    cards = CardService(clinic.database)
    assert [card.message_id for card in await cards.standing(GUILD)] == [5001]
    assert await cards.gone(GUILD, 5001)
    assert not await cards.gone(GUILD, 5001)
    assert await cards.standing(GUILD) == []
    (again,) = await sends(clinic.database, "case")
    assert (again["channel_id"], again["payload"]["case"]) == (DESK, case)


async def test_field_10_a_case_is_unknown_in_another_guild(clinic: Clinic) -> None:
    case = await clinic.flag(Level.RED)
    assert await clinic.cases.card(GUILD + 1, case) is None
    assert await clinic.cases.list(GUILD + 1) == []
    with pytest.raises(NotFound):
        await clinic.cases.acknowledge(GUILD + 1, case, IDA)


async def test_field_11_the_highest_level_is_paged_first_and_listed_first(clinic: Clinic) -> None:
    await clinic.flag(Level.AMBER)
    worst = await clinic.flag(Level.CRISIS, "2:0", BEN)
    await clinic.sweep()
    found = await clinic.cases.list(GUILD)
    assert [one.case.rule.level for one in found] == [Level.CRISIS, Level.AMBER]
    assert found[0].case.id == worst
    assert found[0].case.rule.state is CaseState.PAGING
    first = (await clinic.deliver())[0]
    assert (first.payload["case"], int(first.priority)) == (worst, 0)


async def test_a_green_flag_is_a_mistake(clinic: Clinic) -> None:
    with pytest.raises(ValueError, match="green"):
        await clinic.flag(Level.GREEN, kinds={Kind.DISTRESS})


async def test_words_of_a_closed_forum_are_not_in_any_plain_column(clinic: Clinic) -> None:
    case = await clinic.flag(Level.CRISIS, text="xylophone")
    await clinic.cases.note(GUILD, case, IDA, "xylophone")
    await clinic.sweep()
    for table in ("cases", "flags", "timeline", "outbox", "pages"):
        for row in await rows(clinic.database, table):
            assert "xylophone" not in str({k: v for k, v in row.items() if not isinstance(v, bytes)})
            assert not any(b"xylophone" in value for value in row.values() if isinstance(value, bytes))
