"""Handing a case over as files that only the person who asked can see."""

from __future__ import annotations

import io
from typing import Any

import discord
from discord.ui import ActionRow, File

from bot.render.case_page import case_page
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.replies import card, reply, say, show, think


class ExportWords(PressControl, name="audit-words", fields=("case",)):
    """Confirms that the member's words go into the file."""

    async def act(self, interaction: Press) -> None:
        """Export with the words."""
        await export(interaction, self.guild_id, self.numbers["case"], words=True)


async def ask_words(interaction: Press, guild_id: int, case: int) -> None:
    """Say what a file with words means, with the button that makes it."""
    button = ExportWords(guild_id, case, label=say(interaction, "audit-words"), style=discord.ButtonStyle.danger)
    await reply(interaction, "audit-words-ask", ActionRow[Any](button), case=case)


async def export(interaction: Press, guild_id: int, case: int, *, words: bool = False) -> None:
    """The signed file and the readable page."""
    await think(interaction)
    services = interaction.client.services
    dossier = await services.proof.export(guild_id, case, interaction.user.id, words=words)
    zone = await services.rota.zone(guild_id)

    def in_their_language(key: str, **values: str | int | float) -> str:
        return say(interaction, key, **values)

    page = case_page(dossier, in_their_language, zone, interaction.client.texts.default)
    files = {f"case-{case}.json": dossier.to_json(), f"case-{case}.html": page.encode()}
    view = card(
        say(interaction, "audit-exported-words" if words else "audit-exported", case=case, public=dossier.public_key),
        *(File[Any](f"attachment://{name}") for name in files),
    )
    await show(interaction, view, [discord.File(io.BytesIO(data), name) for name, data in files.items()])
