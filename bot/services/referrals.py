"""Referrals: somebody who leads suggests individual help, the member decides, and a named person asks how it went."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.domain.outbox import OutboxEntry, Priority
from bot.domain.referrals import (
    LONGEST_PLACE,
    LONGEST_REACH,
    LONGEST_REASON,
    OWED,
    Referral,
    ReferralState,
    move_referral,
    next_follow_up,
)
from bot.domain.when import parse_day
from bot.errors import BadInput, NotFound, Refusal
from bot.services.groups import need
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.guilds import ProfessionalRepository
from bot.storage.outbox import Outbox
from bot.storage.referrals import ReferralRepository
from bot.storage.tables import referrals
from bot.storage.unit import Unit

OFFERED, ANSWERED, DUE = "referral-offered", "referral-answered", "referral-due"
"""The member's own card, the word to staff, and the question to whoever follows up."""
UNREACHED = "referral-unreached"
"""The word to staff that the member's own card could not be delivered."""
AT = time(9)
"""Local time of a group at which a follow-up is asked for."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What somebody who leads writes: what it is for, to whom, how to reach them, and who asks on which day."""

    reason: str
    place: str
    reach: str
    day: str
    owner_id: int


class ReferralService:
    """Referrals of all guilds, always one guild at a time."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock, self._due = database, clock, Due(database)

    async def owners(self, guild_id: int, group_id: int) -> list[tuple[int, str]]:
        """Who can follow up: those who lead the group, with their names."""
        async with self._database.reading(guild_id) as unit:
            people = await GroupRepository(unit).facilitators(group_id)
            found = [(one, await ProfessionalRepository(unit).get(one)) for one in people]
        return [(user_id, record.name if record else str(user_id)) for user_id, record in found]

    async def suggest(self, guild_id: int, group_id: int, user_id: int, by: int, wanted: Suggestion) -> Referral:
        """Offer it to the member, who sees it first. Raises BadInput, NotFound and Refusal."""
        said = _words(wanted)
        async with self._database.unit(guild_id) as unit:
            group = await need(unit, group_id)
            if group_id not in await EnrolmentRepository(unit).groups_of(user_id):
                raise Refusal("referral-no-member")
            if wanted.owner_id not in await GroupRepository(unit).facilitators(group_id):
                raise BadInput("referral-owner")
            day = parse_day(wanted.day.strip(), group.zone, unit.now())
            if day is None:
                raise BadInput("referral-day")
            follow_on = datetime.combine(day, AT, tzinfo=ZoneInfo(group.zone)).astimezone(UTC)
            people = {"user_id": user_id, "by_id": by, "owner_id": wanted.owner_id}
            box = await unit.seal(user_id, json.dumps(said))
            number = await ReferralRepository(unit).add(group_id=group_id, words=box, follow_on=follow_on, **people)
            await _send(unit, OFFERED, number, group_id, f"{OFFERED}:{number}", user_id=user_id)
            return await _need(unit, number)

    async def get(self, guild_id: int, referral_id: int) -> Referral | None:
        """A referral as it is now; None when it is gone."""
        async with self._database.reading(guild_id) as unit:
            row = await ReferralRepository(unit).get(referral_id)
            return await _opened(unit, row) if row is not None else None

    async def listed(self, guild_id: int, group_id: int) -> list[Referral]:
        """Open referrals of a group, the oldest first. Raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            await need(unit, group_id)
            found = [await _opened(unit, row) for row in await ReferralRepository(unit).open(group_id)]
        return [one for one in found if one is not None]

    async def mine(self, guild_id: int, user_id: int) -> list[Referral]:
        """A member's own referrals, the newest first."""
        async with self._database.reading(guild_id) as unit:
            found = [await _opened(unit, row) for row in await ReferralRepository(unit).of_person(user_id)]
        return [one for one in reversed(found) if one is not None]

    async def answer(self, guild_id: int, referral_id: int, user_id: int, *, yes: bool) -> Referral:
        """The member says yes or no; those who lead are told. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            found = await _need(unit, referral_id)
            if found.user_id != user_id:
                raise Refusal("referral-not-yours")
            to = ReferralState.AGREED if yes else ReferralState.REFUSED
            await self._move(unit, found, to, member=True)
            channel_id = await GroupRepository(unit).channel(found.group_id, "staff")
            if channel_id is not None:
                key = f"{ANSWERED}:{found.id}"
                await _send(unit, ANSWERED, found.id, found.group_id, key, channel_id=channel_id)
            return await _need(unit, referral_id)

    async def outcome(self, guild_id: int, referral_id: int, to: ReferralState) -> Referral:
        """Those who lead say how it went. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            found = await _need(unit, referral_id)
            await self._move(unit, found, to, member=False)
            return await _need(unit, referral_id)

    async def run_due(self, now: datetime) -> int:
        """Ask whoever follows up, once for each date."""

        async def ask(unit: Unit, referral_id: int) -> None:
            row = await ReferralRepository(unit).get(referral_id)
            if row is None or row["due_at"] is None or row["due_at"] > now:
                return
            await ReferralRepository(unit).settle(referral_id)
            if ReferralState(row["state"]) in OWED:
                await _ask(unit, row)

        return await self._due.units(referrals, now, ask)

    async def delivered(self, unit: Unit, entry: OutboxEntry, delivered: bool) -> None:
        """What became of an offer or a question: if its person could not be reached, those who lead are told."""
        row = await ReferralRepository(unit).get(int(entry.payload["referral"]))
        if row is None or delivered or entry.user_id is None:
            return
        if entry.kind == DUE:
            await _ask(unit, row, reachable=False)
        elif row["state"] == ReferralState.ASKED.value:
            channel_id = await GroupRepository(unit).channel(row["group_id"], "staff")
            if channel_id is not None:
                key = f"{UNREACHED}:{row['id']}:{row['at'].isoformat()}"
                await _send(unit, UNREACHED, row["id"], row["group_id"], key, channel_id=channel_id)

    @staticmethod
    async def _move(unit: Unit, found: Referral, to: ReferralState, *, member: bool) -> None:
        try:
            move_referral(found.state, to, member=member)
        except ValueError:
            raise Refusal("referral-settled") from None
        due_at = next_follow_up(to, unit.now(), found.follow_on)
        if not await ReferralRepository(unit).move(found.id, found.state, to, due_at):
            raise Refusal("referral-settled")
        await Outbox(unit).refresh(f"referral:{found.id}", priority=Priority.MEMBER)


