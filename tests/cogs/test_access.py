"""Every control is tried by everybody who may not use it: none gets further than the sentence that says who may."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import Any

import discord
from discord.ui import ActionRow, LayoutView

from bot.domain.duties import Duty
from bot.domain.guilds import ProfessionalRecord
from bot.storage.cases import CaseRepository
from bot.storage.guilds import ProfessionalRepository
from bot.storage.tables import checkins, prompts, shifts
from bot.storage.unit import Repository
from cogs.shared.duties import DUTIES
from tests.circle import open_group
from tests.cogs.circle_stage import Circle, open_circle
from tests.stage import open_stage, words

HELD: dict[str, frozenset[Duty]] = {
    "stranger": frozenset(),
    "member": frozenset({Duty.MEMBER, Duty.JOINING}),
    "member of another group": frozenset(),
    "facilitator of another group": frozenset({Duty.STAFF}),
    "moderator off duty": frozenset({Duty.STAFF}),
}
"""What each of them holds, beside what everyone may."""
PRESSES = sorted(name for name in DUTIES if name.startswith("press "))


def may_not(duty: Duty) -> list[str]:
    """Who must be turned away."""
    return [who for who, held in HELD.items() if duty is not Duty.EVERYONE and duty not in held]


async def people(circle: Circle) -> dict[str, Any]:
    """One of each."""
    stage = circle.stage
    fay, gus, moe = stage.member("fay"), stage.member("gus"), stage.member("moe")
    await open_group(
        stage.app.database,
        guild_id=stage.guild.id,
        kind="cbt",
        leader=fay.id,
        members={gus.id: ()},
        channels={"talk": 1, "checkins": 2},
    )
    async with stage.app.database.unit(stage.guild.id) as unit:
        record = ProfessionalRecord(
            moe.id, "Moe", "nurse", "board", discord.utils.utcnow().date().replace(year=2035), False
        )
        await ProfessionalRepository(unit).save(record, moe.id)
        tomorrow = (stage.env.now().weekday() + 2) % 7
        await Repository(unit)._insert(
            shifts, user_id=moe.id, weekday=tomorrow, starts=time(9), ends=time(10), zone="UTC"
        )
    return {
        "stranger": circle.carl,
        "member": circle.anna,
        "member of another group": gus,
        "facilitator of another group": fay,
        "moderator off duty": moe,
    }


async def test_every_press_turns_away_who_may_not(tmp_path: Path) -> None:
    async with open_stage(tmp_path) as stage:
        circle = await open_circle(stage)
        who = await people(circle)
        numbers = await things(circle)
        for control, (name, fields) in registered(stage.app.bot).items():
            turned_away = may_not(DUTIES[control])
            if not turned_away:
                continue
            ids = [str(numbers.get(field, 1)) for field in fields]
            message = await offer(stage, circle, ":".join([name, str(stage.guild.id), *ids]))
            for person in turned_away:
                result = await who[person].click(message, label="try")
                assert refusal(stage, result, DUTIES[control]), f"{person} used {control}: {words(result.response)}"


async def test_every_command_turns_away_who_may_not(tmp_path: Path) -> None:
    async with open_stage(tmp_path) as stage:
        circle = await open_circle(stage)
        who = await people(circle)
        numbers = await things(circle)
        commands = {command.qualified_name: command for command in stage.app.bot.tree.walk_commands()}
        for control, duty in DUTIES.items():
            kind, _, name = control.partition(" ")
            if kind != "command":
                continue
            options = {
                option.name: filled(option, numbers, circle)
                for option in commands[name].parameters  # type: ignore[union-attr]
                if option.required or option.name in numbers
            }
            for person in may_not(duty):
                result = await who[person].slash(circle.talk, name, **options)
                assert refusal(stage, result, duty), f"{person} used /{name}: {words(result.response)}"


def registered(bot: Any) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Every button that can be pressed: its line in the duties → its name and fields."""
    items = bot._connection._view_store._dynamic_items.values()
    found = {f"press {item.name}": (item.name, item.fields) for item in items if f"press {item.name}" in DUTIES}
    assert sorted(found) == PRESSES, "a declared press is not registered, or the other way round"
    return found


async def things(circle: Circle) -> dict[str, int]:
    """A real case, prompt and group to name in the ids."""
    stage = circle.stage
    case = await stage.app.services.cases.drill(stage.guild.id, circle.group, circle.mara.id)
    async with stage.app.database.unit(stage.guild.id) as unit:
        await stage.app.services.checkins.begin(unit, circle.group)
        assert await CaseRepository(unit).get(case) is not None
        checkin = (await Repository(unit)._all(checkins))[0]["id"]
        prompt = await Repository(unit)._insert(prompts, checkin_id=checkin, turn=99, asked_at=unit.now())
    return {"case": case, "group": circle.group, "prompt": int(prompt), "checkin": int(checkin)}


async def offer(stage: Any, circle: Circle, custom_id: str) -> discord.Message:
    """A message of the bot with one button."""
    view = LayoutView(timeout=None)
    view.add_item(ActionRow(discord.ui.Button(label="try", custom_id=custom_id)))
    channel = stage.app.bot.get_channel(circle.talk.id)
    with stage.env.time_context():
        sent = await channel.send(view=view)
    await stage.env.settle()
    return next(message for message in circle.talk.history() if message.id == sent.id)


def filled(option: Any, numbers: dict[str, int], circle: Circle) -> Any:
    """Something to put into a required option."""
    if option.name in numbers:
        return numbers[option.name]
    if option.type is discord.AppCommandOptionType.user:
        return circle.ben
    if option.choices:
        return option.choices[0].value
    return int(option.min_value or 1) if option.type is discord.AppCommandOptionType.integer else "tue 18:00"


def refusal(stage: Any, result: Any, duty: Duty) -> bool:
    """Whether the answer is the polite refusal of that duty, seen by one person only."""
    sentence = stage.app.texts.say(f"not-allowed-{duty.value}")
    return result.response is not None and result.response.ephemeral and words(result.response).strip() == sentence
