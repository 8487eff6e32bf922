"""Answers that only the person who acted can see."""

from __future__ import annotations

import discord
import structlog
from discord.ui import LayoutView, TextDisplay

from bot.client import reference
from bot.errors import Refusal
from cogs.shared.access import Press

log = structlog.get_logger(__name__)


def say(interaction: Press, key: str, **values: str | int | float) -> str:
    """A text in the person's own language."""
    return interaction.client.texts.say(key, str(interaction.locale), **values)


async def reply(interaction: Press, key: str, *items: discord.ui.Item[LayoutView], **values: str | int | float) -> None:
    """Answer privately with a text, and controls below it."""
    await show(interaction, card(say(interaction, key, **values), *items))


def card(text: str, *items: discord.ui.Item[LayoutView]) -> LayoutView:
    """A text with controls below it."""
    view = LayoutView(timeout=None)
    view.add_item(TextDisplay(text))
    for item in items:
        view.add_item(item)
    return view


async def show(interaction: Press, view: LayoutView, files: list[discord.File] | None = None) -> None:
    """Answer privately with a card, first or later."""
    sent = files or []
    view.stop()  # its controls need no waiting for: discord.py would keep it, and a task, for a quarter of an hour
    if interaction.response.is_done():
        await interaction.followup.send(view=view, ephemeral=True, files=sent)
    else:
        await interaction.response.send_message(view=view, ephemeral=True, files=sent)


async def think(interaction: Press) -> None:
    """Long work begins: the person sees that the bot is at it."""
    if not interaction.response.is_done():
        await interaction.response.defer(ephemeral=True, thinking=True)


async def explain(interaction: Press, error: BaseException) -> None:
    """Tell a person what went wrong: a refusal in its own words, anything else with a reference."""
    if isinstance(error, Refusal):
        await reply(interaction, error.key, **error.values)
        return
    code = reference()
    log.error("control failed", reference=code, exc_info=error)
    try:
        await reply(interaction, "went-wrong", reference=code)
    except discord.HTTPException as lost:
        log.warning("apology not delivered", reference=code, code=lost.code)
