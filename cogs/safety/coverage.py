"""What members can see of the rota: until when somebody is there, when next, and what there is outside of that."""

from __future__ import annotations

from bot.client import SupportBot
from bot.domain.records import GroupRecord
from bot.services.rota import Coverage
from bot.texts import stamp
from cogs.shared.helplines import helplines


async def coverage_lines(bot: SupportBot, group: GroupRecord) -> list[str]:
    """The line of a group, and below it the emergency number and helplines of its country."""
    truth = await bot.services.rota.coverage(group.guild_id)
    number = bot.services.helplines.emergency_number(group.country)
    lines = [staffing(bot, truth), bot.texts.say("coverage-emergency", number=number)]
    if shown := await helplines(bot, group.guild_id, group.country):
        lines += [bot.texts.say("coverage-lines"), *shown]
    return lines


def staffing(bot: SupportBot, truth: Coverage) -> str:
    """Until when somebody is on duty, or from when on."""
    if truth.always:
        return bot.texts.say("coverage-always")
    if truth.until is not None:
        return bot.texts.say(
            "coverage-staffed",
            until=stamp(truth.until, "f"),
            next=stamp(truth.next, "f") if truth.next else "",
            more="yes" if truth.next else "no",
        )
    if truth.next is not None:
        return bot.texts.say("coverage-unstaffed", next=stamp(truth.next, "f"), relative=stamp(truth.next, "R"))
    return bot.texts.say("coverage-never")
