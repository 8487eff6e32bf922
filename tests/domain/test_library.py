"""The library: tags, searching, pages, and a search that fits into a button."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content import data_folder
from bot.content.group_types import load_group_types
from bot.content.library import load_library
from bot.domain.library import (
    LONGEST_SEARCH,
    MOST_TAGS,
    PAGE,
    STALE,
    Resource,
    ResourceKind,
    matches,
    packed,
    page_of,
    tags_of,
    unpacked,
)
from bot.errors import ContentError

NOW = datetime(2030, 1, 1, tzinfo=UTC)


def thing(number: int = 1, title: str = "Sleeping better") -> Resource:
    """Something in a library."""
    words = ("Six habits.", "https://example.org", "", ("sleep", "to try"), "Anyone", "Clinic")
    return Resource(number, 1, ResourceKind.HANDOUT, title, *words, True, NOW)


@given(st.text())
def test_tags_are_few_small_and_none_twice(written: str) -> None:
    found = tags_of(written)
    assert len(found) <= MOST_TAGS
    assert len(set(found)) == len(found)
    assert all(one and one == one.lower() and "#" not in one for one in found)
    assert tags_of(",".join(found)) == found


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_a_search_fits_a_button_and_comes_back(search: str) -> None:
    assert len(str(packed(search))) <= 68
    back = unpacked(packed(search))
    assert search.startswith(back)
    assert back == search or len(search.encode()) > LONGEST_SEARCH


@given(st.integers(0, 40), st.integers(-3, 50))
def test_pages_hold_everything_once(count: int, number: int) -> None:
    things = [thing(one, f"Sleep {one}") for one in range(count)]
    first = page_of(things, "sleep", 0)
    seen = [one.id for at in range(first.pages) for one in page_of(things, "sleep", at).found]
    assert sorted(seen) == list(range(count))
    asked = page_of(things, "sleep", number)
    assert 0 <= asked.number < asked.pages
    assert len(asked.found) <= PAGE


def test_words_are_looked_for_anywhere_and_tags_exactly() -> None:
    assert matches(thing(), "BETTER six")
    assert matches(thing(), "#to try")
    assert matches(thing(), "habits#sleep")
    assert not matches(thing(), "habits#slee")
    assert not matches(thing(), "worry")


def test_it_is_looked_at_again_after_a_year() -> None:
    assert thing().fresh(NOW + STALE / 2)
    assert not thing().fresh(NOW + STALE)


def test_starters_are_there_for_anxiety_and_for_support() -> None:
    found = load_library(data_folder() / "library", load_group_types(data_folder()))
    assert {one.key.partition("/")[0] for one in found.values()} == {"anxiety", "support"}
    assert all(one.source for one in found.values())
    assert len({one.number for one in found.values()}) == len(found)


@pytest.mark.parametrize(
    ("before", "after", "field", "why"),
    [
        ('kind = "statistics"', 'kind = "number"', "kind", "choose one of"),
        ('link = "https://www.nice.org.uk/guidance/cg113"', 'link = "nice"', "link", "at least"),
        ('kinds = ["psychoeducation"', 'kinds = ["psycho"', "kinds", "no kind of group"),
        ('key = "how_many"', 'key = "what_it_is"', "", "its own"),
    ],
)
def test_a_mistake_names_file_line_and_field(tmp_path: Path, before: str, after: str, field: str, why: str) -> None:
    text = (data_folder() / "library" / "anxiety.toml").read_text()
    assert before in text
    (tmp_path / "anxiety.toml").write_text(text.replace(before, after))
    with pytest.raises(ContentError) as raised:
        load_library(tmp_path, ("psychoeducation", "cbt"))
    assert raised.value.file.endswith("anxiety.toml")
    assert field in str(raised.value)
    assert why in str(raised.value)
