"""Brings a database to the newest layout, and writes new migrations for developers."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

_FOLDER = Path(__file__).parent / "migrations"


async def migrate(engine: AsyncEngine) -> None:
    """Upgrade to the newest layout; does nothing when it is there already."""
    async with engine.execution_options(writes=True).begin() as connection:
        await connection.run_sync(_upgrade)


async def write_migration(engine: AsyncEngine, message: str) -> None:
    """Compare the tables with a migrated database and write the difference as a new migration."""
    async with engine.begin() as connection:
        await connection.run_sync(_revise, message)


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection) -> None:
    command.upgrade(_config(connection), "head")


def _revise(connection: Connection, message: str) -> None:
    command.revision(_config(connection), message, autogenerate=True)
