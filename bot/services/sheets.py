"""Worksheets: filled in page by page, private unless their writer shares them, never lost half way."""

from __future__ import annotations

import json
from typing import Any

from bot.content import Content
from bot.domain.groups import GroupState
from bot.domain.outbox import Priority
from bot.domain.triage import Level, Source, Verdict
from bot.domain.worksheets import Answers, Audience, Change, Page, Sheet, Tool, changes, kept, unfit, words_of
from bot.errors import BadInput, NotFound, Refusal
from bot.services.enrolments import country_of
from bot.services.groups import need
from bot.services.private_words import PrivateWords
from bot.services.rsvps import leader_names
from bot.storage.database import Database
from bot.storage.enrolments import EnrolmentRepository
from bot.storage.groups import GroupRepository
from bot.storage.outbox import Outbox
from bot.storage.sheets import SheetRepository
from bot.storage.switches import SwitchRepository
from bot.storage.unit import Unit

CARD = "sheet"
ROLES = {Audience.LEADER: "staff", Audience.GROUP: "talk"}
"""In which channel of the group a shared sheet is shown."""
STEPS = 1000
"""Characters of what a release says."""


class SheetService:
    """The worksheets of members, by the tools of their group's kind."""

    def __init__(self, database: Database, content: Content, private: PrivateWords) -> None:
        self._database, self._content, self._private = database, content, private

    async def tools(self, guild_id: int, group_id: int) -> list[Tool]:
        """What the group's kind offers, but what is switched off for the group. Raises NotFound."""
        async with self._database.reading(guild_id) as unit:
            kind = self._content.group_types[(await need(unit, group_id)).type]
            off = await SwitchRepository(unit).off(group_id)
        return [self._content.worksheets[key] for key in kind.tools if key not in off]

    async def check_on(self, guild_id: int, group_id: int, tool: Tool) -> None:
        """Raise Refusal where the tool is switched off for the group: no new sheet of it is begun."""
        async with self._database.reading(guild_id) as unit:
            if tool.key in await SwitchRepository(unit).off(group_id):
                raise Refusal("tool-off", tool=tool.title)

    def tool(self, key: str) -> Tool:
        """A tool by its key; raises NotFound where a clinic has taken it away."""
        if key not in self._content.worksheets:
            raise NotFound("sheet-tool-gone")
        return self._content.worksheets[key]

    async def readers(self, guild_id: int, group_id: int, user_id: int) -> tuple[tuple[str, ...], bool]:
        """Names of those who lead, and whether the member's words are screened."""
        async with self._database.reading(guild_id) as unit:
            names = await leader_names(unit, await GroupRepository(unit).facilitators(group_id))
            return names, await self._private.screened(unit, group_id, user_id)

    async def agreed(self, guild_id: int, group_id: int, user_id: int, tool: Tool) -> str | None:
        """The steps agreed on for a tool that is released; None where it needs no release. Raises Refusal."""
        if not tool.release:
            return None
        async with self._database.reading(guild_id) as unit:
            row = await SheetRepository(unit).released(group_id, user_id, tool.key)
            if row is None:
                raise Refusal("sheet-not-released", tool=tool.title)
            return await unit.open(user_id, row["steps"])

    async def release(self, guild_id: int, group_id: int, user_id: int, key: str, steps: str, by: int) -> None:
        """Open a tool for a member, with the steps agreed between them. Raises BadInput, NotFound and Refusal."""
        tool = self.tool(key)
        if not tool.release:
            raise Refusal("sheet-needs-no-release", tool=tool.title)
        if not steps.strip():
            raise BadInput("sheet-steps-empty")
        async with self._database.unit(guild_id) as unit:
            await self._member(unit, group_id, user_id)
            box = await unit.seal(user_id, steps.strip()[:STEPS])
            await SheetRepository(unit).release(group_id, user_id, key, box, by)
            await Outbox(unit).send(
                "sheet-released",
                f"release:{group_id}:{user_id}:{key}",
                f"release:{group_id}:{user_id}:{key}:{int(unit.now().timestamp())}",
                priority=Priority.MEMBER,
                user_id=user_id,
                payload={"tool": key, "group": group_id},
            )

    async def write(
        self, guild_id: int, group_id: int, user_id: int, key: str, sheet_id: int, page: int, answers: Answers
    ) -> tuple[Sheet, Level, str]:
        """Keep page ``page`` (from 0) of a sheet; 0 as ``sheet_id`` begins one.

        The sheet, the level that was found in the words, and the writer's country. A crisis opens a case. Raises
        BadInput for an answer that is missing or unreadable, NotFound and Refusal.
        """
        tool = self.tool(key)
        await self.agreed(guild_id, group_id, user_id, tool)
        asked = tool.pages[page]
        self._check(asked, answers)
        async with self._database.unit(guild_id) as unit:
            rows = SheetRepository(unit)
            before = await self._mine(unit, sheet_id, user_id) if sheet_id else None
            whole = {**(before.answers if before else {}), **kept(asked, answers)}
            box = await unit.seal(user_id, json.dumps(whole))
            if before is None:
                await self._member(unit, group_id, user_id)
                sheet_id = await rows.begin(group_id, user_id, key, box)
            else:
                await rows.save(sheet_id, box, max(before.page, page + 1))
                await self._redraw(unit, sheet_id)
            verdict = await self._judge(unit, group_id, user_id, words_of(tool, kept(asked, answers)))
            if verdict.level is Level.CRISIS:
                await self._call(unit, group_id, user_id, sheet_id, page, verdict, words_of(tool, kept(asked, answers)))
            country = await country_of(unit, group_id, user_id)
            return await self._mine(unit, sheet_id, user_id), verdict.level, country

    async def mine(self, guild_id: int, user_id: int) -> list[Sheet]:
        """A person's own sheets, the newest first; those of tools that are gone as well."""
        async with self._database.reading(guild_id) as unit:
            rows = await SheetRepository(unit).of_person(user_id)
            found = [await _opened(unit, row) for row in reversed(rows)]
        return [one for one in found if one is not None]

    async def sheet(self, guild_id: int, sheet_id: int, user_id: int) -> Sheet:
        """A person's own sheet. Raises NotFound, also for somebody else's."""
        async with self._database.reading(guild_id) as unit:
            return await self._mine(unit, sheet_id, user_id)

    async def shared(self, guild_id: int, sheet_id: int, audience: Audience) -> Sheet | None:
        """A sheet that its writer shares with ``audience``; None when it is not, or no longer."""
        async with self._database.reading(guild_id) as unit:
            row = await SheetRepository(unit).get(sheet_id)
            return await _opened(unit, row) if row is not None and row["audience"] == audience.value else None

    async def share(self, guild_id: int, sheet_id: int, user_id: int, audience: Audience) -> None:
        """Show a sheet to those who lead or to the group, or take it back. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            sheet = await self._mine(unit, sheet_id, user_id)
            tool = self.tool(sheet.tool)
            if audience is not Audience.NOBODY:
                await self._may_share(unit, tool, sheet, audience)
            await SheetRepository(unit).share(sheet_id, audience.value)
            await self._redraw(unit, sheet_id)
            if audience is not Audience.NOBODY:
                await self._show(unit, sheet, audience)

    async def remove(self, guild_id: int, sheet_id: int, user_id: int) -> None:
        """Throw a sheet away, and what was shown of it. Raises NotFound."""
        async with self._database.unit(guild_id) as unit:
            await self._mine(unit, sheet_id, user_id)
            await SheetRepository(unit).remove(sheet_id)
            await self._redraw(unit, sheet_id)

    async def progress(self, guild_id: int, user_id: int, key: str) -> list[Change]:
        """How a person's ratings changed in their sheets of a tool, oldest first."""
        return changes(self.tool(key), [one for one in await self.mine(guild_id, user_id) if one.tool == key])

    async def _may_share(self, unit: Unit, tool: Tool, sheet: Sheet, audience: Audience) -> None:
        if audience not in tool.audiences:
            raise Refusal("sheet-not-shareable")
        if (await need(unit, sheet.group_id)).state is not GroupState.OPEN:
            raise Refusal("sheet-group-closed")
        verdict = await self._judge(unit, sheet.group_id, sheet.user_id, words_of(tool, sheet.answers))
        if audience is Audience.GROUP and verdict.level >= Level.RED:
            raise Refusal("sheet-too-heavy")

    async def _show(self, unit: Unit, sheet: Sheet, audience: Audience) -> None:
        channel_id = await GroupRepository(unit).channel(sheet.group_id, ROLES[audience])
        if channel_id is None:
            raise Refusal("sheet-not-shareable")
        await Outbox(unit).send(
            CARD,
            f"sheet:{sheet.id}",
            f"sheet:{sheet.id}:{int(unit.now().timestamp() * 1000)}",
            priority=Priority.MEMBER,
            channel_id=channel_id,
            payload={"sheet": sheet.id, "to": audience.value},
        )

    async def _judge(self, unit: Unit, group_id: int, user_id: int, said: str) -> Verdict:
        return await self._private.judge(unit, group_id, user_id, said)

    async def _call(
        self, unit: Unit, group_id: int, user_id: int, sheet_id: int, page: int, verdict: Verdict, said: str
    ) -> None:
        print_ = f"sheet:{sheet_id}:{page}:{int(unit.now().timestamp())}"
        level, source = verdict.level, Source.MESSAGE
        await self._private.flag(
            unit, group_id, user_id, verdict, level=level, source=source, fingerprint=print_, said=said
        )

    @staticmethod
    def _check(page: Page, answers: Answers) -> None:
        problem = unfit(page, answers)
        if problem is None:
            return
        if problem.low and answers.get(problem.key):
            raise BadInput("sheet-rating-unreadable", field=problem.label, least=problem.least, most=problem.most)
        raise BadInput("sheet-answer-missing", field=problem.label)

    @staticmethod
    async def _redraw(unit: Unit, sheet_id: int) -> None:
        await Outbox(unit).withdraw(f"sheet:{sheet_id}")
        await Outbox(unit).refresh(f"sheet:{sheet_id}", priority=Priority.MEMBER)

    @staticmethod
    async def _member(unit: Unit, group_id: int, user_id: int) -> None:
        if group_id not in await EnrolmentRepository(unit).groups_of(user_id):
            raise NotFound("sheet-no-member")

    @staticmethod
    async def _mine(unit: Unit, sheet_id: int, user_id: int) -> Sheet:
        row = await SheetRepository(unit).get(sheet_id)
        found = await _opened(unit, row) if row is not None and row["user_id"] == user_id else None
        if found is None:
            raise NotFound("sheet-gone")
        return found


async def _opened(unit: Unit, row: Any) -> Sheet | None:
    box = await unit.open(row["user_id"], row["answers"])
    if box is None:
        return None
    who, answers = (row["id"], row["group_id"], row["user_id"]), json.loads(box)
    return Sheet(*who, row["tool"], answers, row["page"], row["begun_at"], row["at"], Audience(row["audience"]))
