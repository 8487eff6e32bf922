"""``/rota``."""

from __future__ import annotations

from typing import Any, Literal

import discord
from discord import app_commands
from discord.ext import commands
from discord.ui import ActionRow

from bot.client import SupportBot
from bot.domain.public_holidays import Holiday, public_holidays
from bot.domain.rota import Span
from bot.errors import NotFound
from bot.texts import stamp
from cogs.rota.calendar import calendar
from cogs.rota.choices import (
    KINDS,
    described,
    entry_choices,
    own_shift_choices,
    rotation_choices,
    their_shift_choices,
    weekday_choices,
)
from cogs.rota.controls import EndRotationButton, RemoveButton, SwapWithdraw
from cogs.rota.lines import (
    Say,
    entry_lines,
    holiday_lines,
    layer_name,
    now_lines,
    open_lines,
    rotation_line,
    saying,
    shift_line,
    span_line,
)
from cogs.rota.picture import two_weeks
from cogs.rota.problems import page
from cogs.shared.access import Press
from cogs.shared.choices import zone_choices
from cogs.shared.replies import card, reply, say, show, think

PLANNING = 60
"""Days whose public holidays are shown when a shift or a rotation is entered."""
LENGTH = 3800
"""Characters that fit into an answer."""
LayerNumber = app_commands.Range[int, 1, 9]


