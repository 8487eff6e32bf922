"""The rota: shifts, rotations, overrides, time off, swaps, and who is on duty."""

from bot.client import SupportBot
from cogs.rota.cards import register
from cogs.rota.cog import RotaCommands
from cogs.rota.controls import (
    EndRotationButton,
    HereButton,
    LookButton,
    RemoveButton,
    SwapAccept,
    SwapDecline,
    SwapWithdraw,
)
from cogs.shared.controls import add_controls


async def setup(bot: SupportBot) -> None:
    """Add commands, controls and cards."""
    add_controls(bot, RemoveButton, EndRotationButton, SwapAccept, SwapDecline, SwapWithdraw, HereButton, LookButton)
    register(bot)
    await bot.add_cog(RotaCommands(bot))
