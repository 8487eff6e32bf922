"""Filling a sheet in, page by page; the page just written is kept before the next is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord.ui import ActionRow, Label, Modal, Select, TextDisplay

from bot.domain.triage import Level
from bot.domain.worksheets import LONGEST, LONGEST_LINE, Answers, Ask, Question, Sheet, Tool
from cogs.shared.access import Press
from cogs.shared.fields import line
from cogs.shared.forms import Answers as Given
from cogs.shared.forms import Form
from cogs.shared.people import readers
from cogs.shared.replies import card, reply, say, show
from cogs.shared.tools import tool_of
from cogs.tools.own import GoOn, finished


class SheetForm(Form):
    """One page. Who reads it is said before the first word, on every page."""

    name = "sheet"
    fields = ("group", "tool", "sheet", "page")

    async def check(self, interaction: Press, guild_id: int, numbers: Mapping[str, int]) -> None:
        """The tool must be there, and be open for this member."""
        sheets, tool = interaction.client.services.sheets, tool_of(interaction, numbers["tool"])
        await sheets.agreed(guild_id, numbers["group"], interaction.user.id, tool)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Given) -> Modal:
        """The page's fields, filled with what was written before."""
        tool = tool_of(interaction, numbers["tool"])
        page = tool.pages[min(numbers["page"], len(tool.pages) - 1)]
        modal = Modal(title=f"{tool.title}: {page.title}"[:45])
        modal.add_item(TextDisplay(await _who_reads(interaction, numbers["group"])))
        before = earlier or await _written(interaction, numbers["sheet"])
        for question in page.questions:
            modal.add_item(_field(interaction, question, before))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Given) -> None:
        """Keep the page, and offer the next."""
        tool = tool_of(interaction, numbers["tool"])
        group_id, page = numbers["group"], numbers["page"]
        sheets, user_id = interaction.client.services.sheets, interaction.user.id
        sheet, level, country = await sheets.write(
            guild_id, group_id, user_id, tool.key, numbers["sheet"], page, {**answers}
        )
        if level is Level.CRISIS:
            number = interaction.client.services.helplines.emergency_number(country)
            await reply(interaction, "sheet-called", number=number)
        await show_next(interaction, guild_id, tool, sheet, page)


async def show_next(interaction: Press, guild_id: int, tool: Tool, sheet: Sheet, page: int) -> None:
    """What is kept, and what can come next; the whole sheet when all pages are written."""
    following = page + 1
    if following >= len(tool.pages):
        await finished(interaction, guild_id, tool, sheet)
        return
    numbers = (guild_id, sheet.group_id, tool.number, sheet.id, following)
    label = say(interaction, "sheet-go-on", page=tool.pages[following].title)
    row: ActionRow[Any] = ActionRow(GoOn(*numbers, label=label, style=discord.ButtonStyle.primary))
    key = "sheet-kept-later" if tool.pages[following].later else "sheet-kept"
    await show(interaction, card(say(interaction, key, page=following, pages=len(tool.pages)), row))


async def _written(interaction: Press, sheet_id: int) -> Answers:
    if not sheet_id:
        return {}
    guild_id = interaction.guild_id or 0
    return (await interaction.client.services.sheets.sheet(guild_id, sheet_id, interaction.user.id)).answers


async def _who_reads(interaction: Press, group_id: int) -> str:
    sheets = interaction.client.services.sheets
    names, screened = await sheets.readers(interaction.guild_id or 0, group_id, interaction.user.id)
    shown = readers(interaction.client.texts, names, str(interaction.locale))
    return say(interaction, "sheet-form-readers", readers=shown, screened="yes" if screened else "no")


def _field(interaction: Press, question: Question, before: Any) -> Label[Any]:
    if question.options:
        return _choice(question, before.get(question.key) or [])
    if question.ask is Ask.PARAGRAPH:
        style, length, hint = discord.TextStyle.paragraph, LONGEST, question.hint
    elif question.ask is Ask.RATING:
        style, length, hint = discord.TextStyle.short, 10, _bounds(interaction, question)
    else:
        style, length, hint = discord.TextStyle.short, LONGEST_LINE, question.hint
    more = {"style": style, "max_length": length, "required": question.required}
    return line(question.label, hint or None, question.key, before, **more)


def _bounds(interaction: Press, one: Question) -> str:
    return say(interaction, "sheet-rating-hint", least=one.least, most=one.most, low=one.low, high=one.high)


def _choice(question: Question, given: str | list[str]) -> Label[Any]:
    chosen = given if isinstance(given, list) else [given]
    options = [
        discord.SelectOption(label=one.label, value=one.key, description=one.about or None, default=one.key in chosen)
        for one in question.options
    ]
    most = len(options) if question.ask is Ask.CHOICES else 1
    pick = Select[Any](
        custom_id=question.key,
        options=options,
        min_values=int(question.required),
        max_values=most,
        required=question.required,
    )
    return Label(text=question.label, description=question.hint or None, component=pick)
