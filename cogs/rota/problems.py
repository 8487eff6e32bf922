"""What is wrong with coming shifts, as staff read it."""

from __future__ import annotations

from collections.abc import Sequence

from discord.ui import LayoutView

from bot.client import SupportBot
from bot.domain.rota import Problem
from cogs.rota.lines import Say, problem_lines
from cogs.shared.replies import card


async def page(bot: SupportBot, guild_id: int, say: Say) -> LayoutView:
    """All of it, in the coming two weeks."""
    rota = bot.services.rota
    found, watch = await rota.watch.problems(guild_id), await rota.watch.settings(guild_id)
    lines = await lines_of(bot, guild_id, say, found)
    lines = [say("rota-preflight-title"), *lines] if lines else [say("rota-preflight-good")]
    lines.append(say("rota-preflight-rule", days=watch.reach_days, always="yes" if watch.always else "no"))
    return card("\n".join(lines))


async def lines_of(bot: SupportBot, guild_id: int, say: Say, problems: Sequence[Problem]) -> list[str]:
    """Problems as lines."""
    entries = await bot.services.rota.entries(guild_id)
    return problem_lines(say, problems, entries.layers, entries.names)
