"""The pattern language of rules, and its translation into a regular expression over coded words.

``kill @me``         these words in this order; ``@me`` is a set named in words.toml
``(end|take) my``    one of several
``my? own``          ``my`` may be missing
``~3``               up to three words of any kind, within the clause
``#``                a number
``^`` and ``$``      the beginning and the end of a clause
``!(laughing|luck)`` none of these comes next

No pattern repeats without a bound, so matching takes time in proportion to the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.screening.folding import fold_character

UNKNOWN, NUMBER, END = "u", "n", "e"

_TOKEN = re.compile(r"[()|?^$#!]|~[1-9]|@[\w-]+|[^\s()|?^$#!~@]+|\S")
_CHINESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\u3040-\u30ff\u3400-\u9fff]+")


class PatternError(ValueError):
    """What is wrong with a pattern, as a sentence for the person who wrote it."""


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of a pattern. ``sign`` is one of: word, seq, any, maybe, gap, number, start, end, not."""

    sign: str
    word: str = ""
    parts: tuple[Node, ...] = ()


def parse(text: str, sets: Mapping[str, Node], *, whole: bool = True) -> Node:
    """Read a pattern, or with ``whole=False`` a part of one. Raises PatternError if it cannot be read.

    A whole pattern that could match without any word is a mistake too.
    """
    tokens = _TOKEN.findall(text)
    node, rest = _sequence(tokens, 0, sets)
    if rest < len(tokens):
        raise PatternError(f"there is a {tokens[rest]} too many")
    if whole and not required(node, frozenset()):
        raise PatternError("name at least one word that must be there")
    return node


def _sequence(tokens: list[str], at: int, sets: Mapping[str, Node]) -> tuple[Node, int]:
    branches: list[list[Node]] = [[]]
    while at < len(tokens) and tokens[at] != ")":
        token = tokens[at]
        if token == "|":  # noqa: S105 - a sign of the language
            branches.append([])
            at += 1
            continue
        node, at = _atom(tokens, at, sets)
        if at < len(tokens) and tokens[at] == "?":
            node, at = Node("maybe", parts=(node,)), at + 1
        branches[-1].append(node)
    if not all(branches):
        raise PatternError("something is missing: write words on both sides of each |")
    made = [branch[0] if len(branch) == 1 else Node("seq", parts=tuple(branch)) for branch in branches]
    return (made[0] if len(made) == 1 else Node("any", parts=tuple(made))), at


def _atom(tokens: list[str], at: int, sets: Mapping[str, Node]) -> tuple[Node, int]:
    token, after = tokens[at], at + 1
    if token == "(":  # noqa: S105
        node, after = _sequence(tokens, after, sets)
        if after >= len(tokens):
            raise PatternError("a bracket is opened and not closed")
        return node, after + 1
    if token == "!":  # noqa: S105
        if after >= len(tokens):
            raise PatternError("write what must not follow after the !")
        node, after = _atom(tokens, after, sets)
        return Node("not", parts=(node,)), after
    signs = {"#": "number", "^": "start", "$": "end"}
    if token in signs:
        return Node(signs[token]), after
    if token[0] == "~" and len(token) == 2:
        return Node("gap", token[1]), after
    if token[0] == "@":
        if token[1:] not in sets:
            raise PatternError(f"words.toml has no set called {token[1:]}")
        return sets[token[1:]], after
    return _written(token), after


def _written(token: str) -> Node:
    """A word as the matcher sees it: folded, without apostrophes, divided where a message would be."""
    folded = "".join(map(fold_character, token)).replace("'", "")
    words = [part for piece in re.findall(r"[^\W_]+|[\u2600-\U0001faff]", folded) for part in _CHINESE.findall(piece)]
    if not words:
        raise PatternError(f"{token} is no word")
    nodes = tuple(Node("word", word) for word in words)
    return nodes[0] if len(nodes) == 1 else Node("seq", parts=nodes)


def words_of(node: Node) -> Iterator[str]:
    """Every word that a pattern names."""
    if node.sign == "word":
        yield node.word
    for part in node.parts:
        yield from words_of(part)


def required(node: Node, common: frozenset[str]) -> frozenset[str]:
    """Words of which one must be there, chosen so that ordinary messages have none of them. Empty: no such words."""
    if node.sign == "word":
        return frozenset((node.word,))
    if node.sign == "seq":
        found = [words for part in node.parts if (words := required(part, common))]
        return min(found, key=lambda words: sum(100 if word in common else 1 for word in words), default=frozenset())
    if node.sign == "any":
        branches = [required(part, common) for part in node.parts]
        return frozenset().union(*branches) if all(branches) else frozenset()
    return frozenset()


def to_regex(node: Node, codes: Mapping[str, str]) -> str:
    """The pattern over a text in which every word is one character."""
    parts = [to_regex(part, codes) for part in node.parts]
    match node.sign:
        case "word":
            return codes[node.word]
        case "seq":
            return "".join(parts)
        case "any" if all(len(part) == 1 for part in parts):
            return f"[{''.join(parts)}]"
        case "any":
            return f"(?:{'|'.join(parts)})"
        case "maybe":
            return f"(?:{parts[0]})?"
        case "gap":
            return f"[^{END}]{{0,{node.word}}}?"
        case "not":
            return f"(?!{parts[0]})"
        case "number":
            return NUMBER
        case "start":
            return f"(?:\\A|(?<={END}))"
        case _:
            return f"(?=\\Z|{END})"
