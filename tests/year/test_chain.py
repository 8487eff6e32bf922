"""The checker of the year: a diary in which everything is as it should be, and each way in which it is not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from tests.year.chain import Chains
from tests.year.clinic import Wall
from tests.year.diary import DESK, Answered, Closed, Died, Entry, Outages, Rose, Shown, Wrote
from tests.year.furnishing import FIRST

WALL = Wall(FIRST)
NOON = datetime(2028, 1, 4, 11, tzinfo=UTC)
"""A Tuesday, on which Ada has the early shift here, it is night there, and Kim leads the first circle."""


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def page(minutes: float, name: str, case: int = 1, level: str = "CRISIS") -> list[Entry]:
    """A step as it shows: a call on the desk and a direct message."""
    text = f"**■ {level}** · waiting since <t:1:R> · case {case}\ncircle-1 · suicide · message"
    call = Shown(at(minutes), DESK, 0, f"@{name} ■ {level}: please answer case {case} ")
    return [call, Shown(at(minutes), name, 0, text)]


def card(minutes: float, case: int = 1) -> Entry:
    return Shown(at(minutes), DESK, 0, f"**■ CRISIS** · waiting since <t:1:R> · case {case}\ncircle-1 · suicide · x")


def found(diary: Sequence[Entry]) -> list[str]:
    return [one.kind for one in Chains(WALL, Outages(diary)).read(diary)]


BEGIN: list[Entry] = [Wrote(at(0), "circle-1", "CRISIS"), card(0), *page(0, "Ada"), *page(3, "Ada"), *page(5, "Kim")]
END: list[Entry] = [Answered(at(6), 1, at(6)), Closed(at(20), 1), Wrote(at(300), "circle-2", "AMBER")]


def test_a_chain_that_is_answered_is_as_it_should_be() -> None:
    assert found([*BEGIN, *END]) == []


def test_the_next_round_begins_with_whoever_is_first() -> None:
    rounds = [*BEGIN, *page(10, "Max"), *page(13, "Ada"), *page(16, "Ada")]
    assert found([*rounds, Answered(at(17), 1, at(17)), Closed(at(20), 1), *END[2:]]) == []


@pytest.mark.parametrize(
    ("diary", "kind"),
    [
        ([*BEGIN[:4], *BEGIN[6:], *END], "lost"),
        ([*BEGIN[:-1], *END, Wrote(at(301), "circle-3", "RED")], "lost"),
        ([*BEGIN[:4], *page(4, "Ada"), *BEGIN[6:], *END], "late"),
        ([*BEGIN, *END[:1], *page(10, "Max"), *END[1:]], "after"),
        ([*BEGIN, *END[:2], *page(22, "Max"), *END[2:]], "after"),
        ([*BEGIN[:4], *page(1, "Ada"), *BEGIN[4:], *END], "twice"),
        ([*BEGIN[:6], *page(5, "Ivo"), *END], "wrong"),
        ([*BEGIN, *page(8, "Max"), *END], "wrong"),
    ],
)
def test_whatever_is_not_is_found(diary: Sequence[Entry], kind: str) -> None:
    assert kind in found(diary) or (kind == "lost" and "lost" in found([*diary, Wrote(at(400), "circle-4", "RED")]))


def test_a_message_that_nobody_is_called_for_is_found() -> None:
    assert "lost" in found([Wrote(at(0), "circle-1", "CRISIS"), Wrote(at(30), "circle-2", "AMBER")])


def test_what_was_due_while_the_bot_was_dead_may_come_when_it_is_back() -> None:
    away: list[Entry] = [*BEGIN[:4], Died(at(1)), Rose(at(60)), *page(60.1, "Ada"), *page(62.1, "Kim")]
    assert found([*away, Answered(at(63), 1, at(63)), Closed(at(64), 1), Wrote(at(99), "circle-2", "RED")]) == []
    late: list[Entry] = [*BEGIN[:4], Died(at(1)), Rose(at(60)), *page(61, "Ada")]
    assert found([*late, Answered(at(61.5), 1, at(61.5))]) != []


def test_a_page_that_was_planned_before_an_outage_may_come_beside_the_next() -> None:
    """Whoever was on duty when it was written is called as planned, and at once whoever is on duty now."""
    begin: list[Entry] = [Wrote(at(-1), "circle-1", "CRISIS"), card(-0.9), Died(at(-0.8))]
    ada, dora = page(600, "Ada"), page(600, "Dora")
    back: list[Entry] = [ada[0], *dora, Rose(at(600)), ada[1]]
    assert found([*begin, *back, Answered(at(601), 1, at(601)), Closed(at(602), 1), *END[2:]]) == []
    other: list[Entry] = [dora[0], Rose(at(600)), ada[0], dora[1], ada[1]]
    assert found([*begin, *other, Answered(at(601), 1, at(601)), Closed(at(602), 1), *END[2:]]) == []
    twice: list[Entry] = [*other, *ada]
    assert found([*begin, *twice, Answered(at(601), 1, at(601)), Closed(at(602), 1), *END[2:]]) != []


def test_a_page_of_before_may_come_when_the_worse_message_was_written_in_an_outage() -> None:
    """Both messages are found when the bot is back: the second begins the chain anew, a moment after the first."""
    began: list[Entry] = [Wrote(at(0), "circle-1", "RED"), Wrote(at(9), "circle-1", "CRISIS")]
    away: list[Entry] = [Died(at(-1)), *began, Rose(at(60))]
    first: list[Entry] = [card(60), page(60, "Ada", level="RED")[1], *page(60.1, "Ada")]
    chain: list[Entry] = [*away, *first, *page(63.1, "Ada"), *page(65.1, "Kim")]
    assert found([*chain, Answered(at(66), 1, at(66)), Closed(at(67), 1), *END[2:]]) == []
    late: list[Entry] = [*away, *first, *page(63.1, "Ada", level="RED"), *page(65.1, "Kim")]
    assert found([*late, page(66, "Ada", level="RED")[1], Answered(at(67), 1, at(67)), *END[2:]]) != []


def test_whoever_answered_and_forgot_is_asked_before_it_pages_again() -> None:
    forgotten: list[Entry] = [*BEGIN, Answered(at(6), 1, at(6)), *page(41, "Ada")]
    assert found([*forgotten, Answered(at(42), 1, at(42)), Closed(at(43), 1), *END[2:]]) == []
    assert "lost" in found([*BEGIN, Answered(at(6), 1, at(6)), *END[2:]])


@pytest.mark.parametrize(
    ("moment", "names"),
    [
        (datetime(2028, 3, 26, 3, 59, tzinfo=UTC), ["Emil"]),
        (datetime(2028, 3, 26, 4, 1, tzinfo=UTC), ["Dora"]),
        (datetime(2028, 10, 29, 4, 59, tzinfo=UTC), ["Emil"]),
        (datetime(2028, 10, 29, 5, 1, tzinfo=UTC), ["Dora"]),
        (datetime(2028, 1, 6, 2, 30, tzinfo=UTC), []),
    ],
)
def test_the_wall_goes_by_its_own_clock(moment: datetime, names: list[str]) -> None:
    second = {"Gro", "Hal", "Ivo"}
    assert [name for name in WALL.on_duty(moment) if name not in second] == names
