"""The settings as documents: the README's table and ``.env.example``, made from the settings themselves."""

from __future__ import annotations

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from bot.settings import Settings


def settings_table() -> str:
    """A Markdown table of every setting."""
    rows = ["| Setting | Default | Meaning |", "|---|---|---|"]
    rows += [f"| `{name.upper()}` | {_default(field)} | {field.description} |" for name, field in _fields()]
    return "\n".join(rows) + "\n"


def env_example() -> str:
    """The text of ``.env.example``: every setting with its meaning, commented out at its default."""
    blocks = [f"# {field.description}\n#{name.upper()}={_plain(field)}\n" for name, field in _fields()]
    return "# Copy to .env and change what you need. Everything has a default except the token.\n\n" + "\n".join(blocks)


def _fields() -> list[tuple[str, FieldInfo]]:
    return list(Settings.model_fields.items())


def _plain(field: FieldInfo) -> str:
    value = field.default
    return "" if value is None or isinstance(value, SecretStr) else str(value)


def _default(field: FieldInfo) -> str:
    plain = _plain(field)
    return f"`{plain}`" if plain else "–"
