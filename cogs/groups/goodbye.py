"""A word of goodbye for those who want to leave one: read first by whom, screened like any other word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord.ui import ActionRow, Checkbox, Container, LayoutView, Modal, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry
from bot.domain.triage import Level
from bot.errors import BadInput, NotFound
from bot.services.goodbyes import LONGEST, Goodbye
from bot.texts import stamp
from cogs.groups.making import builder
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.fields import choice, labelled, paragraph
from cogs.shared.forms import Answers, Form, forms
from cogs.shared.replies import card, reply, say, show, think


class GoodbyeOpen(PressControl, name="goodbye-open", fields=("group",)):
    """Opens the form."""

    async def act(self, interaction: Press) -> None:
        """Open it."""
        await forms(interaction.client).forms["goodbye"].open(interaction, self.guild_id, self.numbers["group"])


class GoodbyeRead(PressControl, name="goodbye-read", fields=("group", "goodbye")):
    """Shows somebody who leads what a member wrote when leaving."""

    async def act(self, interaction: Press) -> None:
        """Show it, to this person only."""
        found = await interaction.client.services.goodbyes.get(self.guild_id, self.numbers["goodbye"])
        if found is None or not found.word or found.group_id != self.numbers["group"]:
            raise NotFound("goodbye-gone")
        words = "\n".join(f"> {line}" for line in found.word.splitlines())
        await reply(interaction, "goodbye-words", person=f"<@{found.user_id}>", words=words)


class GoodbyeForm(Form):
    """A word, who reads it, and whether a goodbye at the next session is wanted; nothing is chosen beforehand."""

    name = "goodbye"
    fields = ("group",)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal; it says first who reads it."""
        goodbyes, group = interaction.client.services.goodbyes, numbers["group"]
        guild_id = interaction.guild_id or 0
        screened = await goodbyes.screened(guild_id, group, interaction.user.id)
        modal = Modal(title=say(interaction, "goodbye-title"))
        modal.add_item(TextDisplay(say(interaction, "goodbye-readers", screened="yes" if screened else "no")))
        words = {"max_length": LONGEST, "required": False}
        modal.add_item(paragraph(interaction, "goodbye-word", "words", earlier, **words))
        ways = {value: f"goodbye-share-{value}" for value in ("private", "shared")}
        chosen = str(earlier.get("share") or "private")
        modal.add_item(labelled(interaction, "goodbye-share", choice(interaction, "share", ways, chosen)))
        if await goodbyes.next_session(guild_id, group) is not None:
            box = Checkbox[Modal](custom_id="session", default=bool(earlier.get("session")))
            modal.add_item(labelled(interaction, "goodbye-session", box))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Keep it, and let the person go now or after the session."""
        if answers.get("share") not in {"private", "shared"}:
            raise BadInput("goodbye-share-unchosen")
        told = await interaction.client.services.goodbyes.say(
            guild_id,
            numbers["group"],
            interaction.user.id,
            str(answers.get("words") or ""),
            shared=answers.get("share") == "shared",
            at_session=bool(answers.get("session")),
        )
        await think(interaction)
        await builder(interaction.client).settle(guild_id, numbers["group"])
        lines = [say(interaction, "leave-done")]
        if told.at is not None:
            lines = [say(interaction, "goodbye-stays", when=stamp(told.at))]
        if told.level > Level.GREEN:
            number = interaction.client.services.helplines.emergency_number(told.country)
            key = "goodbye-seen-soon" if told.level >= Level.RED else "goodbye-seen"
            lines.append(say(interaction, key, number=number))
        await show(interaction, card("\n".join(lines)))


def register_leaving(bot: SupportBot) -> None:
    """Tell the bot how the cards about leaving are drawn."""
    bot.renderers["group-left"] = _about(bot, "group-card-left")
    bot.renderers["group-leaving"] = _about(bot, "group-card-leaving")
    bot.renderers["goodbye-shared"] = _shared(bot)


def _about(bot: SupportBot, key: str) -> Renderer:
    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.goodbyes.get(entry.guild_id, int(entry.payload.get("goodbye", 0)))
        if found is None:
            return None
        group = await bot.services.groups.get(entry.guild_id, found.group_id)
        taken = await bot.services.enrolments.taken(entry.guild_id, found.group_id)
        at = stamp(found.at) if found.at else "none"
        person = f"<@{found.user_id}>"
        text = bot.texts.say(key, person=person, taken=taken, capacity=group.capacity, at=at)
        return _view(text, *_read(bot, entry.guild_id, found))

    return render


def _shared(bot: SupportBot) -> Renderer:
    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.goodbyes.get(entry.guild_id, int(entry.payload["goodbye"]))
        if found is None or not found.shared or not found.word:
            return None
        words = "\n".join(f"> {line}" for line in found.word.splitlines())
        at = stamp(found.at) if found.at else "none"
        return _view(bot.texts.say("goodbye-card", person=f"<@{found.user_id}>", words=words, at=at))

    return render


def _read(bot: SupportBot, guild_id: int, found: Goodbye) -> list[Any]:
    if not found.word:
        return []
    label = bot.texts.say("goodbye-read")
    return [GoodbyeRead(guild_id, found.group_id, found.id, label=label, style=discord.ButtonStyle.secondary)]


def _view(text: str, *controls: Any) -> LayoutView:
    box: Container[Any] = Container(TextDisplay(text))
    if controls:
        box.add_item(ActionRow[Any](*controls))
    view = LayoutView(timeout=None)
    view.add_item(box)
    return view
