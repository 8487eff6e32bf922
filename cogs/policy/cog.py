"""``/policy``."""

from __future__ import annotations

from functools import partial

from discord import app_commands
from discord.ext import commands

from bot.client import SupportBot
from bot.domain.policies import PAGING
from bot.domain.triage import Kind, Level
from bot.errors import BadInput
from cogs.policy.editing import MOST, ask_reset, editor
from cogs.policy.words import kind_word, level_word, simulation_lines, target_lines, written_lines
from cogs.shared.access import Press
from cogs.shared.choices import group_choices
from cogs.shared.replies import card, reply, say, show


async def level_choices(interaction: Press, current: str) -> list[app_commands.Choice[str]]:
    """The levels that page."""
    named = [(level_word(partial(say, interaction), level), level.word) for level in PAGING]
    wanted = current.strip().lower()
    return [app_commands.Choice(name=name, value=word) for name, word in named if wanted in name.lower()]


async def kind_choices(interaction: Press, current: str) -> list[app_commands.Choice[str]]:
    """What flags can be about."""
    named = [(kind_word(partial(say, interaction), kind), kind.value) for kind in Kind]
    wanted = current.strip().lower()
    return [app_commands.Choice(name=name, value=value) for name, value in named if wanted in name.lower()][:25]


class PolicyCommands(commands.Cog):
    """Who is paged when, for each level and kind of flag."""

    policy = app_commands.Group(name="policy", description="…", guild_only=True)

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @policy.command(name="show")
    @app_commands.autocomplete(kind=kind_choices)
    async def show(self, interaction: Press, kind: str | None = None) -> None:
        """Show what is in force, in plain words."""
        assert interaction.guild_id is not None
        words, policies = partial(say, interaction), self.bot.services.policies
        blocks = [written_lines(words, one) for one in await policies.written(interaction.guild_id, _kind(kind))]
        own = [
            f"{kind_word(words, what)} ({level_word(words, level)})"
            for level, what in await policies.own_kinds(interaction.guild_id)
        ]
        text = "\n\n".join("\n".join(block) for block in blocks)
        others = say(interaction, "policy-own-kinds", kinds=", ".join(own)) if own else ""
        await reply(interaction, "policy-shown", lines=f"{text}\n{others}"[:MOST])

    @policy.command(name="edit")
    @app_commands.autocomplete(level=level_choices, kind=kind_choices)
    async def edit(self, interaction: Press, level: str, kind: str | None = None) -> None:
        """Write other steps, with a preview, before they are saved."""
        guild_id = interaction.guild_id
        assert guild_id is not None
        draft = await self.bot.services.policies.edit(guild_id, _level(level), _kind(kind), interaction.user.id)
        await show(interaction, await editor(interaction, guild_id, draft))

    @policy.command(name="targets")
    async def targets(
        self,
        interaction: Press,
        crisis: app_commands.Range[int, 0, 1440] | None = None,
        red: app_commands.Range[int, 0, 1440] | None = None,
        amber: app_commands.Range[int, 0, 1440] | None = None,
    ) -> None:
        """Say how soon somebody should answer, and set it."""
        wanted = {Level.CRISIS: crisis, Level.RED: red, Level.AMBER: amber}
        found = await self.bot.services.response_times.aim(interaction.guild_id or 0, wanted)
        lines = target_lines(partial(say, interaction), found)
        changed = any(one is not None for one in wanted.values())
        await reply(interaction, "policy-targets-set" if changed else "policy-targets", lines="\n".join(lines))

    @policy.command(name="simulate")
    @app_commands.autocomplete(group=group_choices)
    @app_commands.autocomplete(level=level_choices, kind=kind_choices)
    async def simulate(
        self, interaction: Press, group: int, level: str, when: str | None = None, kind: str | None = None
    ) -> None:
        """Say who would be reached by when."""
        assert interaction.guild_id is not None
        found = await self.bot.services.policies.simulate(
            interaction.guild_id, group, _level(level), kind=_kind(kind), when=when
        )
        await show(interaction, card("\n".join(simulation_lines(partial(say, interaction), found))[:MOST]))

    @policy.command(name="reset")
    @app_commands.autocomplete(level=level_choices, kind=kind_choices)
    async def reset(self, interaction: Press, level: str, kind: str | None = None) -> None:
        """Go back to the default, after asking."""
        assert interaction.guild_id is not None
        await ask_reset(interaction, interaction.guild_id, _level(level), _kind(kind))


def _level(word: str) -> Level:
    found = next((level for level in PAGING if level.word == word.strip().lower()), None)
    if found is None:
        raise BadInput("policy-level-unknown")
    return found


def _kind(word: str | None) -> Kind | None:
    if word is None:
        return None
    found = next((kind for kind in Kind if kind.value == word.strip().lower()), None)
    if found is None:
        raise BadInput("policy-kind-unknown")
    return found
