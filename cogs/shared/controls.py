"""Buttons and selects that survive a restart: all they need is in their ``custom_id``, and all share one front door."""

from __future__ import annotations

import re
from typing import Any, ClassVar, Self

import discord
from discord.ui import Button, DynamicItem, Select

from bot.client import SupportBot
from cogs.shared.access import Press, declared, require, scope_of
from cogs.shared.replies import front_door


class _Control:
    """What buttons and selects share: a name, numbered arguments, the duty check, one error handler.

    The ``custom_id`` is ``name:guild:number:…``; ``fields`` names the numbers after the guild. A field named like a
    thing of ``access.THINGS`` tells the duty check what the control is about.
    """

    name: ClassVar[str]
    fields: ClassVar[tuple[str, ...]] = ()
    guild_id: int
    numbers: dict[str, int]

    async def _enter(self, interaction: Press, kind: str) -> None:
        async with front_door(interaction):
            scope = await scope_of(interaction, self.guild_id, self.numbers)
            await require(interaction, f"{kind} {self.name}", scope, self.guild_id)
            await self.act(interaction)

    async def act(self, interaction: Press) -> None:
        """What the control does, once the duty is checked."""

    def _remember(self, numbers: tuple[int, ...]) -> None:
        self.guild_id, *rest = numbers
        self.numbers = dict(zip(self.fields, rest, strict=True))


def _template(name: str, fields: tuple[str, ...]) -> str:
    return re.escape(name) + r":(?P<numbers>\d+" + r":\d+" * len(fields) + ")"


class PressControl(_Control, DynamicItem[Button[Any]], template="unused"):
    """A button. Subclass with ``name=`` and ``fields=``, give ``act``, and register with ``add_controls``."""

    def __init_subclass__(cls, *, name: str = "", fields: tuple[str, ...] = ()) -> None:
        cls.name, cls.fields = name, fields
        super().__init_subclass__(template=_template(name, fields))

    def __init__(
        self,
        *numbers: int,
        label: str = "…",
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
        disabled: bool = False,
    ) -> None:
        self._remember(numbers)
        custom_id = ":".join([self.name, *map(str, numbers)])
        super().__init__(Button(label=label, style=style, custom_id=custom_id, disabled=disabled))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the control again from what a message carries."""
        return cls(*map(int, match["numbers"].split(":")))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Check the duty, act, and answer whatever goes wrong."""
        await self._enter(interaction, "press")


class PickControl(_Control, DynamicItem[Select[Any]], template="unused"):
    """A select with up to 25 options."""

    def __init_subclass__(cls, *, name: str = "", fields: tuple[str, ...] = ()) -> None:
        cls.name, cls.fields = name, fields
        super().__init_subclass__(template=_template(name, fields))

    def __init__(
        self,
        *numbers: int,
        placeholder: str = "…",
        options: list[discord.SelectOption] | None = None,
        most: int = 1,
    ) -> None:
        self._remember(numbers)
        custom_id = ":".join([self.name, *map(str, numbers)])
        unknown = [discord.SelectOption(label="…", value="-")]
        super().__init__(
            Select(placeholder=placeholder, custom_id=custom_id, options=options or unknown, max_values=most)
        )
        self.values: list[str] = []

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the control again from what a message carries."""
        control = cls(*map(int, match["numbers"].split(":")))
        data: Any = interaction.data or {}
        control.values = [str(value) for value in data.get("values", ())]
        return control

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Check the duty, act, and answer whatever goes wrong."""
        await self._enter(interaction, "pick")


def add_controls(bot: SupportBot, *controls: Any) -> None:
    """Register dynamic items that have a ``name``; raises Undeclared for one without a duty."""
    for control in controls:
        declared(f"{'press' if issubclass(control, PressControl) else 'pick'} {control.name}")
        bot.add_dynamic_items(control)
