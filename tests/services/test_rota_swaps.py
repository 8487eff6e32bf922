"""Swaps, time off, rotations and what is found out before a shift, as staff meet them."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.outbox import OutboxEntry
from bot.domain.rota import SwapState, on_duty_of
from bot.domain.triage import Level
from bot.errors import BadInput, NotAllowed, NotFound, Refusal
from bot.services.rota import key_of, layers
from bot.storage.contacts import OutsideContactRepository
from bot.storage.deliveries import Deliveries
from bot.storage.rota import RotaRepository
from tests.circle import GUILD, rows, sends
from tests.clocks import StillClock
from tests.services.desk import DESK, IDA, JON, RUTH, Clinic, open_clinic

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
"""A Monday, 13:00 in Berlin."""


@pytest.fixture
async def clinic(tmp_path: Path) -> AsyncIterator[Clinic]:
    async with open_clinic(tmp_path, StillClock(NOW), staffed=False) as opened:
        for person in (IDA, JON, RUTH):
            await second_contact(opened, person)
        yield opened


async def second_contact(clinic: Clinic, person: int) -> None:
    """A way to reach somebody outside Discord."""
    async with clinic.database.unit(GUILD) as unit:
        await OutsideContactRepository(unit).add(person, "phone", "ntfys", "ntfys://ntfy.example.org/x", person)


async def sweep(clinic: Clinic, **span: float) -> None:
    """Time passes, and what the rota owes is done."""
    end = clinic.clock.now() + timedelta(**span)
    while True:
        await clinic.rota.run_due(clinic.clock.now())
        due = [row["due_at"] for name in ("rota_watches", "swaps") for row in await rows(clinic.database, name)]
        soon = min((moment for moment in due if moment), default=end)
        if soon >= end:
            break
        clinic.clock.move(max(soon - clinic.clock.now(), timedelta()))
    clinic.clock.move(end - clinic.clock.now())
    await clinic.rota.run_due(clinic.clock.now())


async def warned(clinic: Clinic) -> list[tuple[Any, ...]]:
    """Who was warned: user id or desk, and at which stage."""
    found = await sends(clinic.database, "rota-preflight")
    return [(row["user_id"] or row["channel_id"], row["payload"]["stage"]) for row in found]


async def test_a_rotation_hands_over_and_answers_in_layers(clinic: Clinic) -> None:
    await clinic.rota.rotate(GUILD, f"<@{IDA}> then <@!{JON}>", "daily", "18:00", name="Nights")
    await clinic.rota.rotate(GUILD, f"<@{RUTH}>", "every 3 days", "0:00", layer=2)
    assert (await clinic.rota.coverage(GUILD)).on_duty == [RUTH]
    clinic.clock.move(timedelta(hours=6))
    assert (await clinic.rota.coverage(GUILD)).on_duty == [IDA, RUTH]
    clinic.clock.move(timedelta(days=1))
    async with clinic.database.reading(GUILD) as unit:
        plan = await RotaRepository(unit).valid(unit.now().date())
        assert [on_duty_of(plan, layer, unit.now()) for layer in (1, 2)] == [[JON], [RUTH]]
        assert [layer.number for layer in await layers(unit)] == [1, 2]
    assert [one.name for one in await clinic.rota.name_layer(GUILD, 2, " Clinical lead ")] == [None, "Clinical lead"]


async def test_a_rotation_ends_at_a_handoff(clinic: Clinic) -> None:
    made = await clinic.rota.rotate(GUILD, f"<@{IDA}>", "weekly", "12:00")
    at = await clinic.rota.end_rotation(GUILD, made.id)
    assert at == datetime(2026, 3, 3, 11, tzinfo=UTC)
    assert (await clinic.rota.coverage(GUILD)).until != at, "nothing is changed before it is confirmed"
    await clinic.rota.ended(GUILD, made.id, at)
    assert (await clinic.rota.coverage(GUILD)).until == at
    with pytest.raises(NotFound):
        await clinic.rota.end_rotation(GUILD, 4711)


@pytest.mark.parametrize(
    ("people", "every", "first", "key"),
    [
        ("Ida and Jon", "weekly", "today", "rota-people-unreadable"),
        (f"<@{IDA}>", "sometimes", "today", "rota-every-unreadable"),
        (f"<@{IDA}>", "0 days", "today", "rota-every-unreadable"),
        (f"<@{IDA}>", "weekly", "someday", "rota-day-unreadable"),
    ],
)
async def test_what_cannot_be_read_is_said(clinic: Clinic, people: str, every: str, first: str, key: str) -> None:
    with pytest.raises(BadInput, match=key):
        await clinic.rota.rotate(GUILD, people, every, "18:00", first=first)


async def test_time_off_says_what_it_leaves_open(clinic: Clinic) -> None:
    await clinic.rota.add(GUILD, IDA, "wed", "18:00", "22:00", None)
    await clinic.rota.add(GUILD, JON, "thu", "18:00", "22:00", None)
    absence = await clinic.rota.time_off(GUILD, IDA, IDA, "wednesday", "2026-03-08")
    assert absence.span == (datetime(2026, 3, 3, 23, tzinfo=UTC), datetime(2026, 3, 8, 23, tzinfo=UTC))
    assert [one.starts for one in absence.left_open] == [datetime(2026, 3, 4, 17, tzinfo=UTC)]
    with pytest.raises(Refusal, match="rota-person-off"):
        await clinic.rota.override(GUILD, IDA, JON, "thu 18:00", "thu 20:00")
    with pytest.raises(NotAllowed):
        await clinic.rota.time_off(GUILD, IDA, JON, "wed", "thu")
    with pytest.raises(NotAllowed):
        await clinic.rota.remove(GUILD, "time-off", absence.id, JON)
    await clinic.rota.remove(GUILD, "time-off", absence.id, IDA)
    assert not await rows(clinic.database, "time_off")


async def test_a_lapsed_record_leaves_the_shift_open(clinic: Clinic) -> None:
    await clinic.rota.add(GUILD, IDA, "wed", "18:00", "22:00", None)
    clinic.clock.move(timedelta(days=365 * 5))
    outlook = await clinic.rota.outlook(GUILD, clinic.clock.now(), timedelta(days=7))
    assert (outlook.stints, len(outlook.open)) == ([], 1)


async def test_a_swap_changes_nothing_until_it_is_accepted(clinic: Clinic) -> None:
    await clinic.rota.add(GUILD, IDA, "wed", "18:00", "22:00", None)
    await clinic.rota.add(GUILD, JON, "thu", "18:00", "22:00", None)
    mine, theirs = [await clinic.rota.swaps.coming(GUILD, who) for who in (IDA, JON)]
    swap = await clinic.rota.swaps.ask(GUILD, IDA, JON, key_of(mine[0]), "thu 19:00")
    assert [row["user_id"] for row in await sends(clinic.database, "rota-swap")] == [JON]
    assert not await rows(clinic.database, "overrides")
    with pytest.raises(Refusal, match="rota-swap-not-asked"):
        await clinic.rota.swaps.answer(GUILD, swap.id, IDA, accept=True)
    done = await clinic.rota.swaps.answer(GUILD, swap.id, JON, accept=True)
    assert done.state is SwapState.ACCEPTED
    assert [row["user_id"] for row in await sends(clinic.database, "rota-swap-answered")] == [IDA]
    assert (await clinic.rota.swaps.coming(GUILD, JON))[0].starts == mine[0].starts
    assert (await clinic.rota.swaps.coming(GUILD, IDA))[0].starts == theirs[0].starts
    with pytest.raises(Refusal, match="rota-swap-over"):
        await clinic.rota.swaps.answer(GUILD, swap.id, JON, accept=False)


async def test_a_swap_that_nobody_answers_runs_out_and_is_told(clinic: Clinic) -> None:
    await clinic.rota.add(GUILD, IDA, "wed", "18:00", "22:00", None)
    swap = await clinic.rota.swaps.ask(GUILD, IDA, JON, "wed 18:00")
    await sweep(clinic, days=3)
    assert (await clinic.rota.swaps.get(GUILD, swap.id)).state is SwapState.EXPIRED
    assert [row["user_id"] for row in await sends(clinic.database, "rota-swap-answered")] == [IDA]
    assert not await rows(clinic.database, "overrides")


async def test_a_swap_of_what_has_changed_since_is_refused(clinic: Clinic) -> None:
    shift = await clinic.rota.add(GUILD, IDA, "wed", "18:00", "22:00", None)
    swap = await clinic.rota.swaps.ask(GUILD, IDA, JON, "wed 18:00")
    with pytest.raises(Refusal, match="rota-swap-not-yours"):
        await clinic.rota.swaps.ask(GUILD, IDA, JON, "thu 18:00")
    await clinic.rota.remove(GUILD, "shift", shift.id, RUTH)
    with pytest.raises(Refusal, match="rota-swap-changed"):
        await clinic.rota.swaps.answer(GUILD, swap.id, JON, accept=True)
    await clinic.rota.swaps.withdraw(GUILD, swap.id, IDA)
    assert (await clinic.rota.swaps.get(GUILD, swap.id)).state is SwapState.WITHDRAWN


async def test_who_never_answers_is_warned_about_once_at_each_stage_and_the_supervisor_last(clinic: Clinic) -> None:
    await clinic.rota.add(GUILD, IDA, "fri", "18:00", "22:00", None)
    await sweep(clinic, hours=20)
    assert await warned(clinic) == [], "the shift is more than three days ahead"
    await sweep(clinic, days=1, hours=12)
    assert await warned(clinic) == [(DESK, 72), (IDA, 72)]
    await sweep(clinic, days=1, hours=20)
    assert (await warned(clinic))[2:] == [(DESK, 24), (IDA, 24), (RUTH, 24)]


async def test_who_answers_a_test_message_is_not_warned_about(clinic: Clinic) -> None:
    await clinic.rota.add(GUILD, IDA, "fri", "18:00", "22:00", None)
    await clinic.rota.watch.answered(GUILD, IDA)
    clinic.clock.move(timedelta(days=28))
    await sweep(clinic, hours=12)
    assert await warned(clinic) == []
    assert await sends(clinic.database, "rota-reach"), "the proof is renewed before it runs out"


async def test_who_can_be_reached_only_in_discord_is_warned_about(clinic: Clinic) -> None:
    await clinic.rota.add(GUILD, IDA, "wed", "18:00", "22:00", None)
    await clinic.rota.watch.answered(GUILD, IDA)
    assert await clinic.rota.watch.problems(GUILD) == []
    async with clinic.database.unit(GUILD) as unit:
        (first, *_) = [one for one in await OutsideContactRepository(unit).list() if one.whose == IDA]
        await OutsideContactRepository(unit).remove(first.id)
    assert {one.kind for one in await clinic.rota.watch.problems(GUILD)} == {"no-second"}
    await sweep(clinic, minutes=1)
    assert await warned(clinic) == [(DESK, 72), (IDA, 72)]


async def test_closed_direct_messages_are_found_out_by_the_test_message(clinic: Clinic) -> None:
    await clinic.rota.add(GUILD, IDA, "tue", "18:00", "22:00", None)
    entries = await Deliveries(clinic.database).claim(clinic.clock.now(), 50)
    welcome: OutboxEntry = next(entry for entry in entries if entry.kind == "rota-welcome")
    async with clinic.database.unit(GUILD) as unit:
        await clinic.rota.watch.message_result(unit, welcome, delivered=False)
    await sweep(clinic, minutes=1)
    assert [one.kind for one in await clinic.rota.watch.problems(GUILD)][:1] == ["closed"]
    assert (DESK, 72) in await warned(clinic)


async def test_an_empty_shift_is_told_to_the_desk_and_mending_it_ends_it(clinic: Clinic) -> None:
    await clinic.rota.add(GUILD, IDA, "wed", "18:00", "22:00", None)
    await clinic.rota.watch.answered(GUILD, IDA)
    await clinic.rota.time_off(GUILD, IDA, IDA, "wed", "wed")
    await sweep(clinic, minutes=1)
    assert await warned(clinic) == [(DESK, 72)]
    await clinic.rota.watch.answered(GUILD, JON)
    await clinic.rota.override(GUILD, JON, IDA, "wed 18:00", "wed 22:00")
    await sweep(clinic, days=2)
    assert len(await warned(clinic)) == 1
    assert [one for one in await clinic.rota.watch.problems(GUILD, timedelta(days=3)) if one.kind == "empty"] == []


async def test_answering_a_page_proves_that_somebody_can_be_reached(clinic: Clinic) -> None:
    await clinic.rota.add(GUILD, IDA, "mon", "0:00", "0:00", None)
    case = await clinic.flag(Level.RED)
    await clinic.cases.acknowledge(GUILD, case, IDA)
    [contact] = [row for row in await rows(clinic.database, "contacts") if row["user_id"] == IDA]
    assert contact["answered_at"] == clinic.clock.now()


async def test_how_the_rota_is_watched_can_be_chosen(clinic: Clinic) -> None:
    assert (await clinic.rota.watch.settings(GUILD)).reach_days == 30
    kept = await clinic.rota.watch.configure(GUILD, 14, True)
    assert (kept.reach_days, kept.always) == (14, True)
    with pytest.raises(BadInput):
        await clinic.rota.watch.configure(GUILD, 0, None)


async def test_cards_of_open_groups_are_redrawn_when_staffing_changes_and_not_otherwise(clinic: Clinic) -> None:
    await clinic.rota.add(GUILD, IDA, "mon", "14:00", "16:00", None)
    await sweep(clinic, minutes=1)

    async def redrawn() -> int:
        found = await rows(clinic.database, "outbox")
        async with clinic.database.everywhere(writes=True) as connection:
            await connection.exec_driver_sql("update outbox set state = 'sent' where kind = 'refresh'")
        return len([row for row in found if row["subject"] == f"support:{clinic.group}" and row["state"] == "queued"])

    assert await redrawn() == 1
    await sweep(clinic, minutes=58)
    assert await redrawn() == 0
    await sweep(clinic, minutes=2)
    assert await redrawn() == 1, "somebody came on duty"
    await sweep(clinic, hours=2)
    assert await redrawn() == 1, "and went"
