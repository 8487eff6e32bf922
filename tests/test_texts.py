"""No text in code, no key without a text, no text without a use."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.errors import ContentError
from bot.texts import load_texts

ROOT = Path(__file__).parent.parent
SAYING = {"say", "reply", "BadInput", "Refusal", "NotFound", "NotAllowed"}
KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9_]+)+(\.[a-z_]+)?")


def _trees() -> Iterator[ast.AST]:
    for folder in ("bot", "cogs"):
        for file in (ROOT / folder).rglob("*.py"):
            yield ast.parse(file.read_text())


def _keys() -> set[str]:
    found = set()
    for file in (ROOT / "data/texts/en").glob("*.ftl"):
        name = ""
        for line in file.read_text().splitlines():
            if match := re.match(r"([a-z][a-zA-Z0-9_-]*) =", line):
                name = match[1]
                found.add(name)
            elif (match := re.match(r"    \.([a-z_]+) =", line)) and name:
                found.add(f"{name}.{match[1]}")
    return found


def _patterns() -> list[re.Pattern[str]]:
    """Every string in code that could name a key; what is filled in at run time matches anything."""
    found = []
    for tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                pieces = [re.escape(str(p.value)) if isinstance(p, ast.Constant) else ".+" for p in node.values]
                if re.search(r"[a-z]", "".join(p for p in pieces if p != ".+")):
                    found.append(re.compile("".join(pieces)))
    return found


def _literals() -> set[str]:
    return {
        node.value
        for tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def _said() -> set[str]:
    """Keys that are said outright."""
    found = set()
    for tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                words = [a.value for a in node.args[:2] if isinstance(a, ast.Constant) and isinstance(a.value, str)]
                if name in SAYING and words and KEY.fullmatch(words[0]):
                    found.add(words[0])
    return found


def test_every_key_that_is_said_has_a_text() -> None:
    assert sorted(_said() - _keys()) == []


def test_every_text_is_used() -> None:
    literals, patterns = _literals(), _patterns()

    def used(key: str) -> bool:
        return key.startswith("command-") or key in literals or any(one.fullmatch(key) for one in patterns)

    assert sorted(key for key in _keys() if not used(key)) == []


def test_a_text_that_cannot_be_read_names_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "a.ftl").write_text("good = yes\n\nthis is not a key\n")
    with pytest.raises(ContentError) as raised:
        load_texts(tmp_path)
    assert raised.value.line == 3
    assert raised.value.file.endswith("a.ftl")


def test_a_language_that_lacks_a_text_falls_back() -> None:
    texts = load_texts(ROOT / "data/texts")
    assert texts.say("edit-again", "xx-YY") == texts.say("edit-again")


def test_a_number_of_a_case_is_shown_as_it_is_typed() -> None:
    texts = load_texts(ROOT / "data" / "texts")
    assert texts.say("case-closed-follow-up", case=1000, person="<@1>", hours=24).startswith("Case 1000 is closed")
