"""Protocol cards: what to do, what to write, whom to call, for each kind of flag."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.ui import ActionRow

from bot.client import SupportBot
from bot.content import ProtocolCard, search_protocols
from bot.domain.triage import Kind
from bot.errors import NotFound
from cogs.cases.evidence import pages
from cogs.shared.access import Press
from cogs.shared.controls import PickControl, PressControl
from cogs.shared.replies import card, reply, say, show

PARTS = ("do", "write", "call", "avoid", "record")


async def title_choices(interaction: Press, current: str) -> list[app_commands.Choice[str]]:
    """Cards that what is typed leads to."""
    cards = interaction.client.services.content.protocols
    found = search_protocols(cards, current) if current.strip() else list(cards.values())
    return [app_commands.Choice(name=one.title, value=one.title) for one in found][:25]


class ProtocolCommands(commands.Cog):
    """Looking things up."""

    protocol = app_commands.Group(name="protocol", description="…", guild_only=True)

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @protocol.command(name="search")
    @app_commands.autocomplete(words=title_choices)
    async def search(self, interaction: Press, words: str) -> None:
        """Show the card that fits, or those to choose from."""
        found = search_protocols(self.bot.services.content.protocols, words)
        if not found:
            raise NotFound("protocol-none")
        if len(found) == 1 or found[0].title.casefold() == words.strip().casefold():
            await show_protocols(interaction, [found[0].kind])
            return
        pick = ProtocolPick(
            interaction.guild_id or 0, placeholder=say(interaction, "protocol-pick"), options=_options(found)
        )
        row: ActionRow[Any] = ActionRow(pick)
        await reply(interaction, "protocol-found", row, count=len(found))


class ProtocolButton(PressControl, name="case-protocol", fields=("case",)):
    """What to do for the kinds of this case."""

    async def act(self, interaction: Press) -> None:
        """Show the cards, the most serious kind first."""
        number = self.numbers["case"]
        await show_case_protocols(interaction, self.guild_id, number)


class ProtocolPick(PickControl, name="protocol-pick"):
    """Chooses a card."""

    async def act(self, interaction: Press) -> None:
        """Show it."""
        await show_protocols(interaction, [Kind(self.values[0])])


async def show_case_protocols(interaction: Press, guild_id: int, case_id: int) -> None:
    """The cards for the kinds of a case."""
    found = await interaction.client.services.cases.card(guild_id, case_id)
    if found is None:
        raise NotFound("case-unknown", case=case_id)
    await show_protocols(interaction, found.case.kinds or {Kind.DISTRESS})


async def show_protocols(interaction: Press, kinds: Collection[Kind]) -> None:
    """Cards, in the order in which kinds are declared: danger to life comes first."""
    cards = interaction.client.services.content.protocols
    blocks = [_written(interaction, cards[kind]) for kind in Kind if kind in kinds]
    for text in pages(blocks):
        await show(interaction, card(text))


def _written(interaction: Press, found: ProtocolCard) -> str:
    lines = [f"## {found.title}"]
    for part in PARTS:
        lines += [f"**{say(interaction, f'protocol-{part}')}**", *_list(getattr(found, part), numbered=part == "do")]
    sources = " · ".join(f"[{one.name}](<{one.url}>)" for one in found.sources)
    return "\n".join([*lines, say(interaction, "protocol-sources", sources=sources)])


def _list(sentences: Iterable[str], *, numbered: bool) -> list[str]:
    return [f"{number}. {one}" if numbered else f"- {one}" for number, one in enumerate(sentences, start=1)]


def _options(found: Iterable[ProtocolCard]) -> list[discord.SelectOption]:
    return [discord.SelectOption(label=one.title, value=one.kind.value) for one in found][:25]
