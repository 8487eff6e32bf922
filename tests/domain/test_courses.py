"""Courses: a round of questions, and content that fits a card and names its sources."""

from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content import data_folder, load_content
from bot.content.curricula import load_curricula
from bot.domain.courses import ROOM, Module, Round, length
from bot.errors import ContentError

COURSE = load_content(data_folder()).curricula["anxiety"]
MODULE = COURSE.modules[0]


def through(module: Module, answers: list[int]) -> Round:
    now = Round()
    for question, chosen in zip(module.questions, answers, strict=True):
        now = now.answer(question, chosen).onward()
    return now


@settings(max_examples=50)
@given(st.lists(st.integers(0, 2), min_size=3, max_size=3))
def test_understood_means_that_every_answer_was_right(answers: list[int]) -> None:
    done = through(MODULE, answers)
    right = [question.right == chosen for question, chosen in zip(MODULE.questions, answers, strict=True)]
    assert done.over(MODULE)
    assert done.count(MODULE) == sum(right)
    assert done.understood(MODULE) == all(right)


def test_a_round_that_is_not_over_is_not_understood() -> None:
    assert not Round(2, 0b111).understood(MODULE)


def test_the_starter_course_has_six_sourced_modules_that_fit_a_card() -> None:
    assert len(COURSE.modules) >= 6
    for module in COURSE.modules:
        assert 3 <= len(module.questions) <= 5
        assert length(module) <= ROOM
        assert {fact.source for fact in module.facts} <= {origin.key for origin in module.origins}


@pytest.mark.parametrize(
    ("before", "after", "field", "said"),
    [
        ('source = "nimh"', 'source = "somebody"', "facts", "is not among the sources"),
        ("right = 3", "right = 9", "questions", "not above 5"),
        ("practice =", "practise =", "practise", "did you mean practice"),
    ],
)
def test_a_mistake_names_file_line_and_field(tmp_path: Path, before: str, after: str, field: str, said: str) -> None:
    copytree(data_folder() / "curricula", tmp_path, dirs_exist_ok=True)
    file = tmp_path / "anxiety" / "01-what_anxiety_is.toml"
    text = file.read_text().replace("right = 2", "right = 3", 1)
    file.write_text(text.replace(before, after, 1))
    with pytest.raises(ContentError) as caught:
        load_curricula(tmp_path)
    assert "01-what_anxiety_is.toml:" in str(caught.value)
    assert field in str(caught.value)
    assert said in str(caught.value)
