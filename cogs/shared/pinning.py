"""The card that calls for a person is pinned in its group, so that nobody has to look for it."""

from __future__ import annotations

import discord
import structlog

log = structlog.get_logger(__name__)

CALLS = "support-now:"
"""How the ``custom_id`` of its button begins."""


async def pin_if_it_calls(message: discord.Message) -> None:
    """Pin a message of ours that has the button to call for a person, unless it is pinned."""
    if message.guild is None or message.flags.ephemeral or message.pinned:
        return
    if carries(message, CALLS):
        try:
            await message.pin()
        except discord.HTTPException as error:
            log.warning("support card not pinned", code=error.code)


def carries(message: discord.Message, mark: str) -> bool:
    """Whether a message has a control whose ``custom_id`` begins with ``mark``."""
    return any(str(getattr(item, "custom_id", "")).startswith(mark) for item in _items(message))


def _items(message: discord.Message) -> list[object]:
    found: list[object] = []
    waiting: list[object] = list(message.components)
    while waiting:
        item = waiting.pop()
        found.append(item)
        waiting += getattr(item, "children", [])
    return found
