"""What is said about a rota, line by line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.public_holidays import Holiday
from bot.domain.rota import Layer, Override, Plan, Problem, Rotation, Shift, Span, TimeOff, Vacancy
from bot.services.rota import Coverage
from bot.texts import Texts, stamp

Say = Callable[..., str]
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MOST = 8
"""Lines of one kind in an answer: a longer list is not read."""


def saying(texts: Texts, language: str | None = None) -> Say:
    """``say`` in one language."""

    def say(key: str, **values: str | int | float) -> str:
        return texts.say(key, language, **values)

    return say


def named(names: Mapping[int, str], person: int) -> str:
    """A person's name by their record; a mention where there is none."""
    return names.get(person, f"<@{person}>")


def layer_name(say: Say, layers: Sequence[Layer], number: int) -> str:
    """What a layer is called."""
    own = next((layer.name for layer in layers if layer.number == number and layer.name), None)
    return own or say("rota-layer-first" if number == 1 else "rota-layer-nth", number=number)


def span_line(span: Span) -> str:
    """From when to when, for each reader in their own zone; the day is not repeated."""
    starts, ends = span
    short = ends - starts < timedelta(hours=24)
    return f"{stamp(starts, 'f')} – {stamp(ends, 't' if short else 'f')}"


def shift_line(say: Say, shift: Shift, person: str, layers: Sequence[Layer]) -> str:
    """A weekly shift."""
    return say(
        "rota-shift",
        person=person,
        weekday=say(f"weekday-{WEEKDAYS[shift.weekday]}"),
        start=f"{shift.start:%H:%M}",
        end=f"{shift.end:%H:%M}",
        zone=shift.zone,
        layer=layer_name(say, layers, shift.layer),
    )


def rotation_line(say: Say, rotation: Rotation, people: Sequence[str], layers: Sequence[Layer]) -> str:
    """A rotation."""
    return say(
        "rota-rotation",
        name=rotation.name or say("rota-rotation-unnamed"),
        people=", ".join(people),
        days=rotation.days,
        handoff=f"{rotation.handoff:%H:%M}",
        hours="day" if rotation.end is None else "hours",
        end=f"{rotation.end:%H:%M}" if rotation.end else "",
        zone=rotation.zone,
        first=rotation.first.isoformat(),
        until=rotation.until.isoformat() if rotation.until else "",
        ending="yes" if rotation.until else "no",
        layer=layer_name(say, layers, rotation.layer),
    )


def override_line(
    say: Say, override: Override, name: Callable[[int], str], span: Callable[[Span], str] = span_line
) -> str:
    """An override."""
    return say(
        "rota-override-line",
        person=name(override.person),
        replaces=name(override.replaces) if override.replaces else "",
        instead="yes" if override.replaces else "no",
        span=span((override.starts, override.ends)),
    )


def time_off_line(say: Say, one: TimeOff, name: Callable[[int], str], span: Callable[[Span], str] = span_line) -> str:
    """Time off."""
    return say("rota-time-off-line", person=name(one.person), span=span((one.starts, one.ends)))


def now_lines(say: Say, coverage: Coverage) -> list[str]:
    """Who is on duty now, and who is next."""
    lines = []
    if coverage.on_duty and coverage.until:
        people = ", ".join(f"<@{who}>" for who in coverage.on_duty)
        key = "rota-now-always" if coverage.always else "rota-now"
        lines.append(say(key, people=people, until=stamp(coverage.until)))
    else:
        lines.append(say("rota-now-nobody"))
    if coverage.next and not coverage.always:
        people = ", ".join(f"<@{who}>" for who in coverage.coming)
        lines.append(say("rota-next", people=people, at=stamp(coverage.next)))
    elif not coverage.on_duty:
        lines.append(say("rota-next-never"))
    return lines


def entry_lines(say: Say, plan: Plan, layers: Sequence[Layer]) -> list[str]:
    """Everything that is entered, by kind."""
    rows = {
        "shifts": [(s.id, shift_line(say, s, f"<@{s.person}>", layers)) for s in plan.shifts],
        "rotations": [(r.id, rotation_line(say, r, [f"<@{who}>" for who in r.people], layers)) for r in plan.rotations],
        "overrides": [(o.id, override_line(say, o, lambda who: f"<@{who}>")) for o in plan.overrides],
        "time-off": [(t.id, time_off_line(say, t, lambda who: f"<@{who}>")) for t in plan.time_off],
    }
    lines = []
    for kind, found in rows.items():
        if found:
            lines.append(say(f"rota-title-{kind}"))
            lines += [say("rota-line", id=number, line=line) for number, line in found]
    return lines or [say("rota-empty")]


def open_lines(say: Say, vacancies: Sequence[Vacancy], layers: Sequence[Layer]) -> list[str]:
    """When nobody is there though somebody should be."""
    lines = [
        say("rota-open", span=span_line((one.starts, one.ends)), layer=layer_name(say, layers, one.layer))
        for one in vacancies[:MOST]
    ]
    return [*lines, *([say("rota-more", count=len(vacancies) - MOST)] if len(vacancies) > MOST else [])]


def problem_lines(
    say: Say, problems: Sequence[Problem], layers: Sequence[Layer], names: Mapping[int, str]
) -> list[str]:
    """What is wrong with coming shifts; what is wrong with a person is said once."""
    seen: set[tuple[str, int | None, datetime | None]] = set()
    lines = []
    for one in problems:
        mark = one.kind, one.person, one.starts if one.kind in {"empty", "double"} else None
        if mark not in seen:
            seen.add(mark)
            lines.append(
                say(
                    f"rota-problem-{one.kind}",
                    person=named(names, one.person or 0),
                    span=span_line((one.starts, one.ends)),
                    layer=layer_name(say, layers, one.layer),
                )
            )
    return [*lines[:MOST], *([say("rota-more", count=len(lines) - MOST)] if len(lines) > MOST else [])]


def holiday_lines(say: Say, holidays: Sequence[Holiday]) -> list[str]:
    """Public holidays, so that nobody forgets them when planning."""
    if not holidays:
        return []
    listed = [say("rota-holiday", day=day_name(say, one.day), name=one.name) for one in holidays[:MOST]]
    return [say("rota-holidays", holidays="; ".join(listed))]


def day_name(say: Say, day: date) -> str:
    """A day in few letters."""
    weekday = say(f"weekday-{WEEKDAYS[day.weekday()]}.short")
    return say("rota-day", weekday=weekday, day=day.day, month=say(f"month-{day.month}"))


def plain_span(say: Say, zone: str, span: Span) -> str:
    """From when to when in the rota's zone, for choices in a command."""
    local, until = (moment.astimezone(ZoneInfo(zone)) for moment in span)
    same = local.date() == (until - timedelta(hours=12)).date()
    return say(
        "rota-span",
        day=day_name(say, local.date()),
        start=f"{local:%H:%M}",
        end=f"{until:%H:%M}",
        last=day_name(say, until.date()),
        same="yes" if same else "no",
    )
