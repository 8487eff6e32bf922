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
from cogs.shared.replies import explain


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
    try:
        return await check_command(interaction)  # type: ignore[arg-type]
    except Exception as error:  # noqa: BLE001 - the front door of every command: nothing may end in silence
        if interaction.type is discord.InteractionType.autocomplete:
            await interaction.response.autocomplete([])  # completion takes choices, and no sentence
        else:
            await explain(interaction, error)  # type: ignore[arg-type]
        return False
