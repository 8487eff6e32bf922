"""The button with which somebody reads what they do in a rehearsal."""

from __future__ import annotations

from cogs.shared.access import Press
from cogs.shared.controls import PressControl
from cogs.shared.replies import reply


class MyRole(PressControl, name="skill-role", fields=("group", "skill")):
    """My card."""

    async def act(self, interaction: Press) -> None:
        """Only they see it."""
        skills = interaction.client.services.skills
        skill = skills.skill(self.numbers["skill"])
        message_id = interaction.message.id if interaction.message else 0
        role = await skills.role(self.guild_id, message_id, interaction.user.id)
        await reply(interaction, f"skill-role-{role.value}", task=getattr(skill.roles, role.value), title=skill.title)
