"""The truth about staffing, within a unit of work: what members are told and whom a policy pages comes from here."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.rota import HORIZON, Layer, layers_in, next_staffed, on_duty, staffed_until
from bot.storage.rota import RotaRepository
from bot.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who is on duty now, ``until`` when it is staffed without a gap, and else the ``next`` staffed time (UTC).

    ``always`` says that there is no gap as far ahead as the rota was followed: ``until`` is then no end of anything.
    ``on_duty`` are people of all layers, layer 1 first; ``coming`` are those on duty at ``next``. All are None or
    empty when nobody ever is.
    """

    on_duty: list[int]
    until: datetime | None
    next: datetime | None
    coming: list[int] = field(default_factory=list)
    always: bool = False


async def coverage(unit: Unit) -> Coverage:
    """The truth about staffing at this instant."""
    now = unit.now()
    plan = await RotaRepository(unit).valid(now.date())
    present, until = on_duty(plan, now), staffed_until(plan, now)
    following = next_staffed(plan, until or now)
    always = until is not None and until >= now + HORIZON
    return Coverage(present, until, following, on_duty(plan, following) if following else [], always)


async def layers(unit: Unit) -> list[Layer]:
    """Every layer that is planned in or has a name, by number; the first is always there."""
    rows = RotaRepository(unit)
    names = {layer.number: layer.name for layer in await rows.layers()}
    return [Layer(number, names.get(number)) for number in sorted({*layers_in(await rows.plan()), *names})]
