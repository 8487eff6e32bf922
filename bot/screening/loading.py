"""Reads the folder of phrases: one file for each kind, words.toml and exceptions.toml."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bot.domain.triage import Kind, Level
from bot.screening.pattern import Node, PatternError, parse
from bot.screening.rules import Lowering, Reach, Rule, Rulebook
from bot.screening.source import Fields, Source, read_source

Sets = Mapping[str, Node]

_LEVELS = {level.word: level for level in Level}
_FOUND_LEVELS = {word: level for word, level in _LEVELS.items() if level is not Level.GREEN}
_WORDS, _EXCEPTIONS = "words.toml", "exceptions.toml"
ANSWERS, LANGUAGES, VOICES = "answers.toml", "languages.toml", "voices/train"
_NO_RULES = {_WORDS, _EXCEPTIONS, ANSWERS, LANGUAGES}
_LISTS = ("guarded", "known", "common", "turns")


def load_rules(folder: Path) -> Rulebook:
    """Everything in ``folder``. Raises ContentError, with file, line and field, for the first mistake."""
    words = read_source(folder / _WORDS)
    sets = _read_sets(words)
    lists = Fields(words, (), words.data)
    lists.only("sets", *_LISTS)
    ids: set[str] = set()
    rules: list[Rule] = []
    for file in sorted(folder.glob("*.toml")):
        if file.name not in _NO_RULES:
            rules.extend(_read_rules(read_source(file), sets, ids))
    lowerings = _read_lowerings(read_source(folder / _EXCEPTIONS), sets, ids)
    return Rulebook(tuple(rules), lowerings, *(frozenset(lists.texts(name)) for name in _LISTS))


def _read_sets(source: Source) -> dict[str, Node]:
    """Named sets of words; a set may name the ones above it."""
    sets: dict[str, Node] = {}
    table = source.data.get("sets", {})
    fields = Fields(source, ("sets",), table if isinstance(table, dict) else {})
    for name in fields.values:
        nodes = _parsed(fields, name, sets, whole=False)
        sets[name] = nodes[0] if len(nodes) == 1 else Node("any", parts=nodes)
    return sets


def _read_rules(source: Source, sets: Sets, ids: set[str]) -> list[Rule]:
    top = Fields(source, (), source.data)
    top.only("kind", "rule")
    kind = top.choice("kind", {kind.value: kind for kind in Kind})
    if source.file.stem != kind:
        raise top.problem("kind", f"the file is named {source.file.name}, so write the kind {source.file.stem}")
    return [_read_rule(fields, kind, sets, ids) for fields in _tables(source, "rule")]


def _read_rule(fields: Fields, kind: Kind, sets: Sets, ids: set[str]) -> Rule:
    fields.only("id", "level", "floor", "why", "patterns", "must", "must_not")
    return Rule(
        id=_new_id(fields, ids),
        kind=kind,
        level=fields.choice("level", _FOUND_LEVELS),
        floor=fields.choice("floor", _LEVELS, "green"),
        why=fields.text("why"),
        patterns=_parsed(fields, "patterns", sets),
        must=fields.texts("must"),
        must_not=fields.texts("must_not"),
    )


def _read_lowerings(source: Source, sets: Sets, ids: set[str]) -> tuple[Lowering, ...]:
    Fields(source, (), source.data).only("exception")
    return tuple(_read_lowering(fields, sets, ids) for fields in _tables(source, "exception"))


def _read_lowering(fields: Fields, sets: Sets, ids: set[str]) -> Lowering:
    fields.only("id", "to", "up_to", "reach", "within", "kinds", "why", "patterns", "must", "must_not")
    kinds = fields.texts("kinds", needed=False)
    for number, name in enumerate(kinds):
        if name not in set(Kind):
            raise fields.problem("kinds", f"write kinds of {', '.join(Kind)}", number)
    return Lowering(
        id=_new_id(fields, ids),
        to=fields.choice("to", {word: level for word, level in _LEVELS.items() if level < Level.CRISIS}),
        up_to=fields.choice("up_to", _FOUND_LEVELS, "crisis"),
        reach=fields.choice("reach", {reach.value: reach for reach in Reach}),
        within=fields.number("within", 0),
        kinds=frozenset(map(Kind, kinds or Kind)),
        why=fields.text("why"),
        patterns=_parsed(fields, "patterns", sets),
        must=fields.texts("must"),
        must_not=fields.texts("must_not"),
    )


def _tables(source: Source, name: str) -> list[Fields]:
    tables = source.data.get(name)
    if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
        raise source.problem((name,), f"write at least one [[{name}]]")
    return [Fields(source, (name, number), table) for number, table in enumerate(tables)]


def _new_id(fields: Fields, ids: set[str]) -> str:
    name = fields.text("id")
    if name in ids:
        raise fields.problem("id", f"{name} is taken; give every rule and exception an id of its own")
    ids.add(name)
    return name


def _parsed(fields: Fields, name: str, sets: Sets, *, whole: bool = True) -> tuple[Node, ...]:
    nodes = []
    for number, text in enumerate(fields.texts(name)):
        try:
            nodes.append(parse(text, sets, whole=whole))
        except PatternError as error:
            raise fields.problem(name, f"{error}, in: {text}", number) from None
    return tuple(nodes)
