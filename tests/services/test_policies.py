"""Policies and contacts outside Discord on a database: drafts, simulations, what real cases then do."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.delivery.outside import AppriseOutside, scheme_of
from bot.domain.alarms import AlarmReason
from bot.domain.contacts import TEAM
from bot.domain.escalation import Target
from bot.domain.outbox import OutboxEntry
from bot.domain.policies import MINUTE, PolicyStep
from bot.domain.triage import Kind, Level, Source
from bot.errors import BadInput, DeliveryError, NotFound, Refusal, Unreachable
from bot.services.contacts import ContactService
from bot.services.policies import PolicyService
from bot.storage.deliveries import Deliveries
from bot.storage.guilds import GuildRepository
from tests.circle import ANNA, GUILD, MARA, rows, sends
from tests.services.desk import IDA, JON, RUTH, Clinic
from tests.services.desk_fixtures import clinic, clock, unstaffed

__all__ = ["clinic", "clock", "unstaffed"]

PHONE, PAGER = "ntfys://ntfy.example.org/ruth", "mailto://bot:secret@example.org"
STRICT = (
    PolicyStep(Target.PEOPLE, 2 * MINUTE, 2, people=(JON,)),
    PolicyStep(Target.FACILITATORS, 4 * MINUTE, outside=True),
    PolicyStep(Target.SUPERVISORS, 5 * MINUTE, outside=True),
)


class Services:
    """Notes what is handed to services outside, and can refuse."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, str, str]] = []
        self.refused: set[str] = set()

    async def __call__(self, url: str, title: str, body: str) -> bool:
        if url not in self.refused:
            self.taken.append((url, title, body))
        return url not in self.refused

    def addresses(self) -> list[str]:
        return [url for url, _, _ in self.taken]


async def sentence(page: OutboxEntry | None, link: str) -> tuple[str, str]:
    return ("trial", "") if page is None else (str(page.payload["level"]), f"{page.payload['alias']} {link}")


@pytest.fixture
def policies(clinic: Clinic) -> PolicyService:
    return PolicyService(clinic.database)


async def save(policies: PolicyService, level: Level, steps: tuple[PolicyStep, ...], kind: Kind | None = None) -> None:
    """Write steps in place of those that are there."""
    draft = await policies.edit(GUILD, level, kind, RUTH)
    for number in range(len(draft.steps))[::-1]:
        await policies.drop(GUILD, draft.id, RUTH, number)
    for number, step in enumerate(steps):
        await policies.put(GUILD, draft.id, RUTH, number, step)
    await policies.save(GUILD, draft.id, RUTH)


async def hand_over(clinic: Clinic, outside: AppriseOutside, *, down: bool = False) -> None:
    """Deliver all that is due; pages outside through ``outside``. With ``down`` nothing arrives in Discord."""
    while entries := await Deliveries(clinic.database).claim(clinic.clock.now(), 50):
        for entry in entries:
            arrived = not down
            if entry.outside:
                try:
                    await outside.page(entry)
                    arrived = True
                except DeliveryError:
                    arrived = False
            async with clinic.database.unit(entry.guild_id) as unit:
                await Deliveries.finish(unit, entry, "sent" if arrived else "failed")
                if entry.kind in {"page", "member-notice"}:
                    await clinic.cases.page_result(unit, entry, arrived)
                if entry.kind in {"case", "page-desk"}:
                    await clinic.cases.desk_result(unit, entry, arrived)


async def run_one_round(clinic: Clinic) -> list[tuple[datetime, tuple[int, ...]]]:
    """Whom a case pages inside Discord and when, until its first round is over."""
    while (await rows(clinic.database, "cases"))[-1]["round"] == 0:
        row = (await rows(clinic.database, "cases"))[-1]
        await clinic.sweep(seconds=(row["due_at"] - clinic.clock.now()).total_seconds())
        await clinic.deliver()
    found: dict[datetime, tuple[int, ...]] = {}
    for page in await rows(clinic.database, "pages"):
        found[page["at"]] = (*found.get(page["at"], ()), *([] if page["outside"] else [page["user_id"]]))
    return list(found.items())


async def test_a_draft_shows_what_is_missing_and_cannot_be_saved_until_it_is_there(policies: PolicyService) -> None:
    draft = await policies.edit(GUILD, Level.CRISIS, None, RUTH)
    assert not draft.problems
    for _ in draft.steps:
        draft = await policies.drop(GUILD, draft.id, RUTH, 0)
    assert [one.key for one in draft.problems] == ["policy-problem-empty"]
    draft = await policies.put(GUILD, draft.id, RUTH, 0, STRICT[0])
    with pytest.raises(Refusal, match="policy-problem-supervisors"):
        await policies.save(GUILD, draft.id, RUTH)
    with pytest.raises(NotFound):
        await policies.draft(GUILD, draft.id, IDA)
    with pytest.raises(Refusal, match="policy-no-record"):
        await policies.put(GUILD, draft.id, RUTH, 1, PolicyStep(Target.PEOPLE, MINUTE, people=(ANNA,)))
    assert not (await policies.written(GUILD))[0].own, "a draft is in force nowhere"
    await policies.discard(GUILD, draft.id, RUTH)
    with pytest.raises(NotFound):
        await policies.draft(GUILD, draft.id, RUTH)


