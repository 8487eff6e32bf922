"""``/checkin``."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.client import SupportBot
from bot.domain.checkins import Response
from bot.texts import stamp
from cogs.shared.access import Press
from cogs.shared.choices import group_choices
from cogs.shared.replies import reply, say

MOST = 3500
"""Characters of a list that leave room for its heading in one message."""


class CheckInCommands(commands.Cog):
    """Schedules for those who lead; their own answers for members."""

    checkin = app_commands.Group(name="checkin", description="…", guild_only=True)

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @checkin.command(name="schedule")
    @app_commands.autocomplete(group=group_choices)
    async def schedule(self, interaction: Press, group: int, weekdays: str, at: str) -> None:
        """Set when the group is asked."""
        following = await self.bot.services.checkins.schedule(interaction.guild_id or 0, group, weekdays, at)
        assert following is not None
        await reply(interaction, "checkin-scheduled", when=stamp(following))

    @checkin.command(name="now")
    @app_commands.autocomplete(group=group_choices)
    async def now(self, interaction: Press, group: int) -> None:
        """Ask the group at once."""
        await self.bot.services.checkins.ask_now(interaction.guild_id or 0, group)
        await reply(interaction, "checkin-asked")

    @checkin.command(name="pause")
    @app_commands.autocomplete(group=group_choices)
    async def pause(self, interaction: Press, group: int) -> None:
        """Stop asking for now."""
        await self.bot.services.checkins.pause(interaction.guild_id or 0, group)
        await reply(interaction, "checkin-paused")

    @checkin.command(name="resume")
    @app_commands.autocomplete(group=group_choices)
    async def resume(self, interaction: Press, group: int) -> None:
        """Go on asking."""
        following = await self.bot.services.checkins.resume(interaction.guild_id or 0, group)
        assert following is not None
        await reply(interaction, "checkin-resumed", when=stamp(following))

    @checkin.command(name="mine")
    async def mine(self, interaction: Press) -> None:
        """Show a person their own latest answers."""
        found = await self.bot.services.checkins.responses.mine(interaction.guild_id or 0, interaction.user.id)
        lines = "\n".join(_line(interaction, "checkin-mine-line", one) for one in found)[:MOST]
        await reply(interaction, "checkin-mine" if found else "checkin-mine-none", lines=lines)

    @checkin.command(name="answers")
    @app_commands.autocomplete(group=group_choices)
    async def answers(self, interaction: Press, group: int) -> None:
        """Show those who lead the answers to the latest check-in."""
        found = await self.bot.services.checkins.responses.of_group(interaction.guild_id or 0, group)
        lines = "\n".join(_line(interaction, "checkin-answers-line", one) for one in found)[:MOST]
        await reply(interaction, "checkin-answers" if found else "checkin-answers-none", lines=lines)


def _line(interaction: Press, key: str, one: Response) -> str:
    line = say(
        interaction,
        key,
        when=stamp(one.at, "f"),
        person=f"<@{one.user_id}>",
        score="skipped" if one.score is None else str(one.score),
        shared="yes" if one.shared else "no",
    )
    words = "\n".join(f"> {part}" for part in (one.words or "").splitlines())
    return f"{line}\n{words}" if words else line
