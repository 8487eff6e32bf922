"""Buttons of the rota: taking out, ending, answering a swap, showing that messages arrive."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.texts import stamp
from cogs.rota.choices import KINDS
from cogs.rota.lines import saying
from cogs.rota.problems import page
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.replies import reply, show


class RemoveButton(PressControl, name="rota-remove", fields=("kind", "number")):
    """Takes an entry out; ``kind`` counts in ``KINDS``."""

    async def act(self, interaction: Press) -> None:
        """Take it out."""
        kind = KINDS[min(self.numbers["kind"], len(KINDS) - 1)]
        await interaction.client.services.rota.remove(self.guild_id, kind, self.numbers["number"], interaction.user.id)
        await reply(interaction, "rota-removed")


class EndRotationButton(PressControl, name="rota-rotation-end", fields=("rotation", "second")):
    """Ends a rotation at a handoff; ``second`` counts from the epoch."""

    async def act(self, interaction: Press) -> None:
        """End it."""
        at = datetime.fromtimestamp(self.numbers["second"], UTC)
        await interaction.client.services.rota.ended(self.guild_id, self.numbers["rotation"], at)
        await reply(interaction, "rota-rotation-ended", at=stamp(at))


class SwapAccept(PressControl, name="rota-swap-accept", fields=("swap",)):
    """Takes the shift."""

    async def act(self, interaction: Press) -> None:
        """Swap, if it is still possible."""
        swaps = interaction.client.services.rota.swaps
        await swaps.answer(self.guild_id, self.numbers["swap"], interaction.user.id, accept=True)
        await reply(interaction, "rota-swap-accepted-thanks")


class SwapDecline(PressControl, name="rota-swap-decline", fields=("swap",)):
    """Doesn't take it."""

    async def act(self, interaction: Press) -> None:
        """Tell the one who asked."""
        swaps = interaction.client.services.rota.swaps
        await swaps.answer(self.guild_id, self.numbers["swap"], interaction.user.id, accept=False)
        await reply(interaction, "rota-swap-declined-thanks")


class SwapWithdraw(PressControl, name="rota-swap-withdraw", fields=("swap",)):
    """Takes the question back."""

    async def act(self, interaction: Press) -> None:
        """Withdraw it."""
        await interaction.client.services.rota.swaps.withdraw(self.guild_id, self.numbers["swap"], interaction.user.id)
        await reply(interaction, "rota-swap-withdrawn-done")


class HereButton(PressControl, name="rota-here"):
    """Shows that messages reach the person who presses it."""

    async def act(self, interaction: Press) -> None:
        """Remember it."""
        await interaction.client.services.rota.watch.answered(self.guild_id, interaction.user.id)
        await reply(interaction, "rota-here-thanks")


class LookButton(PressControl, name="rota-look"):
    """Shows what is wrong with the coming shifts now."""

    async def act(self, interaction: Press) -> None:
        """Look again."""
        say = saying(interaction.client.texts, str(interaction.locale))
        await show(interaction, await page(interaction.client, self.guild_id, say))
