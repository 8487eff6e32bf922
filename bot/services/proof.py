"""Proof of what was done in a case: a signed export, a check of the whole record, and its head noted elsewhere."""

from __future__ import annotations

import json
from typing import Any

from bot.clock import Clock
from bot.domain.chain import Head, Problem, examine, stamp
from bot.domain.desk import CaseRecord, FlagRecord
from bot.domain.dossier import FORMAT, Dossier, canonical, written_entry, written_links
from bot.domain.outbox import Priority
from bot.domain.triage import Kind
from bot.errors import NotFound
from bot.services.notices import TOLD
from bot.storage.cases import CaseRepository, FlagRepository, FollowUpRepository, PageRepository
from bot.storage.database import Database
from bot.storage.due import Due
from bot.storage.groups import GroupRepository
from bot.storage.guilds import GuildRepository, ProfessionalRepository
from bot.storage.notices import NoticeRepository
from bot.storage.outbox import Outbox
from bot.storage.signing import Signer
from bot.storage.tables import chain_heads
from bot.storage.timeline import MEMBERS_DEEDS, Chain, Timeline
from bot.storage.unit import Unit


class ProofService:
    """Exports and checks; nothing here changes what happened."""

    def __init__(self, database: Database, clock: Clock, signer: Signer) -> None:
        self._database, self._clock, self._signer = database, clock, signer
        self._due = Due(database)

    async def export(self, guild_id: int, case_id: int, by: int, *, words: bool = False) -> Dossier:
        """The case as a signed document; that it was exported is in it. Raises NotFound.

        With ``words`` it says who the person is and what was written; without, it proves as much and tells less.
        """
        async with self._database.unit(guild_id) as unit:
            case = await CaseRepository(unit).get(case_id)
            if case is None:
                raise NotFound("case-unknown", case=case_id)
            await Timeline(unit).add(case_id, "exported", by, words=words)
            document = await _document(unit, case, by, words=words)
        signature = await self._signer.sign(canonical(document))
        return Dossier(document, (await self._signer.public_key()).hex(), signature.hex())

    async def check(self, guild_id: int) -> list[Problem]:
        """What is wrong with the guild's record; empty when it holds."""
        async with self._database.reading(guild_id) as unit:
            rows = Chain(unit)
            return examine(await rows.links(), await Timeline(unit).entries(), await rows.head())

    async def head(self, guild_id: int) -> Head | None:
        """The newest link of the guild's record; None while nothing has happened."""
        async with self._database.reading(guild_id) as unit:
            return await Chain(unit).head()

    async def fingerprint(self) -> str:
        """The public key of exports, in hexadecimal."""
        return (await self._signer.public_key()).hex()

    async def run_due(self, now: Any) -> int:
        """Note the head of each record that grew outside the database: on the desk, and in the log by its card."""
        return await self._due.units(chain_heads, now, _note_head)


async def _note_head(unit: Unit, _head: int) -> None:
    head = await Chain(unit).noted()
    desk = (await GuildRepository(unit).get()).desk_channel_id
    if head is not None and desk is not None:
        about = f"chain-head:{head.number}"
        payload = {"number": head.number, "digest": head.digest}
        await Outbox(unit).send("chain-head", about, about, priority=Priority.ROUTINE, channel_id=desk, payload=payload)


async def _document(unit: Unit, case: CaseRecord, by: int, *, words: bool) -> dict[str, Any]:
    group = await GroupRepository(unit).get(case.group_id)
    head = await Chain(unit).head()
    assert head is not None
    people = await ProfessionalRepository(unit).list()
    document: dict[str, Any] = {
        "format": FORMAT,
        "guild": str(unit.guild_id),
        "made_at": stamp(unit.now()),
        "made_by": str(by),
        "words": words,
        "case": _case(case, group.alias if group else "–"),
        "people": {str(one.user_id): one.name for one in people},
        "flags": [await _flag(unit, case, flag, words=words) for flag in await FlagRepository(unit).of(case.id)],
        "pages": [
            {
                "number": page.id,
                "at": stamp(page.at),
                "person": page.user_id,
                "outside": page.outside,
                "round": page.round,
                "step": page.step,
                "result": page.result,
            }
            for page in await PageRepository(unit).of(case.id)
        ],
        "followups": [
            {"at": stamp(one.at), "person": one.assignee_id, "done_at": stamp(one.done_at) if one.done_at else None}
            for one in await FollowUpRepository(unit).of(case.id)
        ],
        "timeline": [await _entry(unit, case, row, words=words) for row in await Timeline(unit).entries(case.id)],
        "notices": await _notices(unit, case),
        "links": written_links(await Chain(unit).links(case.id)),
        "head": {"number": head.number, "digest": head.digest},
    }
    if words:
        document["case"]["person"] = str(case.person_id)
    return document


async def _notices(unit: Unit, case: CaseRecord) -> dict[str, str]:
    """Version → the clinic's own words that somebody read about this case, with their slots."""
    told = [row["facts"]["version"] for row in await Timeline(unit).of(case.id) if row["event"] == TOLD]
    found = [await NoticeRepository(unit).get(number) for number in sorted({one for one in told if one})]
    return {str(one.id): one.words for one in found if one is not None and one.words is not None}


def _case(case: CaseRecord, alias: str) -> dict[str, Any]:
    return {
        "number": case.id,
        "group": alias,
        "level": case.rule.level.word,
        "kinds": sorted(kind.value for kind in case.kinds),
        "source": case.source.value,
        "state": case.rule.state.value,
        "outcome": case.outcome.value if case.outcome else None,
        "drill": case.drill,
        "owner": case.rule.owner,
        "opened_at": stamp(case.opened_at),
        "closed_at": stamp(case.closed_at) if case.closed_at else None,
    }


async def _flag(unit: Unit, case: CaseRecord, flag: FlagRecord, *, words: bool) -> dict[str, Any]:
    found: dict[str, Any] = {
        "number": flag.id,
        "at": stamp(flag.at),
        "source": flag.source.value,
        "level": flag.level.word,
        "kinds": sorted(kind.value for kind in map(Kind, flag.kinds)),
    }
    if words:
        opened = await unit.open(case.person_id, flag.evidence)
        found["words"] = json.loads(opened)["text"] if opened is not None else None
    return found


async def _entry(unit: Unit, case: CaseRecord, entry: Any, *, words: bool) -> dict[str, Any]:
    found = written_entry(entry)
    if entry.event in MEMBERS_DEEDS and not words:
        found["parts"].pop("actor", None)
    note = entry.parts.get("note", ("", None))[1]
    if words and note:
        actor = entry.parts.get("actor", ("", None))[1]
        box = bytes.fromhex(note)
        found["words"] = await unit.open(case.person_id, box) or (await unit.open(actor, box) if actor else None)
    return found
