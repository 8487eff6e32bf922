"""What the bot cannot hear without a privileged intent: said on ``/setup`` and, when it starts, on the case desk."""

from __future__ import annotations

from discord.ext import commands
from discord.ui import LayoutView

from bot.client import Renderer, SupportBot, missing_intents
from bot.domain.outbox import OutboxEntry
from cogs.shared.replies import card


class CoverageListener(commands.Cog):
    """Tells every desk once the bot is there."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Say what is missing, or that nothing is any more."""
        for guild in self.bot.guilds:
            await self.bot.services.setup.tell_coverage(guild.id, missing_intents(self.bot.intents))


def not_covered(bot: SupportBot, language: str | None = None) -> list[str]:
    """A sentence for each intent that the bot runs without, and how to mend it; empty when it has both."""
    lines = [bot.texts.say(f"coverage-{name}", language) for name in missing_intents(bot.intents)]
    return [*lines, bot.texts.say("coverage-mend", language)] if lines else []


def coverage_renderer(bot: SupportBot) -> Renderer:
    """Draws the card on the desk, as it is now."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        lines = not_covered(bot)
        if not lines:
            return card(bot.texts.say("coverage-complete"))
        return card("\n".join([bot.texts.say("coverage-title"), *lines]))

    return render
