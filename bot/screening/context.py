"""What was said just before can change what a message means: a yes, the second half of a sentence, the third in a row.

Questions and answers are read by word lists in ``data/screening/answers.toml``. Nothing is kept here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.screening.folding import Folder
from bot.screening.source import Fields, read_source

LONGEST_ANSWER = 6
"""Words. A longer message speaks for itself."""
RUN = 3
"""So many worrying messages in a row, this one included, are more than each of them."""
LOOK_BACK = 6

_WORD = re.compile(r"[^\W_]+|[\U0001f300-\U0001faff]")


@dataclass(frozen=True, slots=True)
class Before:
    """An earlier message. ``same`` says whether the same person wrote it; None where that is not known."""

    text: str
    same: bool | None = None

    @property
    def own(self) -> bool:
        """Whether it may be the writer's own."""
        return self.same is not False

    @property
    def asked(self) -> bool:
        """Whether it may be what is answered."""
        return self.same is not True


@dataclass(frozen=True, slots=True)
class Answers:
    """Short words of agreement and denial, and how a question is turned into what a yes would say."""

    yes: frozenset[str]
    no: frozenset[str]
    safe: tuple[str, ...]
    turned: dict[str, str]


def load_answers(file: Path) -> Answers:
    """Raises ContentError, with file, line and field, for a mistake."""
    source = read_source(file)
    fields = Fields(source, (), source.data)
    fields.only("yes", "no", "safe", "turned")
    pairs = [entry.split("=", 1) for entry in fields.texts("turned")]
    for number, pair in enumerate(pairs):
        if len(pair) < 2:
            raise fields.problem("turned", "write said = meant", number)
    turned = {said.strip(): meant.strip() for said, meant in pairs}
    return Answers(frozenset(fields.texts("yes")), frozenset(fields.texts("no")), fields.texts("safe"), turned)


class Reader:
    """Reads short answers."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._folder = Folder()
        longest_first = sorted(answers.turned, key=len, reverse=True)
        words = [rf"\b{re.escape(said)}\b" if said.isascii() else re.escape(said) for said in longest_first]
        self._turned = re.compile("|".join(words)) if words else None

    def agrees(self, text: str) -> bool:
        """Whether the text is a short yes, and nothing else."""
        words = self._words(text)
        return 0 < len(words) <= LONGEST_ANSWER and self._begins(words, self._answers.yes)

    def denies(self, text: str) -> bool:
        """Whether the text is a short no."""
        words = self._words(text)
        return 0 < len(words) <= LONGEST_ANSWER and self._begins(words, self._answers.no)

    def about_safety(self, question: str) -> bool:
        """Whether a no to the question would mean danger."""
        folded = " ".join(self._words(question))
        return any(phrase in folded for phrase in self._answers.safe)

    def affirmed(self, question: str) -> str:
        """What a yes to the question says: "do you want to die" becomes "do I want to die", without its mark."""
        last = re.split(r"[.!。！\n]", question.strip().rstrip("?？!. "))[-1]
        folded = self._folder.fold(last).text.replace("'", "").replace("?", " ")
        if self._turned is None:
            return folded
        return self._turned.sub(lambda found: self._answers.turned[found[0]], folded)

    def _words(self, text: str) -> list[str]:
        if len(text) > 12 * LONGEST_ANSWER * 4:
            text = text[: 12 * LONGEST_ANSWER * 4]
        return _WORD.findall(self._folder.fold(text).text.replace("'", ""))

    @staticmethod
    def _begins(words: Sequence[str], phrases: frozenset[str]) -> bool:
        return any(" ".join(words[:length]) in phrases for length in range(1, min(4, len(words)) + 1))
