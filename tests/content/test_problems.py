"""Every mistake in a file is named with file, line and field, and with a sentence that says how to mend it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.content import load_content
from bot.errors import ContentError
from tests.content.conftest import Spoil

CBT, AGREEMENT = "group_types/cbt/type.toml", "group_types/cbt/agreement.toml"
LINES, NUMBERS = "helplines/helplines.toml", "emergency_numbers.toml"
NOTICES = "member_notices.toml"

MISTAKES = [
    (CBT, "practice = true\n", "", "practice", "add a line practice = …"),
    (CBT, "practice = true", 'practice = "yes"', "practice", "true or false"),
    (CBT, "practice = true", "practise = true", "practise", "did you mean practice?"),
    (CBT, "session_minutes = 90", "session_minutes = 75", "agenda", "take 90 minutes, but session_minutes is 75"),
    (CBT, "session_minutes = 90", "session_minutes = 900", "session_minutes", "not above 240"),
    (CBT, 'title = "Feedback", minutes = 5', 'title = "Feedback", minutes = "5"', "agenda[7].minutes", "whole number"),
    (CBT, 'name = "notes"', 'name = "My Notes"', "channels.checkins.name", "small letters"),
    (CBT, 'name = "notes"', 'name = "lounge"', "channels", "a name of its own"),
    (CBT, '"thursday"', '"thu"', "checkins.weekdays", "of monday, tuesday"),
    (CBT, 'at = "18:00"', 'at = "six"', "checkins.at", '"18:00"'),
    (CBT, "from 0 (not at all) to 10 (very)", "please", "checkins.prompts[4]", "0 is always the hardest"),
    (CBT, "mid_session_prompts = true", "mid_session_prompts = 1", "automation.mid_session_prompts", "true or false"),
    (CBT, "practice = true", "practice = false", "automation", "practice_reminders must be false"),
    (CBT, "name = ", "name : ", "file", "cannot be read as TOML"),
    (AGREEMENT, "If I find one,", "One more line.\nIf I find one,", "short", "at most 7 lines; there are 8"),
    (AGREEMENT, '"Ask before you give advice."', "5", "rules[4]", "text in quotation marks"),
    ("agreement.toml", "\n{rules}\n", "\nthe rules\n", "long", "write {rules} once"),
    (LINES, 'country = "AR"', 'country = "Argentina"', "helpline[3].country", "two capital letters"),
    (LINES, 'kind = "general_support"', 'kind = "chat"', "helpline[1].kind", "choose one of 'suicide_crisis'"),
    (LINES, "checked = 2020-10-01", 'checked = "lately"', "helpline[1].checked", "a date such as 2026-11-30"),
    (LINES, 'phone = "800 4673"\n', "", "helpline[1]", "a phone, a text or a web address"),
    (LINES, "ar-national-mental-health-line", "ar-centro-de-asistencia-al-suicida", "helpline[3].id", "has this id"),
    (NOTICES, 'levels = ["red", "crisis"]', 'levels = ["red", "purple"]', "called.levels[2]", "'crisis'"),
    (NOTICES, '"unanswered", "emergency", ', '"unanswered", ', "unanswered.staffed", 'keep "emergency"'),
    (NOTICES, '["answered"]', '["answer"]', "answered.staffed[1]", "choose one of 'reached'"),
    (NOTICES, "silent_about", "silent_on", "called.silent_on", "did you mean silent_about?"),
    (NOTICES, '"dm", ', '"report", ', "called.sources[3]", "choose one of"),
    (NUMBERS, "[countries.AT]", "[countries.Austria]", "countries.Austria.[key]", "two capital letters"),
    ("protocols/suicide.toml", 'kind = "suicide"', 'kind = "abuse"', "kind", 'write kind = "suicide"'),
]


@pytest.mark.parametrize(("file", "old", "new", "field", "sentence"), MISTAKES)
def test_a_mistake_is_named(spoil: Spoil, file: str, old: str, new: str, field: str, sentence: str) -> None:
    error = spoil(file, old, new)
    assert error.field == field
    assert sentence in error.problem
    assert error.line


@pytest.mark.parametrize(
    ("file", "old", "new", "part"),
    [
        (CBT, "practice = true", 'practice = "yes"', "practice ="),
        (CBT, 'title = "Feedback", minutes = 5', 'title = "Feedback", minutes = "5"', "Feedback"),
        (CBT, 'name = "notes"', 'name = "My Notes"', "My Notes"),
        (CBT, "from 0 (not at all) to 10 (very)", "please", "right now, please"),
        (AGREEMENT, '"Ask before you give advice."', "5", "  5,"),
        (LINES, 'country = "AR"', 'country = "Argentina"', "Argentina"),
        (NUMBERS, 'number = "000"', "number = 0", "number = 0"),
        (CBT, "[automation]\n", "[automatic\n", "[automatic"),
    ],
)
def test_the_line_is_the_one_to_mend(
    spoil: Spoil, line_of: Callable[[str, str], int], file: str, old: str, new: str, part: str
) -> None:
    assert spoil(file, old, new).line == line_of(file, part)


def test_a_missing_field_points_to_its_section(spoil: Spoil, line_of: Callable[[str, str], int]) -> None:
    error = spoil(CBT, "unanswered_shares = true\n", "")
    assert (error.field, error.line) == ("automation.unanswered_shares", line_of(CBT, "checkin_prompts = true") - 1)


def test_a_missing_file(folder: Path) -> None:
    (folder / "group_types/process/agreement.toml").unlink()
    with pytest.raises(ContentError, match=r"process.agreement\.toml: file: it is missing"):
        load_content(folder)


def test_a_file_that_is_not_utf8(folder: Path) -> None:
    (folder / CBT).write_bytes('name = "Für dich"'.encode("latin-1"))
    with pytest.raises(ContentError, match="save it as UTF-8"):
        load_content(folder)


def test_a_folder_with_a_bad_name(folder: Path) -> None:
    (folder / "group_types/cbt").rename(folder / "group_types/My group")
    with pytest.raises(ContentError, match="name the folder"):
        load_content(folder)


def test_no_kind_at_all(folder: Path) -> None:
    (folder / "group_types").rename(folder / "elsewhere")
    with pytest.raises(ContentError, match="at least one kind"):
        load_content(folder)


def test_an_agreement_that_does_not_fit_into_a_message(folder: Path) -> None:
    file = folder / "agreement.toml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("\n{rules}\n", "\n{rules}\n" + "More. " * 250), encoding="utf-8")
    with pytest.raises(ContentError, match="about: shorten it"):
        load_content(folder)


def test_a_protocol_card_nobody_asks_for(folder: Path) -> None:
    (folder / "protocols/abuse.toml").rename(folder / "protocols/abuses.toml")
    with pytest.raises(ContentError, match=r"abuse\.toml: file: it is missing"):
        load_content(folder)
    (folder / "protocols/abuse.toml").write_bytes((folder / "protocols/abuses.toml").read_bytes())
    with pytest.raises(ContentError, match="no flag is called abuses"):
        load_content(folder)
