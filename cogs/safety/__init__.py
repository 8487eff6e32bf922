"""Hearing every message, and being there when somebody asks for a person."""

from bot.client import SupportBot
from cogs.safety.backfill import BackfillListener
from cogs.safety.cog import SafetyCommands, SafetyListener
from cogs.safety.direct import DirectListener
from cogs.safety.hours import register_hours
from cogs.safety.notices import member_notice_renderer
from cogs.safety.report import ReportForm, add_report_menu
from cogs.safety.support import DangerButton, SupportButton, dm_answer_renderer, support_card_renderer
from cogs.safety.unscreened import (
    SeenButton,
    backfill_renderer,
    not_covered_renderer,
    reduced_renderer,
    unscreened_renderer,
)
from cogs.shared.controls import add_controls
from cogs.shared.forms import forms


async def setup(bot: SupportBot) -> None:
    """Add listeners, commands, controls, forms and cards."""
    bot.services.screening.reads_content = bot.intents.message_content
    add_controls(bot, SupportButton, DangerButton, SeenButton)
    forms(bot).add(ReportForm())
    bot.renderers["member-notice"] = member_notice_renderer(bot)
    bot.renderers["support-card"] = support_card_renderer(bot)
    bot.renderers["dm-answer"] = dm_answer_renderer(bot)
    bot.renderers["unscreened"] = unscreened_renderer(bot)
    bot.renderers["not-covered"] = not_covered_renderer(bot)
    bot.renderers["screening-reduced"] = reduced_renderer(bot)
    bot.renderers["backfill"] = backfill_renderer(bot)
    register_hours(bot)
    add_report_menu(bot)
    await bot.add_cog(SafetyCommands(bot))
    await bot.add_cog(SafetyListener(bot))
    await bot.add_cog(BackfillListener(bot))
    await bot.add_cog(DirectListener(bot))
