"""What is done about an event of Discord: the bot's wish is told once, and a change by hand is never undone unasked."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.mirror import Action, EventStatus, Shown, Step, as_told, compare, mark, per_group
from tests.circle import utc

NOW = utc(2026, 3, 2, 12)
ONE = Shown("Circle Oak", 9, NOW + timedelta(hours=2), NOW + timedelta(hours=3), EventStatus.WAITING)
LATER = replace(ONE, starts=ONE.starts + timedelta(hours=1), ends=NOW + timedelta(hours=4))
RUNNING, OVER = replace(ONE, status=EventStatus.RUNNING), replace(ONE, status=EventStatus.OVER)

views = st.builds(
    Shown,
    st.sampled_from(["Oak", "Elm"]),
    st.sampled_from([1, 2]),
    st.sampled_from([ONE.starts, LATER.starts]),
    st.sampled_from([ONE.ends, LATER.ends]),
    st.sampled_from([EventStatus.WAITING, EventStatus.RUNNING]),
    st.sampled_from(["", "Bring tissues"]),
)


def test_it_is_made_changed_begun_ended_and_removed() -> None:
    assert compare(None, None, ONE).action is Action.MAKE
    assert compare(ONE, ONE, ONE) == Step(Action.LEAVE)
    assert compare(ONE, ONE, LATER) == Step(Action.EDIT, ("starts", "ends"))
    assert compare(ONE, ONE, RUNNING) == Step(Action.EDIT, ("status",))
    assert compare(RUNNING, RUNNING, OVER) == Step(Action.END)
    assert compare(ONE, ONE, OVER) == Step(Action.REMOVE), "nobody began it"
    assert compare(ONE, ONE, None) == Step(Action.REMOVE)
    assert compare(ONE, None, None) == Step(Action.FORGET)


def test_what_discord_ended_itself_is_let_be() -> None:
    assert compare(RUNNING, None, RUNNING) == Step(Action.LEAVE)
    assert compare(None, None, RUNNING) == Step(Action.LEAVE), "none can be made in the past"


def test_a_running_one_whose_session_moves_is_made_anew() -> None:
    assert compare(RUNNING, RUNNING, LATER) == Step(Action.REPLACE)


def test_a_change_by_hand_is_asked_about_and_left() -> None:
    assert compare(ONE, LATER, ONE) == Step(Action.LEAVE, (), ("starts",))
    assert compare(ONE, None, ONE) == Step(Action.LEAVE, (), ("gone",))
    assert compare(ONE, replace(ONE, name="Grief group"), ONE) == Step(Action.LEAVE, (), ("name",))
    assert compare(ONE, replace(ONE, ends=LATER.ends), ONE) == Step(Action.LEAVE, (), ("ends",))
    told_more = replace(ONE, about="Bring tissues")
    assert compare(ONE, told_more, ONE) == Step(Action.LEAVE, (), ("about",))
    assert compare(None, told_more, ONE) == Step(Action.EDIT, ("about",)), "put back"
    assert compare(None, LATER, ONE).action is Action.EDIT, "put back"
    assert compare(ONE, LATER, LATER) == Step(Action.LEAVE), "the session was moved too"


@given(views, views, views)
@settings(max_examples=100, deadline=None)
def test_after_a_step_nothing_is_left_to_tell(told: Shown, live: Shown, want: Shown) -> None:
    step = compare(told, live, want)
    if step.action not in {Action.LEAVE, Action.EDIT}:
        return
    values = {name: getattr(want, name) for name in step.fields}
    with_start = {"ends": want.ends} if "starts" in step.fields else {}
    after = replace(live, **{**values, **with_start})
    again = compare(as_told(told, want, step.by_hand), after, want)
    assert not again.fields
    assert again.by_hand == step.by_hand
    assert not {*step.fields} & {*step.by_hand}


def test_a_change_is_asked_about_once_and_another_one_again() -> None:
    assert mark(LATER, ("starts",)) == mark(LATER, ("starts",)) != mark(ONE, ("starts",))
    assert mark(None, ()) == ""


def test_a_full_server_shows_the_next_session_of_each_group() -> None:
    assert (per_group(10), per_group(46)) == (2, 1)
