"""Which reminder still makes sense, and when one is late."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.reminders import (
    DAY_BEFORE,
    HOUR_BEFORE,
    JUST_BEFORE,
    LONGEST,
    STAGES,
    START,
    is_late,
    read_stages,
    stages_left,
    still_useful,
)
from bot.errors import BadInput
from tests.domain.strategies import instants, modest

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
some_stages = st.lists(st.integers(0, LONGEST), min_size=1, max_size=6)


@given(instants, st.integers(-3, 60 * 50))
def test_only_reminders_still_to_come_are_owed(now: datetime, minutes: int) -> None:
    starts = now + timedelta(minutes=minutes)
    owed = dict(stages_left(STAGES, starts, now))
    assert set(owed) == {stage for stage in STAGES if minutes > stage}
    assert all(starts - due == timedelta(minutes=stage) for stage, due in owed.items())


@pytest.mark.parametrize(
    ("stage", "minutes", "useful"),
    [
        (DAY_BEFORE, 61, True),
        (DAY_BEFORE, 59, False),
        (HOUR_BEFORE, 11, True),
        (HOUR_BEFORE, 9, False),
        (JUST_BEFORE, -5, True),
        (JUST_BEFORE, -6, False),
        (START, -10, True),
        (START, -11, False),
    ],
)
def test_a_late_reminder_is_sent_only_while_it_helps(stage: int, minutes: int, useful: bool) -> None:
    assert still_useful(stage, NOW + timedelta(minutes=minutes), NOW) is useful


@modest
@given(some_stages, st.integers(-30, LONGEST))
def test_after_an_outage_at_most_one_reminder_is_sent_and_it_is_the_latest(stages: list[int], minutes: int) -> None:
    starts = NOW + timedelta(minutes=minutes)
    due = [stage for stage in set(stages) if starts - timedelta(minutes=stage) <= NOW]
    sent = [stage for stage in due if still_useful(stage, starts, NOW, stages)]
    assert sent in ([], [min(due, default=0)])


@modest
@given(some_stages, st.integers(0, LONGEST))
def test_what_is_on_time_is_always_sent_and_never_called_late(stages: list[int], seconds: int) -> None:
    for stage in stages:
        starts = NOW + timedelta(minutes=stage)
        assert still_useful(stage, starts, NOW, stages)
        assert not is_late(stage, starts, NOW)
        assert is_late(stage, starts, NOW + timedelta(minutes=2, seconds=1 + seconds))


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("24h, 1 h, 10 min, start", STAGES),
        ("start", (0,)),
        ("2 days; 90m", (2880, 90)),
        ("10 minutes, 10m", (10,)),
        ("7d", (LONGEST,)),
    ],
)
def test_stages_are_read_as_people_write_them(text: str, stages: tuple[int, ...]) -> None:
    assert read_stages(text) == stages


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "stages-unreadable"),
        ("soon", "stages-unreadable"),
        ("24", "stages-unreadable"),
        ("8 days", "stages-range"),
        ("1m,2m,3m,4m,5m,6m,7m", "stages-range"),
    ],
)
def test_stages_that_cannot_be_used_say_so(text: str, key: str) -> None:
    with pytest.raises(BadInput, match=key):
        read_stages(text)
