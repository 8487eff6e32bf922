"""What members see when their group prepares or ends, and the question to those who lead when it is over."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow, Container, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.groups import GroupState
from bot.domain.outbox import OutboxEntry
from bot.domain.phases import Phase
from bot.errors import NotFound
from bot.services.phases import PhaseView
from bot.texts import stamp
from cogs.groups.phases import view_day
from cogs.groups.running import Archive
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.proposing import Propose
from cogs.shared.replies import reply, say
from cogs.shared.tools import Begin

FAREWELL_TOOL = "take_with_me"
OFFERED = 3
"""Icebreakers on the card; the others are behind its button."""


class Icebreakers(PressControl, name="icebreakers", fields=("group",)):
    """Shows all questions to get to know each other."""

    async def act(self, interaction: Press) -> None:
        """Show them."""
        life = interaction.client.services.content.group_life
        await reply(interaction, "icebreakers-all", lines=_lines(life.icebreakers))


class NextSteps(PressControl, name="ending-next", fields=("group",)):
    """Shows what can come after the group."""

    async def act(self, interaction: Press) -> None:
        """Show it, to this person only."""
        life = interaction.client.services.content.group_life
        await reply(interaction, "ending-next-steps", lines=_lines(life.next_steps))


class InTouch(PressControl, name="ending-touch", fields=("group",)):
    """Shows how members can keep in touch afterwards."""

    async def act(self, interaction: Press) -> None:
        """Show it, to this person only."""
        life = interaction.client.services.content.group_life
        await reply(interaction, "ending-in-touch", lines=_lines(life.in_touch))


class ArchiveAsk(PressControl, name="phase-archive", fields=("group",)):
    """Says what archiving means, with the button that does it."""

    async def act(self, interaction: Press) -> None:
        """Nothing is archived yet."""
        found = await interaction.client.services.groups.get(self.guild_id, self.numbers["group"])
        label, style = say(interaction, "group-archive-button"), discord.ButtonStyle.danger
        button = Archive(found.guild_id, found.id, label=label, style=style)
        await reply(interaction, "group-archive-confirm", ActionRow[Any](button), name=found.name)


def register_phases(bot: SupportBot) -> None:
    """Tell the bot how the cards about phases are drawn."""
    bot.renderers["group-preparing"] = _about(bot, _preparing)
    bot.renderers["group-ending"] = _about(bot, _ending)
    bot.renderers["group-ending-line"] = _about(bot, _line)
    bot.renderers["group-over"] = _about(bot, _over)


def _about(bot: SupportBot, draw: Any) -> Renderer:
    async def render(entry: OutboxEntry) -> LayoutView | None:
        try:
            found = await bot.services.phases.view(entry.guild_id, int(entry.payload["group"]))
        except NotFound:
            return None
        drawn: LayoutView | None = draw(bot, found)
        return drawn

    return render


def _preparing(bot: SupportBot, found: PhaseView) -> LayoutView:
    if found.phase is not Phase.PREPARING:
        return _view(bot.texts.say("preparing-over"))
    all_of_them = bot.services.content.group_life.icebreakers
    begin = found.group.id % len(all_of_them)
    offered = [*all_of_them[begin:], *all_of_them[:begin]][:OFFERED]
    numbers = (found.group.guild_id, found.group.id)
    more = Icebreakers(*numbers, label=bot.texts.say("icebreakers-more"))
    propose = Propose(*numbers, label=bot.texts.say("amendment-propose-button"))
    return _view(bot.texts.say("preparing-card", name=found.group.alias, lines=_lines(offered)), more, propose)


def _ending(bot: SupportBot, found: PhaseView) -> LayoutView:
    group = found.group
    if group.ending is None:
        return _view(bot.texts.say("ending-called-off", name=group.alias))
    text = bot.texts.say(
        "ending-card",
        name=group.alias,
        day=stamp(view_day(group.ending), "D") if group.ending.until else "none",
        sessions=group.ending.sessions or 0,
    )
    return _view(text, *_ending_buttons(bot, found))


def _ending_buttons(bot: SupportBot, found: PhaseView) -> list[Any]:
    group, content = found.group, bot.services.content
    numbers = (group.guild_id, group.id)
    buttons: list[Any] = []
    if FAREWELL_TOOL in content.group_types[group.type].tools:
        tool = content.worksheets[FAREWELL_TOOL]
        style = discord.ButtonStyle.primary
        buttons.append(Begin(*numbers, tool.number, label=tool.title, style=style))
    buttons.append(NextSteps(*numbers, label=bot.texts.say("ending-next")))
    buttons.append(InTouch(*numbers, label=bot.texts.say("ending-touch")))
    return buttons


def _line(bot: SupportBot, found: PhaseView) -> LayoutView | None:
    return _view(bot.texts.say("ending-line", name=found.group.name)) if found.phase is Phase.ENDING else None


def _over(bot: SupportBot, found: PhaseView) -> LayoutView:
    group = found.group
    if group.state is GroupState.ARCHIVED or group.ending is None:
        return _view(bot.texts.say("ending-over-done", name=group.name))
    archive = ArchiveAsk(group.guild_id, group.id, label=bot.texts.say("ending-archive"))
    return _view(bot.texts.say("ending-over", name=group.name), archive)


def _lines(parts: Any) -> str:
    return "\n".join(f"- {one}" for one in parts)


def _view(text: str, *controls: Any) -> LayoutView:
    box: Container[Any] = Container(TextDisplay(text))
    if controls:
        box.add_item(ActionRow[Any](*controls))
    view = LayoutView(timeout=None)
    view.add_item(box)
    return view
