"""Calling for a person: the answer says who is called, and what there is until they come."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow, Container, LayoutView, Separator, TextDisplay

from bot.client import Renderer, SupportBot
from bot.content.countries import country_name
from bot.domain.notice_words import About
from bot.domain.outbox import OutboxEntry
from bot.errors import NotFound
from cogs.safety.coverage import coverage_lines
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.helplines import helplines
from cogs.shared.notices import notice
from cogs.shared.replies import card, say, show

COUNTRIES = 3
"""Countries of which helplines are named at once, where it is not known in which one somebody is."""


class SupportButton(PressControl, name="support-now", fields=("group",)):
    """I need a person."""

    async def act(self, interaction: Press) -> None:
        """Call somebody."""
        await answer_call(interaction, self.guild_id, self.numbers["group"])


class DangerButton(PressControl, name="support-danger", fields=("group",)):
    """Life is in danger."""

    async def act(self, interaction: Press) -> None:
        """Call at once, through the whole chain."""
        await answer_call(interaction, self.guild_id, self.numbers["group"], danger=True)


async def answer_call(interaction: Press, guild_id: int, group_id: int, *, danger: bool = False) -> None:
    """Open or worsen the person's case, and tell them the truth about who comes."""
    services = interaction.client.services
    truth = await services.cases.call(guild_id, group_id, interaction.user.id, interaction.id, danger=danger)
    told = await notice(interaction.client, guild_id, truth, About.CALL, str(interaction.locale), danger=danger)
    label, style = say(interaction, "support-danger"), discord.ButtonStyle.danger
    worse = [] if danger else [ActionRow[Any](DangerButton(guild_id, group_id, label=label, style=style))]
    await show(interaction, card(told.text, *worse))
    await services.notices.told(guild_id, truth.case_id, told.place, told.version)


async def outside_words(interaction: Press, guild_id: int) -> str:
    """For somebody without a group, for whom nobody can be called: that truth, and whom they can call themselves."""
    bot, language = interaction.client, str(interaction.locale)
    countries = await bot.services.helplines.countries(guild_id) or ("",)
    said = [say(interaction, "support-no-group")]
    for country in countries[:COUNTRIES]:
        number = bot.services.helplines.emergency_number(country)
        place = country_name(country, language) if country else ""
        said.append(say(interaction, "support-outside", place=place or "none", number=number))
        said += await helplines(bot, guild_id, country, language)
    return "\n".join(said)


def dm_answer_renderer(bot: SupportBot) -> Renderer:
    """Draws the answer to a direct message that called nobody: who reads it, and how to get a person."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        button = SupportButton(
            entry.guild_id,
            entry.payload["group"],
            label=bot.texts.say("support-button"),
            style=discord.ButtonStyle.primary,
        )
        text = bot.texts.say("dm-answer", screened="yes" if entry.payload["screened"] else "no")
        row: ActionRow[Any] = ActionRow(button)
        return card(text, row)

    return render


def support_card_renderer(bot: SupportBot) -> Renderer:
    """Draws the pinned card in each group: who is called, who is there when, and what to do without an answer."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        try:
            group = await bot.services.groups.get(entry.guild_id, entry.payload["group"])
        except NotFound:
            return None
        button = SupportButton(
            entry.guild_id,
            entry.payload["group"],
            label=bot.texts.say("support-button"),
            style=discord.ButtonStyle.primary,
        )
        truth = TextDisplay[LayoutView]("\n".join(await coverage_lines(bot, group)))
        view = LayoutView(timeout=None)
        box: Container[Any] = Container(TextDisplay(bot.texts.say("support-card")), ActionRow(button), truth)
        box.add_item(Separator())
        number = bot.services.helplines.emergency_number(group.country)
        box.add_item(TextDisplay(bot.texts.say("support-down", number=number)))
        view.add_item(box)
        return view

    return render
