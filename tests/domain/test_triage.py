"""The scale."""

from bot.domain.triage import Kind, Level, Span, Verdict


def test_levels_are_in_order_and_have_words() -> None:
    assert sorted(Level) == [Level.GREEN, Level.AMBER, Level.RED, Level.CRISIS]
    assert [level.word for level in sorted(Level)] == ["green", "amber", "red", "crisis"]
    assert all(Level[level.word.upper()] is level for level in Level)


def test_field_1_what_could_not_be_screened_is_not_green() -> None:
    assert Verdict(Level.GREEN, unscreened=True) != Verdict.green()
    assert not Verdict.green().unscreened


def test_a_verdict_carries_its_evidence() -> None:
    verdict = Verdict(Level.RED, frozenset({Kind.SUICIDE}), (Span(2, 6, "plan"),), ("plan",))
    assert "xxhelp"[verdict.spans[0].start : verdict.spans[0].end] == "help"
    assert verdict == Verdict(Level.RED, frozenset({Kind.SUICIDE}), (Span(2, 6, "plan"),), ("plan",))
