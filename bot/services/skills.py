"""Skills: shown to a group, and rehearsed in pairs and threes whose roles are drawn by lot."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.content import Content, Skill
from bot.domain.outbox import Priority
from bot.domain.rehearsal import Role, dealt, joined, role_of, without
from bot.errors import NotFound, Refusal
from bot.services.groups import need
from bot.storage.database import Database
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.outbox import Outbox, Posts
from bot.storage.rsvps import RsvpRepository
from bot.storage.sessions import SessionRepository
from bot.storage.unit import Unit

REHEARSAL = "rehearsal"
MOST = 60
"""People whose roles one card can name."""


class SkillService:
    """Keeps nothing itself: who has which role stands in the card that was sent."""

    def __init__(self, database: Database, content: Content, chance: random.Random) -> None:
        self._database, self._content, self._chance = database, content, chance

    def skill(self, number: int) -> Skill:
        """A skill by its number; raises NotFound."""
        found = next((one for one in self._content.skills.values() if one.number == number), None)
        if found is None:
            raise NotFound("skill-unknown")
        return found

    async def show(self, guild_id: int, group_id: int, number: int, key: int) -> None:
        """Put a skill before the group; ``key`` is the press. Raises NotFound and Refusal."""
        self.skill(number)
        async with self._database.unit(guild_id) as unit:
            await self._post(unit, "skill", group_id, f"skill:{key}", {"skill": number})

    async def rehearse(self, guild_id: int, group_id: int, number: int, key: int) -> int:
        """Deal roles to those who said they would come to the next session, or to all members; in how many teams.

        Raises NotFound and Refusal.
        """
        self.skill(number)
        async with self._database.unit(guild_id) as unit:
            people = await self._present(unit, group_id)
            if len(people) < 2:
                raise Refusal("skill-too-few")
            self._chance.shuffle(people)
            teams = dealt(people[:MOST])
            await self._post(unit, REHEARSAL, group_id, f"rehearsal:{key}", {"skill": number, **_places(teams)})
        return len(teams)

    async def role(self, guild_id: int, message_id: int, user_id: int) -> Role:
        """What somebody does in the rehearsal of that message. Raises Refusal for who is in no team."""
        async with self._database.reading(guild_id) as unit:
            post = await Posts(unit).by_message(message_id)
        role = role_of(teams_of(post["payload"]), user_id) if post is not None else None
        if role is None:
            raise Refusal("skill-no-role")
        return role

    async def join(self, guild_id: int, message_id: int, user_id: int) -> None:
        """Take somebody into the rehearsal of that message; once. Raises Refusal if they are in it, or it is full."""
        await self._deal_again(guild_id, message_id, user_id, joined, here=False)

    async def step_out(self, guild_id: int, message_id: int, user_id: int) -> None:
        """Let somebody leave the rehearsal of that message; whoever would be alone joins others.

        Raises Refusal for who is in no team.
        """
        await self._deal_again(guild_id, message_id, user_id, without, here=True)

    async def _deal_again(
        self, guild_id: int, message_id: int, user_id: int, deal: Callable[..., list[list[int]]], *, here: bool
    ) -> None:
        async with self._database.unit(guild_id) as unit:
            post = await Posts(unit).held(message_id)
            if post is None:
                raise Refusal("skill-rehearsal-gone")
            teams = teams_of(post["payload"])
            if (role_of(teams, user_id) is not None) is not here:
                raise Refusal("skill-no-role" if here else "skill-in-team")
            if not here and sum(map(len, teams)) >= MOST:
                raise Refusal("skill-full")
            kept = {name: value for name, value in post["payload"].items() if not _is_place(name)}
            await Posts(unit).rewrite(message_id, {**kept, **_places(deal(teams, user_id))})
            await Outbox(unit).refresh(post["subject"], priority=Priority.MEMBER)

    async def _present(self, unit: Unit, group_id: int) -> list[int]:
        await need(unit, group_id)
        sessions = await SessionRepository(unit).coming([group_id], unit.now())
        people = await RsvpRepository(unit).seated(sessions[0].id) if sessions else []
        return people or [one.user_id for one in await EnrolmentRepository(unit).members(group_id)]

    @staticmethod
    async def _post(unit: Unit, kind: str, group_id: int, key: str, payload: dict[str, Any]) -> None:
        channel_id = await GroupRepository(unit).channel(group_id, "talk")
        if channel_id is None:
            raise Refusal("ground-no-channel")
        await Outbox(unit).send(
            kind, key, key, priority=Priority.MEMBER, channel_id=channel_id, payload={"group": group_id, **payload}
        )


def _places(teams: Sequence[Sequence[int]]) -> dict[str, int]:
    return {f"p{team}_{place}": who for team, of in enumerate(teams) for place, who in enumerate(of)}


def _is_place(name: str) -> bool:
    return name.startswith("p")


def teams_of(payload: Mapping[str, Any]) -> list[list[int]]:
    """The teams that a card's payload names."""
    teams: dict[int, dict[int, int]] = {}
    for name, who in payload.items():
        if _is_place(name):
            team, place = name[1:].split("_")
            teams.setdefault(int(team), {})[int(place)] = int(who)
    return [[of[place] for place in sorted(of)] for _, of in sorted(teams.items())]
