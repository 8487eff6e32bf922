"""Every table of the main database, by area."""

from bot.storage.tables.base import metadata
from bot.storage.tables.cases import cases, counts, cursors, flags, followups, pages, timeline, unscreened
from bot.storage.tables.delivery import drafts, outbox, posts
from bot.storage.tables.groups import agreements, consents, enrolments, facilitators, group_channels, groups
from bot.storage.tables.guilds import (
    confirmed_helplines,
    contacts,
    guilds,
    overrides,
    professionals,
    retentions,
    shifts,
    test_pages,
)
from bot.storage.tables.sessions import checkins, prompts, reminders, responses, rsvps, series, sessions

__all__ = [
    "agreements",
    "cases",
    "checkins",
    "confirmed_helplines",
    "consents",
    "contacts",
    "counts",
    "cursors",
    "drafts",
    "enrolments",
    "facilitators",
    "flags",
    "followups",
    "group_channels",
    "groups",
    "guilds",
    "metadata",
    "outbox",
    "overrides",
    "pages",
    "posts",
    "professionals",
    "prompts",
    "reminders",
    "responses",
    "retentions",
    "rsvps",
    "series",
    "sessions",
    "shifts",
    "test_pages",
    "timeline",
    "unscreened",
]
