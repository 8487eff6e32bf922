"""What a bot reads from ``data/`` when it starts, read once in the process that all killed bots are forked from.

It takes a second, and a bot that is killed twenty times needs it twenty times.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot import app
from bot.content import data_folder, load_content
from bot.screening import load_screener
from bot.texts import load_texts

_DETECTOR = load_screener(data_folder() / "screening")
_CONTENT = load_content(data_folder())
_TEXTS = load_texts(data_folder() / "texts", "en")


def know_already() -> Callable[[], None]:
    """From now on the application takes what was read here; returns how to undo it."""
    known: dict[str, Any] = {"load_screener": _DETECTOR, "load_content": _CONTENT, "load_texts": _TEXTS}
    before = {name: getattr(app, name) for name in known}
    for name, value in known.items():
        setattr(app, name, _giving(value))

    def undo() -> None:
        for name, value in before.items():
            setattr(app, name, value)

    return undo


def _giving(value: Any) -> Any:
    def give(_folder: Path, *_more: object) -> Any:
        return value

    return give
