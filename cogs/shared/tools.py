"""A private tool by its number, and the button that opens a new sheet of it."""

from __future__ import annotations

from bot.domain.worksheets import Tool
from bot.errors import NotFound
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.forms import forms


def tool_of(interaction: Press, number: int) -> Tool:
    """The tool of that number; raises NotFound where a clinic has taken it away."""
    tools = interaction.client.services.content.worksheets.values()
    found = next((one for one in tools if one.number == number), None)
    if found is None:
        raise NotFound("sheet-tool-gone")
    return found


class Begin(PressControl, name="tool-begin", fields=("group", "tool")):
    """Opens the first page of a new sheet."""

    async def act(self, interaction: Press) -> None:
        """Nothing is kept before the first page is sent."""
        tool = tool_of(interaction, self.numbers["tool"])
        await interaction.client.services.sheets.check_on(self.guild_id, self.numbers["group"], tool)
        numbers = (self.numbers["group"], self.numbers["tool"], 0, 0)
        await forms(interaction.client).forms["sheet"].open(interaction, self.guild_id, *numbers)
