"""Asks for the declared duty before any control runs, and says politely who may use it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import discord
from discord import app_commands

from bot.client import SupportBot
from bot.domain.duties import Actor, Duty, Scope
from bot.errors import CirclekeeperError, NotAllowed
from cogs.shared.duties import DUTIES

Press = discord.Interaction[SupportBot]
"""An interaction with our bot."""

THINGS = (
    "case",
    "session",
    "series",
    "checkin",
    "prompt",
    "share",
    "cover",
    "group",
    "sheet",
    "module",
    "question",
    "feedback_round",
    "feedback",
    "letter",
    "thanks",
    "topic",
    "amendment",
    "referral",
    "resource",
    "story",
    "visit",
    "mentor",
    "pair",
)
"""What a control may be about; a command option or a ``custom_id`` argument of this name carries its number."""


class Undeclared(CirclekeeperError):
    """A control that ``duties.py`` does not list."""


def declared(control: str) -> Duty:
    """The duty of a control; raises Undeclared."""
    try:
        return DUTIES[control]
    except KeyError:
        raise Undeclared(f"{control!r} has no duty in cogs/shared/duties.py") from None


async def require(interaction: Press, control: str, scope: Scope, guild_id: int | None = None) -> None:
    """Raise NotAllowed, with the sentence that says who may, unless the person holds the control's duty."""
    duty = declared(control)
    guild = guild_id or interaction.guild_id
    if duty is Duty.EVERYONE:
        return
    if guild is None:
        raise NotAllowed("only-in-server")
    administrator = interaction.guild_id is not None and interaction.permissions.manage_guild
    actor = Actor(guild, interaction.user.id, administrator)
    if not await interaction.client.services.duties.holds(duty, actor, scope):
        raise NotAllowed(f"not-allowed-{duty.value}")


async def scope_of(interaction: Press, guild_id: int | None, numbers: dict[str, int]) -> Scope:
    """What a control is about: the thing it names, or else the group whose channel it is used in."""
    duties = interaction.client.services.duties
    if guild_id is None:
        return Scope()
    for thing in THINGS:
        if thing in numbers:
            return await duties.scope(guild_id, thing, numbers[thing])
    if interaction.guild_id is None or interaction.channel is None:
        return Scope()
    place = getattr(interaction.channel, "parent_id", None) or interaction.channel.id
    return await duties.channel_scope(guild_id, place)


async def check_command(interaction: Press) -> bool:
    """Before every slash command and context menu. Autocompletion is held to the same duty."""
    command = interaction.command
    if command is None:
        return True
    given = {thing: str(getattr(interaction.namespace, thing, None)) for thing in THINGS}
    numbers = {thing: int(value) for thing, value in given.items() if value.isdigit()}
    scope = await scope_of(interaction, interaction.guild_id, numbers)
    await require(interaction, control_name(command), scope)
    return True


def control_name(command: app_commands.Command[Any, ..., Any] | app_commands.ContextMenu) -> str:
    """How ``duties.py`` names a command or a context menu."""
    if isinstance(command, app_commands.ContextMenu):
        return f"menu {command.callback.__name__}"
    return f"command {command.qualified_name}"


def undeclared(tree: app_commands.CommandTree[Any]) -> Iterator[str]:
    """Names of commands and menus of the tree that ``duties.py`` does not list."""
    menus: list[Any] = [
        *tree.get_commands(type=discord.AppCommandType.message),
        *tree.get_commands(type=discord.AppCommandType.user),
    ]
    plain = [command for command in tree.walk_commands() if isinstance(command, app_commands.Command)]
    for command in [*menus, *plain]:
        if control_name(command) not in DUTIES:
            yield control_name(command)
