"""Wishing for a buddy, saying yes or no, choosing a day, and ending it with one press."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow

from bot.domain.buddies import Pair
from bot.errors import BadInput
from bot.texts import Texts
from cogs.shared.access import Press
from cogs.shared.controls import PickControl, PressControl
from cogs.shared.replies import reply

NEVER = "-"
"""The choice of no nudge."""


class Wish(PressControl, name="buddy-wish", fields=("group",)):
    """A member would like a buddy."""

    async def act(self, interaction: Press) -> None:
        """Those who lead can see it from now on."""
        group_id, me = self.numbers["group"], interaction.user.id
        await interaction.client.services.buddies.wish(self.guild_id, group_id, me, yes=True)
        await reply(interaction, "buddy-wished")


class Unwish(PressControl, name="buddy-unwish", fields=("group",)):
    """A member would rather have none."""

    async def act(self, interaction: Press) -> None:
        """Nothing of the wish stays."""
        group_id, me = self.numbers["group"], interaction.user.id
        await interaction.client.services.buddies.wish(self.guild_id, group_id, me, yes=False)
        await reply(interaction, "buddy-unwished")


class ProposePick(PickControl, name="buddy-propose", fields=("group",)):
    """Those who lead choose two members."""

    async def act(self, interaction: Press) -> None:
        """Both are asked."""
        people = [int(value) for value in self.values if value.isdigit()]
        if len(people) != 2:
            raise BadInput("buddy-two")
        await interaction.client.services.buddies.propose(self.guild_id, self.numbers["group"], *people)
        first, second = (f"<@{one}>" for one in people)
        await reply(interaction, "buddy-proposed", first=first, second=second)


class Yes(PressControl, name="buddy-yes", fields=("pair",)):
    """One of the two agrees."""

    async def act(self, interaction: Press) -> None:
        """They are buddies once both have."""
        buddies = interaction.client.services.buddies
        pair = await buddies.answer(self.guild_id, self.numbers["pair"], interaction.user.id, yes=True)
        await reply(interaction, "buddy-both" if pair is not None and all(pair.agreed) else "buddy-one")


class No(PressControl, name="buddy-no", fields=("pair",)):
    """One of the two would rather not."""

    async def act(self, interaction: Press) -> None:
        """The other reads only that it did not come together."""
        buddies = interaction.client.services.buddies
        await buddies.answer(self.guild_id, self.numbers["pair"], interaction.user.id, yes=False)
        await reply(interaction, "buddy-said-no")


class End(PressControl, name="buddy-end", fields=("pair",)):
    """One of the two ends it: one press, no reason."""

    async def act(self, interaction: Press) -> None:
        """The other is told gently."""
        buddies = interaction.client.services.buddies
        await buddies.part(self.guild_id, self.numbers["pair"], interaction.user.id, again=False)
        await reply(interaction, "buddy-ended")


class Another(PressControl, name="buddy-another", fields=("pair",)):
    """One of the two would like another buddy."""

    async def act(self, interaction: Press) -> None:
        """It ends, and the wish stands again."""
        buddies = interaction.client.services.buddies
        await buddies.part(self.guild_id, self.numbers["pair"], interaction.user.id, again=True)
        await reply(interaction, "buddy-looking-again")


class DayPick(PickControl, name="buddy-day", fields=("pair",)):
    """On which day one of the two wants a nudge."""

    async def act(self, interaction: Press) -> None:
        """Only their own nudge changes."""
        day = int(self.values[0]) if self.values[0].isdigit() else None
        buddies = interaction.client.services.buddies
        await buddies.choose_day(self.guild_id, self.numbers["pair"], interaction.user.id, day)
        await reply(interaction, "buddy-day-none" if day is None else "buddy-day-kept", day=day or 0)


class Quiet(PressControl, name="buddy-quiet", fields=("pair",)):
    """No more nudges."""

    async def act(self, interaction: Press) -> None:
        """They stay buddies."""
        buddies = interaction.client.services.buddies
        await buddies.choose_day(self.guild_id, self.numbers["pair"], interaction.user.id, None)
        await reply(interaction, "buddy-day-none")


def choice_rows(texts: Texts, guild_id: int, pair: Pair, language: str | None = None) -> list[Any]:
    """What somebody who is asked can do."""
    yes = Yes(guild_id, pair.id, label=texts.say("buddy-yes", language), style=discord.ButtonStyle.primary)
    return [ActionRow[Any](yes, No(guild_id, pair.id, label=texts.say("buddy-no", language)))]


def together_rows(texts: Texts, guild_id: int, pair: Pair, me: int, language: str | None = None) -> list[Any]:
    """What somebody who has a buddy can do: a day for their nudge, another buddy, none."""
    mine = pair.day(me)
    never = discord.SelectOption(label=texts.say("buddy-never", language), value=NEVER)
    options = [never] + [
        discord.SelectOption(label=texts.say("buddy-weekday", language, day=day), value=str(day), default=day == mine)
        for day in range(7)
    ]
    pick = DayPick(guild_id, pair.id, placeholder=texts.say("buddy-day", language), options=options)
    another = Another(guild_id, pair.id, label=texts.say("buddy-another", language))
    return [
        ActionRow[Any](pick),
        ActionRow[Any](another, End(guild_id, pair.id, label=texts.say("buddy-end", language))),
    ]
