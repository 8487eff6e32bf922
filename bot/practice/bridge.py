"""The only file that touches simcord's inner parts, under names of our own.

simcord keeps a world like Discord's in memory. Its public face drives a bot inside the same process; the practice
room serves that world over real sockets, for which it needs the inner parts imported here. They may change in any
release, so the version is pinned and ``check`` says what changed.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from typing import Any, cast

from simcord import _modal, actors, builders, components, enums, intents, interactions
from simcord._clock import Clock as BackendClock
from simcord.backend import Backend as BackendBase
from simcord.backend import access, cdn, command_access, serializers
from simcord.backend.errors import BackendError as ApiError
from simcord.backend.errors import SetupError as Impossible
from simcord.backend.models import (
    Channel,
    Guild,
    Interaction,
    Member,
    Message,
    Overwrite,
    Role,
    ScheduledEvent,
    User,
)
from simcord.http import client, router

from bot.errors import CirclekeeperError

__all__ = [
    "FILES_BASE",
    "SELECTS",
    "Actor",
    "ApiError",
    "BackendBase",
    "BackendClock",
    "BridgeError",
    "Channel",
    "ChannelType",
    "CommandType",
    "ComponentType",
    "Guild",
    "Impossible",
    "Interaction",
    "InteractionType",
    "Member",
    "Message",
    "NotOffered",
    "OptionType",
    "Overwrite",
    "OverwriteType",
    "Role",
    "ScheduledEvent",
    "User",
    "can_use_command",
    "censor",
    "channel_payload",
    "channel_visible",
    "check",
    "dispatch",
    "event_payload",
    "find_component",
    "guild_payload",
    "member_payload",
    "message_payload",
    "message_visible",
    "modal_answer",
    "needed_intent",
    "new_interaction",
    "option_values",
    "reaction_needs",
    "subcommand",
    "user_payload",
    "voice_payload",
    "walk_components",
    "wrap_options",
]

VERSION = "3.2.1"
FILES_BASE = cdn.CDN_BASE
"""What every stored file's address starts with inside the world; servers put their own address in its place."""

ChannelType = enums.ChannelType
CommandType = enums.AppCommandType
ComponentType = enums.ComponentType
InteractionType = enums.InteractionType
OptionType = enums.OptionType
OverwriteType = enums.OverwriteType
SELECTS: tuple[int, ...] = tuple(enums.SELECT_TYPES)
NotOffered = (router.RouteNotImplemented, router.UnsupportedField)
"""What the world raises for a route or a field that it does not know."""

Payload = dict[str, Any]


class BridgeError(CirclekeeperError):
    """The installed simcord is not the one this bridge was written for; the message names each difference."""


PARTS: Sequence[tuple[Callable[..., Any], tuple[str, ...]]] = (
    (router.dispatch, ("backend", "method", "path", "json", "params", "files", "reason", "message_content_access")),
    (interactions.base_payload, ("backend", "type", "channel_id", "guild_id", "user_id", "data")),
    (interactions.walk_to_subcommand, ("command", "path")),
    (interactions.build_options, ("actor", "command_name", "spec", "provided", "partial", "channel_id")),
    (interactions.nest_options, ("command", "nesting", "leaf_options")),
    (interactions.resolve_handle, ("actor", "value", "resolved", "channel_id")),
    (actors._find_component, ("rows", "types", "custom_id", "label")),
    (_modal._modal_control_map, ("spec",)),
    (_modal._modal_submit_nodes, ("nodes", "actor", "values", "resolved", "channel_id", "pending_uploads")),
    (_modal._commit_modal_uploads, ("actor", "channel_id", "pending_uploads", "resolved")),
    (intents.required_intent, ("event", "payload")),
    (intents.censor_message, ("payload", "bot_id", "backend", "exempt_root")),
    (access.channel_accessible, ("backend", "channel_id", "viewer_id", "history")),
    (access.message_accessible, ("backend", "channel_id", "message", "viewer_id", "history")),
    (access.reaction_permissions, ("message", "emoji", "reacted")),
    (command_access.command_access, ("backend", "command", "user_id", "channel_id")),
    (serializers.message_payload, ("backend", "message", "for_user")),
    (serializers.channel_payload, ("backend", "channel")),
    (serializers.guild_create_payload, ("backend", "guild")),
    (serializers.member_payload, ("backend", "guild", "member", "with_user")),
    (serializers.user_payload, ("user",)),
    (serializers.scheduled_event_payload, ("backend", "event")),
    (serializers.voice_state_payload, ("backend", "state", "with_member")),
    (components.walk_components, ("components",)),
    (BackendBase.create_channel, ("self", "guild_id", "name", "type", "overwrites", "announce", "fields")),
    (BackendBase.edit_channel, ("self", "channel_id", "changes", "overwrites", "thread_metadata")),
    (BackendBase.set_overwrite, ("self", "channel_id", "overwrite")),
    (BackendBase.delete_overwrite, ("self", "channel_id", "target_id")),
    (BackendBase.reorder_channels, ("self", "guild_id", "updates")),
    (BackendBase.commit_message, ("self", "message", "broadcast")),
    (BackendBase.new_interaction, ("self", "type", "channel_id", "user_id", "guild_id")),
    (BackendBase.emit, ("self", "event", "payload")),
)


