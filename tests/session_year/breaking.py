"""Ways to break the bot of the year of sessions on purpose: each must be found."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.app import App
from bot.delivery.hand import Hands
from bot.sabotage import FORGET_RESTART, Broken, Forgetful
from bot.storage.tables import metadata, reminders, sessions

SWITCHES = {
    "drop-reminder": "lost",
    "send-twice": "twice",
    FORGET_RESTART: "lost",
    "late-reminder": "late",
    "frozen-offset": "wrong",
    "forget-cancellation": "wrong",
}
"""What is broken → what must be found."""
LATE = timedelta(seconds=70)


class Breaking:
    """Breaks the bot in one way, or not at all; it is handed every bot of the year."""

    def __init__(self, switch: str | None) -> None:
        self._switch = switch
        self._forgetful: Forgetful | None = None
        self._starts = 0
        self._delayed = 0
        self._running: set[asyncio.Task[None]] = set()

    def around(self, hand: Hands) -> Hands:
        """A hand that does not do what it should."""
        return Broken(hand, lambda: self._switch, lambda: 0)

    def opened(self, app: App) -> None:
        """Breaks what is kept."""
        self._starts += 1
        self._forgetful = Forgetful(app.database, lambda: self._switch)
        if self._switch == FORGET_RESTART and self._starts > 1:
            self._begin(app, _empty)
        spoil = {"late-reminder": self._put_off, "forget-cancellation": _take_place}.get(self._switch or "")
        if spoil is not None:
            app.database.on_commit(lambda: self._begin(app, spoil))

    def _begin(self, app: App, spoil: Callable[[AsyncConnection], Awaitable[None]]) -> None:
        async def run() -> None:
            async with app.database.everywhere(writes=True) as connection:
                await spoil(connection)

        task = asyncio.get_running_loop().create_task(run())
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _put_off(self, connection: AsyncConnection) -> None:
        """Every reminder is owed later than it should be, once."""
        newest = (
            await connection.execute(select(reminders.c.id).order_by(reminders.c.id.desc()).limit(1))
        ).scalar() or 0
        waiting = (reminders.c.id > self._delayed, reminders.c.id <= newest, reminders.c.due_at.is_not(None))
        rows = (await connection.execute(select(reminders.c.id, reminders.c.due_at).where(*waiting))).all()
        for number, due in rows:
            await connection.execute(update(reminders).where(reminders.c.id == number).values(due_at=due + LATE))
        self._delayed = newest


async def _empty(connection: AsyncConnection) -> None:
    for table in reversed(metadata.sorted_tables):
        await connection.execute(table.delete())


async def _take_place(connection: AsyncConnection) -> None:
    """Sessions that were called off take place again, and are reminded of."""
    off = select(sessions.c.id, sessions.c.starts, sessions.c.revision).where(sessions.c.state == "cancelled")
    for number, starts, revision in (await connection.execute(off)).all():
        planned = update(sessions).where(sessions.c.id == number)
        await connection.execute(planned.values(state="planned", due_at=starts + timedelta(hours=1)))
        mine = select(reminders.c.id, reminders.c.stage).where(
            reminders.c.session_id == number, reminders.c.state == "withdrawn"
        )
        for reminder, stage in (await connection.execute(mine)).all():
            again = {"state": "waiting", "revision": revision, "due_at": starts - timedelta(minutes=stage)}
            await connection.execute(update(reminders).where(reminders.c.id == reminder).values(again))
