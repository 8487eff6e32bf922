"""What is pressed: passing and proposing, and what those who lead do with topics."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow

from bot.domain.topics import Topic, TopicState
from bot.errors import NotFound
from cogs.shared.access import Press
from cogs.shared.controls import PickControl, PressControl
from cogs.shared.forms import forms
from cogs.shared.replies import reply, say


class Pass(PressControl, name="topic-pass", fields=("topic",)):
    """A full answer, of which nothing is kept."""

    async def act(self, interaction: Press) -> None:
        """Say that it is fine."""
        await reply(interaction, "topic-passed")


class Propose(PressControl, name="topic-propose", fields=("group",)):
    """Opens the form of a proposal."""

    async def act(self, interaction: Press) -> None:
        """Open it."""
        await forms(interaction.client).forms["topic-propose"].open(interaction, self.guild_id, self.numbers["group"])


class Add(PressControl, name="topic-add", fields=("group",)):
    """Opens the form of a topic that is set."""

    async def act(self, interaction: Press) -> None:
        """Open it."""
        await forms(interaction.client).forms["topic-add"].open(interaction, self.guild_id, self.numbers["group"])


class Now(PressControl, name="topic-now", fields=("group",)):
    """Shows the next one at once."""

    async def act(self, interaction: Press) -> None:
        """In the group's talk."""
        found = await interaction.client.services.topics.show_now(self.guild_id, self.numbers["group"])
        await reply(interaction, "topic-shown-now", title=discord.utils.escape_markdown(found.title))


class Pick(PickControl, name="topic-pick", fields=("group",)):
    """Opens one that was proposed or waits."""

    async def act(self, interaction: Press) -> None:
        """Its words, and what can be done."""
        topics = interaction.client.services.topics
        plan = await topics.plan(self.guild_id, self.numbers["group"])
        found = next((one for one in (*plan.waiting, *plan.proposed) if str(one.id) == self.values[0]), None)
        if found is None:
            raise NotFound("topic-gone")
        await show_topic(interaction, self.guild_id, found)


class TakeUp(PressControl, name="topic-take-up", fields=("topic",)):
    """A proposed one gets its week."""

    async def act(self, interaction: Press) -> None:
        """Its writer is told."""
        await interaction.client.services.topics.take_up(self.guild_id, self.numbers["topic"])
        await reply(interaction, "topic-taken-up")


class Drop(PressControl, name="topic-drop", fields=("topic",)):
    """Takes one out."""

    async def act(self, interaction: Press) -> None:
        """It can be written again at any time."""
        await interaction.client.services.topics.remove(self.guild_id, self.numbers["topic"])
        await reply(interaction, "topic-dropped")


async def show_topic(interaction: Press, guild_id: int, found: Topic) -> None:
    """For those who lead."""
    row = ActionRow[Any](Drop(guild_id, found.id, label=say(interaction, "topic-drop")))
    if found.state is TopicState.PROPOSED:
        label, style = say(interaction, "topic-take-up"), discord.ButtonStyle.primary
        row = ActionRow[Any](
            TakeUp(guild_id, found.id, label=label, style=style),
            Drop(guild_id, found.id, label=say(interaction, "topic-decline")),
        )
    person = f"<@{found.user_id}>" if found.user_id else "…"
    words = {"title": discord.utils.escape_markdown(found.title), "about": found.about}
    await reply(interaction, "topic-look", row, person=person, state=found.state.value, **words)
