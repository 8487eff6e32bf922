"""``/rota``."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands
from discord.ui import LayoutView

from bot.client import Renderer, SupportBot
from bot.domain.outbox import OutboxEntry
from bot.domain.rota import Shift
from bot.services.rota import Coverage
from bot.texts import stamp
from cogs.shared.access import Press
from cogs.shared.replies import card, reply, say

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


async def weekday_choices(interaction: Press, current: str) -> list[app_commands.Choice[str]]:
    """The days of the week."""
    wanted = current.strip().lower()
    named = [(say(interaction, f"weekday-{day}"), day) for day in WEEKDAYS]
    return [app_commands.Choice(name=name, value=day) for name, day in named if wanted in name.lower()]


async def shift_choices(interaction: Press, current: str) -> list[app_commands.Choice[int]]:
    """Shifts there are."""
    if interaction.guild_id is None:
        return []
    shifts = await interaction.client.services.rota.shifts(interaction.guild_id)
    records = await interaction.client.services.professionals.list(interaction.guild_id)
    names = {one.user_id: one.name for one in records}
    lines = [(_shift(interaction, shift, names.get(shift.person, str(shift.person))), shift.id) for shift in shifts]
    wanted = current.strip().lower()
    return [app_commands.Choice(name=line[:100], value=key) for line, key in lines if wanted in line.lower()][:25]


class RotaCommands(commands.Cog):
    """Who is on duty when."""

    rota = app_commands.Group(name="rota", description="…", guild_only=True)

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @rota.command(name="show")
    async def show(self, interaction: Press) -> None:
        """Show who is on duty now and next, and all shifts."""
        assert interaction.guild_id is not None
        coverage = await self.bot.services.rota.coverage(interaction.guild_id)
        shifts = await self.bot.services.rota.shifts(interaction.guild_id)
        lines = [say(interaction, "rota-title"), *_now(interaction, coverage)]
        named = [(one.id, _shift(interaction, one, f"<@{one.person}>")) for one in shifts]
        lines += [say(interaction, "rota-line", id=key, shift=line) for key, line in named]
        if not shifts:
            lines.append(say(interaction, "rota-empty"))
        if not self.bot.services.screening.reads_content:
            lines.append(say(interaction, "rota-not-covered"))
        await reply(interaction, "rota-page", lines="\n".join(lines)[:3800])

    @rota.command(name="add")
    @app_commands.autocomplete(weekday=weekday_choices)
    async def add(
        self,
        interaction: Press,
        person: discord.Member,
        weekday: str,
        start: str,
        end: str,
        zone: str | None = None,
    ) -> None:
        """Enter a weekly shift."""
        assert interaction.guild_id is not None
        shift = await self.bot.services.rota.add(interaction.guild_id, person.id, weekday, start, end, zone)
        await reply(interaction, "rota-added", shift=_shift(interaction, shift, person.mention))

    @rota.command(name="remove")
    @app_commands.autocomplete(shift=shift_choices)
    async def remove(self, interaction: Press, shift: int) -> None:
        """Take a shift out."""
        assert interaction.guild_id is not None
        await self.bot.services.rota.remove(interaction.guild_id, shift)
        await reply(interaction, "rota-removed")

    @rota.command(name="override")
    async def override(
        self,
        interaction: Press,
        person: discord.Member,
        starts: str,
        ends: str,
        replaces: discord.Member | None = None,
    ) -> None:
        """Put somebody on duty for once."""
        assert interaction.guild_id is not None
        other = replaces.id if replaces else None
        begin, end = await self.bot.services.rota.override(interaction.guild_id, person.id, other, starts, ends)
        await reply(interaction, "rota-overridden", person=person.mention, starts=stamp(begin), ends=stamp(end))


def welcome_renderer(bot: SupportBot) -> Renderer:
    """Draws the message that opens the direct messages of somebody who joins the rota."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        guild = bot.get_guild(entry.guild_id)
        return card(bot.texts.say("rota-welcome", server=guild.name if guild else "Discord"))

    return render


def _shift(interaction: Press, shift: Shift, person: str) -> str:
    return say(
        interaction,
        "rota-shift",
        person=person,
        weekday=say(interaction, f"weekday-{WEEKDAYS[shift.weekday]}"),
        start=f"{shift.start:%H:%M}",
        end=f"{shift.end:%H:%M}",
        zone=shift.zone,
    )


def _now(interaction: Press, coverage: Coverage) -> list[str]:
    lines = []
    if coverage.on_duty and coverage.until:
        people = ", ".join(f"<@{who}>" for who in coverage.on_duty)
        lines.append(say(interaction, "rota-now", people=people, until=stamp(coverage.until)))
    else:
        lines.append(say(interaction, "rota-now-nobody"))
    if coverage.next:
        people = ", ".join(f"<@{who}>" for who in coverage.coming)
        lines.append(say(interaction, "rota-next", people=people, at=stamp(coverage.next)))
    elif not coverage.on_duty:
        lines.append(say(interaction, "rota-next-never"))
    return lines
