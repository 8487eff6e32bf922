"""Why a message was flagged, in words, and the buttons that say whether the level was right."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow, Container, LayoutView, TextDisplay

from bot.domain.desk import Evidence
from bot.domain.judging import Opinion
from bot.domain.phrases import number_of
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.replies import reply, say

LONGEST = 160
"""Characters shown of an example."""


class _Judge(PressControl):
    """Keeps an opinion about one flag."""

    opinion: Opinion

    async def act(self, interaction: Press) -> None:
        """Count it."""
        judging = interaction.client.services.judging
        await judging.judge(self.guild_id, self.numbers["case"], self.numbers["flag"], self.opinion)
        await reply(interaction, "judge-thanks")


class RightLevel(_Judge, name="judge-right", fields=("case", "flag")):
    """The level was right."""

    opinion = Opinion.RIGHT


class TooHigh(_Judge, name="judge-high", fields=("case", "flag")):
    """The level was too high."""

    opinion = Opinion.HIGH


class TooLow(_Judge, name="judge-low", fields=("case", "flag")):
    """The level was too low."""

    opinion = Opinion.LOW


def why_lines(interaction: Press, evidence: Evidence) -> list[str]:
    """The rules in words, what lowered them, what raised the level, the model's part, and examples like it."""
    judging = interaction.client.services.judging
    lines = [say(interaction, "evidence-rule", why=why) for rule in evidence.rules if (why := judging.why(rule))]
    numbers = [number for rule in evidence.rules if (number := number_of(rule)) is not None]
    lines += [say(interaction, "evidence-phrase", number=number) for number in numbers]
    lines += [say(interaction, "evidence-exception", why=judging.why(one) or one) for one in evidence.exceptions]
    lines += [say(interaction, f"evidence-reason-{one.value}") for one in evidence.reasons]
    if "red" in evidence.model:
        lines.append(say(interaction, "evidence-model", percent=round(100 * evidence.model["red"])))
    for example in judging.nearest(evidence.text, evidence.level) if evidence.text and screened(evidence) else ():
        shown = discord.utils.escape_markdown(example.text[:LONGEST])
        level = say(interaction, f"case-level-{example.level.word}")
        lines.append(say(interaction, "evidence-nearest", level=level, text=shown))
    return lines


def screened(evidence: Evidence) -> bool:
    """Whether screening raised it, and nobody else."""
    return bool(evidence.rules or evidence.reasons)


def question(interaction: Press, guild_id: int, case_id: int, flag_id: int) -> LayoutView:
    """Asks whether the level was right."""
    numbers = (guild_id, case_id, flag_id)
    buttons = [kind(*numbers, label=say(interaction, kind.name)) for kind in (RightLevel, TooHigh, TooLow)]
    row: ActionRow[Any] = ActionRow(*buttons)
    view = LayoutView(timeout=None)
    view.add_item(Container(TextDisplay(say(interaction, "judge-question")), row))
    return view
