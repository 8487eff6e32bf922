"""Choosing days, time, zone and quiet hours; the reminder itself; and the press that ends them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord.ui import ActionRow, Container, LayoutView, Modal, Select, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry
from bot.domain.practice_reminders import QUIET, PracticeReminder
from bot.errors import NotFound
from bot.texts import stamp
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.fields import labelled, text_line
from cogs.shared.forms import Answers, Form, forms
from cogs.shared.replies import reply, say


class Choose(PressControl, name="practice-choose", fields=("group",)):
    """Opens the form."""

    async def act(self, interaction: Press) -> None:
        """Filled with what was chosen before."""
        group_id, me = self.numbers["group"], interaction.user.id
        chosen, zone = await interaction.client.services.practice_reminders.choice(self.guild_id, group_id, me)
        form = forms(interaction.client).forms["practice-reminder"]
        await form.open(interaction, self.guild_id, group_id, earlier=_filled(chosen, zone))


class Off(PressControl, name="practice-off", fields=("group",)):
    """No more reminders: one press."""

    async def act(self, interaction: Press) -> None:
        """What was chosen is forgotten."""
        group_id, me = self.numbers["group"], interaction.user.id
        await interaction.client.services.practice_reminders.off(self.guild_id, group_id, me)
        await reply(interaction, "practice-remind-is-off")


class ReminderForm(Form):
    """Days, a time, the member's zone, and when to leave them alone."""

    name = "practice-reminder"
    fields = ("group",)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal, filled with what was written before."""
        modal = Modal(title=say(interaction, "practice-form-title"))
        days = set(earlier.get("days") or ())
        options = [
            discord.SelectOption(label=_day(interaction, day), value=str(day), default=str(day) in days)
            for day in range(7)
        ]
        pick = Select[Modal](custom_id="days", options=options, min_values=1, max_values=7)
        modal.add_item(labelled(interaction, "practice-form-days", pick))
        modal.add_item(text_line(interaction, "practice-form-at", "at", earlier, max_length=20))
        modal.add_item(text_line(interaction, "practice-form-zone", "zone", earlier, max_length=64))
        modal.add_item(text_line(interaction, "practice-form-quiet", "quiet", earlier, max_length=30, required=False))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Keep it, and say what was understood."""
        at, zone, quiet = (str(answers.get(name) or "") for name in ("at", "zone", "quiet"))
        days = [str(day) for day in answers.get("days") or ()]
        services, me = interaction.client.services, interaction.user.id
        kept, first = await services.practice_reminders.choose(
            guild_id, numbers["group"], me, days, at, zone.strip(), quiet
        )
        when = stamp(first, "F") if first is not None else ""
        await reply(interaction, "practice-remind-kept", first=when, **said(interaction, kept))


def reminder_card(bot: SupportBot) -> Renderer:
    """For the member: there is room for practice, and one press ends these."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        try:
            group = await bot.services.groups.get(entry.guild_id, entry.payload["group"])
        except NotFound:
            return None
        view = LayoutView(timeout=None)
        off = Off(entry.guild_id, group.id, label=bot.texts.say("practice-remind-off"))
        view.add_item(Container(TextDisplay(bot.texts.say("practice-remind-word")), ActionRow[Any](off)))
        return view

    return render


def said(interaction: Press, chosen: PracticeReminder) -> dict[str, str]:
    """A choice as people read it."""
    begin, end = (f"{one:%H:%M}" for one in chosen.quiet)
    days = ", ".join(_day(interaction, day) for day in sorted(chosen.days))
    return {"days": days, "at": f"{chosen.at:%H:%M}", "zone": chosen.zone, "begin": begin, "end": end}


def _filled(chosen: PracticeReminder | None, zone: str) -> dict[str, Any]:
    begin, end = chosen.quiet if chosen is not None else QUIET
    filled: dict[str, Any] = {"zone": zone, "quiet": f"{begin:%H:%M}-{end:%H:%M}"}
    if chosen is not None:
        filled |= {"zone": chosen.zone, "at": f"{chosen.at:%H:%M}", "days": [str(day) for day in chosen.days]}
    return filled


def _day(interaction: Press, day: int) -> str:
    return say(interaction, "practice-weekday", day=day)
