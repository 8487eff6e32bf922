"""In place of the detector and the cases: words that mean something, and flags that are remembered."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from bot.domain.desk import Sighting
from bot.domain.triage import Kind, Level, Span, Verdict
from bot.screening import Before, Manner
from bot.screening.screener import USUAL
from bot.storage.unit import Unit


@dataclass
class Flags:
    """Takes flags in place of the cases, and remembers them."""

    raised: list[dict[str, Any]] = field(default_factory=list)

    async def raise_flag(self, unit: Unit, seen: Sighting) -> int:
        self.raised.append(asdict(seen))
        return len(self.raised)


def screen(text: str, _before: Sequence[Before] = (), manner: Manner = USUAL) -> Verdict:
    """*goodbye* is a crisis, and *broken* cannot be screened; statistics find *odd*, and phrases what they name."""
    if "broken" in text:
        return Verdict(Level.GREEN, unscreened=True)
    if "goodbye" in text:
        return Verdict(Level.CRISIS, frozenset({Kind.SUICIDE}), (Span(0, 7, "goodbye"),), ("goodbye",))
    if "odd" in text and manner.statistics:
        return Verdict(Level.AMBER)
    return manner.phrases.screen(text) if manner.phrases else Verdict.green()
