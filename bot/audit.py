"""``circlekeeper audit``: checks the record and exported cases from outside the bot, by whoever has the database.

Exit codes: 0 everything holds, 1 something was tampered with, 2 it could not be checked.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import select, union
from sqlalchemy.exc import SQLAlchemyError

from bot.app import master_file
from bot.clock import SystemClock
from bot.domain.chain import Fault, Head, Problem, examine
from bot.domain.dossier import Dossier
from bot.errors import CirclekeeperError
from bot.settings import Settings, load_settings
from bot.storage.database import Database, make_engine
from bot.storage.signing import Signer, signed_by
from bot.storage.tables import chain, chain_heads, timeline
from bot.storage.timeline import Chain, Timeline
from bot.storage.vault import Vault, load_master_key

app = typer.Typer(no_args_is_help=True, help="Check that the record of cases was not tampered with.")


class Unchecked(CirclekeeperError):
    """It could not be checked at all."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A head that was kept outside the database: GUILD/NUMBER/DIGEST."""

    guild_id: int
    head: Head

    @classmethod
    def read(cls, text: str) -> Noted:
        """As the desk's card writes it; raises Unchecked."""
        guild, _, rest = text.strip().strip("`").partition("/")
        number, _, digest = rest.partition("/")
        if not (guild.isdigit() and number.isdigit() and len(digest) == 64):
            raise Unchecked(f"--head {text!r} is not written as GUILD/NUMBER/DIGEST, as the case desk shows it")
        return cls(int(guild), Head(int(number), digest))


@dataclass(frozen=True, slots=True)
class Report:
    """What was found: problems by what they were found in, and how much was looked at."""

    problems: Sequence[tuple[str, Problem]]
    looked_at: Sequence[str]


@app.command()
def verify(
    export: Annotated[
        list[Path] | None, typer.Option(help="An exported case (JSON) to check. May be repeated.")
    ] = None,
    head: Annotated[
        list[str] | None, typer.Option(help="A head noted outside, GUILD/NUMBER/DIGEST. May be repeated.")
    ] = None,
    database: Annotated[bool, typer.Option(help="Check the database too, not only files.")] = True,
    key: Annotated[str | None, typer.Option(help="The public key exports must be signed with (hexadecimal).")] = None,
) -> None:
    """Find every entry that was changed, removed, moved, added or cut off."""
    noted, files = [Noted.read(one) for one in head or []], [_file(one) for one in export or []]
    if not database and not files:
        raise Unchecked("there is nothing to check: give --export FILE, or leave out --no-database")
    report = asyncio.run(_verify(load_settings(), noted, files, key, database=database))
    for line in report.looked_at:
        typer.echo(line)
    for where, problem in report.problems:
        typer.echo(f"✗ {where}: {_said(problem)}")
    typer.echo("✗ The record was tampered with." if report.problems else "✓ Everything holds.")
    raise typer.Exit(1 if report.problems else 0)


@app.command("key")
def show_key() -> None:
    """Print the public key with which exports are signed, in hexadecimal."""
    typer.echo(asyncio.run(_own_key(load_settings())))


async def _verify(
    settings: Settings, noted: Sequence[Noted], files: Sequence[tuple[str, Dossier]], key: str | None, *, database: bool
) -> Report:
    problems: list[tuple[str, Problem]] = []
    looked_at: list[str] = []
    wanted = key or (await _own_key(settings) if database and files else None)
    for name, dossier in files:
        problems += [(name, problem) for problem in _file_problems(dossier, wanted)]
        signer = "the expected key" if wanted else f"{dossier.public_key} (compare with `circlekeeper audit key`)"
        looked_at.append(f"{name}: case {dossier.case_id}, {len(dossier.entries())} entries, signed with {signer}")
    kept = [*noted, *(Noted(one.guild_id, head) for _, one in files for head in one.heads())]
    if database:
        try:
            await _check_database(settings, kept, problems, looked_at)
        except SQLAlchemyError as error:
            raise Unchecked(f"the database cannot be read ({type(error).__name__}): see DATABASE_URL") from None
    return Report(problems, looked_at)


async def _check_database(
    settings: Settings, kept: Sequence[Noted], problems: list[tuple[str, Problem]], looked_at: list[str]
) -> None:
    engine, keys = make_engine(settings.database_url), make_engine(settings.keys_url)
    rows = Database(engine, Vault(keys, bytes(32), SystemClock()), SystemClock())
    try:
        found = union(*(select(table.c.guild_id) for table in (chain, chain_heads, timeline)))
        async with rows.everywhere() as connection:
            guilds = set((await connection.execute(found)).scalars())
        for guild_id in sorted(guilds | {one.guild_id for one in kept}):
            async with rows.reading(guild_id) as unit:
                links, entries = await Chain(unit).links(), await Timeline(unit).entries()
                head = await Chain(unit).head()
            elsewhere = [one.head for one in kept if one.guild_id == guild_id]
            where = f"server {guild_id}"
            problems += [(where, problem) for problem in examine(links, entries, head, elsewhere)]
            erased = sum(len(entry.commitments) - len(entry.parts) for entry in entries)
            cases = len({entry.case_id for entry in entries})
            looked_at.append(f"{where}: {cases} cases, {len(entries)} entries, {erased} parts erased with their person")
    finally:
        await rows.close()
        await keys.dispose()


def _file_problems(dossier: Dossier, wanted: str | None) -> Iterable[Problem]:
    public = bytes.fromhex(dossier.public_key)
    signed = signed_by(public, bytes.fromhex(dossier.signature), dossier.signed_bytes())
    if not signed or (wanted is not None and wanted.strip().lower() != dossier.public_key):
        yield Problem(Fault.FORGED, dossier.case_id, 0)
    yield from dossier.problems()


async def _own_key(settings: Settings) -> str:
    keys = make_engine(settings.keys_url)
    given = settings.master_key.get_secret_value() if settings.master_key else None
    signer = Signer(keys, load_master_key(given, master_file(settings)), SystemClock())
    try:
        await signer.prepare()
        return (await signer.public_key()).hex()
    except SQLAlchemyError as error:
        raise Unchecked(f"the key store cannot be read ({type(error).__name__}): see KEYS_URL") from None
    finally:
        await keys.dispose()


def _file(path: Path) -> tuple[str, Dossier]:
    try:
        return path.name, Dossier.from_json(path.read_bytes())
    except (OSError, ValueError) as error:
        raise Unchecked(f"{path}: {error}") from None


def _said(problem: Problem) -> str:
    where = f"link {problem.number}" if problem.case_id is None else f"entry {problem.number} of case {problem.case_id}"
    return {
        Fault.CHANGED: f"{where} was changed",
        Fault.MISSING: f"{where} is missing",
        Fault.REORDERED: f"{where} was moved",
        Fault.ADDED: f"{where} was added from outside",
        Fault.CUT: f"the end was cut off: {where} existed",
        Fault.REWRITTEN: f"{where} is not what was noted outside",
        Fault.FORGED: "the signature does not fit the file, or is not by the expected key",
    }[problem.fault]
