"""A skill in its steps, and the teams of a rehearsal."""

from __future__ import annotations

from typing import Any

from discord import ButtonStyle
from discord.ui import ActionRow, Container, LayoutView, TextDisplay

from bot.client import Renderer, SupportBot
from bot.content import Skill
from bot.domain.outbox import OutboxEntry
from bot.errors import NotFound
from bot.services.skills import teams_of
from bot.texts import Texts
from cogs.skills.views import JoinRehearsal, MyRole, StepOut


def skill_text(texts: Texts, skill: Skill, language: str | None = None) -> str:
    """When it helps, its steps, and an example."""
    steps = "\n".join(f"{number}. {step}" for number, step in enumerate(skill.steps, start=1))
    return texts.say("skill-card", language, title=skill.title, when=skill.when, steps=steps, example=skill.example)


def skill_card(bot: SupportBot) -> Renderer:
    """For the whole group."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        skill = _skill(bot, entry)
        return _box(TextDisplay(skill_text(bot.texts, skill))) if skill else None

    return render


def rehearsal_card(bot: SupportBot) -> Renderer:
    """Who is with whom; each reads their own part with a press."""

    async def render(entry: OutboxEntry) -> LayoutView | None:
        skill = _skill(bot, entry)
        if skill is None:
            return None
        teams = [", ".join(f"<@{who}>" for who in team) for team in teams_of(dict(entry.payload))]
        if not teams:
            teams = [bot.texts.say("skill-nobody-yet")]
        lines = "\n".join(f"{number}. {team}" for number, team in enumerate(teams, start=1))
        text = bot.texts.say("skill-rehearsal", title=skill.title, teams=lines)
        about = (entry.guild_id, entry.payload["group"])
        row: ActionRow[Any] = ActionRow(
            MyRole(*about, skill.number, label=bot.texts.say("skill-my-role"), style=ButtonStyle.primary),
            JoinRehearsal(*about, label=bot.texts.say("skill-join")),
            StepOut(*about, label=bot.texts.say("skill-step-out")),
        )
        return _box(TextDisplay(text), row)

    return render


def _skill(bot: SupportBot, entry: OutboxEntry) -> Skill | None:
    try:
        return bot.services.skills.skill(entry.payload["skill"])
    except NotFound:
        return None


def _box(*items: Any) -> LayoutView:
    view = LayoutView(timeout=None)
    view.add_item(Container(*items))
    return view
