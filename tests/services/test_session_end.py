"""When a session is over for good, and who hears of it."""

from datetime import datetime, timedelta

import pytest

from bot.content import data_folder, load_content
from bot.domain.sessions import SessionEvent, SessionRecord, SessionState
from bot.errors import Refusal
from bot.services.private_words import PrivateWords
from bot.services.session_plans import Wish
from bot.services.sessions import GRACE, SessionService
from bot.storage.database import Database
from bot.storage.sessions import SessionRepository
from bot.storage.unit import Unit
from tests.circle import GUILD, MARA, open_group
from tests.clocks import StillClock

CONTENT = load_content(data_folder())


class Heard:
    """A session that lasts an hour, and all that was told of it."""

    def __init__(self, service: SessionService) -> None:
        self.service, self.told = service, list[str]()
        service.on_change(self._changed)
        service.on_end(self._over)

    async def _changed(self, unit: Unit, event: SessionEvent, session: SessionRecord) -> None:
        if event is SessionEvent.ENDED:
            self.told.append("ended")

    async def _over(self, unit: Unit, session: SessionRecord) -> None:
        assert session.state is SessionState.ENDED
        self.told.append("over")


@pytest.fixture
def heard(database: Database, clock: StillClock, private: PrivateWords) -> Heard:
    return Heard(SessionService(database, clock, CONTENT, private))


async def planned(heard: Heard, database: Database, clock: StillClock) -> SessionRecord:
    group = await open_group(database)
    wish = Wish(group, "thu 18:00", 1, MARA, count=1, minutes=60)
    await heard.service.confirm(GUILD, MARA, (await heard.service.plans.propose(GUILD, MARA, wish))[0])
    async with database.reading(GUILD) as unit:
        return (await SessionRepository(unit).coming([group], clock.now()))[0]


async def at(heard: Heard, clock: StillClock, moment: datetime) -> list[str]:
    clock.move(moment - clock.now())
    await heard.service.run_due(clock.now())
    return heard.told


async def test_a_session_that_nobody_ends_is_over_a_quarter_of_an_hour_late_and_once(
    heard: Heard, database: Database, clock: StillClock
) -> None:
    session = await planned(heard, database, clock)
    assert await at(heard, clock, session.ends) == ["ended"]
    assert await at(heard, clock, session.ends + GRACE - timedelta(seconds=1)) == ["ended"]
    assert await at(heard, clock, session.ends + GRACE) == ["ended", "over"]
    assert await at(heard, clock, session.ends + 2 * GRACE) == ["ended", "over"]


async def test_after_a_long_outage_both_are_told(heard: Heard, database: Database, clock: StillClock) -> None:
    session = await planned(heard, database, clock)
    assert await at(heard, clock, session.ends + timedelta(days=2)) == ["ended", "over"]


async def test_ending_it_early_tells_at_once_and_no_more_later(
    heard: Heard, database: Database, clock: StillClock
) -> None:
    session = await planned(heard, database, clock)
    with pytest.raises(Refusal):
        await heard.service.end_now(GUILD, session.id)
    clock.move(session.starts + timedelta(minutes=40) - clock.now())
    assert (await heard.service.end_now(GUILD, session.id)).ends == clock.now()
    assert heard.told == ["ended", "over"]
    with pytest.raises(Refusal):
        await heard.service.end_now(GUILD, session.id)
    assert await at(heard, clock, session.ends + GRACE) == ["ended", "over"]


async def test_it_can_be_ended_a_little_after_its_planned_end(
    heard: Heard, database: Database, clock: StillClock
) -> None:
    session = await planned(heard, database, clock)
    await at(heard, clock, session.ends)
    clock.move(session.ends + timedelta(minutes=5) - clock.now())
    assert (await heard.service.end_now(GUILD, session.id)).ends == session.ends
    assert await at(heard, clock, session.ends + GRACE) == ["ended", "over"]
