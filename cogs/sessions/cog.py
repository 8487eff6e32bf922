"""``/session``."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import SupportBot
from bot.domain.sessions import Absence, SessionCard
from bot.errors import NotFound
from bot.services.session_plans import Wish
from bot.texts import stamp
from cogs.sessions.confirm import DANGER, EndSeries, show_cancel, show_move, show_plan, wanted
from cogs.sessions.rsvp import row
from cogs.shared.access import Press
from cogs.shared.choices import MOST, group_choices
from cogs.shared.replies import reply, say


async def session_choices(interaction: Press, current: str) -> list[app_commands.Choice[int]]:
    """Coming sessions of the groups the person leads."""
    sessions, typed = interaction.client.services.sessions, current.strip().lower()
    found = await sessions.coming(interaction.guild_id or 0, interaction.user.id)
    named = [(_named(one), one.session.id) for one in found]
    return [app_commands.Choice(name=name, value=number) for name, number in named if typed in name.lower()][:MOST]


async def series_choices(interaction: Press, current: str) -> list[app_commands.Choice[int]]:
    """Running series of the groups the person leads."""
    sessions, typed = interaction.client.services.sessions, current.strip().lower()
    found = await sessions.running_series(interaction.guild_id or 0, interaction.user.id)
    return [app_commands.Choice(name=one.title, value=one.id) for one in found if typed in one.title.lower()][:MOST]


class SessionCommands(commands.Cog):
    """What a facilitator does with sessions."""

    session = app_commands.Group(name="session", description="…", guild_only=True)

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @session.command(name="plan")
    @app_commands.autocomplete(group=group_choices)
    async def plan(
        self,
        interaction: Press,
        group: int,
        when: str,
        every: app_commands.Range[int, 1, 2] = 1,
        minutes: app_commands.Range[int, 10, 480] | None = None,
        until: str | None = None,
        count: app_commands.Range[int, 1, 200] | None = None,
        leader: discord.Member | None = None,
        title: app_commands.Range[str, 1, 80] | None = None,
    ) -> None:
        """Show the dates of a series, to be confirmed."""
        assert interaction.guild_id is not None
        wish = Wish(group, when, every, (leader or interaction.user).id, title, minutes, until, count)
        await show_plan(interaction, interaction.guild_id, wish)

    @session.command(name="list")
    @app_commands.autocomplete(group=group_choices)
    async def list(self, interaction: Press, group: int) -> None:
        """Show the next sessions of a group."""
        assert interaction.guild_id is not None
        found = await self.bot.services.sessions.coming(interaction.guild_id, interaction.user.id, group)
        lines = [_line(interaction, one) for one in found[:15]]
        key = "session-list" if lines else "session-list-empty"
        await reply(interaction, key, lines="\n".join(lines))

    @session.command(name="cancel")
    @app_commands.autocomplete(session=session_choices)
    async def cancel(self, interaction: Press, session: int) -> None:
        """Ask once more, then cancel one session."""
        await show_cancel(interaction, interaction.guild_id or 0, session)

    @session.command(name="move")
    @app_commands.autocomplete(session=session_choices)
    async def move(self, interaction: Press, session: int, when: str) -> None:
        """Show the new time of one session, to be confirmed."""
        await show_move(interaction, interaction.guild_id or 0, session, when)

    @session.command(name="end-series")
    @app_commands.autocomplete(series=series_choices)
    async def end_series(self, interaction: Press, series: int) -> None:
        """Ask once more, then end a series."""
        guild_id = interaction.guild_id or 0
        found = await self.bot.services.sessions.series(guild_id, series)
        if found is None:
            raise NotFound("session-series-gone")
        button = EndSeries(guild_id, series, label=say(interaction, "session-end-confirm"), style=DANGER)
        await reply(interaction, "session-end-preview", row(button), title=found.title)

    @session.command(name="absences")
    @app_commands.autocomplete(session=session_choices)
    async def absences(self, interaction: Press, session: int) -> None:
        """Show who is not coming or late, and what they wrote."""
        found = await wanted(interaction, interaction.guild_id or 0, session)
        absences = await self.bot.services.sessions.rsvps.absences(interaction.guild_id or 0, session)
        lines = "\n".join(_absence(interaction, one) for one in absences)[:3500]
        key = "session-absences" if absences else "session-absences-none"
        await reply(interaction, key, title=found.title, when=stamp(found.session.starts), lines=lines)


def _named(one: SessionCard) -> str:
    local = one.session.starts.astimezone(ZoneInfo(one.zone))
    return f"{one.title} · {local:%Y-%m-%d %H:%M}"[:100]


def _line(interaction: Press, one: SessionCard) -> str:
    answers = {str(answer.value): number for answer, number in one.counts.items()}
    return say(
        interaction,
        "session-list-line",
        title=one.title,
        when=stamp(one.session.starts),
        leader=one.leader or "none",
        coming=answers.get("coming", 0),
        late=answers.get("late", 0),
        absent=answers.get("absent", 0),
    )


def _absence(interaction: Press, one: Absence) -> str:
    words = "\n".join(f"> {line}" for line in (one.word or "").splitlines())
    line = say(interaction, f"session-absence-{one.answer.value}", person=f"<@{one.user_id}>")
    return f"{line}\n{words}" if words else line
