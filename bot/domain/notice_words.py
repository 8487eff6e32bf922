"""A clinic's own words for what members are told about their cases, and what no words may leave out.

Words are plain text with slots in braces, such as ``{number}``. What a slot says is never written by hand: it is filled
in when the message is sent, from what is true then. Two slots cannot be edited away: whether somebody has it (every
notice), and the emergency number of the member's country (every notice to somebody who waits). Words that are kept and
lack one, because an older rule took them, are not used: the words that ship are (``assured``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.notices import Moment, Part
from bot.errors import BadInput

MOST = 1500
"""Characters of words. With names and helplines filled in, they stay under the 4,000 of one message on Discord."""

LONGEST = 3900
"""Characters of a whole message."""


class About(StrEnum):
    """One thing that a person is told, and after what. New ones go to the end: controls carry the place."""

    MESSAGE = "message"
    CHECKIN = "checkin"
    SESSION = "session"
    CALL = "call"
    REPORT = "report"
    ANSWERED = "answered"
    UNANSWERED = "unanswered"
    AGAIN = "again"

    @property
    def moment(self) -> Moment:
        """When it is said."""
        return Moment(self.value) if self.value in set(Moment) else Moment.CALLED


class Hours(StrEnum):
    """Whether somebody is on duty or answers for the case when it is said."""

    STAFFED = "staffed"
    UNSTAFFED = "unstaffed"


class Slot(StrEnum):
    """What is filled in when it is said."""

    SEEN = "seen"
    """Whether somebody has it: who, or who is called and when somebody is there. A sentence of its own, always true."""
    NUMBER = "number"
    """The emergency number of the member's country."""
    LINES = "lines"
    """Helplines of that country; nothing where there are none."""
    NAME = "name"
    """The professional who answers."""
    WHO = "who"
    """Who is on duty, where ``seen`` says something else."""


@dataclass(frozen=True, slots=True)
class Place:
    """Which words: about what, in which hours, in which language (``en``)."""

    about: About
    hours: Hours
    language: str


@dataclass(frozen=True, slots=True)
class Version:
    """What somebody saved; without ``words`` they went back to those that ship. ``id`` counts up in the database."""

    id: int
    place: Place
    words: str | None
    by_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Reading:
    """What somebody read about a case; ``words`` are None where they were the original ones, ``version`` is 0 then."""

    at: datetime
    place: Place
    version: int
    words: str | None


TRUTH = {
    Moment.CALLED: Part.WHO,
    Moment.ANSWERED: Part.ANSWERED,
    Moment.UNANSWERED: Part.UNANSWERED,
    Moment.AGAIN: Part.AGAIN,
}
"""Which part of a notice says whether somebody has it."""

_SLOT = re.compile(r"\{([^{}\n]*)\}")
_HIDING = re.compile(r"\|\||~~|```|\]\([^)\n]*\{|<[^>\n]*\{")
"""Spoilers, struck-out words, blocks of code, and links or mentions made of a slot: they would show it as something
else, or not at all."""


def hours_of(about: About) -> tuple[Hours, ...]:
    """In which hours there are words of their own: whoever reads that somebody answered has somebody."""
    return (Hours.STAFFED,) if about is About.ANSWERED else tuple(Hours)


def needed(about: About) -> tuple[Slot, ...]:
    """What no words may leave out."""
    return (Slot.SEEN,) if about is About.ANSWERED else (Slot.SEEN, Slot.NUMBER)


def offered(about: About) -> tuple[Slot, ...]:
    """What words may use."""
    more = (Slot.NAME,) if about is About.ANSWERED else ()
    return (Slot.SEEN, Slot.NUMBER, Slot.LINES, *more, *(() if about.moment is Moment.CALLED else (Slot.WHO,)))


def checked(words: str, about: About) -> str:
    """The words as they are kept. Raises BadInput, which says what is missing, unknown or would hide something."""
    text = "\n".join(line.rstrip() for line in words.strip().splitlines())
    if not text:
        raise BadInput("notice-words-empty")
    if len(text) > MOST:
        raise BadInput("notice-words-long", most=MOST, count=len(text))
    used, known = _SLOT.findall(text), [slot.value for slot in offered(about)]
    for name in used:
        if name not in known:
            raise BadInput("notice-slot-unknown", slot=f"{{{name}}}", known=" ".join(f"{{{one}}}" for one in known))
        if used.count(name) > 1:
            raise BadInput("notice-slot-twice", slot=f"{{{name}}}")
    if set("{}") & set(_SLOT.sub("", text)):
        raise BadInput("notice-brace")
    for slot in needed(about):
        if slot.value not in used:
            raise BadInput(f"notice-missing-{slot.value}")
    if _HIDING.search(text):
        raise BadInput("notice-hiding")
    return text


def assured(own: str | None, shipped: str, about: About) -> tuple[str, bool]:
    """The words that are said, and whether they are the clinic's ``own``.

    Whatever is kept: what is said has every needed slot. The ``shipped`` words get at their end what they lack.
    """
    if own is not None and _passes(own, about):
        return own, True
    lacking = [f"{{{slot.value}}}" for slot in needed(about) if f"{{{slot.value}}}" not in shipped]
    return "\n".join([shipped, *lacking]), False


def number_first(words: str) -> str:
    """The same words with the line of the emergency number at the top: a life may be in danger."""
    number = f"{{{Slot.NUMBER.value}}}"
    lines = words.splitlines()
    return "\n".join([line for line in lines if number in line] + [line for line in lines if number not in line])


def filled(words: str, values: Mapping[Slot, str]) -> str:
    """The words as they are read. A line of which nothing is left, because a slot says nothing, is left out."""
    facts = {slot.value: text for slot, text in values.items()}
    lines: list[str] = []
    for line in words.splitlines():
        said = _SLOT.sub(lambda found: facts.get(found[1], ""), line)
        if said.strip() or not line.strip():
            lines.append(said)
    return "\n".join(lines).strip()


def fitting(words: str, values: Mapping[Slot, str]) -> str:
    """``filled``, in one message: helplines are left out rather than the message not be sent at all."""
    text = filled(words, values)
    return text if len(text) <= LONGEST else filled(words, {**values, Slot.LINES: ""})


def _passes(words: str, about: About) -> bool:
    try:
        return bool(checked(words, about))
    except BadInput:
        return False
