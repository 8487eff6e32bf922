"""Ground rules in use: quiet signals, and reminders of what was agreed."""

from bot.client import SupportBot
from cogs.ground.cards import rule_card, signal_card
from cogs.ground.cog import GroundCommands
from cogs.ground.views import SignalPick
from cogs.shared.controls import add_controls


async def setup(bot: SupportBot) -> None:
    """Add commands, the pick and cards."""
    add_controls(bot, SignalPick)
    bot.renderers["signal"] = signal_card(bot)
    bot.renderers["rule-reminder"] = rule_card(bot)
    await bot.add_cog(GroundCommands(bot))
