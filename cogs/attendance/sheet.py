"""The attendance sheet: in the staff channel after each session, and whenever somebody who leads asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord
from discord.ui import ActionRow, Container, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.attendance import Attended, Presence, counted
from bot.domain.outbox import OutboxEntry
from bot.errors import NotFound
from bot.services.attendance import Sheet
from bot.texts import stamp
from cogs.attendance.missing import AbsencesOpen
from cogs.attendance.picture import PictureOpen
from cogs.attendance.summary import SummaryOpen
from cogs.shared.access import Press
from cogs.shared.called import names_of
from cogs.shared.controls import PickControl, PressControl
from cogs.shared.replies import card, say, show

MARKS = (Presence.THERE, Presence.LATE, Presence.TOLD)
"""What can be tapped, in this order; a control carries the place in it."""
AT_ONCE = 24
"""Members in one select; the 25th choice is «nobody»."""
NOBODY = "0"


class PresencePick(PickControl, name="attendance-mark", fields=("session", "mark", "page")):
    """Says which of the members in this select were there, or late, or had said that they would not come."""

    async def act(self, interaction: Press) -> None:
        """Keep it, and show the sheet as it is now."""
        attendance, session = interaction.client.services.attendance, self.numbers["session"]
        shown = page_of((await attendance.sheet(self.guild_id, session)).people, self.numbers["page"])
        chosen = {int(value) for value in self.values if value.isdigit()}
        mark = MARKS[min(self.numbers["mark"], len(MARKS) - 1)]
        await attendance.correct(self.guild_id, session, mark, {one.user_id for one in shown}, chosen)
        view = await correction(interaction, self.guild_id, session)
        await interaction.response.edit_message(view=view)


class CorrectOpen(PressControl, name="attendance-correct", fields=("session",)):
    """Opens the selects of the sheet."""

    async def act(self, interaction: Press) -> None:
        """Show them to this person."""
        await show(interaction, await correction(interaction, self.guild_id, self.numbers["session"]))


def sheet_card(bot: SupportBot) -> Renderer:
    """The card in the staff channel."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        try:
            sheet = await bot.services.attendance.sheet(entry.guild_id, entry.payload["session"])
        except NotFound:
            return None
        if not sheet.people:
            return None
        view = LayoutView(timeout=None)
        view.add_item(Container(TextDisplay(sheet_text(bot, sheet)), _buttons(bot, entry.guild_id, sheet)))
        return view

    return render


async def correction(interaction: Press, guild_id: int, session_id: int) -> LayoutView:
    """The sheet with its selects. Raises NotFound."""
    bot = interaction.client
    sheet = await bot.services.attendance.sheet(guild_id, session_id)
    names = await names_of(interaction, guild_id, [one.user_id for one in sheet.people])
    rows: list[Any] = []
    for page in range(-(-len(sheet.people) // AT_ONCE)):
        some = page_of(sheet.people, page)
        rows += [_select(interaction, guild_id, session_id, (mark, page), some, names) for mark in range(len(MARKS))]
    rows.append(ActionRow[Any](PictureOpen(guild_id, session_id, label=say(interaction, "attendance-picture"))))
    key = "attendance-correct-how" if sheet.people else "attendance-nobody"
    return card(f"{sheet_text(bot, sheet)}\n{say(interaction, key)}", *rows)


def sheet_text(bot: SupportBot, sheet: Sheet) -> str:
    """Who was there, by state, with numbers."""
    counts = counted([one.presence for one in sheet.people])
    lines = [bot.texts.say("attendance-sheet", title=sheet.title, when=stamp(sheet.session.starts))]
    for presence, number in counts.items():
        if number:
            people = ", ".join(f"<@{one.user_id}>" for one in sheet.people if one.presence is presence)
            lines.append(bot.texts.say(f"attendance-line-{presence.value}", count=number, people=people))
    if counts[Presence.UNKNOWN]:
        lines.append(bot.texts.say("attendance-unknown-how"))
    if sheet.missing and sheet.over:
        lines.append(bot.texts.say("attendance-missing", count=sheet.missing))
    return "\n".join(lines)


def page_of(people: Sequence[Attended], page: int) -> Sequence[Attended]:
    """The members in one select."""
    return people[page * AT_ONCE : (page + 1) * AT_ONCE]


def _buttons(bot: SupportBot, guild_id: int, sheet: Sheet) -> ActionRow[Any]:
    session, group = sheet.session.id, sheet.session.group_id
    return ActionRow[Any](
        CorrectOpen(guild_id, session, label=bot.texts.say("attendance-correct")),
        AbsencesOpen(guild_id, group, label=bot.texts.say("attendance-absences")),
        SummaryOpen(guild_id, session, label=bot.texts.say("attendance-summary")),
        PictureOpen(guild_id, session, label=bot.texts.say("attendance-picture")),
    )


def _select(
    interaction: Press,
    guild_id: int,
    session_id: int,
    which: tuple[int, int],
    people: Sequence[Attended],
    names: dict[int, str],
) -> ActionRow[Any]:
    mark, page = which
    as_what = MARKS[mark]
    also = {Presence.LATE} if as_what is Presence.THERE else set()
    options = [
        discord.SelectOption(
            label=names.get(one.user_id, str(one.user_id))[:100],
            value=str(one.user_id),
            default=one.presence in {as_what, *also},
        )
        for one in people
    ]
    options.append(discord.SelectOption(label=say(interaction, "attendance-none"), value=NOBODY))
    hint = say(interaction, f"attendance-pick-{as_what.value}")
    return ActionRow[Any](
        PresencePick(guild_id, session_id, mark, page, placeholder=hint, options=options, most=len(options))
    )
