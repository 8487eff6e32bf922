"""``/notices``."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.client import SupportBot
from cogs.notices.cards import list_view, notice_view
from cogs.notices.history import history_view
from cogs.notices.places import (
    hours_choices,
    language_choices,
    notice_choices,
    typed_about,
    typed_language,
    typed_place,
)
from cogs.notices.resetting import ask_reset
from cogs.notices.writing import write
from cogs.shared.access import Press
from cogs.shared.replies import show


class NoticeCommands(commands.Cog):
    """What members are told about their cases, in the words of this server."""

    notices = app_commands.Group(name="notices", description="…", guild_only=True)

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @notices.command(name="show")
    @app_commands.autocomplete(notice=notice_choices, language=language_choices)
    async def show(self, interaction: Press, notice: str | None = None, language: str | None = None) -> None:
        """List all notices, or show the words of one."""
        guild_id, code = interaction.guild_id or 0, typed_language(interaction, language)
        if notice is None:
            await show(interaction, await list_view(interaction, guild_id, code))
            return
        await show(interaction, await notice_view(interaction, guild_id, typed_about(notice), code))

    @notices.command(name="edit")
    @app_commands.autocomplete(notice=notice_choices, hours=hours_choices, language=language_choices)
    async def edit(self, interaction: Press, notice: str, hours: str, language: str | None = None) -> None:
        """Open the form with the words as they are."""
        await write(interaction, interaction.guild_id or 0, typed_place(interaction, notice, hours, language))

    @notices.command(name="reset")
    @app_commands.autocomplete(notice=notice_choices, hours=hours_choices, language=language_choices)
    async def reset(self, interaction: Press, notice: str, hours: str, language: str | None = None) -> None:
        """Go back to the words that ship, after asking."""
        await ask_reset(interaction, interaction.guild_id or 0, typed_place(interaction, notice, hours, language))

    @notices.command(name="history")
    @app_commands.autocomplete(notice=notice_choices, hours=hours_choices, language=language_choices)
    async def history(self, interaction: Press, notice: str, hours: str, language: str | None = None) -> None:
        """Show who saved what when."""
        place = typed_place(interaction, notice, hours, language)
        await show(interaction, await history_view(interaction, interaction.guild_id or 0, place))
