"""Countries as people write them: a name in English or in the reader's language, or the two letters of ISO 3166."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError

USUAL = {"UK": "GB", "ENGLAND": "GB", "SCOTLAND": "GB", "WALES": "GB", "USA": "US", "AMERICA": "US", "HOLLAND": "NL"}
"""What people write that is neither a name in the directory nor a code."""


def find_country(text: str, language: str = "en") -> str | None:
    """The two-letter code of the country that is meant, or None. Codes that no country has are not accepted."""
    wanted = " ".join(text.split()).casefold().removeprefix("the ")
    usual = USUAL.get(wanted.upper())
    for names in (_names("en"), _names(language)):
        if (usual or wanted.upper()) in names:
            return usual or wanted.upper()
        for code, name in names.items():
            if name.casefold() == wanted:
                return code
    return None


def country_name(code: str, language: str = "en") -> str:
    """What a country is called in this language; the code itself if it is not known."""
    return _names(language).get(code) or _names("en").get(code, code)


@cache
def _names(language: str) -> dict[str, str]:
    try:
        territories = Locale.parse(language, sep="-").territories
    except (UnknownLocaleError, ValueError):
        territories = Locale("en").territories
    return {code: name for code, name in territories.items() if len(code) == 2 and code.isalpha() and code not in _NONE}


_NONE = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"})
"""Regions and placeholders that are no country."""
