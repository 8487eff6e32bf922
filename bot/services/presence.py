"""Who left the server and who is back: seats end, professionals are marked absent, and a supervisor is told."""

from __future__ import annotations

from dataclasses import dataclass

from bot.clock import Clock
from bot.domain.cases import CaseState
from bot.domain.outbox import Priority
from bot.services.enrolments import EnrolmentService
from bot.storage.cases import CaseRepository
from bot.storage.database import Database
from bot.storage.duties import DutyRepository
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.guilds import GuildRepository, ProfessionalRepository
from bot.storage.outbox import Outbox
from bot.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Absence:
    """A professional as supervisors are told of them; ``groups`` are the names of those they lead."""

    name: str
    absent: bool
    groups: tuple[str, ...]


class PresenceService:
    """Keeps the records in step with who is on the server. Saying anything twice changes nothing."""

    def __init__(self, database: Database, clock: Clock, enrolments: EnrolmentService) -> None:
        self._database, self._clock, self._enrolments = database, clock, enrolments

    async def left(self, guild_id: int, user_id: int) -> None:
        """Their seats are over. A professional keeps record and shifts, and nobody pages them until they are back."""
        await self._enrolments.gone(guild_id, user_id)
        async with self._database.unit(guild_id) as unit:
            if await ProfessionalRepository(unit).mark_absent(user_id, self._clock.now()):
                await self._pass_on(unit, user_id)
                await self._tell(unit, user_id, "left")

    async def came(self, guild_id: int, user_id: int) -> None:
        """A professional who was absent is back, with all they had."""
        async with self._database.unit(guild_id) as unit:
            if await ProfessionalRepository(unit).mark_absent(user_id, None):
                await self._tell(unit, user_id, "back")

    async def expected(self, guild_id: int) -> dict[int, bool]:
        """Everybody whose presence matters → whether they are believed to be there."""
        async with self._database.reading(guild_id) as unit:
            records = await ProfessionalRepository(unit).list()
            enrolled = await EnrolmentRepository(unit).everybody()
        return dict.fromkeys(enrolled, True) | {one.user_id: one.absent_since is None for one in records}

    async def absence(self, guild_id: int, user_id: int) -> Absence | None:
        """What supervisors are told; None if there is no record (any more)."""
        async with self._database.reading(guild_id) as unit:
            record = await ProfessionalRepository(unit).get(user_id)
            led = set(await GroupRepository(unit).led_by(user_id))
            names = tuple(group.name for group in await GroupRepository(unit).list() if group.id in led)
        return Absence(record.name, record.absent_since is not None, names) if record else None

    @staticmethod
    async def _pass_on(unit: Unit, user_id: int) -> None:
        """Cases that were theirs go to somebody else now, not when their answer has gone stale."""
        rows = CaseRepository(unit)
        for case in await rows.list((CaseState.ACKNOWLEDGED,), limit=1000):
            if case.rule.owner == user_id:
                await rows.hurry(case.id)

    async def _tell(self, unit: Unit, user_id: int, news: str) -> None:
        for group_id in await GroupRepository(unit).led_by(user_id):
            await GroupRepository(unit).owe(group_id)
            await Outbox(unit).refresh(f"group:{group_id}")
        desk = (await GuildRepository(unit).get()).desk_channel_id
        supervisors = await DutyRepository(unit).supervisors(unit.now().date())
        for person in supervisors:
            await self._send(unit, user_id, news, person=person)
        if desk is not None:
            await self._send(unit, user_id, news, channel=desk)

    @staticmethod
    async def _send(
        unit: Unit, about: int, news: str, *, person: int | None = None, channel: int | None = None
    ) -> None:
        subject = f"presence:{about}"
        await Outbox(unit).send(
            "presence",
            subject,
            f"{subject}:{news}:{person or channel}:{int(unit.now().timestamp() * 1000)}",
            priority=Priority.CASE,
            user_id=person,
            channel_id=channel,
            payload={"person": about},
        )
