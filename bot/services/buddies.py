"""Buddies: proposed by those who lead, agreed to by both, and over with one press of either."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.domain.buddies import STILL, THINKS, Pair, PairState, may_pair, next_nudge
from bot.domain.groups import GroupState
from bot.domain.outbox import Priority
from bot.errors import NotFound, Refusal
from bot.services.groups import need
from bot.storage.buddies import BuddyRepository
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.outbox import Outbox
from bot.storage.tables import buddies
from bot.storage.unit import Unit

_TICK = timedelta(seconds=1)
CARD, WORD = "buddy-card", "buddy-word"
"""The card for those who lead, and what each of the two reads."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a member has: a wish, a pair that they are in or are asked to be in, or neither."""

    wishes: bool
    pair: Pair | None


class BuddyService:
    """Brings two together who both want it; nobody is told who ended it or why."""

    def __init__(self, database: Database) -> None:
        self._database, self._due = database, Due(database)

    async def standing(self, guild_id: int, group_id: int, user_id: int) -> Standing:
        """How it stands for a member."""
        async with self._database.reading(guild_id) as unit:
            rows = BuddyRepository(unit)
            return Standing(user_id in await rows.wishing(group_id), await rows.living(group_id, user_id))

    async def wish(self, guild_id: int, group_id: int, user_id: int, *, yes: bool) -> None:
        """They would like a buddy, or no more. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            rows = BuddyRepository(unit)
            if not yes:
                await rows.unwish(group_id, user_id)
                return
            if group_id not in await EnrolmentRepository(unit).groups_of(user_id):
                raise NotFound("buddy-no-member")
            if await rows.living(group_id, user_id) is not None:
                raise Refusal("buddy-has-one")
            await rows.wish(group_id, user_id)

    async def wishing(self, guild_id: int, group_id: int) -> tuple[list[int], list[Pair]]:
        """Who would like a buddy, the longest waiting first, and the pairs there are or that are asked."""
        async with self._database.reading(guild_id) as unit:
            rows = BuddyRepository(unit)
            pairs = [one for one in await rows.of_group(group_id) if one.state is not PairState.OVER]
            taken = {who for one in pairs for who in one.people}
            return [who for who in await rows.wishing(group_id) if who not in taken], pairs

    async def propose(self, guild_id: int, group_id: int, first: int, second: int) -> None:
        """Ask two members who both wished for a buddy. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            if (await need(unit, group_id)).state is not GroupState.OPEN:
                raise Refusal("buddy-group-closed")
            rows = BuddyRepository(unit)
            here = set(await rows.wishing(group_id)) & {
                one.user_id for one in await EnrolmentRepository(unit).members(group_id)
            }
            problem = may_pair(first, second, here, await rows.of_group(group_id))
            if problem is not None:
                raise Refusal(f"buddy-cannot-{problem}")
            number = await rows.propose(group_id, first, second, unit.now() + THINKS)
            for place, who in enumerate((first, second)):
                await _word(unit, number, who, "asked", f"asked:{place}")
            channel_id = await GroupRepository(unit).channel(group_id, "staff")
            if channel_id is not None:
                await Outbox(unit).send(
                    CARD,
                    f"buddy:{number}",
                    f"{CARD}:{number}:{int(unit.now().timestamp())}",
                    priority=Priority.ROUTINE,
                    channel_id=channel_id,
                    payload={"pair": number},
                )

    async def answer(self, guild_id: int, pair_id: int, user_id: int, *, yes: bool) -> Pair | None:
        """One of the two agrees or not; the pair as it is then, None when it is over. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            rows, pair = BuddyRepository(unit), await _mine(unit, pair_id, user_id)
            if pair.state is not PairState.PROPOSED:
                raise Refusal("buddy-answered")
            if not yes:
                await rows.end(pair, user_id)
                return None
            await rows.agree(pair, user_id)
            pair = await _mine(unit, pair_id, user_id)
            if all(pair.agreed) and await rows.join(pair_id):
                await rows.unwish(pair.group_id, *pair.people)
                await Outbox(unit).withdraw(f"{WORD}:{pair_id}")
                await Outbox(unit).refresh(f"{WORD}:{pair_id}", priority=Priority.MEMBER)
                for place, who in enumerate(pair.people):
                    await _word(unit, pair_id, who, "together", f"together:{place}")
            await Outbox(unit).refresh(f"buddy:{pair_id}", priority=Priority.ROUTINE)
            return await _mine(unit, pair_id, user_id)

    async def part(self, guild_id: int, pair_id: int, user_id: int, *, again: bool) -> None:
        """One of the two ends it, and may look for another; the other is told gently. Raises NotFound."""
        async with self._database.unit(guild_id) as unit:
            rows, pair = BuddyRepository(unit), await _mine(unit, pair_id, user_id)
            await rows.end(pair, user_id)
            if again:
                await rows.wish(pair.group_id, user_id)
            else:
                await rows.unwish(pair.group_id, user_id)

    async def choose_day(self, guild_id: int, pair_id: int, user_id: int, day: int | None) -> None:
        """On which weekday (Monday is 0) one of the two is nudged, or none. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            pair = await _mine(unit, pair_id, user_id)
            if pair.state is not PairState.TOGETHER:
                raise Refusal("buddy-not-yet")
            await BuddyRepository(unit).choose_day(pair, user_id, day)
            await self._owe(unit, await _mine(unit, pair_id, user_id), unit.now())

    async def pair(self, guild_id: int, pair_id: int) -> Pair | None:
        """A pair as it is now."""
        async with self._database.reading(guild_id) as unit:
            return await BuddyRepository(unit).get(pair_id)

    async def run_due(self, now: datetime) -> int:
        """Nudge those who chose it, once a week; let proposals lapse that nobody answered."""

        async def work(unit: Unit, pair_id: int) -> None:
            rows = BuddyRepository(unit)
            pair, due_at = await rows.get(pair_id), await rows.due_at(pair_id)
            if pair is None or due_at is None or due_at > now:
                return
            if pair.state is PairState.PROPOSED:
                await self._lapse(unit, pair)
            elif pair.state is PairState.TOGETHER:
                await self._nudge(unit, pair, due_at)

        return await self._due.units(buddies, now, work)

    async def _nudge(self, unit: Unit, pair: Pair, due_at: datetime) -> None:
        group = await need(unit, pair.group_id)
        for place, who in enumerate(pair.people):
            wanted = next_nudge([pair.days[place]], group.zone, due_at.replace(microsecond=0) - _TICK)
            if wanted == due_at and unit.now() - due_at <= STILL and group.state is GroupState.OPEN:
                await _word(unit, pair.id, who, "nudge", f"nudge:{place}:{int(due_at.timestamp())}", due_at)
        await self._owe(unit, pair, unit.now())

    async def _lapse(self, unit: Unit, pair: Pair) -> None:
        await BuddyRepository(unit).lapse(pair.id)
        for subject in (f"buddy:{pair.id}", f"{WORD}:{pair.id}"):
            await Outbox(unit).withdraw(subject)
            await Outbox(unit).refresh(subject, priority=Priority.ROUTINE)

    @staticmethod
    async def _owe(unit: Unit, pair: Pair, after: datetime) -> None:
        zone = (await need(unit, pair.group_id)).zone
        await BuddyRepository(unit).owe(pair.id, next_nudge(pair.days, zone, after))


async def _mine(unit: Unit, pair_id: int, user_id: int) -> Pair:
    pair = await BuddyRepository(unit).get(pair_id)
    if pair is None or user_id not in pair.people or pair.state is PairState.OVER:
        raise NotFound("buddy-gone")
    return pair


async def _word(unit: Unit, pair_id: int, who: int, word: str, key: str, at: datetime | None = None) -> None:
    payload: dict[str, Any] = {"pair": pair_id, "word": word, "user": who}
    if at is not None:
        payload["turn"] = int(at.timestamp()) // 604_800
    await Outbox(unit).send(
        WORD,
        f"{WORD}:{pair_id}",
        f"{WORD}:{pair_id}:{key}:{int(unit.now().timestamp())}",  # numbers of lapsed pairs are used again
        priority=Priority.MEMBER,
        user_id=who,
        payload=payload,
    )
