"""Reporting a message to the team."""

from __future__ import annotations

from collections.abc import Mapping

import discord
from discord import app_commands
from discord.ui import Modal

from bot.client import SupportBot
from bot.domain.notice_words import About
from bot.domain.triage import Level
from bot.errors import NotFound
from bot.services.support import Reported
from cogs.safety.hearing import heard
from cogs.shared.access import Press
from cogs.shared.fields import choice, labelled, paragraph
from cogs.shared.forms import Answers, Form, forms
from cogs.shared.notices import notice
from cogs.shared.replies import card, say, show

URGENCY = {"later": Level.AMBER, "soon": Level.RED, "now": Level.CRISIS}


def add_report_menu(bot: SupportBot) -> None:
    """Add ``Report message`` to the menu of every message."""

    async def report_message(interaction: discord.Interaction[SupportBot], message: discord.Message) -> None:
        if message.author.bot or interaction.guild_id is None:
            raise NotFound("report-not-a-person")
        place = getattr(message.channel, "parent_id", None) or message.channel.id
        group = await bot.services.groups.of_channel(interaction.guild_id, place)
        if group is None:
            raise NotFound("report-no-group")
        numbers = (group.id, message.channel.id, message.id)
        await forms(bot).forms["report"].open(interaction, interaction.guild_id, *numbers)

    name = bot.texts.say("menu-report")
    bot.tree.add_command(app_commands.ContextMenu(name=name, callback=report_message))


class ReportForm(Form):
    """Why a message is reported, and how soon somebody should look."""

    name = "report"
    fields = ("group", "place", "message")

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """Who reads it is said before the first word."""
        modal = Modal(title=say(interaction, "report-title"))
        modal.add_item(paragraph(interaction, "report-reason", "reason", earlier, max_length=1000))
        chosen = str(earlier.get("urgency") or "soon")
        ways = {value: f"report-urgency-{value}" for value in URGENCY}
        urgency = choice(interaction, "urgency", ways, chosen)
        modal.add_item(labelled(interaction, "report-urgency", urgency))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Open a case about the message; the reporter is told who looks."""
        message = await _fetch(interaction, numbers["place"], numbers["message"])
        seen = heard(message, 0, reads_content=True)
        what = Reported(
            numbers["group"],
            numbers["place"],
            message.id,
            message.author.id,
            seen.text if seen else message.content,
            str(answers.get("reason") or ""),
            URGENCY.get(str(answers.get("urgency")), Level.RED),
        )
        cases = interaction.client.services.cases
        case_id = await cases.report(guild_id, interaction.user.id, what)
        truth = await cases.help(guild_id, case_id, interaction.user.id)
        danger = what.level is Level.CRISIS
        bot, language = interaction.client, str(interaction.locale)
        told = await notice(bot, guild_id, truth, About.REPORT, language, danger=danger)
        await show(interaction, card(told.text))
        await bot.services.notices.told(guild_id, case_id, told.place, told.version)


async def _fetch(interaction: Press, place: int, message: int) -> discord.Message:
    channel = interaction.client.get_partial_messageable(place, guild_id=interaction.guild_id)
    try:
        return await channel.fetch_message(message)
    except discord.HTTPException:
        raise NotFound("report-gone") from None
