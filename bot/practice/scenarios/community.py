"""The people of the pretend server, and how the bot is set up among them: by commands, as an administrator would."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from datetime import timedelta

from bot.practice import bridge
from bot.practice.scenarios.scene import Cast, Scene, Unmet, parts, text_of
from bot.practice.world import World

SUPERVISOR = "Ines"
MODERATORS = ("Mara", "Jonas")
FACILITATORS = ("Thea", "Amir")
MEMBERS = ("Ana", "Ben", "Chloe", "Deniz", "Eli", "Femi", "Gia", "Hugo")
ZONE, COUNTRY = "Europe/Berlin", "DE"
RECORDS = {
    "Ines": ("Ines Falk", "clinical psychologist, supervisor"),
    "Mara": ("Mara Lindt", "clinical social worker"),
    "Jonas": ("Jonas Weber", "psychiatric nurse"),
    "Thea": ("Thea Brandt", "psychotherapist"),
    "Amir": ("Amir Haddad", "occupational therapist"),
}
GROUPS = {
    "Thursday circle": ("support", "Thea", ("Ben", "Chloe", "Deniz")),
    "Steps": ("cbt", "Amir", ("Eli", "Femi")),
    "Here and now": ("process", "Thea", ("Gia", "Hugo")),
    "Living with anxiety": ("psychoeducation", "Amir", ("Ben", "Gia")),
    "Everyday skills": ("skills", "Amir", ("Deniz", "Hugo")),
}
"""Name → kind, who leads it, who is in it from the start."""
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PARTS = {
    SUPERVISOR: ("Supervisor", "clinical lead, the end of every escalation; set this server up"),
    **dict.fromkeys(MODERATORS, ("Moderator", "professional on the rota, answers pages")),
    **dict.fromkeys(FACILITATORS, ("Facilitator", "professional, leads groups")),
}


def build_cast(world: World) -> Cast:
    """Make the server, its first channels and its people; the bot is not set up yet."""
    staff = (SUPERVISOR, *MODERATORS, *FACILITATORS)
    ids = {name: world.create_user(name.lower(), display_name=name).id for name in (*MEMBERS, *staff)}
    guild = world.create_guild("Lindenhof", owner_id=ids[SUPERVISOR])
    for user in ids.values():
        if user not in guild.members:
            world.add_member(guild.id, user)
    lobby = world.create_channel(guild.id, "welcome")
    desk = world.create_channel(guild.id, "case-desk", hidden=True, seen_by=[ids[name] for name in staff])
    return Cast(guild.id, lobby.id, desk.id, ids)


def describe(cast: Cast, user_id: int) -> tuple[str, str]:
    """A person's part, and a few words about them."""
    name = next((name for name, known in cast.people.items() if known == user_id), "")
    return _PARTS.get(name, ("Member", ""))


async def seed(scene: Scene, groups: Collection[str] | None = None) -> None:
    """Set the server up: desk, records, rota, and open groups with members (all, or those named). Raises Unmet."""
    await _set_up(scene)
    for name, (full, qualification) in RECORDS.items():
        await _record(scene, name, full, qualification)
    for person in MODERATORS:
        for day in DAYS:
            await scene.command(
                SUPERVISOR,
                scene.cast.desk,
                "rota add",
                person=scene.cast.people[person],
                weekday=day,
                start="00:00",
                end="00:00",
            )
    wanted = {name: group for name, group in GROUPS.items() if groups is None or name in groups}
    for name, (kind, leader, members) in wanted.items():
        await _group(scene, name, kind, leader)
        await scene.command(SUPERVISOR, scene.cast.lobby, "group invite-card", group=await group_id(scene, name))
        for member in members:
            await join(scene, member, name)


async def tidy(scene: Scene) -> None:
    """Clear away what the set-up left on the desk and with the staff: the drills that opened groups, and answers."""
    for channel in (scene.cast.desk, *(scene.dm(name) for name in RECORDS)):
        for message in scene.world.messages(channel):
            if message.is_ephemeral or "DRILL" in text_of(bridge.message_payload(scene.world.backend, message)):
                scene.world.backend.delete_message(channel, message.id)


