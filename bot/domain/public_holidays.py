"""Public holidays by country: days on which a rota is easily forgotten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from holidays import country_holidays, list_supported_countries

_LANGUAGE = "en_US"


@dataclass(frozen=True, slots=True, order=True)
class Holiday:
    """A day off in the whole of ``country`` (two letters)."""

    day: date
    country: str
    name: str


def public_holidays(countries: Iterable[str], first: date, days: int) -> list[Holiday]:
    """Holidays of the countries from the local date ``first`` on, in order.

    Holidays of single regions are left out; countries that the library does not know have none.
    """
    last = first + timedelta(days=days - 1)
    known, years = list_supported_countries(), range(first.year, last.year + 1)
    found = [
        Holiday(day, code, name)
        for code in dict.fromkeys(countries)
        if code in known
        for day, name in country_holidays(code, years=years, language=_LANGUAGE).items()
    ]
    return sorted(one for one in found if first <= one.day <= last)
