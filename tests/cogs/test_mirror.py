"""Sessions as events of Discord and in calendars, as staff and members meet them."""

from datetime import datetime, timedelta
from typing import Any

import discord

from bot.storage.groups import GroupRepository
from tests.cogs.circle_stage import Circle, open_circle, posts, restarted, settled, wait
from tests.stage import Stage, buttons, words


class Mirrored:
    """A group with a voice and a staff channel, and its first sessions planned."""

    def __init__(self, circle: Circle, voice: Any, staff: Any) -> None:
        self.circle, self.stage, self.voice, self.staff = circle, circle.stage, voice, staff

    def events(self) -> list[Any]:
        """What the server shows, the next first."""
        found = self.stage.env.backend.get_guild(self.stage.guild.id).scheduled_events.values()
        return sorted((one for one in found if one.status in {1, 2}), key=lambda one: one.scheduled_start_time)

    async def by_hand(self, event: Any, **changes: Any) -> None:
        """Somebody changes an event in Discord."""
        self.stage.env.backend.edit_scheduled_event(self.stage.guild.id, event.id, changes)
        await self.stage.env.settle()
        await settled(self.stage)

    def later(self, event: Any, **span: float) -> str:
        """A start that much later, as Discord writes it."""
        return (datetime.fromisoformat(event.scheduled_start_time) + timedelta(**span)).isoformat()


async def open_mirror(stage: Stage, **plan: Any) -> Mirrored:
    circle = await open_circle(stage)
    voice, staff = stage.guild.create_voice_channel("room"), stage.guild.create_text_channel("staff")
    async with stage.app.database.unit(stage.guild.id) as unit:
        for role, channel in {"voice": voice, "staff": staff}.items():
            await GroupRepository(unit).add_channel(circle.group, role, channel.id)
    given = {"group": circle.group, "when": "tomorrow 18:00", **plan}
    shown = await circle.mara.slash(circle.talk, "session plan", **given)
    await circle.mara.click(shown.response, label="Save")
    await settled(stage)
    return Mirrored(circle, voice, staff)


async def test_an_event_lives_as_its_session_does(stage: Stage) -> None:
    mirror = await open_mirror(stage, title="Grief and anger")
    first, second = mirror.events()
    assert (first.name, first.channel_id, first.entity_type) == ("Thursday circle", mirror.voice.id, 2)
    sessions, guild = stage.app.services.sessions, stage.guild.id
    (one, *_) = await sessions.coming(guild, mirror.circle.mara.id)
    await sessions.move(guild, one.session.id, 0, one.session.starts + timedelta(hours=1))
    await settled(stage)
    assert datetime.fromisoformat(mirror.events()[0].scheduled_start_time) == one.session.starts + timedelta(hours=1)
    assert not posts(mirror.staff), "what the bot did itself is asked of nobody"
    await wait(stage, seconds=(one.session.starts - stage.env.now()).total_seconds() + 3700)
    assert mirror.events()[0].status == 2
    await wait(stage, hours=3)
    assert [event.status for event in mirror.events()] == [1, 1]
    assert mirror.events()[0].id == second.id
    await sessions.cancel(guild, 2, 0)
    await settled(stage)
    assert second.id not in [event.id for event in mirror.events()]


async def test_an_event_moved_by_hand_is_asked_about_and_the_session_follows(stage: Stage) -> None:
    mirror = await open_mirror(stage)
    event = mirror.events()[0]
    await mirror.by_hand(event, scheduled_start_time=mirror.later(event, hours=2))
    (card,) = posts(mirror.staff)
    assert "Which one holds?" in words(card)
    assert list(buttons(card)) == ["Move the session too", "Put it back"]
    refused = await mirror.circle.anna.click(card, label="Move the session too")
    assert "lead" in words(refused.response)
    await mirror.circle.mara.click(card, label="Move the session too")
    await settled(stage)
    (session, *_) = await stage.app.services.sessions.coming(stage.guild.id, mirror.circle.mara.id)
    assert session.session.starts == datetime.fromisoformat(mirror.events()[0].scheduled_start_time)
    assert "settled" in words(posts(mirror.staff)[0])


async def test_an_event_renamed_or_deleted_by_hand_is_put_back(stage: Stage) -> None:
    mirror = await open_mirror(stage)
    event, _ = mirror.events()
    await mirror.by_hand(event, name="Grief group, Anna's")
    assert "changed the name" in words(posts(mirror.staff)[0])
    assert "Anna's" not in words(posts(mirror.staff)[0])
    await mirror.circle.mara.click(posts(mirror.staff)[0], label="Put it back")
    await settled(stage)
    assert mirror.events()[0].name == "Thursday circle"
    stage.env.backend.delete_scheduled_event(stage.guild.id, event.id)
    await stage.env.settle()
    await settled(stage)
    assert "deleted its event" in words(posts(mirror.staff)[1])
    assert len(mirror.events()) == 1
    await mirror.circle.mara.click(posts(mirror.staff)[1], label="Put it back")
    await settled(stage)
    assert len(mirror.events()) == 2


