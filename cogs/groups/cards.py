"""Cards that the bot posts about a group, drawn as the group is when they are sent."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow, Container, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.domain.groups import GroupState
from bot.domain.outbox import OutboxEntry
from bot.domain.phases import Phase
from bot.domain.phases import admits as may_come
from bot.domain.records import GroupRecord
from bot.errors import NotFound
from cogs.groups.joining import AgreementOpen, Join
from cogs.groups.running import TestPage


def posted(text: str, *controls: Any) -> LayoutView:
    """A card with buttons in it."""
    box: Container[Any] = Container(TextDisplay(text))
    if controls:
        box.add_item(ActionRow[Any](*controls))
    view = LayoutView(timeout=None)
    view.add_item(box)
    return view


def register(bot: SupportBot) -> None:
    """Tell the bot how each kind of card is drawn."""
    bot.renderers["group-test"] = _about(bot, _test)
    bot.renderers["group-opened"] = _about(bot, _notice("group-card-opened"))
    bot.renderers["group-joined"] = _about(bot, _notice("group-card-joined"))
    bot.renderers["group-join"] = _about(bot, _join)
    bot.renderers["join-place"] = _about(bot, _place)
    bot.renderers["agreement-changed"] = _about(bot, _changed)


def _about(bot: SupportBot, draw: Any) -> Renderer:
    async def render(entry: OutboxEntry) -> LayoutView | None:
        try:
            group = await bot.services.groups.get(entry.guild_id, int(entry.payload["group"]))
        except NotFound:
            return None
        drawn: LayoutView | None = await draw(bot, group, entry)
        return drawn

    return render


async def _test(bot: SupportBot, group: GroupRecord, _entry: OutboxEntry) -> LayoutView:
    if group.state is not GroupState.TESTING:
        return posted(bot.texts.say("group-card-tested"))
    page = TestPage(
        group.guild_id, group.id, label=bot.texts.say("group-test-button"), style=discord.ButtonStyle.primary
    )
    return posted(bot.texts.say("group-card-test", name=group.name), page)


def _notice(key: str) -> Any:
    async def draw(bot: SupportBot, group: GroupRecord, _entry: OutboxEntry) -> LayoutView:
        taken = await bot.services.enrolments.taken(group.guild_id, group.id)
        return posted(bot.texts.say(key, taken=taken, capacity=group.capacity))

    return draw


async def _join(bot: SupportBot, group: GroupRecord, _entry: OutboxEntry) -> LayoutView:
    kind = bot.services.content.group_types[group.type]
    admits = may_come(group.state, group.phase) and group.admitting
    text = bot.texts.say(
        "group-card-join",
        name=group.name,
        summary=kind.summary,
        leaders=await leaders(bot, group),
        admits="yes" if admits else "no",
    )
    join = Join(group.guild_id, group.id, label=bot.texts.say("join-button"), style=discord.ButtonStyle.primary)
    return posted(text, *([join] if admits else []))


async def _place(bot: SupportBot, group: GroupRecord, entry: OutboxEntry) -> LayoutView | None:
    standing = await bot.services.enrolments.standing(group.guild_id, group.id, entry.user_id or 0)
    if standing is None or standing.state.value != "preparing" or group.phase is Phase.ENDING:
        return None
    guild = bot.get_guild(group.guild_id)
    text = bot.texts.say("join-place-free", server=guild.name if guild else "Discord")
    return posted(text, Join(group.guild_id, group.id, label=bot.texts.say("join-go-on")))


async def _changed(bot: SupportBot, group: GroupRecord, entry: OutboxEntry) -> LayoutView | None:
    current = await bot.services.agreements.current(group.guild_id, group.id)
    if current.version != entry.payload["version"]:
        return None
    button = AgreementOpen(group.guild_id, group.id, label=bot.texts.say("agreement-open-button"))
    return posted(bot.texts.say("agreement-changed", version=current.version), button)


async def leaders(bot: SupportBot, group: GroupRecord) -> str:
    """Who leads or answers for it, with name, qualification and registering body as a supervisor entered them."""
    by_members = bot.services.content.group_types[group.type].led_by_members
    key, lines = "group-leader-outside" if by_members else "group-leader", []
    for user_id in await bot.services.groups.facilitators(group.guild_id, group.id):
        record = await bot.services.professionals.get(group.guild_id, user_id)
        if record is not None and record.valid(bot.clock.now().date()):
            lines.append(bot.texts.say(key, name=record.name, qualification=record.qualification, body=record.body))
    return "\n".join(lines) or bot.texts.say("group-leader-none")


async def mentors(bot: SupportBot, group: GroupRecord) -> str:
    """The peer mentors of a group in one line; nothing where there are none. Only for who is in it or leads it."""
    serving = await bot.services.mentors.serving(group.guild_id, group.id)
    people = ", ".join(f"<@{one.user_id}>" for one in serving)
    return bot.texts.say("group-mentors", count=len(serving), people=people) if serving else ""
