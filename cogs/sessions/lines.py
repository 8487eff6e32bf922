"""How series and sessions are put into words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.client import SupportBot
from bot.domain.recurrence import Rhythm, SeriesRule
from bot.domain.sessions import Answer, SessionCard
from bot.services.plan_drafts import Plan
from bot.services.session_plans import shown_dates
from bot.texts import Texts, stamp
from cogs.shared.access import Press
from cogs.shared.replies import say


def together(texts: Texts, names: Sequence[str], language: str | None = None) -> str:
    """Names in a row, as a sentence lists them."""
    if len(names) < 2:
        return "".join(names)
    return texts.say("session-and", language, first=", ".join(names[:-1]), last=names[-1])


def rhythm_line(interaction: Press, rule: SeriesRule) -> str:
    """How often a series meets."""
    if rule.once:
        return say(interaction, "session-rhythm-once")
    nth = (rule.first.day - 1) // 7 + 1
    weekday = say(interaction, f"weekday-{rule.first:%A}".lower())
    rhythm = Rhythm.MONTHLY_LAST if rule.rhythm is Rhythm.MONTHLY_WEEKDAY and nth == 5 else rule.rhythm
    key = f"session-rhythm-{rhythm.value}"
    return say(interaction, key, every=rule.every, weekday=weekday, nth=nth, day=rule.first.day)


def date_lines(interaction: Press, plan: Plan) -> str:
    """The coming dates of a plan, with what is special about them, and those that are left out in their places."""
    rule, lines = plan.record.rule, list[tuple[date, str]]()
    found, without = shown_dates(plan, interaction.client.clock.now())
    for one in found:
        special = "-shifted" if one.shifted else "-twice" if one.twice else ""
        key = f"session-plan-date{special}"
        lines.append((one.date, say(interaction, key, when=stamp(one.starts), at=f"{rule.at:%H:%M}")))
    for day in without:
        lines.append((day, say(interaction, "session-plan-date-out", when=day_stamp(day, rule.zone))))
    return "\n".join(line for _, line in sorted(lines))


def day_stamp(day: date, zone: str) -> str:
    """A local date as Discord shows it; noon, so that it is the same date nearly everywhere."""
    return stamp(datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(zone)), "D")


def session_text(bot: SupportBot, found: SessionCard) -> str:
    """Title, time, place, leaders, agenda and how many are coming."""
    session, places = found.session, found.series.capacity
    kind = bot.services.content.group_types[found.group_type]
    leaders = () if kind.led_by_members else found.leaders
    lines = [
        bot.texts.say(
            "session-card",
            title=found.title,
            when=stamp(session.starts),
            relative=stamp(session.starts, "R"),
            minutes=int((session.ends - session.starts) / timedelta(minutes=1)),
            leaders=len(leaders),
            leader=together(bot.texts, leaders),
        ),
        *_about(bot, found),
        *_farewell(bot, found),
        *in_three([item.title for item in kind.agenda]),
        count_line(bot, found) if places is None else places_line(bot, found, places),
    ]
    if session.shifted:
        lines.append(bot.texts.say("session-shifted", at=f"{found.at:%H:%M}", starts=stamp(session.starts, "t")))
    return "\n".join(lines)


def count_line(bot: SupportBot, found: SessionCard) -> str:
    """How many are coming."""
    late = found.counts.get(Answer.LATE, 0)
    return bot.texts.say("session-count", coming=found.counts.get(Answer.COMING, 0) + late, late=late)


def places_line(bot: SupportBot, found: SessionCard, places: int) -> str:
    """How many places are taken, and how many people wait for one."""
    taken = found.counts.get(Answer.COMING, 0) + found.counts.get(Answer.LATE, 0)
    return bot.texts.say("session-places", taken=taken, places=places, waiting=found.counts.get(Answer.WAITING, 0))


def in_three(parts: Sequence[str]) -> list[str]:
    """The parts of an agenda in at most three lines, in their order."""
    size = -(-len(parts) // 3)
    return ["- " + " · ".join(parts[start : start + size]) for start in range(0, len(parts), size)]


def _farewell(bot: SupportBot, found: SessionCard) -> list[str]:
    lines = [] if found.left is None else [bot.texts.say("session-left", left=found.left)]
    if found.last_day is not None and found.left != 1:
        lines.append(bot.texts.say("session-last-day", day=stamp(found.last_day - timedelta(seconds=1), "D")))
    return lines


def _about(bot: SupportBot, found: SessionCard) -> list[str]:
    lines = []
    if found.session.guest:
        lines.append(bot.texts.say("session-guest", guest=found.session.guest))
    if found.series.link:
        lines.append(bot.texts.say("session-link", link=found.series.link))
    elif found.room:
        lines.append(bot.texts.say("session-room", room=f"<#{found.room}>"))
    return lines
