"""Members' texts are plain: reading age about 11, and worded as VOICE asks."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from bot.content import Content
from tests.support.reading import grade, syllables

SIXTH_GRADE = 6.0
UNSAFE = re.compile(
    r"commit(ted)? suicide|successful|failed attempt|attention[- ]seek|I understand|I'm so sorry|I care|!|streak",
    re.IGNORECASE,
)


def members_texts(content: Content) -> Iterator[tuple[str, str]]:
    for key, kind in content.group_types.items():
        yield f"{key} short", kind.agreement.short
        yield f"{key} long", kind.agreement.long
        yield f"{key} rules", "\n".join(kind.ground_rules)
        yield f"{key} prompts", "\n".join(kind.checkins.prompts)
        yield f"{key} topics", "\n".join(one.topic for one in kind.channels.by_role().values())
    for key, tool in content.worksheets.items():
        asked = [f"{one.label}\n{one.hint}." for page in tool.pages for one in page.questions]
        yield f"{key} worksheet", "\n".join([tool.about, *asked])


def test_members_texts_are_easy_to_read(content: Content) -> None:
    hard = {name: round(grade(text), 1) for name, text in members_texts(content) if grade(text) > SIXTH_GRADE}
    assert not hard


def test_no_rule_and_no_prompt_is_hard_alone(content: Content) -> None:
    for kind in content.group_types.values():
        for line in (*kind.ground_rules, *kind.checkins.prompts):
            assert grade(line) <= 9, line


def test_summaries_are_plain(content: Content) -> None:
    for kind in content.group_types.values():
        assert kind.summary.count(".") == 1
        assert grade(kind.summary) <= 8, kind.key


def test_skills_groups_read_easiest(content: Content) -> None:
    kinds = content.group_types
    assert grade("\n".join(kinds["skills"].ground_rules)) <= 3


def test_skills_are_in_short_and_plain_steps(content: Content) -> None:
    assert len(content.skills) >= 8
    for key, skill in content.skills.items():
        whole = " ".join([skill.when, *skill.steps, skill.example, *dict(skill.roles).values()])
        assert grade(whole) <= 4, key
        assert all(len(step.split()) <= 16 for step in skill.steps), key


def test_wording_is_safe(content: Content) -> None:
    cards = [" ".join((*card.do, *card.write, *card.call, *card.record)) for card in content.protocols.values()]
    for text in (*(text for _, text in members_texts(content)), *cards):
        found = UNSAFE.search(text)
        assert found is None, found


@pytest.mark.parametrize(
    ("word", "count"), [("cat", 1), ("table", 2), ("agreed", 2), ("shared", 1), ("emergency", 4), ("there", 1)]
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_hard_text_is_found_hard() -> None:
    assert grade("Notwithstanding contraindications, participation necessitates comprehensive authorisation.") > 15
    assert grade("You can say no. We will ask you again next week.") < 2
