"""What a session looks like in its group and in direct messages, from the reminder to the time after."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from discord.ui import ActionRow, Container, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry
from bot.domain.recurrence import following
from bot.domain.reminders import is_late, still_useful
from bot.domain.sessions import SessionCard, SessionState
from bot.services.session_changes import goes_on
from bot.texts import stamp
from cogs.sessions.lines import day_stamp, session_text
from cogs.sessions.rsvp import answer_row
from cogs.shared.summaries import SummaryRead


def reminder_card(bot: SupportBot) -> Renderer:
    """The reminder; it is not sent any more when the session changed or the moment is over."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.sessions.card(entry.guild_id, entry.payload["session"])
        if found is None or (not entry.redrawn and not _wanted(bot, entry, found)):
            return None
        return session_view(bot, entry.guild_id, found, _lateness(bot, entry, found))

    return render


def moved_card(bot: SupportBot) -> Renderer:
    """The notice that a session was moved, which asks everybody again."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.sessions.card(entry.guild_id, entry.payload["session"])
        if found is None or (not entry.redrawn and not _current(entry, found)):
            return None
        before = bot.texts.say("session-moved", title=found.title, before=_instant(entry.payload["before"]))
        return session_view(bot, entry.guild_id, found, before)

    return render


def lengthened_card(bot: SupportBot) -> Renderer:
    """The notice that a session lasts longer, or not as long."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.sessions.card(entry.guild_id, entry.payload["session"])
        if found is None or (not entry.redrawn and not _current(entry, found)):
            return None
        return session_view(bot, entry.guild_id, found, bot.texts.say("session-lengthened", title=found.title))

    return render


def cancelled_card(bot: SupportBot) -> Renderer:
    """The notice that a session does not take place."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.sessions.card(entry.guild_id, entry.payload["session"])
        if found is None or (not entry.redrawn and not found.group_open):
            return None
        return _plain(bot, "session-cancelled-notice", title=found.title, when=stamp(found.session.starts))

    return render


def news_card(bot: SupportBot) -> Renderer:
    """What somebody who said they would come is told in person."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        facts = entry.payload
        found = await bot.services.sessions.card(entry.guild_id, facts["session"])
        if found is None:
            return None
        before, when = _instant(facts["before"]), stamp(found.session.starts)
        lines = bot.texts.say(f"session-news-{facts['what']}", title=found.title, before=before, when=when)
        if facts["what"] == "cancelled" or found.session.state is not SessionState.PLANNED:
            return _text(lines)
        return session_view(bot, entry.guild_id, found, lines)

    return render


def series_card(bot: SupportBot) -> Renderer:
    """The notice that a series has ended."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.sessions.series(entry.guild_id, entry.payload["series"])
        return _plain(bot, "series-ended-notice", title=found.title) if found else None

    return render


def break_card(bot: SupportBot) -> Renderer:
    """The notice that a series takes a break, and when it goes on."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.sessions.series(entry.guild_id, entry.payload["series"])
        pause = [date.fromordinal(entry.payload[name]) for name in ("first", "last")]
        if found is None:
            return None
        again = goes_on(found, pause[1])
        return _plain(
            bot,
            "series-break-notice",
            title=found.title,
            first=day_stamp(pause[0], found.rule.zone),
            last=day_stamp(pause[1], found.rule.zone),
            days=(pause[1] - pause[0]).days + 1,
            again=stamp(again) if again else "none",
        )

    return render


def changed_card(bot: SupportBot) -> Renderer:
    """The notice that a series goes on at other times, with the first of them."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.sessions.series(entry.guild_id, entry.payload["series"])
        if found is None:
            return None
        dates = following(found.rule, datetime.combine(found.rule.first, datetime.min.time(), tzinfo=UTC), 4)
        lines = "\n".join(f"- {stamp(one.starts)}" for one in dates)
        return _plain(bot, "series-changed-notice", title=found.title, lines=lines)

    return render


def session_view(bot: SupportBot, guild_id: int, found: SessionCard, first: str = "") -> LayoutView:
    """The card as it is now: with buttons while answers make sense, in a line afterwards."""
    session = found.session
    if session.state is SessionState.CANCELLED:
        return _plain(bot, "session-card-cancelled", title=found.title, when=stamp(session.starts))
    if session.state is SessionState.ENDED or session.ends <= bot.clock.now():
        return _plain(bot, "session-card-ended", title=found.title, when=stamp(session.starts))
    labels = [bot.texts.say(f"session-{answer}") for answer in ("coming", "late", "absent", "remind", "calendar")]
    lines = [line for line in (first, session_text(bot, found)) if line]
    view = LayoutView(timeout=None)
    row: Any = answer_row(guild_id, session.id, session.group_id, labels)
    box: Container[Any] = Container(TextDisplay("\n".join(lines)), row)
    if found.summary is not None:
        label = bot.texts.say("session-summary-missed")
        box.add_item(ActionRow[Any](SummaryRead(guild_id, found.summary, label=label)))
    view.add_item(box)
    return view


def _current(entry: OutboxEntry, found: SessionCard) -> bool:
    planned = found.session.state is SessionState.PLANNED and found.group_open
    return planned and found.session.revision == entry.payload["revision"]


def _wanted(bot: SupportBot, entry: OutboxEntry, found: SessionCard) -> bool:
    strict, stage = bool(entry.payload.get("punctual")), entry.payload["stage"]
    return _current(entry, found) and still_useful(stage, found.session.starts, bot.clock.now(), punctual=strict)


def _lateness(bot: SupportBot, entry: OutboxEntry, found: SessionCard) -> str:
    if entry.payload.get("held"):
        return bot.texts.say("session-reminder-held")
    late = bool(entry.payload.get("late"))
    if not entry.redrawn:
        late = late or is_late(entry.payload["stage"], found.session.starts, bot.clock.now())
    return bot.texts.say("session-reminder-late") if late else ""


def _plain(bot: SupportBot, key: str, **values: str | int) -> LayoutView:
    return _text(bot.texts.say(key, None, **values))


def _text(text: str) -> LayoutView:
    view = LayoutView(timeout=None)
    view.add_item(Container(TextDisplay(text)))
    return view


def _instant(seconds: int) -> str:
    return stamp(datetime.fromtimestamp(seconds, UTC))
