"""Nothing is kept for ever."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.retention import DEFAULT_DAYS, KEPT, Category, Lasting, Retention, expires_at, kept_from
from tests.domain.strategies import instants, modest


@modest
@given(st.sampled_from(Category), instants)
def test_everything_has_an_end(category: Category, at: datetime) -> None:
    assert expires_at(category, at, Retention({})) == at + timedelta(days=DEFAULT_DAYS[category])


@modest
@given(st.sampled_from(Category), instants, st.timedeltas(timedelta(), timedelta(days=3000)))
def test_what_is_deleted_is_what_has_expired(category: Category, at: datetime, later: timedelta) -> None:
    now, rule = at + later, Retention({})
    assert (at <= kept_from(category, now, rule)) == (expires_at(category, at, rule) <= now)


@modest
@given(st.dictionaries(st.sampled_from(Category), st.integers(-3, 3000)))
def test_words_never_outlive_what_explains_them(days: dict[Category, int]) -> None:
    try:
        rule = Retention(days)
    except ValueError:
        return
    assert rule.keep(Category.EVIDENCE) <= rule.keep(Category.CASES) <= rule.keep(Category.AUDIT)
    assert all(rule.keep(category) >= 1 for category in Category)


def test_every_period_is_used_and_every_end_is_said() -> None:
    assert set(KEPT.values()) == {*Category, *Lasting} - {Category.APPLICATIONS}, "a joining is an enrolment too"


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
