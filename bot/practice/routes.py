"""Answers the bot's REST requests: Discord's rules on top of simcord's routes, and routes that simcord lacks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from bot.practice import bridge
from bot.practice.backend import NONCE_LENGTH, NONCE_SECONDS, Backend
from bot.practice.commands import COMMAND_ROUTES

TOKEN_PATH = re.compile(r"^/(?:interactions|webhooks)/\d+/([^/]+)")
MEMBERS_FLAG, CONTENT_FLAG = 1 << 14, 1 << 18
UNKEPT = frozenset(
    {
        "nsfw",
        "default_auto_archive_duration",
        "default_thread_rate_limit_per_user",
        "default_sort_order",
        "default_forum_layout",
        "default_reaction_emoji",
        "video_quality_mode",
        "flags",
    }
)
"""Settings of a channel that the world takes and forgets."""


ANSWERS: Mapping[int, frozenset[int]] = {
    bridge.InteractionType.APPLICATION_COMMAND: frozenset({4, 5, 9, 10, 12}),
    bridge.InteractionType.MESSAGE_COMPONENT: frozenset({4, 5, 6, 7, 9, 10, 12}),
    bridge.InteractionType.APPLICATION_COMMAND_AUTOCOMPLETE: frozenset({8}),
    bridge.InteractionType.MODAL_SUBMIT: frozenset({4, 5, 6, 7, 10, 12}),
}
"""The kinds of answer that Discord takes for each kind of interaction ("Receiving and Responding to Interactions")."""


@dataclass
class Upload:
    """One file of a multipart request."""

    filename: str
    fp: BytesIO
    description: str | None = None


@dataclass(frozen=True)
class Call:
    """One REST request of the bot. ``path`` starts after the API version; ``content_access`` is the portal's switch."""

    method: str
    path: str
    body: Any = None
    params: Mapping[str, str] = field(default_factory=dict)
    files: Sequence[Upload] = ()
    reason: str | None = None
    content_access: bool = True


Handler = Callable[["Routes", Call, "re.Match[str]"], Any]


