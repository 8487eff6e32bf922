"""Two presses on one rehearsal in the same instant: both count."""

import asyncio
import random

from bot.content import data_folder, load_content
from bot.domain.outbox import Action, OutboxEntry, Priority
from bot.services.skills import SkillService, teams_of
from bot.storage.database import Database
from bot.storage.outbox import Posts

GUILD, MESSAGE = 11, 900


async def test_all_who_join_at_once_are_in_a_team(database: Database) -> None:
    payload = {"group": 1, "skill": 1}
    entry = OutboxEntry(
        "one", GUILD, "rehearsal", "rehearsal:1", Action.SEND, Priority.MEMBER, database.clock.now(), 5, payload=payload
    )
    async with database.unit(GUILD) as unit:
        await Posts(unit).add(entry, 5, MESSAGE)
    skills = SkillService(database, load_content(data_folder()), random.Random(1))
    await asyncio.gather(*(skills.join(GUILD, MESSAGE, who) for who in range(1, 13)))
    async with database.reading(GUILD) as unit:
        post = await Posts(unit).by_message(MESSAGE)
    assert post is not None
    assert sorted(who for team in teams_of(post["payload"]) for who in team) == list(range(1, 13))
    assert post["payload"]["group"] == 1
