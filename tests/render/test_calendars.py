"""A calendar program shows the sessions that the bot will hold: the same instants, on both sides of clock changes."""

import io
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from dateutil.tz import tzical
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from bot.domain.calendars import calendar_series
from bot.domain.recurrence import Break, Rhythm, SeriesRule, meeting, meetings
from bot.domain.sessions import SeriesRecord, SessionRecord, SessionState
from bot.render.calendars import sessions_file
from bot.render.zones import timezone_of
from tests.domain.strategies import ZONES

WITHIN = timedelta(days=300)
SOME = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "UTC", "Asia/Kolkata")
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@st.composite
def rules(draw: st.DrawFn) -> SeriesRule:
    first = date(2026, 2, 1) + timedelta(days=draw(st.integers(0, 120)))
    end = draw(st.sampled_from(["none", "until", "count"]))
    starting = first + timedelta(days=draw(st.integers(0, 60)))
    pauses = [Break(starting, starting + timedelta(days=20))] if draw(st.booleans()) else []
    return SeriesRule(
        first,
        time(draw(st.integers(0, 23)), draw(st.sampled_from([0, 30]))),
        draw(st.sampled_from([45, 90, 300])),
        draw(st.integers(1, 3)),
        draw(st.sampled_from(SOME)),
        until=first + timedelta(days=draw(st.integers(0, 200))) if end == "until" else None,
        count=draw(st.integers(1, 10)) if end == "count" else None,
        rhythm=draw(st.sampled_from(list(Rhythm))),
        holidays=draw(st.sampled_from([None, None, "DE-BY"])),
        breaks=tuple(pauses),
    )


@st.composite
def stories(draw: st.DrawFn) -> tuple[SeriesRecord, list[SessionRecord]]:
    """A series, and its next sessions, of which some were moved, lengthened, cancelled or ended."""
    of, rows = SeriesRecord(3, 5, "Evening round", draw(rules()), (1,)), []
    for number, day in enumerate(meetings(of.rule, date(2026, 2, 1), NOW.date() + timedelta(days=60))):
        one, what = meeting(of.rule, day), draw(st.sampled_from(["", "", "moved", "longer", "cancelled"]))
        shift = timedelta(hours=draw(st.integers(-60, 400)) if what == "moved" else 0)
        ends = one.ends + shift + timedelta(minutes=30 if what == "longer" else 0)
        state = SessionState.CANCELLED if what == "cancelled" else SessionState.PLANNED
        state = SessionState.ENDED if ends <= NOW and state is SessionState.PLANNED else state
        rows.append(SessionRecord(number, 5, 3, day, one.starts + shift, ends, state, 0, one.shifted))
    return of, rows


def expand(file: bytes) -> list[tuple[datetime, datetime]]:
    """What a calendar program makes of a file: start and end of everything up to a day, in order."""
    found, horizon = dict[tuple[str, datetime], tuple[datetime, datetime]](), NOW + WITHIN
    events = Calendar.from_ical(file).walk("VEVENT")
    for event in sorted(events, key=lambda one: "RECURRENCE-ID" in one):
        start, lasts, uid = event.decoded("dtstart"), event.decoded("duration"), str(event["uid"])
        if "RRULE" not in event:
            at = event.decoded("recurrence-id") if "RECURRENCE-ID" in event else start
            found[uid, at.replace(tzinfo=None)] = _span(start, lasts)
            continue
        out = event.get("exdate")
        without = {one.dt.replace(tzinfo=None) for one in out.dts} if out else set()
        rule = event["rrule"].to_ical().decode()
        naive, until = start.replace(tzinfo=None), event["rrule"].get("until")
        if until:  # dateutil wants it as naive as the start
            local = until[0].astimezone(start.tzinfo).replace(tzinfo=None)
            rule = ";".join(part for part in rule.split(";") if not part.startswith("UNTIL"))
            rule += f";UNTIL={local:%Y%m%dT%H%M%S}"
        for one in rrulestr(rule, dtstart=naive).between(naive, horizon.replace(tzinfo=None), inc=True):
            if one not in without:
                found[uid, one] = _span(one.replace(tzinfo=start.tzinfo), lasts)
    return sorted(one for one in found.values() if one[0] < horizon - timedelta(days=20))


def _span(start: datetime, lasts: timedelta) -> tuple[datetime, datetime]:
    begins = start.astimezone(UTC)
    return begins, begins + lasts


def kept(of: SeriesRecord, rows: list[SessionRecord]) -> list[tuple[datetime, datetime]]:
    """What the bot will hold: its rows as they are, and the rule where there are none yet."""
    known = {one.date for one in rows}
    held = [(one.starts, one.ends) for one in rows if one.state is SessionState.PLANNED and one.ends > NOW]
    later = meetings(of.rule, NOW.date() - timedelta(days=2), (NOW + WITHIN).date())
    held += [(one.starts, one.ends) for one in (meeting(of.rule, day) for day in later if day not in known)]
    return sorted(one for one in held if one[1] > NOW and one[0] < NOW + WITHIN - timedelta(days=20))


@given(stories())
@settings(max_examples=15, deadline=None)
def test_a_calendar_program_shows_what_the_bot_holds(story: tuple[SeriesRecord, list[SessionRecord]]) -> None:
    file = sessions_file("Sessions", calendar_series(story[0], "Circle Oak", story[1], NOW), NOW)
    assert expand(file) == kept(*story)


def test_a_file_names_its_zone_and_no_more_than_the_neutral_name() -> None:
    rule = SeriesRule(date(2026, 3, 5), time(18), 90, 1, "Europe/Berlin")
    of = SeriesRecord(3, 5, "Trauma and alcohol", rule, (1,), link="https://meet.example/secret", guest="Dr Roe")
    text = sessions_file("Sessions", calendar_series(of, "Circle Oak", [], NOW), NOW).decode()
    assert "BEGIN:VTIMEZONE" in text
    assert "DTSTART;TZID=Europe/Berlin:20260305T180000" in text
    assert "RRULE:FREQ=WEEKLY;BYDAY=TH\r\n" in text or "RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=TH\r\n" in text
    assert not {"Trauma", "secret", "Roe"} & set(text.replace("/", " ").split())
    starts = expand(text.encode())[3:5]
    assert [one.astimezone(ZoneInfo("Europe/Berlin")).hour for one, _ in starts] == [18, 18]
    assert (starts[0][0].hour, starts[1][0].hour) == (17, 16), "the clocks go forward between them"


@given(st.sampled_from(ZONES))
@example("Australia/Melbourne")
@example("Europe/Dublin")
@settings(max_examples=8, deadline=None)
def test_a_zone_in_a_file_means_what_the_zone_means(zone: str) -> None:
    told = timezone_of(zone, NOW - timedelta(days=366), NOW + timedelta(days=3 * 366))
    read = tzical(io.StringIO(told.to_ical().decode())).get()
    for hours in range(0, 400 * 24, 3):
        local = (NOW + timedelta(hours=hours)).replace(tzinfo=ZoneInfo(zone))
        naive = local.replace(tzinfo=None)
        changing = {local.replace(fold=fold).utcoffset() for fold in (0, 1)}
        assert read is not None
        if len(changing) == 1:  # a time that is skipped or comes twice has no one answer
            assert naive.replace(tzinfo=read).utcoffset() == local.utcoffset(), (zone, naive)
