"""What a session looks like in its group, from the reminder to the time after."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from discord.ui import Container, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry
from bot.domain.sessions import Answer, SessionCard, SessionState, still_useful
from bot.texts import stamp
from cogs.sessions.rsvp import answer_row


def reminder_card(bot: SupportBot) -> Renderer:
    """The reminder; it is not sent any more when the session changed or the moment is over."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.sessions.card(entry.guild_id, entry.payload["session"])
        if found is None or (_is_new(entry) and not _wanted(bot, entry, found)):
            return None
        return session_view(bot, entry.guild_id, found)

    return render


def moved_card(bot: SupportBot) -> Renderer:
    """The notice that a session was moved, which asks everybody again."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.sessions.card(entry.guild_id, entry.payload["session"])
        if found is None or (_is_new(entry) and not _current(entry, found)):
            return None
        before = bot.texts.say("session-moved", title=found.title, before=_instant(entry.payload["before"]))
        return session_view(bot, entry.guild_id, found, before)

    return render


def cancelled_card(bot: SupportBot) -> Renderer:
    """The notice that a session does not take place."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.sessions.card(entry.guild_id, entry.payload["session"])
        if found is None or (_is_new(entry) and not found.group_open):
            return None
        return _plain(bot, "session-cancelled-notice", title=found.title, when=stamp(found.session.starts))

    return render


def series_card(bot: SupportBot) -> Renderer:
    """The notice that a series has ended."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.sessions.series(entry.guild_id, entry.payload["series"])
        return _plain(bot, "series-ended-notice", title=found.title) if found else None

    return render


def session_view(bot: SupportBot, guild_id: int, found: SessionCard, first: str = "") -> LayoutView:
    """The card as it is now: with buttons while answers make sense, in a line afterwards."""
    session = found.session
    if session.state is SessionState.CANCELLED:
        return _plain(bot, "session-card-cancelled", title=found.title, when=stamp(session.starts))
    if session.state is SessionState.ENDED or session.ends <= bot.clock.now():
        return _plain(bot, "session-card-ended", title=found.title, when=stamp(session.starts))
    labels = tuple(bot.texts.say(f"session-{answer}") for answer in ("coming", "late", "absent"))
    lines = [line for line in (first, session_text(bot, found)) if line]
    view = LayoutView(timeout=None)
    row: Any = answer_row(guild_id, session.id, (labels[0], labels[1], labels[2]))
    view.add_item(Container(TextDisplay("\n".join(lines)), row))
    return view


def session_text(bot: SupportBot, found: SessionCard) -> str:
    """Title, time, leader, agenda and how many are coming."""
    session = found.session
    kind = bot.services.content.group_types[found.group_type]
    late = found.counts.get(Answer.LATE, 0)
    lines = [
        bot.texts.say(
            "session-card",
            title=found.title,
            when=stamp(session.starts),
            relative=stamp(session.starts, "R"),
            minutes=int((session.ends - session.starts) / timedelta(minutes=1)),
            leader=found.leader or "none",
        ),
        *in_three([item.title for item in kind.agenda]),
        bot.texts.say("session-count", coming=found.counts.get(Answer.COMING, 0) + late, late=late),
    ]
    if session.shifted:
        lines.append(bot.texts.say("session-shifted", at=f"{found.at:%H:%M}", starts=stamp(session.starts, "t")))
    return "\n".join(lines)


def in_three(parts: Sequence[str]) -> list[str]:
    """The parts of an agenda in at most three lines, in their order."""
    size = -(-len(parts) // 3)
    return ["- " + " · ".join(parts[start : start + size]) for start in range(0, len(parts), size)]


def _is_new(entry: OutboxEntry) -> bool:
    return entry.channel_id is not None  # a redrawing names no place: each post knows its own


def _current(entry: OutboxEntry, found: SessionCard) -> bool:
    planned = found.session.state is SessionState.PLANNED and found.group_open
    return planned and found.session.revision == entry.payload["revision"]


def _wanted(bot: SupportBot, entry: OutboxEntry, found: SessionCard) -> bool:
    return _current(entry, found) and still_useful(entry.payload["stage"], found.session.starts, bot.clock.now())


def _plain(bot: SupportBot, key: str, **values: str) -> LayoutView:
    view = LayoutView(timeout=None)
    view.add_item(Container(TextDisplay(bot.texts.say(key, **values))))
    return view


def _instant(seconds: int) -> str:
    return stamp(datetime.fromtimestamp(seconds, UTC))
