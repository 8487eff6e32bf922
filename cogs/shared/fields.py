"""The fields of which forms are made: each with its label, its hint, and what was written before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord.ui import Label, Modal, RadioGroup, TextInput

from cogs.shared.access import Press
from cogs.shared.replies import say


def line(label: str, hint: str | None, field: str, earlier: Any, **options: Any) -> Label[Any]:
    """A line of text named ``field``; ``options`` are those of a TextInput."""
    written = str(earlier.get(field) or "") or None
    return Label(text=label, description=hint, component=TextInput[Modal](custom_id=field, default=written, **options))


def paragraph(interaction: Press, key: str, field: str, earlier: Any, **options: Any) -> Label[Any]:
    """Several lines of text, labelled by the text ``key`` and its ``.hint``."""
    return text_line(interaction, key, field, earlier, style=discord.TextStyle.paragraph, **options)


def text_line(interaction: Press, key: str, field: str, earlier: Any, **options: Any) -> Label[Any]:
    """A line of text, labelled by the text ``key`` and its ``.hint``."""
    return line(say(interaction, key), _hint(interaction, key), field, earlier, **options)


def labelled(interaction: Press, key: str, component: Any) -> Label[Any]:
    """Any other field, labelled by the text ``key`` and its ``.hint``."""
    return Label(text=say(interaction, key), description=_hint(interaction, key), component=component)


def choice(interaction: Press, field: str, values: Mapping[str, str], chosen: str | None = None) -> RadioGroup[Any]:
    """One of ``values``, each with the key of its text; none is chosen beforehand unless ``chosen`` names it."""
    group = RadioGroup[Modal](custom_id=field)
    for value, key in values.items():
        group.add_option(label=say(interaction, key), value=value, default=value == chosen)
    return group


def _hint(interaction: Press, key: str) -> str | None:
    texts = interaction.client.texts
    return say(interaction, f"{key}.hint") if texts.has(f"{key}.hint", texts.default) else None


def guild_of(interaction: Press) -> int:
    """The guild a form is opened for: in a direct message, the one that the pressed control names."""
    data: Any = interaction.data or {}
    return interaction.guild_id or int(str(data.get("custom_id", "0:0")).split(":")[1])