async def test_new_cases_follow_what_was_saved_and_open_ones_what_they_began_with(
    clinic: Clinic, policies: PolicyService
) -> None:
    first = await clinic.flag(Level.CRISIS)
    await save(policies, Level.CRISIS, STRICT)
    second = await clinic.flag(Level.CRISIS, "2:0", person=202)
    await clinic.sweep()
    pages = {page["case_id"]: page["user_id"] for page in await rows(clinic.database, "pages")}
    assert pages == {first: IDA, second: JON}
    assert (await policies.written(GUILD))[0].own
    assert not (await policies.reset(GUILD, Level.CRISIS, None)).own


@pytest.mark.parametrize("level", [Level.CRISIS, Level.RED, Level.AMBER])
@pytest.mark.parametrize("own", [True, False])
async def test_a_simulation_says_what_the_real_chain_then_does(
    clinic: Clinic, policies: PolicyService, level: Level, own: bool
) -> None:
    if own:
        await save(policies, level, STRICT)
    shown = await policies.simulate(GUILD, clinic.group, level)
    await clinic.flag(level, kinds={Kind.DISTRESS})
    assert await run_one_round(clinic) == [(one.at, one.people) for one in shown.reaches]
    assert (await rows(clinic.database, "cases"))[0]["due_at"] == shown.again


async def test_a_simulation_of_another_hour_follows_the_rota(unstaffed: Clinic) -> None:
    policies = PolicyService(unstaffed.database)
    await unstaffed.rota.add(GUILD, JON, "sun", "02:00", "06:00", None)
    shown = await policies.simulate(GUILD, unstaffed.group, Level.CRISIS, when="sunday 03:10")
    assert shown.at == datetime(2026, 3, 8, 2, 10, tzinfo=UTC)
    assert [one.people for one in shown.reaches] == [(JON,), (JON,), (MARA,), (RUTH,)]
    amber = await policies.simulate(GUILD, unstaffed.group, Level.AMBER, when="sunday 01:00")
    assert amber.reaches[0].at == datetime(2026, 3, 8, 1, tzinfo=UTC)
    far = await policies.simulate(GUILD, unstaffed.group, Level.AMBER, when="tuesday 01:00")
    assert far.reaches[-1].at - far.at <= timedelta(days=1), "nothing is unseen for a day"
    with pytest.raises(BadInput):
        await policies.simulate(GUILD, unstaffed.group, Level.RED, when="whenever")
    with pytest.raises(NotFound):
        await policies.simulate(GUILD, 4711, Level.RED)


async def test_a_kind_of_its_own_and_a_worse_flag_of_another_kind(clinic: Clinic, policies: PolicyService) -> None:
    await save(policies, Level.AMBER, (PolicyStep(Target.FACILITATORS, 30 * MINUTE), STRICT[-1]), Kind.CONTACT)
    await save(policies, Level.CRISIS, STRICT, Kind.SUICIDE)
    assert await policies.own_kinds(GUILD) == [(Level.AMBER, Kind.CONTACT), (Level.CRISIS, Kind.SUICIDE)]
    await clinic.flag(Level.AMBER, kinds={Kind.CONTACT})
    await clinic.sweep()
    await clinic.flag(Level.CRISIS, "2:0", kinds={Kind.SUICIDE})
    await clinic.sweep()
    assert await clinic.paged() == [MARA, JON]


async def test_amber_that_was_not_answered_waits_for_the_next_staffed_hour(unstaffed: Clinic) -> None:
    await unstaffed.rota.add(GUILD, JON, "mon", "12:00", "13:30", None)
    await unstaffed.rota.add(GUILD, JON, "tue", "08:00", "12:00", None)
    case = await unstaffed.flag(Level.AMBER)
    await unstaffed.sweep()
    assert await unstaffed.paged() == [JON]
    assert (await unstaffed.case(case))["due_at"] == datetime(2026, 3, 3, 7, tzinfo=UTC)


