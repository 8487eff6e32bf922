"""What the member of a case was told, for whoever works on it: in which words, and when."""

from __future__ import annotations

from bot.domain.notice_words import Reading
from bot.texts import stamp
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.notices import shipped
from cogs.shared.replies import reply, say

MOST = 3600


class ToldButton(PressControl, name="case-told", fields=("case",)):
    """Shows what the member read."""

    async def act(self, interaction: Press) -> None:
        """Show it, the newest first, as far as it fits."""
        number = self.numbers["case"]
        found = await interaction.client.services.notices.of_case(self.guild_id, number)
        if not found:
            await reply(interaction, "case-told-nothing", case=number)
            return
        blocks = [_block(interaction, one) for one in reversed(found)]
        while len("\n".join(blocks)) > MOST:
            blocks.pop()
        await reply(interaction, "case-told-shown", case=number, lines="\n".join(blocks))


def _block(interaction: Press, one: Reading) -> str:
    words = one.words or shipped(interaction.client, one.place)
    about = say(interaction, f"notice-about-{one.place.about.value}")
    head = say(interaction, "case-told-line", name=about, at=stamp(one.at, "f"), version=one.version)
    return "\n".join([head, *(f"> {line}" for line in words.splitlines())])
