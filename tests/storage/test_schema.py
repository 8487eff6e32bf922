"""The migrated database is the one that the tables describe, on both engines."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect

from bot.storage.database import Database
from bot.storage.tables import metadata


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata))


async def test_the_migrated_layout_is_the_described_one(database: Database) -> None:
    async with database.engine.connect() as connection:
        assert await connection.run_sync(_differences) == []


async def test_a_difference_would_be_noticed(database: Database) -> None:
    async with database.engine.begin() as connection:
        await connection.exec_driver_sql("alter table test_pages add column odd integer")
        await connection.exec_driver_sql("drop table drafts")
    async with database.engine.connect() as connection:
        found = await connection.run_sync(_differences)
        names = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
    assert "drafts" not in names
    assert {str(one[0]) for one in found if isinstance(one, tuple)} >= {"remove_column", "add_table"}
