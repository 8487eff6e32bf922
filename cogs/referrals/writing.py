"""Writing a referral: the member reads every word of it, and that is said first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord.ui import Modal, Select

from bot.domain.referrals import LONGEST_PLACE, LONGEST_REACH, LONGEST_REASON
from bot.errors import BadInput
from bot.services.referrals import Suggestion
from bot.texts import stamp
from cogs.shared.access import Press
from cogs.shared.fields import labelled, paragraph, text_line
from cogs.shared.forms import Answers, Form
from cogs.shared.replies import reply, say


class ReferralForm(Form):
    """What it is for, to whom, how to reach them, when somebody asks how it went, and who."""

    name = "referral"
    fields = ("group", "member")

    async def build(self, interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Modal:
        """The modal; whoever writes follows up unless somebody else is chosen."""
        modal = Modal(title=say(interaction, "referral-title"))
        modal.add_item(paragraph(interaction, "referral-reason", "reason", earlier, max_length=LONGEST_REASON))
        modal.add_item(text_line(interaction, "referral-place", "place", earlier, max_length=LONGEST_PLACE))
        modal.add_item(paragraph(interaction, "referral-reach", "reach", earlier, max_length=LONGEST_REACH))
        modal.add_item(text_line(interaction, "referral-follow", "day", earlier, max_length=30))

        modal.add_item(labelled(interaction, "referral-owner-field", await _owners(interaction, numbers, earlier)))
        return modal

    async def submit(self, interaction: Press, guild_id: int, numbers: Mapping[str, int], answers: Answers) -> None:
        """Offer it to the member."""
        reason, place, reach, day = (str(answers.get(one) or "") for one in ("reason", "place", "reach", "day"))
        owner = answers.get("owner") or []
        if not owner:
            raise BadInput("referral-owner")
        wanted = Suggestion(reason, place, reach, day, int(owner[0]))
        group_id, user_id = numbers["group"], numbers["member"]
        referrals = interaction.client.services.referrals
        made = await referrals.suggest(guild_id, group_id, user_id, interaction.user.id, wanted)
        facts = {"person": f"<@{user_id}>", "owner": f"<@{made.owner_id}>", "day": stamp(made.follow_on, "D")}
        await reply(interaction, "referral-sent", **facts)


async def _owners(interaction: Press, numbers: Mapping[str, int], earlier: Answers) -> Select[Any]:
    guild_id = interaction.guild_id or 0
    people = await interaction.client.services.referrals.owners(guild_id, numbers["group"])
    chosen = str((earlier.get("owner") or [interaction.user.id])[0])
    options = [
        discord.SelectOption(label=name[:100], value=str(user_id), default=str(user_id) == chosen)
        for user_id, name in people
    ]
    return Select[Modal](custom_id="owner", options=options)
