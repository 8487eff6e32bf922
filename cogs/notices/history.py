"""Who saved which words when, and the way back to them."""

from __future__ import annotations

import textwrap
from typing import Any

import discord
from discord.ui import ActionRow, LayoutView

from bot.domain.notice_words import Place, Version
from bot.texts import stamp
from cogs.notices.places import title
from cogs.notices.words import words_now
from cogs.notices.writing import propose
from cogs.shared.access import Press
from cogs.shared.controls import PickControl, PressControl
from cogs.shared.notices import shipped
from cogs.shared.replies import card, say, show

MOST = 20
"""Versions shown at once, the newest first: their lines fit into one message."""
SHORT = 80


class VersionPick(PickControl, name="notice-version"):
    """Chooses a version."""

    async def act(self, interaction: Press) -> None:
        """Show its words, with the way back to them."""
        version = await interaction.client.services.notices.version(self.guild_id, int(self.values[0]))
        words = version.words or shipped(interaction.client, version.place)
        back = PutBack(self.guild_id, version.id, label=say(interaction, "notice-put-back"))
        quoted = "\n".join(f"> {line}" for line in words.splitlines())
        text = f"{_line(interaction, version)}\n{quoted}"
        await show(interaction, card(text, ActionRow[Any](back)))


class PutBack(PressControl, name="notice-put-back", fields=("version",)):
    """Proposes earlier words again."""

    async def act(self, interaction: Press) -> None:
        """Show what a member would read, before it is saved as the newest version."""
        version = await interaction.client.services.notices.version(self.guild_id, self.numbers["version"])
        _, newest = await words_now(interaction, self.guild_id, version.place)
        words = version.words or shipped(interaction.client, version.place)
        await propose(interaction, self.guild_id, version.place, newest.id if newest else 0, words)


async def history_view(interaction: Press, guild_id: int, place: Place) -> LayoutView:
    """All versions of a place in lines, and a select of them."""
    found = (await interaction.client.services.notices.history(guild_id, place))[:MOST]
    name = title(interaction, place)
    if not found:
        return card(say(interaction, "notice-history-empty", name=name))
    options = [
        discord.SelectOption(label=say(interaction, "notice-version", version=one.id), value=str(one.id))
        for one in found
    ]
    pick = VersionPick(guild_id, placeholder=say(interaction, "notice-history-pick"), options=options)
    lines = "\n".join(_line(interaction, one) for one in found)
    return card(say(interaction, "notice-history-shown", name=name, lines=lines), ActionRow[Any](pick))


def _line(interaction: Press, version: Version) -> str:
    first = textwrap.shorten(version.words or "", SHORT, placeholder=" …")
    return say(
        interaction,
        "notice-history-line",
        version=version.id,
        person=f"<@{version.by_id}>" if version.by_id else "–",
        at=stamp(version.at, "f"),
        words=first or "none",
    )
