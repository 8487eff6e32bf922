"""What is due is worked by somebody: the sweep asks one use case for every table with due rows."""

from collections import Counter
from pathlib import Path

from bot.app import open_app
from bot.settings import Settings
from bot.storage.due import OWING
from bot.wiring import owing


async def test_every_table_with_due_rows_is_worked_by_one_use_case(tmp_path: Path) -> None:
    settings = Settings(
        database_url=f"sqlite+aiosqlite:///{tmp_path}/main.db",
        keys_url=f"sqlite+aiosqlite:///{tmp_path}/keys.db",
        _env_file=None,
    )
    async with open_app(settings) as app:
        worked = Counter(table for one in owing(app.services) for table in one.tables)
    assert worked == Counter(table.name for table in OWING if table.name != "outbox")
