"""Contacts outside Discord: sealed, tried in turn, told nothing that anybody wrote."""

from typing import Any

import pytest

from bot.delivery.outside import AppriseOutside, scheme_of
from bot.domain.contacts import TEAM
from bot.domain.outbox import OutboxEntry
from bot.domain.triage import Level
from bot.errors import DeliveryError, NotFound, Refusal, Unreachable
from bot.storage.deliveries import Deliveries
from tests.circle import ANNA, GUILD, rows
from tests.services.desk import IDA, JON, RUTH, Clinic
from tests.services.desk_fixtures import clinic, clock, unstaffed
from tests.services.pagers import PAGER, PHONE, Services, contact_service, hand_over, sentence

__all__ = ["clinic", "clock", "unstaffed"]


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
