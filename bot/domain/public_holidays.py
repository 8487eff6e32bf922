"""Public holidays by country or region: days on which a rota is easily forgotten, and a series rests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from holidays import country_holidays, list_supported_countries

from bot.errors import BadInput

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


def known_place(text: str) -> str:
    """A country or a region of one whose holidays are known, as ``DE`` or ``DE-BY``. Raises BadInput."""
    country, _, wanted = text.strip().upper().partition("-")
    regions = {one.upper(): one for one in list_supported_countries().get(country, ())}
    if country not in list_supported_countries() or (wanted and wanted not in regions):
        raise BadInput("holidays-unknown", place=text.strip()[:12])
    return f"{country}-{regions[wanted]}" if wanted else country


def day_off(place: str | None, day: date) -> bool:
    """Whether ``day`` is a public holiday in ``place`` (see ``known_place``); None has no holidays."""
    return place is not None and day in _days_off(place, day.year)


@cache
def _days_off(place: str, year: int) -> frozenset[date]:
    country, _, region = place.partition("-")
    return frozenset(country_holidays(country, subdiv=region or None, years=year))