async def _ask(unit: Unit, row: Any, *, reachable: bool = True) -> None:
    """In person, or in the staff channel where that person does not lead any more or cannot be reached."""
    group_id, key = row["group_id"], f"{DUE}:{row['id']}:{row['at'].isoformat()}"
    if reachable and row["owner_id"] in await GroupRepository(unit).present_facilitators(group_id):
        await _send(unit, DUE, row["id"], group_id, key, user_id=row["owner_id"])
        return
    channel_id = await GroupRepository(unit).channel(group_id, "staff")
    if channel_id is not None:
        await _send(unit, DUE, row["id"], group_id, f"{key}:staff", channel_id=channel_id)


async def _send(unit: Unit, kind: str, referral_id: int, group_id: int, key: str, **to: int) -> None:
    await Outbox(unit).send(
        kind,
        f"referral:{referral_id}",
        key,
        priority=Priority.MEMBER,
        payload={"referral": referral_id, "group": group_id},
        **to,  # type: ignore[arg-type]
    )


def _words(wanted: Suggestion) -> dict[str, str]:
    said = {
        "reason": wanted.reason.strip()[:LONGEST_REASON],
        "place": " ".join(wanted.place.split())[:LONGEST_PLACE],
        "reach": wanted.reach.strip()[:LONGEST_REACH],
    }
    if not all(said.values()):
        raise BadInput("referral-empty")
    return said


async def _need(unit: Unit, referral_id: int) -> Referral:
    row = await ReferralRepository(unit).get(referral_id)
    found = await _opened(unit, row) if row is not None else None
    if found is None:
        raise NotFound("referral-gone")
    return found


async def _opened(unit: Unit, row: Any) -> Referral | None:
    box = await unit.open(row["user_id"], row["words"])
    if box is None:
        return None
    said: dict[str, str] = json.loads(box)
    people = (row["user_id"], row["by_id"] or 0, row["owner_id"] or 0)
    state = ReferralState(row["state"])
    words = (said["reason"], said["place"], said["reach"])
    return Referral(row["id"], row["group_id"], *people, state, *words, row["follow_on"])
