"""Groups as people meet them: made, joined, full, left, paused, changed."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import discord
import pytest
from simcord import BackendError

from tests.cogs.circle_stage import posts
from tests.stage import Stage, buttons, words

CHANNELS = ("lounge", "notes", "shelf", "back-room", "round-table")
ABOUT = {"age": "yes", "country": "DE", "reference": ""}
ALL = dict.fromkeys(("ground_rules", "screening", "statistical", "checkins"), True)


async def lead(stage: Stage, name: str = "mara") -> Any:
    """Somebody with a professional record."""
    person = stage.member(name)
    await stage.app.services.professionals.add(
        stage.guild.id,
        stage.admin.id,
        person.id,
        name=name.title(),
        qualification="Psychologist",
        body="Chamber",
        review="2099-01-01",
        supervisor=False,
    )
    return person


async def create(stage: Stage, mara: Any, **options: Any) -> Any:
    """The administrator makes a group that Mara leads."""
    chosen = {"name": "Evening circle", "type": "support", "zone": "Europe/Berlin", "country": "DE", "capacity": 2}
    shown = await stage.admin.slash(stage.lobby, "group create", **{**chosen, "facilitator": mara, **options})
    await quiet(stage)
    return shown


async def quiet(stage: Stage) -> None:
    """Wait until nothing is under way."""
    for _ in range(20):
        await stage.env.settle()
        under_way = [*stage.app.courier._tasks, *stage.app.sweep._tasks]
        if not under_way:
            return
        await asyncio.wait(under_way, timeout=1)


async def opened(stage: Stage, **options: Any) -> tuple[Any, Any]:
    """An open group with its join card in the lobby: (Mara, card)."""
    mara = await lead(stage)
    await create(stage, mara, **options)
    await acknowledge(stage)
    await mara.slash(stage.lobby, "group invite-card", group=1)
    await quiet(stage)
    return mara, posts(stage.lobby)[-1]


async def acknowledge(stage: Stage) -> None:
    """The crisis chain answers the test page."""
    async with stage.app.database.unit(stage.guild.id) as unit:
        await stage.app.services.groups.tested(unit, 1, unit.now())
    await quiet(stage)


async def join(card: Any, who: Any, consents: dict[str, bool] | None = None) -> Any:
    """Somebody goes the whole way from the card."""
    agreement = await who.submit_modal(await who.click(card, label="Join"), ABOUT)
    if "Choose what I agree to" not in buttons(agreement.response):
        return agreement
    form = await who.click(agreement.response, label="Choose what I agree to")
    return await who.submit_modal(form, consents or ALL)


def last(result: Any) -> str:
    """What the person read last."""
    return words(result.followups[-1] if result.followups else result.response)


def sees(stage: Stage, who: Any, name: str, *more: str) -> bool:
    """Whether somebody may see a channel, and do more in it."""
    try:
        stage.env.backend.require_permissions(
            stage.guild.id, who.id, stage.guild.channels[name].id, "view_channel", *more
        )
    except BackendError:
        return False
    return True


async def test_a_group_is_made_with_private_channels_under_a_neutral_name(stage: Stage) -> None:
    mara, stranger = await lead(stage), stage.member("zoe")
    shown = await create(stage, mara)
    assert shown.ephemeral
    assert "Room 1" in words(shown.response)
    assert all(name in stage.guild.channels for name in (*CHANNELS, "Room 1"))
    assert not any(sees(stage, stranger, name) for name in CHANNELS)
    assert all(sees(stage, mara, name) for name in CHANNELS)
    assert len(await stage.rows("group_channels")) == 5
    (card,) = posts(stage.guild.channels["back-room"])
    assert list(buttons(card)) == ["Test page"]


async def test_only_an_administrator_makes_groups(stage: Stage) -> None:
    mara = await lead(stage)
    refused = await mara.slash(
        stage.lobby,
        "group create",
        name="Mine",
        type="support",
        zone="UTC",
        country="DE",
        capacity=5,
        facilitator=mara,
    )
    assert "manage this server" in words(refused.response)
    assert await stage.rows("groups") == []


async def test_a_leader_without_a_record_is_refused_before_anything_is_made(stage: Stage) -> None:
    before = len(stage.guild.channels)
    shown = await create(stage, stage.member("carl"))
    assert "no valid record" in words(shown.response)
    assert len(stage.guild.channels) == before


async def test_joining_leads_through_the_agreement_into_the_channels(stage: Stage) -> None:
    _mara, card = await opened(stage)
    assert "Psychologist" in words(card)
    anna = stage.member("anna")
    form = await anna.click(card, label="Join")
    agreement = await anna.submit_modal(form, ABOUT)
    assert agreement.ephemeral
    assert "version 1" in words(agreement.response)
    assert not sees(stage, anna, "lounge")
    read = await anna.click(agreement.response, label="Read all")
    assert "Ground rules" in words(read.response)
    consents = await anna.click(agreement.response, label="Choose what I agree to")
    boxes = [row["component"] for row in consents.modal["components"]]
    assert [box["custom_id"] for box in boxes] == list(ALL)
    assert not any(box.get("default") for box in boxes)
    done = await anna.submit_modal(consents, {**ALL, "screening": False})
    assert "You are in" in last(done)
    assert sees(stage, anna, "lounge", "send_messages")
    assert not sees(stage, anna, "back-room")


async def test_without_the_ground_rules_nothing_is_lost_and_the_form_comes_back(stage: Stage) -> None:
    _mara, card = await opened(stage)
    anna = stage.member("anna")
    refused = await join(card, anna, {**ALL, "ground_rules": False})
    assert "ground rules are needed" in words(refused.response)
    again = await anna.click(refused.response, label="Edit again")
    done = await anna.submit_modal(again, ALL)
    assert "You are in" in last(done)


async def test_a_full_group_tells_the_place_and_calls_when_one_is_free(stage: Stage) -> None:
    _mara, card = await opened(stage)
    anna, ben, cleo = (stage.member(name) for name in ("anna", "ben", "cleo"))
    for person in (anna, ben):
        await join(card, person)
    waiting = await join(card, cleo)
    assert "number 1 in the line" in words(waiting.response)
    assert not sees(stage, cleo, "lounge")
    asked = await anna.slash(stage.lobby, "leave")
    assert sees(stage, anna, "lounge")
    await anna.click(asked.response, label="Leave")
    await quiet(stage)
    assert not sees(stage, anna, "lounge")
    (offer,) = posts(cleo.user.dm_channel)
    agreement = await cleo.user.click(offer, label="Go on")
    form = await cleo.user.click(agreement.response, label="Choose what I agree to")
    await cleo.user.submit_modal(form, ALL)
    assert sees(stage, cleo, "lounge")


async def test_withdrawing_screening_keeps_the_seat(stage: Stage) -> None:
    mara, card = await opened(stage)
    anna = stage.member("anna")
    await join(card, anna)
    now = await anna.slash(stage.lobby, "consents")
    form = await anna.click(now.response, label="Change")
    saved = await anna.submit_modal(form, {"screening": False, "statistical": False, "checkins": True})
    assert "Your seat stays" in words(saved.response)
    assert sees(stage, anna, "lounge", "send_messages")
    seen = await mara.slash(stage.lobby, "group members", group=1)
    assert "One member is not screened" in words(seen.response)


async def test_a_changed_agreement_asks_every_member_again(stage: Stage) -> None:
    mara, card = await opened(stage)
    anna = stage.member("anna")
    await join(card, anna)
    form = await mara.slash(stage.lobby, "group agreement", group=1)
    await mara.submit_modal(form, {"short": "A new short text.", "long": "A new long text."})
    await quiet(stage)
    asked = posts(stage.guild.channels["notes"])[-1]
    assert "version 2" in words(asked)
    agreement = await anna.click(asked, label="Read and answer")
    assert "A new short text." in words(agreement.response)
    consents = await anna.click(agreement.response, label="Choose what I agree to")
    await anna.submit_modal(consents, ALL)
    assert [row["accepted_version"] for row in await stage.rows("enrolments")] == [2]


async def test_permissions_follow_pause_archive_and_reopening(stage: Stage) -> None:
    mara, card = await opened(stage)
    anna = stage.member("anna")
    await join(card, anna)
    await mara.slash(stage.lobby, "group pause", group=1)
    assert sees(stage, anna, "lounge")
    assert not sees(stage, anna, "lounge", "send_messages")
    await mara.slash(stage.lobby, "group resume", group=1)
    assert sees(stage, anna, "lounge", "send_messages")
    asked = await mara.slash(stage.lobby, "group archive", group=1)
    assert sees(stage, anna, "lounge")
    await mara.click(asked.response, label="Archive it")
    assert not sees(stage, anna, "lounge")
    await mara.slash(stage.lobby, "group reopen", group=1)
    assert not sees(stage, anna, "lounge")
    await acknowledge(stage)
    assert sees(stage, anna, "lounge", "send_messages")


async def test_who_leaves_the_server_leaves_the_group(stage: Stage) -> None:
    _mara, card = await opened(stage)
    anna = stage.member("anna")
    await join(card, anna)
    stage.guild.remove_member(anna)
    await quiet(stage)
    assert [row["state"] for row in await stage.rows("enrolments")] == ["left"]


async def test_a_creation_that_fails_midway_goes_on_where_it_ended(stage: Stage) -> None:
    mara = await lead(stage)
    with voice_refused():
        shown = await create(stage, mara)
    assert "not finished" in words(shown.response)
    assert [row["state"] for row in await stage.rows("groups")] == ["draft"]
    await stage.admin.click(shown.response, label="Try again")
    assert [row["state"] for row in await stage.rows("groups")] == ["testing"]
    assert sorted(names(stage)) == sorted({*CHANNELS, "Room 1"})


async def test_a_creation_that_was_cut_off_is_finished_by_itself(stage: Stage) -> None:
    mara = await lead(stage)
    with voice_refused():
        await create(stage, mara)
    async with stage.app.database.everywhere(writes=True) as connection:  # killed before it could write this down
        await connection.exec_driver_sql("DELETE FROM group_channels")
        await connection.exec_driver_sql("UPDATE groups SET category_id = NULL")
    await stage.wait(minutes=2)
    await quiet(stage)
    assert [row["state"] for row in await stage.rows("groups")] == ["testing"]
    assert sorted(names(stage)) == sorted({*CHANNELS, "Room 1"})
    assert len(posts(stage.guild.channels["back-room"])) == 1


async def test_a_creation_that_fails_can_be_undone(stage: Stage) -> None:
    mara = await lead(stage)
    with voice_refused():
        shown = await create(stage, mara)
    await stage.admin.click(shown.response, label="Undo")
    assert names(stage) == []
    assert await stage.rows("groups") == []
    await stage.wait(minutes=2)
    await quiet(stage)
    assert names(stage) == []


async def test_discords_limit_is_said_before_anything_is_made(stage: Stage) -> None:
    mara = await lead(stage)
    for number in range(495):
        stage.guild.create_text_channel(f"c{number}")
    shown = await create(stage, mara)
    assert "Discord allows 500" in words(shown.response)
    assert await stage.rows("groups") == []


async def test_another_guild_cannot_name_the_group(stage: Stage) -> None:
    await opened(stage)
    other = stage.env.create_guild("Elsewhere")
    room = other.create_text_channel("room")
    boss = other.create_role("boss", permissions=discord.Permissions(administrator=True))
    eve = other.add_member(stage.env.create_user("eve"), roles=[boss])
    shown = await eve.slash(room, "group show", group=1)
    assert "don't know that group" in words(shown.response)
    assert await eve.autocomplete(room, "group show", "group", "") == []
    removed = await eve.slash(room, "group remove-facilitator", group=1, person=eve)
    assert "don't know that group" in words(removed.response)
    assert "no groups" in words((await eve.slash(room, "group list")).response)


async def test_what_is_set_for_a_group_names_its_phase(stage: Stage) -> None:
    mara, _ = await opened(stage)
    kept = (await stage.rows("groups"))[0]["phase"]
    shown = words((await mara.slash(stage.desk, "group show", group=1)).response)
    assert f"Phase: {kept}" in shown


def names(stage: Stage) -> list[str]:
    """Channels that were not there at the start."""
    backend = stage.env.backend
    found = [backend.get_channel(number).name for number in backend.get_guild(stage.guild.id).channel_ids]
    return [name for name in found if name not in {"lobby", "desk", None}]


@contextmanager
def voice_refused() -> Iterator[None]:
    """Discord fails at the last channel."""

    class Refused:
        status, reason = 503, "Service Unavailable"

    async def fail(*_args: Any, **_options: Any) -> None:
        raise discord.HTTPException(Refused(), {"code": 0, "message": "down"})  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(discord.Guild, "create_voice_channel", fail)
        yield


async def test_the_button_in_the_staff_channel_sends_a_real_page_and_its_acknowledgement_opens(stage: Stage) -> None:
    mara = await lead(stage)
    await stage.app.services.setup.desk(stage.guild.id, stage.desk.id)
    await create(stage, mara)
    (card,) = posts(stage.guild.channels["back-room"])
    sent = await mara.click(card, label="Test page")
    await quiet(stage)
    assert "on its way" in words(sent.response)
    assert [row["drill"] for row in await stage.rows("cases")] == [True]
    card = next(one for one in posts(stage.desk) if "Acknowledge" in buttons(one))
    await mara.click(card, label="Acknowledge")
    await quiet(stage)
    assert [row["state"] for row in await stage.rows("groups")] == ["open"]
