"""The doctor against a pretend Discord over real sockets: what would stop an alert is named, with how to mend it."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import discord
import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from bot.cli import app
from bot.clock import MovableClock, SystemClock
from bot.doctor import EVENTS, NEEDED, Finding, examine, exit_code
from bot.domain.guilds import ProfessionalRecord
from bot.practice import bridge
from bot.practice.server import PracticeServer, point_discord_at
from bot.practice.world import World
from bot.settings import Settings
from bot.storage.database import Database, make_engine
from bot.storage.groups import GroupRepository
from bot.storage.guilds import ContactRepository, GuildRepository, ProfessionalRepository
from bot.storage.migrate import migrate
from bot.storage.rota import RotaRepository
from bot.storage.tables import shifts
from bot.storage.vault import Vault
from cogs.groups.overwrites import NEEDED as NEEDED_FOR_GROUPS

ROOT = Path(__file__).parent.parent


class Clinic:
    """A server that is set up well: a desk, a group, two professionals, a rota."""

    def __init__(self, folder: Path) -> None:
        self.world = World(MovableClock())
        self.world.limits.enabled = False
        self.guild = self.world.create_guild("Harbour")
        bot = self.world.bot_user.id
        self.role = self.world.create_role(self.guild.id, "circlekeeper", permissions=(NEEDED | EVENTS).value)
        self.guild.members[bot].role_ids[:] = [self.role.id]  # in place of the pretend one that may do everything
        self.desk = self.world.create_channel(self.guild.id, "desk")
        self.talk = self.world.create_channel(self.guild.id, "talk")
        self.ines, self.mara = (self.world.create_user(name).id for name in ("ines", "mara"))
        for person in (self.ines, self.mara):
            self.world.add_member(self.guild.id, person)
        self.settings = Settings(
            discord_token="a-token",
            database_url=f"sqlite+aiosqlite:///{folder}/main.db",
            keys_url=f"sqlite+aiosqlite:///{folder}/keys.db",
            _env_file=None,
        )

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Database]:
        """The clinic's database."""
        engine, keys = make_engine(self.settings.database_url), make_engine(self.settings.keys_url)
        await migrate(engine)
        try:
            yield Database(engine, Vault(keys, bytes(32), SystemClock()), SystemClock())
        finally:
            await engine.dispose()
            await keys.dispose()

    async def set_up(self) -> None:
        """Enter what ``/setup``, ``/professional add``, ``/rota add`` and ``/group create`` would."""
        async with self.open() as database, database.unit(self.guild.id) as unit:
            await GuildRepository(unit).save(desk_channel_id=self.desk.id, zone="UTC")
            for person, supervisor in ((self.ines, True), (self.mara, False)):
                record = ProfessionalRecord(person, "Name", "Nurse", "Board", date(2099, 1, 1), supervisor)
                await ProfessionalRepository(unit).save(record, self.ines)
            await self._shift(unit)
            group = await GroupRepository(unit).add(
                type="support", name="circle", alias="a", state="open", zone="UTC", country="DE", capacity=8
            )
            await GroupRepository(unit).add_channel(group, "talk", self.talk.id)

    async def _shift(self, unit: object) -> None:
        midnight = datetime(2026, 1, 1, tzinfo=UTC).time()
        row = {"user_id": self.mara, "weekday": 0, "starts": midnight, "ends": midnight, "zone": "UTC"}
        await RotaRepository(unit)._insert(shifts, **row)  # type: ignore[arg-type]

    async def closes(self, *people: int) -> None:
        """Direct messages to these people were refused."""
        async with self.open() as database, database.unit(self.guild.id) as unit:
            for person in people:
                await ContactRepository(unit).reached(person, delivered=False)


@pytest.fixture
async def clinic(tmp_path: Path) -> Clinic:
    made = Clinic(tmp_path)
    await made.set_up()
    return made


async def examined(clinic: Clinic, clock: SystemClock | MovableClock | None = None) -> list[Finding]:
    """What the doctor finds."""
    async with PracticeServer(clinic.world) as server:
        restore = point_discord_at(server.api_base, server.gateway_url)
        try:
            return await examine(clinic.settings, clock or SystemClock())
        finally:
            restore()


