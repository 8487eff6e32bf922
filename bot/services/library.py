"""A group's library: those who lead keep it, members search it, and what is old is looked at again."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.content import Content
from bot.content.library import StarterEntry
from bot.domain.library import (
    DRAFT_KEPT,
    LONGEST_TEXT,
    STALE,
    Page,
    Resource,
    ResourceKind,
    all_tags,
    page_of,
    tags_of,
)
from bot.domain.outbox import Priority
from bot.domain.records import GroupRecord
from bot.errors import BadInput, NotFound, Refusal
from bot.services.groups import need
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.library import LibraryRepository
from bot.storage.outbox import Outbox
from bot.storage.tables import resources
from bot.storage.unit import Unit

POST, OLD = "library-post", "library-old"
"""A thing among the group's resources, and the word to staff that nobody has looked at one for a year."""


class LibraryService:
    """Libraries of all guilds, always one guild at a time."""

    def __init__(self, database: Database, content: Content) -> None:
        self._database, self._content, self._due = database, content, Due(database)

    # ------------------------------------------------------------------------ reading

    async def group_of(self, guild_id: int, user_id: int, channel_id: int | None) -> GroupRecord:
        """The group whose library a member or somebody who leads means: the channel's, else their only one.

        Raises Refusal.
        """
        async with self._database.reading(guild_id) as unit:
            groups = GroupRepository(unit)
            mine = {*await EnrolmentRepository(unit).groups_of(user_id), *await groups.led_by(user_id)}
            here = await groups.of_channel(channel_id) if channel_id else None
            if here is None or here.id not in mine:
                if len(mine) != 1:
                    raise Refusal("share-which-group" if mine else "share-no-group")
                here = await need(unit, mine.pop())
            self._offered(here)
        return here

    async def search(self, guild_id: int, group_id: int, search: str, number: int) -> Page:
        """A page of what is found; everything for an empty search."""
        async with self._database.reading(guild_id) as unit:
            rows = await LibraryRepository(unit).shown(group_id)
        return page_of(map(_resource, rows), search, number)

    async def tags(self, guild_id: int, user_id: int) -> tuple[str, ...]:
        """Tags in the libraries that a person can search."""
        return all_tags(await self._reachable(guild_id, user_id, led=False))

    async def led(self, guild_id: int, user_id: int) -> list[Resource]:
        """What is in the libraries of the groups that a person leads."""
        return await self._reachable(guild_id, user_id, led=True)

    async def get(self, guild_id: int, resource_id: int) -> Resource:
        """A thing by its number. Raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            return await _need(unit, resource_id)

    async def card(self, guild_id: int, resource_id: int) -> Resource | None:
        """A thing that is in the library; None when it is not."""
        async with self._database.reading(guild_id) as unit:
            row = await LibraryRepository(unit).get(resource_id)
        return _resource(row) if row is not None and row["shown"] else None

    # ----------------------------------------------------------------- those who lead

    async def begin(self, guild_id: int, group_id: int, by: int, kind: str, tags: str, audience: str) -> Resource:
        """A thing that nobody sees yet; it goes after a day unless it is put in. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            self._offered(await need(unit, group_id))
            empty = dict.fromkeys(("title", "gives", "link", "text", "source"), "")
            number = await LibraryRepository(unit).add(
                group_id=group_id,
                kind=ResourceKind(kind).value,
                tags=list(tags_of(tags)),
                audience=" ".join(audience.split())[:100],
                checked_at=unit.now(),
                due_at=unit.now() + DRAFT_KEPT,
                by_id=by,
                **empty,
            )
            return await _need(unit, number)

    async def write(self, guild_id: int, resource_id: int, words: Mapping[str, str]) -> Resource:
        """Its title, what it gives, link, text and source; writing them counts as having looked at it.

        Raises BadInput and NotFound.
        """
        kept = _checked(words)
        async with self._database.unit(guild_id) as unit:
            before = await _need(unit, resource_id)
            now = unit.now()
            due_at = now + (STALE if before.shown else DRAFT_KEPT)
            await LibraryRepository(unit).change(resource_id, checked_at=now, due_at=due_at, **kept)
            await _redraw(unit, resource_id)
            return await _need(unit, resource_id)

    async def sort(
        self, guild_id: int, resource_id: int, kind: str | None, tags: str | None, audience: str | None
    ) -> None:
        """Change what it is, its tags or whom it is for; None leaves it. Raises NotFound."""
        values: dict[str, Any] = {}
        if kind is not None:
            values["kind"] = ResourceKind(kind).value
        if tags is not None:
            values["tags"] = list(tags_of(tags))
        if audience is not None:
            values["audience"] = " ".join(audience.split())[:100]
        async with self._database.unit(guild_id) as unit:
            await _need(unit, resource_id)
            if values:
                await LibraryRepository(unit).change(resource_id, **values)
                await _redraw(unit, resource_id)

    async def put_in(self, guild_id: int, resource_id: int) -> Resource:
        """Members find it from now on. Raises NotFound, and Refusal while it has no words."""
        async with self._database.unit(guild_id) as unit:
            found = await _need(unit, resource_id)
            if not found.title:
                raise Refusal("library-empty")
            await self._show(unit, found)
            return found

    async def still_good(self, guild_id: int, resource_id: int) -> None:
        """Somebody who leads has looked at it today. Raises NotFound."""
        async with self._database.unit(guild_id) as unit:
            await _need(unit, resource_id)
            now = unit.now()
            await LibraryRepository(unit).change(resource_id, checked_at=now, due_at=now + STALE)
            await _redraw(unit, resource_id)

    async def remove(self, guild_id: int, resource_id: int) -> None:
        """It goes, with its card. Raises NotFound."""
        async with self._database.unit(guild_id) as unit:
            await _need(unit, resource_id)
            await LibraryRepository(unit).remove(resource_id)
            await _redraw(unit, resource_id)

    async def starters(self, guild_id: int, group_id: int) -> list[StarterEntry]:
        """Entries for this kind of group that it has not taken over. Raises NotFound and Refusal."""
        async with self._database.reading(guild_id) as unit:
            group = await need(unit, group_id)
            self._offered(group)
            taken = await LibraryRepository(unit).starters(group_id)
        found = self._content.library.values()
        return [one for one in found if group.type in one.kinds and one.key not in taken]

    async def take_over(self, guild_id: int, group_id: int, number: int, by: int) -> Resource:
        """Put a starter entry into the library; whoever takes it has looked at it. Raises NotFound and Refusal."""
        found = next((one for one in await self.starters(guild_id, group_id) if one.number == number), None)
        if found is None:
            raise NotFound("library-starter-gone")
        async with self._database.unit(guild_id) as unit:
            names = ("title", "gives", "link", "text", "audience", "source")
            made = await LibraryRepository(unit).add(
                group_id=group_id,
                kind=found.kind.value,
                tags=list(found.tags),
                starter=found.key,
                checked_at=unit.now(),
                due_at=None,
                by_id=by,
                **{name: getattr(found, name) for name in names},
            )
            taken = await _need(unit, made)
            await self._show(unit, taken)
            return taken

    # --------------------------------------------------------------- what happens by itself

    async def run_due(self, now: datetime) -> int:
        """Drop what was begun and left, and bring what nobody has looked at for a year to those who lead."""

        async def work(unit: Unit, resource_id: int) -> None:
            row = await LibraryRepository(unit).get(resource_id)
            if row is None or row["due_at"] is None or row["due_at"] > now:
                return
            if not row["shown"]:
                await LibraryRepository(unit).remove(resource_id)
                return
            await LibraryRepository(unit).change(resource_id, due_at=None)
            channel_id = await GroupRepository(unit).channel(row["group_id"], "staff")
            if channel_id is not None:
                await Outbox(unit).send(
                    OLD,
                    f"resource:{resource_id}",
                    f"{OLD}:{resource_id}:{int(row['checked_at'].timestamp())}",
                    priority=Priority.ROUTINE,
                    channel_id=channel_id,
                    payload={"resource": resource_id},
                )

        return await self._due.units(resources, now, work)

    # ------------------------------------------------------------------------------ parts

    def _offered(self, group: GroupRecord) -> None:
        if "library" not in self._content.group_types[group.type].parts:
            raise Refusal("library-not-here")

    @staticmethod
    async def _show(unit: Unit, found: Resource) -> None:
        if not await LibraryRepository(unit).show(found.id, found.checked_at + STALE):
            return
        unit.wake()
        channels = await GroupRepository(unit).channels(found.group_id)
        place = channels.get("resources") or channels.get("talk")
        if place is not None:
            await Outbox(unit).send(
                POST,
                f"resource:{found.id}",
                f"{POST}:{found.id}:{secrets.token_hex(4)}",  # a number may be used again
                priority=Priority.ROUTINE,
                channel_id=place,
                payload={"resource": found.id},
            )

    async def _reachable(self, guild_id: int, user_id: int, *, led: bool) -> list[Resource]:
        async with self._database.reading(guild_id) as unit:
            groups = set(await GroupRepository(unit).led_by(user_id))
            if not led:
                groups |= set(await EnrolmentRepository(unit).groups_of(user_id))
            return [_resource(row) for row in await LibraryRepository(unit).shown(*groups)]


