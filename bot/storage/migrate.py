"""Brings a database to the newest layout, and writes new migrations for developers."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

_FOLDER = Path(__file__).parent / "migrations"


async def migrate(engine: AsyncEngine) -> None:
    """Upgrade to the newest layout; does nothing when it is there already."""
    async with engine.execution_options(writes=True).begin() as connection:
        await connection.run_sync(_upgrade)


async def is_newest(engine: AsyncEngine) -> bool:
    """Whether the database has the newest layout; nothing is changed."""
    async with engine.connect() as connection:
        return await connection.run_sync(_has_head)


async def write_migration(engine: AsyncEngine, message: str) -> None:
    """Compare the tables with a migrated database and write the difference as a new migration."""
    async with engine.begin() as connection:
        await connection.run_sync(_revise, message)


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["connection"] = connection
    return config


def _has_head(connection: Connection) -> bool:
    script = ScriptDirectory.from_config(_config(connection))
    return MigrationContext.configure(connection).get_current_revision() == script.get_current_head()


def _upgrade(connection: Connection) -> None:
    command.upgrade(_config(connection), "head")


def _revise(connection: Connection, message: str) -> None:
    command.revision(_config(connection), message, autogenerate=True)
