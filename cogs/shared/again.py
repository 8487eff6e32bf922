"""A command that could not be used comes back as a form with all that was typed: nobody has to type it twice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord import app_commands
from discord.ui import ActionRow, Modal

from bot.errors import BadInput, NotAllowed, NotFound, Refusal
from cogs.shared.access import THINGS, Press, control_name, require, scope_of
from cogs.shared.fields import line
from cogs.shared.forms import Answers, EditAgain, Form, draft_id, halves
from cogs.shared.replies import reply, say

Slash = app_commands.Command[Any, ..., Any]
MOST = 5
"""Fields of a modal."""
KEPT = "command-values"
"""Under this name a draft holds what no form shows: the command and its options that are chosen, not typed."""


def typed(command: Slash) -> list[app_commands.Parameter]:
    """The options into which people write freely."""
    strings = [one for one in command.parameters if one.type is discord.AppCommandOptionType.string]
    return [one for one in strings if not one.choices][:MOST]


def mendable(error: BaseException) -> bool:
    """Whether the same command with other words, or a little later, may be used after all."""
    return isinstance(error, Refusal) and not isinstance(error, NotAllowed | NotFound)


async def hand_back(interaction: Press, problem: Refusal) -> bool:
    """Answer with the problem and the way to edit what was typed; False if the command takes no words."""
    command = interaction.command
    if not isinstance(command, app_commands.Command) or not typed(command) or interaction.guild_id is None:
        return False
    drafts, person = interaction.client.services.drafts, interaction.user.id
    given = dict(iter(interaction.namespace))
    words = {one.name: str(given[one.name]) for one in typed(command) if given.get(one.name) is not None}
    chosen = {name: _plain(value) for name, value in given.items() if name not in words}
    kept = {"command": command.qualified_name, "chosen": chosen}
    numbers = halves(await drafts.keep(interaction.guild_id, person, KEPT, [], kept))
    draft = await drafts.keep(interaction.guild_id, person, CommandForm.name, list(map(str, numbers)), words)
    again = EditAgain.of(interaction.guild_id, draft, say(interaction, "edit-again"))
    await reply(interaction, problem.key, ActionRow[Any](again), **problem.values)
    return True


class CommandForm(Form):
    """The words of a command; the two numbers are the halves of the draft that holds the rest of it."""

    name = "command"
    fields = ("high", "low")

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """A line for each option that takes words, filled with what was typed."""
        command, _ = await self._kept(interaction, interaction.guild_id or 0, numbers)
        modal = Modal(title=f"/{command.qualified_name}"[:45])
        for one in typed(command):
            hint = say(interaction, f"command-{command.qualified_name.replace(' ', '-')}.{one.name}")
            least, most = one.min_value, one.max_value
            words = {"required": one.required, "min_length": least, "max_length": most or 100}
            modal.add_item(line(one.display_name, hint, one.name, earlier, **words))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Run the command with it, after the same check of duty; a refusal hands the form back."""
        command, chosen = await self._kept(interaction, guild_id, numbers)
        things = {name: value for name, value in chosen.items() if name in THINGS}
        await require(interaction, control_name(command), await scope_of(interaction, guild_id, things), guild_id)
        options = {name: await _real(interaction, value) for name, value in chosen.items()}
        options |= {one.name: str(answers[one.name]) for one in typed(command) if answers.get(one.name)}
        run: Any = command.callback
        try:
            await run(command.binding, interaction, **options)
        except Refusal as problem:
            raise BadInput(problem.key, **problem.values) if mendable(problem) else problem from None

    @staticmethod
    async def _kept(interaction: Press, guild_id: int, numbers: Mapping[str, int]) -> tuple[Slash, dict[str, Any]]:
        drafts = interaction.client.services.drafts
        found = await drafts.take(guild_id, interaction.user.id, draft_id(numbers))
        if found is None or found[0] != KEPT:
            raise NotFound("draft-gone")
        values: dict[str, Any] = found[2]
        named = {one.qualified_name: one for one in interaction.client.tree.walk_commands()}
        command = named[values["command"]]
        assert isinstance(command, app_commands.Command)
        return command, values["chosen"]


def _plain(value: Any) -> Any:
    """A chosen option as it can be kept: people by their number."""
    return {"person": value.id} if isinstance(value, discord.User | discord.Member) else value


async def _real(interaction: Press, value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    assert interaction.guild is not None
    try:
        return interaction.guild.get_member(value["person"]) or await interaction.guild.fetch_member(value["person"])
    except discord.NotFound:
        raise NotFound("person-gone") from None
