"""A guest is in only while they have accepted and the session is near."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.guests import AFTER, BEFORE, VisitState, turn

STARTS = datetime(2030, 1, 1, 18, tzinfo=UTC)
ENDS = STARTS + timedelta(minutes=75)


@given(st.sampled_from(VisitState), st.integers(-300, 300))
def test_nobody_is_in_who_should_not_be(state: VisitState, minutes: int) -> None:
    now = STARTS + timedelta(minutes=minutes)
    after, inside, due_at = turn(state, STARTS, ENDS, now)
    assert inside == (state is VisitState.ACCEPTED and STARTS - BEFORE <= now < ENDS + AFTER)
    assert due_at is None or due_at > now
    assert not inside or due_at == ENDS + AFTER
    assert turn(after, STARTS, ENDS, now) == (after, inside, due_at)
