"""Exports, the check of the whole record from outside, and its head noted elsewhere: as a tamperer and an auditor."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from bot.cli import app
from bot.domain.cases import Outcome
from bot.domain.chain import Fault
from bot.domain.dossier import Dossier
from bot.domain.triage import Level
from bot.errors import NotFound
from bot.services.handling import Closing
from bot.services.privacy import PrivacyService
from bot.services.proof import ProofService
from bot.services.retention import RetentionService
from bot.services.support import Reported
from bot.storage.signing import Signer, signed_by
from bot.storage.timeline import Chain
from tests.circle import ANNA, BEN, GUILD, rows, sends, utc
from tests.clocks import StillClock
from tests.services.desk import DESK, IDA, RUTH, Clinic, open_clinic


@pytest.fixture
def clock() -> StillClock:
    return StillClock(utc(2026, 3, 2, 12))


@pytest.fixture
async def clinic(tmp_path: Path, clock: StillClock) -> AsyncIterator[Clinic]:
    async with open_clinic(tmp_path, clock) as found:
        yield found


@pytest.fixture
async def proof(clinic: Clinic) -> ProofService:
    keys = clinic.database.vault._engine
    signer = Signer(keys, bytes(range(32)), clinic.clock)
    await signer.prepare()
    return ProofService(clinic.database, clinic.clock, signer)


async def two_cases(clinic: Clinic) -> tuple[int, int]:
    """One that was answered and noted, one that still pages."""
    first = await clinic.flag(Level.RED)
    await clinic.sweep(minutes=1)
    await clinic.cases.acknowledge(GUILD, first, IDA)
    await clinic.cases.note(GUILD, first, IDA, "called her <b>at home</b>")
    second = await clinic.flag(Level.CRISIS, "2:0", BEN)
    await clinic.sweep(minutes=4)
    return first, second


async def tamper(clinic: Clinic, *statements: str) -> None:
    async with clinic.database.everywhere(writes=True) as connection:
        for one in statements:
            await connection.execute(text(one))


async def faults(proof: ProofService) -> set[tuple[Fault, int | None, int]]:
    return {(one.fault, one.case_id, one.number) for one in await proof.check(GUILD)}


async def test_an_untouched_record_is_whole(clinic: Clinic, proof: ProofService) -> None:
    await two_cases(clinic)
    assert await faults(proof) == set()


@pytest.mark.parametrize(
    ("statement", "fault", "number"),
    [
        ("update timeline set event = 'looked' where case_id = 1 and number = 2", Fault.CHANGED, 2),
        ("update timeline set actor_id = 999 where case_id = 1 and number = 4", Fault.CHANGED, 4),
        ("update timeline set at = '2026-03-02 11:00:00.000000' where case_id = 1 and number = 3", Fault.CHANGED, 3),
        ("""update timeline set facts = '{"level": "amber"}' where case_id = 1 and number = 1""", Fault.CHANGED, 1),
        ("update timeline set note = x'00' where case_id = 1 and number = 5", Fault.CHANGED, 5),
        ("delete from timeline where case_id = 1 and number = 3", Fault.MISSING, 3),
        ("delete from timeline where case_id = 1 and number = 5", Fault.MISSING, 5),
        ("delete from cases where id = 1", Fault.MISSING, 1),
    ],
)
async def test_what_is_done_to_rows_is_found(
    clinic: Clinic, proof: ProofService, statement: str, fault: Fault, number: int
) -> None:
    await two_cases(clinic)
    await tamper(clinic, statement)
    assert (fault, 1, number) in await faults(proof)


async def test_rows_that_changed_places_are_found(clinic: Clinic, proof: ProofService) -> None:
    await two_cases(clinic)
    swap = "update timeline set number = {} where case_id = 1 and number = {}"
    await tamper(clinic, swap.format(99, 2), swap.format(2, 3), swap.format(3, 99))
    assert {(Fault.REORDERED, 1, 2), (Fault.REORDERED, 1, 3)} <= await faults(proof)


async def test_a_cut_end_is_found_by_what_was_noted_outside(clinic: Clinic, proof: ProofService) -> None:
    _, second = await two_cases(clinic)
    head = await proof.head(GUILD)
    assert head is not None
    await tamper(
        clinic,
        f"delete from timeline where case_id = {second}",
        f"delete from cases where id = {second}",
        f"delete from chain where case_id = {second}",
        "update chain_heads set number = (select max(number) from chain), "
        "digest = (select digest from chain order by number desc limit 1)",
    )
    assert await faults(proof) == set(), "the tamperer was careful: nothing inside the database shows it"
    assert await verdict(clinic, "--head", f"{GUILD}/{head.number}/{head.digest}") == 1


async def test_erasing_people_leaves_the_record_whole(clinic: Clinic, proof: ProofService) -> None:
    first, _ = await two_cases(clinic)
    said = Reported(clinic.group, 11, 77, ANNA, "words of anna", "it worried me", Level.RED)
    await clinic.cases.report(GUILD, BEN, said)
    await PrivacyService(clinic.database, clinic.clock).erase(GUILD, BEN)
    await PrivacyService(clinic.database, clinic.clock).erase(GUILD, ANNA)
    assert await faults(proof) == set()
    dossier = await proof.export(GUILD, first, RUTH, words=True)
    (reported,) = [one for one in dossier.document["timeline"] if one["event"] == "reported"]
    assert sorted(reported["parts"]) == ["facts"]
    assert "it worried me" not in dossier.to_json().decode()
    assert dossier.problems() == []


async def test_a_case_that_retention_deletes_is_accounted_for(clinic: Clinic, proof: ProofService) -> None:
    first, _ = await two_cases(clinic)
    async with clinic.database.unit(GUILD) as unit:
        await Chain(unit).retire(first)
    await tamper(clinic, f"delete from cases where id = {first}")
    assert await faults(proof) == set()


async def test_the_record_is_whole_through_all_that_is_tidied_away(
    clinic: Clinic, proof: ProofService, clock: StillClock
) -> None:
    said = Reported(clinic.group, 11, 77, ANNA, "words of anna", "it worried me", Level.RED)
    case = await clinic.cases.report(GUILD, BEN, said)
    await clinic.cases.note(GUILD, case, IDA, "called her")
    await clinic.cases.close(GUILD, case, IDA, Closing(Outcome.FALSE_ALARM, IDA))
    tidying = RetentionService(clinic.database)
    await tidying.begin(GUILD)
    left = []
    for days in (31, 335, 365):
        clock.move(timedelta(days=days))
        await tidying.run_due(clock.now())
        assert await faults(proof) == set()
        left.append([(row["event"], row["actor_id"], row["note"]) for row in await rows(clinic.database, "timeline")])
    words, notes, gone = left
    assert ("reported", None, None) in words
    assert any(event == "note" and note for event, _, note in words)
    assert any(event == "note" and note is None for event, _, note in notes)
    assert gone == []


async def test_an_export_is_signed_complete_and_logged(clinic: Clinic, proof: ProofService) -> None:
    first, _ = await two_cases(clinic)
    dossier = Dossier.from_json((await proof.export(GUILD, first, RUTH)).to_json())
    key, signature = bytes.fromhex(dossier.public_key), bytes.fromhex(dossier.signature)
    assert signed_by(key, signature, dossier.signed_bytes())
    assert dossier.problems() == []
    events = [one["event"] for one in dossier.document["timeline"]]
    assert events[-1] == "exported"
    assert await clinic.events(first) == events
    assert dossier.public_key == await proof.fingerprint()


async def test_words_are_in_an_export_only_when_asked(clinic: Clinic, proof: ProofService) -> None:
    first, _ = await two_cases(clinic)
    bare = (await proof.export(GUILD, first, RUTH)).to_json().decode()
    full = (await proof.export(GUILD, first, RUTH, words=True)).to_json().decode()
    for told in ("I feel worse", "called her", f'"person": "{ANNA}"'):
        assert told not in bare
        assert told in full


async def test_who_reported_is_named_only_with_the_words(clinic: Clinic, proof: ProofService) -> None:
    said = Reported(clinic.group, 11, 77, ANNA, "words of anna", "it worried me", Level.RED)
    case = await clinic.cases.report(GUILD, BEN, said)
    for words in (False, True):
        dossier = await proof.export(GUILD, case, RUTH, words=words)
        (entry,) = [one for one in dossier.document["timeline"] if one["event"] == "reported"]
        assert ("actor" in entry["parts"]) is words
        assert dossier.problems() == []


async def test_a_case_of_another_guild_is_not_exported(clinic: Clinic, proof: ProofService) -> None:
    first, _ = await two_cases(clinic)
    with pytest.raises(NotFound):
        await proof.export(GUILD + 1, first, RUTH)


async def test_the_head_is_noted_on_the_desk_once_a_day_while_the_record_grows(
    clinic: Clinic, proof: ProofService, clock: StillClock
) -> None:
    await two_cases(clinic)
    clock.move(timedelta(hours=24))
    assert await proof.run_due(clock.now()) == 1
    (card,) = await sends(clinic.database, "chain-head")
    head = await proof.head(GUILD)
    assert head is not None
    assert (card["channel_id"], card["payload"]) == (DESK, {"number": head.number, "digest": head.digest})
    clock.move(timedelta(days=3))
    assert await proof.run_due(clock.now()) == 0, "nothing happened since"


# ---------------------------------------------------------------------- from the command line


async def verdict(clinic: Clinic, *arguments: str) -> int:
    """The exit code of ``circlekeeper audit verify``."""
    return (await run(clinic, "verify", *arguments)).exit_code


async def run(clinic: Clinic, *arguments: str) -> Any:
    folder = Path(clinic.database.engine.url.database or "").parent
    environment = {
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder}/main.db",
        "KEYS_URL": f"sqlite+aiosqlite:///{folder}/keys.db",
        "MASTER_KEY": base64.b64encode(bytes(range(32))).decode(),
    }
    return await asyncio.to_thread(CliRunner().invoke, app, ["audit", *arguments], env=environment)


async def test_the_command_finds_what_was_done_to_rows(clinic: Clinic, proof: ProofService) -> None:
    await two_cases(clinic)
    good = await run(clinic, "verify")
    assert (good.exit_code, "Everything holds" in good.output) == (0, True)
    await tamper(clinic, "delete from timeline where case_id = 2 and number = 2")
    bad = await run(clinic, "verify")
    assert bad.exit_code == 1
    assert "entry 2 of case 2 is missing" in bad.output


async def test_the_command_finds_what_was_done_to_a_file(clinic: Clinic, proof: ProofService, tmp_path: Path) -> None:
    first, _ = await two_cases(clinic)
    file = tmp_path / "case.json"
    file.write_bytes((await proof.export(GUILD, first, RUTH)).to_json())
    assert await verdict(clinic, "--export", str(file)) == 0
    key = (await run(clinic, "key")).output.strip()
    assert await verdict(clinic, "--no-database", "--key", key, "--export", str(file)) == 0
    assert await verdict(clinic, "--no-database", "--key", "0" * 64, "--export", str(file)) == 1
    for spoil in (_change, _cut, _swap, _drop):
        found = json.loads(file.read_bytes())
        spoil(found["document"])
        (tmp_path / "spoilt.json").write_text(json.dumps(found))
        shown = await run(clinic, "verify", "--no-database", "--export", str(tmp_path / "spoilt.json"))
        assert shown.exit_code == 1, spoil.__name__
        assert "of case 1" in shown.output or "signature" in shown.output


def _change(document: Any) -> None:
    document["timeline"][2]["event"] = "closed"


def _cut(document: Any) -> None:
    document["timeline"].pop()


def _swap(document: Any) -> None:
    rows = document["timeline"]
    rows[1]["number"], rows[2]["number"] = rows[2]["number"], rows[1]["number"]


def _drop(document: Any) -> None:
    document["timeline"].pop(1)


async def test_a_database_written_anew_differs_from_an_export(
    clinic: Clinic, proof: ProofService, tmp_path: Path
) -> None:
    first, _ = await two_cases(clinic)
    file = tmp_path / "case.json"
    file.write_bytes((await proof.export(GUILD, first, RUTH)).to_json())
    await tamper(clinic, "delete from timeline", "delete from chain", "delete from chain_heads")
    assert await verdict(clinic) == 0
    shown = await run(clinic, "verify", "--export", str(file))
    assert shown.exit_code == 1
    assert "cut off" in shown.output


async def test_what_cannot_be_checked_is_no_verdict(clinic: Clinic, tmp_path: Path) -> None:
    (tmp_path / "odd.json").write_text('{"document": []}')
    for arguments in (("--export", str(tmp_path / "odd.json")), ("--head", "7/1"), ("--no-database",)):
        shown = await run(clinic, "verify", *arguments)
        assert shown.exit_code not in {0, 1} or shown.exception is not None
