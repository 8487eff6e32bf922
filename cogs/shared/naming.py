"""Descriptions of commands, their options and menus, from the texts: none stands in code.

``command-group-create`` describes ``/group create``; its attributes describe the options.
"""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import TranslationContextTypes, locale_str

from bot.texts import Texts

Described = app_commands.Command[Any, ..., Any] | app_commands.Group


def describe(tree: app_commands.CommandTree[Any], texts: Texts) -> None:
    """Give every command and option of the tree its description; KeyError names a text that is missing."""
    for command in tree.walk_commands():
        key = f"command-{command.qualified_name.replace(' ', '-')}"
        command.description = texts.say(key)
        command._locale_description = locale_str(command.description, key=key)
        if isinstance(command, app_commands.Command) and command.parameters:
            app_commands.describe(
                **{
                    option.name: locale_str(texts.say(f"{key}.{option.name}"), key=f"{key}.{option.name}")
                    for option in command.parameters
                }
            )(command)


class TextTranslator(app_commands.Translator):
    """Lets discord.py ask our texts for other languages."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    async def translate(
        self, string: locale_str, locale: discord.Locale, context: TranslationContextTypes
    ) -> str | None:
        """The text in that locale's language, or None where it is not written."""
        key, language = string.extras.get("key"), locale.value.split("-")[0]
        if key is None or language == self._texts.default or not self._texts.has(key, language):
            return None
        return self._texts.say(key, language)
