"""Who is told when sessions change: the group in its channel, and those who said they would come, in person."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.groups import EnrolmentState, GroupState
from bot.domain.outbox import Priority
from bot.domain.sessions import SessionRecord
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.outbox import Outbox
from bot.storage.reminders import ReminderWish, WishRepository
from bot.storage.rsvps import RsvpRepository
from bot.storage.unit import Unit

PERSONAL = "session-news"
"""The kind of a direct message about a session that changed."""


def subject(session_id: int) -> str:
    """Under which all cards of a session are found."""
    return f"session:{session_id}"


async def tell_session(unit: Unit, old: SessionRecord, kind: str) -> None:
    """Say in the group that the session, which was ``old``, changed; its cards are redrawn."""
    revision = old.revision + 1
    facts = {"session": old.id, "revision": revision, "before": int(old.starts.timestamp())}
    await tell_group(unit, old.group_id, kind, f"{subject(old.id)}:{revision}", facts, subject(old.id))
    await Outbox(unit).refresh(subject(old.id), priority=Priority.REMINDER)


async def tell_group(
    unit: Unit, group_id: int, kind: str, key: str, facts: Mapping[str, int], about: str | None = None
) -> None:
    """Say something in the group's channel, once for each ``key``, if the group is open."""
    group = await GroupRepository(unit).get(group_id)
    channel_id = await GroupRepository(unit).channel(group_id, "talk")
    if group is None or group.state is not GroupState.OPEN or channel_id is None:
        return
    await Outbox(unit).send(
        kind, about or key, f"{kind}:{key}", priority=Priority.MEMBER, channel_id=channel_id, payload=facts
    )


async def tell_those_coming(unit: Unit, old: SessionRecord, what: str) -> None:
    """Write to everybody who said they would come (``what``: moved, cancelled or lengthened), unless they declined."""
    wishes = await WishRepository(unit).of(old.group_id)
    for user_id in await RsvpRepository(unit).seated(old.id):
        if wishes.get(user_id, ReminderWish(user_id)).news:
            await tell_person(unit, old, user_id, what, old.revision + 1)


async def tell_person(unit: Unit, session: SessionRecord, user_id: int, what: str, revision: int) -> None:
    """Write to one member about a session, once for each ``revision`` of it."""
    seat = await EnrolmentRepository(unit).get(session.group_id, user_id)
    if seat is None or seat.state not in {EnrolmentState.ACTIVE, EnrolmentState.LEAVING}:
        return
    await Outbox(unit).send(
        PERSONAL,
        f"{PERSONAL}:{session.id}",
        f"{PERSONAL}:{what}:{session.id}:{revision}:{user_id}",
        priority=Priority.MEMBER,
        user_id=user_id,
        payload={
            "session": session.id,
            "group": session.group_id,
            "what": what,
            "before": int(session.starts.timestamp()),
        },
    )
