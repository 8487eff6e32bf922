"""Rows of the guild itself, its professionals, the helplines it confirmed, test pages, and how to reach people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import null
from sqlalchemy.engine import RowMapping

from bot.domain.alarms import AlarmReason
from bot.domain.guilds import GuildRecord, HelplineDecision, ProfessionalRecord, TestPage
from bot.domain.triage import Sensitivity
from bot.storage.alarms import AlarmRepository
from bot.storage.tables import confirmed_helplines, contacts, guilds, professionals, test_pages
from bot.storage.unit import Repository


class GuildRepository(Repository):
    """The guild's own settings."""

    async def get(self) -> GuildRecord:
        """The settings; defaults where nothing was decided yet."""
        row = await self._one(guilds)
        if row is None:
            return GuildRecord(self.unit.guild_id, None, None, "UTC", (), None, None)
        return GuildRecord(
            row["guild_id"],
            row["desk_channel_id"],
            row["staff_role_id"],
            row["zone"],
            tuple(row["countries"]),
            row["statistical"],
            row["set_up_at"],
            Sensitivity(row["sensitivity"] or Sensitivity.BALANCED),
        )

    async def save(self, **values: Any) -> None:
        """Change some settings."""
        await self._insert_once(guilds, ("guild_id",), zone=values.get("zone", "UTC"), countries=[])
        if values.get("desk_channel_id"):
            await AlarmRepository(self.unit).end(AlarmReason.DESK)
        await self._update(guilds, **values)


class ProfessionalRepository(Repository):
    """Records of professionals."""

    async def get(self, user_id: int) -> ProfessionalRecord | None:
        """The record of a person, valid or not."""
        row = await self._one(professionals, professionals.c.user_id == user_id)
        return _professional(row) if row else None

    async def list(self) -> list[ProfessionalRecord]:
        """All records, by when they were entered."""
        return [_professional(row) for row in await self._all(professionals)]

    async def save(self, record: ProfessionalRecord, added_by: int) -> None:
        """Enter or replace a record."""
        await self._upsert(
            professionals,
            ("guild_id", "user_id"),
            user_id=record.user_id,
            name=record.name,
            qualification=record.qualification,
            body=record.body,
            review_date=record.review_date,
            supervisor=record.supervisor,
            added_by=added_by,
            added_at=self.unit.now(),
        )

    async def mark_absent(self, user_id: int, since: datetime | None) -> bool:
        """The person left the server at ``since`` (UTC), or is back (None); whether that is news."""
        was = professionals.c.absent_since.is_(None) if since else professionals.c.absent_since.is_not(None)
        return await self._update(professionals, professionals.c.user_id == user_id, was, absent_since=since) == 1

    async def remove(self, user_id: int) -> bool:
        """Remove a record; whether there was one."""
        return bool(await self._delete(professionals, professionals.c.user_id == user_id))


class HelplineRepository(Repository):
    """Which entries of the directory the guild confirmed, corrected for itself, or switched off."""

    async def decisions(self) -> dict[str, HelplineDecision]:
        """Entry id → what was decided."""
        rows = await self._all(confirmed_helplines)
        return {row["entry_id"]: HelplineDecision(row["shown"], row["confirmed_at"], row["edit"]) for row in rows}

    async def decide(self, entry_id: str, by: int, *, shown: bool, edit: Mapping[str, str | None] | None) -> None:
        """Confirm an entry, correct it with ``edit``, or switch it off."""
        await self._upsert(
            confirmed_helplines,
            ("guild_id", "entry_id"),
            entry_id=entry_id,
            shown=shown,
            confirmed_by=by,
            confirmed_at=self.unit.now(),
            edit=dict(edit) if edit is not None else null(),
        )

    async def forget(self, entry_id: str) -> bool:
        """Nothing is decided about the entry any more; whether something was."""
        return bool(await self._delete(confirmed_helplines, confirmed_helplines.c.entry_id == entry_id))


class TestPageRepository(Repository):
    """Pages that only test whether somebody answers; each test is a round."""

    __test__ = False  # not a test of pytest's

    async def last(self) -> list[TestPage]:
        """The pages of the newest round."""
        rows = await self._all(test_pages)
        newest = max((row["round"] for row in rows), default=0)
        return [_test_page(row) for row in rows if row["round"] == newest]

    async def get(self, page_id: int) -> TestPage | None:
        """One page."""
        row = await self._one(test_pages, test_pages.c.id == page_id)
        return _test_page(row) if row else None

    async def add(self, number: int, user_id: int, asked_by: int) -> int:
        """A page to a person in the round ``number``; the page's own number."""
        at = self.unit.now()
        return int(await self._insert(test_pages, round=number, user_id=user_id, asked_by=asked_by, at=at))

    async def settle(self, page_id: int, result: str) -> None:
        """What became of it: sent or failed."""
        await self._update(test_pages, test_pages.c.id == page_id, result=result)

    async def answer(self, page_id: int, user_id: int) -> bool:
        """The person answered; whether it was the first time."""
        mine = (test_pages.c.id == page_id) & (test_pages.c.user_id == user_id) & test_pages.c.answered_at.is_(None)
        return await self._update(test_pages, mine, answered_at=self.unit.now()) == 1


class ContactRepository(Repository):
    """What is known about reaching people by direct message."""

    async def closed(self, user_id: int) -> bool:
        """Whether the last direct message to this person was refused."""
        row = await self._one(contacts, contacts.c.user_id == user_id)
        return row is not None and row["closed_at"] is not None

    async def reached(self, user_id: int, *, delivered: bool) -> None:
        """Remember whether a direct message arrived."""
        await self._upsert(
            contacts,
            ("guild_id", "user_id"),
            user_id=user_id,
            closed_at=None if delivered else self.unit.now(),
        )

    async def answered(self, user_id: int) -> None:
        """The person answered a page or a test message: they can be reached."""
        await self._upsert(
            contacts, ("guild_id", "user_id"), user_id=user_id, closed_at=None, answered_at=self.unit.now()
        )


def _professional(row: RowMapping) -> ProfessionalRecord:
    return ProfessionalRecord(
        row["user_id"],
        row["name"],
        row["qualification"],
        row["body"],
        row["review_date"],
        row["supervisor"],
        row["absent_since"],
    )


def _test_page(row: RowMapping) -> TestPage:
    return TestPage(row["id"], row["round"], row["user_id"], row["at"], row["result"], row["answered_at"])
