"""``/course``."""

from __future__ import annotations

from functools import partial
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.ui import ActionRow

from bot.client import SupportBot
from bot.texts import stamp
from cogs.courses.staff import ChooseSure, PlanSure, course_key, preview, show_progress
from cogs.courses.views import ModulePick
from cogs.shared.access import Press
from cogs.shared.choices import MOST, group_choices
from cogs.shared.replies import card, reply, say, show


async def course_choices(interaction: Press, current: str) -> list[app_commands.Choice[int]]:
    """All courses, by their place in the alphabet of their keys."""
    curricula, wanted = interaction.client.services.content.curricula, current.strip().lower()
    named = [(curricula[key].title, place) for place, key in enumerate(sorted(curricula))]
    return [app_commands.Choice(name=name[:100], value=place) for name, place in named if wanted in name.lower()][:MOST]


async def module_choices(interaction: Press, current: str) -> list[app_commands.Choice[int]]:
    """Modules of the groups the person leads that are not out."""
    found = await interaction.client.services.courses.led(interaction.guild_id or 0, interaction.user.id)
    wanted = current.strip().lower()
    named = [
        (say(interaction, "course-module-choice", group=group.name, number=one.number, title=one.module.title), one.id)
        for group, one in found
        if one.released_at is None
    ]
    return [app_commands.Choice(name=name[:100], value=number) for name, number in named if wanted in name.lower()][
        :MOST
    ]


async def session_choices(interaction: Press, current: str) -> list[app_commands.Choice[int]]:
    """Coming sessions of the groups the person leads."""
    sessions = interaction.client.services.sessions
    found = await sessions.choices(interaction.guild_id or 0, interaction.user.id, current)
    return [app_commands.Choice(name=str(one)[:100], value=one.id) for one in found]


class CourseCommands(commands.Cog):
    """Courses, for those who lead and for members."""

    course = app_commands.Group(name="course", description="…", guild_only=True)

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @course.command(name="choose")
    @app_commands.autocomplete(group=group_choices, course=course_choices)
    async def choose(self, interaction: Press, group: int, course: int) -> None:
        """Look at a course, and choose it."""
        guild_id, words = interaction.guild_id or 0, partial(say, interaction)
        found = await self.bot.services.courses.offered(guild_id, group, course_key(interaction, course))
        modules = "\n".join(
            words("course-line-number", number=number, title=one.title)
            for number, one in enumerate(found.modules, start=1)
        )
        label = words("course-choose")
        sure = ChooseSure(guild_id, group, course, label=label, style=discord.ButtonStyle.success)
        text = words("course-offer", title=found.title, about=found.about, modules=modules)
        await show(interaction, card(text, ActionRow[Any](sure)))

    @course.command(name="status")
    @app_commands.autocomplete(group=group_choices)
    async def status(self, interaction: Press, group: int) -> None:
        """How far the group is, and who has seen and understood what."""
        guild_id = interaction.guild_id or 0
        await show_progress(interaction, guild_id, await self.bot.services.courses.progress(guild_id, group))

    @course.command(name="release")
    @app_commands.autocomplete(module=module_choices)
    async def release(self, interaction: Press, module: int) -> None:
        """Look at a module as members will read it, and let it out."""
        await preview(interaction, interaction.guild_id or 0, module)

    @course.command(name="plan")
    @app_commands.autocomplete(module=module_choices, with_session=session_choices)
    async def plan(self, interaction: Press, module: int, with_session: int | None = None, when: str = "") -> None:
        """Let a module come out with a session, or at a time."""
        guild_id, courses = interaction.guild_id or 0, self.bot.services.courses
        at = await courses.when(guild_id, module, when, with_session)
        title = (await courses.look(guild_id, module)).step.module.title
        numbers = (guild_id, module, int(at.timestamp()), with_session or 0)
        sure = PlanSure(*numbers, label=say(interaction, "course-plan"), style=discord.ButtonStyle.success)
        how = "session" if with_session else "time"
        row = ActionRow[Any](sure)
        await reply(interaction, "course-plan-ask", row, title=title, when=stamp(at), how=how)

    @course.command(name="mine")
    async def mine(self, interaction: Press) -> None:
        """The modules that are out, for a member of the group."""
        guild_id = interaction.guild_id or 0
        place = getattr(interaction.channel, "parent_id", None) or interaction.channel_id
        group = await self.bot.services.shares.group_of(guild_id, interaction.user.id, place)
        out = await self.bot.services.courses.out(guild_id, group.id)
        if not out:
            await reply(interaction, "course-nothing-out")
            return
        options = [
            discord.SelectOption(
                label=say(interaction, "course-choice", number=one.number, title=one.module.title), value=str(one.id)
            )
            for one in out
        ]
        pick = ModulePick(guild_id, group.id, placeholder=say(interaction, "course-mine-pick"), options=options[:MOST])
        me = interaction.user.id
        lines = [
            say(
                interaction,
                "course-mine-line",
                number=one.number,
                title=one.module.title,
                seen="yes" if me in one.seen else "no",
                understood="yes" if me in one.understood else "no",
            )
            for one in out
        ]
        await reply(interaction, "course-mine", ActionRow[Any](pick), modules="\n".join(lines))
