"""Every table of the main database, by area."""

from bot.storage.tables.attendance import absence_decisions, attendance, goodbyes, summaries
from bot.storage.tables.base import metadata
from bot.storage.tables.cases import (
    cases,
    counts,
    cursors,
    flags,
    followups,
    judgements,
    pages,
    phrases,
    timeline,
    unscreened,
)
from bot.storage.tables.casework import case_people, handovers, line_words, lines, measures, witness_words
from bot.storage.tables.circle import covers, shares, thanks
from bot.storage.tables.courses import courses, module_marks, modules
from bot.storage.tables.delivery import drafts, outbox, posts
from bot.storage.tables.feedback import feedback, feedback_places, feedback_rounds
from bot.storage.tables.groups import (
    agreements,
    consents,
    enrolments,
    facilitators,
    group_channels,
    groups,
    talk_hours,
)
from bot.storage.tables.guests import visits
from bot.storage.tables.guilds import (
    confirmed_helplines,
    contacts,
    guilds,
    professionals,
    retentions,
    targets,
    test_pages,
)
from bot.storage.tables.letters import letters, side_rooms
from bot.storage.tables.library import resources, stories
from bot.storage.tables.life import amendment_voices, amendments, cares, referrals
from bot.storage.tables.mirror import calendar_links, mirrors, scheduled_events
from bot.storage.tables.paging import alarms, outside_contacts, policies, policy_people
from bot.storage.tables.peers import buddies, buddy_wishes, mentors, practice_reminders
from bot.storage.tables.proof import chain, chain_heads
from bot.storage.tables.questions import questions
from bot.storage.tables.room import floors, practices, round_places, session_notes
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
from bot.storage.tables.topics import topic_weeks, topics
from bot.storage.tables.voices import voices
from bot.storage.tables.worksheets import releases, sheets, tool_switches

__all__ = [
    "absence_decisions",
    "agreements",
    "alarms",
    "amendment_voices",
    "amendments",
    "attendance",
    "buddies",
    "buddy_wishes",
    "calendar_links",
    "cares",
    "case_people",
    "cases",
    "chain",
    "chain_heads",
    "checkins",
    "confirmed_helplines",
    "consents",
    "contacts",
    "counts",
    "courses",
    "covers",
    "cursors",
    "drafts",
    "enrolments",
    "facilitators",
    "feedback",
    "feedback_places",
    "feedback_rounds",
    "flags",
    "floors",
    "followups",
    "goodbyes",
    "group_channels",
    "groups",
    "guilds",
    "handovers",
    "judgements",
    "layers",
    "letters",
    "line_words",
    "lines",
    "measures",
    "mentors",
    "metadata",
    "mirrors",
    "module_marks",
    "modules",
    "outbox",
    "outside_contacts",
    "overrides",
    "pages",
    "phrases",
    "policies",
    "policy_people",
    "posts",
    "practice_reminders",
    "practices",
    "professionals",
    "prompts",
    "questions",
    "referrals",
    "releases",
    "reminder_wishes",
    "reminders",
    "resources",
    "responses",
    "retentions",
    "rotation_people",
    "rotations",
    "round_places",
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
    "side_rooms",
    "stories",
    "summaries",
    "swaps",
    "talk_hours",
    "targets",
    "test_pages",
    "thanks",
    "time_off",
    "timeline",
    "tool_switches",
    "topic_weeks",
    "topics",
    "unscreened",
    "visits",
    "voices",
    "warnings",
    "watches",
    "witness_words",
]
