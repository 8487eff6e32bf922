"""A record that was tampered with is found out, wherever it was touched; one that was not holds."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.chain import RETIRED, START, Entry, Fault, Head, Link, Problem, check, commit, examine

BEGIN = datetime(2026, 3, 2, 12, tzinfo=UTC)


def entry(case: int, number: int, previous: str, event: str = "looked", actor: int = 7) -> Entry:
    parts = {"actor": (f"{case}-{number}", actor), "facts": ("s", {"step": number})}
    commitments = {name: commit(salt, value) for name, (salt, value) in parts.items()}
    made = Entry(case, number, BEGIN + timedelta(minutes=number), event, commitments, previous, "", parts)
    return replace(made, digest=made.sealed(number, previous))


def record(lengths: list[int]) -> tuple[list[Link], list[Entry]]:
    """Cases of so many entries each, written in turn."""
    links: list[Link] = []
    entries: list[Entry] = []
    ends: dict[int, Entry] = {}
    for number in range(1, max(lengths) + 1):
        for case, length in enumerate(lengths, start=1):
            if number <= length:
                ends[case] = entry(case, number, ends[case].digest if case in ends else START)
                entries.append(ends[case])
                links.append(bound(links, ends[case]))
    return links, entries


def bound(links: list[Link], one: Entry) -> Link:
    link = Link(len(links) + 1, one.case_id, one.number, one.digest, links[-1].digest if links else START, "")
    return replace(link, digest=link.sealed(link.number, link.previous))


LENGTHS = st.lists(st.integers(1, 6), min_size=1, max_size=4)


@given(LENGTHS, st.randoms())
def test_an_untouched_record_holds_in_whatever_order_it_is_read(lengths: list[int], chance: object) -> None:
    links, entries = record(lengths)
    chance.shuffle(entries)  # type: ignore[attr-defined]
    assert examine(links, entries, Head(len(links), links[-1].digest), [Head(1, links[0].digest)]) == []


@given(LENGTHS, st.data())
def test_every_change_is_found(lengths: list[int], data: st.DataObject) -> None:
    links, entries = record(lengths)
    place = data.draw(st.integers(0, len(entries) - 1))
    one = entries[place]
    changed = data.draw(
        st.sampled_from(
            [
                replace(one, event="closed"),
                replace(one, at=one.at + timedelta(microseconds=1)),
                replace(one, parts={**one.parts, "actor": ("x", 8)}),
                replace(one, parts={"facts": one.parts["facts"]}, bare=("actor",)),
                entry(one.case_id, one.number, one.previous, event="closed"),
            ]
        )
    )
    entries[place] = changed
    assert (Fault.CHANGED, one.case_id, one.number) in {
        (found.fault, found.case_id, found.number) for found in examine(links, entries)
    }


@given(LENGTHS, st.data())
def test_every_entry_that_is_taken_out_is_found(lengths: list[int], data: st.DataObject) -> None:
    links, entries = record(lengths)
    gone = entries.pop(data.draw(st.integers(0, len(entries) - 1)))
    assert Problem(Fault.MISSING, gone.case_id, gone.number) in examine(links, entries)


def test_two_entries_that_changed_places_are_named() -> None:
    _, (first, second, third) = record([3])
    moved = [replace(first, number=2), replace(second, number=1), third]
    faults = {(found.fault, found.number) for found in check(moved, 1)}
    assert {(Fault.REORDERED, 1), (Fault.REORDERED, 2)} <= faults


def test_a_whole_case_that_vanished_leaves_its_links() -> None:
    links, entries = record([2, 3])
    rest = [one for one in entries if one.case_id == 1]
    assert [found.number for found in examine(links, rest) if found.fault is Fault.MISSING] == [1, 2, 3]


def test_a_case_that_the_retention_rules_deleted_is_no_loss() -> None:
    links, entries = record([2, 3])
    link = Link(6, 2, RETIRED, entries[-1].digest, links[-1].digest, "")
    links.append(replace(link, digest=link.sealed(6, link.previous)))
    assert examine(links, [one for one in entries if one.case_id == 1]) == []


@pytest.mark.parametrize("kept", [0, 2, 4])
def test_a_cut_end_is_found_by_the_count_and_by_a_head_noted_elsewhere(kept: int) -> None:
    links, entries = record([5])
    head = Head(5, links[-1].digest)
    assert Problem(Fault.CUT, None, 5) in examine(links[:kept], entries[:kept], head)
    rewritten_count = Head(kept, links[kept - 1].digest if kept else START)
    assert Problem(Fault.CUT, None, 5) in examine(links[:kept], entries[:kept], rewritten_count, [head])


def test_a_record_written_anew_differs_from_a_head_noted_elsewhere() -> None:
    links, _ = record([4])
    noted = Head(3, links[2].digest)
    forged = [entry(1, 1, START, actor=9)]
    for number in range(2, 5):
        forged.append(entry(1, number, forged[-1].digest, actor=9))
    anew: list[Link] = []
    for one in forged:
        anew.append(bound(anew, one))
    assert examine(anew, forged, Head(4, anew[-1].digest)) == []
    assert Problem(Fault.REWRITTEN, None, 3) in examine(anew, forged, Head(4, anew[-1].digest), [noted])


def test_an_erased_part_leaves_the_chain_whole() -> None:
    links, entries = record([3])
    entries[1] = replace(entries[1], parts={"facts": entries[1].parts["facts"]})
    assert examine(links, entries) == []


def test_an_entry_without_a_link_was_added() -> None:
    links, entries = record([3])
    entries.append(entry(1, 4, entries[-1].digest))
    assert Problem(Fault.ADDED, 1, 4) in examine(links, entries)
