"""What a tab may ask for: each request is read, checked and handed to the person's seat."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.errors import CirclekeeperError
from bot.practice.attempts import Attempt
from bot.practice.people import File
from bot.practice.seat import Seat
from bot.practice.tab import Tab

Body = Mapping[str, Any]
Deed = Callable[[Tab, Seat, Body], Awaitable[object]]

MESSAGE_MENU = 3
SILENT = "This interaction failed: the app did not answer in time."
ODD = "The page asked for something that the practice room does not understand."


class OddRequestError(ValueError):
    """A request that the page itself would never make."""


class Refused(CirclekeeperError):
    """What a person tried cannot be done; the text says why, in a sentence."""


def text(body: Body, name: str) -> str:
    """The string under ``name``; OddRequestError when it is missing or something else."""
    value = body.get(name)
    if not isinstance(value, str):
        raise OddRequestError(name)
    return value


def strings(body: Body, name: str) -> list[str]:
    """The list of strings under ``name``."""
    value = body.get(name)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise OddRequestError(name)
    return list(value)


def mapping(body: Body, name: str) -> dict[str, Any]:
    """The object under ``name``, its files decoded."""
    value = body.get(name)
    if not isinstance(value, dict):
        raise OddRequestError(name)
    return {str(key): decoded(item) for key, item in value.items()}


def decoded(value: object) -> object:
    """A value from the page, with every ``{name, data}`` turned into an upload."""
    if isinstance(value, list):
        return [decoded(item) for item in value]
    return upload(value) if isinstance(value, dict) else value


def upload(value: object) -> File:
    """A file as the page sends it: a name, and base64."""
    if not isinstance(value, dict):
        raise OddRequestError("file")
    try:
        return text(value, "name"), base64.b64decode(text(value, "data"), validate=True)
    except binascii.Error as error:
        raise OddRequestError("file") from error


def number(body: Body, name: str) -> int:
    """The id under ``name``, which travels as a decimal string."""
    value = text(body, name)
    if not value.isdecimal():
        raise OddRequestError(name)
    return int(value)


async def send(_tab: Tab, seat: Seat, body: Body) -> object:
    files = [upload(item) for item in body.get("files") or []]
    answers = number(body, "reply_to") if body.get("reply_to") else None
    seat.person.send(number(body, "channel"), text(body, "content"), answers, files)
    return {}


async def edit(_tab: Tab, seat: Seat, body: Body) -> object:
    seat.person.edit(number(body, "message"), text(body, "content"))
    return {}


async def delete(_tab: Tab, seat: Seat, body: Body) -> object:
    seat.person.delete(number(body, "message"))
    return {}


async def react(_tab: Tab, seat: Seat, body: Body) -> object:
    seat.person.react(number(body, "message"), text(body, "emoji"), on=body.get("on") is True)
    return {}


async def thread(_tab: Tab, seat: Seat, body: Body) -> object:
    message = number(body, "message") if body.get("message") else None
    first = str(body.get("content") or "")
    made = seat.person.create_thread(number(body, "channel"), text(body, "name"), first, message_id=message)
    return {"id": str(made)}


async def dm(_tab: Tab, seat: Seat, body: Body) -> object:
    if number(body, "user") != seat.person.world.bot_user.id:
        raise Refused("In the practice room people write directly to the app only.")
    return {"id": str(seat.person.open_dm())}


async def history(_tab: Tab, seat: Seat, body: Body) -> object:
    return seat.view.history(number(body, "channel"))


async def commands(_tab: Tab, seat: Seat, body: Body) -> object:
    return seat.view.commands(number(body, "channel"), int(body["type"]))


async def slash(tab: Tab, seat: Seat, body: Body) -> object:
    channel, name = number(body, "channel"), " ".join(strings(body, "path"))
    home = seat.view.guild_of(channel)
    return await outcome(tab, seat.person.command(home, channel, name, **mapping(body, "options")))


async def autocomplete(_tab: Tab, seat: Seat, body: Body) -> object:
    channel, focused = number(body, "channel"), text(body, "focused")
    filled = {name: value for name, value in mapping(body, "options").items() if name != focused}
    where = seat.view.guild_of(channel), channel, " ".join(strings(body, "path"))
    attempt = seat.person.autocomplete(*where, focused, text(body, "value"), **filled)
    await attempt.settled()
    return list(attempt.choices)


async def menu(tab: Tab, seat: Seat, body: Body) -> object:
    channel, target = number(body, "channel"), number(body, "target")
    on = {"message_id": target} if body.get("type") == MESSAGE_MENU else {"user_id": target}
    return await outcome(tab, seat.person.context_menu(channel, text(body, "command"), **on))


async def press(tab: Tab, seat: Seat, body: Body) -> object:
    return await outcome(tab, seat.person.press(number(body, "message"), text(body, "custom_id")))


async def select(tab: Tab, seat: Seat, body: Body) -> object:
    where = number(body, "message"), text(body, "custom_id")
    return await outcome(tab, seat.person.select(*where, strings(body, "values")))


async def submit(tab: Tab, seat: Seat, body: Body) -> object:
    return await outcome(tab, seat.person.submit(text(body, "interaction"), mapping(body, "values")))


async def outcome(tab: Tab, attempt: Attempt) -> object:
    """Wait for the app; open the modal it answered with. Raises Refused when it stayed silent."""
    await attempt.settled()
    if attempt.failed:
        raise Refused(SILENT)
    if attempt.modal is not None:
        await tab.tell("modal", {"modal": attempt.modal, "interaction": attempt.key})
    return {}


DEEDS: Mapping[str, Deed] = {
    deed.__name__: deed
    for deed in (
        send,
        edit,
        delete,
        react,
        thread,
        dm,
        history,
        commands,
        slash,
        autocomplete,
        menu,
        press,
        select,
        submit,
    )
}
