"""Writes what the bot reads: the encoder as int8 ONNX, its tokenizer, calibration and card."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from bot.training.encoder import Encoder


def export(encoder: Encoder, tokenizer: Path, folder: Path) -> int:
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
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    return (folder / "model.onnx").stat().st_size
