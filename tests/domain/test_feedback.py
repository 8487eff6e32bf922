"""Nobody gives or gets feedback who has not asked for it."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.feedback import Place, PlaceState, begins, partners

PLACES = st.lists(st.sampled_from(PlaceState), max_size=8).map(
    lambda states: [Place(number, 100 + number, state) for number, state in enumerate(states)]
)


@given(PLACES, st.integers(99, 109))
def test_only_those_who_said_yes_are_partners_and_each_of_the_other(places: list[Place], user_id: int) -> None:
    found = partners(places, user_id)
    assert all(one.state is PlaceState.IN and one.user_id != user_id for one in found)
    for one in found:
        assert user_id in {other.user_id for other in partners(places, one.user_id)}


@given(PLACES)
def test_a_pair_begins_only_with_a_yes_of_everybody(places: list[Place]) -> None:
    assert begins(places) == (bool(places) and {one.state for one in places} == {PlaceState.IN})
