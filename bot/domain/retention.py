"""How long things are kept. Nothing is kept for ever: every category has an end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Category(StrEnum):
    """What is kept for the same time."""

    EVIDENCE = "evidence"
    """Members' words that a flag was raised for, from the closing of their case."""
    RESPONSES = "responses"
    """Answers to check-ins and sessions, what was shared, and who was there, with goodbyes and summaries."""
    """Answers to check-ins and sessions, and what was shared through the bot, from the answer; notes on sessions,
    from their last change."""
    VOICES = "voices"
    """How often members wrote and answered each other, from the beginning of the week."""
    SEATS = "seats"
    """A seat that is over, with its consents, from the leaving."""
    APPLICATIONS = "applications"
    """A joining that was never finished, from its last step."""
    UNSCREENED = "unscreened"
    """Where a message stands that could not be screened, from the moment somebody has looked."""
    CASES = "cases"
    """Whom a closed case was about, from its closing."""
    AUDIT = "audit"
    """What was done about a case and by whom, from its closing."""
    OUTBOX = "outbox"
    """What was sent to whom (ids, no words), from the sending."""
    DRAFTS = "drafts"
    """What somebody typed into a form that could not be used yet, from the typing."""


class Lasting(StrEnum):
    """What has no number of days, because something else ends it."""

    ROLE = "role"
    """Until the person no longer works here."""
    SEAT = "seat"
    """Until the person has no seat and no role here."""
    RECORD = "record"
    """What others agreed to stays as they read it; erasing takes the writer's name out."""


DEFAULT_DAYS: Mapping[Category, int] = {
    Category.EVIDENCE: 30,
    Category.RESPONSES: 180,
    Category.VOICES: 84,
    Category.SEATS: 365,
    Category.APPLICATIONS: 30,
    Category.UNSCREENED: 30,
    Category.CASES: 365,
    Category.AUDIT: 730,
    Category.OUTBOX: 30,
    Category.DRAFTS: 1,
}

KEPT: Mapping[str, Category | Lasting] = {
    "professionals": Lasting.ROLE,
    "shifts": Lasting.ROLE,
    "overrides": Lasting.ROLE,
    "rotation_people": Lasting.ROLE,
    "time_off": Lasting.ROLE,
    "swaps": Lasting.ROLE,
    "rota_warnings": Lasting.ROLE,
    "contacts": Lasting.SEAT,
    "confirmed_helplines": Lasting.RECORD,
    "facilitators": Lasting.ROLE,
    "agreements": Lasting.RECORD,
    "enrolments": Category.SEATS,
    "consents": Category.SEATS,
    "series": Lasting.RECORD,
    "series_leaders": Lasting.RECORD,
    "reminder_wishes": Lasting.SEAT,
    "calendar_links": Lasting.SEAT,
    "rsvps": Category.RESPONSES,
    "mentors": Lasting.SEAT,
    "buddy_wishes": Lasting.SEAT,
    "buddies": Lasting.SEAT,
    "practice_reminders": Lasting.SEAT,
    "attendance": Category.RESPONSES,
    "absence_decisions": Category.RESPONSES,
    "goodbyes": Category.RESPONSES,
    "summaries": Category.RESPONSES,
    "session_notes": Category.RESPONSES,
    "round_places": Category.RESPONSES,
    "practices": Category.RESPONSES,
    "phrases": Lasting.RECORD,
    "responses": Category.RESPONSES,
    "amendments": Category.RESPONSES,
    "amendment_voices": Category.RESPONSES,
    "referrals": Category.RESPONSES,
    "cares": Lasting.SEAT,
    "covers": Category.RESPONSES,
    "shares": Category.RESPONSES,
    "feedback_rounds": Category.RESPONSES,
    "feedback_places": Category.RESPONSES,
    "feedback": Category.RESPONSES,
    "thanks": Category.RESPONSES,
    "topics": Category.RESPONSES,
    "tool_switches": Lasting.RECORD,
    "voices": Category.VOICES,
    "letters": Category.RESPONSES,
    "side_rooms": Lasting.SEAT,
    "sheets": Lasting.SEAT,
    "releases": Lasting.SEAT,
    "courses": Lasting.RECORD,
    "resources": Lasting.RECORD,
    "stories": Lasting.SEAT,
    "visits": Category.RESPONSES,
    "modules": Lasting.RECORD,
    "module_marks": Lasting.SEAT,
    "questions": Category.RESPONSES,
    "cases": Category.CASES,
    "flags": Category.EVIDENCE,
    "pages": Category.AUDIT,
    "timeline": Category.AUDIT,
    "followups": Category.AUDIT,
    "lines": Category.AUDIT,
    "line_words": Category.EVIDENCE,
    "witness_words": Category.EVIDENCE,
    "measures": Category.AUDIT,
    "case_people": Category.AUDIT,
    "handovers": Lasting.ROLE,
    "outside_contacts": Lasting.ROLE,
    "policies": Lasting.RECORD,
    "policy_people": Lasting.ROLE,
    "member_notices": Lasting.RECORD,
    "test_pages": Lasting.ROLE,
    "unscreened": Category.UNSCREENED,
    "outbox": Category.OUTBOX,
    "posts": Category.OUTBOX,
    "drafts": Category.DRAFTS,
}
"""For every table that names people, what ends its keeping. A new one needs a line here, or a test fails."""


@dataclass(frozen=True, slots=True)
class Retention:
    """Days of 24 hours per category; one that is not named has its default. ValueError below one day, or when
    words would outlive their case or a case its audit."""

    days: Mapping[Category, int]

    def __post_init__(self) -> None:
        """Refuse what would keep nothing, or keep words longer than what explains them."""
        if min(self.keep(category) for category in Category) < 1:
            raise ValueError("everything is kept for at least one day")
        if not self.keep(Category.EVIDENCE) <= self.keep(Category.CASES) <= self.keep(Category.AUDIT):
            raise ValueError("words go before their case, and a case before its audit")

    def keep(self, category: Category) -> int:
        """For how many days."""
        return self.days.get(category, DEFAULT_DAYS[category])


def kept_from(category: Category, now: datetime, retention: Retention) -> datetime:
    """What began at this instant or before has run out by ``now`` (UTC): the other way round of ``expires_at``."""
    return now - timedelta(days=retention.keep(category))


def expires_at(category: Category, at: datetime, retention: Retention) -> datetime:
    """When something of ``category`` is to be deleted; ``at`` is when its time began (UTC)."""
    return at + timedelta(days=retention.keep(category))
