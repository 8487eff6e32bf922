"""Skills: shown, and rehearsed in pairs and threes."""

from bot.client import SupportBot
from cogs.shared.controls import add_controls
from cogs.skills.cards import rehearsal_card, skill_card
from cogs.skills.cog import SkillCommands
from cogs.skills.views import JoinRehearsal, MyRole, StepOut


async def setup(bot: SupportBot) -> None:
    """Add commands, the buttons and cards."""
    add_controls(bot, MyRole, JoinRehearsal, StepOut)
    bot.renderers["skill"] = skill_card(bot)
    bot.renderers["rehearsal"] = rehearsal_card(bot)
    await bot.add_cog(SkillCommands(bot))
