"""Working what is due of sessions, as the sweep does."""

from bot.services.sessions import SessionService
from tests.clocks import StillClock


async def sweep(service: SessionService, clock: StillClock) -> int:
    """Do all that is due now; how many rows were worked on."""
    return await service.reminders.run_due(clock.now()) + await service.run_due(clock.now())
