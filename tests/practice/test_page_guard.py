"""Which names the practice page answers on."""

from __future__ import annotations

import pytest

from bot.practice.guard import is_loopback


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("127.0.0.1:80", True),
        ("localhost", True),
        ("[::1]:9", True),
        ("example.org", False),
        ("10.0.0.1", False),
        ("", False),
    ],
)
def test_loopback_names(name: str, ours: bool) -> None:
    assert is_loopback(name) is ours
