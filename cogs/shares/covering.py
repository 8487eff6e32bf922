"""A content note on a message that stands already, from the message's menu: by its writer, or by who leads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord import app_commands
from discord.ui import ActionRow, Container, LayoutView, Modal, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.covers import Topic
from bot.domain.outbox import OutboxEntry
from bot.domain.shares import covered
from bot.errors import NotFound, Refusal
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.fields import choice, labelled
from cogs.shared.forms import Answers, Form, forms
from cogs.shared.replies import card, reply, say


def add_cover_menu(bot: SupportBot) -> None:
    """Add ``Add a content note`` to the menu of every message."""

    async def cover_message(interaction: discord.Interaction[SupportBot], message: discord.Message) -> None:
        place = getattr(message.channel, "parent_id", None) or message.channel.id
        group = await bot.services.groups.of_channel(interaction.guild_id or 0, place)
        if group is None:
            raise NotFound("report-no-group")
        await bot.services.covers.check(group.guild_id, group.id, interaction.user.id, message.author.id)
        _check(message)
        own = int(message.author.id == interaction.user.id)
        await forms(bot).forms["cover"].open(interaction, group.guild_id, group.id, message.channel.id, message.id, own)

    bot.tree.add_command(app_commands.ContextMenu(name=bot.texts.say("menu-cover"), callback=cover_message))


class CoverForm(Form):
    """What it is about, in one press."""

    name = "cover"
    fields = ("group", "place", "message", "own")

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """What will happen is said first."""
        modal = Modal(title=say(interaction, "cover-title"))
        modal.add_item(TextDisplay(say(interaction, "cover-what" if numbers["own"] else "cover-what-other")))
        topics = {one.value: f"cover-topic-{one.value}" for one in Topic}
        chosen = choice(interaction, "topic", topics, str(earlier.get("topic") or "") or None)
        modal.add_item(labelled(interaction, "cover-topic", chosen))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Cover the message as it reads now."""
        place = numbers["place"], numbers["message"]
        channel = interaction.client.get_partial_messageable(place[0], guild_id=guild_id)
        try:
            message = await channel.fetch_message(place[1])
        except discord.NotFound:
            raise NotFound("share-gone") from None
        _check(message)
        covers, topic = interaction.client.services.covers, str(answers.get("topic") or "")
        who = interaction.user.id, message.author.id
        await covers.cover(guild_id, numbers["group"], who, place, message.content, topic)
        await reply(interaction, "cover-done" if who[0] == who[1] else "cover-done-other", person=f"<@{who[1]}>")


def _check(message: discord.Message) -> None:
    """Raises Refusal where there is more than words, and for a card of a bot."""
    if message.author.bot:
        raise Refusal("cover-words-only")
    if message.attachments or message.stickers or message.poll or not message.content.strip():
        raise Refusal("cover-words-only")


def cover_card(bot: SupportBot) -> Renderer:
    """Whose words they are and what they are about; the words behind marks that each reader opens."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.covers.card(entry.guild_id, entry.payload["cover"])
        if found is None:
            return None
        head = bot.texts.say("cover-card", person=f"<@{found.user_id}>", topic=found.topic.value)
        row: ActionRow[Any] = ActionRow(Uncover(entry.guild_id, found.id, label=bot.texts.say("share-back")))
        view = LayoutView(timeout=None)
        view.add_item(Container(TextDisplay(head), TextDisplay(covered(found.words)), row))
        return view

    return render


def told_card(bot: SupportBot) -> Renderer:
    """For the writer: who covered their message, and that nothing is wrong with it."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.covers.card(entry.guild_id, entry.payload["cover"])
        if found is None:
            return None
        facts = {"leader": f"<@{entry.payload['by']}>", "place": f"<#{entry.payload['place']}>"}
        return card(bot.texts.say("cover-told", **facts))

    return render


class Uncover(PressControl, name="cover-back", fields=("cover",)):
    """Asks whether to take it back."""

    async def act(self, interaction: Press) -> None:
        """Only its writer is asked."""
        found = await interaction.client.services.covers.card(self.guild_id, self.numbers["cover"])
        if found is None:
            raise NotFound("share-gone")
        if found.user_id != interaction.user.id:
            raise Refusal("share-not-yours")
        label = say(interaction, "share-back-sure")
        sure = UncoverSure(self.guild_id, found.id, label=label, style=discord.ButtonStyle.danger)
        row: ActionRow[Any] = ActionRow(sure)
        await reply(interaction, "share-back-ask", row)


class UncoverSure(PressControl, name="cover-back-sure", fields=("cover",)):
    """Takes it back."""

    async def act(self, interaction: Press) -> None:
        """Card and words go."""
        await interaction.client.services.covers.take_back(self.guild_id, self.numbers["cover"], interaction.user.id)
        await reply(interaction, "share-back-done")
