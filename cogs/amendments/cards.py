"""A proposal for those who lead, without its words; the question to the group; and the word to its writer."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow, Container, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.amendments import Amendment, AmendmentState, adoptable
from bot.domain.outbox import OutboxEntry
from cogs.amendments.views import Adopt, AgreeTo, Aside, ObjectTo, ReadProposal, quoted


def proposed_card(bot: SupportBot) -> Renderer:
    """How far it is, and what can be done now."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.amendments.get(entry.guild_id, int(entry.payload["amendment"]))
        if found is None or found.words is None:
            return None
        text = bot.texts.say("amendment-card", person=f"<@{found.user_id}>", **facts(found))
        if found.wording is not None:
            text = f"{text}\n{quoted(found.wording)}"
        return _view(text, *_staff_buttons(bot, entry.guild_id, found))

    return render


def put_card(bot: SupportBot) -> Renderer:
    """The sentence, how many agree, and two buttons until it is decided."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.amendments.get(entry.guild_id, int(entry.payload["amendment"]))
        if found is None or found.wording is None:
            return None
        text = bot.texts.say("amendment-question", wording=quoted(found.wording), **facts(found))
        if found.state is not AmendmentState.PUT:
            return _view(text)
        agree, no = (bot.texts.say(f"amendment-{word}") for word in ("agree", "object"))
        numbers = (entry.guild_id, found.id)
        return _view(
            text, AgreeTo(*numbers, label=agree, style=discord.ButtonStyle.success), ObjectTo(*numbers, label=no)
        )

    return render


def told_card(bot: SupportBot) -> Renderer:
    """What became of it, for whoever proposed it."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.amendments.get(entry.guild_id, int(entry.payload["amendment"]))
        if found is None or found.words is None:
            return None
        adopted = "yes" if found.state is AmendmentState.ADOPTED else "no"
        text = bot.texts.say("amendment-told", adopted=adopted, words=quoted(found.words))
        if adopted == "yes" and found.wording is not None:
            text = f"{text}\n{bot.texts.say('amendment-told-wording', wording=quoted(found.wording))}"
        return _view(text)

    return render


def facts(found: Amendment) -> dict[str, Any]:
    """State and counts, as texts name them."""
    voices = found.voices
    counts: dict[str, Any] = {"agree": voices.agree, "object": voices.object, "members": voices.members}
    return {"state": found.state.value, **counts}


def _staff_buttons(bot: SupportBot, guild_id: int, found: Amendment) -> list[Any]:
    numbers = (guild_id, found.id)
    if found.state is AmendmentState.OPEN:
        label, primary = bot.texts.say("amendment-read"), discord.ButtonStyle.primary
        return [ReadProposal(*numbers, label=label, style=primary)]
    if found.state is not AmendmentState.PUT:
        return []
    buttons: list[Any] = []
    if adoptable(found.voices):
        style = discord.ButtonStyle.success
        buttons.append(Adopt(*numbers, label=bot.texts.say("amendment-adopt"), style=style))
    return [*buttons, Aside(*numbers, label=bot.texts.say("amendment-aside"))]


def _view(text: str, *controls: Any) -> LayoutView:
    box: Container[Any] = Container(TextDisplay(text))
    if controls:
        box.add_item(ActionRow[Any](*controls))
    view = LayoutView(timeout=None)
    view.add_item(box)
    return view
