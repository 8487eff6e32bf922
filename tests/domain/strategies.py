"""What the properties of the rules are tried on."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import available_timezones

from hypothesis import settings
from hypothesis import strategies as st

from bot.domain.rota import Override, Shift

ZONES = sorted(available_timezones() - {"localtime", "Factory"})

modest = settings(max_examples=80, deadline=None)

zones = st.sampled_from(ZONES)
minutes_of_day = st.integers(0, 24 * 60 - 1)
times = minutes_of_day.map(lambda minute: time(minute // 60, minute % 60))
dates = st.dates(date(2005, 1, 1), date(2040, 1, 1))
instants = st.integers(1_100_000_000, 2_200_000_000).map(lambda second: datetime.fromtimestamp(second, UTC))
people = st.integers(1, 5)
weekdays = st.integers(0, 6)
shifts = st.builds(Shift, st.integers(1, 99), people, weekdays, times, times, zones)


@st.composite
def overrides_near(draw: st.DrawFn, now: datetime) -> Override:
    """An override that begins within three days of ``now``."""
    span = timedelta(days=3)
    begin = now + draw(st.timedeltas(-span, span))
    return Override(
        draw(people), draw(st.none() | people), begin, begin + draw(st.timedeltas(timedelta(minutes=1), span))
    )
