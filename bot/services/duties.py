"""The one answer to «may this person do that?»."""

from __future__ import annotations

from datetime import datetime

from bot.clock import Clock
from bot.domain.duties import Actor, Duty, Scope
from bot.domain.groups import EnrolmentState
from bot.domain.rota import on_duty
from bot.storage.database import Database
from bot.storage.duties import STAYING, DutyRepository
from bot.storage.rota import RotaRepository

_JOINING = (*STAYING, EnrolmentState.APPLIED, EnrolmentState.WAITING, EnrolmentState.PREPARING)


class DutyService:
    """Checks duties against the records, at the moment of the press."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def holds(self, duty: Duty, actor: Actor, scope: Scope) -> bool:
        """Whether the actor holds the duty now, for what the control is about."""
        if duty is Duty.EVERYONE:
            return True
        async with self._database.reading(actor.guild_id) as unit:
            return await self._holds(DutyRepository(unit), duty, actor, scope, unit.now())

    async def scope(self, guild_id: int, thing: str, number: int) -> Scope:
        """What a control that names a thing by number is about; an empty scope if the thing is not of this guild."""
        if thing == "group":
            return Scope(group_id=number)
        async with self._database.reading(guild_id) as unit:
            group_id = await DutyRepository(unit).group_of(thing, number)
        return Scope(group_id, number if thing == "case" else None) if group_id else Scope(group_id=-1)

    async def channel_scope(self, guild_id: int, channel_id: int) -> Scope:
        """What a control in this channel is about."""
        async with self._database.reading(guild_id) as unit:
            return Scope(group_id=await DutyRepository(unit).group_of_channel(channel_id))

    async def _holds(self, rows: DutyRepository, duty: Duty, actor: Actor, scope: Scope, now: datetime) -> bool:
        user, today = actor.user_id, now.date()
        if duty is Duty.MEMBER:
            return await rows.enrolled(user, scope.group_id, STAYING)
        if duty is Duty.JOINING:
            return await rows.enrolled(user, scope.group_id, _JOINING)
        supervises = await rows.professional(user, today, supervisor=True)
        if duty is Duty.ADMINISTRATOR:
            return actor.administrator or supervises
        if supervises or duty is Duty.SUPERVISOR:
            return supervises
        if not await rows.professional(user, today):
            return False
        if duty is Duty.FACILITATOR:
            return await rows.facilitates(user, scope.group_id)
        if duty is Duty.ON_DUTY:
            return await self._on_duty(rows, user, scope, now)
        return True

    @staticmethod
    async def _on_duty(rows: DutyRepository, user: int, scope: Scope, now: datetime) -> bool:
        if user in on_duty(await RotaRepository(rows.unit).valid(now.date()), now):
            return True
        return scope.case_id is not None and await rows.was_paged(user, scope.case_id)