def check() -> None:
    """Raise ``BridgeError`` unless the pinned simcord is installed and every part used has the known signature."""
    problems = []
    if (found := version("simcord")) != VERSION:
        problems.append(f"simcord is {found}; the practice room was written for {VERSION}")
    for part, wanted in PARTS:
        names = tuple(inspect.signature(part).parameters)
        if names != wanted:
            problems.append(f"{part.__module__}.{part.__qualname__} takes {names}, expected {wanted}")
    if not hasattr(client, "FakeHTTPClient") or not router._ROUTES:
        problems.append("simcord.http.client no longer registers the routes")
    if problems:
        raise BridgeError("; ".join(problems))


def dispatch(
    backend: BackendBase,
    method: str,
    path: str,
    *,
    body: Any,
    params: Mapping[str, str],
    files: Sequence[Any],
    reason: str | None,
    content_access: bool,
) -> Any:
    """Carry out one REST request of the bot; raises ``ApiError`` as Discord would."""
    return router.dispatch(
        backend,
        method,
        path,
        json=body,
        params=dict(params),
        files=list(files),
        reason=reason,
        message_content_access=content_access,
    )


class Actor:
    """A person as simcord's validators expect one; ``guild`` is set when acting inside a guild."""

    def __init__(self, backend: BackendBase, user_id: int, guild_id: int | None) -> None:
        self.backend = backend
        self._env = cast(Any, self)
        self.id = user_id
        self.guild = builders.GuildHandle(self._env, backend.get_guild(guild_id)) if guild_id is not None else None

    def person(self, user_id: int) -> Any:
        """A user, or a member when acting in a guild they belong to, as a value for an option or a select."""
        user = builders.UserHandle(self._env, self.backend.get_user(user_id))
        if self.guild is not None and user_id in self.backend.get_guild(self.guild.id).members:
            return actors.MemberActor(self._env, self.guild, user)
        return user

    def place(self, channel_id: int) -> Any:
        """A channel as a value for an option or a select."""
        return builders.ChannelHandle(self._env, self.guild, self.backend.get_channel(channel_id))

    def role(self, role_id: int) -> Any:
        """A role as a value for an option or a select; raises ``Impossible`` outside a guild."""
        if self.guild is None:
            raise Impossible("There are no roles outside a server.")
        return builders.RoleHandle(self._env, self.guild, self.backend.get_role(self.guild.id, role_id))

    def thing(self, kind: int, value: Any) -> Any:
        """Turn an id into what an option or select of ``kind`` (an ``OptionType``) takes; other values stay."""
        if not isinstance(value, int) or isinstance(value, bool):
            return value
        if kind == OptionType.USER:
            return self.person(value)
        if kind == OptionType.CHANNEL:
            return self.place(value)
        if kind == OptionType.ROLE:
            return self.role(value)
        if kind == OptionType.MENTIONABLE:
            return self.person(value) if value in self.backend.users else self.role(value)
        return value

    def resolve(self, value: Any, resolved: Payload, channel_id: int) -> None:
        """Add what Discord sends along with an entity to ``resolved``."""
        interactions.resolve_handle(self, value, resolved, channel_id=channel_id)  # type: ignore[arg-type]


def new_interaction(
    backend: BackendBase, *, kind: int, channel_id: int, guild_id: int | None, user_id: int, data: Payload
) -> tuple[Interaction, Payload]:
    """Record an interaction and build the event that tells the bot of it; nothing is sent."""
    return interactions.base_payload(
        backend, type=kind, channel_id=channel_id, guild_id=guild_id, user_id=user_id, data=data
    )


def subcommand(command: Payload, path: Sequence[str]) -> tuple[Payload, list[str]]:
    """The part of ``command`` that ``path`` names, and the names on the way; raises ``Impossible``."""
    return interactions.walk_to_subcommand(command, list(path))


def option_values(
    actor: Actor, name: str, leaf: Payload, values: Mapping[str, Any], channel_id: int, *, partial: bool = False
) -> tuple[list[Payload], Payload]:
    """Check option values as a client would and build them for the wire; raises ``Impossible``."""
    return interactions.build_options(
        actor,  # type: ignore[arg-type]
        name,
        leaf,
        dict(values),
        partial=partial,
        channel_id=channel_id,
    )


