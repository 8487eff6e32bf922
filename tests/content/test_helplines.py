"""The directory of helplines and the emergency numbers."""

from __future__ import annotations

from datetime import date

import pytest

from bot.content import Content, HelplineKind
from tests.content.conftest import Spoil

LINES = "helplines/helplines.toml"


def test_one_source_is_off_and_two_are_on(content: Content) -> None:
    for line in content.helplines.entries:
        assert line.on == (line.confidence == "high"), line.id


def test_every_entry_names_its_source(content: Content) -> None:
    for line in content.helplines.entries:
        assert line.source.startswith("http")
        assert line.seen == "–" or date.fromisoformat(line.seen)


def test_ids_are_short_enough_for_a_row_and_differ(content: Content) -> None:
    ids = [line.id for line in content.helplines.entries]
    assert len(set(ids)) == len(ids) == 129
    assert max(map(len, ids)) <= 80
    assert "us-988-suicide-crisis-lifeline" in ids


def test_an_entry_that_is_off_shows_only_after_confirmation(content: Content) -> None:
    lines = content.helplines
    assert [line.id for line in lines.for_country("dk")] == []
    assert [line.id for line in lines.for_country("DK", {"dk-livslinien"})] == ["dk-livslinien"]
    assert [line.id for line in lines.in_country("DK")] == ["dk-livslinien"]


def test_crisis_lines_come_first(content: Content) -> None:
    kinds = [line.kind for line in content.helplines.for_country("GB")]
    assert kinds[0] is HelplineKind.SUICIDE_CRISIS
    assert kinds == sorted(kinds, key=list(HelplineKind).index)
    assert [line.name for line in content.helplines.crisis_lines("GB")] == ["Samaritans", "Shout"]


def test_a_country_without_entries(content: Content) -> None:
    assert content.helplines.for_country("IS") == []
    assert content.helplines.crisis_lines("IS") == []
    assert content.helplines.international()[0].id == "int-find-a-helpline"


def test_due_for_a_check_after_180_days(content: Content) -> None:
    lines, today = content.helplines, date(2026, 11, 22)
    due = {line.id for line in lines.due_for_check(today)}
    assert {"us-poison-help-line", "br-cvv-centro-de-valorizacao-da-vida"} <= due
    assert "us-988-suicide-crisis-lifeline" not in due
    assert "us-988-suicide-crisis-lifeline" in {line.id for line in lines.due_for_check(date(2027, 3, 1))}
    confirmed = {"us-poison-help-line": date(2026, 11, 1)}
    assert "us-poison-help-line" not in {line.id for line in lines.due_for_check(today, confirmed_on=confirmed)}


def test_the_closed_line_of_neda_is_not_there(content: Content) -> None:
    for line in content.helplines.entries:
        written = " ".join(filter(None, (line.name, line.phone, line.text, line.web))).casefold()
        assert "neda" not in written.replace("-", " ").split()
        assert "nationaleatingdisorders" not in written
        assert "9312237" not in "".join(sign for sign in written if sign.isdigit())


@pytest.mark.parametrize("phone", ["1-800-931-2237", "(800) 931 2237", "+1 800.931.2237"])
def test_the_closed_line_of_neda_cannot_come_back(spoil: Spoil, phone: str) -> None:
    error = spoil(LINES, 'phone = "1-866-488-7386"', f'phone = "{phone}"')
    assert "closed on 2023-06-01; take this entry out" in error.problem


def test_nor_can_its_text_line(spoil: Spoil) -> None:
    assert "closed on" in spoil(LINES, '"Text HOME to 741741"', '"Text NEDA to 741741"').problem


def test_emergency_numbers(content: Content) -> None:
    assert content.emergency_number("us") == "911"
    assert content.emergency_number("DE") == "112 (ambulance, fire), 110 (police)"
    assert content.emergency_number("XX") == "112"
    assert set(content.emergency_numbers.to_check()) == {"AR", "CN", "GH", "ID", "LK", "NP", "UA"}


def test_every_country_with_helplines_has_an_emergency_number(content: Content) -> None:
    countries = {line.country for line in content.helplines.entries} - {"INT"}
    assert countries == set(content.emergency_numbers.countries) & countries
