"""What is about to change is shown first, and happens when it is confirmed."""

from __future__ import annotations

from datetime import UTC, datetime

import discord

from bot.domain.sessions import SessionCard
from bot.errors import NotFound
from bot.services.session_plans import Plan, Wish
from bot.texts import stamp
from cogs.sessions.rsvp import row
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.forms import draft_id, halves
from cogs.shared.replies import card, reply, say

SUCCESS, DANGER = discord.ButtonStyle.success, discord.ButtonStyle.danger


class SavePlan(PressControl, name="session-plan-save", fields=("group", "high", "low")):
    """Saves a plan; the numbers are the halves of its draft's id."""

    async def act(self, interaction: Press) -> None:
        """Save it, once."""
        sessions = interaction.client.services.sessions
        made = await sessions.confirm(self.guild_id, interaction.user.id, draft_id(self.numbers))
        await _done(interaction, "session-plan-saved", title=made.title)


class DropPlan(PressControl, name="session-plan-drop", fields=("group", "high", "low")):
    """Forgets a plan."""

    async def act(self, interaction: Press) -> None:
        """Forget it."""
        plans = interaction.client.services.sessions.plans
        await plans.forget(self.guild_id, interaction.user.id, draft_id(self.numbers))
        await _done(interaction, "session-plan-dropped")


class CancelSession(PressControl, name="session-cancel", fields=("session", "revision")):
    """Cancels a session as it was when it was shown."""

    async def act(self, interaction: Press) -> None:
        """Cancel it."""
        sessions = interaction.client.services.sessions
        await sessions.cancel(self.guild_id, self.numbers["session"], self.numbers["revision"])
        await _done(interaction, "session-cancel-done")


class MoveSession(PressControl, name="session-move", fields=("session", "revision", "starts")):
    """Moves a session to the instant ``starts`` (seconds since 1970)."""

    async def act(self, interaction: Press) -> None:
        """Move it."""
        starts = datetime.fromtimestamp(self.numbers["starts"], UTC)
        sessions = interaction.client.services.sessions
        await sessions.move(self.guild_id, self.numbers["session"], self.numbers["revision"], starts)
        await _done(interaction, "session-move-done", when=stamp(starts))


class EndSeries(PressControl, name="session-end-series", fields=("series",)):
    """Ends a series."""

    async def act(self, interaction: Press) -> None:
        """End it."""
        dropped = await interaction.client.services.sessions.end_series(self.guild_id, self.numbers["series"])
        await _done(interaction, "session-end-done", dropped=dropped)


async def show_plan(interaction: Press, guild_id: int, wish: Wish) -> None:
    """Show the coming dates with *Save* and *Don't save*. Raises BadInput and Refusal."""
    sessions = interaction.client.services.sessions
    draft, plan = await sessions.plans.propose(guild_id, interaction.user.id, wish)
    numbers = (guild_id, wish.group_id, *halves(draft))
    save = SavePlan(*numbers, label=say(interaction, "session-plan-save"), style=SUCCESS)
    drop = DropPlan(*numbers, label=say(interaction, "session-plan-drop"))
    await reply(
        interaction,
        "session-plan-preview",
        row(save, drop),
        title=plan.title,
        weeks=plan.rule.every_weeks,
        minutes=plan.rule.minutes,
        zone=plan.rule.zone,
        leader=f"<@{plan.leader_id}>",
        lines=_dates(interaction, plan),
        ends="yes" if plan.rule.until or plan.rule.count else "no",
    )


async def show_move(interaction: Press, guild_id: int, session_id: int, when: str) -> None:
    """Show the earlier and the new time, to be confirmed. Raises BadInput, NotFound and Refusal."""
    session, starts = await interaction.client.services.sessions.moved_to(guild_id, session_id, when)
    numbers = (guild_id, session.id, session.revision, int(starts.timestamp()))
    button = MoveSession(*numbers, label=say(interaction, "session-move-confirm"), style=SUCCESS)
    before, after = stamp(session.starts), stamp(starts)
    await reply(interaction, "session-move-preview", row(button), before=before, after=after)


async def show_cancel(interaction: Press, guild_id: int, session_id: int) -> None:
    """Ask once more before a session is cancelled. Raises NotFound."""
    found = await wanted(interaction, guild_id, session_id)
    numbers = (guild_id, session_id, found.session.revision)
    button = CancelSession(*numbers, label=say(interaction, "session-cancel-confirm"), style=DANGER)
    when = stamp(found.session.starts)
    await reply(interaction, "session-cancel-preview", row(button), title=found.title, when=when)


async def wanted(interaction: Press, guild_id: int, session_id: int) -> SessionCard:
    """The session that was chosen. Raises NotFound."""
    found = await interaction.client.services.sessions.card(guild_id, session_id)
    if found is None:
        raise NotFound("session-gone")
    return found


def _dates(interaction: Press, plan: Plan) -> str:
    lines = []
    for one in plan.dates(interaction.client.clock.now()):
        key = "session-plan-date-shifted" if one.shifted else "session-plan-date"
        lines.append(say(interaction, key, when=stamp(one.starts), at=f"{plan.rule.at:%H:%M}"))
    return "\n".join(lines)


async def _done(interaction: Press, key: str, **values: str | int | float) -> None:
    await interaction.response.edit_message(view=card(say(interaction, key, **values)))
