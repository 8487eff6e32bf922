"""Places in a group: who has one, who is offered the next."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.groups import EnrolmentState, has_room, move_enrolment, next_place
from bot.domain.outbox import Priority
from bot.domain.phases import admits
from bot.domain.records import GroupRecord
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.outbox import Outbox
from bot.storage.unit import Unit

HOLD = timedelta(days=3)
"""How long a place is held for somebody who is preparing; later they can still take one that is free."""


async def taken(unit: Unit, group_id: int, *, besides: int | None = None) -> int:
    """How many places are taken: by members, and by those preparing whose place is held; not by ``besides``."""
    rows = EnrolmentRepository(unit)
    members = {one.user_id for one in await rows.members(group_id)}
    preparing = {
        user for user, since in await rows.since(group_id, EnrolmentState.PREPARING) if since + HOLD > unit.now()
    }
    return len((members | preparing) - {besides})


async def free(unit: Unit, group: GroupRecord, *, besides: int | None = None) -> bool:
    """Whether there is a place for one more."""
    return has_room(group.capacity, await taken(unit, group.id, besides=besides))


async def waiting(unit: Unit, group_id: int) -> list[int]:
    """User ids of those who wait, the longest first."""
    return [one.user_id for one in await EnrolmentRepository(unit).members(group_id, (EnrolmentState.WAITING,))]


async def offer(unit: Unit, group: GroupRecord) -> datetime | None:
    """Offer free places to those who wait, if the group admits; when a held one may come free for who still waits."""
    rows = EnrolmentRepository(unit)
    queue = await waiting(unit, group.id)
    if not admits(group.state, group.phase) or not queue:
        return None
    while (user := next_place(group.capacity, await taken(unit, group.id), queue)) is not None:
        await _offer_one(unit, group.id, user)
        queue.remove(user)
    if not queue:
        return None
    held = [since + HOLD for _, since in await rows.since(group.id, EnrolmentState.PREPARING)]
    return min((until for until in held if until > unit.now()), default=None)


async def _offer_one(unit: Unit, group_id: int, user_id: int) -> None:
    rows = EnrolmentRepository(unit)
    enrolment = await rows.get(group_id, user_id)
    assert enrolment is not None
    await rows.move(enrolment, move_enrolment(enrolment.state, EnrolmentState.PREPARING))
    await Outbox(unit).send(
        "join-place",
        f"enrolment:{group_id}:{user_id}",
        f"join-place:{enrolment.id}:{unit.now().isoformat()}",
        priority=Priority.MEMBER,
        user_id=user_id,
        payload={"group": group_id},
    )
