"""What is about to change is shown first, and happens when it is confirmed."""

from __future__ import annotations

from datetime import UTC, datetime

import discord

from bot.domain.sessions import SessionCard
from bot.errors import NotFound
from bot.services.plan_drafts import Plan
from bot.services.session_plans import ChangeWish, Wish
from bot.texts import stamp
from cogs.sessions.lines import date_lines, day_stamp, rhythm_line, together
from cogs.sessions.reminding import row, stage_names
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
        stages = await sessions.reminders.stages(self.guild_id, made.group_id)
        await done(interaction, "session-plan-saved", title=made.title, stages=stage_names(interaction, stages))


class DropPlan(PressControl, name="session-plan-drop", fields=("group", "high", "low")):
    """Forgets a plan."""

    async def act(self, interaction: Press) -> None:
        """Forget it."""
        plans = interaction.client.services.sessions.plans
        await plans.forget(self.guild_id, interaction.user.id, draft_id(self.numbers))
        await done(interaction, "session-plan-dropped")


class CancelSession(PressControl, name="session-cancel", fields=("session", "revision")):
    """Cancels a session as it was when it was shown."""

    async def act(self, interaction: Press) -> None:
        """Cancel it."""
        sessions = interaction.client.services.sessions
        await sessions.cancel(self.guild_id, self.numbers["session"], self.numbers["revision"])
        await done(interaction, "session-cancel-done")


class MoveSession(PressControl, name="session-move", fields=("session", "revision", "starts")):
    """Moves a session to the instant ``starts`` (seconds since 1970)."""

    async def act(self, interaction: Press) -> None:
        """Move it."""
        starts = datetime.fromtimestamp(self.numbers["starts"], UTC)
        sessions = interaction.client.services.sessions
        await sessions.move(self.guild_id, self.numbers["session"], self.numbers["revision"], starts)
        await done(interaction, "session-move-done", when=stamp(starts))


class EndSeries(PressControl, name="session-end-series", fields=("series",)):
    """Ends a series."""

    async def act(self, interaction: Press) -> None:
        """End it."""
        dropped = await interaction.client.services.sessions.end_series(self.guild_id, self.numbers["series"])
        await done(interaction, "session-end-done", dropped=dropped)


async def show_plan(interaction: Press, guild_id: int, wish: Wish) -> None:
    """Show the coming dates with *Save* and *Don't save*. Raises BadInput, NotFound and Refusal."""
    plans = interaction.client.services.sessions.plans
    await _ask(interaction, guild_id, *await plans.propose(guild_id, interaction.user.id, wish))


async def show_change(interaction: Press, guild_id: int, wish: ChangeWish) -> None:
    """Show how a series would go on, in the same way. Raises BadInput, NotFound and Refusal."""
    plans = interaction.client.services.sessions.plans
    await _ask(interaction, guild_id, *await plans.propose_change(guild_id, interaction.user.id, wish))


async def _ask(interaction: Press, guild_id: int, draft: str, plan: Plan) -> None:
    record, rule = plan.record, plan.record.rule
    numbers = (guild_id, plan.group_id, *halves(draft))
    save = SavePlan(*numbers, label=say(interaction, "session-plan-save"), style=SUCCESS)
    drop = DropPlan(*numbers, label=say(interaction, "session-plan-drop"))
    changes = plan.changes_from
    await reply(
        interaction,
        "session-plan-preview",
        row(save, drop),
        title=record.title,
        rhythm=rhythm_line(interaction, rule),
        minutes=rule.minutes,
        zone=rule.zone,
        leader=together(interaction.client.texts, [f"<@{one}>" for one in record.leaders], str(interaction.locale)),
        guest=record.guest or "none",
        link=record.link or "none",
        places=record.capacity or 0,
        holidays=rule.holidays or "none",
        changes=day_stamp(changes, rule.zone) if changes else "none",
        lines=date_lines(interaction, plan),
        count=rule.count or 0,
        until=day_stamp(rule.until, rule.zone) if rule.until else "none",
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


async def done(interaction: Press, key: str, **values: str | int | float) -> None:
    """Replace what was to be confirmed by what has happened."""
    await interaction.response.edit_message(view=card(say(interaction, key, **values)))
