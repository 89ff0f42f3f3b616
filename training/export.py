"""The trained network as the package runs it: two ONNX graphs of eight-bit weights, the vocabulary, and the card.

python -m training.export CHECKPOINT FOLDER
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.model import LEFT, RIGHT, Tagger, unseen

FILES = ("encoder.onnx", "linker.onnx", "tokenizer.json")


class _Encoder(nn.Module):
    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.encoder = tagger.encoder

    def forward(self, ids: Tensor, features: Tensor, scheme: Tensor) -> tuple[Tensor, Tensor]:
        states, cues = self.encoder(ids, features, scheme)
        return states, cues


class _Linker(nn.Module):
    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.linker = tagger.linker

    def forward(self, around: Tensor, tags: Tensor, length: Tensor, there: Tensor) -> tuple[Tensor, Tensor]:
        roles, valid = self.linker(around, tags, length, unseen(there))
        return roles, valid


def graphs(tagger: Tagger, folder: Path) -> None:
    """Write `encoder.onnx` and `linker.onnx` of 32-bit weights into `folder`."""
    tagger.eval()
    width = tagger.shape.width
    places = LEFT + RIGHT
    ids = torch.zeros((1, 16), dtype=torch.long)
    encoder = (ids, ids, torch.zeros(1, dtype=torch.long))
    around = torch.zeros((2, places, width))
    linker = (around, torch.zeros((2, places, 3)), torch.ones(2, dtype=torch.long), torch.ones((2, places)) > 0)
    torch.onnx.export(
        _Encoder(tagger), encoder, str(folder / "encoder.onnx"), dynamo=False, opset_version=17,
        input_names=["ids", "features", "scheme"], output_names=["states", "cues"],
        dynamic_axes={name: {1: "pieces"} for name in ("ids", "features", "states", "cues")},
    )  # fmt: skip
    torch.onnx.export(
        _Linker(tagger), linker, str(folder / "linker.onnx"), dynamo=False, opset_version=17,
        input_names=["around", "tags", "length", "there"], output_names=["roles", "valid"],
        dynamic_axes={name: {0: "cues"} for name in ("around", "tags", "length", "there", "roles", "valid")},
    )  # fmt: skip


def export(tagger: Tagger, tokenizer: str, settings: dict[str, Any], folder: Path, *, quantised: bool = True) -> None:
    """Write the model's files and its card into `folder`; `settings` are the card's other entries.

    Weights have seven bits of eight: with all eight, processors without VNNI instructions overflow in the sums and
    give other figures (https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html).
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        plain = Path(name)
        graphs(tagger, plain)
        for each in FILES[:2]:
            if quantised:
                quantize_dynamic(
                    plain / each, folder / each, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
                )
            else:
                (folder / each).write_bytes((plain / each).read_bytes())
    (folder / "tokenizer.json").write_text(tokenizer, encoding="utf-8")
    digests = {each: hashlib.sha256((folder / each).read_bytes()).hexdigest() for each in FILES}
    steps = [[round(x, 4) for x in row] for row in tagger.linker.chain.free.tolist()]
    card = {**settings, "steps": steps, "left": LEFT, "right": RIGHT, "digests": digests}
    (folder / "model.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
