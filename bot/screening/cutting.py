"""Cuts folded text into words and ends of clauses, and sees through markdown, punctuation and disguised spelling."""

from __future__ import annotations

import re
from itertools import groupby
from typing import NamedTuple

from bot.screening.vocabulary import Vocabulary

_CHUNK = re.compile(r"\S+")
_DISCORD = re.compile(r"<(?:@[!&]?|#|a?:(?P<name>\w{1,32}):|t:)\d{1,20}(?::\w)?>|https?://[^\s)>|]+")
_CJK = "\u3040-\u30ff\u3400-\u9fff"
_PICTURES = "\u2600-\u27bf\U0001f300-\U0001faff"
_PART = re.compile(rf"\d+|[{_CJK}{_PICTURES}]|[^\W\d_{_CJK}{_PICTURES}]+|[.!?;]+")
_EDGES = "\"'`*_~|()[]{}<>,.!?;:#-–—…“”„«»¿\\/&=+"
_ENDS = frozenset(".!?;")
_OPENERS = "\"'`_~|()[]{}<>,.?;:#-–—…“”„«»¿\\/&="
_LEETLESS = frozenset("013457@$!|+")


class Word(NamedTuple):
    """``text[start:end]`` of the folded text read as ``text``; an empty ``text`` is the end of a clause."""

    text: str
    start: int
    end: int


def cut(folded: str, vocabulary: Vocabulary) -> list[Word]:
    """The words of a folded text, in order. Each character is looked at a bounded number of times."""
    if "<" in folded or "://" in folded:
        folded = _DISCORD.sub(_seen, folded)
    words: list[Word] = []
    for found in _CHUNK.finditer(folded):
        chunk, start = found[0], found.start()
        if chunk.isascii() and chunk.isalpha():
            words.append(Word(chunk, start, found.end()))
        else:
            _cut_chunk(chunk, start, vocabulary, words)
    return _respelled(_joined(words, vocabulary), vocabulary)


def _seen(found: re.Match[str]) -> str:
    """Mentions, times and links as nothing, a custom emoji as the words of its name; nothing moves."""
    name = found["name"] or ""
    before = found.start("name") - found.start() if name else 0
    return f"{' ' * before}{name.replace('_', ' ')}".ljust(len(found[0]))


def _cut_chunk(chunk: str, start: int, vocabulary: Vocabulary, words: list[Word]) -> None:
    """One run without spaces: strip what surrounds it, then read it as one word or as several."""
    body = chunk.rstrip(_EDGES)
    core = body.lstrip(_EDGES)
    at = start + len(body) - len(core)
    if "*" in chunk and (masked := vocabulary.unmask(chunk.strip(_OPENERS).rstrip("!"))):
        words.append(Word(masked, start, start + len(chunk)))
    elif core and (one := _one_word(core, chunk, vocabulary)):
        words.append(Word(one, at, at + len(core)))
    else:
        words.extend(_parts(core, at))
    tail = chunk[len(body) :]
    if not _ENDS.isdisjoint(tail) or "\u2026" in tail:
        words.append(Word("", start + len(body), start + len(chunk)))


def _one_word(core: str, chunk: str, vocabulary: Vocabulary) -> str | None:
    """``core`` as a single word, if it is one in plain or in disguise."""
    plain = core.replace("'", "")
    if plain in vocabulary.codes or (plain.isascii() and plain.isalpha()):
        return plain
    if core.isdecimal():
        return core
    letters = "".join(filter(str.isalpha, core))
    if letters in vocabulary.guarded:
        return letters
    if _LEETLESS.isdisjoint(core) and "$" not in chunk:
        return None
    return vocabulary.unleet(chunk.strip("\"'`*_~()[]{},.?;:#-").rstrip("!|")) if any(map(str.isalpha, core)) else None


def _parts(core: str, at: int) -> list[Word]:
    """The words in a run that punctuation, digits, pictures or Chinese characters divide."""
    found = [Word(part[0], at + part.start(), at + part.end()) for part in _PART.finditer(core.replace("'", "\u02bc"))]
    chinese = any("\u3040" <= part.text[0] <= "\u9fff" for part in found)
    kept = (part for part in found if chinese or part.text[0] not in _ENDS)
    return [part._replace(text="") if part.text[0] in _ENDS else part for part in kept]


def _joined(words: list[Word], vocabulary: Vocabulary) -> list[Word]:
    """Puts spaced letters and broken words together again: ``k i l l``, ``sui cide``."""
    result: list[Word] = []
    run: list[Word] = []
    for word in words:
        if len(word.text) == 1 and word.text.isalnum() and word.text.isascii():
            run.append(word)
            continue
        if word.text and word.text not in vocabulary.codes and word.text.isascii() and word.text.isalpha():
            run.append(word)
            continue
        result.extend(_mended(run, vocabulary))
        run = []
        result.append(word)
    result.extend(_mended(run, vocabulary))
    return result


def _mended(run: list[Word], vocabulary: Vocabulary) -> list[Word]:
    """The run as the words it spells, or with what can be put together put together."""
    if len(run) < 2:
        return run
    if (whole := _spelled(run, vocabulary)) is not None:
        return whole
    parts: list[Word] = []
    for single, group in groupby(run, key=lambda word: len(word.text) == 1):
        letters = list(group)
        spelled = _spelled(letters, vocabulary) if single and len(letters) > 1 else None
        parts.extend(letters if spelled is None else spelled)
    return _paired(parts, vocabulary)


def _spelled(run: list[Word], vocabulary: Vocabulary) -> list[Word] | None:
    """The words that the run spells when its spaces are left out, if it spells some."""
    text = "".join(word.text for word in run)
    plain = (text.isalpha() and text) or text.translate(str.maketrans("013457", "oieast"))
    parts = [plain] if plain in vocabulary.guarded else vocabulary.split(plain, shortest=3)
    if parts is None:
        return None
    starts = [word.start + offset for word in run for offset in range(len(word.text))]
    mended, here = [], 0
    for part in parts:
        mended.append(Word(part, starts[here], starts[here + len(part) - 1] + 1))
        here += len(part)
    return mended


def _paired(run: list[Word], vocabulary: Vocabulary) -> list[Word]:
    """The run with neighbours that make up one guarded word put together."""
    result: list[Word] = []
    for word in run:
        if result and (both := result[-1].text + word.text) in vocabulary.guarded:
            result[-1] = Word(both, result[-1].start, word.end)
        else:
            result.append(word)
    return result


def _respelled(words: list[Word], vocabulary: Vocabulary) -> list[Word]:
    """Known words as they are; unknown ones by the word they stand for, or as they are."""
    result: list[Word] = []
    for word in words:
        if not word.text or word.text in vocabulary.codes or not word.text.isalpha():
            result.append(word)
        elif known := vocabulary.respell(word.text):
            result.append(word._replace(text=known))
        elif parts := vocabulary.split(word.text):
            here = word.start
            for part in parts:
                result.append(Word(part, here, here + len(part)))
                here += len(part)
        else:
            result.append(word)
    return result
