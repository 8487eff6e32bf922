"""How a thing of the library reads, whole and in a line."""

from __future__ import annotations

from collections.abc import Callable

from bot.content.library import StarterEntry
from bot.domain.library import Resource
from bot.texts import stamp

Say = Callable[..., str]


def whole(say: Say, one: Resource | StarterEntry) -> str:
    """Title, what it gives, its words, link, for whom, where from, and when it was last looked at."""
    lines = [
        say("library-head", title=one.title, kind=one.kind.value),
        one.gives,
        *([one.text.strip()] if one.text.strip() else []),
        *([one.link] if one.link else []),
        *([say("library-for", audience=one.audience)] if one.audience else []),
        say("library-source", source=one.source),
    ]
    if isinstance(one, Resource):
        lines.append(say("library-checked", day=stamp(one.checked_at, "D")))
    return "\n".join(lines)


def in_a_line(say: Say, one: Resource) -> str:
    """For a page of a search."""
    tags = " ".join(f"#{tag}" for tag in one.tags)
    return say("library-line", title=one.title, kind=one.kind.value, gives=one.gives, tags=tags)
