"""Reminders of sessions: each stage is a row with a due time, queued once, and dropped when it would come too late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.engine import RowMapping

from bot.content import Content, GroupType
from bot.domain.groups import EnrolmentState, GroupState
from bot.domain.outbox import OutboxEntry, Priority
from bot.domain.reminders import ReminderState, due_at, is_late, read_punctual, read_stages, stages_left, still_useful
from bot.domain.sessions import Answer, SessionRecord, SessionState
from bot.services.farewells import is_beyond
from bot.services.groups import need
from bot.services.quiet import quiet_until
from bot.services.session_news import subject
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.outbox import Outbox
from bot.storage.reminders import ReminderRepository, ReminderWish, SettingsRepository, WishRepository
from bot.storage.rsvps import RsvpRepository
from bot.storage.sessions import SessionRepository
from bot.storage.tables import reminders
from bot.storage.unit import Unit

AT_ONCE = 10
"""Reminders that are queued before pages and everything else that is due are looked at again."""
DAY = timedelta(days=1)
"""No session is longer."""
CARD, PERSONAL_CARD = "session-reminder", "session-reminder-dm"
"""Kinds of a reminder in the group's channel, and of one in a direct message."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a member chose, and what the group's channel shows anyway."""

    group_id: int
    title: str
    channel_stages: tuple[int, ...]
    wish: ReminderWish


class ReminderService:
    """Owes the group a card at each of its stages, and a direct message to those who asked for one."""

    def __init__(self, database: Database, content: Content) -> None:
        self._database, self._content, self._due = database, content, Due(database)

    async def plan(self, unit: Unit, session: SessionRecord) -> None:
        """Owe the reminders of a session as it is now, those whose moment is still to come and that are not yet."""
        stages = set(await SettingsRepository(unit).stages(session.group_id))
        for wish in (await WishRepository(unit).of(session.group_id)).values():
            stages |= set(wish.stages)
        for stage, due in stages_left(stages, session.starts, unit.now()):
            await ReminderRepository(unit).add(session, stage, due)

    async def withdraw(self, unit: Unit, session: SessionRecord) -> None:
        """Take back what is owed or queued for a session that is cancelled or moved."""
        await ReminderRepository(unit).withdraw(session.id)
        await Outbox(unit).withdraw(subject(session.id))

    # ----------------------------------------------------------------------- choices

    async def stages(self, guild_id: int, group_id: int) -> tuple[int, ...]:
        """When the group is reminded, in minutes before a session."""
        async with self._database.reading(guild_id) as unit:
            return await SettingsRepository(unit).stages(group_id)

    async def choose_stages(self, guild_id: int, group_id: int, text: str) -> tuple[int, ...]:
        """The group is reminded at these stages from now on, of planned sessions too. Raises BadInput."""
        stages = read_stages(text)
        async with self._database.unit(guild_id) as unit:
            await SettingsRepository(unit).choose(group_id, stages)
            await self._plan_again(unit, group_id)
        return stages

    async def punctual(self, guild_id: int, group_id: int) -> tuple[int, ...]:
        """Stages that are sent on time or not at all."""
        async with self._database.reading(guild_id) as unit:
            return await SettingsRepository(unit).punctual(group_id)

    async def keep_punctual(self, guild_id: int, group_id: int, text: str) -> None:
        """Send these stages on time or not at all from now on; other late ones say that they are. Raises BadInput."""
        stages = read_punctual(text)
        async with self._database.unit(guild_id) as unit:
            await need(unit, group_id)
            await SettingsRepository(unit).keep_punctual(group_id, stages)

    async def choice(self, guild_id: int, group_id: int, user_id: int) -> Choice:
        """What a member chose for themselves in this group."""
        async with self._database.reading(guild_id) as unit:
            group = await GroupRepository(unit).get(group_id)
            stages = await SettingsRepository(unit).stages(group_id)
            wish = (await WishRepository(unit).of(group_id)).get(user_id, ReminderWish(user_id))
        return Choice(group_id, group.alias if group else "", stages, wish)

    async def choose(self, guild_id: int, group_id: int, user_id: int, stages: set[int], *, news: bool) -> Choice:
        """A member wants these reminders as direct messages, and word of changes or not."""
        async with self._database.unit(guild_id) as unit:
            await WishRepository(unit).choose(group_id, user_id, stages, news=news)
            await self._plan_again(unit, group_id)
        return await self.choice(guild_id, group_id, user_id)

    async def unreachable(self, guild_id: int, group_id: int) -> list[int]:
        """User ids of members to whom the last direct message could not be delivered: for those who lead."""
        async with self._database.reading(guild_id) as unit:
            here = {one.user_id for one in await EnrolmentRepository(unit).members(group_id)}
            wishes = await WishRepository(unit).of(group_id)
        return sorted(user_id for user_id, wish in wishes.items() if wish.unreachable_at and user_id in here)

    async def _plan_again(self, unit: Unit, group_id: int) -> None:
        for session in await SessionRepository(unit).coming([group_id], unit.now()):
            await self.plan(unit, session)

    # ------------------------------------------------------------------- what is due

    async def run_due(self, now: datetime) -> int:
        """Queue reminders that are due, each in one transaction with its claim; so many that others get their turn.

        Of those due at the same moment the one for the session that begins first goes first.
        """
        return await self._due.units(reminders, now, self._remind, AT_ONCE, reminders.c.stage)

    async def delivered(self, unit: Unit, entry: OutboxEntry, delivered: bool) -> None:
        """What became of a direct message: for one that was refused, the channel is reminded and nobody named."""
        if entry.user_id is None:
            return
        await WishRepository(unit).reached(int(entry.payload["group"]), entry.user_id, yes=delivered)
        session = await SessionRepository(unit).get(int(entry.payload["session"]))
        if delivered or entry.kind != PERSONAL_CARD or session is None or session.state is not SessionState.PLANNED:
            return
        if session.revision == entry.payload["revision"]:
            await self._post(unit, session, int(entry.payload["stage"]))

    async def _remind(self, unit: Unit, reminder_id: int) -> None:
        now = unit.now()
        row = await ReminderRepository(unit).get(reminder_id)
        session = await SessionRepository(unit).get(row["session_id"]) if row else None
        if row is None or session is None or row["due_at"] is None:
            return
        if await self._held(unit, session, row):
            return
        stage, people, posted = row["stage"], list[int](), False
        state = await self._state(unit, session, row)
        if state is ReminderState.QUEUED:
            strict = await self._punctual(unit, session, stage)
            people = await self._asked(unit, session, stage, now, punctual=strict)
            posted = await self._shown(unit, session, stage, now, punctual=strict)
            state = state if people or posted else ReminderState.MISSED
        if not await ReminderRepository(unit).settle(reminder_id, state) or state is not ReminderState.QUEUED:
            return
        if posted:
            await self._post(unit, session, stage)
        for user_id in people:
            await self._write(unit, session, stage, user_id)

    async def _held(self, unit: Unit, session: SessionRecord, row: RowMapping) -> bool:
        """Put off to the end of another session of the group, unless this one would have begun by then."""
        later = await quiet_until(unit, self._content, session.group_id, unit.now(), session.id)
        if later is None or later >= session.starts:
            return False
        await ReminderRepository(unit).put_off(row["id"], later)
        return True

    async def _state(self, unit: Unit, session: SessionRecord, row: RowMapping) -> ReminderState:
        if session.state is not SessionState.PLANNED or session.revision != row["revision"]:
            return ReminderState.WITHDRAWN
        return ReminderState.QUEUED if await self._place(unit, session) else ReminderState.WITHHELD

    async def _shown(self, unit: Unit, session: SessionRecord, stage: int, now: datetime, *, punctual: bool) -> bool:
        """Whether the channel has this stage and still needs it."""
        stages = await SettingsRepository(unit).stages(session.group_id)
        return stage in stages and still_useful(stage, session.starts, now, stages, punctual=punctual)

    async def _asked(
        self, unit: Unit, session: SessionRecord, stage: int, now: datetime, *, punctual: bool
    ) -> list[int]:
        """Members who want this stage in person, still need it, and have not said that they won't come."""
        wishes = await WishRepository(unit).of(session.group_id)
        found = []
        for user_id, wish in wishes.items():
            if stage not in wish.stages:
                continue
            if not still_useful(stage, session.starts, now, wish.stages, punctual=punctual):
                continue
            seat = await EnrolmentRepository(unit).get(session.group_id, user_id)
            here = seat is not None and seat.state in {EnrolmentState.ACTIVE, EnrolmentState.LEAVING}
            if here and await RsvpRepository(unit).given(session.id, user_id) is not Answer.ABSENT:
                found.append(user_id)
        return found

    async def _post(self, unit: Unit, session: SessionRecord, stage: int) -> None:
        channel_id = await self._place(unit, session)
        if channel_id is None:
            return
        await Outbox(unit).send(
            CARD,
            subject(session.id),
            f"reminder:{session.id}:{stage}:{session.revision}",
            priority=_priority(stage),
            channel_id=channel_id,
            payload=await self._facts(unit, session, stage),
        )

    async def _write(self, unit: Unit, session: SessionRecord, stage: int, user_id: int) -> None:
        await Outbox(unit).send(
            PERSONAL_CARD,
            subject(session.id),
            f"reminder:{session.id}:{stage}:{session.revision}:{user_id}",
            priority=_priority(stage),
            user_id=user_id,
            payload={**await self._facts(unit, session, stage), "group": session.group_id},
        )

    async def _place(self, unit: Unit, session: SessionRecord) -> int | None:
        group = await GroupRepository(unit).get(session.group_id)
        if group is None or group.state is not GroupState.OPEN:
            return None
        if not self._content.group_types[group.type].automation.session_reminders:
            return None
        if await is_beyond(unit, group, session):
            return None
        return await GroupRepository(unit).channel(group.id, "talk")

    async def _facts(self, unit: Unit, session: SessionRecord, stage: int) -> dict[str, int]:
        """What its card says; ``held`` is a reminder that waited for the end of another session."""
        late = is_late(stage, session.starts, unit.now())
        held = late and await self._waited(unit, session, stage)
        strict = await self._punctual(unit, session, stage)
        about = {"session": session.id, "stage": stage, "revision": session.revision, "punctual": int(strict)}
        return {**about, "late": int(late and not held), "held": int(held)}

    async def _waited(self, unit: Unit, session: SessionRecord, stage: int) -> bool:
        """Whether a late reminder waited for the end of another session."""
        due = due_at(stage, session.starts)
        near = await SessionRepository(unit).around([session.group_id], due - DAY, due)
        quiet = not (await self._kind(unit, session.group_id)).automation.mid_session_prompts
        return quiet and any(one.id != session.id and one.ends > due for one in near)

    async def _punctual(self, unit: Unit, session: SessionRecord, stage: int) -> bool:
        """Whether the group wants it on time or not at all; not where it waited for another session on purpose."""
        wanted = stage in await SettingsRepository(unit).punctual(session.group_id)
        return wanted and not await self._waited(unit, session, stage)

    async def _kind(self, unit: Unit, group_id: int) -> GroupType:
        return self._content.group_types[(await need(unit, group_id)).type]


def _priority(stage: int) -> Priority:
    """Who must be somewhere in ten minutes goes before who has a day."""
    return Priority.REMINDER_SOON if stage <= SOON else Priority.REMINDER


SOON = 15
"""Minutes before a session from which on its reminder is urgent."""
