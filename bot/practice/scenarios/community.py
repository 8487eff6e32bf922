"""The people of the pretend server, and how the bot is set up among them: by commands, as an administrator would."""

from __future__ import annotations

from bot.practice.scenarios.scene import Cast
from bot.practice.world import World

SUPERVISOR = "Ines"
MODERATORS = ("Mara", "Jonas")
FACILITATORS = ("Thea", "Amir")
MEMBERS = ("Ana", "Ben", "Chloe", "Deniz", "Eli", "Femi", "Gia", "Hugo")
ADMINISTRATOR = 1 << 3
_PARTS = {
    **dict.fromkeys((SUPERVISOR,), ("Supervisor", "clinical lead, end of every escalation")),
    **dict.fromkeys(MODERATORS, ("Moderator", "professional, answers when it is their shift")),
    **dict.fromkeys(FACILITATORS, ("Facilitator", "professional, leads groups")),
}


def build_cast(world: World) -> Cast:
    """Make the server, its first channels and its people; the bot is not set up yet."""
    ids = {
        name: world.create_user(name.lower(), display_name=name).id
        for name in (SUPERVISOR, *MODERATORS, *FACILITATORS, *MEMBERS)
    }
    guild = world.create_guild("Lindenhof", owner_id=ids[SUPERVISOR])
    staff = [ids[name] for name in (SUPERVISOR, *MODERATORS, *FACILITATORS)]
    for user in ids.values():
        if user not in guild.members:
            world.add_member(guild.id, user)
    lobby = world.create_channel(guild.id, "welcome")
    desk = world.create_channel(guild.id, "case-desk", hidden=True, seen_by=staff)
    return Cast(guild.id, lobby.id, desk.id, ids)


def describe(cast: Cast, user_id: int) -> tuple[str, str]:
    """A person's part, and a few words about them."""
    name = next((name for name, known in cast.people.items() if known == user_id), "")
    return _PARTS.get(name, ("Member", ""))
