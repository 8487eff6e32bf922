"""Measures in Discord: slowing or pausing a group, timing out, removing a message; each told to whom it concerns."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import discord
from discord.ui import ActionRow, Container, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry
from bot.domain.work import CALMS, TIME_OUTS, MeasureRecord
from bot.errors import Refusal
from bot.texts import stamp
from cogs.cases.relay import plain
from cogs.shared.access import Press
from cogs.shared.controls import PickControl, PressControl
from cogs.shared.forms import forms
from cogs.shared.replies import card, reply, say


class CalmButton(PressControl, name="case-calm", fields=("case",)):
    """Asks how to quiet the group."""

    async def act(self, interaction: Press) -> None:
        """Show the ways."""
        pick = CalmPick(
            self.guild_id,
            self.numbers["case"],
            placeholder=say(interaction, "measure-calm-pick"),
            options=calm_options(interaction),
        )
        await reply(interaction, "measure-calm-ask", row(pick))


class CalmPick(PickControl, name="case-calm-how", fields=("case",)):
    """Chooses how."""

    async def act(self, interaction: Press) -> None:
        """Carry it out."""
        await calm(interaction, self.guild_id, self.numbers["case"], self.values[0])


class LiftButton(PressControl, name="measure-lift", fields=("case", "measure")):
    """Ends a measure before its time."""

    async def act(self, interaction: Press) -> None:
        """Lift it."""
        measures = interaction.client.services.measures
        await measures.lift(self.guild_id, self.numbers["measure"], interaction.user.id)
        await reply(interaction, "measure-lifted")


class RemoveButton(PressControl, name="case-remove", fields=("case",)):
    """Asks which message is removed."""

    async def act(self, interaction: Press) -> None:
        """Show the flagged messages by time, or go on when there is one."""
        await ask_remove(interaction, self.guild_id, self.numbers["case"])


class RemovePick(PickControl, name="case-remove-which", fields=("case",)):
    """Chooses which."""

    async def act(self, interaction: Press) -> None:
        """Ask for the reason."""
        numbers = self.numbers["case"], int(self.values[0])
        await forms(interaction.client).forms["case-remove"].open(interaction, self.guild_id, *numbers)


class TimeOutButton(PressControl, name="case-time-out", fields=("case",)):
    """Asks for how long."""

    async def act(self, interaction: Press) -> None:
        """Show the spans."""
        options = [
            discord.SelectOption(label=span_label(interaction, span), value=str(int(span.total_seconds())))
            for span in TIME_OUTS
        ]
        pick = TimeOutPick(
            self.guild_id, self.numbers["case"], placeholder=say(interaction, "measure-time-out-pick"), options=options
        )
        await reply(interaction, "measure-time-out-ask", row(pick))


class TimeOutPick(PickControl, name="case-time-out-how", fields=("case",)):
    """Chooses for how long."""

    async def act(self, interaction: Press) -> None:
        """Carry it out, or say why not."""
        await time_out(interaction, self.guild_id, self.numbers["case"], timedelta(seconds=int(self.values[0])))


async def calm(interaction: Press, guild_id: int, case_id: int, key: str) -> None:
    """Quiet the group of a case."""
    found = await interaction.client.services.measures.calm(guild_id, case_id, interaction.user.id, key)
    await reply(interaction, "measure-done", until=stamp(found.until, "t"))


async def time_out(interaction: Press, guild_id: int, case_id: int, lasts: timedelta) -> None:
    """Time the person of a case out."""
    found = await interaction.client.services.measures.time_out(guild_id, case_id, interaction.user.id, lasts)
    await reply(interaction, "measure-timed-out", until=stamp(found.until, "t"))


async def ask_remove(interaction: Press, guild_id: int, case_id: int) -> None:
    """Which flagged message is removed, and then why."""
    found = await interaction.client.services.measures.removable(guild_id, case_id)
    if not found:
        raise Refusal("remove-none")
    if len(found) == 1:
        await forms(interaction.client).forms["case-remove"].open(interaction, guild_id, case_id, found[0].message_id)
        return
    options = [
        discord.SelectOption(label=f"{one.at:%d.%m. %H:%M} UTC", value=str(one.message_id)) for one in found[:25]
    ]
    pick = RemovePick(guild_id, case_id, placeholder=say(interaction, "remove-pick"), options=options)
    await reply(interaction, "remove-ask", row(pick))


def calm_options(interaction: Press) -> list[discord.SelectOption]:
    """The ways to quiet a group, in words."""
    return [discord.SelectOption(label=say(interaction, f"measure-{one.key}"), value=one.key) for one in CALMS]


def span_label(interaction: Press, span: timedelta) -> str:
    """A span in words."""
    minutes = int(span.total_seconds() // 60)
    return (
        say(interaction, "measure-minutes", count=minutes)
        if minutes < 60
        else say(interaction, "measure-hours", count=minutes // 60)
    )


def measure_renderer(bot: SupportBot) -> Renderer:
    """Draws a measure on the desk, with the button that lifts it."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.measures.get(entry.guild_id, int(entry.payload["measure"]))
        drawn = await bot.services.cases.card(entry.guild_id, found.case_id) if found else None
        if found is None or drawn is None:
            return None
        text = bot.texts.say(_key(found), case=found.case_id, alias=drawn.alias, by=f"<@{found.by}>", **_times(found))
        if found.lifted_at is not None:
            return card(text)
        lift = LiftButton(entry.guild_id, found.case_id, found.id, label=bot.texts.say("measure-lift"))
        view = LayoutView(timeout=None)
        view.add_item(Container(TextDisplay(text), row(lift)))
        return view

    return render


def group_renderer(bot: SupportBot) -> Renderer:
    """Draws what the group reads: that it is quieter for a while, and nothing about why."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.measures.get(entry.guild_id, int(entry.payload["measure"]))
        if found is None:
            return None
        if found.lifted_at is not None:
            return card(bot.texts.say("measure-group-over"))
        return card(bot.texts.say(f"measure-group-{found.kind.value}", **_times(found)))

    return render


def member_renderer(bot: SupportBot) -> Renderer:
    """Draws what somebody who is timed out reads: until when, and how to reach a person meanwhile."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        found = await bot.services.measures.get(entry.guild_id, int(entry.payload["measure"]))
        if found is None:
            return None
        if found.lifted_at is not None:
            return card(bot.texts.say("measure-member-over"))
        return card(bot.texts.say("measure-member", **_times(found)))

    return render


def removal_renderer(bot: SupportBot) -> Renderer:
    """Draws what the writer of a removed message reads."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        numbers = int(entry.payload["case"]), int(entry.payload["number"])
        reason = await bot.services.measures.reason(entry.guild_id, *numbers)
        return card(bot.texts.say("removal-notice", reason=plain(reason))) if reason else None

    return render


def row(*controls: Any) -> ActionRow[Any]:
    """Controls side by side."""
    return ActionRow(*controls)


def _key(found: MeasureRecord) -> str:
    state = "over" if found.lifted_at is not None else "desk"
    return f"measure-{state}-{found.kind.value.replace('_', '-')}"


def _times(found: MeasureRecord) -> dict[str, Any]:
    return {"until": stamp(found.until, "t"), "relative": stamp(found.until, "R"), "minutes": found.every // 60}
