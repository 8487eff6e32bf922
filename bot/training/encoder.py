"""A small BERT encoder with heads, as plain torch: nothing else is needed to read the published weights."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

PREFIXES = ("", "bert.")


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of all-MiniLM-L6-v2."""

    words: int = 30522
    places: int = 512
    width: int = 384
    inner: int = 1536
    heads: int = 12
    layers: int = 6


class Layer(nn.Module):
    """Attention and a feed-forward step, each added and normalised."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query, self.key, self.value, self.out = (nn.Linear(shape.width, shape.width) for _ in range(4))
        self.wide, self.narrow = nn.Linear(shape.width, shape.inner), nn.Linear(shape.inner, shape.width)
        self.norm, self.last = nn.LayerNorm(shape.width, 1e-12), nn.LayerNorm(shape.width, 1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``mask`` is added to the scores: 0 for what is read, a large negative number for padding."""
        batch, length, width = x.shape
        query, key, value = (
            part(x).view(batch, length, self.heads, width // self.heads).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        scores = query @ key.transpose(-1, -2) / (width // self.heads) ** 0.5 + mask
        seen = (self.drop(scores.softmax(-1)) @ value).transpose(1, 2).reshape(batch, length, width)
        x = self.norm(x + self.drop(self.out(seen)))
        changed: Tensor = self.last(x + self.drop(self.narrow(functional.gelu(self.wide(x)))))
        return changed


class Encoder(nn.Module):
    """Token ids and their mask to one logit for each output."""

    def __init__(self, outputs: int, shape: Shape | None = None) -> None:
        super().__init__()
        shape = shape or Shape()
        self.words = nn.Embedding(shape.words, shape.width)
        self.places = nn.Embedding(shape.places, shape.width)
        self.kind = nn.Embedding(2, shape.width)
        self.norm = nn.LayerNorm(shape.width, 1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(shape.width * 2, outputs)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Both of shape (batch, length), whole numbers."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.words(ids) + self.places(places) + self.kind.weight[0]))
        added = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, added)
        seen = mask[:, :, None].to(x.dtype)
        mean = (x * seen).sum(1) / seen.sum(1).clamp(min=1)
        most = (x - (1.0 - seen) * 1e4).amax(1)
        logits: Tensor = self.head(self.drop(torch.cat((mean, most), 1)))
        return logits


def load_weights(encoder: Encoder, file: Path) -> None:
    """Copy the published weights. Raises KeyError if one is missing."""
    found = load_file(str(file))
    wanted = dict(_names(len(encoder.layers)))
    state = encoder.state_dict()
    for ours, theirs in wanted.items():
        state[ours] = next(found[prefix + theirs] for prefix in PREFIXES if prefix + theirs in found)
    encoder.load_state_dict(state)


def _names(layers: int) -> list[tuple[str, str]]:
    """Our names for weights, and the published ones."""
    pairs = [
        ("words.weight", "embeddings.word_embeddings.weight"),
        ("places.weight", "embeddings.position_embeddings.weight"),
        ("kind.weight", "embeddings.token_type_embeddings.weight"),
        ("norm.weight", "embeddings.LayerNorm.weight"),
        ("norm.bias", "embeddings.LayerNorm.bias"),
    ]
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "norm": "attention.output.LayerNorm",
        "wide": "intermediate.dense",
        "narrow": "output.dense",
        "last": "output.LayerNorm",
    }
    for number in range(layers):
        for ours, theirs in parts.items():
            pairs += [
                (f"layers.{number}.{ours}.{what}", f"encoder.layer.{number}.{theirs}.{what}")
                for what in ("weight", "bias")
            ]
    return pairs
