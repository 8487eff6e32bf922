"""The detector with the rules that ship, and a copy of their folder to spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.screening import Detector, Screener, load_detector, load_screener
from bot.screening.loading import load_rules
from bot.screening.rules import Rulebook

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "screening"


@pytest.fixture(scope="session")
def detector() -> Detector:
    return load_detector(SHIPPED)


@pytest.fixture(scope="session")
def screener() -> Screener:
    return load_screener(SHIPPED, waits=True)


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return load_rules(SHIPPED)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "screening", copy_function=_lay))


def _lay(source: str, place: str) -> None:
    """Networks are large and never written to: a link is enough."""
    if source.endswith(".onnx"):
        Path(place).symlink_to(source)
    else:
        shutil.copyfile(source, place)
