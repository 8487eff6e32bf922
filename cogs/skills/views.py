"""The buttons of a rehearsal: what somebody does in it, joining it, and stepping out."""

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
        role = await skills.role(self.guild_id, _message(interaction), interaction.user.id)
        await reply(interaction, f"skill-role-{role.value}", task=getattr(skill.roles, role.value), title=skill.title)


class JoinRehearsal(PressControl, name="skill-join", fields=("group",)):
    """For who comes late."""

    async def act(self, interaction: Press) -> None:
        """They are in a team; the card says so."""
        await interaction.client.services.skills.join(self.guild_id, _message(interaction), interaction.user.id)
        await reply(interaction, "skill-joined")


class StepOut(PressControl, name="skill-step-out", fields=("group",)):
    """For who would rather not."""

    async def act(self, interaction: Press) -> None:
        """They are in no team, and nobody is left alone."""
        await interaction.client.services.skills.step_out(self.guild_id, _message(interaction), interaction.user.id)
        await reply(interaction, "skill-stepped-out")


def _message(interaction: Press) -> int:
    return interaction.message.id if interaction.message else 0