class RotaCommands(commands.Cog):
    """Who is on duty when."""

    rota = app_commands.Group(name="rota", description="…", guild_only=True)
    rotation = app_commands.Group(name="rotation", description="…", parent=rota)

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot

    @rota.command(name="show")
    async def show(self, interaction: Press) -> None:
        """Show who is on duty now and next, and everything that is entered."""
        saying_ = _saying(interaction)
        coverage = await self.bot.services.rota.coverage(_guild(interaction))
        entries = await self.bot.services.rota.entries(_guild(interaction))
        lines = [saying_("rota-title"), *now_lines(saying_, coverage)]
        lines += entry_lines(saying_, entries.plan, entries.layers)
        if not self.bot.services.screening.reads_content:
            lines.append(saying_("rota-not-covered"))
        await reply(interaction, "rota-page", lines="\n".join(lines)[:LENGTH])

    @rota.command(name="week")
    async def week(self, interaction: Press) -> None:
        """Show the coming two weeks as a picture."""
        await think(interaction)
        view, files = await two_weeks(self.bot, _guild(interaction), _saying(interaction))
        await show(interaction, view, files)

    @rota.command(name="add")
    @app_commands.autocomplete(weekday=weekday_choices, zone=zone_choices)
    async def add(
        self,
        interaction: Press,
        person: discord.Member,
        weekday: str,
        start: str,
        end: str,
        zone: str | None = None,
        layer: LayerNumber = 1,
    ) -> None:
        """Enter a weekly shift."""
        rota = self.bot.services.rota
        shift = await rota.add(_guild(interaction), person.id, weekday, start, end, zone, layer)
        entries = await rota.entries(_guild(interaction))
        line = shift_line(_saying(interaction), shift, person.mention, entries.layers)
        found = [one for one in await self._holidays(interaction) if one.day.weekday() == shift.weekday]
        await self._entered(interaction, "rota-added", "shift", shift.id, holidays=found, shift=line)

    @rotation.command(name="add")
    @app_commands.autocomplete(zone=zone_choices)
    async def rotation_add(
        self,
        interaction: Press,
        people: str,
        every: str,
        handoff: str,
        first: str = "today",
        end: str | None = None,
        layer: LayerNumber = 1,
        name: str = "",
        zone: str | None = None,
    ) -> None:
        """Let people take turns."""
        rota = self.bot.services.rota
        made = await rota.rotate(
            _guild(interaction),
            people,
            every,
            handoff,
            first=first,
            end=end,
            name=name,
            zone=zone,
            layer=layer,
        )
        entries = await rota.entries(_guild(interaction))
        line = rotation_line(_saying(interaction), made, [f"<@{who}>" for who in made.people], entries.layers)
        found = await self._holidays(interaction)
        await self._entered(interaction, "rota-rotation-added", "rotation", made.id, holidays=found, rotation=line)

    @rotation.command(name="end")
    @app_commands.autocomplete(rotation=rotation_choices)
    async def rotation_end(self, interaction: Press, rotation: int, day: str | None = None) -> None:
        """Say when the last turn would end, with the button that ends it then."""
        at = await self.bot.services.rota.end_rotation(_guild(interaction), rotation, day)
        button = EndRotationButton(
            _guild(interaction),
            rotation,
            int(at.timestamp()),
            label=say(interaction, "rota-rotation-end"),
            style=discord.ButtonStyle.danger,
        )
        await reply(interaction, "rota-rotation-end-confirm", ActionRow[Any](button), at=stamp(at))

    @rota.command(name="layer")
    async def layer(self, interaction: Press, number: LayerNumber, name: str) -> None:
        """Name a layer."""
        found = await self.bot.services.rota.name_layer(_guild(interaction), number, name)
        listed = [f"{one.number}: {layer_name(_saying(interaction), found, one.number)}" for one in found]
        await reply(interaction, "rota-layers", layers=", ".join(listed))

    @rota.command(name="remove")
    @app_commands.autocomplete(entry=entry_choices)
    async def remove(self, interaction: Press, entry: str) -> None:
        """Say what would be taken out, with the button that does it."""
        entries = await self.bot.services.rota.entries(_guild(interaction))
        line = described(_saying(interaction), entries).get(entry.strip())
        if line is None:
            raise NotFound("rota-entry-unknown")
        kind, _, number = entry.strip().partition(":")
        button = self._remover(interaction, kind, int(number), "rota-remove-button")
        await reply(interaction, "rota-remove-confirm", ActionRow[Any](button), entry=line)

    @rota.command(name="override")
    async def override(
        self,
        interaction: Press,
        person: discord.Member,
        starts: str,
        ends: str,
        replaces: discord.Member | None = None,
        layer: LayerNumber = 1,
    ) -> None:
        """Put somebody on duty for once."""
        other = replaces.id if replaces else None
        rota = self.bot.services.rota
        number, (begin, end) = await rota.override(_guild(interaction), person.id, other, starts, ends, layer)
        found = await self._holidays(interaction, (begin, end))
        await self._entered(
            interaction,
            "rota-overridden",
            "override",
            number,
            holidays=found,
            person=person.mention,
            starts=stamp(begin),
            ends=stamp(end),
        )

    @rota.command(name="time-off")
    async def time_off(self, interaction: Press, starts: str, ends: str, person: discord.Member | None = None) -> None:
        """Enter time off: one's own, or somebody's as a supervisor."""
        rota, who = self.bot.services.rota, person or interaction.user
        absence = await rota.time_off(_guild(interaction), interaction.user.id, who.id, starts, ends)
        entries = await rota.entries(_guild(interaction))
        lines = open_lines(_saying(interaction), absence.left_open, entries.layers)
        await self._entered(
            interaction,
            "rota-time-off-entered",
            "time-off",
            absence.id,
            holidays=await self._holidays(interaction, absence.span),
            lines=lines,
            person=who.mention,
            span=span_line(absence.span),
            open=len(absence.left_open),
        )

    @rota.command(name="swap")
    @app_commands.autocomplete(shift=own_shift_choices, back=their_shift_choices)
    async def swap(self, interaction: Press, person: discord.Member, shift: str, back: str | None = None) -> None:
        """Ask somebody to take a shift."""
        swaps = self.bot.services.rota.swaps
        asked = await swaps.ask(_guild(interaction), interaction.user.id, person.id, shift, back)
        button = SwapWithdraw(_guild(interaction), asked.id, label=say(interaction, "rota-swap-withdraw"))
        await reply(
            interaction,
            "rota-swap-asked",
            ActionRow[Any](button),
            person=person.mention,
            given=span_line(asked.given),
            back=span_line(asked.back) if asked.back else "",
            returned="yes" if asked.back else "no",
        )

    @rota.command(name="calendar")
    async def calendar_file(self, interaction: Press, whose: Literal["mine", "everyone"] = "mine") -> None:
        """Hand over shifts as a calendar file."""
        view, file = await calendar(self.bot, _guild(interaction), interaction.user.id, whose, _saying(interaction))
        await show(interaction, view, [file])

    @rota.command(name="preflight")
    async def preflight(self, interaction: Press) -> None:
        """Show what is wrong with coming shifts."""
        await show(interaction, await page(self.bot, _guild(interaction), _saying(interaction)))

    @rota.command(name="test")
    async def test(self, interaction: Press) -> None:
        """Send oneself a test message."""
        sent = await self.bot.services.rota.watch.ask(_guild(interaction), interaction.user.id)
        await reply(interaction, "rota-test-sent" if sent else "rota-test-recent")

    @rota.command(name="watch")
    async def watch(
        self,
        interaction: Press,
        reach_days: app_commands.Range[int, 1, 365] | None = None,
        always: bool | None = None,
    ) -> None:
        """Choose how the rota is watched."""
        kept = await self.bot.services.rota.watch.configure(_guild(interaction), reach_days, always)
        await reply(interaction, "rota-preflight-rule", days=kept.reach_days, always="yes" if kept.always else "no")

    async def _holidays(self, interaction: Press, span: Span | None = None) -> list[Holiday]:
        """Public holidays in a span of time, or in the coming weeks."""
        countries = (await self.bot.services.setup.progress(_guild(interaction))).guild.countries
        begin, days = self.bot.clock.now().date(), PLANNING
        if span is not None:
            begin, days = span[0].date(), min((span[1] - span[0]).days + 2, 366)
        return public_holidays(countries, begin, days)

    async def _entered(
        self,
        interaction: Press,
        key: str,
        kind: str,
        number: int,
        *,
        holidays: list[Holiday],
        lines: list[str] | None = None,
        **values: str | int,
    ) -> None:
        """Say what was entered, what follows, and offer to take it back."""
        text = [say(interaction, key, **values), *(lines or []), *holiday_lines(_saying(interaction), holidays)]
        back = self._remover(interaction, kind, number, "rota-take-back")
        await show(interaction, card("\n".join(text), ActionRow[Any](back)))

    @staticmethod
    def _remover(interaction: Press, kind: str, number: int, label: str) -> RemoveButton:
        return RemoveButton(_guild(interaction), KINDS.index(kind), number, label=say(interaction, label))


def _guild(interaction: Press) -> int:
    assert interaction.guild_id is not None
    return interaction.guild_id


def _saying(interaction: Press) -> Say:
    return saying(interaction.client.texts, str(interaction.locale))
