"""Counts what leaves the bot, and stops it just before or just after one chosen commit or request."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.practice import bridge
from bot.practice.routes import Call
from tests.practice.deaths import DeadlyWorld


class Stopped(Exception):
    """The bot is no more: what it tried does not happen."""


@dataclass(frozen=True)
class Point:
    """The ``number``-th commit or request of the path (from 1), just before or just after it."""

    number: int
    after: bool

    @property
    def side(self) -> str:
        """before or after."""
        return "after" if self.after else "before"


class Blade:
    """Falls once, at ``point``. ``passed`` names every commit and request of the path so far."""

    def __init__(self, point: Point | None) -> None:
        self._point = point
        self._falls: Callable[[], None] = _nothing
        self.on_path, self.fallen_at = False, ""
        self.passed: list[str] = []
        self._lives = 0

    def on_fall(self, falls: Callable[[], None]) -> None:
        """Call ``falls`` when the bot stops."""
        self._falls = falls

    def new_life(self) -> Life:
        """A bot is started."""
        self._lives += 1
        return Life(self, self._lives)

    def stop(self) -> None:
        """Whatever lives now can do nothing any more."""
        self._lives += 1

    def lives(self, number: int) -> bool:
        """Whether this life is still going on."""
        return number == self._lives

    def before(self, name: str) -> int:
        """Something is about to be committed or sent; its number."""
        if self.on_path:
            self.passed.append(name)
            self._fall_at(len(self.passed), name, after=False)
        return len(self.passed)

    def after(self, number: int, name: str) -> None:
        """It has happened."""
        if self.on_path:
            self._fall_at(number, name, after=True)

    def _fall_at(self, number: int, name: str, *, after: bool) -> None:
        if not self.fallen_at and Point(number, after) == self._point:
            self.fallen_at = name
            self._lives += 1
            self._falls()


def _nothing() -> None:
    """Nobody wants to know."""


class Life:
    """One start of the bot, as far as it can still do anything."""

    def __init__(self, blade: Blade, number: int) -> None:
        self._blade, self._number = blade, number

    @property
    def over(self) -> bool:
        """Whether it has been stopped."""
        return not self._blade.lives(self._number)

    def guard(self, engine: AsyncEngine) -> AsyncEngine:
        """Let commits of this engine pass only while this life lasts. Those that change nothing are no points."""
        dialect, written = engine.sync_engine.dialect, dict[int, list[str]]()
        commit = dialect.do_commit

        @event.listens_for(engine.sync_engine, "before_cursor_execute")
        def note(connection: Any, _cursor: Any, _statement: str, _values: Any, context: Any, _many: bool) -> None:
            if context is not None and (context.isinsert or context.isupdate or context.isdelete):
                table = context.compiled.statement.table.name
                tables = written.setdefault(id(connection.connection.dbapi_connection), [])
                tables.extend([table] * (table not in tables))

        changes = dict[int, int]()

        def guarded(connection: Any) -> None:
            key, total = id(connection.dbapi_connection), connection.driver_connection.total_changes
            tables, changed = written.pop(key, []), total != changes.get(key, 0)
            changes[key] = total
            if not changed:
                commit(connection)
                return
            self._cross("commit " + " + ".join(tables), lambda: commit(connection))

        dialect.do_commit = guarded  # type: ignore[method-assign, assignment]
        return engine

    def _cross(self, name: str, act: Callable[[], None]) -> None:
        self._end_if_over()
        number = self._blade.before(name)
        self._end_if_over()
        act()
        self._blade.after(number, name)
        self._end_if_over()

    def _end_if_over(self) -> None:
        if self.over:
            raise Stopped


class GuardedWorld(DeadlyWorld):
    """Takes requests only from a bot that is alive; ``name`` says in words what a request is about."""

    life: Life | None = None
    blade: Blade | None = None

    def request(self, call: Call) -> Any:
        """Carry out a request, unless the bot stopped just before; after a stop the answer reaches nobody."""
        if self.blade is None or self.life is None:
            return super().request(call)
        self._refuse_the_dead()
        number = self.blade.before(name := self._name(call))
        self._refuse_the_dead()
        answer = super().request(call)
        self.blade.after(number, name)
        self._refuse_the_dead()
        return answer

    def _refuse_the_dead(self) -> None:
        if self.life is not None and self.life.over:
            raise bridge.ApiError(401, 0, "Nobody is there to read this.")

    def _name(self, call: Call) -> str:
        path = re.sub(r"/interactions/.*", "/interactions/…", call.path)
        return f"{call.method} " + re.sub(r"\d{15,}", lambda found: self._place(int(found.group())), path)

    def _place(self, number: int) -> str:
        channel = self.backend.channels.get(number)
        if channel is None:
            return "…"
        if channel.name:
            return f"#{channel.name}"
        owners = [user for user, place in self.backend.dm_channels.items() if place == number]
        return f"@{self.backend.users[owners[0]].global_name}" if owners else "…"
