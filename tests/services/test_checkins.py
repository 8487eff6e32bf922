"""When groups are asked, what is kept of the answers, and which ones reach a professional."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.content import data_folder, load_content
from bot.domain.desk import Sighting
from bot.domain.groups import Consent
from bot.domain.triage import Kind, Level, Source
from bot.errors import BadInput, Refusal
from bot.services.checkins import JUST_NOW, CheckInService
from bot.services.private_words import PrivateWords
from bot.services.session_plans import Wish
from bot.services.sessions import SessionService
from bot.storage.database import Database
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.unit import Unit
from tests.circle import ANNA, BEN, GUILD, MARA, open_database, open_group, rows, sends
from tests.clocks import StillClock
from tests.services.flags import Flags

CONTENT = load_content(data_folder())


@pytest.fixture
def service(database: Database, clock: StillClock, private: PrivateWords) -> CheckInService:
    return CheckInService(database, clock, CONTENT, private)


async def asked(service: CheckInService, database: Database, **group: Any) -> int:
    """An open group that was asked just now; the prompt's number."""
    number = await open_group(database, **group)
    async with database.unit(GUILD) as unit:
        await service.begin(unit, number)
    await service.ask_now(GUILD, number)
    return int((await rows(database, "prompts"))[-1]["id"])


async def test_a_group_that_opens_is_asked_on_the_schedule_of_its_kind(
    service: CheckInService, database: Database, clock: StillClock
) -> None:
    group = await open_group(database)
    for _ in range(2):
        async with database.unit(GUILD) as unit:
            await service.begin(unit, group)
    rule = CONTENT.group_types["support"].checkins.rule("Europe/Berlin")
    for _ in range(24 * 14):
        await service.run_due(clock.now())
        clock.move(timedelta(hours=1))
    found = await rows(database, "prompts")
    local = [row["asked_at"].astimezone(ZoneInfo("Europe/Berlin")) for row in found]
    assert {one.weekday() for one in local} == set(rule.weekdays)
    assert len(found) == 2 * len(rule.weekdays) == len(await sends(database, "checkin"))
    assert [row["turn"] for row in found] == list(range(len(found)))


async def test_field_12_prompts_stay_on_the_wall_clock_across_a_change(
    service: CheckInService, database: Database, clock: StillClock
) -> None:
    group = await open_group(database)
    await service.schedule(GUILD, group, "sat sun mon", "18:00")
    for _ in range(24 * 40):
        await service.run_due(clock.now())
        clock.move(timedelta(hours=1))
    local = [row["asked_at"].astimezone(ZoneInfo("Europe/Berlin")) for row in await rows(database, "prompts")]
    assert {one.hour for one in local} == {18}
    assert len({one.utcoffset() for one in local}) == 2


async def test_field_07_a_prompt_is_asked_once_across_a_restart(
    tmp_path: Path, clock: StillClock, private: PrivateWords
) -> None:
    for _ in range(3):
        async with open_database(tmp_path, clock) as database:
            service = CheckInService(database, clock, CONTENT, private)
            if not await rows(database, "groups"):
                await service.schedule(GUILD, await open_group(database), "mon", "18:00")
                clock.move(timedelta(hours=6))
            await service.run_due(clock.now())
            await service.run_due(clock.now())
            assert len(await sends(database, "checkin")) == 1


@pytest.mark.parametrize(("away", "prompts"), [(timedelta(days=3, hours=11), 1), (timedelta(days=3, hours=18), 0)])
async def test_after_an_outage_only_the_latest_prompt_is_asked_unless_it_is_too_late(
    service: CheckInService, database: Database, clock: StillClock, away: timedelta, prompts: int
) -> None:
    await service.schedule(GUILD, await open_group(database), "mon tue wed thu fri sat sun", "18:00")
    clock.move(away)
    await service.run_due(clock.now())
    assert len(await sends(database, "checkin")) == prompts
    assert (await rows(database, "checkins"))[0]["due_at"] > clock.now()


async def test_a_process_group_is_not_asked_while_a_session_runs(
    service: CheckInService, database: Database, clock: StillClock, private: PrivateWords
) -> None:
    group = await open_group(database, kind="process")
    sessions = SessionService(database, clock, CONTENT, private)
    draft, _ = await sessions.plans.propose(GUILD, MARA, Wish(group, "today 17:30", 1, MARA, minutes=60))
    await sessions.confirm(GUILD, MARA, draft)
    await service.schedule(GUILD, group, "mon", "18:00")
    clock.move(timedelta(hours=5))
    await service.run_due(clock.now())
    assert not await sends(database, "checkin")
    with pytest.raises(Refusal, match="checkin-session-running"):
        await service.ask_now(GUILD, group)
    clock.move(timedelta(minutes=30))
    await service.run_due(clock.now())
    assert len(await sends(database, "checkin")) == 1


