"""Which sessions Discord has to show, and what becomes of a change by hand."""

from datetime import timedelta

import pytest

from bot.content import data_folder, load_content
from bot.domain.groups import GroupState
from bot.domain.mirror import EventStatus, Shown
from bot.errors import Refusal
from bot.services.mirror import ASKED, TROUBLED, MirrorPlan, MirrorService, Outcome
from bot.services.private_words import PrivateWords
from bot.services.session_plans import Wish
from bot.services.sessions import SessionService
from bot.storage.database import Database
from bot.storage.groups import GroupRepository
from bot.storage.guilds import GuildRepository
from tests.circle import GUILD, MARA, open_group, rows, sends
from tests.clocks import StillClock
from tests.services.sweeping import sweep

CONTENT = load_content(data_folder())
VOICE, STAFF, DESK = 13, 14, 15


class Hand:
    """A performer that says what it is told to say, and counts."""

    def __init__(self, outcome: Outcome = Outcome.DONE) -> None:
        self.outcome, self.asked = outcome, 0

    async def settle(self, guild_id: int, group_id: int) -> Outcome:
        self.asked += 1
        return self.outcome


@pytest.fixture
def mirror(database: Database, clock: StillClock) -> MirrorService:
    return MirrorService(database, clock)


@pytest.fixture
def sessions(database: Database, clock: StillClock, private: PrivateWords, mirror: MirrorService) -> SessionService:
    service = SessionService(database, clock, CONTENT, private)
    service.on_change(mirror.heard)
    return service


async def planned(database: Database, sessions: SessionService, **more: object) -> int:
    channels = {"talk": 11, "checkins": 12, "voice": VOICE, "staff": STAFF}
    group = await open_group(database, channels=channels)
    wish = Wish(group, "thu 18:00", 1, MARA, **more)  # type: ignore[arg-type]
    draft, _ = await sessions.plans.propose(GUILD, MARA, wish)
    await sessions.confirm(GUILD, MARA, draft)
    return group


async def run(mirror: MirrorService, clock: StillClock) -> int:
    taken = await mirror.run_due(clock.now())
    await mirror.idle()
    return taken


async def seen(mirror: MirrorService, group: int = 1) -> MirrorPlan:
    found = await mirror.plan(GUILD, group)
    assert found is not None
    return found


async def test_the_next_two_are_shown_under_the_neutral_name(
    database: Database, sessions: SessionService, mirror: MirrorService
) -> None:
    await planned(database, sessions, title="Grief and anger")
    shown = [one.want for one in (await seen(mirror)).events]
    assert [(one.name, one.channel_id, one.status) for one in shown if one] == [
        ("Thursday circle", VOICE, EventStatus.WAITING)
    ] * 2
    assert not (await rows(database, "scheduled_events")), "only what Discord has taken is kept"


async def test_a_session_held_elsewhere_is_not_shown(
    database: Database, sessions: SessionService, mirror: MirrorService
) -> None:
    await planned(database, sessions, link="https://meet.example.org/x")
    assert (await seen(mirror)).events == ()


async def test_a_paused_group_shows_nothing_any_more(
    database: Database, sessions: SessionService, mirror: MirrorService, clock: StillClock
) -> None:
    group = await planned(database, sessions)
    one = (await seen(mirror)).events[0]
    assert one.want is not None
    await mirror.told(GUILD, one.session.id, 77, one.want)
    async with database.unit(GUILD) as unit:
        await GroupRepository(unit).move(group, GroupState.OPEN, GroupState.PAUSED)
    (left,) = (await seen(mirror)).events
    assert (left.event.event_id, left.want) == (77, None)


async def test_it_is_due_when_a_session_changes_begins_and_ends(
    database: Database, sessions: SessionService, mirror: MirrorService, clock: StillClock
) -> None:
    await planned(database, sessions)
    mirror.use(hand := Hand())
    assert await run(mirror, clock) == 1
    assert await run(mirror, clock) == 0
    (row,) = await rows(database, "mirrors")
    starts = (await seen(mirror)).events[0].session.starts
    assert row["due_at"] == starts
    clock.move(starts - clock.now())
    assert await run(mirror, clock) == 1
    clock.move(timedelta(hours=2))
    await sweep(sessions, clock)
    assert await run(mirror, clock) == 1
    assert hand.asked == 3


async def test_what_discord_does_not_answer_is_tried_again(
    database: Database, sessions: SessionService, mirror: MirrorService, clock: StillClock
) -> None:
    await planned(database, sessions)
    mirror.use(Hand(Outcome.LATER))
    await run(mirror, clock)
    assert await run(mirror, clock) == 0
    clock.move(timedelta(minutes=2))
    assert await run(mirror, clock) == 1


async def test_trouble_is_told_once_on_the_case_desk(
    database: Database, sessions: SessionService, mirror: MirrorService, clock: StillClock
) -> None:
    await planned(database, sessions)
    async with database.unit(GUILD) as unit:
        await GuildRepository(unit).save(desk_channel_id=DESK)
    mirror.use(hand := Hand(Outcome.PERMISSION))
    for _ in range(3):
        await run(mirror, clock)
        clock.move(timedelta(hours=1))
    (told,) = await sends(database, TROUBLED)
    assert (told["channel_id"], told["payload"]) == (DESK, {"trouble": "permission"})
    assert hand.asked == 3
    hand.outcome = Outcome.DONE
    await run(mirror, clock)
    assert (await rows(database, "mirrors"))[0]["trouble"] is None


async def test_a_change_by_hand_is_asked_about_once_and_can_be_put_back(
    database: Database, sessions: SessionService, mirror: MirrorService, clock: StillClock
) -> None:
    await planned(database, sessions)
    mirror.use(Hand())
    one = (await seen(mirror)).events[0]
    assert one.want is not None
    await mirror.told(GUILD, one.session.id, 77, one.want)
    await run(mirror, clock)
    await mirror.noticed(GUILD, {77: one.want})
    assert await run(mirror, clock) == 0, "the bot's own change is no news"
    moved = Shown("Thursday circle", VOICE, one.want.starts + timedelta(days=1), None, EventStatus.WAITING)
    await mirror.noticed(GUILD, {77: moved, 78: None})
    assert await run(mirror, clock) == 1
    one = (await seen(mirror)).events[0]
    for _ in range(2):
        await mirror.by_hand(GUILD, one, moved, ("starts",))
    (card,) = await sends(database, ASKED)
    assert card["channel_id"] == STAFF
    assert card["payload"]["starts"] == int(moved.starts.timestamp())
    await mirror.put_back(GUILD, one.session.id)
    assert (await seen(mirror)).events[0].event.told is None
    with pytest.raises(Refusal, match="mirror-settled"):
        await mirror.put_back(GUILD, one.session.id)