async def test_an_end_changed_by_hand_is_asked_about_and_the_session_follows(stage: Stage) -> None:
    mirror = await open_mirror(stage)
    event, _ = mirror.events()
    await mirror.by_hand(event, scheduled_end_time=mirror.later(event, hours=2))
    (card,) = posts(mirror.staff)
    assert "changed the end" in words(card)
    assert list(buttons(card)) == ["Change the session too", "Put it back"]
    refused = await mirror.circle.anna.click(card, label="Change the session too")
    assert "lead" in words(refused.response)
    await mirror.circle.mara.click(card, label="Change the session too")
    await settled(stage)
    (session, *_) = await stage.app.services.sessions.coming(stage.guild.id, mirror.circle.mara.id)
    assert session.session.ends == session.session.starts + timedelta(hours=2)
    assert "settled" in words(posts(mirror.staff)[0])
    event = mirror.events()[0]
    assert datetime.fromisoformat(event.scheduled_end_time) == session.session.ends


async def test_an_end_taken_out_or_beyond_a_session_can_only_be_put_back(stage: Stage) -> None:
    mirror = await open_mirror(stage)
    event, second = mirror.events()
    before = second.scheduled_end_time
    await mirror.by_hand(event, scheduled_end_time=None)
    await mirror.by_hand(second, scheduled_end_time=mirror.later(second, hours=20))
    endless, beyond = posts(mirror.staff)
    assert "took the end out" in words(endless)
    assert list(buttons(endless)) == list(buttons(beyond)) == ["Put it back"]
    await mirror.circle.mara.click(beyond, label="Put it back")
    await settled(stage)
    assert datetime.fromisoformat(mirror.events()[1].scheduled_end_time) == datetime.fromisoformat(before)


async def test_a_description_written_by_hand_is_asked_about_and_never_repeated(stage: Stage) -> None:
    mirror = await open_mirror(stage)
    event, _ = mirror.events()
    await mirror.by_hand(event, description="Anna asked us to talk about Ben")
    (card,) = posts(mirror.staff)
    assert "the description" in words(card)
    assert "Anna" not in words(card)
    assert not [row for row in await stage.rows("outbox") if "Ben" in str(row)]
    assert event.description, "nothing is undone unasked"
    await mirror.circle.mara.click(card, label="Put it back")
    await settled(stage)
    assert not mirror.events()[0].description
    assert "settled" in words(posts(mirror.staff)[0])


async def test_no_event_is_made_twice(stage: Stage) -> None:
    with stage.trouble(10**6) as count:
        mirror = await open_mirror(stage)
    assert count.seen
    assert len(mirror.events()) == 2
    async with stage.app.database.unit(stage.guild.id) as unit:
        await unit.connection.exec_driver_sql("delete from scheduled_events")  # nothing of the answers was kept
        await unit.connection.exec_driver_sql("update mirrors set due_at = '2000-01-01 00:00:00'")
    before = [event.id for event in mirror.events()]
    async with restarted(stage):
        await settled(stage)
        assert [event.id for event in mirror.events()] == before
        assert len(await stage.rows("scheduled_events")) == 2


async def test_a_change_while_the_bot_was_away_is_noticed(stage: Stage) -> None:
    mirror = await open_mirror(stage)
    event = mirror.events()[0]
    event.scheduled_start_time = mirror.later(event, hours=2)
    async with restarted(stage):
        await settled(stage)
        assert "Which one holds?" in words(posts(mirror.staff)[0])


async def test_without_the_permission_sessions_go_on_and_the_desk_is_told(stage: Stage) -> None:
    backend = stage.env.backend
    guild = backend.get_guild(stage.guild.id)
    lacking = ~discord.Permissions(administrator=True, manage_events=True).value
    for role in guild.roles.values():
        if role.id in guild.members[backend.bot_user.id].role_ids or role.id == guild.id:
            backend.edit_role(guild.id, role.id, {"permissions": role.permissions & lacking})
    await stage.app.services.setup.desk(stage.guild.id, stage.desk.id)
    mirror = await open_mirror(stage)
    assert not mirror.events()
    assert any("Manage Events" in words(one) for one in posts(stage.desk))


async def test_a_member_gets_a_file_and_a_stranger_none(stage: Stage) -> None:
    mirror = await open_mirror(stage)
    circle = mirror.circle
    told = await circle.anna.slash(circle.talk, "session calendar")
    assert told.ephemeral
    assert "holds the times of Thursday circle" in words(told.response)
    assert told.response.attachments[0].filename == "sessions.ics"
    assert list(buttons(told.response)) == []
    refused = await circle.carl.slash(circle.talk, "session calendar", group=circle.group)
    assert "in no group" in words(refused.response)
    await wait(stage, hours=18)
    card = posts(circle.talk)[0]
    pressed = await circle.anna.click(card, label="Calendar")
    assert pressed.ephemeral
    assert pressed.response.attachments
