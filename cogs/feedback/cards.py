"""The cards about rounds and feedback. Words are in none but the one that both agreed to show to the group."""

from __future__ import annotations

from typing import Any

from discord.ui import ActionRow, Container, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.feedback import Feedback, FeedbackState, PlaceState
from bot.domain.outbox import OutboxEntry
from bot.errors import NotFound
from bot.services.feedback import ANSWERED, RETURNED, SHOWN, THANKED, THERE, WAITING
from bot.services.feedback_exits import BEGUN, CARD, INVITED, OVER
from bot.texts import stamp
from cogs.feedback.reading import Open, quoted
from cogs.feedback.rounds import Leave, Write, invitation_row
from cogs.feedback.staff import Read
from cogs.feedback.writing import PRIMARY
from cogs.shared.people import readers
from cogs.shared.replies import card


def register_cards(bot: SupportBot) -> None:
    """Tell the bot how each is drawn."""
    bot.renderers[CARD] = group_card(bot)
    bot.renderers[INVITED] = invited_card(bot)
    bot.renderers[BEGUN] = begun_card(bot)
    bot.renderers[OVER] = over_card(bot)
    bot.renderers[WAITING] = waiting_card(bot)
    bot.renderers[SHOWN] = shown_card(bot)
    bot.renderers[RETURNED] = _word(bot, "feedback-dm-returned", lambda one: one.state is FeedbackState.RETURNED)
    bot.renderers[THERE] = _word(bot, "feedback-dm-there", lambda one: one.state is FeedbackState.RELEASED)
    bot.renderers[THANKED] = _word(bot, "feedback-dm-thanked", lambda one: one.thanked)
    bot.renderers[ANSWERED] = _word(bot, "feedback-dm-answered", lambda one: bool(one.answer))


def group_card(bot: SupportBot) -> Renderer:
    """The invitation to everybody; who takes part stands nowhere in it."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        number = entry.payload["round"]
        try:
            found = await bot.services.feedback_rounds.get(entry.guild_id, number)
        except NotFound:
            return None
        view = LayoutView(timeout=None)
        if not found.open:
            view.add_item(Container(TextDisplay(bot.texts.say("feedback-group-over"))))
            return view
        names = readers(bot.texts, await bot.services.feedback_rounds.leaders(entry.guild_id, found.group_id))
        text = bot.texts.say("feedback-group-card", readers=names, until=stamp(found.until, "D"))
        row = invitation_row(bot, entry.guild_id, number, pair=False)
        view.add_item(Container(TextDisplay(text), row))
        return view

    return render


def invited_card(bot: SupportBot) -> Renderer:
    """To one of two: would they like it? What the other says is not in it."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        try:
            found = await bot.services.feedback_rounds.get(entry.guild_id, entry.payload["round"])
        except NotFound:
            return None
        other = next((one for one in found.places if one.user_id != entry.payload["person"]), None)
        if other is None or not found.open:
            return card(bot.texts.say("feedback-pair-over"))
        names = readers(bot.texts, await bot.services.feedback_rounds.leaders(entry.guild_id, found.group_id))
        group = await bot.services.groups.get(entry.guild_id, found.group_id)
        facts = {"person": f"<@{other.user_id}>", "readers": names, "group": group.alias}
        text = bot.texts.say("feedback-pair-invited", until=stamp(found.until, "D"), **facts)
        return card(text, invitation_row(bot, entry.guild_id, found.id, pair=True))

    return render


def begun_card(bot: SupportBot) -> Renderer:
    """Both said yes."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        try:
            found = await bot.services.feedback_rounds.get(entry.guild_id, entry.payload["round"])
        except NotFound:
            return None
        other = next((one for one in found.places if one.user_id != entry.payload["person"]), None)
        if other is None or not found.open or any(one.state is not PlaceState.IN for one in found.places):
            return card(bot.texts.say("feedback-pair-over"))
        row = ActionRow[Any](
            Write(entry.guild_id, found.id, label=bot.texts.say("feedback-write"), style=PRIMARY),
            Leave(entry.guild_id, found.id, label=bot.texts.say("feedback-leave")),
        )
        return card(bot.texts.say("feedback-pair-begun", person=f"<@{other.user_id}>"), row)

    return render


def over_card(bot: SupportBot) -> Renderer:
    """It will not be; nobody is told why."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        return card(bot.texts.say("feedback-pair-over"))

    return render


def waiting_card(bot: SupportBot) -> Renderer:
    """For those who lead: one waits to be read. Gone as soon as it has been."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.feedback.shown(entry.guild_id, entry.payload["feedback"])
        if found is None or found.state is not FeedbackState.WAITING:
            return None
        read = Read(entry.guild_id, found.id, label=bot.texts.say("feedback-read"), style=PRIMARY)
        view = LayoutView(timeout=None)
        view.add_item(Container(TextDisplay(bot.texts.say("feedback-waits")), ActionRow[Any](read)))
        return view

    return render


def shown_card(bot: SupportBot) -> Renderer:
    """In the group, as long as the person it is for shows it."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.feedback.shown(entry.guild_id, entry.payload["feedback"])
        if found is None or not found.shared:
            return None
        people = {"giver": f"<@{found.giver_id}>", "receiver": f"<@{found.receiver_id}>"}
        said = {"saw": found.said.saw, "felt": found.said.felt, "wish": found.said.wish}
        lines = [bot.texts.say(f"feedback-part-{part}", words=quoted(words)) for part, words in said.items() if words]
        view = LayoutView(timeout=None)
        view.add_item(
            Container(TextDisplay(bot.texts.say("feedback-shown-card", **people)), TextDisplay("\n".join(lines)))
        )
        return view

    return render


def _word(bot: SupportBot, key: str, holds: Any) -> Renderer:
    """A word to one of the two, with a button that opens the rest; gone when it holds no longer."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found: Feedback | None = await bot.services.feedback.shown(entry.guild_id, entry.payload["feedback"])
        if found is None or not holds(found):
            return None
        label = bot.texts.say("feedback-open")
        row = ActionRow[Any](Open(entry.guild_id, found.id, label=label, style=PRIMARY))
        people = {"giver": f"<@{found.giver_id}>", "receiver": f"<@{found.receiver_id}>"}
        return card(bot.texts.say(key, **people), row)

    return render
