"""Forms (modals) whose answers arrive whatever happens in between.

discord.py forgets open modals at a restart and mixes up two people who opened the same ``custom_id``. Here every
opening has a ``custom_id`` of its own, ``form:<name>:<guild>:<numbers…>:<unique>``, and one router hands each
submit to the form of that name. A submit that cannot be used is kept as a draft and handed back with the problem
and a button that opens the form again with what was written.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any, ClassVar

import discord
from discord.ui import ActionRow, Modal

from bot.client import SupportBot
from bot.errors import BadInput, NotFound
from cogs.shared.access import Press, declared, require, scope_of
from cogs.shared.controls import PressControl
from cogs.shared.replies import front_door, reply, say

Answers = Mapping[str, Any]
"""What was filled in, by field: a string, or a list of strings for choices, or a bool for a checkbox."""


class Form:
    """One kind of form. Subclass with a ``name``, the ``fields`` of its numbers, ``build`` and ``submit``."""

    name: ClassVar[str]
    fields: ClassVar[tuple[str, ...]] = ()

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal; ``earlier`` holds what was written before, by the ``custom_id`` of each input."""
        raise LookupError(self.name)

    async def check(self, interaction: Press, guild_id: int, numbers: Mapping[str, int]) -> None:
        """Raise Refusal where nothing that could be written would help: then the form does not open."""

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Use the answers; raise BadInput to hand the form back."""
        raise LookupError(self.name)

    async def open(self, interaction: Press, guild_id: int, *numbers: int, earlier: Answers | None = None) -> None:
        """Show the form to the person."""
        named = dict(zip(self.fields, numbers, strict=True))
        await self.check(interaction, guild_id, named)
        modal = await self.build(interaction, named, earlier or {})
        modal.custom_id = ":".join(["form", self.name, str(guild_id), *map(str, numbers), secrets.token_hex(4)])
        modal.stop()  # the router hears the answer; discord.py would keep a form that is never sent for ever
        await interaction.response.send_modal(modal)


class EditAgain(PressControl, name="edit-again", fields=("high", "low")):
    """Opens a form again with what was written; the two numbers are the halves of the draft's id."""

    @classmethod
    def of(cls, guild_id: int, draft: str, label: str) -> EditAgain:
        """The button for a draft."""
        return cls(guild_id, *halves(draft), label=label)

    async def act(self, interaction: Press) -> None:
        """Open the form, if the draft is this person's and still there."""
        drafts = interaction.client.services.drafts
        kept = await drafts.take(self.guild_id, interaction.user.id, draft_id(self.numbers))
        router = forms(interaction.client)
        if kept is None or kept[0] not in router.forms:
            raise NotFound("draft-gone")
        name, args, values = kept
        await router.forms[name].open(interaction, self.guild_id, *map(int, args), earlier=values)


class FormRouter(discord.ext.commands.Cog):
    """Hands each modal submit to its form."""

    def __init__(self, bot: SupportBot) -> None:
        self.bot = bot
        self.forms: dict[str, Form] = {}

    def add(self, *forms: Form) -> None:
        """Register forms; raises Undeclared for one without a duty."""
        for form in forms:
            declared(f"form {form.name}")
            self.forms[form.name] = form

    @discord.ext.commands.Cog.listener()
    async def on_interaction(self, interaction: Press) -> None:
        """Route a modal submit; everything else is not for here."""
        data: Any = interaction.data or {}
        custom_id = str(data.get("custom_id", ""))
        if interaction.type is not discord.InteractionType.modal_submit or not custom_id.startswith("form:"):
            return
        async with front_door(interaction):
            _, name, guild, *numbers, _unique = custom_id.split(":")
            await self._submit(interaction, self.forms[name], int(guild), [int(n) for n in numbers], read(data))

    async def _submit(
        self, interaction: Press, form: Form, guild_id: int, numbers: list[int], answers: Answers
    ) -> None:
        named = dict(zip(form.fields, numbers, strict=True))
        try:
            scope = await scope_of(interaction, guild_id, named)
            await require(interaction, f"form {form.name}", scope, guild_id)
            await form.submit(interaction, guild_id, named, answers)
        except BadInput as problem:
            drafts = self.bot.services.drafts
            draft = await drafts.keep(guild_id, interaction.user.id, form.name, [str(n) for n in numbers], answers)
            again = EditAgain.of(guild_id, draft, say(interaction, "edit-again"))
            await reply(interaction, problem.key, ActionRow[Any](again), **problem.values)


def read(data: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of a modal submit, by ``custom_id`` of each input."""
    found: dict[str, Any] = {}
    for row in data.get("components", ()):
        for field in row.get("components", ()) or [row.get("component")]:
            if field and "custom_id" in field:
                found[field["custom_id"]] = field.get("values", field.get("value"))
    return found


def halves(draft: str) -> tuple[int, int]:
    """A draft's id as the two numbers that fit into a ``custom_id``."""
    return int(draft[:12], 16), int(draft[12:], 16)


def draft_id(numbers: Mapping[str, int]) -> str:
    """The id of a draft from its halves, ``high`` and ``low``."""
    return f"{numbers['high']:012x}{numbers['low']:012x}"


def forms(bot: SupportBot) -> FormRouter:
    """The bot's router; it is loaded before any capability."""
    router = bot.get_cog("FormRouter")
    assert isinstance(router, FormRouter)
    return router
