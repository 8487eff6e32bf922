"""Settings: all problems at once, and documents that match."""

from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.reference import env_example, settings_table
from bot.settings import load_settings

ROOT = Path(__file__).parent.parent


def test_every_problem_is_reported_at_once_with_its_name() -> None:
    with pytest.raises(SettingsError) as raised:
        load_settings(
            database_url="mysql://x", log_level="LOUD", discord_api="https://elsewhere.example/api", _env_file=None
        )
    assert [problem.split(":")[0] for problem in raised.value.problems] == ["DATABASE_URL", "LOG_LEVEL", "DISCORD_API"]


def test_the_example_environment_is_made_from_the_settings() -> None:
    assert (ROOT / ".env.example").read_text() == env_example()


def test_the_readme_shows_the_settings() -> None:
    assert settings_table() in (ROOT / "README.md").read_text()


def test_the_token_and_the_key_never_show_themselves() -> None:
    settings = load_settings(discord_token="very-secret", master_key="also-secret", _env_file=None)
    assert "secret" not in repr(settings)
