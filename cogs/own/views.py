"""Making the summary: read, drawn and handed over at once; nothing of it stays here."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from io import BytesIO

import discord
from discord.ui import File, LayoutView

from bot.domain.checkins import Response
from bot.domain.worksheets import Sheet
from bot.render.own_pdf import Section, own_pdf
from bot.services.own import Own
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.replies import card, reply, say, show

NAME = "my-summary.pdf"


class MakeSummary(PressControl, name="own-make", fields=("weeks",)):
    """Makes the file for the person who presses."""

    async def act(self, interaction: Press) -> None:
        """A file that only they see."""
        await _hand_over(interaction, self.guild_id, self.numbers["weeks"], [])


class MakeWithCare(PressControl, name="own-make-care", fields=("weeks",)):
    """The same, with the care they named."""

    async def act(self, interaction: Press) -> None:
        """A file that only they see."""
        cares = await interaction.client.services.cares.own(self.guild_id, interaction.user.id)
        entries = tuple((f"{one.at:%Y-%m-%d}", one.words) for one in cares)
        more = [Section(say(interaction, "own-care"), entries)] if entries else []
        await _hand_over(interaction, self.guild_id, self.numbers["weeks"], more)


async def _hand_over(interaction: Press, guild_id: int, weeks: int, first: list[Section]) -> None:
    bot = interaction.client
    begin = bot.clock.now() - timedelta(weeks=weeks)
    found = await bot.services.own.since(guild_id, interaction.user.id, begin)
    if found.empty and not first:
        await reply(interaction, "own-nothing", weeks=weeks)
        return
    title = say(interaction, "own-title")
    notice = say(interaction, "own-notice", begin=f"{begin:%Y-%m-%d}", end=f"{bot.clock.now():%Y-%m-%d}")
    drawn = await asyncio.to_thread(own_pdf, title, notice, [*first, *_sections(interaction, found)])
    attached: File[LayoutView] = File(f"attachment://{NAME}")
    view = card(say(interaction, "own-done"), attached)
    await show(interaction, view, [discord.File(BytesIO(drawn), NAME)])


def _sections(interaction: Press, found: Own) -> list[Section]:
    scores = tuple((one.at, one.score) for one in found.responses if one.score is not None)
    sessions = tuple(
        (f"{at:%Y-%m-%d}", say(interaction, f"own-presence-{there.value}")) for at, there in found.sessions
    )
    sections = [
        Section(say(interaction, "own-checkins"), tuple(_answer(interaction, one) for one in found.responses), scores),
        Section(say(interaction, "own-sheets"), tuple(_sheet(interaction, one) for one in found.sheets)),
        Section(say(interaction, "own-sessions"), sessions),
    ]
    return [one for one in sections if one.entries]


def _answer(interaction: Press, one: Response) -> tuple[str, str]:
    score = say(interaction, "own-not-today") if one.score is None else str(one.score)
    return f"{one.at:%Y-%m-%d}: {score}", one.words or ""


def _sheet(interaction: Press, one: Sheet) -> tuple[str, str]:
    tool = interaction.client.services.content.worksheets.get(one.tool)
    lines = []
    for key, value in one.answers.items():
        label = next((q.label for page in tool.pages for q in page.questions if q.key == key), key) if tool else key
        lines.append(f"{label} {', '.join(value) if isinstance(value, list) else value}")
    return f"{one.begun:%Y-%m-%d}: {tool.title if tool else one.tool}", "\n".join(lines)
