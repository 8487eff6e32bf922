"""Proof for supervisors: exports, the record's check and head, response times."""

from bot.client import SupportBot
from cogs.audit.cog import AuditCommands
from cogs.audit.exporting import ExportWords
from cogs.audit.head import head_renderer
from cogs.shared.controls import add_controls


async def setup(bot: SupportBot) -> None:
    """Add commands, the button that confirms, and the card of the daily head."""
    add_controls(bot, ExportWords)
    bot.renderers["chain-head"] = head_renderer(bot)
    await bot.add_cog(AuditCommands(bot))
