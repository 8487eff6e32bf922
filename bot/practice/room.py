"""The page's way into the world: who is there, what changed, and a seat for each person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.practice.seat import Seat
from bot.practice.world import PRIVATE, World

Listener = Callable[[set[str], bool], None]
Describe = Callable[[int], tuple[str, str]]

IN_PLACE = ("MESSAGE_", "TYPING_")
"""Events of these families change one channel; the others may change what there is to see."""


class Room:
    """The world as the page needs it. ``describe`` gives a person's part and a few words about them."""

    def __init__(self, world: World, describe: Describe | None = None) -> None:
        self._world = world
        self._describe = describe or self._by_roles

    def now(self) -> datetime:
        """The world's time, aware, in UTC."""
        return self._world.clock.now()

    def people(self) -> list[dict[str, str]]:
        """Everybody one can be, in the order in which they came into the world."""
        return [self._entry(user_id) for user_id in self._ids()]

    def _ids(self) -> list[int]:
        members = {one for guild in self._world.backend.guilds.values() for one in guild.members}
        owners = {guild.owner_id for guild in self._world.backend.guilds.values()}
        unnamed = {one for one in owners if self._world.backend.users[one].global_name is None}
        return [one.id for one in self._world.backend.users.values() if one.id in members - unnamed and not one.bot]

    def _entry(self, user_id: int) -> dict[str, str]:
        user = self._world.backend.users[user_id]
        role, about = self._describe(user_id)
        return {"id": str(user_id), "name": user.global_name or user.name, "role": role, "about": about}

    def _by_roles(self, user_id: int) -> tuple[str, str]:
        for guild in self._world.backend.guilds.values():
            if user_id in guild.members:
                held = [guild.roles[one] for one in guild.members[user_id].role_ids if one != guild.id]
                if held:
                    return max(held, key=lambda role: role.position).name, ""
        return "Member", ""

    def seat(self, wanted: str) -> Seat | None:
        """The seat of the person with this id, or None when nobody has it."""
        if not wanted.isdecimal() or int(wanted) not in self._ids():
            return None
        return Seat(self._world, int(wanted))

    def watch(self, listener: Listener) -> Callable[[], None]:
        """Tell ``listener`` of every change: channel ids, and whether lists of any kind may differ."""

        def hear(event: str, payload: Mapping[str, Any]) -> None:
            place = payload.get("channel_id")
            local = event == PRIVATE or event.startswith(IN_PLACE)
            listener({str(place)} if place else set(), not local)

        return self._world.subscribe(hear)

    def file(self, path: str) -> bytes | None:
        """A file somebody uploaded, by its path on the pretend server, or None."""
        return self._world.file(path)
