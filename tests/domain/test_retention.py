"""Nothing is kept for ever."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.retention import DEFAULT_DAYS, Category, Retention, expires_at
from tests.domain.strategies import instants, modest


@modest
@given(st.sampled_from(Category), instants)
def test_everything_has_an_end(category: Category, at: datetime) -> None:
    assert expires_at(category, at, Retention({})) == at + timedelta(days=DEFAULT_DAYS[category])


def test_what_is_chosen_counts() -> None:
    chosen = Retention({Category.RESPONSES: 7})
    assert chosen.keep(Category.RESPONSES) == 7
    assert chosen.keep(Category.OUTBOX) == DEFAULT_DAYS[Category.OUTBOX]


@pytest.mark.parametrize(
    "days", [{Category.DRAFTS: 0}, {Category.EVIDENCE: 400}, {Category.AUDIT: 100}, {Category.RESPONSES: -1}]
)
def test_what_makes_no_sense_is_refused(days: dict[Category, int]) -> None:
    with pytest.raises(ValueError, match=r"at least one day|before"):
        Retention(days)
