"""A plan for a series, and how it is written down until it is confirmed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, time

from bot.domain.recurrence import Break, Rhythm, SeriesRule
from bot.domain.sessions import SeriesRecord


@dataclass(frozen=True, slots=True)
class Plan:
    """A series to be: nothing of it is saved as a series yet, and its id is 0.

    ``changes_from`` is given where it takes the place of ``record.follows_id`` from that local date on.
    """

    record: SeriesRecord
    changes_from: date | None = None

    @property
    def group_id(self) -> int:
        """The group that it is for."""
        return self.record.group_id


def write_plan(plan: Plan) -> str:
    """The plan as JSON, to be sealed."""
    record, rule = plan.record, plan.record.rule
    return json.dumps(
        {
            "group": record.group_id,
            "title": record.title,
            "leaders": record.leaders,
            "link": record.link,
            "guest": record.guest,
            "capacity": record.capacity,
            "follows": record.follows_id,
            "from": _day(plan.changes_from),
            "first": _day(rule.first),
            "at": rule.at.isoformat(),
            "minutes": rule.minutes,
            "every": rule.every,
            "rhythm": rule.rhythm.value,
            "zone": rule.zone,
            "until": _day(rule.until),
            "count": rule.count,
            "holidays": rule.holidays,
            "breaks": [[_day(one.first), _day(one.last)] for one in rule.breaks],
        }
    )


def read_plan(words: str) -> Plan:
    """A plan that was written down."""
    kept = json.loads(words)
    rule = SeriesRule(
        date.fromisoformat(kept["first"]),
        time.fromisoformat(kept["at"]),
        kept["minutes"],
        kept["every"],
        kept["zone"],
        _date(kept["until"]),
        kept["count"],
        Rhythm(kept["rhythm"]),
        kept["holidays"],
        tuple(Break(date.fromisoformat(first), date.fromisoformat(last)) for first, last in kept["breaks"]),
    )
    leaders = tuple(kept["leaders"])
    about = kept["link"], kept["guest"], kept["capacity"], kept["follows"]
    return Plan(SeriesRecord(0, kept["group"], kept["title"], rule, leaders, *about), _date(kept["from"]))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
