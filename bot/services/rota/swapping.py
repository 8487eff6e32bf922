"""Swaps: asked by one, answered by the other; nothing changes before that."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from bot.clock import Clock
from bot.domain.outbox import Priority
from bot.domain.rota import Span, Stint, Swap, SwapState, accepted, turns
from bot.domain.when import parse_when
from bot.errors import BadInput, NotFound, Refusal
from bot.services.rota.planning import refuse_off
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.duties import DutyRepository
from bot.storage.guilds import ContactRepository, GuildRepository
from bot.storage.outbox import Outbox
from bot.storage.rota import RotaRepository
from bot.storage.rota_watches import SwapRepository, WatchRepository
from bot.storage.tables import swaps
from bot.storage.unit import Unit

AHEAD = timedelta(days=28)
"""How far ahead shifts can be swapped."""
_SPAN = re.compile(r"(\d{9,11})-(\d{9,11})")


class SwapService:
    """Asks, answers and lets go."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock, self._due = database, clock, Due(database)

    async def coming(self, guild_id: int, person: int) -> list[Stint]:
        """Shifts of a person that have not begun, the next first."""
        async with self._database.reading(guild_id) as unit:
            return await _coming(unit, person)

    async def get(self, guild_id: int, swap_id: int) -> Swap:
        """One swap. Raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            return await _need(unit, swap_id)

    async def ask(self, guild_id: int, asker: int, other: int, shift: str, back: str | None = None) -> Swap:
        """Ask ``other`` to take one of the asker's shifts, for one of theirs if ``back`` is given.

        Shifts are named by what ``key_of`` gives, or by a time at which they are on. Raises BadInput and Refusal.
        """
        async with self._database.unit(guild_id) as unit:
            if asker == other:
                raise BadInput("rota-override-self")
            if not await DutyRepository(unit).professional(other, unit.now().date()):
                raise Refusal("rota-no-record", person=f"<@{other}>")
            given = await _span(unit, asker, shift, "rota-swap-not-yours")
            taken = await _span(unit, other, back, "rota-swap-not-theirs") if back else None
            await refuse_off(unit, other, given)
            swap = await SwapRepository(unit).add(asker, other, given, taken)
            await _write(unit, swap, "rota-swap", other)
        return swap

    async def answer(self, guild_id: int, swap_id: int, by: int, *, accept: bool) -> Swap:
        """Accept or decline; either shows that messages reach them.

        Raises NotFound, and Refusal for all but the one who was asked, or when it is too late.
        """
        async with self._database.unit(guild_id) as unit:
            swap = await _need(unit, swap_id)
            if swap.other != by:
                raise Refusal("rota-swap-not-asked")
            if swap.state is not SwapState.ASKED or unit.now() >= swap.expires:
                raise Refusal("rota-swap-over")
            if accept:
                await _carry_out(unit, swap)
            await ContactRepository(unit).answered(by)
            await _settle(unit, swap, SwapState.ACCEPTED if accept else SwapState.DECLINED)
            await _write(unit, swap, "rota-swap-answered", swap.asker)
        return await self.get(guild_id, swap_id)

    async def withdraw(self, guild_id: int, swap_id: int, by: int) -> None:
        """The asker takes it back before it is answered. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            swap = await _need(unit, swap_id)
            if swap.asker != by:
                raise Refusal("rota-swap-not-asked")
            await _settle(unit, swap, SwapState.WITHDRAWN)

    async def run_due(self, now: datetime) -> int:
        """Let go of swaps whose shift begins unanswered, and tell those who asked."""
        return await self._due.units(swaps, now, _expire)


async def _expire(unit: Unit, swap_id: int) -> None:
    swap = await SwapRepository(unit).get(swap_id)
    if swap is not None and swap.state is SwapState.ASKED:
        await _settle(unit, swap, SwapState.EXPIRED)
        await _write(unit, swap, "rota-swap-answered", swap.asker)


def key_of(shift: Stint) -> str:
    """How a shift is named in a command."""
    return f"{int(shift.starts.timestamp())}-{int(shift.ends.timestamp())}"


async def _coming(unit: Unit, person: int) -> list[Stint]:
    now = unit.now()
    plan = await RotaRepository(unit).valid(now.date())
    return [turn for turn in turns(plan, now, now + AHEAD) if turn.person == person and turn.starts > now]


async def _span(unit: Unit, person: int, text: str, refusal: str) -> Span:
    """The part of a person's duty that is meant."""
    held = await _coming(unit, person)
    found = _SPAN.fullmatch(text.strip())
    if found:
        span = datetime.fromtimestamp(int(found[1]), UTC), datetime.fromtimestamp(int(found[2]), UTC)
        hits = [one for one in held if (one.starts, one.ends) == span]
    else:
        moment = parse_when(text, (await GuildRepository(unit).get()).zone, unit.now())
        hits = [one for one in held if one.starts <= moment < one.ends]
    if not hits:
        raise Refusal(refusal)
    return hits[0].starts, hits[0].ends


async def _carry_out(unit: Unit, swap: Swap) -> None:
    """Both must still hold what they give, and neither be off."""
    for person, new, span in ((swap.asker, swap.other, swap.given), (swap.other, swap.asker, swap.back)):
        if span is None:
            continue
        held = [(one.starts, one.ends) for one in await _coming(unit, person)]
        if span not in held:
            raise Refusal("rota-swap-changed")
        await refuse_off(unit, new, span)
    for one in accepted(swap):
        await RotaRepository(unit).override(one.person, one.replaces, one.starts, one.ends, one.layer)
    await WatchRepository(unit).stir()


async def _settle(unit: Unit, swap: Swap, state: SwapState) -> None:
    if not await SwapRepository(unit).settle(swap.id, state):
        raise Refusal("rota-swap-over")
    await Outbox(unit).refresh(f"rota-swap:{swap.id}")


async def _write(unit: Unit, swap: Swap, kind: str, to: int) -> None:
    await Outbox(unit).send(
        kind,
        f"rota-swap:{swap.id}",
        f"{kind}:{swap.id}",
        priority=Priority.MEMBER,
        user_id=to,
        payload={"swap": swap.id},
    )


async def _need(unit: Unit, swap_id: int) -> Swap:
    swap = await SwapRepository(unit).get(swap_id)
    if swap is None:
        raise NotFound("rota-swap-unknown")
    return swap
