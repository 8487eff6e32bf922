"""Fits the encoder, with fixed seeds."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from bot.screening.model import LONGEST
from bot.training.encoder import Encoder
from bot.training.examples import UNKNOWN, Example, worn
from bot.training.polyglot import Polyglot


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train. ``voices_weight`` counts what we wrote above what is calm by its source, ``others_weight``
    what is not in English above that; ``worn`` is the share of what we wrote that is shown as if typed in a hurry,
    another one in each round."""

    epochs: int = 4
    batch: int = 32
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    voices_weight: float = 2.0
    others_weight: float = 1.0
    worn: float = 0.35
    seed: int = 7


def batches(examples: Sequence[Example], tokenizer: Tokenizer, size: int, seed: int | None) -> Iterator[list[int]]:
    """Indexes of examples of similar length, in an order that the seed decides; as they come without a seed."""
    lengths = [len(one.ids) for one in tokenizer.encode_batch([one.text for one in examples])]
    order = list(range(len(examples)))
    if seed is None:
        yield from (order[first : first + size] for first in range(0, len(order), size))
        return
    chance = random.Random(seed)  # noqa: S311
    order.sort(key=lambda index: lengths[index] * (1 + 0.3 * chance.random()))
    chunks = [order[first : first + size] for first in range(0, len(order), size)]
    chance.shuffle(chunks)
    yield from chunks


def tensors(texts: Sequence[str], tokenizer: Tokenizer) -> tuple[Tensor, Tensor]:
    """Ids and mask, padded to the longest."""
    coded = tokenizer.encode_batch(list(texts))
    longest = max(len(one.ids) for one in coded)
    ids = torch.tensor([one.ids + [0] * (longest - len(one.ids)) for one in coded])
    mask = torch.tensor([one.attention_mask + [0] * (longest - len(one.ids)) for one in coded])
    return ids, mask


def fit(
    encoder: Encoder | Polyglot,
    examples: Sequence[Example],
    tokenizer: Tokenizer,
    plan: Plan,
    say: Callable[[str], None],
) -> None:
    """Train in place."""
    torch.manual_seed(plan.seed)
    tokenizer.enable_truncation(LONGEST)
    head = list(encoder.head.parameters())
    body = [one for name, one in encoder.named_parameters() if one.requires_grad and not name.startswith("head")]
    groups = [{"params": body, "lr": plan.rate}, {"params": head, "lr": plan.head_rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = plan.epochs * math.ceil(len(examples) / plan.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min(1, step / 50) * max(0, 1 - step / steps))
    chance = random.Random(plan.seed)  # noqa: S311
    encoder.train()
    for epoch in range(plan.epochs):
        total, count = 0.0, 0
        for chunk in batches(examples, tokenizer, plan.batch, plan.seed + epoch):
            shown = [_shown(examples[index], plan, chance) for index in chunk]
            loss = _loss(encoder, shown, tokenizer, plan)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total, count = total + loss.item(), count + 1
            if count % 100 == 0:
                say(f"  epoch {epoch + 1}, step {count}: loss {total / count:.4f}")
        say(f"epoch {epoch + 1}: loss {total / max(1, count):.4f}")
    encoder.eval()


def _shown(one: Example, plan: Plan, chance: random.Random) -> Example:
    ours = one.source.startswith("voice:")
    return replace(one, text=worn(one.text, chance)) if ours and chance.random() < plan.worn else one


def _loss(encoder: Encoder | Polyglot, chunk: Sequence[Example], tokenizer: Tokenizer, plan: Plan) -> Tensor:
    ids, mask = tensors([one.text for one in chunk], tokenizer)
    wanted = torch.tensor([one.targets for one in chunk])
    known = (wanted != UNKNOWN).float()
    ours = torch.tensor([[_weight(one, plan)] for one in chunk])
    each = nn.functional.binary_cross_entropy_with_logits(encoder(ids, mask), wanted.clamp(min=0), reduction="none")
    return (each * known * ours).sum() / (known * ours).sum().clamp(min=1)


def _weight(one: Example, plan: Plan) -> float:
    ours = plan.voices_weight if one.source.startswith("voice:") else 1.0
    return ours if one.language == "en" else ours * plan.others_weight
