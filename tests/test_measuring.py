"""Measurements can be begun: each is imported, with everything it uses."""

from importlib import import_module

import pytest


@pytest.mark.parametrize(
    "name", ["tests.bench.__main__", "tests.year.__main__", "tests.crash_points.__main__", "tests.pictures"]
)
def test_what_measures_can_be_begun(name: str) -> None:
    assert import_module(name)
