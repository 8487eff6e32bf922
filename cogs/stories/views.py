"""What is pressed: by writers about their own story, by readers, and by those who lead."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow

from bot.domain.stories import CHANGEABLE, Story, StoryState
from bot.errors import NotFound
from cogs.shared.access import Press
from cogs.shared.controls import PickControl, PressControl
from cogs.shared.forms import forms
from cogs.shared.replies import card, reply, say, show


class GoOn(PressControl, name="story-go-on", fields=("writers", "own")):
    """Opens the form with one's own draft."""

    async def act(self, interaction: Press) -> None:
        """Only the writer's own opens."""
        group, number = self.numbers["writers"], self.numbers["own"]
        await interaction.client.services.stories.own(self.guild_id, number, interaction.user.id)
        await forms(interaction.client).forms["story"].open(interaction, self.guild_id, group, number)


class HandIn(PressControl, name="story-hand-in", fields=("own",)):
    """Gives one's own story to those who lead."""

    async def act(self, interaction: Press) -> None:
        """Only the writer's own."""
        await interaction.client.services.stories.hand_in(self.guild_id, self.numbers["own"], interaction.user.id)
        await done(interaction, "story-handed-in")


class Withdraw(PressControl, name="story-withdraw", fields=("own",)):
    """Takes one's own story back, at once; nothing of it is lost."""

    async def act(self, interaction: Press) -> None:
        """Only the writer's own."""
        await interaction.client.services.stories.withdraw(self.guild_id, self.numbers["own"], interaction.user.id)
        await reply(interaction, "story-withdrawn")


class Away(PressControl, name="story-away", fields=("own",)):
    """Asks whether to throw one's own story away."""

    async def act(self, interaction: Press) -> None:
        """It can't be undone."""
        number = self.numbers["own"]
        await interaction.client.services.stories.own(self.guild_id, number, interaction.user.id)
        sure = AwaySure(self.guild_id, number, label=say(interaction, "story-away-sure"), style=_RED)
        await reply(interaction, "story-away-ask", ActionRow[Any](sure))


class AwaySure(PressControl, name="story-away-sure", fields=("own",)):
    """Throws it away."""

    async def act(self, interaction: Press) -> None:
        """For good."""
        await interaction.client.services.stories.throw_away(self.guild_id, self.numbers["own"], interaction.user.id)
        await done(interaction, "story-away-done")


class MinePick(PickControl, name="story-mine"):
    """Shows a story of one's own."""

    async def act(self, interaction: Press) -> None:
        """With what can be done."""
        number = int(self.values[0]) if self.values[0].isdigit() else 0
        found = await interaction.client.services.stories.own(self.guild_id, number, interaction.user.id)
        await show_own(interaction, self.guild_id, found)


class Read(PressControl, name="story-read", fields=("story",)):
    """Opens a story for whoever pressed, and nobody else."""

    async def act(self, interaction: Press) -> None:
        """Its words."""
        found = await interaction.client.services.stories.shown(self.guild_id, self.numbers["story"])
        if found is None:
            raise NotFound("story-gone")
        await reply(interaction, "story-words", title=found.title, words=found.words)


class WaitingPick(PickControl, name="story-open", fields=("group",)):
    """Shows one story that was handed in."""

    async def act(self, interaction: Press) -> None:
        """Its words, and what can be done."""
        waiting = await interaction.client.services.stories.waiting(self.guild_id, self.numbers["group"])
        await _show_waiting(interaction, next((one for one in waiting if str(one.id) == self.values[0]), None))


class LookAt(PressControl, name="story-look", fields=("story",)):
    """Shows the story that waits, from the word that it does."""

    async def act(self, interaction: Press) -> None:
        """Its words, and what can be done."""
        found = await interaction.client.services.stories.get(self.guild_id, self.numbers["story"])
        await _show_waiting(interaction, found if found and found.state is StoryState.SENT else None)


async def _show_waiting(interaction: Press, found: Story | None) -> None:
    if found is None:
        raise NotFound("story-not-waiting")
    ids = (interaction.guild_id or 0, found.id)
    row = ActionRow[Any](
        Approve(*ids, label=say(interaction, "story-approve"), style=discord.ButtonStyle.success),
        AskChange(*ids, label=say(interaction, "story-ask-change")),
        Decline(*ids, label=say(interaction, "story-decline")),
    )
    person = f"<@{found.user_id}>"
    values = {"person": person, "title": found.title, "words": found.words, "place": found.place.value}
    await reply(interaction, "story-show", row, **values)


class Approve(PressControl, name="story-approve", fields=("story",)):
    """Opens the form of the content note."""

    async def act(self, interaction: Press) -> None:
        """Open it."""
        await forms(interaction.client).forms["story-approve"].open(interaction, self.guild_id, self.numbers["story"])


class AskChange(PressControl, name="story-ask-change", fields=("story",)):
    """Opens the form that asks for changes."""

    async def act(self, interaction: Press) -> None:
        """Open it."""
        form = forms(interaction.client).forms["story-answer"]
        await form.open(interaction, self.guild_id, self.numbers["story"], 0)


class Decline(PressControl, name="story-decline", fields=("story",)):
    """Opens the form that declines."""

    async def act(self, interaction: Press) -> None:
        """Open it."""
        form = forms(interaction.client).forms["story-answer"]
        await form.open(interaction, self.guild_id, self.numbers["story"], 1)


async def show_own(interaction: Press, guild_id: int, found: Story, **more: str) -> None:
    """One's own story, where it stands, and what its writer can do."""
    buttons: list[Any] = []
    if found.state is StoryState.DRAFT:
        label = say(interaction, "story-hand-in")
        buttons.append(HandIn(guild_id, found.id, label=label, style=discord.ButtonStyle.primary))
    if found.state in CHANGEABLE:
        buttons.append(GoOn(guild_id, found.group_id, found.id, label=say(interaction, "story-go-on")))
    else:
        buttons.append(Withdraw(guild_id, found.id, label=say(interaction, "story-withdraw")))
    buttons.append(Away(guild_id, found.id, label=say(interaction, "story-away")))
    state = {"state": found.state.value, "place": found.place.value, "answer": _quoted(found.answer)}
    called = more.get("called", "no")
    lines = [say(interaction, "story-called", **more)] if called == "yes" else []
    lines.append(say(interaction, "story-own", title=found.title, words=found.words, called=called, **state))
    await show(interaction, card("\n".join(lines), ActionRow[Any](*buttons)))


def _quoted(words: str) -> str:
    return "\n".join(f"> {line}" for line in words.splitlines())


async def done(interaction: Press, key: str) -> None:
    """In place of the card that was pressed."""
    view = card(say(interaction, key))
    view.stop()
    await interaction.response.edit_message(view=view)


_RED = discord.ButtonStyle.danger
