"""What a group can do without, though its kind has it."""

from __future__ import annotations

from dataclasses import dataclass

PARTS = ("ask", "feedback", "thanks", "topics", "voices")
"""Parts of a kind of group that can be switched off for one group, beside its tools."""


@dataclass(frozen=True, slots=True)
class Switch:
    """A tool by its key and title, or a part of the kind (``title`` is empty), and whether the group has it now."""

    key: str
    title: str
    on: bool

    @property
    def part(self) -> bool:
        """Whether it is a part of the kind and no tool."""
        return not self.title