async def test_paused_check_ins_and_groups_that_are_not_open_are_not_asked(
    service: CheckInService, database: Database, clock: StillClock
) -> None:
    group = await open_group(database)
    await service.schedule(GUILD, group, "mon tue wed", "18:00")
    await service.pause(GUILD, group)
    clock.move(timedelta(hours=8))
    await service.run_due(clock.now())
    await service.resume(GUILD, group)
    async with database.unit(GUILD) as unit:
        await GroupRepository(unit).save(group, state="paused")
    clock.move(timedelta(days=1))
    await service.run_due(clock.now())
    assert not await sends(database, "checkin")
    with pytest.raises(Refusal, match="checkin-group-closed"):
        await service.ask_now(GUILD, group)


async def test_a_command_that_is_given_twice_asks_once(
    service: CheckInService, database: Database, clock: StillClock
) -> None:
    group = await open_group(database)
    await service.schedule(GUILD, group, "mon", "18:00")
    await service.ask_now(GUILD, group)
    with pytest.raises(Refusal, match="checkin-asked-just-now"):
        await service.ask_now(GUILD, group)
    clock.move(JUST_NOW)
    await service.ask_now(GUILD, group)
    assert len(await sends(database, "checkin")) == 2


@pytest.mark.parametrize(("days", "at"), [("", "18:00"), ("mon, someday", "18:00"), ("mon", "late"), ("mon", "25:00")])
async def test_a_schedule_that_cannot_be_read_is_refused(
    service: CheckInService, database: Database, days: str, at: str
) -> None:
    with pytest.raises(BadInput):
        await service.schedule(GUILD, await open_group(database), days, at)


async def test_an_answer_is_sealed_and_read_by_those_who_may(service: CheckInService, database: Database) -> None:
    prompt = await asked(service, database)
    taken = await service.responses.answer(GUILD, prompt, ANNA, " 7/10 ", "slept well", shared=False)
    await service.responses.skip(GUILD, prompt, BEN)
    assert (taken.kept, taken.shared, taken.level) == (True, False, Level.GREEN)
    stored = await rows(database, "responses")
    assert b"slept" not in bytes(stored[0]["answer"])
    assert (stored[1]["skipped"], stored[1]["answer"]) == (True, None)
    answers = await service.responses.of_group(GUILD, 1)
    assert [(one.user_id, one.score, one.words) for one in answers] == [(ANNA, 7, "slept well"), (BEN, None, None)]
    assert [one.score for one in await service.responses.mine(GUILD, ANNA)] == [7]
    assert await service.responses.mine(GUILD + 1, ANNA) == []


async def test_not_today_does_not_replace_an_answer(service: CheckInService, database: Database) -> None:
    prompt = await asked(service, database)
    await service.responses.answer(GUILD, prompt, ANNA, "7", "", shared=False)
    await service.responses.skip(GUILD, prompt, ANNA)
    assert [one.score for one in await service.responses.mine(GUILD, ANNA)] == [7]


@pytest.mark.parametrize("score", ["eleven", "11", "-1", "7.5", "", "8/12", "10/10/10"])
async def test_a_number_that_cannot_be_read_is_refused(service: CheckInService, database: Database, score: str) -> None:
    prompt = await asked(service, database)
    with pytest.raises(BadInput, match="checkin-score-unreadable"):
        await service.responses.answer(GUILD, prompt, ANNA, score, "words", shared=False)
    assert not await rows(database, "responses")


async def test_field_11_the_lowest_answers_reach_a_professional(
    service: CheckInService, database: Database, flags: Flags
) -> None:
    prompt = await asked(service, database)
    for score, level in (("0", Level.RED), ("1", Level.RED), ("2", Level.AMBER), ("3", Level.GREEN)):
        taken = await service.responses.answer(GUILD, prompt, ANNA, score, "", shared=False)
        assert taken.level is level
    assert [flag["level"] for flag in flags.raised] == [Level.RED, Level.RED, Level.AMBER]
    assert all(flag["source"] is Source.CHECKIN and Kind.CHECKIN in flag["kinds"] for flag in flags.raised)
    assert len({flag["fingerprint"] for flag in flags.raised}) == 2, "the same answer twice is one flag"


