"""``/group hours``: when members can write in the group's text channel, shown in words before it holds."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow

from bot.domain.groups import GroupState
from bot.domain.hours import KINDS, Hours, HoursKind
from bot.domain.records import GroupRecord
from bot.services.talk_hours import HoursView
from bot.texts import stamp
from cogs.groups.making import builder
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.replies import card, say, show


class HoursSave(PressControl, name="hours-save", fields=("group", "kind", "before", "after")):
    """Lets the hours hold that were shown."""

    async def act(self, interaction: Press) -> None:
        """Save, open or close the channel where that is due, and say how it stands in place of what would hold."""
        group_id = self.numbers["group"]
        hours = Hours(KINDS[self.numbers["kind"]], self.numbers["before"], self.numbers["after"])
        found = await interaction.client.services.hours.choose(self.guild_id, group_id, hours)
        await interaction.response.defer()
        await builder(interaction.client).settle(self.guild_id, group_id)
        text = say(interaction, "hours-saved", state=_state(found), standing=standing(interaction, found))
        await interaction.edit_original_response(view=card(text))


async def show_hours(interaction: Press, guild_id: int, group_id: int, wanted: Hours | None) -> None:
    """The hours that hold; or what ``wanted`` would do, with the button that saves it."""
    service = interaction.client.services.hours
    if wanted is None:
        view = await service.view(guild_id, group_id)
        await show(interaction, card(_words(interaction, view, "hours-now")))
        return
    view = await service.preview(guild_id, group_id, wanted)
    label, style = say(interaction, "hours-save"), discord.ButtonStyle.primary
    numbers = (guild_id, group_id, KINDS.index(wanted.kind), wanted.before, wanted.after)
    save = HoursSave(*numbers, label=label, style=style)
    await show(interaction, card(_words(interaction, view, "hours-preview"), ActionRow[Any](save)))


async def writing(interaction: Press, group: GroupRecord) -> str:
    """When members can write, in a line among other facts about a group."""
    view = await interaction.client.services.hours.view(group.guild_id, group.id)
    changes = view.hours.kind is not HoursKind.ALWAYS and group.state is GroupState.OPEN
    now = standing(interaction, view) if changes else ""
    minutes = {"before": view.hours.before, "after": view.hours.after}
    return say(interaction, "hours-short", kind=view.hours.kind.value, now=now, **minutes).strip()


def standing(interaction: Press, view: HoursView) -> str:
    """Whether the channel is open with these hours, and when that changes."""
    found = view.standing
    return say(
        interaction,
        "hours-standing",
        open="yes" if found.open else "no",
        kind=view.hours.kind.value,
        known="yes" if found.until else "no",
        until=stamp(found.until) if found.until else "",
        again="yes" if found.then else "no",
        then=stamp(found.then) if found.then else "",
    )


def _words(interaction: Press, view: HoursView, key: str) -> str:
    title = say(interaction, key, name=view.group.name)
    minutes = {"before": view.hours.before, "after": view.hours.after}
    rule = say(interaction, "hours-rule", kind=view.hours.kind.value, **minutes)
    return "\n".join([title, rule, standing(interaction, view), *_paused(interaction, view)])


def _paused(interaction: Press, view: HoursView) -> list[str]:
    return [] if _state(view) == "open" else [say(interaction, "hours-not-open")]


def _state(view: HoursView) -> str:
    return view.group.state.value
