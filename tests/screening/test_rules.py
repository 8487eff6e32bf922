"""Every rule and every exception keeps what its own examples say."""

from __future__ import annotations

import re

from bot.domain.triage import Kind
from bot.screening import Detector
from bot.screening.pattern import to_regex, words_of
from bot.screening.rules import Rulebook

_NOT_FROM_TEXT = {Kind.CALL, Kind.REPORT, Kind.CHECKIN}


def test_what_a_rule_must_match(detector: Detector, rulebook: Rulebook) -> None:
    for rule in rulebook.rules:
        for text in rule.must:
            verdict = detector.screen(text)
            assert rule.id in verdict.rules, (rule.id, text)
            assert verdict.level >= rule.level, (rule.id, text)
            assert rule.kind in verdict.kinds


def test_what_a_rule_must_not_match(detector: Detector, rulebook: Rulebook) -> None:
    for rule in rulebook.rules:
        for text in rule.must_not:
            verdict = detector.screen(text)
            assert rule.id not in verdict.rules or verdict.level < rule.level, (rule.id, text)


def test_what_an_exception_must_lower(detector: Detector, rulebook: Rulebook) -> None:
    for exception in rulebook.lowerings:
        for text in exception.must:
            assert exception.id in [rule for rule, _, _ in detector.explain(text)], (exception.id, text)
        for text in exception.must_not:
            assert exception.id not in [rule for rule, _, _ in detector.explain(text)], (exception.id, text)


def test_every_kind_that_a_text_can_show_has_rules(rulebook: Rulebook) -> None:
    assert {rule.kind for rule in rulebook.rules} == set(Kind) - _NOT_FROM_TEXT


def test_no_pattern_repeats_without_a_bound(rulebook: Rulebook) -> None:
    written = [rule.patterns for rule in rulebook.rules] + [exception.patterns for exception in rulebook.lowerings]
    for patterns in written:
        for node in patterns:
            regex = to_regex(node, dict.fromkeys(words_of(node), "w"))
            assert not re.search(r"[*+]|\{\d+,\}", regex), regex
