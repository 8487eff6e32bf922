"""Topics of the week: who sets them, who proposes them, and that one comes each week at the group's time."""

from __future__ import annotations

import json
import secrets
from datetime import datetime
from typing import Any

from bot.content import Content
from bot.domain.checkins import CheckInRule, latest_missed, next_prompt, read_weekdays
from bot.domain.groups import GroupState
from bot.domain.outbox import Priority
from bot.domain.topics import LATEST, LONGEST, LONGEST_TITLE, Topic, TopicPlan, TopicState, next_starter
from bot.domain.triage import Level, Source
from bot.domain.when import parse_time
from bot.errors import BadInput, NotFound, Refusal
from bot.services.enrolments import country_of
from bot.services.groups import need
from bot.services.offers import offered
from bot.services.private_words import PrivateWords
from bot.services.quiet import quiet_until
from bot.services.rsvps import leader_names
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.outbox import Outbox
from bot.storage.switches import SwitchRepository
from bot.storage.tables import topic_weeks
from bot.storage.topics import TopicRepository, TopicWeekRepository, rule_of
from bot.storage.unit import Unit

PART = "topics"
CARD, PROPOSED, SETTLED = "topic", "topic-proposed", "topic-settled"
"""The card of the week in the group's talk; that one was proposed, to staff; what became of it, to its writer."""


