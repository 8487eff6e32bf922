"""What all capabilities share. Loaded first: the front door of commands, controls and forms."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.client import SupportBot
from bot.errors import Refusal
from cogs.shared.access import Press, Undeclared, check_command, undeclared
from cogs.shared.again import CommandForm, hand_back, mendable
from cogs.shared.choices import guard_choices
from cogs.shared.controls import add_controls
from cogs.shared.forms import EditAgain, FormRouter, forms
from cogs.shared.naming import TextTranslator, describe
from cogs.shared.replies import explain, front_door


async def setup(bot: SupportBot) -> None:
    """Install the duty check, the error handler, the form router and the descriptions."""
    await bot.add_cog(FormRouter(bot))
    forms(bot).add(CommandForm())
    add_controls(bot, EditAgain)

    async def failed(interaction: Press, error: app_commands.AppCommandError) -> None:
        cause = getattr(error, "original", error)
        if not (isinstance(cause, Refusal) and mendable(cause) and await hand_back(interaction, cause)):
            await explain(interaction, cause)

    async def ready_to_sync() -> None:
        if missing := sorted(undeclared(bot.tree)):
            raise Undeclared(", ".join(missing))
        describe(bot.tree, bot.texts)
        guard_choices(bot.tree)
        await bot.tree.set_translator(TextTranslator(bot.texts))

    bot.tree.interaction_check = guarded  # type: ignore[method-assign]
    bot.tree.error(failed)
    bot.before_sync = ready_to_sync


async def guarded(interaction: discord.Interaction) -> bool:
    """The duty check before every command; a refusal is explained and ends it."""
    allowed = False
    async with front_door(interaction):  # type: ignore[arg-type]
        allowed = await check_command(interaction)  # type: ignore[arg-type]
    return allowed  # noqa: RET504 - False when the door has explained an error
