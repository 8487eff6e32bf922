"""Ways to break the bot of the year on purpose: each must be found."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import select, update

from bot.app import App
from bot.delivery.hand import Hands
from bot.sabotage import Broken, Forgetful
from bot.storage.tables import cases

SWITCHES = {
    "drop-later-pages": "lost",
    "forget-acknowledgement": "after",
    "late-step": "late",
    "send-twice": "twice",
    "wrong-person": "wrong",
}
"""What is broken → what must be found."""
LATE = timedelta(seconds=70)


class Breaking:
    """Breaks the bot in one way, or not at all; it is handed every bot of the year."""

    def __init__(self, switch: str | None) -> None:
        self._switch = switch
        self._stranger = 0
        self._forgetful: Forgetful | None = None
        self._delayed: set[int] = set()
        self._running: set[asyncio.Task[None]] = set()

    def somebody_else(self, person: int) -> None:
        """Who reads what is sent to the wrong person."""
        self._stranger = person

    def around(self, hand: Hands) -> Hands:
        """A hand that does not do what it should."""
        return Broken(hand, lambda: self._switch, lambda: self._stranger)

    def opened(self, app: App) -> None:
        """Breaks what is kept."""
        self._forgetful = Forgetful(app.database, lambda: self._switch)
        if self._switch == "late-step":
            app.database.on_commit(self._soon(app))

    def _soon(self, app: App) -> Callable[[], None]:
        def begin() -> None:
            task = asyncio.get_running_loop().create_task(self._put_off(app))
            self._running.add(task)
            task.add_done_callback(self._running.discard)

        return begin

    async def _put_off(self, app: App) -> None:
        """The second step of every case comes later than it is due, once."""
        async with app.database.everywhere(writes=True) as connection:
            wanted = select(cases.c.id, cases.c.due_at).where(cases.c.state == "paging", cases.c.step == 1)
            for case, due in (await connection.execute(wanted)).all():
                if case not in self._delayed:
                    self._delayed.add(case)
                    await connection.execute(update(cases).where(cases.c.id == case).values(due_at=due + LATE))
