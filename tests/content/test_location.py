"""The folder is found from a clone and from an installed wheel, where both lie beside the package ``bot``."""

from __future__ import annotations

from pathlib import Path

import pytest

import bot
from bot.content import data_folder, location
from bot.errors import ContentError


def test_the_folder_lies_beside_the_package() -> None:
    assert data_folder() == Path(bot.__file__).resolve().parents[1] / "data"


def test_a_missing_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(location, "__file__", str(tmp_path / "bot" / "content" / "location.py"))
    with pytest.raises(ContentError, match="name a folder of your own"):
        data_folder()
