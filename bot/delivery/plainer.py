"""A card that Discord refuses is sent in a plainer form: a call must not be lost with its box."""

from __future__ import annotations

from typing import Any

from discord.ui import ActionRow, Item, LayoutView, TextDisplay

LONGEST = 4000
"""Characters that Discord takes in all texts of a message together."""
ROWS = 5
"""Rows of controls that every message can have."""


def plainer(view: LayoutView) -> LayoutView:
    """The same words as one text, cut where Discord would, and the same controls; no boxes, colours or pictures."""
    parts: list[Item[Any]] = list(view.walk_children())
    words = "\n".join(part.content for part in parts if isinstance(part, TextDisplay)).strip()
    found = LayoutView(timeout=None)
    if words:
        found.add_item(TextDisplay(words[:LONGEST]))
    for row in [part for part in parts if isinstance(part, ActionRow)][:ROWS]:
        found.add_item(ActionRow(*row.children))
    return found
