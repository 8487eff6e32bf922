"""The content as it is shipped, and copies of it that a test may spoil."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.content import Content, data_folder, load_content
from bot.errors import ContentError

Spoil = Callable[[str, str, str], ContentError]


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content(data_folder())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped folder."""
    return Path(shutil.copytree(data_folder(), tmp_path / "data"))


@pytest.fixture
def spoil(folder: Path) -> Spoil:
    """Replace one part of a file, load everything, and return the error that this raises."""

    def change(file: str, old: str, new: str) -> ContentError:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(ContentError) as caught:
            load_content(folder)
        assert caught.value.file == str(path)
        return caught.value

    return change


@pytest.fixture
def line_of(folder: Path) -> Callable[[str, str], int]:
    """The line of a file on which a part first stands."""

    def find(file: str, part: str) -> int:
        lines = (folder / file).read_text(encoding="utf-8").splitlines()
        return next(number for number, line in enumerate(lines, start=1) if part in line)

    return find
