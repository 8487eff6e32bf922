"""The brief, and what those who lead, the group and the guest are told of a visit."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow, LayoutView

from bot.client import Renderer, SupportBot
from bot.domain.guests import COMING, Visit, VisitState
from bot.domain.outbox import OutboxEntry
from bot.texts import stamp
from cogs.guests.views import Accept, DeclineVisit
from cogs.shared.replies import card

RULES = 1500
"""Characters of the group's short agreement in a brief."""


def brief_card(bot: SupportBot) -> Renderer:
    """What the group is, its rules, what stays in it, and that access ends by itself."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.guests.look(entry.guild_id, entry.payload["visit"])
        if found is None or found.state not in COMING:
            return None
        say, ids = bot.texts.say, (entry.guild_id, found.id)
        values = {"kind": found.kind, "rules": _quoted(found.rules[:RULES]), **_facts(found)}
        row = ActionRow[Any](
            Accept(*ids, label=say("guest-accept"), style=discord.ButtonStyle.success),
            DeclineVisit(*ids, label=say("guest-decline")),
        )
        return card(say("guest-brief", **values), row)

    return render


def news_card(bot: SupportBot) -> Renderer:
    """That a guest comes; for staff also that one does not."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.guests.look(entry.guild_id, entry.payload["visit"])
        if found is None or found.state is VisitState.ENDED:
            return None
        return card(bot.texts.say("guest-news", state=found.state.value, **_facts(found)))

    return render


def closed_card(bot: SupportBot) -> Renderer:
    """For staff: the brief did not reach the guest."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.guests.look(entry.guild_id, entry.payload["visit"])
        if found is None or found.state is not VisitState.INVITED:
            return None
        return card(bot.texts.say("guest-closed", **_facts(found)))

    return render


def changed_card(bot: SupportBot) -> Renderer:
    """For the guest: the session was moved, or the visit is off."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.guests.look(entry.guild_id, entry.payload["visit"])
        if found is None:
            return None
        off = "no" if found.state in COMING else "yes"
        return card(bot.texts.say("guest-changed", off=off, **_facts(found)))

    return render


def _facts(found: Visit) -> dict[str, str]:
    return {"name": found.name, "topic": found.topic, "group": found.group, "when": stamp(found.starts)}


def _quoted(words: str) -> str:
    return "\n".join(f"> {line}" for line in words.splitlines())
