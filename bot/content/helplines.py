"""The directory of helplines. Every place that names one takes it from here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StrictBool, model_validator

from bot.content.check import Address, Entry, Sentence, check
from bot.content.document import read_document

EVERYWHERE = "INT"
"""The country of directories that serve every country."""
_COUNTRY = re.compile(r"[A-Z]{2}|INT")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{2,79}")
_A_NUMBER = 7
"""So many digits make a telephone number; fewer may be anything."""


class HelplineKind(StrEnum):
    """What a service is for, in the order in which services are shown."""

    SUICIDE_CRISIS = "suicide_crisis"
    GENERAL_SUPPORT = "general_support"
    YOUTH = "youth"
    LGBTQ = "lgbtq"
    VETERANS = "veterans"
    EATING_DISORDER = "eating_disorder"
    DOMESTIC_VIOLENCE = "domestic_violence"
    OVERDOSE_POISON = "overdose_poison"
    DIRECTORY = "directory"


_ORDER = {kind: place for place, kind in enumerate(HelplineKind)}


def _country(code: str) -> str:
    if not _COUNTRY.fullmatch(code):
        raise ValueError("write the country as two capital letters, such as DE, or INT")
    return code


def _identity(value: str) -> str:
    if not _ID.fullmatch(value):
        raise ValueError("write 3 to 80 small letters, digits and hyphens")
    return value


class Fact(Entry):
    """What every fact carries: where it was read, when, and how sure it is.

    ``checked`` is the date of the newest source, or None where the source has none.
    """

    source: Address
    more_sources: tuple[Address, ...] = ()
    checked: date | None = None
    confidence: Literal["high", "medium"]
    on: StrictBool

    @property
    def seen(self) -> str:
        """``checked`` as people read it, or a dash."""
        return self.checked.isoformat() if self.checked else "–"


class Helpline(Fact):
    """A service that people in ``country`` can reach. ``id`` never changes: confirmations are kept under it."""

    id: Annotated[str, AfterValidator(_identity)]
    country: Annotated[str, AfterValidator(_country)]
    name: Sentence
    kind: HelplineKind
    phone: Sentence | None = None
    text: Sentence | None = None
    web: Address | None = None
    hours: Sentence | None = None
    languages: tuple[Sentence, ...] = ()

    @model_validator(mode="after")
    def _can_be_reached(self) -> Self:
        if not (self.phone or self.text or self.web):
            raise ValueError("write a phone, a text or a web address, so that people can reach it")
        return self


def edited(line: Helpline, ways: Mapping[str, str | None]) -> Helpline:
    """The entry with other ways to reach it (phone, text, web, hours). Raises ValueError for one of no use."""
    return Helpline.model_validate({**line.model_dump(), **ways})


class HelplineFile(Entry):
    """What ``helplines.toml`` says."""

    helpline: Annotated[tuple[Helpline, ...], Field(min_length=1)]


class ClosedService(Entry):
    """A service that has closed and must not come back; ``contacts`` are numbers or parts of addresses."""

    name: Sentence
    country: Annotated[str, AfterValidator(_country)]
    closed: date
    contacts: Annotated[tuple[Sentence, ...], Field(min_length=1)]
    source: Address

    def same_as(self, line: Helpline) -> bool:
        """Whether an entry leads to this service."""
        written = " ".join(filter(None, (line.name, line.phone, line.text, line.web))).casefold()
        digits = re.sub(r"\D", "", f"{line.phone or ''}{line.text or ''}")
        return any(_leads_to(contact, written, digits) for contact in self.contacts)


class ClosedFile(Entry):
    """What ``closed.toml`` says."""

    closed: tuple[ClosedService, ...] = ()


def _leads_to(contact: str, written: str, digits: str) -> bool:
    number = re.sub(r"[\s()+.-]", "", contact)
    if number.isdigit() and len(number) >= _A_NUMBER:
        return number.removeprefix("1") in digits
    return contact.casefold() in written


@dataclass(frozen=True, slots=True)
class Helplines:
    """All entries. ``confirmed`` in the methods below holds the ids that an operator has confirmed."""

    entries: tuple[Helpline, ...]

    def in_country(self, code: str) -> list[Helpline]:
        """Every entry of a country, those switched off as well; crisis lines first."""
        return _in_order(line for line in self.entries if line.country == code.strip().upper())

    def for_country(self, code: str, confirmed: Collection[str] | None = None) -> list[Helpline]:
        """Entries of a country (two letters, or INT) that may be shown: on or confirmed; crisis lines first."""
        return [line for line in self.in_country(code) if line.on or line.id in (confirmed or ())]

    def crisis_lines(self, code: str, confirmed: Collection[str] | None = None) -> list[Helpline]:
        """The crisis lines among them."""
        shown = self.for_country(code, confirmed)
        return [line for line in shown if line.kind is HelplineKind.SUICIDE_CRISIS]

    def international(self, confirmed: Collection[str] | None = None) -> list[Helpline]:
        """Directories that serve every country."""
        return self.for_country(EVERYWHERE, confirmed)

    def due_for_check(
        self, today: date, days: int = 180, confirmed_on: Mapping[str, date] | None = None
    ) -> list[Helpline]:
        """Entries that nobody has checked for ``days``, or ever; ``confirmed_on`` is when an operator did, by id."""
        oldest = today - timedelta(days=days)
        done = confirmed_on or {}
        checks = ((line, max(line.checked or date.min, done.get(line.id, date.min))) for line in self.entries)
        return [line for line, last in checks if last < oldest]


def _in_order(lines: Iterable[Helpline]) -> list[Helpline]:
    return sorted(lines, key=lambda line: _ORDER[line.kind])


def load_helplines(folder: Path) -> Helplines:
    """Read the directory. Raises ContentError, also for two entries with one id and for a service that has closed."""
    document = read_document(folder / "helplines.toml")
    entries = check(HelplineFile, document).helpline
    closed = check(ClosedFile, read_document(folder / "closed.toml")).closed
    times = Counter(line.id for line in entries)
    for place, line in enumerate(entries):
        if times[line.id] > 1:
            raise document.problem(("helpline", place, "id"), "another entry has this id; give each its own")
        gone = next((service for service in closed if service.same_as(line)), None)
        if gone:
            sentence = f"{gone.name} closed on {gone.closed}; take this entry out"
            raise document.problem(("helpline", place), sentence)
    return Helplines(entries)
