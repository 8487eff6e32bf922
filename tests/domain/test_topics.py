"""Every topic comes once before one comes again."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.topics import next_starter

KEYS = st.lists(st.text("abcdef", min_size=1, max_size=3), unique=True, max_size=8)


@given(KEYS, st.integers(1, 3))
def test_all_are_shown_before_one_comes_again(keys: list[str], rounds: int) -> None:
    shown: list[str] = []
    for _ in range(rounds * len(keys)):
        key = next_starter(keys, shown)
        assert key is not None
        shown.append(key)
    assert shown == keys * rounds


@given(KEYS, st.lists(st.text("abcdefg", min_size=1, max_size=3), max_size=20))
def test_it_is_one_that_there_is(keys: list[str], shown: list[str]) -> None:
    key = next_starter(keys, shown)
    assert (key in keys) if keys else key is None
