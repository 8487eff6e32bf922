"""Short cards for the professional on duty: one for each kind of flag."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from bot.content.check import Entry, References, Sentence, Short, check
from bot.content.document import read_document
from bot.domain.triage import Kind
from bot.errors import ContentError

Steps = Annotated[tuple[Sentence, ...], Field(min_length=1, max_length=8)]


class ProtocolCard(Entry):
    """What to ``do``, in order; what to ``write`` to the member; whom to ``call``; what to ``avoid`` and ``record``.

    A card reminds a trained person. It assesses nobody and replaces no training and no local rule.
    """

    kind: Kind
    title: Short
    do: Steps
    write: Steps
    call: Steps
    avoid: Steps
    record: Steps
    sources: References


def load_protocols(folder: Path) -> dict[Kind, ProtocolCard]:
    """The card of every kind, from ``<kind>.toml``. Raises ContentError, also for a kind that has no card."""
    cards = {kind: _load_one(folder / f"{kind}.toml", kind) for kind in Kind}
    unknown = sorted(file for file in folder.glob("*.toml") if file.stem not in set(Kind))
    if unknown:
        sentence = f"no flag is called {unknown[0].stem}; name the file after one of {', '.join(Kind)}"
        raise ContentError(str(unknown[0]), None, "file", sentence)
    return cards


def _load_one(file: Path, kind: Kind) -> ProtocolCard:
    document = read_document(file)
    card = check(ProtocolCard, document)
    if card.kind is not kind:
        raise document.problem(("kind",), f'the file is named {file.name}, so write kind = "{kind}"')
    return card


def search_protocols(cards: Mapping[Kind, ProtocolCard], words: str) -> list[ProtocolCard]:
    """Cards in which every one of ``words`` stands (beginnings count), those that name them in the title first."""
    wanted = words.casefold().split()
    found = [(one, _ranks(one, wanted)) for one in cards.values()]
    fitting = [(max(ranks), place, one) for place, (one, ranks) in enumerate(found) if ranks and None not in ranks]
    return [one for _, _, one in sorted(fitting, key=lambda hit: hit[:2])]


def _ranks(card: ProtocolCard, wanted: list[str]) -> list[Any]:
    parts = ((card.title, card.kind.value.replace("_", " ")), (*card.do, *card.write), (*card.call, *card.avoid))
    texts = [[word.strip(".,:;?!()") for part in rank for word in part.casefold().split()] for rank in parts]
    texts.append([word.strip(".,:;?!()") for one in card.record for word in one.casefold().split()])
    return [
        next((rank for rank, known in enumerate(texts) if any(word.startswith(one) for word in known)), None)
        for one in wanted
    ]