class Routes:
    """Every route of the world. ``gateway_url`` and ``shards`` are what Get Gateway Bot answers."""

    def __init__(self, backend: Backend, closed_dms: set[int], disallowed_intents: set[str]) -> None:
        self.backend = backend
        self._disallowed = disallowed_intents
        self.gateway_url = ""
        self.shards = 1
        self._closed_dms = closed_dms
        self._nonces: dict[tuple[int, str], tuple[datetime, int]] = {}

    def answer(self, call: Call) -> Any:
        """The JSON answer, or None for an empty one; raises ``ApiError`` or one of ``NotOffered``."""
        record = self.interaction_of(call.path)
        if record is not None:
            self.backend.expire(record)
        for method, pattern, handler in OWN:
            if method == call.method and (found := pattern.match(call.path)):
                return handler(self, call, found)
        return self.dispatch(call)

    def forget(self) -> None:
        """The world begins anew: no message was ever sent."""
        self._nonces.clear()

    def dispatch(self, call: Call) -> Any:
        """Hand a request to simcord's own routes."""
        return bridge.dispatch(
            self.backend,
            call.method,
            call.path,
            body=call.body,
            params=call.params,
            files=call.files,
            reason=call.reason,
            content_access=call.content_access,
        )

    def interaction_of(self, path: str) -> bridge.Interaction | None:
        """The interaction whose token the path carries, if any."""
        found = TOKEN_PATH.match(path)
        number = self.backend.interaction_tokens.get(found.group(1)) if found else None
        return self.backend.interactions.get(number) if number is not None else None

    # ------------------------------------------------------------ interactions

    def respond(self, call: Call, found: re.Match[str]) -> Any:
        """Create Interaction Response: completion takes choices and nothing else, and a form takes no further form."""
        record = self.backend.interactions.get(int(found.group(1)))
        kind = int((call.body or {}).get("type") or 0)
        if record is not None and kind not in (taken := ANSWERS.get(record.type, frozenset({kind}))):
            allowed = ", ".join(map(str, sorted(taken)))
            raise bridge.ApiError(400, 50035, f"Invalid Form Body: type: Value must be one of {{{allowed}}}.")
        return self.dispatch(call)

    # ---------------------------------------------------------------- messages

    def send(self, call: Call, found: re.Match[str]) -> Any:
        """Create Message: once for each enforced nonce, and not to people who take none."""
        channel_id = int(found.group(1))
        self._check_recipient(channel_id)
        body = call.body or {}
        nonce = body.get("nonce")
        if nonce is not None and len(str(nonce)) > NONCE_LENGTH:
            raise bridge.ApiError(400, 50035, "Invalid Form Body: nonce: Must be 25 or fewer in length.")
        if nonce is None or not body.get("enforce_nonce"):
            return self._noted(self.dispatch(call), nonce)
        earlier = self._remembered(channel_id, str(nonce))
        if earlier is not None:
            return self._noted(bridge.message_payload(self.backend, earlier), nonce)
        answer = self._noted(self.dispatch(call), nonce)
        self._nonces[channel_id, str(nonce)] = (self.backend.clock.now(), int(answer["id"]))
        return answer

    def _check_recipient(self, channel_id: int) -> None:
        channel = self.backend.get_channel(channel_id)
        if channel.guild_id is not None:
            return
        for user_id in channel.recipient_ids:
            if user_id in self._closed_dms:
                raise bridge.ApiError(403, 50007, "Cannot send messages to this user")
            if not any(user_id in guild.members for guild in self.backend.guilds.values()):
                raise bridge.ApiError(403, 50278, "Cannot send messages to this user due to having no mutual guilds")

    def _remembered(self, channel_id: int, nonce: str) -> bridge.Message | None:
        oldest = self.backend.clock.now() - timedelta(seconds=NONCE_SECONDS)
        self._nonces = {key: value for key, value in self._nonces.items() if value[0] > oldest}
        known = self._nonces.get((channel_id, nonce))
        return self.backend.messages.get(channel_id, {}).get(known[1]) if known else None

    def forget_nonces(self) -> None:
        """As if the few minutes had passed for which nonces are remembered."""
        self._nonces.clear()

    @staticmethod
    def _noted(answer: Any, nonce: object) -> Any:
        return {**answer, "nonce": nonce}

    # ---------------------------------------------------------------- channels

    def create_channel(self, call: Call, _found: re.Match[str]) -> Any:
        """Create Guild Channel: without overwrites it is in step with its category; forums keep their tags."""
        body = {key: value for key, value in call.body.items() if key not in UNKEPT}
        tags = body.pop("available_tags", None)
        parent = self.backend.channels.get(int(body.get("parent_id") or 0))
        if parent is not None and not body.get("permission_overwrites"):
            body["permission_overwrites"] = bridge.channel_payload(self.backend, parent)["permission_overwrites"]
        made = self.dispatch(replace(call, body=body))
        if not tags:
            return made
        named = [{**tag, "id": str(self.backend.snowflake())} for tag in tags]
        channel = self.backend.edit_channel(int(made["id"]), {"available_tags": named})
        return bridge.channel_payload(self.backend, channel)

    def edit_channel(self, call: Call, _found: re.Match[str]) -> Any:
        """Modify Channel, with settings the world does not keep left out."""
        body = {key: value for key, value in call.body.items() if key not in UNKEPT}
        return self.dispatch(replace(call, body=body))

    def open_threads(self, call: Call, _found: re.Match[str]) -> Any:
        """List Active Guild Threads: those the bot may see."""
        listed = self.dispatch(call)
        bot = self.backend.bot_user.id
        seen = [one for one in listed["threads"] if bridge.channel_visible(self.backend, int(one["id"]), bot)]
        return {**listed, "threads": seen}

    # ------------------------------------------------------- bot, guild, roles

    def gateway(self, _call: Call, _found: re.Match[str]) -> Any:
        """Get Gateway and Get Gateway Bot."""
        limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        return {"url": self.gateway_url, "shards": self.shards, "session_start_limit": limit}

    def application(self, call: Call, _found: re.Match[str]) -> Any:
        """Get Current Application (and edits of it, which are taken and forgotten)."""
        answer = self.dispatch(replace(call, method="GET", path="/oauth2/applications/@me", body=None))
        return {**answer, "flags": self.flags}

    @property
    def flags(self) -> int:
        """The application's flags: which privileged intents the portal grants."""
        flags = 0 if "members" in self._disallowed else MEMBERS_FLAG
        return flags | (0 if "message_content" in self._disallowed else CONTENT_FLAG)

    def search_members(self, call: Call, found: re.Match[str]) -> Any:
        """Search Guild Members by the start of a name."""
        guild = self.backend.get_guild(int(found.group(1)))
        start = call.params.get("query", "").lower()
        names = [
            one
            for one in guild.members.values()
            if self.backend.users[one.user_id].name.lower().startswith(start)
            or (one.nick or "").lower().startswith(start)
        ]
        return [bridge.member_payload(self.backend, guild, one) for one in names[: int(call.params.get("limit", 1))]]

    def role(self, call: Call, found: re.Match[str]) -> Any:
        """Get Guild Role."""
        listed = self.dispatch(replace(call, path=f"/guilds/{found.group(1)}/roles"))
        for role in listed:
            if role["id"] == found.group(2):
                return role
        raise bridge.ApiError(404, 10011, "Unknown Role")

    def role_counts(self, _call: Call, found: re.Match[str]) -> Any:
        """How many members hold each role."""
        guild = self.backend.get_guild(int(found.group(1)))
        return {
            str(role): sum(role in member.role_ids for member in guild.members.values())
            for role in guild.roles
            if role != guild.id
        }

    def onboarding(self, _call: Call, found: re.Match[str]) -> Any:
        """Get Guild Onboarding: switched off."""
        empty: dict[str, Any] = {"prompts": [], "default_channel_ids": [], "enabled": False, "mode": 0}
        return {"guild_id": found.group(1), **empty}

    def welcome_screen(self, _call: Call, _found: re.Match[str]) -> Any:
        """Get Guild Welcome Screen: there is none."""
        raise bridge.ApiError(404, 10069, "Unknown Guild Welcome Screen")

    def regions(self, _call: Call, _found: re.Match[str]) -> Any:
        """List Voice Regions."""
        return [{"id": "practice", "name": "Practice", "optimal": True, "deprecated": False, "custom": False}]


