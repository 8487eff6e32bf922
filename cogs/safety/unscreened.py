"""The card that lists what nobody has screened, and the one that says what is not covered."""

from __future__ import annotations

from typing import Any

from discord.ui import ActionRow, Container, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.replies import card, reply

MOST = 10
"""Links on one card."""


class SeenButton(PressControl, name="unscreened-seen", fields=("first", "last")):
    """A human has looked at what is listed."""

    async def act(self, interaction: Press) -> None:
        """Write it down."""
        screening = interaction.client.services.screening
        span = self.numbers["first"], self.numbers["last"]
        count = await screening.seen(self.guild_id, *span, interaction.user.id)
        await reply(interaction, "unscreened-thanks", count=count)


def unscreened_renderer(bot: SupportBot) -> Renderer:
    """Draws the list: how many and why, and where some of them are."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.screening.missed(entry.guild_id, entry.payload["first"])
        if not found.places:
            return card(bot.texts.say("unscreened-seen", who=f"<@{found.seen_by}>" if found.seen_by else "–"))
        lines = [bot.texts.say("unscreened-title", count=len(found.places))]
        lines += [bot.texts.say(f"unscreened-{reason}", count=count) for reason, count in sorted(found.reasons.items())]
        links = [
            f"https://discord.com/channels/{entry.guild_id}/{place}/{message}" for place, message in found.links[-MOST:]
        ]
        lines.append(" ".join(links))
        seen = SeenButton(entry.guild_id, found.first, found.last, label=bot.texts.say("unscreened-button"))
        view = LayoutView(timeout=None)
        view.add_item(Container(TextDisplay("\n".join(lines)), ActionRow(seen)))
        return view

    return render


def not_covered_renderer(bot: SupportBot) -> Renderer:
    """Draws the word that a group's messages are not shown to the bot."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        return card(bot.texts.say("not-covered", alias=str(entry.payload.get("alias", "–"))))

    return render


def reduced_renderer(bot: SupportBot) -> Renderer:
    """Draws the word that rules go on alone."""

    async def render(_entry: OutboxEntry) -> LayoutView | None:
        return card(bot.texts.say("screening-reduced"))

    return render


def backfill_renderer(bot: SupportBot) -> Renderer:
    """Draws how the reading after an outage goes, or went."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        key = "backfill-over" if entry.payload["over"] else "backfill-under-way"
        values: dict[str, Any] = {
            name: int(entry.payload[name]) for name in ("places", "done", "unread", "messages", "seconds")
        }
        return card(bot.texts.say(key, **values))

    return render
