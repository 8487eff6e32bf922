"""The list of members whom nobody should lose sight of, with a draft of a message that a person sends by hand."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow, LayoutView, TextDisplay

from bot.services.attendance import DONE, LATER, Missed
from bot.texts import stamp
from cogs.shared.access import Press
from cogs.shared.called import names_of
from cogs.shared.controls import PressControl
from cogs.shared.replies import card, reply, say, show

AT_ONCE = 6
"""People on one card; more would not fit."""


class AbsencesOpen(PressControl, name="absences-open", fields=("group",)):
    """Opens the list."""

    async def act(self, interaction: Press) -> None:
        """Show it to this person."""
        await show(interaction, await missing_view(interaction, self.guild_id, self.numbers["group"]))


class DraftOpen(PressControl, name="absences-draft", fields=("group", "person")):
    """Shows a draft to be copied. The bot never sends it."""

    async def act(self, interaction: Press) -> None:
        """Show it, with the name the person has on the server."""
        person = self.numbers["person"]
        names = await names_of(interaction, self.guild_id, [person])
        name = discord.utils.escape_markdown(names.get(person, ""))
        draft = say(interaction, "absences-draft", name=name or "none")
        await reply(interaction, "absences-draft-how", person=f"<@{person}>", draft=draft)


class MissedDone(PressControl, name="absences-done", fields=("group", "person")):
    """Somebody has written to them, or knows how they are."""

    async def act(self, interaction: Press) -> None:
        """Take them off the list until they are missed again."""
        await _decide(interaction, self, DONE)


class MissedLater(PressControl, name="absences-later", fields=("group", "person")):
    """Not now."""

    async def act(self, interaction: Press) -> None:
        """Take them off the list until the next session is over."""
        await _decide(interaction, self, LATER)


async def missing_view(interaction: Press, guild_id: int, group_id: int) -> LayoutView:
    """Everybody on the list: why, since when, and what they said."""
    found = await interaction.client.services.attendance.missing(guild_id, group_id)
    if not found:
        return card(say(interaction, "absences-nobody"))
    view = card(say(interaction, "absences-list", count=len(found)))
    for one in found[:AT_ONCE]:
        view.add_item(TextDisplay(_line(interaction, one)))
        numbers = (guild_id, group_id, one.missing.user_id)
        view.add_item(
            ActionRow[Any](
                DraftOpen(*numbers, label=say(interaction, "absences-draft-button")),
                MissedDone(*numbers, label=say(interaction, "absences-done-button")),
                MissedLater(*numbers, label=say(interaction, "absences-later-button")),
            )
        )
    if len(found) > AT_ONCE:
        view.add_item(TextDisplay(say(interaction, "absences-more", count=len(found) - AT_ONCE)))
    return view


async def _decide(interaction: Press, control: PressControl, decision: str) -> None:
    group, person = control.numbers["group"], control.numbers["person"]
    await interaction.client.services.attendance.decide(control.guild_id, group, person, decision)
    await interaction.response.edit_message(view=await missing_view(interaction, control.guild_id, group))


def _line(interaction: Press, one: Missed) -> str:
    since = one.missing.since
    reasons = ", ".join(say(interaction, f"absences-reason-{reason.value}") for reason in one.missing.reasons)
    line = say(
        interaction,
        "absences-line",
        person=f"<@{one.missing.user_id}>",
        reasons=reasons,
        since=stamp(since, "D") if since else "none",
        answer=one.answer.value if one.answer else "none",
    )
    words = "\n".join(f"> {part}" for part in (one.word or "")[:400].splitlines())
    return f"{line}\n{words}" if words else line
