"""A card that begins a thread where it is sent to a forum."""

from __future__ import annotations

from collections.abc import Iterable

from discord.ui import LayoutView


class ForumPost(LayoutView):
    """``title`` names the thread, ``tags`` are names of the forum's tags.

    In a plain channel it is a card like others.
    """

    def __init__(self, title: str, tags: Iterable[str] = ()) -> None:
        super().__init__(timeout=None)
        self.title, self.tags = title, tuple(tags)