async def test_a_sharp_fall_reaches_a_professional(
    service: CheckInService, database: Database, clock: StillClock
) -> None:
    group = await open_group(database)
    await service.schedule(GUILD, group, "mon", "18:00")
    for score, level in (("8", Level.GREEN), ("9", Level.GREEN), ("8", Level.GREEN), ("4", Level.AMBER)):
        await service.ask_now(GUILD, group)
        clock.move(JUST_NOW)
        prompt = (await rows(database, "prompts"))[-1]["id"]
        assert (await service.responses.answer(GUILD, prompt, ANNA, score, "", shared=False)).level is level


async def test_words_weigh_more_than_the_number_and_are_not_shared(
    service: CheckInService, database: Database, flags: Flags
) -> None:
    prompt = await asked(service, database)
    taken = await service.responses.answer(GUILD, prompt, ANNA, "2", "goodbye to all", shared=True)
    assert (taken.level, taken.shared) == (Level.CRISIS, False)
    assert (flags.raised[0]["text"], flags.raised[0]["rules"]) == ("goodbye to all", ("goodbye",))
    assert flags.raised[0]["kinds"] == {Kind.CHECKIN, Kind.SUICIDE}
    assert not await sends(database, "checkin-shared")


async def test_words_that_could_not_be_screened_are_never_taken_for_calm(
    service: CheckInService, database: Database, flags: Flags
) -> None:
    prompt = await asked(service, database)
    taken = await service.responses.answer(GUILD, prompt, ANNA, "9", "broken", shared=False)
    assert taken.level is Level.AMBER
    assert flags.raised[0]["rules"] == ("unscreened",)


@pytest.mark.parametrize(
    ("given", "kept", "level"),
    [
        ({Consent.GROUND_RULES}, 0, Level.GREEN),
        ({Consent.SCREENING}, 0, Level.CRISIS),
        ({Consent.CHECKINS}, 1, Level.RED),
    ],
)
async def test_each_consent_decides_its_own_part(
    service: CheckInService, database: Database, given: set[Consent], kept: int, level: Level
) -> None:
    prompt = await asked(service, database, members={ANNA: given})
    taken = await service.responses.answer(GUILD, prompt, ANNA, "0", "goodbye", shared=True)
    assert (taken.level, taken.kept) == (level, bool(kept))
    assert len(await rows(database, "responses")) == kept
    await service.responses.skip(GUILD, prompt, ANNA)
    assert len(await rows(database, "responses")) == kept


async def test_the_flag_and_the_answer_are_one_transaction(
    service: CheckInService, database: Database, flags: Flags, monkeypatch: pytest.MonkeyPatch
) -> None:
    prompt = await asked(service, database)

    async def fails(unit: Unit, seen: Sighting) -> int:
        raise RuntimeError("the case could not be written")

    monkeypatch.setattr(flags, "raise_flag", fails)
    with pytest.raises(RuntimeError):
        await service.responses.answer(GUILD, prompt, ANNA, "0", "", shared=False)
    assert not await rows(database, "responses")


async def test_a_shared_answer_is_posted_without_its_words_in_the_outbox(
    service: CheckInService, database: Database
) -> None:
    prompt = await asked(service, database)
    taken = await service.responses.answer(GUILD, prompt, ANNA, "7", "slept well", shared=True)
    assert taken.shared
    (post,) = await sends(database, "checkin-shared")
    assert "slept" not in json.dumps(dict(post), default=str)
    shown = await service.responses.shared(GUILD, post["payload"]["response"])
    assert shown is not None
    assert (shown.score, shown.words) == (7, "slept well")
    await service.responses.answer(GUILD, prompt, ANNA, "6", "slept well", shared=False)
    assert await service.responses.shared(GUILD, post["payload"]["response"]) is None


async def test_withdrawn_consent_hides_an_answer_from_those_who_lead(
    service: CheckInService, database: Database
) -> None:
    prompt = await asked(service, database)
    await service.responses.answer(GUILD, prompt, ANNA, "7", "slept well", shared=False)
    async with database.unit(GUILD) as unit:
        await EnrolmentRepository(unit).decide(1, ANNA, {Consent.CHECKINS: False}, 1)
    assert await service.responses.of_group(GUILD, 1) == []