async def test_the_member_is_told_once_that_nobody_answered(clinic: Clinic) -> None:
    case = await clinic.flag(Level.CRISIS)
    for _ in range(40):
        await clinic.sweep(minutes=1)
        await clinic.deliver()
    moments = [
        row["payload"]["moment"] for row in await rows(clinic.database, "outbox") if row["kind"] == "member-notice"
    ]
    assert moments == ["called", "unanswered"]
    await clinic.cases.acknowledge(GUILD, case, IDA)
    (told,) = await sends(clinic.database, "member-notice")
    assert told["payload"]["moment"] == "answered"


async def test_who_was_told_nothing_is_not_told_that_nobody_answered(clinic: Clinic) -> None:
    await clinic.flag(Level.RED, source=Source.REPORT, kinds={Kind.REPORT})
    for _ in range(12):
        await clinic.sweep(minutes=10)
        await clinic.deliver()
    assert not [row for row in await rows(clinic.database, "outbox") if row["kind"] == "member-notice"]


async def test_a_first_try_that_fails_moves_on_while_it_is_repeated(clinic: Clinic) -> None:
    """A server error is no delivery, though the same page may still arrive later."""
    case = await clinic.flag(Level.CRISIS)
    await clinic.sweep()
    (page,) = [one for one in await Deliveries(clinic.database).claim(clinic.clock.now(), 50) if one.kind == "page"]
    async with clinic.database.unit(GUILD) as unit:
        await clinic.cases.page_trouble(unit, page)
    await clinic.sweep()
    assert await clinic.paged() == [IDA, JON]
    async with clinic.database.unit(GUILD) as unit:
        await clinic.cases.page_result(unit, page, delivered=True)
    assert [row["result"] for row in await rows(clinic.database, "pages")] == ["sent", "queued"]
    assert (await clinic.events(case)).count("page-failed") == 1


async def test_a_desk_that_takes_nothing_pages_every_supervisor_and_turns_health_red(clinic: Clinic) -> None:
    case = await clinic.flag(Level.CRISIS)
    await clinic.sweep()
    entries = await Deliveries(clinic.database).claim(clinic.clock.now(), 50)
    for entry in [one for one in entries if one.kind in {"case", "page-desk"}]:
        async with clinic.database.unit(GUILD) as unit:
            await clinic.cases.desk_result(unit, entry, delivered=False)
    assert await clinic.paged() == [IDA, RUTH]
    assert [(one.reason, one.guild_id) for one in await clinic.cases.alarms()] == [(AlarmReason.DESK, GUILD)]
    assert "desk-failed" in await clinic.events(case)
    async with clinic.database.unit(GUILD) as unit:
        await GuildRepository(unit).save(desk_channel_id=901)
    assert await clinic.cases.alarms(GUILD) == []


async def test_nobody_reached_tries_every_contact_and_turns_health_red(clinic: Clinic, policies: PolicyService) -> None:
    services, contacts = Services(), contact_service(clinic)
    outside = AppriseOutside(clinic.database, ["json://operator.example.org"], sentence, services)
    await contacts.add(GUILD, JON, JON, "Jon's phone", PAGER)
    await contacts.add(GUILD, RUTH, RUTH, "Ruth's phone", PHONE)
    case = await clinic.flag(Level.CRISIS)
    for _ in range(12):
        await clinic.sweep()
        await hand_over(clinic, outside, down=True)
    assert {PHONE, PAGER} <= set(services.addresses())
    assert AlarmReason.UNREACHED in [one.reason for one in await clinic.cases.alarms(GUILD)]
    assert (await clinic.events(case)).count("unreached") == 1
    await clinic.sweep(minutes=14)
    await hand_over(clinic, outside)
    assert await clinic.cases.alarms(GUILD) == [], "somebody can be reached again"


async def test_nobody_with_a_record_is_an_alarm_until_somebody_answers(clinic: Clinic) -> None:
    clinic.clock.move(timedelta(days=365 * 10))
    case = await clinic.flag(Level.CRISIS)
    await clinic.sweep()
    (alarm,) = await clinic.cases.alarms()
    assert (alarm.reason, alarm.case_id) == (AlarmReason.NOBODY, case)
    (page,) = await sends(clinic.database, "page")
    assert (page["outside"], page["payload"]["whose"]) == (True, -1)
    await clinic.cases.acknowledge(GUILD, case, RUTH)
    assert await clinic.cases.alarms() == []


class Door:
    """What delivery can say about addresses, with a service that takes everything."""

    async def scheme(self, url: str) -> str | None:
        return scheme_of(url)

    async def try_out(self, guild_id: int, contact_id: int) -> bool:
        return True


def contact_service(clinic: Clinic) -> ContactService:
    return ContactService(clinic.database, Door())


