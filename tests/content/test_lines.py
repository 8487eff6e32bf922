"""The finder of lines agrees with the parser about what is in a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.content.document import read_document
from bot.content.lines import Place, find_lines
from bot.content.location import data_folder

TRICKY = '''\
# [not.a.table]
"quoted key" = 1
long = """
key = "not a key"
[nor.a.table]
"""
short = """on one line"""
many = [
  # a comment
  "one [with] brackets",
  { a = 1, b = [2, 3] },
  "three",
]
[a.b]
c.d = 1
[[rows]]
x = 1
[[rows.parts]]
y = 2
[[rows]]
[rows.more]
z = ["in", "one", "line"]
last = "its = over"
'''


def keys(data: object, place: Place = ()) -> Iterator[Place]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield (*place, key)
            yield from keys(value, (*place, key))
    elif isinstance(data, list) and data and isinstance(data[0], dict):
        for number, value in enumerate(data):
            yield from keys(value, (*place, number))


def test_a_tricky_text() -> None:
    found, lines = find_lines(TRICKY), TRICKY.splitlines()
    wanted = {
        ("quoted key",): '"quoted key"',
        ("long",): "long",
        ("short",): "short",
        ("many",): "many",
        ("many", 0): '  "one',
        ("many", 1): "  { a",
        ("many", 2): '  "three',
        ("a", "b"): "[a.b]",
        ("a", "b", "c", "d"): "c.d",
        ("rows", 0, "x"): "x",
        ("rows", 0, "parts", 0, "y"): "y",
        ("rows", 1, "more", "z"): "z",
        ("rows", 1, "more", "last"): "last",
    }
    assert {place: lines[found[place] - 1].startswith(start) for place, start in wanted.items()} == dict.fromkeys(
        wanted, True
    )
    assert ("key",) not in found


@pytest.mark.parametrize(
    "file", sorted(data_folder().rglob("*.toml")), ids=lambda file: f"{file.parent.name}-{file.stem}"
)
def test_every_field_of_the_shipped_files_is_found(file: Path) -> None:
    document, lines = read_document(file), file.read_text("utf-8").splitlines()
    for place in keys(document.data):
        assert str(place[-1]) in lines[document.line(place) - 1], place
