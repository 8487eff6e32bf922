"""A mistake in a file of phrases is named with file, line and field."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import ContentError
from bot.screening import load_detector

RULE = """kind = "spam"

[[rule]]
id = "one"
level = "amber"
why = "Because."
patterns = [
  "free (nitro|gifts)",
  "buy ~2 now",
]
must = ["Free nitro."]
must_not = ["Free time."]
"""

MISTAKES = [
    ('kind = "spam"', 'kind = "advert"', "kind", 1, "write one of"),
    ('kind = "spam"', 'kind = "abuse"', "kind", 1, "write the kind spam"),
    ('kind = "spam"', "kind : spam", "file", 1, "TOML"),
    ('level = "amber"', 'level = "orange"', "rule[1].level", 5, "amber, red, crisis"),
    ('why = "Because."', 'why = ""', "rule[1].why", 6, 'write why = "…"'),
    ('why = "Because."', 'reason = "Because."', "rule[1].reason", 6, "there is no such field"),
    ('"buy ~2 now"', '"buy (now"', "rule[1].patterns[2]", 9, "a bracket is opened and not closed"),
    ('"buy ~2 now"', '"buy now)"', "rule[1].patterns[2]", 9, "too many"),
    ('"buy ~2 now"', '"buy @nothing"', "rule[1].patterns[2]", 9, "no set called nothing"),
    ('"buy ~2 now"', '"~2 now?"', "rule[1].patterns[2]", 9, "at least one word"),
    ('"buy ~2 now"', '"buy (now|)"', "rule[1].patterns[2]", 9, "both sides"),
    ('"buy ~2 now"', "5", "rule[1].patterns[2]", 9, "quotation marks"),
    ('must = ["Free nitro."]', "", "rule[1].must", 3, "write a list"),
    ('id = "one"', 'id = "negation"', "exception[1].id", None, "is taken"),
    ("[[rule]]", "[rule]", "rule", 3, "at least one [[rule]]"),
]


@pytest.mark.parametrize(("old", "new", "field", "line", "sentence"), MISTAKES)
def test_a_mistake_is_named(folder: Path, old: str, new: str, field: str, line: int | None, sentence: str) -> None:
    assert old in RULE
    (folder / "spam.toml").write_text(RULE.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_detector(folder)
    assert caught.value.field == field
    assert sentence in caught.value.problem
    if line is not None:
        assert (Path(caught.value.file).name, caught.value.line) == ("spam.toml", line)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "exceptions.toml").unlink()
    with pytest.raises(ContentError, match=r"exceptions\.toml: file: it is missing"):
        load_detector(folder)


def test_a_file_that_is_not_utf_8(folder: Path) -> None:
    (folder / "spam.toml").write_bytes(b"kind = '\xff'")
    with pytest.raises(ContentError, match="UTF-8"):
        load_detector(folder)


def test_a_rule_that_is_added_is_used(folder: Path) -> None:
    (folder / "spam.toml").write_text(RULE, encoding="utf-8")
    assert load_detector(folder).screen("Buy it right now!").rules == ("one",)
