"""A group with a thing of each sort in it, and one of each person who may or may not use its controls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import time
from typing import Any

import discord
from discord.ui import ActionRow, LayoutView

from bot.domain.duties import Duty
from bot.domain.feedback import PlaceState
from bot.domain.groups import EnrolmentState
from bot.domain.guilds import ProfessionalRecord
from bot.services.session_plans import Wish
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.feedback import RoundRepository
from bot.storage.guilds import ProfessionalRepository
from bot.storage.tables import (
    amendments,
    buddies,
    checkins,
    enrolments,
    feedback,
    letters,
    mentors,
    modules,
    professionals,
    prompts,
    questions,
    referrals,
    resources,
    sessions,
    shifts,
    stories,
    thanks,
    topics,
    visits,
)
from bot.storage.unit import Repository, Unit
from tests.circle import open_group
from tests.cogs.circle_stage import Circle, open_circle
from tests.stage import Stage

HELD: dict[str, frozenset[Duty]] = {
    "stranger": frozenset(),
    "member": frozenset({Duty.MEMBER, Duty.JOINING}),
    "member of another group": frozenset(),
    "facilitator of another group": frozenset({Duty.STAFF}),
    "moderator off duty": frozenset({Duty.STAFF}),
}
"""What each of them holds, beside what everyone may."""


@dataclass
class Door:
    """Everything that is tried, and everybody who tries."""

    stage: Stage
    circle: Circle
    people: dict[str, Any]
    numbers: dict[str, int]
    said: Any
    supervisor: Any
    shown: dict[str, Any] = field(default_factory=dict)
    """Control → the message that carries it."""

    def custom_id(self, control: str) -> str:
        """The id under which a control reaches the bot, with numbers of real things in it."""
        kind, _, name = control.partition(" ")
        fields = self._form(name).fields if kind == "form" else getattr(self._item(control), "fields", ())
        numbers = [str(self.numbers.get(field, 1)) for field in fields]
        parts = ["form", name] if kind == "form" else [name]
        return ":".join([*parts, str(self.stage.guild.id), *numbers, *(["unique"] if kind == "form" else [])])

    async def offer(self, controls: Sequence[str]) -> None:
        """The bot shows these buttons and selects in front of everybody, as many as fit into each message."""
        presses = [one for one in controls if one.startswith("press ")]
        rows: list[list[Any]] = [[self._select(one)] for one in controls if one.startswith("pick ")]
        rows += [[self._button(one) for one in some] for some in batched(presses, 5)]
        for some in batched(rows, 5):
            view = LayoutView(timeout=None)
            for row in some:
                view.add_item(ActionRow(*row))
            await self._post(view, [one for one in controls if self.custom_id(one) in str(view.to_components())])

    async def _post(self, view: LayoutView, controls: Sequence[str]) -> None:
        channel: Any = self.stage.app.bot.get_channel(self.circle.talk.id)
        with self.stage.env.time_context():
            sent = await channel.send(view=view)
        await self.stage.env.settle()
        shown = next(message for message in self.circle.talk.history() if message.id == sent.id)
        self.shown |= dict.fromkeys(controls, shown)

    def _button(self, control: str) -> discord.ui.Button[Any]:
        return discord.ui.Button(label="try", custom_id=self.custom_id(control))

    def _select(self, control: str) -> discord.ui.Select[Any]:
        nothing = [discord.SelectOption(label="try", value="-")]
        return discord.ui.Select(custom_id=self.custom_id(control), options=nothing)

    def entitled(self, duty: Duty) -> Any:
        """Somebody who holds the duty."""
        if duty is Duty.ADMINISTRATOR:
            return self.stage.admin
        if duty is Duty.SUPERVISOR:
            return self.supervisor
        return self.circle.anna if duty in {Duty.MEMBER, Duty.JOINING} else self.circle.mara

    def _form(self, name: str) -> Any:
        router: Any = self.stage.app.bot.get_cog("FormRouter")
        return router.forms[name]

    def _item(self, control: str) -> Any:
        items: Any = self.stage.app.bot._connection._view_store._dynamic_items.values()
        return next(one for one in items if declared_as(one) == control)


def batched(things: Sequence[Any], most: int) -> Iterator[Sequence[Any]]:
    """The things in their order, up to ``most`` at a time."""
    return (things[start : start + most] for start in range(0, len(things), most))


def declared_as(item: Any) -> str:
    """The line of a button or select in the duties. Each app loads classes of its own, so they are told by name."""
    return f"{'press' if any(base.__name__ == 'PressControl' for base in item.__mro__) else 'pick'} {item.name}"


async def open_doors(stage: Stage) -> Door:
    """Open the group, with people and things."""
    circle = await open_circle(stage)
    fay, gus, moe, sue = (stage.member(name) for name in ("fay", "gus", "moe", "sue"))
    elsewhere = {"talk": 1, "checkins": 2}
    database, guild = stage.app.database, stage.guild.id
    await open_group(database, guild_id=guild, kind="cbt", leader=fay.id, members={gus.id: ()}, channels=elsewhere)
    async with database.unit(guild) as unit:
        await _off_duty(unit, stage, moe.id)
        later = stage.env.now().date().replace(year=2035)
        await ProfessionalRepository(unit).save(
            ProfessionalRecord(sue.id, "Sue", "nurse", "board", later, True), sue.id
        )
    people = {
        "stranger": circle.carl,
        "member": circle.anna,
        "member of another group": gus,
        "facilitator of another group": fay,
        "moderator off duty": moe,
    }
    said = await circle.ben.send(circle.talk, "hello")
    return Door(stage, circle, people, await _things(stage, circle), said, sue)


async def lose(door: Door, duty: Duty) -> None:
    """Whoever was entitled is so no longer."""
    if duty is Duty.ADMINISTRATOR:
        boss = door.stage.guild.create_role("nobody")
        await door.stage.env.settle()
        door.stage.env.backend.get_guild(door.stage.guild.id).members[door.stage.admin.id].role_ids[:] = [boss.id]
        return
    async with door.stage.app.database.unit(door.stage.guild.id) as unit:
        rows = Repository(unit)
        if duty in {Duty.MEMBER, Duty.JOINING}:
            where = enrolments.c.user_id == door.circle.anna.id
            await rows._update(enrolments, where, state=EnrolmentState.LEFT.value)
        else:
            await rows._delete(professionals, professionals.c.user_id == door.entitled(duty).id)


async def _off_duty(unit: Unit, stage: Stage, user_id: int) -> None:
    later = stage.env.now().date().replace(year=2035)
    await ProfessionalRepository(unit).save(ProfessionalRecord(user_id, "Moe", "nurse", "board", later, False), user_id)
    weekday = (stage.env.now().weekday() + 2) % 7
    await Repository(unit)._insert(shifts, user_id=user_id, weekday=weekday, starts=time(9), ends=time(10), zone="UTC")


def _resource(group_id: int, unit: Unit) -> dict[str, Any]:
    """A thing in the library."""
    words = dict.fromkeys(("title", "gives", "link", "text", "audience", "source"), "x")
    return {"group_id": group_id, "kind": "book", "tags": [], "checked_at": unit.now(), "at": unit.now(), **words}


async def _things(stage: Stage, circle: Circle) -> dict[str, int]:
    """A real one of everything that a control may name."""
    app, guild = stage.app, stage.guild.id
    await app.services.rota.override(guild, circle.mara.id, None, "now", "tomorrow 18:00")
    case = await app.services.cases.drill(guild, circle.group, circle.mara.id)
    draft, _ = await app.services.sessions.plans.propose(
        guild, circle.mara.id, Wish(circle.group, "tomorrow 18:00", 1, circle.mara.id)
    )
    series = await app.services.sessions.confirm(guild, circle.mara.id, draft)
    async with app.database.unit(guild) as unit:
        await app.services.checkins.begin(unit, circle.group)
        rows = Repository(unit)
        checkin = (await rows._all(checkins))[0]["id"]
        prompt = await rows._insert(prompts, checkin_id=checkin, turn=99, asked_at=unit.now())
        session = (await rows._all(sessions))[0]["id"]
        module = await rows._insert(modules, group_id=circle.group, course="anxiety", module="worry")
        asked = {"group_id": circle.group, "user_id": circle.ben.id, "state": "open", "at": unit.now()}
        question = await rows._insert(questions, **asked)
        given = await _feedback(unit, circle)
        proposal = await rows._insert(amendments, **asked)
        people = {"user_id": circle.ben.id, "by_id": circle.mara.id, "owner_id": circle.mara.id}
        sent = {"group_id": circle.group, "state": "asked", "follow_on": unit.now(), "at": unit.now()}
        referral = await rows._insert(referrals, **people, **sent)
        resource = await rows._insert(resources, **_resource(circle.group, unit))
        mine = {"group_id": circle.group, "user_id": circle.ben.id, "place": "talk", "at": unit.now()}
        story = await rows._insert(stories, **mine)
        who = {"group_id": circle.group, "session_id": session, "user_id": 77, "name": "x", "topic": "x"}
        visit = await rows._insert(visits, **who, state="invited", at=unit.now())
        mentor = await rows._insert(mentors, **asked)
        two = {"first_id": circle.anna.id, "second_id": circle.ben.id}
        pair = await rows._insert(buddies, group_id=circle.group, state="proposed", at=unit.now(), **two)
        assert await EnrolmentRepository(unit).get(circle.group, circle.anna.id)
    await stage.env.settle()
    return {
        "case": case,
        "group": circle.group,
        "series": series.id,
        "session": session,
        "checkin": checkin,
        "prompt": int(prompt),
        "module": int(module),
        "question": int(question),
        **given,
        "amendment": int(proposal),
        "referral": int(referral),
        "resource": int(resource),
        "story": int(story),
        "visit": int(visit),
        "mentor": int(mentor),
        "pair": int(pair),
        "place": circle.talk.id,
    }


async def _feedback(unit: Unit, circle: Circle) -> dict[str, int]:
    """A round between Anna and Ben, and what Ben wrote in it."""
    rows, rounds = Repository(unit), RoundRepository(unit)
    number = await rounds.add(circle.group, circle.mara.id, pair=True)
    for one in (circle.anna, circle.ben):
        await rounds.put(number, one.id, PlaceState.IN)
    found = await rounds.get(number)
    assert found is not None
    place = found.place_of(circle.anna.id)
    assert place is not None
    about = {"group_id": circle.group, "round_id": number, "place_id": place.id, "user_id": circle.ben.id}
    one = await rows._insert(feedback, **about, state="waiting", shareable=False, at=unit.now())
    letter = await rows._insert(letters, group_id=circle.group, user_id=circle.ben.id, at=unit.now())
    pair = {"user_id": circle.ben.id, "receiver_id": circle.anna.id}
    thank = await rows._insert(thanks, group_id=circle.group, **pair, shareable=False, at=unit.now())
    topic = await rows._insert(topics, group_id=circle.group, starter="rest", state="shown", at=unit.now())
    found_all = {"feedback_round": number, "feedback": one, "letter": letter, "thanks": thank, "topic": topic}
    return {name: int(key) for name, key in found_all.items()}
