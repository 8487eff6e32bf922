"""Proposals for an agreement: adopted only by consent, and each stands in it once."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.amendments import Voices, adoptable, amended
from tests.domain.strategies import modest

HEADING = "**What we agreed on together**"
FEW = st.integers(0, 12)


@modest
@given(FEW, FEW, FEW)
def test_one_who_objects_is_enough_to_stop_it(agree: int, against: int, members: int) -> None:
    if adoptable(Voices(agree, against, members)):
        assert against == 0
        assert agree > members - agree
    assert not adoptable(Voices(agree, against + 1, members))


@modest
@given(st.lists(st.text("abc ", min_size=3).map(str.strip).filter(bool), min_size=1, max_size=5))
def test_what_is_adopted_stands_below_one_heading(wordings: list[str]) -> None:
    long = "What this is.\n"
    for wording in wordings:
        long = amended(long, wording, HEADING)
    lines = long.splitlines()
    assert lines.count(HEADING) == 1
    assert lines[lines.index(HEADING) + 1 :] == [f"- {' '.join(wording.split())}" for wording in wordings]
