"""Handover at the end of a shift."""

from __future__ import annotations

from discord.ui import ActionRow, Container, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry
from cogs.cases.lines import Say, saying
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.replies import card, reply


class TakeShiftButton(PressControl, name="shift-accept", fields=("handover",)):
    """Takes over what somebody leaves at the end of their shift."""

    async def act(self, interaction: Press) -> None:
        """Accept all of it."""
        await accept_shift(interaction, self.guild_id, self.numbers["handover"])


async def accept_shift(interaction: Press, guild_id: int, number: int) -> None:
    """Take over all that somebody leaves."""
    done = await interaction.client.services.handovers.accept(guild_id, number, interaction.user.id)
    await reply(interaction, "shift-accepted", cases=len(done.cases), followups=len(done.followups))


def handover_renderer(bot: SupportBot) -> Renderer:
    """Draws what is handed over: to the next person, to supervisors, on the desk."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        number = int(entry.payload["handover"])
        found = await bot.services.handovers.get(entry.guild_id, number)
        if found is None:
            return None
        say, record = saying(bot.texts), found.record
        giver, receiver = f"<@{record.giver}>", f"<@{record.receiver}>" if record.receiver else "–"
        if record.state not in {"offered", "late"}:
            key = "shift-taken" if record.state == "accepted" else f"shift-{record.state}"
            return card(say(key, giver=giver, receiver=receiver))
        lines = [say(f"shift-{record.state}", giver=giver, receiver=receiver)]
        lines += [_case(say, case.id, case.rule.level.word) for case in found.cases]
        lines += [say("shift-followup", number=one) for one in found.followups]
        button = TakeShiftButton(entry.guild_id, number, label=say("shift-accept"))
        view = LayoutView(timeout=None)
        view.add_item(Container(TextDisplay("\n".join(lines)), ActionRow(button)))
        return view

    return render


def _case(say: Say, number: int, level: str) -> str:
    return say("shift-case", case=number, level=level)
