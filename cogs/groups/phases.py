"""``/group phase``: where a group is in its life, and the step to the next phase, shown before it is made.

The end has a form of its own, because it has a day or a number of sessions.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import discord
from discord.ui import ActionRow, Modal, TextDisplay

from bot.domain.phases import CHOSEN, Ending, Phase
from bot.domain.sessions import SessionRecord
from bot.services.phases import PhaseView
from bot.texts import stamp
from cogs.groups.making import builder
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.fields import text_line
from cogs.shared.forms import Answers, Form, forms
from cogs.shared.replies import card, reply, say, show, think

SHOWN = 4
"""Dates that are listed at most."""


class PhaseTo(PressControl, name="phase-to", fields=("group", "phase")):
    """Shows what another phase would change; for the end, asks how first."""

    async def act(self, interaction: Press) -> None:
        """Nothing is changed yet."""
        group_id, to = self.numbers["group"], CHOSEN[self.numbers["phase"]]
        if to is Phase.ENDING:
            await forms(interaction.client).forms["phase-end"].open(interaction, self.guild_id, group_id)
            return
        view = await interaction.client.services.phases.preview(self.guild_id, group_id, to)
        label = say(interaction, "phase-sure", to=_step(view.phase, to))
        sure = PhaseSure(self.guild_id, group_id, self.numbers["phase"], label=label, style=discord.ButtonStyle.primary)
        text = say(interaction, "phase-preview", name=view.group.name, to=to.value, now=view.phase.value)
        await show(interaction, card(text, ActionRow[Any](sure)))


class PhaseSure(PressControl, name="phase-sure", fields=("group", "phase")):
    """Goes on to the phase that was shown."""

    async def act(self, interaction: Press) -> None:
        """Change it, and say so."""
        to = CHOSEN[self.numbers["phase"]]
        await interaction.client.services.phases.change(self.guild_id, self.numbers["group"], to)
        await _changed(interaction, self.guild_id, self.numbers["group"], to)


class EndSure(PressControl, name="phase-end-sure", fields=("group", "sessions", "until")):
    """Announces the end that was shown; one of ``sessions`` and ``until`` (seconds) is 0."""

    async def act(self, interaction: Press) -> None:
        """Announce it, and say so."""
        phases, group_id = interaction.client.services.phases, self.numbers["group"]
        until = datetime.fromtimestamp(self.numbers["until"], UTC) if self.numbers["until"] else None
        ending = phases.end(self.numbers["sessions"] or None, until)
        await phases.change(self.guild_id, group_id, Phase.ENDING, ending)
        await _changed(interaction, self.guild_id, group_id, Phase.ENDING)


class EndForm(Form):
    """After how many sessions, or on which day."""

    name = "phase-end"
    fields = ("group",)

    async def check(self, interaction: Press, guild_id: int, numbers: Mapping[str, int]) -> None:
        """The group must be able to end."""
        await interaction.client.services.phases.preview(guild_id, numbers["group"], Phase.ENDING)

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal; one of the two is filled in."""
        modal = Modal(title=say(interaction, "phase-end-title"))
        modal.add_item(TextDisplay(say(interaction, "phase-end-about")))
        for field in ("sessions", "day"):
            options = {"required": False, "max_length": 30}
            modal.add_item(text_line(interaction, f"phase-end-{field}", field, earlier, **options))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Show what will happen, and who is told."""
        phases, group_id = interaction.client.services.phases, numbers["group"]
        written = (str(answers.get(field) or "") for field in ("sessions", "day"))
        ending = await phases.read_end(guild_id, group_id, *written)
        view = await phases.preview(guild_id, group_id, Phase.ENDING, ending)
        until = int(ending.until.timestamp()) if ending.until else 0
        label, style = say(interaction, "phase-sure", to=Phase.ENDING.value), discord.ButtonStyle.danger
        sure = EndSure(guild_id, group_id, ending.sessions or 0, until, label=label, style=style)
        await show(interaction, card(_end_preview(interaction, view, ending), ActionRow[Any](sure)))


async def show_phase(interaction: Press, guild_id: int, group_id: int) -> None:
    """The phase, what the bot does in it, and the buttons to where the group can go."""
    view = await interaction.client.services.phases.view(guild_id, group_id)
    lines = [say(interaction, "phase-now", name=view.group.name, now=view.phase.value)]
    if view.group.ending is not None and view.phase is Phase.ENDING:
        lines += [say(interaction, "phase-now-left", count=len(view.sessions)), *dates(view.sessions)]
    if view.following:
        following = "called-off" if view.phase is Phase.ENDING else view.following[0].value
        lines.append(say(interaction, "phase-next", next=following))
    buttons = [
        PhaseTo(guild_id, group_id, CHOSEN.index(one), label=say(interaction, "phase-to", to=_step(view.phase, one)))
        for one in view.following
    ]
    rows = [ActionRow[Any](*buttons)] if buttons else []
    await show(interaction, card("\n".join(lines), *rows))


def _step(now: Phase, to: Phase) -> str:
    """As the button names it: from the end, to run is to call the end off."""
    return "called-off" if now is Phase.ENDING and to is Phase.RUNNING else to.value


def dates(sessions: tuple[SessionRecord, ...]) -> list[str]:
    """The next sessions, one a line."""
    return [f"- {stamp(one.starts)}" for one in sessions[:SHOWN]]


def _end_preview(interaction: Press, view: PhaseView, ending: Ending) -> str:
    """What will happen; with a word where fewer sessions are planned than were meant."""
    day = stamp(view_day(ending), "D") if ending.until else "none"
    count = len(view.sessions)
    lines = [say(interaction, "phase-end-preview", name=view.group.name, day=day, sessions=ending.sessions or count)]
    lines += dates(view.sessions)
    if ending.sessions is not None and count < ending.sessions:
        lines.append(say(interaction, "phase-end-few", planned=count))
    lines.append(say(interaction, "phase-end-follows", waiting=view.waiting))
    return "\n".join(lines)


def view_day(ending: Ending) -> datetime:
    """An instant on the last day."""
    assert ending.until is not None
    return datetime.fromtimestamp(ending.until.timestamp() - 1, UTC)


async def _changed(interaction: Press, guild_id: int, group_id: int, to: Phase) -> None:
    await think(interaction)
    await builder(interaction.client).settle(guild_id, group_id)
    await reply(interaction, "phase-changed", to=to.value)