def wrap_options(command: Payload, path: list[str], options: list[Payload]) -> list[Payload]:
    """Put a subcommand's options inside its groups, as on the wire."""
    return interactions.nest_options(command, path, options)


def find_component(tree: list[Payload], types: Sequence[int], custom_id: str) -> Payload:
    """The one enabled component with ``custom_id``; raises ``Impossible``."""
    return actors._find_component(tree, types=tuple(types), custom_id=custom_id, label=None)


def modal_answer(actor: Actor, modal: Payload, values: Mapping[str, Any], channel_id: int) -> Payload:
    """Check a filled-in modal as a client would and build its ``data``; raises ``Impossible``.

    ``values`` goes by custom id: text, True/False, a list of option values or of ids, or files as (name, bytes).
    """
    controls = _modal._modal_control_map(modal)
    for custom_id in values.keys() - controls.keys():
        raise Impossible(f"The form has no field {custom_id!r}.")
    known = {custom_id: _entities(actor, controls[custom_id], value) for custom_id, value in values.items()}
    resolved: dict[str, Payload] = {}
    uploads: list[tuple[Payload, str, bytes]] = []
    nodes = _modal._modal_submit_nodes(modal["components"], actor, known, resolved, channel_id, uploads)
    _modal._commit_modal_uploads(actor, channel_id, uploads, resolved)
    data: Payload = {"custom_id": modal["custom_id"], "components": nodes}
    return {**data, "resolved": resolved} if resolved else data


OPTION_OF_SELECT = {
    ComponentType.USER_SELECT: OptionType.USER,
    ComponentType.ROLE_SELECT: OptionType.ROLE,
    ComponentType.CHANNEL_SELECT: OptionType.CHANNEL,
    ComponentType.MENTIONABLE_SELECT: OptionType.MENTIONABLE,
}


def _entities(actor: Actor, control: Payload, value: Any) -> Any:
    kind = OPTION_OF_SELECT.get(control["type"])
    if kind is None:
        return value
    return [actor.thing(kind, int(one)) for one in value]


def needed_intent(event: str, payload: Mapping[str, Any]) -> str | None:
    """The intent without which Discord keeps ``event`` to itself, by its name in ``discord.Intents``."""
    return intents.required_intent(event, payload)


def censor(backend: BackendBase, payload: Payload, *, exempt: bool = False) -> None:
    """Blank what a bot without the Message Content intent may not read, in place."""
    intents.censor_message(payload, backend.bot_user.id, backend=backend, exempt_root=exempt)


def channel_visible(backend: BackendBase, channel_id: int, user_id: int, *, history: bool = False) -> bool:
    """Whether a user may see the channel, and with ``history`` also what was written there before."""
    return access.channel_accessible(backend, channel_id, user_id, history=history)


def message_visible(backend: BackendBase, message: Message, user_id: int) -> bool:
    """Whether a user may see the message, ephemeral ones included."""
    return access.message_accessible(backend, message.channel_id, message, user_id)


def reaction_needs(message: Message, emoji: str) -> tuple[str, ...]:
    """The permissions that reacting needs."""
    return access.reaction_permissions(message, emoji)


def can_use_command(backend: BackendBase, command: Payload, user_id: int, channel_id: int) -> bool:
    """Whether the picker would offer the command to this user here."""
    return command_access.command_access(backend, command, user_id=user_id, channel_id=channel_id).allowed


def message_payload(backend: BackendBase, message: Message, for_user: int | None = None) -> Payload:
    """A message as on the wire; ``for_user`` decides which reactions are their own."""
    return dict(serializers.message_payload(backend, message, for_user=for_user))


def channel_payload(backend: BackendBase, channel: Channel) -> Payload:
    """A channel or thread as on the wire."""
    return dict(serializers.channel_payload(backend, channel))


def guild_payload(backend: BackendBase, guild: Guild) -> Payload:
    """A guild with channels, roles and members as on the wire."""
    return dict(serializers.guild_create_payload(backend, guild))


def member_payload(backend: BackendBase, guild: Guild, member: Member, *, with_user: bool = True) -> Payload:
    """A member as on the wire."""
    return dict(serializers.member_payload(backend, guild, member, with_user=with_user))


def user_payload(user: User) -> Payload:
    """A user as on the wire."""
    return dict(serializers.user_payload(user))


def event_payload(backend: BackendBase, event: ScheduledEvent) -> Payload:
    """A scheduled event as on the wire."""
    return serializers.scheduled_event_payload(backend, event)


def voice_payload(backend: BackendBase, state: Any) -> Payload:
    """A voice state as on the wire."""
    return serializers.voice_state_payload(backend, state)


def walk_components(tree: Any) -> list[Payload]:
    """Every component of a message or modal, nested ones included, in order."""
    return list(components.walk_components(tree))
