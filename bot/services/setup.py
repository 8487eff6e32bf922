"""Setting a guild up: the desk, the zone, countries and their helplines, statistical screening as a choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.clock import Clock
from bot.domain.guilds import GuildRecord, TestPage
from bot.domain.outbox import OutboxEntry, Priority
from bot.domain.when import known_zone
from bot.errors import BadInput, NotFound, Refusal
from bot.services.rota import coverage
from bot.storage.database import Database
from bot.storage.duties import DutyRepository
from bot.storage.guilds import ContactRepository, GuildRepository, ProfessionalRepository, TestPageRepository
from bot.storage.outbox import Outbox, Posts
from bot.storage.unit import Unit

COVERAGE = "coverage"
"""The kind and subject of the word on what the bot cannot hear."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What is done of the set-up; ``missing`` names the steps that are not, in their order."""

    guild: GuildRecord
    missing: tuple[str, ...]
    tested: tuple[TestPage, ...] = ()
    """The pages of the last test, whether they were answered or not."""


class SetupService:
    """Each step saves by itself, so that a set-up can be left and taken up again."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def progress(self, guild_id: int) -> Progress:
        """How far the set-up is."""
        async with self._database.reading(guild_id) as unit:
            guild = await GuildRepository(unit).get()
            people = await ProfessionalRepository(unit).list()
            tested = tuple(await TestPageRepository(unit).last())
        today = self._clock.now().date()
        steps = {
            "desk": guild.desk_channel_id is not None,
            "place": bool(guild.countries),
            "statistical": guild.statistical is not None,
            "supervisor": any(one.supervisor and one.valid(today) for one in people),
        }
        return Progress(guild, tuple(step for step, done in steps.items() if not done), tested)

    async def desk(self, guild_id: int, channel_id: int) -> None:
        """The case desk is this channel."""
        await self._save(guild_id, desk_channel_id=channel_id)

    async def staff_role(self, guild_id: int, role_id: int) -> None:
        """Staff hold this role; it opens the desk to them and nothing else."""
        await self._save(guild_id, staff_role_id=role_id)

    async def place(self, guild_id: int, zone: str, countries: Sequence[str]) -> None:
        """The IANA zone and the countries (two letters each) members live in. Raises BadInput."""
        codes = [code.strip().upper() for code in countries if code.strip()]
        if not codes or any(len(code) != 2 or not code.isalpha() for code in codes):
            raise BadInput("setup-countries-unreadable")
        await self._save(guild_id, zone=known_zone(zone.strip()), countries=codes)

    async def statistical(self, guild_id: int, *, allowed: bool, reason: str) -> None:
        """Whether statistical screening may be used; the reason is kept beside the choice. Raises BadInput."""
        if len(reason.strip()) < 10:
            raise BadInput("setup-reason-short")
        await self._save(guild_id, statistical=allowed, statistical_reason=reason.strip()[:300])

    async def send_test_page(self, guild_id: int, by: int) -> tuple[TestPage, ...]:
        """Page everybody on duty now, or the supervisors if nobody is, only to see whether somebody answers.

        Raises Refusal when there is nobody to page.
        """
        async with self._database.unit(guild_id) as unit:
            people = (await coverage(unit)).on_duty or await DutyRepository(unit).supervisors(unit.now().date())
            if not people:
                raise Refusal("test-page-nobody")
            rows = TestPageRepository(unit)
            number = max((page.round for page in await rows.last()), default=0) + 1
            for person in people:
                page = await rows.add(number, person, by)
                await Outbox(unit).send(
                    "test-page",
                    f"test-page:{page}",
                    f"test-page:{page}",
                    priority=Priority.PAGE,
                    user_id=person,
                    payload={"page": page},
                )
            return tuple(await rows.last())

    async def test_page(self, guild_id: int, page_id: int) -> TestPage | None:
        """One test page."""
        async with self._database.reading(guild_id) as unit:
            return await TestPageRepository(unit).get(page_id)

    async def answer_test_page(self, guild_id: int, page_id: int, by: int) -> None:
        """The person is there. Raises NotFound for a page that is not theirs or is answered already."""
        async with self._database.unit(guild_id) as unit:
            if not await TestPageRepository(unit).answer(page_id, by):
                raise NotFound("test-page-not-yours")
            await Outbox(unit).refresh(f"test-page:{page_id}")

    async def test_page_result(self, unit: Unit, entry: OutboxEntry, delivered: bool) -> None:
        """What became of a test page; the person's direct messages are known to be open or closed since."""
        await TestPageRepository(unit).settle(int(entry.payload["page"]), "sent" if delivered else "failed")
        if entry.user_id is not None:
            await ContactRepository(unit).reached(entry.user_id, delivered=delivered)

    async def tell_coverage(self, guild_id: int, missing: Sequence[str]) -> None:
        """Tell the desk which privileged intents the bot runs without (once a day), or that it has them all again."""
        async with self._database.unit(guild_id) as unit:
            desk = (await GuildRepository(unit).get()).desk_channel_id
            if await Posts(unit).of(COVERAGE):
                await Outbox(unit).refresh(COVERAGE)
            if desk is None or not missing:
                return
            key = f"{COVERAGE}:{desk}:{'+'.join(missing)}:{unit.now().date()}"
            await Outbox(unit).send(COVERAGE, COVERAGE, key, priority=Priority.CASE, channel_id=desk)

    async def _save(self, guild_id: int, **values: object) -> None:
        async with self._database.unit(guild_id) as unit:
            await GuildRepository(unit).save(**values)
        await self._finish(guild_id)

    async def _finish(self, guild_id: int) -> None:
        progress = await self.progress(guild_id)
        if not progress.missing and progress.guild.set_up_at is None:
            async with self._database.unit(guild_id) as unit:
                await GuildRepository(unit).save(set_up_at=unit.now())
