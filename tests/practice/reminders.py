"""Reminders that are due now, in so many channels, as rows of the outbox."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from bot.domain.outbox import Action, Priority
from bot.practice.scenarios.scene import Scene

REMINDERS, CHANNELS = 5000, 60


def rooms(scene: Scene, count: int = CHANNELS) -> list[int]:
    """New channels for them."""
    return [scene.world.create_channel(scene.cast.guild, f"room-{number}").id for number in range(count)]


def reminders(
    scene: Scene, kind: str, places: list[int], now: datetime, count: int = REMINDERS
) -> list[dict[str, Any]]:
    """The rows; ``kind`` names what draws them."""
    return [
        {
            "id": secrets.token_hex(12),
            "guild_id": scene.cast.guild,
            "key": f"load:{number}",
            "kind": kind,
            "subject": f"load:{number}",
            "action": Action.SEND.value,
            "priority": int(Priority.REMINDER),
            "channel_id": places[number % len(places)],
            "payload": {"group": 1},
            "created_at": now,
            "due_at": now,
        }
        for number in range(count)
    ]
