"""Everything a rota can do, in one place."""

from __future__ import annotations

from datetime import datetime

from bot.clock import Clock
from bot.services.rota.looking import RotaLooking
from bot.services.rota.planning import RotaPlanning
from bot.services.rota.swapping import SwapService
from bot.services.rota.watching import RotaWatch
from bot.storage.database import Database


class RotaService(RotaLooking, RotaPlanning):
    """Planning and looking; ``swaps`` and ``watch`` are its other halves."""

    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__(database, clock)
        self.swaps, self.watch = SwapService(database, clock), RotaWatch(database, clock)

    async def run_due(self, now: datetime) -> int:
        """Do what is owed at ``now`` (UTC): swaps that ran out, and the watch over each rota; how many rows."""
        return await self.swaps.run_due(now) + await self.watch.run_due(now)
