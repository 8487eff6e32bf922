"""How long people waited: what counts as a wait, and the figures over them."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.response_times import TARGETS, Wait, months, quantile, waits
from bot.domain.triage import Level
from bot.render.response_picture import spoken

BEGIN = datetime(2026, 3, 2, 12, tzinfo=UTC)
Told = tuple[str, datetime, Mapping[str, object]]


def told(*events: tuple[str, int] | tuple[str, int, str]) -> list[Told]:
    """Events at minutes after the beginning, some with a level."""
    return [(one[0], BEGIN + timedelta(minutes=one[1]), {"level": one[2]} if len(one) > 2 else {}) for one in events]


def measured(*events: tuple[str, int] | tuple[str, int, str]) -> list[tuple[Level, float | None]]:
    found = waits(Level.AMBER, told(*events))
    return [(one.level, (one.ended - one.began).total_seconds() / 60 if one.ended else None) for one in found]


def test_a_wait_ends_with_the_first_answer() -> None:
    assert measured(("opened", 0, "red"), ("paged", 0), ("acknowledged", 4), ("acknowledged", 9)) == [(Level.RED, 4)]


def test_a_worse_flag_begins_a_wait_of_its_own_and_the_milder_one_is_not_counted() -> None:
    assert measured(("opened", 0, "red"), ("worse", 3, "crisis"), ("acknowledged", 5)) == [(Level.CRISIS, 2)]


def test_going_stale_and_reopening_begin_again() -> None:
    story = (("opened", 0, "red"), ("acknowledged", 1), ("stale", 31), ("acknowledged", 36), ("closed", 40))
    assert measured(*story, ("reopened", 50)) == [(Level.RED, 1), (Level.RED, 5), (Level.RED, None)]


def test_amber_waits_for_a_staffed_hour_and_is_measured_from_the_first_call() -> None:
    story = (("opened", 0, "amber"), ("paged", 600), ("paged", 660), ("acknowledged", 670))
    assert measured(*story) == [(Level.AMBER, 70)]
    assert measured(("opened", 0, "amber")) == []


def test_months_follow_the_zone_and_waiting_beyond_the_target_counts_against_it() -> None:
    late = datetime(2026, 3, 31, 22, 30, tzinfo=UTC)
    found = [Wait(Level.RED, late, late + timedelta(minutes=10)), Wait(Level.RED, late, None)]
    (line,) = months(found, "Europe/Berlin", late + timedelta(hours=2))
    assert (line.first, line.answered, line.waiting, line.under, line.decided) == ("2026-04", 1, 1, 1, 2)
    (early,) = months(found, "Europe/Berlin", late + timedelta(minutes=20))
    assert early.share == 1


@given(st.lists(st.floats(0, 1e6), min_size=1), st.sampled_from([0.5, 0.9]))
def test_a_quantile_is_one_of_the_values_and_covers_its_share(values: list[float], share: float) -> None:
    found = quantile(values, share)
    assert found in values
    assert sum(one <= found for one in values) >= share * len(values)
    assert sum(one < found for one in values) < share * len(values)


def test_there_is_a_target_for_every_level_that_pages() -> None:
    assert set(TARGETS) == {Level.AMBER, Level.RED, Level.CRISIS}
    assert quantile([], 0.5) is None


@pytest.mark.parametrize(("seconds", "said"), [(45, "45 s"), (720, "12 min"), (12_600, "3.5 h")])
def test_spans_are_written_as_people_say_them(seconds: float, said: str) -> None:
    assert spoken(seconds) == said
