"""Swaps of shifts: asked by one, accepted or declined by the other, and nothing changes before that.

    asked ──accept──▶ accepted        two overrides (one, if nothing is given in return)
      ├──decline──▶ declined
      ├──withdraw─▶ withdrawn
      └──its shift begins──▶ expired

Only ``asked`` is ever left.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.rota.plan import Override, Span


class SwapState(StrEnum):
    """Where a swap stands."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Swap:
    """``asker`` asks ``other`` to take the duty of ``given``; ``back`` is what they take over in return, if any."""

    id: int
    asker: int
    other: int
    given: Span
    back: Span | None
    state: SwapState = SwapState.ASKED

    @property
    def expires(self) -> datetime:
        """The instant (UTC) at which the first of its shifts begins: from then on it can't be accepted."""
        return min(self.given[0], self.back[0]) if self.back else self.given[0]


def accepted(swap: Swap) -> list[Override]:
    """The overrides that an accepted swap becomes."""
    found = [Override(swap.other, swap.asker, *swap.given)]
    if swap.back:
        found.append(Override(swap.asker, swap.other, *swap.back))
    return found
