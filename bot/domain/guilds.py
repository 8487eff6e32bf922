"""What the clinic has decided for its guild, and who its professionals are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.triage import Sensitivity

CHECK_AGAIN = timedelta(days=180)
"""How long a decision about a helpline holds before an operator is asked to look again."""


@dataclass(frozen=True, slots=True)
class GuildRecord:
    """``statistical`` is None until somebody has chosen; ``set_up_at`` is None until the set-up is finished."""

    guild_id: int
    desk_channel_id: int | None
    staff_role_id: int | None
    zone: str
    countries: tuple[str, ...]
    statistical: bool | None
    set_up_at: datetime | None
    sensitivity: Sensitivity = Sensitivity.BALANCED


@dataclass(frozen=True, slots=True)
class ProfessionalRecord:
    """A professional, as a supervisor entered them and as members see them. Valid through ``review_date``.

    ``absent_since`` is when they left the server; who is not there is not paged, and leads nobody.
    """

    user_id: int
    name: str
    qualification: str
    body: str
    review_date: date
    supervisor: bool
    absent_since: datetime | None = None

    def valid(self, today: date) -> bool:
        """Whether the record holds and its person is there: else nobody leads, holds a shift or is paged."""
        return self.review_date >= today and self.absent_since is None


@dataclass(frozen=True, slots=True)
class HelplineDecision:
    """What a clinic decided about an entry of the directory; ``edit`` holds the ways to reach it as corrected."""

    shown: bool
    at: datetime
    edit: Mapping[str, str | None] | None = None

    def fresh(self, now: datetime) -> bool:
        """Whether it still holds without another look."""
        return now - self.at < CHECK_AGAIN


@dataclass(frozen=True, slots=True)
class TestPage:
    """A page that only asks whether somebody is there. ``result``: queued, sent or failed."""

    __test__ = False  # not a test of pytest's

    id: int
    round: int
    user_id: int
    at: datetime
    result: str
    answered_at: datetime | None