async def test_a_page_outside_says_level_alias_and_link_and_nothing_else(clinic: Clinic) -> None:
    services, contacts = Services(), contact_service(clinic)
    outside = AppriseOutside(clinic.database, ["json://operator.example.org"], sentence, services)
    await contacts.add(GUILD, RUTH, RUTH, "Ruth's phone", PHONE)
    await contacts.add(GUILD, TEAM, RUTH, "Duty phone", PAGER)
    await clinic.flag(Level.CRISIS)
    for minutes in (0, 3, 2, 5):
        await clinic.sweep(minutes=minutes)
        await hand_over(clinic, outside)
    said = ("crisis", f"Thursday circle https://discord.com/channels/{GUILD}/900")
    assert sorted(services.taken) == sorted([(PHONE, *said), (PAGER, *said)])
    assert (await rows(clinic.database, "cases"))[0]["state"] == "paging", "a service's yes answers no case"
    assert {one.worked for one in await contacts.list(GUILD)} == {True}


async def test_the_operators_pagers_come_last(clinic: Clinic) -> None:
    services, contacts = Services(), contact_service(clinic)
    operator = "json://operator.example.org"
    outside = AppriseOutside(clinic.database, [operator], sentence, services)
    await clinic.flag(Level.CRISIS)
    for minutes in (0, 3, 2, 5):
        await clinic.sweep(minutes=minutes)
        await hand_over(clinic, outside)
    assert services.addresses() == [operator], "there is no contact yet"
    await contacts.add(GUILD, TEAM, RUTH, "Duty phone", PAGER)
    services.taken.clear()
    services.refused.add(PAGER)
    for minutes in (3, 3, 2, 5):
        await clinic.sweep(minutes=minutes)
        await hand_over(clinic, outside)
    assert services.addresses() == [operator], "the team's own did not take it"
    assert [one.worked for one in await contacts.list(GUILD)] == [False]


async def test_a_page_outside_that_nobody_takes_is_no_delivery(clinic: Clinic) -> None:
    services = Services()
    outside = AppriseOutside(clinic.database, [], sentence, services)
    entry = await outside_page(clinic)
    with pytest.raises(Unreachable):
        await outside.page(entry)
    await contact_service(clinic).add(GUILD, TEAM, RUTH, "Duty phone", PAGER)
    services.refused.add(PAGER)
    with pytest.raises(DeliveryError) as raised:
        await outside.page(entry)
    assert not isinstance(raised.value, Unreachable), "it is tried again"


async def outside_page(clinic: Clinic) -> OutboxEntry:
    """The first page that goes outside."""
    await clinic.flag(Level.CRISIS)
    for minutes in (0, 3, 2):
        await clinic.sweep(minutes=minutes)
        await clinic.deliver()
    await clinic.sweep(minutes=5)
    entries = await Deliveries(clinic.database).claim(clinic.clock.now(), 50)
    return next(entry for entry in entries if entry.outside)


async def test_contacts_are_sealed_and_changed_only_by_their_owner_or_a_supervisor(clinic: Clinic) -> None:
    contacts = contact_service(clinic)
    made = await contacts.add(GUILD, IDA, IDA, " Ida's phone ", f" {PAGER} ")
    assert (made.whose, made.label, made.scheme, made.worked) == (IDA, "Ida's phone", "mailto", None)
    (row,) = await rows(clinic.database, "outside_contacts")
    assert b"secret" not in row["url"]
    assert "secret" not in str({key: value for key, value in row.items() if key != "url"})
    assert await contacts.try_out(GUILD, made.id, IDA)
    refused: list[Any] = [
        contacts.add(GUILD, IDA, JON, "x", PAGER),
        contacts.add(GUILD, TEAM, JON, "x", PAGER),
        contacts.add(GUILD, ANNA, RUTH, "x", PAGER),
        contacts.try_out(GUILD, made.id, JON),
        contacts.remove(GUILD, made.id, JON),
        contacts.add(GUILD, IDA, IDA, " ", PAGER),
    ]
    for attempt in refused:
        with pytest.raises(Refusal):
            await attempt
    await contacts.remove(GUILD, made.id, RUTH)
    assert await contacts.list(GUILD) == []
    with pytest.raises(NotFound):
        await contacts.get(GUILD, made.id)


@pytest.mark.parametrize(
    ("url", "scheme"),
    [
        (PAGER, "mailto"),
        (PHONE, "ntfys"),
        ("json://127.0.0.1:8080/", None),
        ("json://localhost/", None),
        ("json://[::1]/", None),
        ("json://10.0.0.3/", None),
        ("json://169.254.169.254/", None),
        ("syslog://", None),
        ("dbus://", None),
        ("what is this", None),
        ("nonsense://x", None),
    ],
)
def test_addresses_that_point_into_our_own_machine_are_refused(url: str, scheme: str | None) -> None:
    assert scheme_of(url) == scheme
