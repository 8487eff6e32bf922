"""Pictures and calendar files."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from matplotlib.image import imread

from bot.domain.public_holidays import public_holidays
from bot.domain.rota import Plan, Stint, Vacancy, stints, unstaffed, vacancies
from bot.render.calendars import Entry, calendar_file
from bot.render.rota import RotaChart, draw_rota, shortened
from tests.domain.strategies import instants, plans_near

NOW = datetime(2026, 3, 23, 14, 20, tzinfo=UTC)


def chart(plan: Plan, now: datetime = NOW, days: int = 14) -> RotaChart:
    end = now + timedelta(days=days)
    return RotaChart(
        "Two gaps",
        "as of today",
        now.date(),
        ["Mon 2 March"] * days,
        "UTC",
        stints(plan, now, end),
        vacancies(plan, now, end),
        unstaffed(plan, now, end),
        {1: "Mara", 2: "Jonas Sommerfeld-Winterstein"},
        "gap",
        "hatched",
        now,
        {now.date(): "A public holiday with a long name"},
    )


def pixels(picture: bytes) -> object:
    return imread(BytesIO(picture), format="png")


@settings(max_examples=5, deadline=None)
@given(st.data(), instants)
def test_any_rota_can_be_drawn(data: st.DataObject, now: datetime) -> None:
    found = chart(data.draw(plans_near(now)), now, days=4)
    assert draw_rota(found).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("room", "short"),
    [(27, "Ruth Sommerfeld-Winterstein"), (26, "Ruth"), (4, "Ruth"), (3, "RS"), (1, "")],
)
def test_a_name_is_shortened_to_what_fits(room: int, short: str) -> None:
    assert shortened("Ruth Sommerfeld-Winterstein", room) == short
    assert len(shortened("Konstantinopoulos", room)) <= room


def test_a_gap_is_seen_without_colour() -> None:
    """Turned into greys, the picture with a gap differs from the one in which the same time is a plain bar."""
    day = NOW.replace(hour=0, minute=0)
    plan = chart(Plan())
    span = day + timedelta(hours=34), day + timedelta(hours=44)
    held = replace(plan, stints=[Stint(1, 1, *span)], names={1: "gap"})
    missing = replace(plan, open=[Vacancy(1, *span)])
    grey = [numpy.asarray(pixels(draw_rota(one)))[..., :3].mean(axis=2) for one in (held, missing)]
    assert abs(grey[0] - grey[1]).max() > 0.3


def test_a_calendar_is_read_as_it_was_written() -> None:
    entry = Entry("7-1-301-5", "On duty: first answer", NOW, NOW + timedelta(hours=4))
    read = Calendar.from_ical(calendar_file("Rota", [entry], NOW))
    [event] = read.walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (entry.starts, entry.ends)
    assert (str(event["summary"]), str(event["uid"])) == (entry.title, "7-1-301-5@circlekeeper")


def test_public_holidays_of_known_countries_are_named_in_order() -> None:
    found = public_holidays(["DE", "XX", "FR", "DE"], date(2026, 12, 20), 14)
    assert [(one.day.day, one.country) for one in found][:3] == [(25, "DE"), (25, "FR"), (26, "DE")]
    assert public_holidays([], date(2026, 12, 20), 14) == []
