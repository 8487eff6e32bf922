"""A kind of group as plain text, for the clinician who edits it."""

from __future__ import annotations

from collections.abc import Iterable

from bot.content.group_types import WEEKDAYS, GroupType
from bot.domain.courses import Course, Module


def preview(kind: GroupType) -> str:
    """Everything a kind of group consists of, in the order in which people meet it."""
    parts = [
        _part(f"{kind.name} ({kind.key})", [kind.summary, *_facts(kind)]),
        _part("Agreement, short", kind.agreement.short.splitlines()),
        _part("Agreement, long", kind.agreement.long.splitlines()),
        _part(f"Session, {kind.session_minutes} minutes", _agenda(kind)),
        _part("Channels", [f"{role}: #{one.name} · {one.topic}" for role, one in kind.channels.by_role().items()]),
        _part("Tags of the resources", [", ".join(kind.resource_tags) or "none"]),
        _part(f"Check-ins, {_days(kind)} at {kind.checkins.at:%H:%M}", _numbered(kind.checkins.prompts)),
        _part("What the bot may do by itself", [f"{name}: {_yes(on)}" for name, on in kind.automation]),
        _part("Sources", [" · ".join(filter(None, (one.name, one.url))) for one in kind.sources]),
    ]
    return "\n\n".join(parts) + "\n"


def preview_course(course: Course) -> str:
    """Every module of a course in its order, with the right answers of its questions marked."""
    head = _part(f"{course.title} ({course.key})", [course.about])
    return "\n\n".join([head, *(_module(number, one) for number, one in enumerate(course.modules, start=1))]) + "\n"


def _module(number: int, one: Module) -> str:
    facts = [f"Known: {fact.text} [{fact.source}]" for fact in one.facts]
    materials = [" · ".join(filter(None, (m.kind.value, m.title, m.about, m.url))) for m in one.materials]
    asked = [
        f"{question.ask} {' / '.join(_marked(question.answers, question.right))} ({question.why})"
        for question in one.questions
    ]
    sources = [f"[{origin.key}] {' · '.join(filter(None, (origin.name, origin.url)))}" for origin in one.origins]
    parts = [f"{part.title}: {part.text}" for part in one.parts]
    goals = [f"Goal: {goal}" for goal in one.goals]
    return _part(
        f"{number}. {one.title}", [*goals, *parts, *facts, *materials, f"To try: {one.practice}", *asked, *sources]
    )


def _marked(answers: tuple[str, ...], right: int) -> list[str]:
    return [f"[{text}]" if place == right else text for place, text in enumerate(answers)]


def _part(title: str, lines: Iterable[str]) -> str:
    return "\n".join([title, "=" * len(title), *lines])


def _facts(kind: GroupType) -> list[str]:
    return [
        f"Needs a professional: {_yes(kind.needs_professional)}",
        f"Led by its members: {_yes(kind.led_by_members)}",
        f"Practice: {_yes(kind.practice)}",
    ]


def _agenda(kind: GroupType) -> list[str]:
    return [f"{item.minutes:>3} min  {item.title}{f' ({item.note})' if item.note else ''}" for item in kind.agenda]


def _numbered(lines: Iterable[str]) -> list[str]:
    return [f"{number}. {line}" for number, line in enumerate(lines, start=1)]


def _days(kind: GroupType) -> str:
    return ", ".join(WEEKDAYS[day].capitalize() for day in sorted(kind.checkins.weekdays)) or "no day"


def _yes(on: bool) -> str:
    return "yes" if on else "no"
