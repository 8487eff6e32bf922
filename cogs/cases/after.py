"""After a case: a talk for whoever worked on it, what each person carries, and words to the group that saw it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord.ui import ActionRow, Container, Label, LayoutView, Modal, TextDisplay, TextInput

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry
from bot.errors import Refusal
from bot.services.aftermath import LONGEST
from cogs.cases.relay import plain
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.forms import Answers, Form, forms
from cogs.shared.replies import card, reply, say, show


class DebriefButton(PressControl, name="debrief-wish", fields=("case",)):
    """I'd like to talk about it."""

    async def act(self, interaction: Press) -> None:
        """Tell the supervisors."""
        aftermath = interaction.client.services.aftermath
        await aftermath.debrief(self.guild_id, self.numbers["case"], interaction.user.id, wanted=True)
        await reply(interaction, "debrief-told")


class NoDebriefButton(PressControl, name="debrief-no", fields=("case",)):
    """Not now."""

    async def act(self, interaction: Press) -> None:
        """Nobody is told."""
        aftermath = interaction.client.services.aftermath
        await aftermath.debrief(self.guild_id, self.numbers["case"], interaction.user.id, wanted=False)
        await reply(interaction, "debrief-not-now")


class WitnessEdit(PressControl, name="witness-edit", fields=("case",)):
    """Changes the words to the group."""

    async def act(self, interaction: Press) -> None:
        """Open the form with the draft."""
        case = self.numbers["case"]
        found = await interaction.client.services.aftermath.draft(self.guild_id, case)
        words = found.words if found and found.words else interaction.client.texts.say("witness-draft-text")
        form = forms(interaction.client).forms["witness-edit"]
        await form.open(interaction, self.guild_id, case, earlier={"words": words})


class WitnessPost(PressControl, name="witness-post", fields=("case",)):
    """Posts them."""

    async def act(self, interaction: Press) -> None:
        """To the group's channel."""
        aftermath = interaction.client.services.aftermath
        await aftermath.decide(self.guild_id, self.numbers["case"], interaction.user.id, post=True)
        await reply(interaction, "witness-posted-thanks")


class WitnessDiscard(PressControl, name="witness-discard", fields=("case",)):
    """Says nothing to the group."""

    async def act(self, interaction: Press) -> None:
        """Drop the draft."""
        aftermath = interaction.client.services.aftermath
        await aftermath.decide(self.guild_id, self.numbers["case"], interaction.user.id, post=False)
        await reply(interaction, "witness-discarded-thanks")


class WitnessForm(Form):
    """The words to the group."""

    name = "witness-edit"
    fields = ("case",)

    async def check(self, interaction: Press, guild_id: int, numbers: Mapping[str, int]) -> None:
        """It must still be a draft."""
        found = await interaction.client.services.aftermath.draft(guild_id, numbers["case"])
        if found is None or found.state != "draft":
            raise Refusal("witness-decided")

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """One field; who reads it is said first."""
        modal = Modal(title=say(interaction, "witness-form-title"))
        words = TextInput[Modal](
            custom_id="words",
            style=discord.TextStyle.paragraph,
            max_length=LONGEST,
            default=str(earlier.get("words") or "") or None,
        )
        label, hint = say(interaction, "witness-form-words"), say(interaction, "witness-form-words.hint")
        modal.add_item(Label(text=label, description=hint, component=words))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Keep them."""
        words = str(answers.get("words") or "")
        await interaction.client.services.aftermath.write(guild_id, numbers["case"], interaction.user.id, words)
        await reply(interaction, "witness-kept")


async def show_load(interaction: Press, guild_id: int) -> None:
    """What each person carried lately."""
    found = await interaction.client.services.aftermath.load(guild_id)
    lines = [say(interaction, "load-title")]
    lines += [
        say(interaction, "load-line", person=f"<@{one.person}>", cases=one.cases, hours=one.hours, nights=one.nights)
        for one in found
    ]
    await show(interaction, card("\n".join(lines if found else [*lines, say(interaction, "load-nobody")])))


def debrief_renderer(bot: SupportBot) -> Renderer:
    """Draws the question to whoever worked on a crisis."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        case = int(entry.payload["case"])
        if await bot.services.aftermath.debrief_wanted(entry.guild_id, case):
            return card(bot.texts.say("debrief-asked", case=case))
        yes = DebriefButton(entry.guild_id, case, label=bot.texts.say("debrief-yes"))
        no = NoDebriefButton(entry.guild_id, case, label=bot.texts.say("debrief-no"))
        return _boxed(bot.texts.say("debrief", case=case), yes, no)

    return render


def wish_renderer(bot: SupportBot) -> Renderer:
    """Draws the wish for supervisors."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        case, person = int(entry.payload["case"]), int(entry.payload["by"])
        return card(bot.texts.say("debrief-wish", case=case, person=f"<@{person}>"))

    return render


def draft_renderer(bot: SupportBot) -> Renderer:
    """Draws the draft in the group's staff channel; decided, it says how."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        case = int(entry.payload["case"])
        found = await bot.services.aftermath.draft(entry.guild_id, case)
        if found is None:
            return None
        if found.state != "draft":
            return card(bot.texts.say(f"witness-{found.state}"))
        quoted = "\n".join(
            f"> {line}" for line in plain(found.words or bot.texts.say("witness-draft-text")).splitlines()
        )
        edit = WitnessEdit(entry.guild_id, case, label=bot.texts.say("witness-edit"))
        post = WitnessPost(entry.guild_id, case, label=bot.texts.say("witness-post"), style=discord.ButtonStyle.success)
        drop = WitnessDiscard(entry.guild_id, case, label=bot.texts.say("witness-discard"))
        return _boxed("\n".join([bot.texts.say("witness-ask"), quoted]), edit, post, drop)

    return render


def witness_renderer(bot: SupportBot) -> Renderer:
    """Draws what the group reads."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.aftermath.draft(entry.guild_id, int(entry.payload["case"]))
        if found is None or found.state != "posted":
            return None
        return card(plain(found.words or bot.texts.say("witness-draft-text")))

    return render


def _boxed(text: str, *controls: Any) -> LayoutView:
    row: ActionRow[Any] = ActionRow(*controls)
    view = LayoutView(timeout=None)
    view.add_item(Container(TextDisplay(text), row))
    return view
