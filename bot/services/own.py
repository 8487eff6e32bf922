"""What a member has of their own here, put together for them alone: to look back, or to take to their therapist."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.attendance import Presence
from bot.domain.checkins import Response
from bot.domain.worksheets import Sheet
from bot.services.attendance import AttendanceService
from bot.services.responses import ResponseService
from bot.services.sheets import SheetService


@dataclass(frozen=True, slots=True)
class Own:
    """Oldest first: answers to check-ins, sheets, and sessions with whether they were there."""

    responses: tuple[Response, ...]
    sheets: tuple[Sheet, ...]
    sessions: tuple[tuple[datetime, Presence], ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing."""
        return not (self.responses or self.sheets or self.sessions)


class OwnService:
    """Reads what other use cases keep; keeps nothing itself."""

    def __init__(self, responses: ResponseService, sheets: SheetService, attendance: AttendanceService) -> None:
        self._responses, self._sheets, self._attendance = responses, sheets, attendance

    async def since(self, guild_id: int, user_id: int, begin: datetime) -> Own:
        """Everything of the person's own from ``begin`` on."""
        answers = await self._responses.since(guild_id, user_id, begin)
        sheets = reversed(await self._sheets.mine(guild_id, user_id))
        sessions = sorted(await self._attendance.mine(guild_id, user_id))
        return Own(
            tuple(answers),
            tuple(one for one in sheets if one.changed >= begin),
            tuple(one for one in sessions if one[0] >= begin),
        )
