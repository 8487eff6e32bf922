"""A case as a document of its own: what an export holds, and how somebody without the database checks it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.chain import Entry, Fault, Head, Link, Problem, check, stamp

FORMAT = "circlekeeper-case/1"


@dataclass(frozen=True, slots=True)
class Dossier:
    """An export. ``document`` is what is signed; ``public_key`` and ``signature`` are bytes in hexadecimal."""

    document: Mapping[str, Any]
    public_key: str
    signature: str

    @property
    def guild_id(self) -> int:
        """The guild whose case it is."""
        return int(self.document["guild"])

    @property
    def case_id(self) -> int:
        """The case's number."""
        return int(self.document["case"]["number"])

    def to_json(self) -> bytes:
        """The file, in UTF-8."""
        signed = {"algorithm": "Ed25519", "public_key": self.public_key, "value": self.signature}
        return json.dumps({"document": self.document, "signature": signed}, ensure_ascii=False, indent=2).encode()

    @classmethod
    def from_json(cls, data: bytes) -> Dossier:
        """Read a file back; ValueError for anything that is not an export."""
        try:
            found = json.loads(data)
            made = cls(found["document"], found["signature"]["public_key"], found["signature"]["value"])
            bytes.fromhex(made.public_key), bytes.fromhex(made.signature), made.guild_id, made.case_id
            made.entries(), made.links(), made.heads()
            known = found["document"]["format"] == FORMAT
        except (KeyError, TypeError, AttributeError, UnicodeDecodeError) as error:
            raise ValueError("this is not an export of a case") from error
        if not known:
            raise ValueError(f"this is not an export of the kind {FORMAT}")
        return made

    def signed_bytes(self) -> bytes:
        """What the signature is over."""
        return canonical(self.document)

    def entries(self) -> list[Entry]:
        """The timeline, as it is checked."""
        return [_entry(self.case_id, one) for one in self.document["timeline"]]

    def links(self) -> list[Link]:
        """The links of this case in the guild's chain."""
        return [
            Link(one["number"], self.case_id, one["entry"], one["entry_digest"], one["previous"], one["digest"])
            for one in self.document["links"]
        ]

    def heads(self) -> list[Head]:
        """Everything in it that the guild's chain must still hold."""
        head = self.document["head"]
        return [Head(head["number"], head["digest"]), *(Head(link.number, link.digest) for link in self.links())]

    def problems(self) -> list[Problem]:
        """What is wrong with the document in itself; its signature is another matter."""
        entries, links = self.entries(), self.links()
        bound = {link.entry: link.entry_digest for link in links}
        found = check(entries, self.case_id)
        found += [
            Problem(Fault.CHANGED, self.case_id, link.entry)
            for link in links
            if link.sealed(link.number, link.previous) != link.digest
        ]
        known = {entry.number for entry in entries}
        found += [Problem(Fault.MISSING, self.case_id, number) for number in bound if number not in known]
        for entry in entries:
            if entry.number not in bound:
                found.append(Problem(Fault.ADDED, self.case_id, entry.number))
            elif bound[entry.number] != entry.digest:
                found.append(Problem(Fault.CHANGED, self.case_id, entry.number))
        return list(dict.fromkeys(found))


def canonical(document: Mapping[str, Any]) -> bytes:
    """The one way a document is written for signing."""
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def written_entry(entry: Entry) -> dict[str, Any]:
    """An entry as the document holds it; ``parts`` are [salt, value], and gone for what was erased."""
    return {
        "number": entry.number,
        "at": stamp(entry.at),
        "event": entry.event,
        "parts": {name: [salt, value] for name, (salt, value) in entry.parts.items()},
        "commitments": dict(entry.commitments),
        "previous": entry.previous,
        "digest": entry.digest,
    }


def written_links(links: Sequence[Link]) -> list[dict[str, Any]]:
    """Links as the document holds them."""
    return [
        {
            "number": link.number,
            "entry": link.entry,
            "entry_digest": link.entry_digest,
            "previous": link.previous,
            "digest": link.digest,
        }
        for link in links
    ]


def _entry(case_id: int, one: Mapping[str, Any]) -> Entry:
    return Entry(
        case_id,
        one["number"],
        datetime.fromisoformat(one["at"]),
        one["event"],
        one["commitments"],
        one["previous"],
        one["digest"],
        {name: (salt, value) for name, (salt, value) in one["parts"].items()},
    )
