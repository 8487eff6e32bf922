"""Agreements: every version stays; a changed one is asked again."""

from __future__ import annotations

from bot.clock import Clock
from bot.domain.outbox import Priority
from bot.domain.records import AgreementRecord
from bot.errors import BadInput, NotFound, Refusal
from bot.services.groups import need
from bot.storage.agreements import AgreementRepository
from bot.storage.database import Database
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.outbox import Outbox
from bot.storage.unit import Unit

SHORT_LINES, SHORT_LENGTH, LONG_LENGTH = 7, 1200, 3800


class AgreementService:
    """What people read before they join, and again when it changed."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def current(self, guild_id: int, group_id: int) -> AgreementRecord:
        """The version that holds now; raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            found = await AgreementRepository(unit).current(group_id)
        if found is None:
            raise NotFound("group-unknown")
        return found

    async def revise(self, guild_id: int, group_id: int, by: int, basis: int, short: str, long: str) -> int:
        """Enter a new version that was written from version ``basis``; its number. Members are asked again.

        Raises BadInput for a text that is too short or too long, and Refusal if somebody else was faster.
        """
        async with self._database.unit(guild_id) as unit:
            return await enter_version(unit, group_id, by, basis, short, long)


async def enter_version(unit: Unit, group_id: int, by: int, basis: int, short: str, long: str) -> int:
    """The same, in the caller's transaction."""
    _check(short, long)
    await need(unit, group_id)
    known = await AgreementRepository(unit).current(group_id)
    if known is None or known.version != basis:
        raise Refusal("agreement-changed-meanwhile")
    await AgreementRepository(unit).add(group_id, basis + 1, short.strip(), long.strip(), by)
    await _ask_again(unit, group_id, basis + 1)
    return basis + 1


def _check(short: str, long: str) -> None:
    lines = [line for line in short.splitlines() if line.strip()]
    if not lines or len(lines) > SHORT_LINES or len(short) > SHORT_LENGTH:
        raise BadInput("agreement-short-unfit", lines=SHORT_LINES, length=SHORT_LENGTH)
    if not long.strip() or len(long) > LONG_LENGTH:
        raise BadInput("agreement-long-unfit", length=LONG_LENGTH)


async def _ask_again(unit: Unit, group_id: int, version: int) -> None:
    subject = f"agreement:{group_id}"
    await Outbox(unit).refresh(subject, priority=Priority.MEMBER)
    await Outbox(unit).withdraw(subject)
    channel = await GroupRepository(unit).channel(group_id, "checkins")
    if channel is not None and await EnrolmentRepository(unit).members(group_id):
        await Outbox(unit).send(
            "agreement-changed",
            subject,
            f"agreement:{group_id}:{version}",
            priority=Priority.MEMBER,
            channel_id=channel,
            payload={"group": group_id, "version": version},
        )
