"""One open tab of the practice page: who sits there and what it has been shown."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from aiohttp import web

from bot.practice.seat import Seat
from bot.practice.snapshot import SHOWN


class Tab:
    """Sends only what changed since it last sent something, as the person in the seat may see it."""

    def __init__(self, socket: web.WebSocketResponse, seat: Seat | None) -> None:
        self.seat = seat
        self._socket = socket
        self._known: dict[str, dict[str, str]] = {}
        self._structure = ""

    async def tell(self, kind: str, data: object) -> None:
        """Send one event; a tab that has gone is not an error."""
        await self._send({"t": kind, "d": data})

    async def answer(self, number: object, data: object) -> None:
        """Answer request ``number`` with ``data``."""
        await self._send({"re": number, "ok": True, "d": data})

    async def refuse(self, number: object, sentence: str) -> None:
        """Answer request ``number`` with the sentence that says why not."""
        await self._send({"re": number, "ok": False, "error": sentence})

    async def _send(self, frame: Mapping[str, object]) -> None:
        if not self._socket.closed:
            try:
                await self._socket.send_str(json.dumps(frame, default=str))
            except ConnectionError:
                return

    async def close(self) -> None:
        """Close the line."""
        await self._socket.close()

    def remember(self) -> dict[str, Any]:
        """The structure as this person sees it; what exists now counts as shown."""
        assert self.seat is not None
        structure = self.seat.view.structure()
        self._structure = json.dumps(structure, default=str)
        self._known = {place: self._prints(place) for place in self.seat.view.places()}
        return structure

    def _prints(self, place: str) -> dict[str, str]:
        assert self.seat is not None
        return {str(one["id"]): json.dumps(one, default=str) for one in self.seat.view.history(int(place))}

    async def refresh(self, places: Collection[str], structure: bool) -> None:
        """Send what changed in ``places`` and, with ``structure``, in the lists of channels and people."""
        if self.seat is None:
            return
        if structure:
            await self._refresh_structure()
        for place in sorted(places):
            await self._refresh_place(place)

    async def _refresh_structure(self) -> None:
        assert self.seat is not None
        structure = self.seat.view.structure()
        printed = json.dumps(structure, default=str)
        if printed == self._structure:
            return
        self._structure = printed
        visible = set(self.seat.view.places())
        for gone in self._known.keys() - visible:
            del self._known[gone]
        await self.tell("structure", structure)
        for fresh in visible - self._known.keys():
            self._known[fresh] = self._prints(fresh)

    async def _refresh_place(self, place: str) -> None:
        assert self.seat is not None
        if place not in self.seat.view.places():
            return
        old = self._known.get(place, {})
        new = self._prints(place)
        self._known[place] = new
        newest = max(map(int, old), default=0)
        for key, printed in new.items():
            if old.get(key) != printed:
                await self.tell("message", {"message": json.loads(printed), "fresh": int(key) > newest})
        oldest = min(map(int, new)) if len(new) >= SHOWN else 0
        for key in old.keys() - new.keys():
            if int(key) > oldest:
                await self.tell("gone", {"channel_id": place, "id": key})
