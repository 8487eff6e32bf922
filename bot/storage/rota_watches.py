"""Rows of what watches over a rota: when to look again, what was told, swaps that are asked, and who answered when."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy.engine import RowMapping

from bot.domain.rota import Problem, Reach, Span, Swap, SwapState
from bot.storage.guilds import ContactRepository
from bot.storage.tables import contacts, swaps, warnings, watches
from bot.storage.unit import Repository

KEPT = timedelta(days=60)
"""How long a warning that was told is remembered: longer than the shift it is about is ahead."""
DEFAULT_DAYS = 30
SOON = timedelta(seconds=20)
"""How long after a change of the rota it is looked at: whoever enters a week of shifts makes many."""


@dataclass(frozen=True, slots=True)
class Watch:
    """How a rota is watched: an answer proves somebody reachable for ``reach_days``; ``always`` says that the clinic
    means to be staffed at every hour; ``told`` is the staffing that members were told last."""

    reach_days: int = DEFAULT_DAYS
    always: bool = False
    told: str | None = None

    @property
    def within(self) -> timedelta:
        """How long an answer proves somebody reachable."""
        return timedelta(days=self.reach_days)


class WatchRepository(Repository):
    """The watch over one guild's rota."""

    async def get(self) -> Watch:
        """How the rota is watched; defaults where nothing was chosen."""
        row = await self._one(watches)
        return Watch(row["reach_days"], row["always"], row["told"]) if row else Watch()

    async def stir(self) -> None:
        """The rota or its people changed: look at it soon, once for several changes in a row."""
        row, soon = await self._one(watches), self.unit.now() + SOON
        if row is None or row["due_at"] is None or row["due_at"] > soon:
            await self.save(due_at=soon)
            self.unit.wake()

    async def save(self, **values: object) -> None:
        """Change some of it; the row is made if there is none."""
        await self._insert_once(
            watches, ("guild_id",), reach_days=DEFAULT_DAYS, always=False, due_at=self.unit.now() + SOON
        )
        if values:
            await self._update(watches, **values)

    async def told(self, problem: Problem, stage: int) -> bool:
        """Remember that a problem is told at a stage; False if it was told before."""
        return await self._insert_once(
            warnings,
            ("guild_id", "kind", "layer", "user_id", "since", "stage"),
            kind=problem.kind,
            layer=problem.layer if problem.person is None else 0,
            user_id=problem.person or 0,
            since=problem.since,
            stage=stage,
        )

    async def forget_old(self) -> None:
        """Forget warnings about what is long past."""
        await self._delete(warnings, warnings.c.since < self.unit.now() - KEPT)


class ReachRepository(Repository):
    """When people were asked whether messages reach them, and when they last answered one."""

    async def of(self, people: Iterable[int], second: Collection[int]) -> dict[int, Reach]:
        """What is known about each; ``second`` names those who have a contact of their own outside Discord."""
        rows = {row["user_id"]: _reach(row) for row in await self._all(contacts)}
        return {who: replace(rows.get(who, Reach()), second=who in second) for who in people}

    async def asked(self, user_id: int) -> None:
        """A test message is on its way."""
        await self._upsert(contacts, ("guild_id", "user_id"), user_id=user_id, asked_at=self.unit.now())

    async def answered(self, user_id: int) -> None:
        """The person answered a page or a test message."""
        await ContactRepository(self.unit).answered(user_id)


class SwapRepository(Repository):
    """Swaps, by who asked whom."""

    async def add(self, asker: int, other: int, given: Span, back: Span | None) -> Swap:
        """Ask for a swap."""
        swap = Swap(0, asker, other, given, back)
        number = await self._insert(
            swaps,
            asker_id=asker,
            other_id=other,
            starts=given[0],
            ends=given[1],
            back_starts=back[0] if back else None,
            back_ends=back[1] if back else None,
            state=swap.state.value,
            asked_at=self.unit.now(),
            due_at=swap.expires,
        )
        return replace(swap, id=number)

    async def get(self, swap_id: int) -> Swap | None:
        """One swap."""
        row = await self._one(swaps, swaps.c.id == swap_id)
        return _swap(row) if row else None

    async def asked(self) -> list[Swap]:
        """Swaps that wait for an answer."""
        return [_swap(row) for row in await self._all(swaps, swaps.c.state == SwapState.ASKED.value)]

    async def settle(self, swap_id: int, state: SwapState) -> bool:
        """Leave ``asked``; False if somebody else did so first."""
        where = swaps.c.id == swap_id, swaps.c.state == SwapState.ASKED.value
        return await self._update(swaps, *where, state=state.value, due_at=None) == 1


def _swap(row: RowMapping) -> Swap:
    back = (row["back_starts"], row["back_ends"]) if row["back_starts"] else None
    given = row["starts"], row["ends"]
    return Swap(row["id"], row["asker_id"], row["other_id"], given, back, SwapState(row["state"]))


def _reach(row: RowMapping) -> Reach:
    return Reach(row["closed_at"] is not None, row["asked_at"], row["answered_at"])
