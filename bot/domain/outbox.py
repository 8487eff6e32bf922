"""What the bot owes somebody, as delivery sees it: whom, how urgent, and which card to draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any


class Priority(IntEnum):
    """Lower goes first. Discord lets a bot send 50 requests a second; pages never wait behind reminders."""

    CRISIS = 0
    PAGE = 1
    CASE = 2
    MEMBER = 3
    REMINDER_SOON = 4
    """A session is about to begin."""
    REMINDER = 5
    ROUTINE = 7


class Action(StrEnum):
    """``SEND`` makes a new message (only that notifies); ``REFRESH`` redraws every message of the subject."""

    SEND = "send"
    REFRESH = "refresh"


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """One message owed. ``payload`` holds ids only, never words: the card is drawn when it is sent.

    Exactly one of ``channel_id`` (a channel or thread), ``user_id`` (a direct message) and ``outside``
    (a pager outside Discord) says where a ``SEND`` goes; a ``REFRESH`` has none.
    """

    id: str
    guild_id: int
    kind: str
    subject: str
    action: Action
    priority: Priority
    due_at: datetime
    channel_id: int | None = None
    user_id: int | None = None
    outside: bool = False
    payload: Mapping[str, Any] = field(default_factory=dict)
    attempts: int = 0
    doubtful: bool = False
    redrawn: bool = False
    """It stands there already, and is drawn as it is now."""

    @property
    def mark(self) -> int:
        """A positive 31-bit number that the message carries, so that a doubtful send can be looked up."""
        return (int(self.id[:8], 16) & 0x7FFFFFFF) or 1
