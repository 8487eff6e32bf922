"""Writes what the bot reads: the encoder as int8 ONNX, its tokenizer, calibration and card."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from bot.screening.model import LONGEST
from bot.training.encoder import Encoder
from bot.training.polyglot import Polyglot


def export(encoder: Encoder | Polyglot, tokenizer: Tokenizer, folder: Path) -> int:
    """Write ``model.onnx`` and ``tokenizer.json``; the size of the model in bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    encoder.eval()
    ids = torch.ones((1, 16), dtype=torch.long)
    with tempfile.TemporaryDirectory() as scratch:
        exact = Path(scratch) / "exact.onnx"
        torch.onnx.export(
            encoder,
            (ids, torch.ones_like(ids)),
            str(exact),
            input_names=["ids", "mask"],
            output_names=["logits"],
            dynamic_axes={"ids": {0: "batch", 1: "length"}, "mask": {0: "batch", 1: "length"}, "logits": {0: "batch"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            exact,
            folder / "model.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    return (folder / "model.onnx").stat().st_size


def logits(folder: Path, texts: Iterable[str]) -> list[list[float]]:
    """What the exported model says of each text: eight bits shift it a little, and this is what the bot will hear."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    session = onnxruntime.InferenceSession(str(folder / "model.onnx"), providers=["CPUExecutionProvider"])
    found = []
    for text in texts:
        ids = np.array([tokenizer.encode(text).ids], dtype=np.int64)
        found.append(session.run(None, {"ids": ids, "mask": np.ones_like(ids)})[0][0].tolist())
    return found
