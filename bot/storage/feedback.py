"""Rows of feedback rounds, of who takes part, and of what was written; the words in them are sealed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy.engine import RowMapping

from bot.domain.feedback import LASTS, FeedbackRound, FeedbackState, Place, PlaceState
from bot.storage.tables import feedback, feedback_places, feedback_rounds
from bot.storage.unit import Repository


class RoundRepository(Repository):
    """Rounds of a guild's groups."""

    async def add(self, group_id: int, by: int, *, pair: bool) -> int:
        """Open a round; its number. It ends by itself."""
        now = self.unit.now()
        ends = {"until": now + LASTS, "due_at": now + LASTS}
        self.unit.wake()
        number = await self._insert(feedback_rounds, group_id=group_id, by_id=by, pair=pair, open=True, at=now, **ends)
        return int(number)

    async def get(self, round_id: int) -> FeedbackRound | None:
        """A round with its places."""
        row = await self._one(feedback_rounds, feedback_rounds.c.id == round_id)
        return await self._round(row) if row is not None else None

    async def going(self, group_id: int) -> list[FeedbackRound]:
        """Rounds of a group that are open, the oldest first."""
        mine = (feedback_rounds.c.group_id == group_id, feedback_rounds.c.open)
        return [await self._round(row) for row in await self._all(feedback_rounds, *mine)]

    async def of_person(self, user_id: int) -> list[FeedbackRound]:
        """Open rounds in which a person has a place that they have not given up."""
        mine = (feedback_places.c.user_id == user_id, feedback_places.c.state != PlaceState.OUT.value)
        numbers = [row["round_id"] for row in await self._all(feedback_places, *mine)]
        rows = await self._all(feedback_rounds, feedback_rounds.c.id.in_(numbers), feedback_rounds.c.open)
        return [await self._round(row) for row in rows]

    async def put(self, round_id: int, user_id: int, state: PlaceState) -> None:
        """A person's word on a round."""
        unique = {"round_id": round_id, "user_id": user_id}
        await self._upsert(feedback_places, tuple(unique), **unique, state=state.value, at=self.unit.now())

    async def close(self, round_id: int) -> bool:
        """Nothing more is written; whether it was open."""
        still = (feedback_rounds.c.id == round_id, feedback_rounds.c.open)
        return await self._update(feedback_rounds, *still, open=False, due_at=None) == 1

    async def _round(self, row: RowMapping) -> FeedbackRound:
        rows = await self._all(feedback_places, feedback_places.c.round_id == row["id"])
        places = tuple(Place(one["id"], one["user_id"], PlaceState(one["state"])) for one in rows)
        who = (row["id"], row["group_id"], row["by_id"])
        return FeedbackRound(*who, row["pair"], row["open"], row["until"], places)


class FeedbackRepository(Repository):
    """What was written in rounds. ``place`` is the place of the person it is for."""

    async def write(self, of: FeedbackRound, place: int, user_id: int, box: bytes, *, shareable: bool) -> int:
        """Keep a feedback, in place of what the person wrote there before; its number. It waits to be read."""
        unique = {"place_id": place, "user_id": user_id}
        about = {"group_id": of.group_id, "round_id": of.id, "words": box, "shareable": shareable}
        fresh = {"state": FeedbackState.WAITING.value, "note": None, "author_id": None, "at": self.unit.now()}
        await self._upsert(feedback, tuple(unique), **unique, **about, **fresh, thanked=False, shared=False)
        row = await self.between(place, user_id)
        assert row is not None
        return int(row["id"])

    async def get(self, feedback_id: int) -> RowMapping | None:
        """A feedback by its number."""
        return await self._one(feedback, feedback.c.id == feedback_id)

    async def place(self, row: RowMapping) -> Place:
        """The place of the person it is for."""
        found = await self._one(feedback_places, feedback_places.c.id == row["place_id"])
        assert found is not None
        return Place(found["id"], found["user_id"], PlaceState(found["state"]))

    async def between(self, place: int, user_id: int) -> RowMapping | None:
        """What a person wrote for a place."""
        return await self._one(feedback, feedback.c.place_id == place, feedback.c.user_id == user_id)

    async def waiting(self, group_id: int) -> Sequence[RowMapping]:
        """What waits to be read in a group, the oldest first."""
        still = feedback.c.state == FeedbackState.WAITING.value
        return await self._all(feedback, feedback.c.group_id == group_id, still, order_by=feedback.c.at)

    async def of_person(self, user_id: int) -> Sequence[RowMapping]:
        """What a person wrote or was given, the newest last."""
        mine = (feedback.c.user_id == user_id) | (feedback.c.receiver_id == user_id)
        return await self._all(feedback, mine)

    async def unread(self, place: Place, round_id: int) -> Sequence[RowMapping]:
        """What is not released in a round and was written by the person of a place, or for them."""
        still = (feedback.c.round_id == round_id, feedback.c.state != FeedbackState.RELEASED.value)
        return await self._all(
            feedback, *still, (feedback.c.user_id == place.user_id) | (feedback.c.place_id == place.id)
        )

    async def step(self, feedback_id: int, state: FeedbackState, to: FeedbackState, **values: Any) -> bool:
        """Claim the step from ``state`` to ``to``, and change other columns with it."""
        still = (feedback.c.id == feedback_id, feedback.c.state == state.value)
        return await self._update(feedback, *still, state=to.value, **values) == 1

    async def save(self, feedback_id: int, **values: Any) -> None:
        """Change some columns."""
        await self._update(feedback, feedback.c.id == feedback_id, **values)

    async def remove(self, feedback_id: int) -> None:
        """Delete it."""
        await self._delete(feedback, feedback.c.id == feedback_id)
