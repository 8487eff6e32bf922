"""Answers that only the person who acted can see."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import discord
import structlog
from discord.ui import LayoutView, TextDisplay

from bot.errors import Refusal, reference
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


@asynccontextmanager
async def front_door(interaction: Press) -> AsyncIterator[None]:
    """Around whatever a person started: nothing in it may end in silence, so every error is explained to them."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - the one place behind which nothing else would catch it
        await explain(interaction, error)


async def explain(interaction: Press, error: BaseException) -> None:
    """Tell a person what went wrong: a refusal in its own words, anything else with a reference.

    A completion cannot be answered with a message: it offers nothing.
    """
    code = reference()
    key, values = (error.key, error.values) if isinstance(error, Refusal) else ("went-wrong", {"reference": code})
    if not isinstance(error, Refusal):
        log.error("control failed", control=used(interaction), reference=code, exc_info=error)
    try:
        if interaction.type is discord.InteractionType.autocomplete:
            await offer_nothing(interaction)
        else:
            await reply(interaction, key, **values)
    except discord.HTTPException as lost:
        log.warning("answer not delivered", control=used(interaction), reference=code, code=lost.code)


async def offer_nothing(interaction: Press) -> None:
    """Answer a completion with no choices."""
    if not interaction.response.is_done():
        await interaction.response.autocomplete([])


def used(interaction: Press) -> str:
    """The name of what a person used, without anything they filled in."""
    data: Any = interaction.data or {}
    names = str(data.get("custom_id", "")).split(":")
    if names[0]:
        return " ".join(names[:2]) if names[0] == "form" else names[0]
    return interaction.command.qualified_name if interaction.command else "unknown"
