"""What a mentor may and may not do, as the clinic has written it down."""

from __future__ import annotations

from bot.client import SupportBot


def role_text(bot: SupportBot, language: str | None = None) -> str:
    """The same words for the mentor, for those who lead and for the group."""
    role = bot.services.content.roles.mentor
    may, may_not = ("\n".join(f"- {line}" for line in lines) for lines in (role.may, role.may_not))
    return bot.texts.say("mentor-role", language, about=role.about, may=may, may_not=may_not)