def _checked(words: Mapping[str, str]) -> dict[str, str]:
    kept = {name: " ".join(words.get(name, "").split()) for name in ("title", "gives", "link", "source")}
    kept["text"] = words.get("text", "").strip()[:LONGEST_TEXT]
    if not kept["title"] or not kept["gives"]:
        raise BadInput("library-needs-title")
    if not kept["link"] and not kept["text"]:
        raise BadInput("library-needs-something")
    if kept["link"] and not kept["link"].startswith(("https://", "http://")):
        raise BadInput("library-bad-link")
    if not kept["source"]:
        raise BadInput("library-needs-source")
    longest = {"title": 100, "gives": 300, "link": 500, "source": 300}
    return {name: value[: longest.get(name, LONGEST_TEXT)] for name, value in kept.items()}


async def _need(unit: Unit, resource_id: int) -> Resource:
    row = await LibraryRepository(unit).get(resource_id)
    if row is None:
        raise NotFound("library-gone")
    return _resource(row)


async def _redraw(unit: Unit, resource_id: int) -> None:
    await Outbox(unit).refresh(f"resource:{resource_id}", priority=Priority.ROUTINE)


def _resource(row: Any) -> Resource:
    return Resource(
        row["id"],
        row["group_id"],
        ResourceKind(row["kind"]),
        row["title"],
        row["gives"],
        row["link"],
        row["text"],
        tuple(row["tags"]),
        row["audience"],
        row["source"],
        bool(row["shown"]),
        row["checked_at"],
    )
