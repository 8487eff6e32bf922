"""What people read, from ``data/texts/<language>/*.ftl``. The only user of fluent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentNone, fluent_number

from bot.errors import ContentError


class Texts:
    """Sentences by key and language. A language that lacks a key falls back to the default one."""

    def __init__(self, bundles: Mapping[str, FluentBundle], default: str) -> None:
        self._bundles, self.default = bundles, default

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages there are, such as ``en``."""
        return tuple(self._bundles)

    def code(self, language: str | None = None) -> str:
        """The language in which somebody with this locale is spoken to."""
        wanted = (language or self.default).split("-")[0]
        return wanted if wanted in self._bundles else self.default

    def has(self, key: str, language: str) -> bool:
        """Whether ``key`` (``name`` or ``name.attribute``) is written in ``language`` itself."""
        name, _, attribute = key.partition(".")
        bundle = self._bundles.get(language)
        if bundle is None or not bundle.has_message(name):
            return False
        message = bundle.get_message(name)
        return attribute in message.attributes if attribute else message.value is not None

    def say(self, key: str, language: str | None = None, **values: str | int | float) -> str:
        """The sentence of ``key``, filled with ``values``; KeyError names a key that no language has.

        ``language`` may be a Discord locale such as ``en-GB``: the part before the dash decides.
        """
        wanted = (language or self.default).split("-")[0]
        code = wanted if self.has(key, wanted) else self.default
        if not self.has(key, code):
            raise KeyError(key)
        name, _, attribute = key.partition(".")
        bundle = self._bundles[code]
        message = bundle.get_message(name)
        pattern = message.attributes[attribute] if attribute else message.value
        assert pattern is not None
        text, problems = bundle.format_pattern(pattern, {name: _plain(value) for name, value in values.items()})
        if problems:
            raise KeyError(f"{key}: {problems[0]}")
        return "" if isinstance(text, FluentNone) else str(text)


def _plain(value: str | int | float) -> Any:
    """Numbers without signs between thousands: case 1000 is called by that number, and typed so."""
    return value if isinstance(value, str) else fluent_number(value, useGrouping=False)


def load_texts(folder: Path, default: str = "en") -> Texts:
    """Read every language under ``folder``; raises ContentError for a file that cannot be read as Fluent."""
    bundles: dict[str, FluentBundle] = {}
    for language in sorted(path for path in folder.iterdir() if path.is_dir()):
        bundle = FluentBundle([language.name], use_isolating=False)
        for file in sorted(language.glob("*.ftl")):
            _add(bundle, file)
        bundles[language.name] = bundle
    if default not in bundles:
        raise ContentError(str(folder), None, default, "there is no folder with texts in this language")
    return Texts(bundles, default)


def _add(bundle: FluentBundle, file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    resource = FluentResource(source)
    for entry in resource.body:
        if type(entry).__name__ == "Junk":
            start = entry.span.start if entry.span else 0
            line = source.count("\n", 0, start) + 1
            raise ContentError(str(file), line, "text", "this line is not written as `key = text`")
    bundle.add_resource(resource)


def stamp(moment: datetime, style: str = "F") -> str:
    """An instant as Discord shows it to each reader in their own zone; ``style`` is one of t T d D f F R."""
    return f"<t:{int(moment.timestamp())}:{style}>"
