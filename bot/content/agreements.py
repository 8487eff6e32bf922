"""The agreement of a kind of group: a short version, a long one, and the ground rules that stand in it.

Most of the long version is the same for every kind. It lies in ``data/agreement.toml`` with two gaps, ``{about}`` and
``{rules}``, which a kind fills from its own file. A kind may also bring a long version of its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from bot.content.check import Entry, Sentence, check
from bot.content.document import Document, read_document

SHORT_LINES = 7
LONG_LENGTH = 3800
"""Characters that fit into one message with its buttons."""


def _few_lines(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > SHORT_LINES:
        raise ValueError(
            f"write at most {SHORT_LINES} lines; there are {len(lines)}. The rest belongs in the long text"
        )
    return "\n".join(line.strip() for line in lines)


def _with_gaps(text: str) -> str:
    for gap in ("{about}", "{rules}"):
        if text.count(gap) != 1:
            raise ValueError(f"write {gap} once, on a line of its own, where that part belongs")
    return text


Template = Annotated[str, Field(min_length=200, max_length=LONG_LENGTH), AfterValidator(_with_gaps)]


class AgreementFile(Entry):
    """What a kind's ``agreement.toml`` says."""

    short: Annotated[str, Field(min_length=100, max_length=1200), AfterValidator(_few_lines)]
    about: Annotated[str, Field(min_length=50, max_length=1200)]
    rules: Annotated[tuple[Sentence, ...], Field(min_length=3, max_length=12)]
    long: Template | None = None


class CommonFile(Entry):
    """What ``data/agreement.toml`` says."""

    long: Template


class Agreement(Entry):
    """What a person reads before joining; ``long`` already contains the rules."""

    short: str
    long: str
    rules: tuple[str, ...]


def read_agreement(file: Path) -> tuple[AgreementFile, Document]:
    """A kind's own part, with the file it came from. Raises ContentError."""
    document = read_document(file)
    return check(AgreementFile, document), document


def compose(own: tuple[AgreementFile, Document], common: Document) -> Agreement:
    """Fill the gaps of the long version. Raises ContentError if it then does not fit into one message."""
    written, document = own
    template = written.long or check(CommonFile, common).long
    rules = "\n".join(f"- {rule}" for rule in written.rules)
    long = template.replace("{about}", written.about).replace("{rules}", rules)
    if len(long) > LONG_LENGTH:
        raise document.problem(("about",), f"shorten it: the long version has {len(long)} characters of {LONG_LENGTH}")
    return Agreement(short=written.short, long=long, rules=written.rules)
