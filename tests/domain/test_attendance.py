"""Who was there, and who may be slipping away."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.attendance import (
    ABSENT,
    LEAST,
    PRESENT,
    Presence,
    Reason,
    Voice,
    absent_since,
    counted,
    from_signs,
    mark,
    reasons,
    within,
)
from bot.domain.sessions import Answer

T, L, A, M, U = Presence.THERE, Presence.LATE, Presence.TOLD, Presence.MISSED, Presence.UNKNOWN
NOW = datetime(2026, 3, 5, 18, tzinfo=UTC)
histories = st.lists(st.sampled_from(Presence), max_size=12)
people = st.dictionaries(st.integers(1, 9), st.sampled_from(Presence), max_size=9)


def test_the_room_says_more_than_an_answer() -> None:
    assert from_signs(Answer.ABSENT, Voice(LEAST, late=False), room_used=True) is T
    assert from_signs(Answer.COMING, Voice(LEAST, late=True), room_used=True) is L


def test_a_glance_into_the_room_is_not_presence() -> None:
    assert from_signs(Answer.COMING, Voice(LEAST - timedelta(seconds=1), late=False), room_used=True) is M


def test_nobody_is_called_absent_where_nothing_shows_it() -> None:
    assert from_signs(Answer.COMING, None, room_used=False) is U
    assert from_signs(None, None, room_used=False) is U
    assert from_signs(Answer.ABSENT, None, room_used=False) is A
    assert from_signs(None, None, room_used=True) is M


def test_only_the_session_counts() -> None:
    ends = NOW + timedelta(hours=1)
    assert within(NOW - timedelta(hours=1), NOW + timedelta(minutes=7), NOW, ends) == timedelta(minutes=7)
    assert within(NOW - timedelta(hours=2), NOW - timedelta(hours=1), NOW, ends) == timedelta()
    assert within(NOW, NOW + timedelta(hours=9), NOW, ends) == timedelta(hours=1)


def test_one_tap_settles_the_sheet() -> None:
    known = {1: U, 2: U, 3: A, 4: L, 5: T}
    assert mark(known, T, {1, 4}) == {1: T, 2: M, 3: A, 4: L, 5: M}
    assert mark(known, L, {1}) == {1: L, 4: T}
    assert mark(known, A, {2}) == {2: A, 3: M}


@given(people, st.sampled_from([T, L, A]), st.sets(st.integers(1, 9)))
@settings(max_examples=100)
def test_a_tap_says_what_was_tapped_and_touches_nobody_else(
    known: dict[int, Presence], as_what: Presence, chosen: set[int]
) -> None:
    changed = mark(known, as_what, chosen)
    assert set(changed) <= set(known)
    for user_id in chosen & set(known):
        assert changed[user_id] is as_what or (as_what is T and changed[user_id] is L)
    assert all(is_ is not as_what for user_id, is_ in changed.items() if user_id not in chosen) or as_what is A
    assert mark(known | changed, as_what, chosen).items() <= (known | changed).items()


def test_why_somebody_is_on_the_list() -> None:
    assert reasons([T, M]) == (Reason.WITHOUT_WORD,)
    assert reasons([T, A]) == ()
    assert reasons([A, A]) == (Reason.TWO_MISSED,)
    assert reasons([T, M, M]) == (Reason.WITHOUT_WORD, Reason.TWO_MISSED)
    assert reasons([M, U, U]) == (Reason.WITHOUT_WORD,), "what nobody knows is no news"
    assert reasons([T, T, L, A, A, T]) == (Reason.DECLINING,)
    assert reasons([T, A, T, A, T, A]) == ()
    assert reasons([]) == ()


@given(histories)
@settings(max_examples=100)
def test_being_back_ends_being_missed_and_staying_away_never_does(history: list[Presence]) -> None:
    back = reasons([*history, T])
    assert Reason.WITHOUT_WORD not in back
    assert Reason.TWO_MISSED not in back
    assert Reason.TWO_MISSED in reasons([*history, M, M])
    assert Reason.WITHOUT_WORD in reasons([*history, M])


@given(histories)
@settings(max_examples=100)
def test_who_is_absent_is_so_since_the_first_of_these_sessions(history: list[Presence]) -> None:
    dated = [(NOW + timedelta(days=7 * number), one) for number, one in enumerate(history)]
    since = absent_since(dated)
    known = [(starts, one) for starts, one in dated if one is not U]
    assert (since is None) == (not known or known[-1][1] in PRESENT)
    if since is not None:
        assert all(one in ABSENT for starts, one in known if starts >= since)
        before = [one for starts, one in known if starts < since]
        assert not before or before[-1] in PRESENT


@given(histories)
@settings(max_examples=50)
def test_everybody_is_counted_once(history: list[Presence]) -> None:
    assert sum(counted(history).values()) == len(history)
