"""What is pressed about a referral: yes or no by the member, how it went by those who lead."""

from __future__ import annotations

from typing import Any

import discord
from discord.ui import ActionRow

from bot.client import SupportBot
from bot.domain.referrals import REFERRAL_MOVES, Referral, ReferralState
from bot.errors import NotFound
from bot.texts import stamp
from cogs.shared.access import Press
from cogs.shared.controls import PickControl, PressControl
from cogs.shared.replies import card, reply, say, show


class Yes(PressControl, name="referral-yes", fields=("referral",)):
    """The member agrees."""

    async def act(self, interaction: Press) -> None:
        """And is told what happens now."""
        await _answer(interaction, self.guild_id, self.numbers["referral"], yes=True)


class No(PressControl, name="referral-no", fields=("referral",)):
    """The member does not want it."""

    async def act(self, interaction: Press) -> None:
        """Nobody asks why."""
        await _answer(interaction, self.guild_id, self.numbers["referral"], yes=False)


class ReferralPick(PickControl, name="referral-open", fields=("group",)):
    """Shows one open referral to those who lead."""

    async def act(self, interaction: Press) -> None:
        """Its words, and what can be said about it."""
        referrals = interaction.client.services.referrals
        listed = await referrals.listed(self.guild_id, self.numbers["group"])
        found = next((one for one in listed if str(one.id) == self.values[0]), None)
        if found is None:
            raise NotFound("referral-gone")
        await show(
            interaction,
            card(staff_text(interaction.client, found), *outcome_rows(interaction.client, self.guild_id, found)),
        )


class OutcomePick(PickControl, name="referral-outcome", fields=("referral",)):
    """Says how it went."""

    async def act(self, interaction: Press) -> None:
        """Keep it; while somebody waits, it is asked about again."""
        to = next((one for one in ReferralState if one.value == self.values[0]), None)
        if to is None:
            raise NotFound("referral-gone")
        await interaction.client.services.referrals.outcome(self.guild_id, self.numbers["referral"], to)
        await reply(interaction, "referral-noted", state=to.value)


async def offer_text(bot: SupportBot, guild_id: int, found: Referral) -> str:
    """A referral as its member reads it."""
    owners = dict(await bot.services.referrals.owners(guild_id, found.group_id))
    by, owner = (owners.get(one, bot.texts.say("checkin-readers-team")) for one in (found.by_id, found.owner_id))
    facts = {"by": by, "owner": owner, "day": stamp(found.follow_on, "D"), "state": found.state.value}
    return bot.texts.say("referral-card", reason=_quoted(found.reason), place=found.place, reach=found.reach, **facts)


def staff_text(bot: SupportBot, found: Referral) -> str:
    """The same as those who lead read it."""
    facts = {"person": f"<@{found.user_id}>", "owner": f"<@{found.owner_id}>", "day": stamp(found.follow_on, "D")}
    words = {"reason": _quoted(found.reason), "place": found.place, "reach": found.reach}
    return bot.texts.say("referral-staff", state=found.state.value, **facts, **words)


def _quoted(words: str) -> str:
    return "\n".join(f"> {line}" for line in words.splitlines())


def answer_row(bot: SupportBot, guild_id: int, referral_id: int) -> ActionRow[Any]:
    """Yes and no."""
    style = discord.ButtonStyle.primary
    yes = Yes(guild_id, referral_id, label=bot.texts.say("referral-yes"), style=style)
    return ActionRow(yes, No(guild_id, referral_id, label=bot.texts.say("referral-no")))


def outcome_rows(bot: SupportBot, guild_id: int, found: Referral) -> list[ActionRow[Any]]:
    """What those who lead can say now; nothing while the member has not answered."""
    if found.state is ReferralState.ASKED or not REFERRAL_MOVES[found.state]:
        return []
    options = [
        discord.SelectOption(label=bot.texts.say(f"referral-outcome-{to.value}"), value=to.value)
        for to in REFERRAL_MOVES[found.state]
    ]
    hint = bot.texts.say("referral-outcome")
    return [ActionRow(OutcomePick(guild_id, found.id, placeholder=hint, options=options))]


async def _answer(interaction: Press, guild_id: int, number: int, *, yes: bool) -> None:
    found = await interaction.client.services.referrals.answer(guild_id, number, interaction.user.id, yes=yes)
    owners = dict(await interaction.client.services.referrals.owners(guild_id, found.group_id))
    owner = owners.get(found.owner_id, say(interaction, "checkin-readers-team"))
    key = "referral-agreed" if yes else "referral-refused"
    await reply(interaction, key, owner=owner, day=stamp(found.follow_on, "D"))
