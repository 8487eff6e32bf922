"""The line to the member: what either writes is kept sealed, and passed on by the bot, at least once and in order.

The member's end is their direct messages or, when those are closed, a private thread under the group's channel that
only they and staff can see. The desk's end is a private thread on the desk. Anything for a member that does not arrive
waits in ``pending`` until their thread is there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.domain.desk import CaseRecord
from bot.domain.outbox import OutboxEntry
from bot.domain.work import LineRecord, LineWord
from bot.errors import Refusal
from bot.services.case_base import need_mine, subject, to_member, work_on
from bot.services.line_ends import LineEnds
from bot.storage.cases import CaseRepository
from bot.storage.duties import DutyRepository
from bot.storage.guilds import ContactRepository, ProfessionalRepository
from bot.storage.lines import LineRepository, LineWords, guilds_with_line, waiting
from bot.storage.outbox import Outbox
from bot.storage.timeline import Timeline
from bot.storage.unit import Unit

TO_MEMBER = ("member-notice", "line-hello", "line-word", "line-end", "removal-notice", "measure-member")
"""Kinds of messages that fall back to a thread when direct messages are closed."""


@dataclass(frozen=True, slots=True)
class Said:
    """A message somebody wrote at one end; ``files`` counts what is not passed on."""

    author_id: int
    message_id: int
    text: str
    files: int = 0


@dataclass(frozen=True, slots=True)
class Ends:
    """Both ends of an open line, and the last message of each that was passed on."""

    line: LineRecord
    last_inward: int | None
    last_outward: int | None


class LineService(LineEnds):
    """Opens lines, passes messages on, and finds another way where direct messages are closed."""

    async def reach(self, guild_id: int, case_id: int, by: int) -> None:
        """Open the line between the member and ``by``, who answers for the case. Raises NotFound and Refusal."""
        async with self._database.unit(guild_id) as unit:
            case = await need_mine(unit, case_id, by)
            if case.drill or not case.person_id:
                raise Refusal("line-nobody")
            line = await LineRepository(unit).ensure(case_id, case.group_id, case.person_id)
            if line.is_open and line.owner_id == by:
                raise Refusal("line-open-already", thread=f"<#{line.thread_id}>" if line.thread_id else "…")
            await LineRepository(unit).owe(line.id, owner_id=by, ended_at=None, reached=None)
            number = await Timeline(unit).add(case_id, "line-opened", by)
            await self._hello(unit, case, by, number)
            await work_on(unit, case, by)

    async def from_member(self, person: int, guild_id: int | None, channel_id: int | None, said: Said) -> bool:
        """A member wrote in a private thread (``guild_id`` given) or a direct message; whether a line took it."""
        guilds = [guild_id] if guild_id else await guilds_with_line(self._database, person)
        for guild in guilds[:1]:
            async with self._database.unit(guild) as unit:
                line = await LineRepository(unit).latest_of(person, channel_id)
                if line is None:
                    return False
                if not line.is_open:
                    await self._over(unit, line, channel_id)
                    return True
                number = await LineWords(unit).add(line, person, said.text, said.files, said.message_id, inward=True)
                if number is not None:
                    await Timeline(unit).add(line.case_id, "member-wrote")
                    await self._pass_in(unit, line, number)
                return True
        return False

    async def from_desk(self, guild_id: int, thread_id: int, said: Said) -> bool:
        """Somebody wrote in a thread of the desk; whether a line took it. Only professionals are passed on."""
        async with self._database.unit(guild_id) as unit:
            line = await LineRepository(unit).of_thread(thread_id)
            if line is None:
                return False
            staff = await DutyRepository(unit).professional(said.author_id, unit.now().date())
            if not line.is_open or not staff:
                moment = "ended" if staff else "not-staff"
                await self._to_desk(unit, line, "line-desk", f"line-desk:{said.message_id}", {"moment": moment})
                return True
            number = await LineWords(unit).add(
                line, said.author_id, said.text, said.files, said.message_id, inward=False
            )
            case = await CaseRepository(unit).get(line.case_id)
            if number is not None and case is not None:
                await Timeline(unit).add(case.id, "wrote-member", said.author_id)
                await self._to_member(unit, line, "line-word", f"line-word:{number}", {"word": number})
                await work_on(unit, case, said.author_id)
            return True

    async def word(self, guild_id: int, number: int) -> tuple[LineRecord, LineWord, str] | None:
        """A message that is passed on, its line, and its author's name as members see it."""
        async with self._database.reading(guild_id) as unit:
            found = await LineWords(unit).get(number)
            line = await LineRepository(unit).get(found.line_id) if found else None
            if found is None or line is None:
                return None
            record = await ProfessionalRepository(unit).get(found.author_id)
            return line, found, record.name if record else ""

    async def of_case(self, guild_id: int, case_id: int) -> LineRecord | None:
        """The line of a case."""
        async with self._database.reading(guild_id) as unit:
            return await LineRepository(unit).of_case(case_id)

    async def open_ends(self, guild_id: int) -> list[Ends]:
        """All lines that somebody is at, to see what was written while nobody listened."""
        async with self._database.reading(guild_id) as unit:
            words = LineWords(unit)
            return [
                Ends(line, await words.last(line.id, inward=True), await words.last(line.id, inward=False))
                for line in await LineRepository(unit).open_lines()
            ]

    async def heard(self, unit: Unit, case: CaseRecord, event: str) -> None:
        """A case was answered by somebody else, or closed: the line follows."""
        line = await LineRepository(unit).of_case(case.id)
        if line is None or not line.is_open:
            return
        if event == "closed":
            await LineRepository(unit).save(line.id, ended_at=unit.now())
            await self._to_member(unit, line, "line-end", f"line-end:{line.id}:{case.rule.round}", {})
            await self._to_desk(
                unit, line, "line-desk", f"line-desk-end:{line.id}:{case.rule.round}", {"moment": "end"}
            )
        elif event == "answered" and case.rule.owner is not None and case.rule.owner != line.owner_id:
            await LineRepository(unit).owe(line.id, owner_id=case.rule.owner)
            await self._hello(unit, case, case.rule.owner, len(await Timeline(unit).of(case.id)))

    async def delivered(self, unit: Unit, entry: OutboxEntry, delivered: bool) -> None:
        """What became of a word to a member: one that was refused waits for a thread, and is never sent twice."""
        if entry.payload.get("desk"):
            await self._desk_delivered(unit, entry, delivered=delivered)
            return
        if entry.user_id is not None:
            await ContactRepository(unit).reached(entry.user_id, delivered=delivered)
        case = await CaseRepository(unit).get(int(entry.payload.get("case", 0)))
        if case is None or not case.person_id:
            return
        line = await LineRepository(unit).ensure(case.id, case.group_id, case.person_id)
        if delivered:
            if entry.kind == "line-hello":
                await LineRepository(unit).save(line.id, reached=True)
                await self._say_reached(unit, line)
            return
        known = line.member_channel_id
        kept = waiting(entry.kind, entry.payload, line)
        for row in await Outbox(unit).take_back(to_member(case.id)):
            kept = waiting(row["kind"], row["payload"], replace(line, pending=tuple(kept)))
        there = known is not None and entry.channel_id != known
        await Timeline(unit).add(case.id, "member-unreachable")
        await LineRepository(unit).owe(
            line.id, needs_thread=True, pending=kept, member_channel_id=known if there else None
        )
        await Outbox(unit).refresh(subject(case.id))

    @staticmethod
    async def _desk_delivered(unit: Unit, entry: OutboxEntry, *, delivered: bool) -> None:
        """A thread on the desk that is gone is made again, with all that the member wrote."""
        line = await LineRepository(unit).get(int(entry.payload["line"]))
        if not delivered and line is not None and line.thread_id == entry.channel_id and line.thread_id:
            await LineRepository(unit).owe(line.id, thread_id=None)

    async def _hello(self, unit: Unit, case: CaseRecord, owner: int, number: int) -> None:
        line = await LineRepository(unit).of_case(case.id)
        assert line is not None
        await self._to_member(unit, line, "line-hello", f"line-hello:{line.id}:{number}", {"person": owner})

    async def _over(self, unit: Unit, line: LineRecord, channel_id: int | None) -> None:
        """Nobody reads in this thread: said once a day. Direct messages have an answer of their own."""
        if channel_id is None:
            return
        day = unit.now().date().isoformat()
        await self._to_member(unit, line, "line-end", f"line-over:{line.id}:{day}", {"again": 1})
