"""The sweep: what fails keeps nothing else from being done."""

from collections.abc import Set
from datetime import UTC, datetime
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.scheduling.sweep import Owing, Sweep
from bot.storage.drafts import DraftRepository
from bot.storage.due import Due
from bot.storage.tables import drafts
from bot.storage.unit import Unit
from tests.circle import GUILD, open_database
from tests.clocks import StillClock

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


class Everything:
    """Says that rows of one table are due, once."""

    async def owed(self, now: datetime) -> Set[str]:
        return {"cases"}

    async def next(self) -> datetime | None:
        return None


async def test_a_use_case_that_fails_keeps_no_other_from_its_work() -> None:
    worked: list[str] = []

    async def broken(_now: datetime) -> int:
        worked.append("broken")
        raise RuntimeError("a member's words")

    async def fine(_now: datetime) -> int:
        worked.append("fine")
        return int(worked.count("fine") == 1)

    owing = [Owing(frozenset({"cases"}), broken), Owing(frozenset({"cases"}), fine), Owing(frozenset(), fine)]
    sweep = Sweep(StillClock(NOW), owing, Everything(), lambda: worked.append("delivered"))
    with capture_logs() as logs:
        assert await sweep.run() == 1
    assert worked == ["broken", "fine", "fine", "broken", "fine", "fine", "delivered"]
    assert {entry["event"] for entry in logs} == {"due work failed"}
    assert all(entry["reference"] for entry in logs)
    assert sweep.failures == 2, "health says so"


async def test_failures_end_with_the_first_sweep_that_does_all_that_is_due() -> None:
    broken = [True]

    async def work(_now: datetime) -> int:
        if broken[0]:
            raise RuntimeError
        return 0

    sweep = Sweep(StillClock(NOW), [Owing(frozenset({"cases"}), work)], Everything(), lambda: None)
    with capture_logs():
        await sweep.run()
        await sweep.run()
    assert sweep.failures == 2
    broken[0] = False
    await sweep.run()
    assert sweep.failures == 0


async def test_before_the_gateway_is_there_only_who_needs_nothing_but_rows_is_asked() -> None:
    asked: list[str] = []

    def owing(name: str, *, by_rows: bool) -> Owing:
        async def work(_now: datetime) -> int:
            asked.append(name)
            return 0

        return Owing(frozenset({"cases"}), work, by_rows)

    sweep = Sweep(
        StillClock(NOW), [owing("pages", by_rows=True), owing("channels", by_rows=False)], Everything(), lambda: None
    )
    sweep.start(timers=False, everybody=False)
    await sweep.run()
    assert set(asked) == {"pages"}
    sweep.start(timers=False)
    await sweep.run()
    assert set(asked) == {"pages", "channels"}
    await sweep.stop()


async def test_only_who_has_due_rows_is_asked() -> None:
    async def never(_now: datetime) -> int:
        raise AssertionError("nothing of its tables is due")

    assert await Sweep(StillClock(NOW), [Owing(frozenset({"drafts"}), never)], Everything(), lambda: None).run() == 0


async def test_a_due_row_that_fails_keeps_no_other_waiting_and_stays_due(tmp_path: Path) -> None:
    clock = StillClock(NOW)
    async with open_database(tmp_path, clock) as database:
        async with database.unit(GUILD) as unit:
            for draft in ("one", "two", "three"):
                await DraftRepository(unit).add(draft, 1, "form", [], b"", NOW)
        seen: list[str] = []

        async def work(unit: Unit, draft: object) -> None:
            seen.append(str(draft))
            await DraftRepository(unit).remove(str(draft))
            if len(seen) == 1:
                raise RuntimeError("this row is broken")

        with pytest.raises(ExceptionGroup, match="1 of 3 due rows of drafts"):
            await Due(database).units(drafts, NOW, work)
        assert len(set(seen)) == 3
        assert [row for _, row in await Due(database).rows(drafts, NOW)] == seen[:1], "undone, and still due"
