"""Who may be timed out, and who carried what."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.triage import Kind
from bot.domain.work import LEAVES, TAKES, TIME_OUT_FOR, LineRecord, load_of, refuse_time_out
from tests.domain.strategies import modest

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
MARA, JONAS = 1, 2


def line(**more: Any) -> LineRecord:
    given: dict[str, Any] = {"owner_id": MARA, "member_channel_id": None, "reached": True, "ended_at": None, **more}
    return LineRecord(
        1,
        7,
        1,
        1,
        9,
        given["owner_id"],
        5,
        given["member_channel_id"],
        given["reached"],
        False,
        (),
        given["ended_at"],
        NOW,
    )


@modest
@given(st.sets(st.sampled_from(list(Kind))), st.booleans())
def test_nobody_who_may_need_help_is_timed_out(kinds: set[Kind], others_open: bool) -> None:
    why = refuse_time_out(kinds, line(), others_open=others_open)
    if why is None:
        assert kinds & TIME_OUT_FOR
        assert kinds <= {*TIME_OUT_FOR, Kind.REPORT}
        assert not others_open


def test_a_time_out_needs_a_line_that_still_works_then() -> None:
    def why(found: LineRecord | None) -> str | None:
        return refuse_time_out({Kind.SPAM, Kind.REPORT}, found, others_open=False)

    assert why(line()) is None
    assert why(None) == why(line(reached=None)) == why(line(owner_id=None)) == "measure-time-out-no-line"
    assert why(line(ended_at=NOW)) == "measure-time-out-no-line"
    assert why(line(member_channel_id=4)) == "measure-time-out-thread"


def deed(case: int, person: int, event: str, hours: float) -> tuple[int, int, str, datetime, datetime]:
    at = NOW + timedelta(hours=hours)
    return case, person, event, at, at


def test_a_case_counts_for_whoever_had_it() -> None:
    deeds = [
        deed(1, MARA, "acknowledged", 0),
        deed(1, JONAS, "taken-over", 2),
        deed(1, JONAS, "closed", 5),
        deed(2, MARA, "acknowledged", 11),
        deed(2, MARA, "stale", 13),
        deed(3, MARA, "acknowledged", 15.5),
    ]
    mara, jonas = load_of(deeds, NOW + timedelta(hours=17))
    assert (mara.person, mara.cases, mara.hours, mara.nights) == (MARA, 3, 5, 1), "23:00 and 03:30 are one night"
    assert (jonas.cases, jonas.hours, jonas.nights) == (1, 3, 0)


@modest
@given(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3), st.sampled_from(sorted(TAKES | LEAVES))), max_size=20))
def test_hours_never_exceed_what_there_was(given_deeds: list[tuple[int, int, str]]) -> None:
    deeds = [deed(case, who, event, hour) for hour, (case, who, event) in enumerate(given_deeds)]
    found = load_of(deeds, NOW + timedelta(hours=20))
    assert sum(one.hours for one in found) <= 3 * 20
    assert all(one.cases for one in found)
