"""The kinds of group as they are shipped, and one that a clinic adds."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.content import Content, load_content, preview
from bot.domain.checkins import next_prompt

KINDS = ["cbt", "process", "psychoeducation", "self_help", "skills", "support"]


def test_the_kinds_are_there(content: Content) -> None:
    assert list(content.group_types) == KINDS
    assert all(kind.key == key for key, kind in content.group_types.items())
    assert all(kind.needs_professional for kind in content.group_types.values())


def test_only_a_self_help_group_is_led_by_its_members_and_says_its_limits(content: Content) -> None:
    assert [key for key, kind in content.group_types.items() if kind.led_by_members] == ["self_help"]
    agreement = content.group_types["self_help"].agreement
    assert "No professional leads this group" in agreement.short
    assert "answers for the group from outside" in agreement.long


def test_a_process_group_forbids_automation_in_a_session(content: Content) -> None:
    automation = content.group_types["process"].automation
    assert not automation.mid_session_prompts
    assert not automation.session_reactions
    assert not content.group_types["process"].practice


def test_kinds_that_practise(content: Content) -> None:
    assert [key for key, kind in content.group_types.items() if kind.practice] == ["cbt", "psychoeducation", "skills"]


def test_the_agenda_fills_the_session(content: Content) -> None:
    for kind in content.group_types.values():
        assert sum(item.minutes for item in kind.agenda) == kind.session_minutes


def test_channel_names_do_not_tell_the_kind(content: Content) -> None:
    names = {tuple(one.name for one in kind.channels.by_role().values()) for kind in content.group_types.values()}
    assert names == {("lounge", "notes", "shelf", "back-room", "round-table")}
    assert list(content.group_types["cbt"].channels.by_role()) == ["talk", "checkins", "resources", "staff", "voice"]


def test_the_long_agreement_holds_the_rules_and_no_gap(content: Content) -> None:
    for kind in content.group_types.values():
        assert all(f"- {rule}" in kind.agreement.long for rule in kind.ground_rules)
        assert "{" not in kind.agreement.long
        assert len(kind.agreement.long) < 4000


@pytest.mark.parametrize("word", ["administrators", "software", "emergency", "/privacy", "/support-now"])
def test_both_agreements_say_what_they_must(content: Content, word: str) -> None:
    for kind in content.group_types.values():
        assert word in kind.agreement.short
        assert word in kind.agreement.long


def test_the_support_agreement_says_who_leads(content: Content) -> None:
    agreement = content.group_types["support"].agreement
    assert "does not face it" in agreement.short
    assert "professional who is not facing it" in agreement.long


def test_prompts_rotate(content: Content) -> None:
    checkins = content.group_types["skills"].checkins
    seen = [checkins.prompt(turn) for turn in range(len(checkins.prompts) + 1)]
    assert len(set(seen)) == len(checkins.prompts)
    assert seen[0] == seen[-1]


def test_the_schedule_is_one_of_the_domain(content: Content) -> None:
    rule = content.group_types["cbt"].checkins.rule("Europe/Berlin")
    assert rule.weekdays == frozenset({0, 3})
    sunday = datetime(2026, 11, 22, 12, tzinfo=UTC)
    assert next_prompt(rule, sunday) == datetime(2026, 11, 23, 17, tzinfo=UTC)


def test_a_group_type_cannot_change(content: Content) -> None:
    with pytest.raises(ValidationError):
        content.group_types["cbt"].name = "Another"
    with pytest.raises(TypeError):
        content.group_types["more"] = content.group_types["cbt"]  # type: ignore[index]


def test_a_clinic_adds_a_kind_by_adding_a_folder(folder: Path) -> None:
    own = folder / "group_types" / "grief_circle"
    shutil.copytree(folder / "group_types" / "support", own)
    file = own / "type.toml"
    file.write_text(file.read_text("utf-8").replace('"Support group"', '"Grief circle"'), encoding="utf-8-sig")
    kinds = load_content(folder).group_types
    assert kinds["grief_circle"].name == "Grief circle"
    assert len(kinds) == len(KINDS) + 1


def test_a_kind_may_bring_a_long_agreement_of_its_own(folder: Path) -> None:
    file = folder / "group_types" / "cbt" / "agreement.toml"
    own = "Our own text.\\n{about}\\n{rules}\\n" + "It goes on for a while. " * 10
    file.write_text(file.read_text("utf-8") + f'\nlong = "{own}"\n', encoding="utf-8")
    agreement = load_content(folder).group_types["cbt"].agreement
    assert agreement.long.startswith("Our own text.\nWe look at how thoughts")


def test_the_preview_shows_everything(content: Content) -> None:
    for kind in content.group_types.values():
        text = preview(kind)
        assert kind.agreement.short in text
        assert kind.agreement.long in text
        for part in (*kind.checkins.prompts, *(item.title for item in kind.agenda), *dict(kind.automation)):
            assert part in text
