"""What the page needs to know about a guided tour; the composition root supplies one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

StepState = Literal["todo", "playing", "done"]


@dataclass(frozen=True)
class TourStep:
    """One step as the page shows it.

    ``who`` is the name of the person who acts. ``person`` is the user id through whose eyes the step is best
    seen, or None; ``sees`` is that person's name where it is not the one who acts. ``place`` is where it can be
    seen once it was played: ``channel`` or ``channel/message``, in ids.
    """

    title: str
    text: str
    who: str
    person: int | None = None
    sees: str | None = None
    place: str | None = None
    state: StepState = "todo"


class Tour(Protocol):
    """A list of steps that can be played one after the other. ``restartable``: whether it can begin anew."""

    @property
    def restartable(self) -> bool:
        """Whether ``restart`` works."""
        ...

    def steps(self) -> Sequence[TourStep]:
        """The steps in order, each with its present state."""
        ...

    async def play(self, index: int) -> None:
        """Play step ``index`` (0-based) to its end; CirclekeeperError says in a sentence why it stopped."""
        ...

    async def restart(self) -> None:
        """Make the world anew and forget that anything was played. Nobody looks at the world meanwhile."""
        ...


class NoTour:
    """A tour without steps."""

    restartable = False

    def steps(self) -> Sequence[TourStep]:
        """Nothing."""
        return ()

    async def play(self, index: int) -> None:
        """Raise IndexError: there is nothing to play."""
        raise IndexError(index)

    async def restart(self) -> None:
        """Nothing to begin anew."""
