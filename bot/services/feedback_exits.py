"""Stepping out of rounds of feedback: by choice, or with leaving the group; and how those concerned are told."""

from __future__ import annotations

from bot.domain.feedback import FeedbackRound, Place, PlaceState
from bot.domain.outbox import Priority
from bot.storage.feedback import FeedbackRepository, RoundRepository
from bot.storage.outbox import Outbox
from bot.storage.unit import Unit

CARD, INVITED, BEGUN, OVER = "feedback-round", "feedback-invited", "feedback-begun", "feedback-over"
"""The card in the group's talk; and to one person: the invitation, that both said yes, that it will not be."""


async def step_out(unit: Unit, of: FeedbackRound, mine: Place) -> None:
    """A person is out of a round, with what is not released, by them and for them; a pair is over with it."""
    await RoundRepository(unit).put(of.id, mine.user_id, PlaceState.OUT)
    for row in await FeedbackRepository(unit).unread(mine, of.id):
        await FeedbackRepository(unit).remove(row["id"])
        await redraw(unit, row["id"])
    if of.pair and of.open:
        await close_round(unit, of.id)
        for other in of.places:
            if other.user_id != mine.user_id and other.state is PlaceState.IN:
                await tell(unit, OVER, of.id, of.group_id, other.user_id)


async def step_out_of_all(unit: Unit, group_id: int, user_id: int) -> None:
    """A person leaves a group: they are out of its rounds."""
    for found in await RoundRepository(unit).of_person(user_id):
        mine = found.place_of(user_id)
        if found.group_id == group_id and mine is not None:
            await step_out(unit, found, mine)


async def redraw(unit: Unit, feedback_id: int) -> None:
    """Every card about a feedback says what holds now; what is still queued is not sent."""
    await Outbox(unit).withdraw(f"feedback:{feedback_id}")
    await Outbox(unit).refresh(f"feedback:{feedback_id}", priority=Priority.MEMBER)


async def close_round(unit: Unit, round_id: int) -> None:
    """Nothing more is written in it."""
    if await RoundRepository(unit).close(round_id):
        await Outbox(unit).withdraw(subject(round_id))
        await Outbox(unit).refresh(subject(round_id), priority=Priority.MEMBER)


async def tell(unit: Unit, kind: str, round_id: int, group_id: int, user_id: int) -> None:
    """Tell one person about a round, once for each kind."""
    await Outbox(unit).send(
        kind,
        subject(round_id),
        f"{kind}:{round_id}:{user_id}",
        priority=Priority.MEMBER,
        user_id=user_id,
        payload={"round": round_id, "group": group_id, "person": user_id},
    )


def subject(round_id: int) -> str:
    """Under which all cards of a round are found."""
    return f"feedback-round:{round_id}"