class TopicService:
    """Topics of all guilds, always one guild at a time."""

    def __init__(self, database: Database, content: Content, private: PrivateWords) -> None:
        self._database, self._content, self._private, self._due = database, content, private, Due(database)

    # ----------------------------------------------------------------- those who lead

    async def schedule(self, guild_id: int, group_id: int, weekday: str, at: str) -> datetime | None:
        """Show one each week, as written: ``mon`` and ``18:00``; when next. Raises BadInput, NotFound and Refusal."""
        days, moment = read_weekdays(weekday), parse_time(at)
        if len(days) != 1:
            raise BadInput("topic-one-weekday")
        if moment is None:
            raise BadInput("checkin-time-unreadable")
        async with self._database.unit(guild_id) as unit:
            group = await offered(unit, self._content, group_id, PART)
            rule = CheckInRule(days, moment, group.zone)
            following = next_prompt(rule, unit.now())
            await TopicWeekRepository(unit).save(group_id, rule, following)
        return following

    async def pause(self, guild_id: int, group_id: int) -> None:
        """None comes by itself until a time is set again. Raises Refusal where none did."""
        async with self._database.unit(guild_id) as unit:
            if not await TopicWeekRepository(unit).pause(group_id):
                raise Refusal("topic-no-week")

    async def plan(self, guild_id: int, group_id: int) -> TopicPlan:
        """What is to come. Raises NotFound and Refusal."""
        async with self._database.reading(guild_id) as unit:
            await offered(unit, self._content, group_id, PART)
            week = await TopicWeekRepository(unit).of_group(group_id)
            waiting, proposed = [
                [
                    found
                    for row in await TopicRepository(unit).of_group(group_id, state)
                    if (found := await self._opened(unit, row))
                ]
                for state in (TopicState.WAITING, TopicState.PROPOSED)
            ]
            key = await self._starter(unit, group_id)
        following = self._content.topics[key].title if key else ""
        return TopicPlan(week["due_at"] if week else None, tuple(waiting), tuple(proposed), following)

    async def add(self, guild_id: int, group_id: int, by: int, title: str, about: str) -> None:
        """Whoever leads sets one: it waits for its week. Raises BadInput, NotFound and Refusal."""
        said = _fit(title, about)
        async with self._database.unit(guild_id) as unit:
            await offered(unit, self._content, group_id, PART)
            box = await unit.seal(by, json.dumps(said))
            await TopicRepository(unit).add(group_id, TopicState.WAITING, user_id=by, box=box)

    async def take_up(self, guild_id: int, topic_id: int) -> None:
        """A proposed one gets its week. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            found = await self._need(unit, topic_id)
            if not await TopicRepository(unit).move(topic_id, TopicState.PROPOSED, TopicState.WAITING):
                raise Refusal("topic-settled-already")
            await _redraw(unit, topic_id)
            if found.user_id is not None:
                await self._post(unit, SETTLED, found.group_id, topic_id, to=found.user_id)

    async def remove(self, guild_id: int, topic_id: int) -> None:
        """One that was proposed or waits goes. Raises NotFound, and Refusal for one that was shown."""
        async with self._database.unit(guild_id) as unit:
            found = await self._need(unit, topic_id)
            if found.state is TopicState.SHOWN:
                raise Refusal("topic-settled-already")
            await TopicRepository(unit).remove(topic_id)
            await _redraw(unit, topic_id)

    async def show_now(self, guild_id: int, group_id: int) -> Topic:
        """Show the next one at once, besides the weekly ones. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            await offered(unit, self._content, group_id, PART)
            if await quiet_until(unit, self._content, group_id, unit.now()) is not None:
                raise Refusal("topic-session-running")
            return await self._show(unit, group_id)

    # ------------------------------------------------------------------------ members

    async def readers(self, guild_id: int, group_id: int, user_id: int) -> tuple[tuple[str, ...], bool]:
        """Names of those who read proposals, and whether the member's words are screened. Raises Refusal."""
        async with self._database.reading(guild_id) as unit:
            await offered(unit, self._content, group_id, PART)
            names = await leader_names(unit, await GroupRepository(unit).facilitators(group_id))
            return names, await self._private.screened(unit, group_id, user_id)

    async def propose(self, guild_id: int, group_id: int, by: int, title: str, about: str) -> tuple[bool, bool, str]:
        """A member proposes one; what is dangerous is read by a professional instead.

        Whether it was held back, whether a professional will see it, and the country. Raises BadInput and Refusal.
        """
        said = _fit(title, about)
        async with self._database.unit(guild_id) as unit:
            await offered(unit, self._content, group_id, PART)
            if group_id not in await EnrolmentRepository(unit).groups_of(by):
                raise Refusal("topic-no-member")
            whole = "\n".join(said)
            verdict = await self._private.judge(unit, group_id, by, whole)
            print_ = f"topic:{by}:{int(unit.now().timestamp() * 1000)}"
            how: dict[str, Any] = {"level": verdict.level, "source": Source.MESSAGE, "fingerprint": print_}
            await self._private.flag(unit, group_id, by, verdict, said=whole, **how)
            held = verdict.level >= Level.RED
            if not held:
                box = await unit.seal(by, json.dumps(said))
                number = await TopicRepository(unit).add(group_id, TopicState.PROPOSED, user_id=by, box=box)
                await self._post(unit, PROPOSED, group_id, number, role="staff")
            return held, verdict.level > Level.GREEN, await country_of(unit, group_id, by)

    async def card(self, guild_id: int, topic_id: int) -> Topic | None:
        """A topic as its cards show it; None once it is gone."""
        async with self._database.reading(guild_id) as unit:
            row = await TopicRepository(unit).get(topic_id)
            return await self._opened(unit, row) if row is not None else None

    # --------------------------------------------------------------- what happens by itself

    async def run_due(self, now: datetime) -> int:
        """Show each group whose time has come its topic; not while a session goes on, and not days too late."""

        async def work(unit: Unit, week_id: int) -> None:
            row = await TopicWeekRepository(unit).get(week_id)
            if row is None or row["due_at"] is None or row["due_at"] > now:
                return
            group, rule = await need(unit, row["group_id"]), rule_of(row)
            if later := await quiet_until(unit, self._content, group.id, now):
                await TopicWeekRepository(unit).owe(week_id, later)
                return
            meant = latest_missed(rule, row["due_at"], now)
            await TopicWeekRepository(unit).owe(week_id, next_prompt(rule, now))
            part = PART in self._content.group_types[group.type].parts
            part = part and PART not in await SwitchRepository(unit).off(group.id)
            if part and group.state is GroupState.OPEN and now - meant <= LATEST:
                await self._show(unit, group.id)

        return await self._due.units(topic_weeks, now, work)

    async def _show(self, unit: Unit, group_id: int) -> Topic:
        rows = TopicRepository(unit)
        waiting = [row["id"] for row in await rows.of_group(group_id, TopicState.WAITING)]
        for number in waiting:
            if await self._need(unit, number) and await rows.move(number, TopicState.WAITING, TopicState.SHOWN):
                break
        else:
            key = await self._starter(unit, group_id)
            if key is None:
                raise Refusal("topic-none-left")
            number = await rows.add(group_id, TopicState.SHOWN, user_id=None, box=None, starter=key)
        await self._post(unit, CARD, group_id, number, role="talk")
        return await self._need(unit, number)

    async def _starter(self, unit: Unit, group_id: int) -> str | None:
        shown = [row["starter"] for row in await TopicRepository(unit).of_group(group_id, TopicState.SHOWN)]
        return next_starter(list(self._content.topics), [key for key in shown if key])

    async def _need(self, unit: Unit, topic_id: int) -> Topic:
        row = await TopicRepository(unit).get(topic_id)
        found = await self._opened(unit, row) if row is not None else None
        if found is None:
            raise NotFound("topic-gone")
        return found

    async def _opened(self, unit: Unit, row: Any) -> Topic | None:
        who = (row["id"], row["group_id"], row["user_id"])
        if row["starter"]:
            starter = self._content.topics.get(row["starter"])
            return Topic(*who, starter.title, starter.about, TopicState(row["state"])) if starter else None
        box = await unit.open(row["user_id"], row["words"])
        if box is None:
            return None
        title, about = json.loads(box)
        return Topic(*who, title, about, TopicState(row["state"]))

    @staticmethod
    async def _post(
        unit: Unit, kind: str, group_id: int, topic_id: int, *, role: str = "talk", to: int | None = None
    ) -> None:
        channel_id = None if to else await GroupRepository(unit).channel(group_id, role)
        if to is None and channel_id is None:
            return
        await Outbox(unit).send(
            kind,
            f"topic:{topic_id}",
            f"{kind}:{topic_id}:{secrets.token_hex(4)}",
            priority=Priority.ROUTINE,
            channel_id=channel_id,
            user_id=to,
            payload={"topic": topic_id, "group": group_id},
        )


def _fit(title: str, about: str) -> list[str]:
    said = [" ".join(title.split())[:LONGEST_TITLE], about.strip()[:LONGEST]]
    if not all(said):
        raise BadInput("topic-empty")
    return said


async def _redraw(unit: Unit, topic_id: int) -> None:
    await Outbox(unit).withdraw(f"topic:{topic_id}")
    await Outbox(unit).refresh(f"topic:{topic_id}", priority=Priority.ROUTINE)
