"""``/privacy``: see, export and erase what exists about oneself."""

from __future__ import annotations

import io
from contextlib import suppress
from typing import Any

import discord
import structlog
from discord import app_commands
from discord.ext import commands
from discord.ui import ActionRow, File

from bot.client import SupportBot
from bot.texts import stamp
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.replies import card, reply, say, show, think

log = structlog.get_logger(__name__)

FILE = "my-data.json"
SHOWN = 8
"""Sessions whose attendance is named."""
MOST = 3500
"""Characters of a list that leave room for what stands around it in one message."""


class Erase(PressControl, name="privacy-erase"):
    """Erases the person who presses, in the guild of the card."""

    async def act(self, interaction: Press) -> None:
        """Erase, and give the receipt."""
        await think(interaction)
        receipt = await interaction.client.services.privacy.erase(self.guild_id, interaction.user.id)
        log.info("person erased", receipt=receipt.code, rows=receipt.rows)
        told = {"code": receipt.code, "at": stamp(receipt.at)}
        await reply(interaction, "privacy-erased", **told)
        with suppress(discord.HTTPException):  # the channel of the button may be closed to them by now
            await interaction.user.send(view=card(say(interaction, "privacy-erased", **told)))


class PrivacyCommands(commands.Cog):
    """Three commands, for everybody about themselves."""

    privacy = app_commands.Group(name="privacy", description="…", guild_only=True)

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @privacy.command(name="show")
    async def show(self, interaction: Press) -> None:
        """Say what is stored and who reads it."""
        held = await self.bot.services.privacy.holdings(interaction.guild_id or 0, interaction.user.id)
        each = [_line(interaction, table, count) + await _more(interaction, table) for table, count in held.items()]
        lines = "\n".join(each)
        await reply(interaction, "privacy-shown" if lines else "privacy-nothing", lines=lines[:MOST])

    @privacy.command(name="export")
    async def export(self, interaction: Press) -> None:
        """Hand over a file that only this person sees."""
        await think(interaction)
        data = await self.bot.services.privacy.export(interaction.guild_id or 0, interaction.user.id)
        view = card(say(interaction, "privacy-exported"), File[Any](f"attachment://{FILE}"))
        await show(interaction, view, [discord.File(io.BytesIO(data), FILE)])

    @privacy.command(name="erase")
    async def erase(self, interaction: Press) -> None:
        """Say what erasing ends, with the button that does it."""
        button = Erase(
            interaction.guild_id or 0, label=say(interaction, "privacy-erase-button"), style=discord.ButtonStyle.danger
        )
        await reply(interaction, "privacy-erase-confirm", ActionRow[Any](button))

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """What is kept is looked through every day, on every server."""
        for guild in self.bot.guilds:
            await self.bot.services.retention.begin(guild.id)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """The same on a new one."""
        await self.bot.services.retention.begin(guild.id)


async def _more(interaction: Press, table: str) -> str:
    """What is short enough to be shown at once: at which sessions the person was."""
    if table != "attendance":
        return ""
    mine = await interaction.client.services.attendance.mine(interaction.guild_id or 0, interaction.user.id)
    if not mine:
        return ""
    shown = [f"{stamp(at, 'd')} {say(interaction, f'attendance-is-{what.value}')}" for at, what in mine[:SHOWN]]
    return "\n" + say(interaction, "privacy-attendance", lines=", ".join(shown))


def _line(interaction: Press, table: str, count: int) -> str:
    """What is stored in a table, who reads it, and how long it is kept."""
    ends, days = interaction.client.services.retention.kept(table)
    about = say(interaction, f"privacy-table-{table.replace('_', '-')}", count=count)
    return f"{about} {say(interaction, f'privacy-kept-{ends}', days=days)}"
