"""``/session``."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import SupportBot
from bot.domain.sessions import SessionCard
from bot.errors import NotFound
from bot.services.session_plans import Wish
from bot.texts import stamp
from cogs.sessions.choices import rhythm_choices, series_choices, session_choices
from cogs.sessions.confirm import DANGER, EndSeries, show_cancel, show_move, show_plan
from cogs.sessions.lines import together
from cogs.sessions.reminding import row
from cogs.shared.access import Press
from cogs.shared.choices import group_choices
from cogs.shared.replies import reply, say


class SessionCommands(commands.Cog):
    """What a facilitator does with sessions, and what a member chooses about them."""

    session = app_commands.Group(name="session", description="…", guild_only=True)

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @session.command(name="plan")
    @app_commands.autocomplete(rhythm=rhythm_choices)
    @app_commands.autocomplete(group=group_choices)
    async def plan(
        self,
        interaction: Press,
        group: int,
        when: str,
        rhythm: str = "weekly",
        every: app_commands.Range[int, 1, 12] = 1,
        count: app_commands.Range[int, 1, 200] | None = None,
        until: str | None = None,
        minutes: app_commands.Range[int, 10, 480] | None = None,
        holidays: app_commands.Range[str, 2, 12] | None = None,
        link: app_commands.Range[str, 1, 300] | None = None,
        guest: app_commands.Range[str, 1, 80] | None = None,
        title: app_commands.Range[str, 1, 80] | None = None,
        places: app_commands.Range[int, 1, 500] | None = None,
        leader: discord.Member | None = None,
        second_leader: discord.Member | None = None,
        third_leader: discord.Member | None = None,
    ) -> None:
        """Show the dates of a series, to be confirmed."""
        assert interaction.guild_id is not None
        others = tuple(one.id for one in (second_leader, third_leader) if one)
        first = (leader or interaction.user).id
        often = (every, first, title, minutes, until, count, rhythm, others)
        await show_plan(interaction, interaction.guild_id, Wish(group, when, *often, holidays, link, guest, places))

    @session.command(name="list")
    @app_commands.autocomplete(group=group_choices)
    async def list(self, interaction: Press, group: int) -> None:
        """Show the next sessions of a group."""
        assert interaction.guild_id is not None
        sessions = self.bot.services.sessions
        found = await sessions.coming(interaction.guild_id, interaction.user.id, group)
        lines = [_line(interaction, one) for one in found[:15]]
        key = "session-list" if lines else "session-list-empty"
        closed = await sessions.reminders.unreachable(interaction.guild_id, group)
        people = ", ".join(f"<@{user_id}>" for user_id in closed)
        await reply(interaction, key, lines="\n".join(lines), people=people or "none")

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

    @session.command(name="end")
    @app_commands.autocomplete(series=series_choices)
    async def end(self, interaction: Press, series: int) -> None:
        """Ask once more, then end a series."""
        guild_id = interaction.guild_id or 0
        found = await self.bot.services.sessions.series(guild_id, series)
        if found is None:
            raise NotFound("session-series-gone")
        button = EndSeries(guild_id, series, label=say(interaction, "session-end-confirm"), style=DANGER)
        await reply(interaction, "session-end-preview", row(button), title=found.title)


def _line(interaction: Press, one: SessionCard) -> str:
    answers = {str(answer.value): number for answer, number in one.counts.items()}
    return say(
        interaction,
        "session-list-line",
        title=one.title,
        when=stamp(one.session.starts),
        leaders=len(one.leaders),
        leader=together(interaction.client.texts, one.leaders, str(interaction.locale)),
        guest=one.session.guest or "none",
        coming=answers.get("coming", 0),
        late=answers.get("late", 0),
        absent=answers.get("absent", 0),
        waiting=answers.get("waiting", 0),
    )
