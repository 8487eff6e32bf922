"""What staff are told about events of Discord, what they can press, and who hears of changes by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import discord
from discord.ext import commands
from discord.ui import Container, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry
from bot.domain.sessions import SessionRecord, SessionState
from bot.services.mirror import ASKED, TROUBLED
from bot.services.session_plans import MINUTES
from bot.texts import stamp
from cogs.sessions.mirroring import DiscordMirror, shown_by
from cogs.sessions.reminding import row
from cogs.shared.access import Press
from cogs.shared.controls import PressControl, add_controls
from cogs.shared.replies import reply


class PutBack(PressControl, name="mirror-put-back", fields=("session",)):
    """Shows the event again as the session is."""

    async def act(self, interaction: Press) -> None:
        """Do it, soon."""
        await interaction.client.services.mirror.put_back(self.guild_id, self.numbers["session"])
        await reply(interaction, "mirror-putting-back")


class MoveToo(PressControl, name="mirror-move-too", fields=("session", "revision", "starts")):
    """Moves the session to where its event was moved by hand."""

    async def act(self, interaction: Press) -> None:
        """Move it; raises Refusal if it changed meanwhile or that time is over."""
        starts = datetime.fromtimestamp(self.numbers["starts"], UTC)
        sessions = interaction.client.services.sessions
        await sessions.move(self.guild_id, self.numbers["session"], self.numbers["revision"], starts)
        await reply(interaction, "session-move-done", when=stamp(starts))


class LastToo(PressControl, name="mirror-last-too", fields=("session", "revision", "minutes")):
    """Lets the session last as long as its event does since it was changed by hand."""

    async def act(self, interaction: Press) -> None:
        """Change its end; raises Refusal if it changed meanwhile or that time is over, BadInput for odd lengths."""
        sessions, numbers = interaction.client.services.sessions, self.numbers
        minutes = numbers["minutes"]
        changed = await sessions.lengthen(self.guild_id, numbers["session"], numbers["revision"], minutes)
        await reply(interaction, "session-lengthen-done", ends=stamp(changed.ends))


class MirrorListener(commands.Cog):
    """Hears of events that were changed or deleted in Discord, and after a pause compares all of them."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_scheduled_event_update(self, _before: discord.ScheduledEvent, after: discord.ScheduledEvent) -> None:
        """Somebody changed an event, perhaps the bot itself."""
        await self.bot.services.mirror.noticed(after.guild_id, {after.id: shown_by(after)})

    @commands.Cog.listener()
    async def on_scheduled_event_delete(self, event: discord.ScheduledEvent) -> None:
        """Somebody deleted an event, perhaps the bot itself."""
        await self.bot.services.mirror.noticed(event.guild_id, {event.id: None})

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Look for what was changed while the bot was away."""
        for guild in self.bot.guilds:
            if known := await self.bot.services.mirror.known(guild.id):
                there = {event.id: event for event in guild.scheduled_events}
                seen = {one: shown_by(there[one]) if one in there else None for one in known}
                await self.bot.services.mirror.noticed(guild.id, seen)


def asked_card(bot: SupportBot) -> Renderer:
    """What was changed by hand, with what can be done; in one line when it is settled."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        facts = entry.payload
        found = await bot.services.mirror.asked(entry.guild_id, facts["session"])
        card = await bot.services.sessions.card(entry.guild_id, facts["session"])
        if found is None or card is None:
            return None
        session, sign = found
        planned = session.state is SessionState.PLANNED and session.ends > bot.clock.now()
        values = {"title": card.title, "when": stamp(session.starts)}
        if sign != facts["mark"] or not planned:
            return _card(bot.texts.say("mirror-asked-settled", **values)) if entry.redrawn else None
        put_back = PutBack(entry.guild_id, session.id, label=bot.texts.say("mirror-put-back"))
        follow = _follow(bot, entry.guild_id, session, facts)
        return _card(_question(bot, session, facts, values), row(*follow, put_back))

    return render


def _question(bot: SupportBot, session: SessionRecord, facts: Mapping[str, Any], values: Mapping[str, str]) -> str:
    """What was changed, and what becomes of it."""
    what = facts["what"]
    there = facts.get({"moved": "starts", "ended": "ends"}.get(what, ""))
    if what == "ended" and there is None:
        return bot.texts.say("mirror-asked-endless", ends=stamp(session.ends), **values)
    if there is None:
        return bot.texts.say(f"mirror-asked-{what}", **values)
    moment = stamp(datetime.fromtimestamp(there, UTC))
    return bot.texts.say(f"mirror-asked-{what}", there=moment, ends=stamp(session.ends), **values)


def _follow(bot: SupportBot, guild_id: int, session: SessionRecord, facts: Mapping[str, Any]) -> list[PressControl]:
    """What changes the session as its event was, if a session can be changed so."""
    numbers, green = (guild_id, session.id, session.revision), discord.ButtonStyle.success
    if facts["what"] == "moved":
        return [MoveToo(*numbers, facts["starts"], label=bot.texts.say("mirror-move-too"), style=green)]
    minutes = (facts.get("ends", 0) - int(session.starts.timestamp())) // 60
    if facts["what"] == "ended" and minutes in MINUTES:
        return [LastToo(*numbers, minutes, label=bot.texts.say("mirror-last-too"), style=green)]
    return []


def trouble_card(bot: SupportBot) -> Renderer:
    """Why sessions are not shown as events."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        return _card(bot.texts.say(f"mirror-trouble-{entry.payload['trouble']}"))

    return render


async def add_mirror(bot: SupportBot) -> None:
    """Add the listener, the controls and the cards, and let sessions be shown in Discord."""
    add_controls(bot, PutBack, MoveToo, LastToo)
    bot.renderers[ASKED], bot.renderers[TROUBLED] = asked_card(bot), trouble_card(bot)
    bot.services.mirror.use(DiscordMirror(bot))
    await bot.add_cog(MirrorListener(bot))


def _card(text: str, *items: Any) -> LayoutView:
    view = LayoutView(timeout=None)
    view.add_item(Container(TextDisplay(text), *items))
    return view