async def group_id(scene: Scene, name: str) -> int:
    """The number of a group."""
    numbers = [int(row["id"]) for row in await scene.backstage.rows("groups") if row["name"] == name]
    if not numbers:
        raise Unmet(f"there is no group called {name}")
    return numbers[0]


async def alias(scene: Scene, name: str) -> str:
    """The neutral name under which a group stands in Discord."""
    rows = await scene.backstage.rows("groups")
    return next(str(row["alias"]) for row in rows if row["name"] == name)


async def place(scene: Scene, name: str, role: str) -> int:
    """The channel of a group by its role: talk, checkins, resources, staff or voice."""
    number = await group_id(scene, name)
    rows = await scene.backstage.rows("group_channels")
    return next(int(row["channel_id"]) for row in rows if row["group_id"] == number and row["role"] == role)


async def join(scene: Scene, name: str, group: str, *, screened: bool = True) -> None:
    """Join through the agreement, agreeing to everything that is asked."""
    card = await scene.sees(name, scene.cast.lobby, group)
    about = await scene.press(name, card, "Join")
    shown = (await scene.submit(name, about, age="yes", country=COUNTRY, reference="")).messages[-1]
    consents = await scene.press(name, shown, "Choose what I agree to")
    agreed = {
        str(one["custom_id"]): screened or one["custom_id"] == "ground_rules"
        for one in parts(consents.modal or {})
        if one.get("custom_id")
    }
    await scene.submit(name, consents, **agreed)
    talk = await place(scene, group, "talk")
    await scene.eventually(f"{name} sees the group's channels", lambda: scene.person(name).sees(talk))


async def _set_up(scene: Scene) -> None:
    page = (await scene.command(SUPERVISOR, scene.cast.desk, "setup")).messages[-1]
    await scene.select(SUPERVISOR, page, "setup-desk", scene.cast.desk)
    form = await scene.press(SUPERVISOR, page, "Zone and countries")
    await scene.submit(SUPERVISOR, form, zone=ZONE, countries=COUNTRY)
    form = await scene.press(SUPERVISOR, page, "Statistical screening")
    await scene.submit(SUPERVISOR, form, allowed="off", reason="We start with rules that we can read and explain.")


async def _record(scene: Scene, name: str, full: str, qualification: str) -> None:
    form = await scene.command(
        SUPERVISOR, scene.cast.desk, "professional add", person=scene.cast.people[name], supervisor=name == SUPERVISOR
    )
    review = (scene.world.clock.now() + timedelta(days=365)).date().isoformat()
    values = {"name": full, "qualification": qualification, "body": "Practice Register", "review": review}
    await scene.submit(SUPERVISOR, form, **values)


async def _group(scene: Scene, name: str, kind: str, leader: str) -> None:
    """Make a group and let its crisis chain acknowledge a test page."""
    people = scene.cast.people
    await scene.command(
        SUPERVISOR,
        scene.cast.desk,
        "group create",
        name=name,
        type=kind,
        zone=ZONE,
        country=COUNTRY,
        capacity=8,
        facilitator=people[leader],
    )
    async with asyncio.timeout(10):
        while not any(  # noqa: ASYNC110 - the database tells nobody
            row["name"] == name and row["state"] == "testing" for row in await scene.backstage.rows("groups")
        ):
            await asyncio.sleep(0.02)
    staff = await place(scene, name, "staff")
    card = await scene.sees(leader, staff, name)
    await scene.press(leader, card, "Test page")
    page = await scene.sees(MODERATORS[0], scene.dm(MODERATORS[0]), "DRILL", await alias(scene, name))
    await scene.press(MODERATORS[0], page, "Acknowledge")
    await scene.sees(leader, staff, "open")
