"""Times as people write them."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.when import known_zone, parse_time, parse_weekday, parse_when
from bot.errors import BadInput
from tests.domain.strategies import ZONES, instants, modest, zones

NOW = datetime(2026, 3, 24, 9, tzinfo=UTC)  # a Tuesday, 10:00 in Berlin


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-12-01 18:30", "2026-12-01T17:30"),
        ("wed 18:00", "2026-03-25T17:00"),
        ("Tuesday 18:00", "2026-03-24T17:00"),
        ("tue 9:00", "2026-03-31T07:00"),
        ("tue 10:00", "2026-03-31T08:00"),
        ("mon, at 18.15", "2026-03-30T16:15"),
        ("tomorrow 19:00", "2026-03-25T18:00"),
        ("tomorrow 7pm", "2026-03-25T18:00"),
        ("  TODAY   7 pm ", "2026-03-24T18:00"),
        ("thurs 12 am", "2026-03-25T23:00"),
        ("2026-10-25 02:30 first", "2026-10-25T00:30"),
        ("2026-10-25 02:30 second", "2026-10-25T01:30"),
        ("2026-12-01 18:30 second", "2026-12-01T17:30"),
        ("7pm tomorrow", "2026-03-25T18:00"),
        ("18:00 wed", "2026-03-25T17:00"),
        ("1 dec 18:30", "2026-12-01T17:30"),
        ("1st of December, 6.30pm", "2026-12-01T17:30"),
        ("Dec 1 2027 at 6:30 p.m.", "2027-12-01T17:30"),
        ("march 3 18:00", "2027-03-03T17:00"),
        ("1.12. 18:30", "2026-12-01T17:30"),
        ("01.12.2026 um 18 Uhr", "2026-12-01T17:00"),
        ("Mittwoch 18 Uhr", "2026-03-25T17:00"),
        ("Mi 18.30", "2026-03-25T17:30"),
        ("morgen um 19:00", "2026-03-25T18:00"),
        ("demain à 18h30", "2026-03-25T17:30"),
        ("mañana a las 19:00", "2026-03-25T18:00"),
        ("jeudi 18h", "2026-03-26T17:00"),
        ("13/12/2026 18:00", "2026-12-13T17:00"),
        ("4/4 18:00", "2026-04-04T16:00"),
        ("wed 2026-03-25 18:00", "2026-03-25T17:00"),
    ],
)
def test_what_people_write_is_read(text: str, meant: str) -> None:
    assert parse_when(text, "Europe/Berlin", NOW) == datetime.fromisoformat(meant + "Z")


@pytest.mark.parametrize(
    "text",
    ["", "soon", "18:00", "tomorrow", "tomorrow 7", "tomorrow 25:00", "tomorrow 13pm", "2026-02-30 18:00", "xy 18:00",
     "9999-12-31 23:59", "0001-01-01 00:00", "mon 18:60", "2026-13-01 10:00"],
)  # fmt: skip
def test_what_cannot_be_read_says_so(text: str) -> None:
    with pytest.raises(BadInput) as told:
        parse_when(text, "America/New_York", NOW)
    assert told.value.key == "when-unreadable"


@pytest.mark.parametrize("text", ["today 9:00", "today 10:00", "2026-03-23 18:00", "1.12.2025 18:00"])
def test_a_time_that_is_over_is_refused(text: str) -> None:
    with pytest.raises(BadInput) as told:
        parse_when(text, "Europe/Berlin", NOW)
    assert told.value.key == "when-past"


def test_a_time_that_does_not_exist_comes_with_a_suggestion() -> None:
    with pytest.raises(BadInput) as told:
        parse_when("sunday 2:30", "Europe/Berlin", NOW)
    assert told.value.key == "when-does-not-exist"
    assert told.value.values == {"time": "02:30", "date": "2026-03-29", "suggestion": "03:30"}


@pytest.mark.parametrize(
    ("text", "key", "values"),
    [
        ("2026-10-25 2:30", "when-twice", {"time": "02:30", "date": "2026-10-25"}),
        ("3/4/2027 18:00", "when-two-dates", {"first": "2027-03-04", "second": "2027-04-03"}),
        ("thu 2026-12-01 18:00", "when-contradiction", {"date": "2026-12-01", "weekday": 1, "named": 3}),
    ],
)
def test_what_can_mean_two_things_is_asked(text: str, key: str, values: dict[str, str]) -> None:
    with pytest.raises(BadInput) as told:
        parse_when(text, "Europe/Berlin", NOW)
    assert (told.value.key, told.value.values) == (key, values)


@modest
@given(st.text(max_size=30) | st.from_regex(r"\d{4}-\d\d-\d\d \d{1,2}:\d\d(pm)?", fullmatch=True), zones, instants)
def test_any_text_is_a_time_to_come_or_a_clear_answer(text: str, zone: str, now: datetime) -> None:
    try:
        found = parse_when(text, zone, now)
    except BadInput as told:
        assert told.key in {"when-unreadable", "when-does-not-exist", "when-past", "when-twice"}
    else:
        assert found > now
        assert found.utcoffset() == timedelta()


@modest
@given(st.sampled_from(["monday", "tue", "wednesday", "thu", "fri", "saturday", "sun"]), zones, instants)
def test_a_weekday_is_within_the_next_week(day: str, zone: str, now: datetime) -> None:
    try:
        found = parse_when(f"{day} 12:00", zone, now)
    except BadInput as told:
        assert told.key in {"when-does-not-exist", "when-twice"}
    else:
        assert now < found <= now + timedelta(days=8)


@pytest.mark.parametrize(
    ("text", "meant"),
    [("18:30", time(18, 30)), ("7pm", time(19)), ("12am", time(0)), ("12 pm", time(12)), ("7.30 pm", time(19, 30)),
     ("7", None), ("0am", None), ("24:00", None), ("noon", None)],
)  # fmt: skip
def test_times_of_day(text: str, meant: time | None) -> None:
    assert parse_time(text) == meant


def test_weekdays() -> None:
    words = ("Mon", "tues", "SUNDAY", "mo", "Do.", "sam", "lundi", "days", "", "m")
    assert [parse_weekday(word) for word in words] == [0, 1, 6, 0, 3, 5, 0, None, None, None]


def test_zones() -> None:
    assert known_zone(ZONES[0]) == ZONES[0]
    for wrong in ("Mars/Olympus", "", "../etc/passwd", "localtime"):
        with pytest.raises(BadInput):
            known_zone(wrong)
