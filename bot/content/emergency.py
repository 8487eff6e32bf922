"""The number to call when a life is in danger, by country."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from bot.content.check import Entry, Short, check
from bot.content.document import read_document
from bot.content.helplines import Fact


def _two_letters(code: str) -> str:
    if len(code) != 2 or not code.isascii() or not code.isupper():
        raise ValueError("write the country as two capital letters, such as DE")
    return code


class EmergencyNumber(Fact):
    """``number`` is read inside a sentence: "call 112". ``on`` is false while only one source was found."""

    number: Short


class EmergencyNumbers(Entry):
    """Numbers by country. They are always shown: with a life in danger, one source is better than no number."""

    fallback: Short
    countries: Annotated[Mapping[Annotated[str, AfterValidator(_two_letters)], EmergencyNumber], Field(min_length=1)]

    def number(self, country: str) -> str:
        """The number of a country (two letters), or the fallback, which mobile networks forward nearly everywhere."""
        found = self.countries.get(country.strip().upper())
        return found.number if found else self.fallback

    def to_check(self) -> Mapping[str, EmergencyNumber]:
        """Countries whose number has one source only: an operator should check it."""
        return {code: one for code, one in self.countries.items() if not one.on}


def load_emergency_numbers(file: Path) -> EmergencyNumbers:
    """Read the numbers. Raises ContentError."""
    return check(EmergencyNumbers, read_document(file))
