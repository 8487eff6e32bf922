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
    """Answers to check-ins, from the answer."""
    CASES = "cases"
    """Closed cases without their words, from their closing."""
    AUDIT = "audit"
    """Who did what, from the deed."""
    OUTBOX = "outbox"
    """What was sent to whom (ids, no words), from the sending."""
    DRAFTS = "drafts"
    """What somebody typed into a form that could not be used yet, from the typing."""


DEFAULT_DAYS: Mapping[Category, int] = {
    Category.EVIDENCE: 30,
    Category.RESPONSES: 180,
    Category.CASES: 365,
    Category.AUDIT: 730,
    Category.OUTBOX: 30,
    Category.DRAFTS: 1,
}


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


def expires_at(category: Category, at: datetime, retention: Retention) -> datetime:
    """When something of ``category`` is to be deleted; ``at`` is when its time began (UTC)."""
    return at + timedelta(days=retention.keep(category))
