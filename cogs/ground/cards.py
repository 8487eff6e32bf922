"""A signal as those who lead see it, and a rule as the group reads it again."""

from __future__ import annotations

from discord.ui import Container, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry
from bot.errors import NotFound


def signal_card(bot: SupportBot) -> Renderer:
    """Who it is from, and what would help; nobody in the room sees it."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        said = bot.texts.say(f"signal-card-{entry.payload['signal']}", person=f"<@{entry.payload['user']}>")
        return _box(f"{said}\n{bot.texts.say('signal-card-foot')}")

    return render


def rule_card(bot: SupportBot) -> Renderer:
    """The rule and nothing else."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        try:
            rules = await bot.services.ground.rules(entry.guild_id, entry.payload["group"])
        except NotFound:
            return None
        number = entry.payload["rule"]
        return _box(bot.texts.say("rule-card", rule=rules[number])) if number < len(rules) else None

    return render


def _box(text: str) -> LayoutView:
    view = LayoutView(timeout=None)
    view.add_item(Container(TextDisplay(text)))
    return view
