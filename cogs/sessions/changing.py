"""One session that lasts longer, and a break of a series: shown first, and done when confirmed."""

from __future__ import annotations

from datetime import date, timedelta

from bot.services.session_changes import goes_on
from bot.texts import stamp
from cogs.sessions.confirm import SUCCESS, done, wanted
from cogs.sessions.lines import day_stamp
from cogs.sessions.reminding import row
from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.replies import reply, say


class LengthenSession(PressControl, name="session-lengthen", fields=("session", "revision", "minutes")):
    """Lets a session last for so many minutes."""

    async def act(self, interaction: Press) -> None:
        """Do it."""
        numbers = (self.numbers["session"], self.numbers["revision"], self.numbers["minutes"])
        changed = await interaction.client.services.sessions.lengthen(self.guild_id, *numbers)
        await done(interaction, "session-lengthen-done", ends=stamp(changed.ends, "t"))


class SkipSession(PressControl, name="session-skip", fields=("session", "revision", "last")):
    """Leaves out sessions up to the day ``last`` (its ordinal)."""

    async def act(self, interaction: Press) -> None:
        """Do it."""
        last = date.fromordinal(self.numbers["last"])
        sessions = interaction.client.services.sessions
        out = await sessions.skip(self.guild_id, self.numbers["session"], self.numbers["revision"], last)
        await done(interaction, "session-skip-done", number=len(out))


async def show_lengthen(interaction: Press, guild_id: int, session_id: int, minutes: int) -> None:
    """Show the earlier and the new end, to be confirmed. Raises NotFound."""
    found = await wanted(interaction, guild_id, session_id)
    numbers = (guild_id, session_id, found.session.revision, minutes)
    button = LengthenSession(*numbers, label=say(interaction, "session-lengthen-confirm"), style=SUCCESS)
    ends = found.session.starts + timedelta(minutes=minutes)
    await reply(
        interaction,
        "session-lengthen-preview",
        row(button),
        title=found.title,
        when=stamp(found.session.starts),
        before=stamp(found.session.ends, "t"),
        after=stamp(ends, "t"),
    )


async def show_break(interaction: Press, guild_id: int, session_id: int, until: str | None) -> None:
    """Show what is left out and when the series goes on, to be confirmed. Raises BadInput, NotFound and Refusal."""
    session, pause = await interaction.client.services.sessions.break_until(guild_id, session_id, until)
    found = await wanted(interaction, guild_id, session_id)
    numbers = (guild_id, session_id, session.revision, pause.last.toordinal())
    button = SkipSession(*numbers, label=say(interaction, "session-skip-confirm"), style=SUCCESS)
    again, zone = goes_on(found.series, pause.last), found.zone
    await reply(
        interaction,
        "session-skip-preview",
        row(button),
        title=found.title,
        first=day_stamp(pause.first, zone),
        last=day_stamp(pause.last, zone),
        days=(pause.last - pause.first).days + 1,
        course="yes" if found.series.rule.count else "no",
        again=stamp(again) if again else "none",
    )
