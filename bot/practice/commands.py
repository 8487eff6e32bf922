"""Single application commands: create or overwrite one, read, edit and delete it (bulk sync is simcord's)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from bot.practice.backend import Backend
from bot.practice.bridge import ApiError

Body = dict[str, Any]
SENT = frozenset(
    {
        "name",
        "description",
        "type",
        "options",
        "default_member_permissions",
        "dm_permission",
        "contexts",
        "integration_types",
        "name_localizations",
        "description_localizations",
    }
)
PLACE = r"/applications/\d+(?:/guilds/(\d+))?/commands"


def scope_of(found: re.Match[str]) -> int | None:
    """The guild the commands belong to, or None for everywhere."""
    return int(found.group(1)) if found.group(1) else None


def existing(backend: Backend, found: re.Match[str]) -> Body:
    """The command the path names; raises ``ApiError`` (10063)."""
    for command in backend.commands.get(scope_of(found), {}).values():
        if command["id"] == found.group(2):
            return command
    raise ApiError(404, 10063, "Unknown application command")


def put_back(backend: Backend, scope: int | None, commands: list[Body]) -> None:
    """Register exactly these commands; ids stay with name and type."""
    kept = [{key: value for key, value in one.items() if key in SENT} for one in commands]
    backend.register_commands(scope, kept)


def upsert(backend: Backend, body: Body, found: re.Match[str]) -> Body:
    """Create a command, or overwrite the one with the same name and type."""
    scope, key = scope_of(found), (body["name"], int(body.get("type", 1)))
    others = [one for one in backend.commands.get(scope, {}).values() if (one["name"], int(one["type"])) != key]
    put_back(backend, scope, [*others, body])
    return backend.commands[scope][key]


def read(backend: Backend, _body: Body, found: re.Match[str]) -> Body:
    """One command."""
    return existing(backend, found)


def edit(backend: Backend, body: Body, found: re.Match[str]) -> Body:
    """Change what the body names of one command."""
    command = existing(backend, found)
    command.update({key: value for key, value in body.items() if key in SENT and key not in {"name", "type"}})
    return command


def delete(backend: Backend, _body: Body, found: re.Match[str]) -> None:
    """Remove one command."""
    gone, scope = existing(backend, found), scope_of(found)
    put_back(backend, scope, [one for one in backend.commands[scope].values() if one is not gone])


COMMAND_ROUTES: tuple[tuple[str, str, Callable[[Backend, Body, re.Match[str]], Any]], ...] = (
    ("POST", PLACE, upsert),
    ("GET", PLACE + r"/(\d+)", read),
    ("PATCH", PLACE + r"/(\d+)", edit),
    ("DELETE", PLACE + r"/(\d+)", delete),
)
