"""Every control is tried by everybody who may not use it: none gets further than the sentence that says who may.

What is tried comes from the declaration of duties, so that a new control is tried as soon as it is declared.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import discord
import pytest
from discord import app_commands

from bot.domain.duties import Duty
from cogs.shared.access import control_name, undeclared
from cogs.shared.duties import DUTIES
from tests.cogs.access_stage import HELD, Door, declared_as, lose, open_doors
from tests.stage import Stage, words

TRIED = [name for name, duty in DUTIES.items() if duty is not Duty.EVERYONE]


@pytest.fixture
async def door(stage: Stage) -> AsyncIterator[Door]:
    """A group with a thing of each sort in it, and one of each person."""
    yield await open_doors(stage)


async def test_what_is_declared_is_there_and_what_is_there_is_declared(stage: Stage) -> None:
    bot = stage.app.bot
    there = {declared_as(item) for item in bot._connection._view_store._dynamic_items.values()}
    there |= {f"form {name}" for name in bot.get_cog("FormRouter").forms}
    there |= {control_name(one) for one in commands(stage).values()}
    assert there == set(DUTIES)
    assert not list(undeclared(bot.tree))


@pytest.mark.parametrize("who", HELD)
async def test_who_may_not_is_turned_away(door: Door, who: str) -> None:
    person, tried = door.people[who], [one for one in TRIED if DUTIES[one] not in HELD[who]]
    await door.offer([one for one in tried if one.startswith(("press ", "pick "))])
    for control in tried:
        result = await attempt(door, control, person)
        assert refusal(door.stage, result, DUTIES[control]), f"{who} used {control}: {words(result.response)}"


@pytest.mark.parametrize("duty", sorted({DUTIES[one] for one in TRIED if one.startswith("form ")}))
async def test_a_form_asks_again_when_it_is_sent(door: Door, duty: Duty) -> None:
    forms = [one for one in TRIED if one.startswith("form ") and DUTIES[one] is duty]
    person = door.entitled(duty)
    for form in forms:
        before = await send_form(door, form, person)
        assert not refusal(door.stage, before, duty), f"{form} was sent by somebody who may"
    await lose(door, duty)
    for form in forms:
        after = await send_form(door, form, person)
        assert refusal(door.stage, after, duty), f"{form} was sent by somebody who may no longer"


async def attempt(door: Door, control: str, person: Any) -> Any:
    """Somebody uses a control as their client would, or sends what another's client sent."""
    tries: dict[str, Callable[[Door, str, Any], Awaitable[Any]]] = {
        "command": run_command,
        "menu": use_menu,
        "press": press,
        "pick": pick,
        "form": send_form,
    }
    return await tries[control.partition(" ")[0]](door, control, person)


async def run_command(door: Door, control: str, person: Any) -> Any:
    name = control.partition(" ")[2]
    command = commands(door.stage)[name]
    assert isinstance(command, app_commands.Command)
    named = [one for one in command.parameters if one.required or one.name in door.numbers]
    return await person.slash(door.circle.talk, name, **{one.name: filled(one, door) for one in named})


async def use_menu(door: Door, control: str, person: Any) -> Any:
    menu = commands(door.stage)[control.partition(" ")[2]]
    return await person.context_menu(door.circle.talk, menu.name, door.said)


async def press(door: Door, control: str, person: Any) -> Any:
    return await person.click(door.shown[control], custom_id=door.custom_id(control))


async def pick(door: Door, control: str, person: Any) -> Any:
    return await person.select(door.shown[control], ["-"], custom_id=door.custom_id(control))


async def send_form(door: Door, control: str, person: Any) -> Any:
    return await door.stage.submit(person, door.circle.talk, door.custom_id(control))


def commands(stage: Stage) -> dict[str, Any]:
    """Slash commands by their whole name, menus by that of their function."""
    tree = stage.app.bot.tree
    kinds = (discord.AppCommandType.message, discord.AppCommandType.user)
    menus = {one.callback.__name__: one for kind in kinds for one in tree.get_commands(type=kind)}
    slash = {one.qualified_name: one for one in tree.walk_commands() if isinstance(one, app_commands.Command)}
    return menus | slash


def filled(option: Any, door: Door) -> Any:
    """Something to put into an option."""
    if option.name in door.numbers:
        return door.numbers[option.name]
    if option.type is discord.AppCommandOptionType.user:
        return door.circle.ben
    if option.choices:
        return option.choices[0].value
    return int(option.min_value or 1) if option.type is discord.AppCommandOptionType.integer else "tue 18:00"


def refusal(stage: Stage, result: Any, duty: Duty) -> bool:
    """Whether the answer is the polite refusal of that duty, seen by one person only."""
    sentence = stage.app.texts.say(f"not-allowed-{duty.value}")
    return result.response is not None and result.response.ephemeral and words(result.response).strip() == sentence
