"""What the properties of the rules are tried on."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import available_timezones

from hypothesis import settings
from hypothesis import strategies as st

from bot.domain.rota import Override, Plan, Rotation, Shift, TimeOff

ZONES = sorted(available_timezones() - {"localtime", "Factory"})

modest = settings(max_examples=80, deadline=None)

zones = st.sampled_from(ZONES)
minutes_of_day = st.integers(0, 24 * 60 - 1)
times = minutes_of_day.map(lambda minute: time(minute // 60, minute % 60))
dates = st.dates(date(2005, 1, 1), date(2040, 1, 1))
instants = st.integers(1_100_000_000, 2_200_000_000).map(lambda second: datetime.fromtimestamp(second, UTC))
people = st.integers(1, 5)
weekdays = st.integers(0, 6)
shifts = st.builds(Shift, st.integers(1, 99), people, weekdays, times, times, zones, st.integers(1, 2))


@st.composite
def overrides_near(draw: st.DrawFn, now: datetime) -> Override:
    """An override that begins within three days of ``now``."""
    span = timedelta(days=3)
    begin = now + draw(st.timedeltas(-span, span))
    return Override(
        draw(people), draw(st.none() | people), begin, begin + draw(st.timedeltas(timedelta(minutes=1), span))
    )


@st.composite
def plans_near(draw: st.DrawFn, now: datetime) -> Plan:
    """A rota with something of everything around ``now``; the numbers of its rows are their own."""
    first = now.date() - timedelta(days=draw(st.integers(0, 30)))
    rotations = st.builds(
        Rotation,
        st.integers(100, 199),
        st.just(""),
        st.lists(people, min_size=1, max_size=3).map(tuple),
        st.just(first),
        times,
        st.integers(1, 9),
        zones,
        st.integers(1, 2),
        st.none() | times,
    )
    free = draw(st.lists(overrides_near(now), max_size=2))
    return Plan(
        tuple(draw(st.lists(shifts, max_size=3, unique_by=lambda one: one.id))),
        tuple(draw(st.lists(rotations, max_size=2, unique_by=lambda one: one.id))),
        tuple(draw(st.lists(overrides_near(now), max_size=3))),
        tuple(TimeOff(one.person, one.starts, one.ends) for one in free),
    )
