"""Going back to the words that ship."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow

from bot.domain.notice_words import Place
from bot.errors import Refusal
from cogs.notices.places import FIELDS, numbers_of, place_of, title
from cogs.notices.words import example_view, words_now
from cogs.notices.writing import save
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.notices import shipped
from cogs.shared.replies import say, show


class ResetSure(PressControl, name="notice-reset-sure", fields=(*FIELDS, "basis")):
    """Goes back."""

    async def act(self, interaction: Press) -> None:
        """Save it as the newest version; the clinic's own words stay in the history."""
        place = place_of(interaction, self.numbers)
        await save(interaction, self.guild_id, place, self.numbers["basis"], shipped(interaction.client, place))


async def ask_reset(interaction: Press, guild_id: int, place: Place) -> None:
    """Show what members would read again, with the button that does it. Raises Refusal if they read it already."""
    _, newest = await words_now(interaction, guild_id, place)
    if newest is None or newest.words is None:
        raise Refusal("notice-shipped-already", name=title(interaction, place))
    label, style = say(interaction, "notice-reset-sure"), discord.ButtonStyle.danger
    sure = ActionRow[Any](ResetSure(guild_id, *numbers_of(place), newest.id, label=label, style=style))
    words = shipped(interaction.client, place)
    await show(interaction, await example_view(interaction, guild_id, place, words, sure, key="notice-reset-ask"))