def stopping(findings: list[Finding]) -> list[str]:
    """What would stop an alert; each says how to mend it."""
    found = [finding for finding in findings if finding.stops_alerts]
    assert all(finding.mend for finding in found)
    assert exit_code(findings) == int(bool(found))
    return [f"{finding.what}: {finding.mend}" for finding in found]


def noted(findings: list[Finding]) -> list[str]:
    """What is not well, and stops no alert."""
    return [f"{one.what}: {one.mend}" for one in findings if one.mend and not one.stops_alerts]


async def test_a_clinic_in_good_order(clinic: Clinic) -> None:
    findings = await examined(clinic)
    assert stopping(findings) == noted(findings) == []
    assert len(findings) >= 9


async def test_the_command_says_it_and_exits(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    async with PracticeServer(clinic.world) as server:
        values = {
            "DISCORD_TOKEN": "a-token",
            "DISCORD_API": server.api_base,
            "DISCORD_GATEWAY": server.gateway_url,
            "DATABASE_URL": clinic.settings.database_url,
            "KEYS_URL": clinic.settings.keys_url,
        }
        for name, value in values.items():
            monkeypatch.setenv(name, value)
        restore = point_discord_at(server.api_base, server.gateway_url)
        good = await asyncio.to_thread(CliRunner().invoke, app, ["doctor"])
        clinic.world.disallowed_intents.add("message_content")
        bad = await asyncio.to_thread(CliRunner().invoke, app, ["doctor"])
        restore()
    assert (good.exit_code, bad.exit_code) == (0, 1), good.output
    assert "✓ The token is valid" in good.output
    assert "✗ Message Content intent" in bad.output
    assert "→ switch it on under Bot in the developer portal" in bad.output


async def test_no_token(clinic: Clinic) -> None:
    clinic.settings = clinic.settings.model_copy(update={"discord_token": None})
    (found,) = stopping(await examined(clinic))
    assert found.startswith("There is no token: put DISCORD_TOKEN into .env")


async def test_a_token_that_is_refused(clinic: Clinic) -> None:
    clinic.world.token = "another-token"
    (found,) = stopping(await examined(clinic))
    assert found.startswith("Discord refuses the token")


async def test_without_message_content_alerts_stop_and_without_server_members_they_do_not(clinic: Clinic) -> None:
    clinic.world.disallowed_intents |= {"message_content", "members"}
    findings = await examined(clinic)
    assert [one.split(":")[0] for one in stopping(findings)] == ["Message Content intent"]
    assert [one.split(":")[0] for one in noted(findings)] == ["Server Members intent"]


@pytest.mark.parametrize("place", ["desk", "talk"])
async def test_a_channel_where_the_bot_may_not_write(clinic: Clinic, place: str) -> None:
    channel = getattr(clinic, place)
    deny = discord.Permissions(send_messages=True).value
    clinic.world.backend.set_overwrite(
        channel.id, bridge.Overwrite(clinic.world.bot_user.id, bridge.OverwriteType.MEMBER, deny=deny)
    )
    (found,) = stopping(await examined(clinic))
    assert f"(#{place}): allow the bot there: send_messages" in found


async def test_a_desk_that_is_gone(clinic: Clinic) -> None:
    clinic.world.backend.delete_channel(clinic.desk.id)
    (found,) = stopping(await examined(clinic))
    assert "the case desk is gone: choose another with /setup" in found


async def test_permissions_that_are_missing_are_named(clinic: Clinic) -> None:
    clinic.role.permissions &= ~discord.Permissions(manage_roles=True).value
    (found,) = stopping(await examined(clinic))
    assert found == "Harbour: permissions: give the bot's role: manage_roles"


async def test_a_staff_role_above_the_bots(clinic: Clinic) -> None:
    staff = clinic.world.create_role(clinic.guild.id, "staff")
    staff.position = clinic.role.position + 1
    async with clinic.open() as database, database.unit(clinic.guild.id) as unit:
        await GuildRepository(unit).save(staff_role_id=staff.id)
    findings = await examined(clinic)
    assert stopping(findings) == []
    (found,) = noted(findings)
    assert "drag the bot's role above it" in found


@pytest.mark.parametrize("store", ["database_url", "keys_url"])
async def test_a_database_that_cannot_be_written(clinic: Clinic, tmp_path: Path, store: str) -> None:
    (tmp_path / "taken").mkdir()
    for place in ("taken", "main.db/inside.db"):
        url = f"sqlite+aiosqlite:///{tmp_path}/{place}"
        clinic.settings = clinic.settings.model_copy(update={store: url})
        found = stopping(await examined(clinic))
        assert any("cannot be read and written" in one and f"check {store.upper()}" in one for one in found)


async def test_a_server_of_postgresql_that_is_not_there(clinic: Clinic) -> None:
    url = "postgresql+asyncpg://nobody@127.0.0.1:1/nothing"
    clinic.settings = clinic.settings.model_copy(update={"database_url": url})
    (found,) = stopping(await examined(clinic))
    assert "check DATABASE_URL" in found


async def test_a_clock_that_is_off(clinic: Clinic) -> None:
    clock = MovableClock()
    clock.move(timedelta(minutes=2))
    (found,) = stopping(await examined(clinic, clock))
    assert re.fullmatch(r"The clock: it is off by 1?\d\d s: switch time synchronisation on", found)


async def test_staff_who_cannot_be_reached(clinic: Clinic) -> None:
    await clinic.closes(clinic.mara)
    findings = await examined(clinic)
    assert stopping(findings) == []
    assert any(f"person {clinic.mara} cannot be written to" in one for one in noted(findings))
    await clinic.closes(clinic.ines)
    (found,) = stopping(await examined(clinic))
    assert "nobody of the staff can be written to" in found


async def test_staff_who_left_the_server(clinic: Clinic) -> None:
    clinic.world.remove_member(clinic.guild.id, clinic.mara)
    findings = await examined(clinic)
    assert stopping(findings) == []
    clinic.world.remove_member(clinic.guild.id, clinic.ines)
    (found,) = stopping(await examined(clinic))
    assert "no supervisor is on the server" in found


async def test_no_case_desk_and_nobody_who_supervises(clinic: Clinic) -> None:
    async with clinic.open() as database, database.unit(clinic.guild.id) as unit:
        await GuildRepository(unit).save(desk_channel_id=None)
        await ProfessionalRepository(unit).remove(clinic.ines)
    found = stopping(await examined(clinic))
    assert any("no case desk: choose one with /setup" in one for one in found)
    assert any("no supervisor with a valid record" in one for one in found)


async def test_a_server_the_bot_was_taken_out_of(clinic: Clinic) -> None:
    clinic.world.backend.remove_guild(clinic.guild.id)
    (found,) = stopping(await examined(clinic))
    assert "the bot is not on it" in found


async def test_discord_that_cannot_be_reached(clinic: Clinic) -> None:
    clinic.world.faults.lose_request("GET", "/users/@me$", times=None)
    (found,) = stopping(await examined(clinic))
    assert "Discord cannot be reached" in found


def test_the_invite_link_asks_for_exactly_what_is_needed() -> None:
    (asked,) = re.findall(r"permissions=(\d+)", (ROOT / "README.md").read_text())
    assert int(asked) == (NEEDED | EVENTS).value
    assert NEEDED_FOR_GROUPS.value & ~NEEDED.value == 0, "what creating a group asks for is not in the invite link"


async def test_nothing_is_made_by_looking(tmp_path: Path) -> None:
    clinic = Clinic(tmp_path / "new")
    found = await examined(clinic)
    assert not (tmp_path / "new").exists()
    assert {"There is no database yet: the first start makes it"} <= {one.what for one in found}
    assert not [one for one in stopping(found) if "database" in one or "key" in one]


async def test_an_older_database_is_left_as_it_is(clinic: Clinic) -> None:
    engine = make_engine(clinic.settings.database_url)
    async with engine.execution_options(writes=True).begin() as connection:
        await connection.execute(text("update alembic_version set version_num = '0002_rota_layers'"))
    found = await examined(clinic)
    assert "The database answers; the next start brings it to the newest layout" in [one.what for one in found]
    async with engine.connect() as connection:
        assert (
            await connection.execute(text("select version_num from alembic_version"))
        ).scalar() == "0002_rota_layers"
    await engine.dispose()
