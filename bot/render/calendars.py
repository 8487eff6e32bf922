"""Calendar files: shifts as events that any calendar can read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from icalendar import Calendar, Event

_PRODUCT = "-//Circlekeeper//Rota//EN"


@dataclass(frozen=True, slots=True)
class Entry:
    """From ``starts`` to ``ends`` (UTC). A ``key`` stays the same in the next file, so that nothing doubles."""

    key: str
    title: str
    starts: datetime
    ends: datetime


def calendar_file(name: str, entries: Iterable[Entry], made_at: datetime) -> bytes:
    """An iCalendar file (RFC 5545) with these entries; ``made_at`` (UTC) tells readers which version is newer."""
    found = Calendar()
    found.add("prodid", _PRODUCT)
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", name)
    for entry in entries:
        event = Event()
        event.add("uid", f"{entry.key}@circlekeeper")
        event.add("dtstamp", made_at)
        event.add("summary", entry.title)
        event.add("dtstart", entry.starts)
        event.add("dtend", entry.ends)
        found.add_component(event)
    return bytes(found.to_ical())
