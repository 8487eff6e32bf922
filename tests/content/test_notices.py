"""What members are told is what the file says."""

from pathlib import Path

import pytest

from bot.content.location import data_folder
from bot.content.notices import load_member_notices
from bot.domain.notices import DEFAULT, Moment, Part
from bot.domain.triage import Kind, Level, Source
from bot.errors import ContentError


def test_the_file_that_comes_with_it_says_the_default() -> None:
    assert load_member_notices(data_folder() / "member_notices.toml") == DEFAULT


def test_a_clinic_changes_when_and_what_members_are_told(tmp_path: Path) -> None:
    text = (data_folder() / "member_notices.toml").read_text(encoding="utf-8")
    text = text.replace('levels = ["red", "crisis"]', 'levels = ["crisis"]')
    text = text.replace('staffed = ["answered"]', 'staffed = ["answered", "software"]', 1)
    (tmp_path / "notices.toml").write_text(text, encoding="utf-8")
    found = load_member_notices(tmp_path / "notices.toml")
    assert found.tells(Source.MESSAGE, Level.CRISIS, {Kind.SUICIDE})
    assert not found.tells(Source.MESSAGE, Level.RED, {Kind.SUICIDE})
    assert found.at(Moment.ANSWERED).staffed == (Part.ANSWERED, Part.SOFTWARE)


@pytest.mark.parametrize(
    ("before", "after", "part"),
    [('"reached", "who"', '"reached"', "who"), ('["answered"]', '["software"]', "answered")],
)
def test_the_file_too_says_whether_somebody_has_it(tmp_path: Path, before: str, after: str, part: str) -> None:
    text = (data_folder() / "member_notices.toml").read_text(encoding="utf-8")
    assert before in text
    (tmp_path / "notices.toml").write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=f'keep "{part}"'):
        load_member_notices(tmp_path / "notices.toml")
