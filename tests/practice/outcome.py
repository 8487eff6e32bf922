"""What a run of a story came to: what each person sees, what was ever posted, and what is on record."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.practice.scenarios.scene import Scene, text_of

EPHEMERAL = 1 << 6
COMPARED = {
    "cases": ("level", "state", "step", "round", "drill", "owner_id", "outcome"),
    "flags": ("source", "level", "kinds", "person_id"),
    "pages": ("user_id", "step", "round", "outside", "result"),
    "followups": ("assignee_id", "done"),
    "timeline": ("event", "actor_id"),
    "rsvps": ("user_id", "answer"),
    "responses": ("user_id", "skipped", "shared"),
    "prompts": ("turn",),
    "enrolments": ("user_id", "state", "accepted_version"),
    "series": ("title", "at"),
    "sessions": ("state", "starts"),
    "reminders": ("stage", "state"),
    "posts": ("kind", "user_id"),
    "unscreened": ("reason",),
    "outbox": ("kind", "state", "user_id", "outside"),
}
"""Table → columns that must come out the same; ids and times differ from run to run."""

Row = Mapping[str, Any]


@dataclass
class Outcome:
    """Two runs of a story with equal outcomes cannot be told apart by the people in it."""

    seen: dict[str, Counter[str]] = field(default_factory=dict)
    posted: Counter[str] = field(default_factory=Counter)
    rows: dict[str, Counter[str]] = field(default_factory=dict)

    def differences(self, other: Outcome) -> list[str]:
        """What this run has and the other has not, and the other way round, as sentences."""
        found = compare("posted", self.posted, other.posted)
        for name in self.seen.keys() | other.seen.keys():
            found += compare(name, self.seen.get(name, Counter()), other.seen.get(name, Counter()))
        for table in self.rows.keys() | other.rows.keys():
            found += compare(table, self.rows.get(table, Counter()), other.rows.get(table, Counter()))
        return found


class Watch:
    """Sees everything that the bot posts for others to see, from now on."""

    def __init__(self, scene: Scene) -> None:
        self._scene, self._posted = scene, Counter[str]()
        scene.world.subscribe(self._hear)

    def _hear(self, event: str, payload: Row) -> None:
        mine = str(payload.get("author", {}).get("id")) == str(self._scene.world.bot_user.id)
        if event == "MESSAGE_CREATE" and mine and not int(payload.get("flags", 0)) & EPHEMERAL:
            self._posted[place_name(self._scene, int(payload["channel_id"]))] += 1

    async def outcome(self) -> Outcome:
        """What it has come to."""
        scene, found = self._scene, Outcome(posted=Counter(self._posted))
        for name in scene.cast.people:
            person = scene.person(name)
            places = [int(one["id"]) for one in person.channels(scene.cast.guild)] + [person.open_dm()]
            for place in places:
                shown = [one for one in person.timeline(place) if not int(one.get("flags", 0)) & EPHEMERAL]
                texts = Counter(plain(scene, text_of(one)) for one in shown)
                found.seen[f"{name} in {place_name(scene, place)}"] = texts
        for table, columns in COMPARED.items():
            found.rows[table] = tally(scene, await scene.backstage.rows(table), columns)
        return found


def tally(scene: Scene, rows: Iterable[Row], columns: tuple[str, ...]) -> Counter[str]:
    """How many rows of each kind; redrawings of a card are not counted, since one may stand for several."""
    counted = Counter[str]()
    for row in rows:
        if row.get("action") == "refresh":
            continue
        shown = {**row, "done": row.get("done_at") is not None}
        counted[plain(scene, " ".join(f"{column}={shown[column]}" for column in columns))] += 1
    return counted


def plain(scene: Scene, text: str) -> str:
    """A text without the instants, links and digests in it, and with names for ids."""
    text = re.sub(r"<t:\d+(:\w)?>", "<t>", text)
    text = re.sub(r"/channels/\d+/\d+/\d+", "/a/message", text)
    text = re.sub(r"\d+/\d+/[0-9a-f]{64}", "a head of the chain", text)
    for name, person in scene.cast.people.items():
        text = text.replace(str(person), name)
    return text


def place_name(scene: Scene, channel: int) -> str:
    """A channel's name, or whose conversation with the bot it is."""
    for name, person in scene.cast.people.items():
        if scene.world.dm_channel(person).id == channel:
            return f"the messages of {name}"
    found = scene.world.backend.get_channel(channel)
    return f"#{found.name} ({found.parent_id})"


def compare(where: str, one: Counter[str], other: Counter[str]) -> list[str]:
    """Sentences on what is in only one of two."""
    gone, new = one - other, other - one
    return [f"{where}: only in the first: {what!r} ×{count}" for what, count in gone.items()] + [
        f"{where}: only in the second: {what!r} ×{count}" for what, count in new.items()
    ]
