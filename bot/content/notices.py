"""What members are told about their cases, as a clinic has written it down."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, ClassVar, Literal

from pydantic import Field, field_validator

from bot.content.check import Entry, check
from bot.content.document import read_document
from bot.domain.notice_words import TRUTH
from bot.domain.notices import MemberNotices, Moment, Notice, Part
from bot.domain.triage import Kind, Level, Source

LevelWord = Literal["amber", "red", "crisis"]
Written = Literal[Source.MESSAGE, Source.EDIT, Source.DM, Source.CHECKIN, Source.SESSION]
Parts = Annotated[tuple[Part, ...], Field(min_length=1, max_length=7)]


class _Notice(Entry):
    levels: tuple[LevelWord, ...]
    staffed: Parts
    unstaffed: Parts
    truth: ClassVar[Part]
    """The part that says whether somebody has it."""

    @field_validator("staffed", "unstaffed")
    @classmethod
    def _truth(cls, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        if cls.truth not in parts:
            raise ValueError(f'keep "{cls.truth.value}" in it: it tells the member whether somebody has it')
        return parts

    def notice(self) -> Notice:
        """As the rules know it."""
        return Notice(frozenset(Level[word.upper()] for word in self.levels), self.staffed, self.unstaffed)


class _Waiting(_Notice):
    """Whoever waits for a person reads the number that helps at once."""

    @field_validator("staffed", "unstaffed")
    @classmethod
    def _number(cls, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        if Part.EMERGENCY not in parts:
            raise ValueError('keep "emergency" in it: somebody in danger needs the number while they wait')
        return parts


class _Called(_Waiting):
    truth = TRUTH[Moment.CALLED]
    sources: tuple[Written, ...]
    silent_about: tuple[Kind, ...]


class _Answered(_Notice):
    truth = TRUTH[Moment.ANSWERED]


class _Unanswered(_Waiting):
    truth = TRUTH[Moment.UNANSWERED]


class _Again(_Waiting):
    truth = TRUTH[Moment.AGAIN]


class _File(Entry):
    called: _Called
    answered: _Answered
    unanswered: _Unanswered
    again: _Again


def load_member_notices(file: Path) -> MemberNotices:
    """Read the file. Raises ContentError."""
    found = check(_File, read_document(file))
    return MemberNotices(
        found.called.notice(),
        found.answered.notice(),
        found.unanswered.notice(),
        found.again.notice(),
        frozenset(found.called.sources),
        frozenset(found.called.silent_about),
    )