def own(method: str, path: str, handler: Handler) -> tuple[str, re.Pattern[str], Handler]:
    """A route of our own; ``path`` is a regular expression for the whole path."""
    return method, re.compile(path + "$"), handler


OWN: tuple[tuple[str, re.Pattern[str], Handler], ...] = (
    own("POST", r"/channels/(\d+)/messages", Routes.send),
    own("POST", r"/interactions/(\d+)/[^/]+/callback", Routes.respond),
    own("POST", r"/guilds/(\d+)/channels", Routes.create_channel),
    own("PATCH", r"/channels/(\d+)", Routes.edit_channel),
    own("GET", r"/guilds/(\d+)/threads/active", Routes.open_threads),
    own("GET", r"/gateway(?:/bot)?", Routes.gateway),
    own("GET", r"(?:/oauth2)?/applications/@me", Routes.application),
    own("PATCH", r"/applications/@me", Routes.application),
    own("GET", r"/guilds/(\d+)/members/search", Routes.search_members),
    own("GET", r"/guilds/(\d+)/roles/member-counts", Routes.role_counts),
    own("GET", r"/guilds/(\d+)/roles/(\d+)", Routes.role),
    own("GET", r"/guilds/(\d+)/onboarding", Routes.onboarding),
    own("GET", r"/guilds/(\d+)/welcome-screen", Routes.welcome_screen),
    own("GET", r"/(?:guilds/\d+|voice)/regions", Routes.regions),
    *(
        own(method, path, lambda routes, call, found, do=do: do(routes.backend, call.body, found))  # type: ignore[misc]
        for method, path, do in COMMAND_ROUTES
    ),
)
