"""Settings: the only reader of the environment. All problems are reported at once."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import SettingsError

HOME = Path(".circlekeeper")


class Settings(BaseSettings):
    """What an operator may set, in the environment or in ``.env``. Every field's description is its documentation."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True)

    discord_token: SecretStr | None = Field(
        None, description="The bot's token from Discord's developer portal. Not needed for the practice room."
    )
    database_url: str = Field(
        f"sqlite+aiosqlite:///{HOME}/circlekeeper.db",
        description="Where everything is kept: SQLite (sqlite+aiosqlite:///path) or PostgreSQL (postgresql+asyncpg://…).",
    )
    keys_url: str = Field(
        f"sqlite+aiosqlite:///{HOME}/keys.db",
        description="Where the keys to members' words are kept. Keep it out of every database backup.",
    )
    master_key: SecretStr | None = Field(
        None,
        description="32 bytes in base64 that lock the keys. Without it one is made in .circlekeeper/master.key.",
    )
    data_folder: Path | None = Field(
        None,
        description="A folder of your own in place of data/: group types, prompts, phrases, helplines, texts.",
    )
    texts_language: str = Field("en", description="Language used where a person's own is not translated yet.")
    outside_pagers: SecretStr = Field(
        SecretStr(""),
        description="Apprise URLs, separated by spaces, that are paged when nobody answers inside Discord.",
    )
    heartbeat_url: SecretStr | None = Field(
        None,
        description="Called every minute while nothing is late and somebody can be paged; alert when it stops coming.",
    )
    health_port: int | None = Field(
        None, ge=0, le=65535, description="Serves /healthz and /metrics on this port; without it nothing is served."
    )
    health_host: str = Field("127.0.0.1", description="The address they are served on. By default only this machine.")
    calendar_url: str | None = Field(
        None,
        description="Where people's calendar programs find their feed, such as https://circle.example.org. Without it "
        "no feed is served and no link offered. A web server of yours passes /calendar/ on to CALENDAR_PORT.",
    )
    calendar_port: int = Field(8384, ge=0, le=65535, description="Serves /calendar/ on this port, if there are feeds.")
    calendar_host: str = Field("127.0.0.1", description="The address it is served on. By default only this machine.")
    log_level: str = Field("INFO", description="DEBUG, INFO, WARNING or ERROR. Discord's own loggers stay at INFO.")
    log_format: str = Field("auto", description="auto (readable in a terminal, JSON otherwise), text or json.")
    discord_api: str | None = Field(
        None, description="Only for practice: the address of a practice server's API in place of Discord's."
    )
    discord_gateway: str | None = Field(
        None,
        description="Only for practice: the address of a practice server's gateway in place of Discord's.",
    )

    @field_validator("database_url", "keys_url")
    @classmethod
    def _known_engine(cls, value: str) -> str:
        if not value.startswith(("sqlite+aiosqlite:///", "postgresql+asyncpg://")):
            raise ValueError("must start with sqlite+aiosqlite:/// or postgresql+asyncpg://")
        return value

    @field_validator("heartbeat_url")
    @classmethod
    def _web_address(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not value.get_secret_value().startswith(("https://", "http://")):
            raise ValueError("must start with https:// or http://")
        return value

    @field_validator("calendar_url")
    @classmethod
    def _secure_address(cls, value: str | None) -> str | None:
        if value and not value.startswith(("https://", "http://127.0.0.1", "http://localhost")):
            raise ValueError("must start with https://: whoever reads the link on its way can read the calendar")
        return value or None

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, value: str) -> str:
        if value.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            raise ValueError("must be DEBUG, INFO, WARNING or ERROR")
        return value.upper()

    @field_validator("log_format")
    @classmethod
    def _known_format(cls, value: str) -> str:
        if value not in {"auto", "text", "json"}:
            raise ValueError("must be auto, text or json")
        return value

    @field_validator("discord_api", "discord_gateway")
    @classmethod
    def _loopback_only(cls, value: str | None) -> str | None:
        if value is not None and "//127.0.0.1:" not in value and "//[::1]:" not in value:
            raise ValueError("must be an address of this machine, such as http://127.0.0.1:8080/api/v10")
        return value


def load_settings(**overrides: object) -> Settings:
    """Read the environment; raise ``SettingsError`` listing every problem with the name of its variable."""
    try:
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        problems = [
            f"{'.'.join(str(part) for part in problem['loc']).upper()}: {problem['msg'].removeprefix('Value error, ')}"
            for problem in error.errors()
        ]
        raise SettingsError(problems) from None
