"""Every table of the main database, by area."""

from bot.storage.tables.attendance import absence_decisions, attendance, goodbyes, summaries
from bot.storage.tables.base import metadata
from bot.storage.tables.cases import cases, counts, cursors, flags, followups, judgements, pages, timeline, unscreened
from bot.storage.tables.casework import case_people, handovers, line_words, lines, measures, witness_words
from bot.storage.tables.circle import shares
from bot.storage.tables.delivery import drafts, outbox, posts
from bot.storage.tables.groups import agreements, consents, enrolments, facilitators, group_channels, groups
from bot.storage.tables.guilds import (
    confirmed_helplines,
    contacts,
    guilds,
    professionals,
    retentions,
    targets,
    test_pages,
)
from bot.storage.tables.mirror import calendar_links, mirrors, scheduled_events
from bot.storage.tables.paging import alarms, outside_contacts, policies, policy_people
from bot.storage.tables.proof import chain, chain_heads
from bot.storage.tables.room import session_notes
from bot.storage.tables.rota import (
    layers,
    overrides,
    rotation_people,
    rotations,
    shifts,
    swaps,
    time_off,
    warnings,
    watches,
)
from bot.storage.tables.sessions import (
    checkins,
    prompts,
    reminder_wishes,
    reminders,
    responses,
    rsvps,
    series,
    series_breaks,
    series_leaders,
    session_settings,
    sessions,
)
from bot.storage.tables.worksheets import releases, sheets

__all__ = [
    "absence_decisions",
    "agreements",
    "alarms",
    "attendance",
    "calendar_links",
    "case_people",
    "cases",
    "chain",
    "chain_heads",
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
    "goodbyes",
    "group_channels",
    "groups",
    "guilds",
    "handovers",
    "judgements",
    "layers",
    "line_words",
    "lines",
    "measures",
    "metadata",
    "mirrors",
    "outbox",
    "outside_contacts",
    "overrides",
    "pages",
    "policies",
    "policy_people",
    "posts",
    "professionals",
    "prompts",
    "releases",
    "reminder_wishes",
    "reminders",
    "responses",
    "retentions",
    "rotation_people",
    "rotations",
    "rsvps",
    "scheduled_events",
    "series",
    "series_breaks",
    "series_leaders",
    "session_notes",
    "session_settings",
    "sessions",
    "shares",
    "sheets",
    "shifts",
    "summaries",
    "swaps",
    "targets",
    "test_pages",
    "time_off",
    "timeline",
    "unscreened",
    "warnings",
    "watches",
    "witness_words",
]
