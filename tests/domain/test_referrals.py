"""Referrals: only legal steps, only the member says yes, and nobody is asked about what is over."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.referrals import ANSWERS, OPEN, OWED, REFERRAL_MOVES, ReferralState, move_referral, next_follow_up
from tests.domain.strategies import modest

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.mark.parametrize("state", ReferralState)
@pytest.mark.parametrize("to", ReferralState)
@pytest.mark.parametrize("member", [True, False])
def test_a_referral_goes_only_where_its_person_may_bring_it(
    state: ReferralState, to: ReferralState, member: bool
) -> None:
    if to in REFERRAL_MOVES[state] and (to in ANSWERS) == member:
        assert move_referral(state, to, member=member) is to
    else:
        with pytest.raises(ValueError, match="→"):
            move_referral(state, to, member=member)


@modest
@given(st.lists(st.tuples(st.sampled_from(ReferralState), st.booleans()), max_size=12))
def test_without_a_yes_of_the_member_nothing_follows(tries: list[tuple[ReferralState, bool]]) -> None:
    state, said = ReferralState.ASKED, False
    for to, member in tries:
        if to in REFERRAL_MOVES[state] and (to in ANSWERS) == member:
            state = move_referral(state, to, member=member)
            said = said or to is ReferralState.AGREED
        assert said or state in {ReferralState.ASKED, ReferralState.REFUSED}


@modest
@given(st.sampled_from(ReferralState), st.integers(-30, 60))
def test_somebody_asks_exactly_while_it_is_owed(to: ReferralState, days: int) -> None:
    due = next_follow_up(to, NOW, NOW + timedelta(days=days))
    assert (due is not None) == (to in OWED)
    assert due is None or due >= NOW
    assert set(OWED) <= set(OPEN)
