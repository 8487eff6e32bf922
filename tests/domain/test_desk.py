"""Evidence is marked where it matched, and nobody is told who should not be."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.desk import marked
from bot.domain.notices import DEFAULT
from bot.domain.triage import Kind, Level, Source, Span
from tests.domain.strategies import modest

spans = st.builds(Span, st.integers(-2, 30), st.integers(-2, 30), st.just("rule"))


@modest
@given(st.text(alphabet="abc ", max_size=20), st.lists(spans, max_size=5))
def test_marking_adds_marks_and_nothing_else(text: str, found: list[Span]) -> None:
    shown = marked(text, found, "<", ">")
    assert shown.replace("<", "").replace(">", "") == text
    inside, kept = False, []
    for letter in shown:
        assert letter != ("<" if inside else ">")
        if letter in "<>":
            inside = letter == "<"
        else:
            kept.append(inside)
    assert kept == [any(s.start <= place < s.end for s in found) for place in range(len(text))]


def test_who_is_told() -> None:
    assert DEFAULT.tells(Source.MESSAGE, Level.RED, {Kind.SUICIDE})
    assert not DEFAULT.tells(Source.MESSAGE, Level.AMBER, {Kind.SUICIDE})
    assert not DEFAULT.tells(Source.REPORT, Level.CRISIS, {Kind.REPORT})
    assert not DEFAULT.tells(Source.DRILL, Level.CRISIS, ())
    assert not DEFAULT.tells(Source.MESSAGE, Level.CRISIS, {Kind.HOSTILITY, Kind.CONTACT})
    assert DEFAULT.tells(Source.MESSAGE, Level.CRISIS, {Kind.HOSTILITY, Kind.SUICIDE})
