"""The network: one encoding of the text, cues found in it, and each cue's source and content found around it.

    pieces ──Encoder──▶ states ──▶ cue tags (outside, begin, inside)
                          │
                          └─ 144 states around a cue ──Linker──▶ role tags (outside, source, content) and: is it a cue?

The encoder is all-MiniLM-L6-v2's (Wang et al., MiniLM, NeurIPS 2020; BERT's layers, Devlin et al., NAACL 2019),
with features of case, sentence break and quotation added to its embeddings, and the scheme of annotation told by
the segment embedding.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from asean_cli.extract.neural.pieces import FEATURES
from training.crf import Chain

CUE_TAGS, ROLE_TAGS = 3, 5
LEFT, RIGHT = 64, 128
"""Pieces before and from the cue's first piece that the linker sees."""
_DISTANCES = 64


@dataclass(frozen=True)
class Shape:
    """The sizes of the network."""

    layers: int = 6
    width: int = 384
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    link_layers: int = 2
    link_width: int = 128
    link_heads: int = 4
    dropout: float = 0.1


_NOISE = np.random.Generator(np.random.SFC64(1))


def unseen(mask: Tensor) -> Tensor:
    """Return the mask (batch, length) of places that are there as what is added to looks at them: 0 or -1e4."""
    return torch.where(mask, 0.0, -1e4)[:, None, None]


def drop(x: Tensor, share: float, training: bool) -> Tensor:
    """Return `x` with a share of its values dropped; torch's own draws its noise five times slower on a CPU."""
    if not training or not share:
        return x
    noise = np.frombuffer(_NOISE.bytes(x.numel()), dtype=np.uint8).reshape(x.shape).copy()
    limit = round(share * 256)
    return x * ((torch.from_numpy(noise).to(x.device) >= limit).to(x.dtype) * (256 / (256 - limit)))


class Layer(nn.Module):
    """A transformer layer, normalised after each half as in BERT."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Return the states after the layer; `mask` (batch, 1, 1, length) is added to the looks: 0 or -1e4."""
        batch, length, width = x.shape
        size = width // self.heads
        query, key, value = self.qkv(x).view(batch, length, 3, self.heads, size).permute(2, 0, 3, 1, 4)
        looks = (query * size**-0.5) @ key.transpose(-1, -2)  # spelled out: twice as fast in bfloat16 on a CPU
        if mask is not None:
            looks = looks + mask
        seen = self.out((looks.softmax(-1) @ value).transpose(1, 2).reshape(batch, length, width))
        x = self.norm(x + drop(seen, self.dropout, self.training))
        return self.norm2(x + drop(self.down(F.gelu(self.up(x))), self.dropout, self.training))


class Encoder(nn.Module):
    """Word pieces to states and cue scores."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.dropout = shape.dropout
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.schemes = nn.Embedding(2, shape.width)
        self.features = nn.Embedding(FEATURES, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(shape.width, shape.heads, shape.inner, shape.dropout) for _ in range(shape.layers)
        )
        self.cue = nn.Linear(shape.width, CUE_TAGS)
        nn.init.normal_(self.features.weight, std=0.02)

    def forward(
        self, ids: Tensor, features: Tensor, scheme: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """Return states (batch, length, width) and cue scores (batch, length, 3) of pieces (batch, length)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(places) + self.features(features) + self.schemes(scheme)[:, None]
        x = drop(self.norm(x), self.dropout, self.training)
        for layer in self.layers:
            x = layer(x, mask)
        return x, self.cue(x)


class Linker(nn.Module):
    """The states around a cue to the tags of its source and content, and whether it is a cue."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.link_width
        self.dropout = shape.dropout
        self.token = nn.Linear(shape.width, width)
        self.anchor = nn.Linear(shape.width, width)
        self.tags = nn.Linear(CUE_TAGS, width)
        self.distance = nn.Embedding(2 * _DISTANCES + 2, width)
        self.norm = nn.LayerNorm(width)
        self.layers = nn.ModuleList(
            Layer(width, shape.link_heads, 4 * width, shape.dropout) for _ in range(shape.link_layers)
        )
        self.role = nn.Linear(width, ROLE_TAGS)
        self.chain = Chain(ROLE_TAGS)
        self.valid = nn.Linear(width, 1)

    def forward(self, states: Tensor, cues: Tensor, length: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor]:
        """Return role scores (cues, LEFT + RIGHT, 5) and validity scores (cues,).

        `states` (cues, LEFT + RIGHT, width) are those around each cue, `cues` its neighbours' cue probabilities
        (…, 3), `length` (cues,) the number of the cue's pieces; the cue begins at place LEFT.
        """
        place = torch.arange(LEFT + RIGHT, device=states.device)[None] - LEFT
        inside = ((place >= 0) & (place < length[:, None])).to(states.dtype)
        anchor = (states * inside[..., None]).sum(1) / length[:, None].to(states.dtype)
        after = torch.where(place < length[:, None], place, place - length[:, None] + 1)
        near = after.clamp(-_DISTANCES, _DISTANCES) + _DISTANCES
        near = torch.where(inside > 0, torch.full_like(near, 2 * _DISTANCES + 1), near)
        x = self.token(states) + self.anchor(anchor)[:, None] + self.tags(cues) + self.distance(near)
        x = drop(self.norm(x), self.dropout, self.training)
        for layer in self.layers:
            x = layer(x, mask)
        pooled = (x * inside[..., None]).sum(1) / length[:, None].to(x.dtype)
        return self.role(x), self.valid(pooled)[:, 0]


class Tagger(nn.Module):
    """Encoder and linker together, as they are trained."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape)
        self.linker = Linker(shape)


def load_encoder(tagger: Tagger, folder: Path) -> None:
    """Fill the encoder with the weights of a BERT-like model in `folder`; the heads stay as they are."""
    found = load_file(folder / "model.safetensors")
    found = {name.removeprefix("bert."): tensor for name, tensor in found.items()}
    encoder = tagger.encoder
    embeddings = "embeddings."
    pairs: list[tuple[Tensor, Tensor]] = [
        (encoder.words.weight, found[embeddings + "word_embeddings.weight"]),
        (encoder.positions.weight, found[embeddings + "position_embeddings.weight"]),
        (encoder.schemes.weight, found[embeddings + "token_type_embeddings.weight"][:1].expand(2, -1)),
        (encoder.norm.weight, found[embeddings + "LayerNorm.weight"]),
        (encoder.norm.bias, found[embeddings + "LayerNorm.bias"]),
    ]
    for number, layer in enumerate(encoder.layers):
        assert isinstance(layer, Layer)
        old = f"encoder.layer.{number}."
        for kind in ("weight", "bias"):
            qkv = [found[f"{old}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            pairs += [
                (getattr(layer.qkv, kind), torch.cat(qkv)),
                (getattr(layer.out, kind), found[f"{old}attention.output.dense.{kind}"]),
                (getattr(layer.norm, kind), found[f"{old}attention.output.LayerNorm.{kind}"]),
                (getattr(layer.up, kind), found[f"{old}intermediate.dense.{kind}"]),
                (getattr(layer.down, kind), found[f"{old}output.dense.{kind}"]),
                (getattr(layer.norm2, kind), found[f"{old}output.LayerNorm.{kind}"]),
            ]
    with torch.no_grad():
        for mine, theirs in pairs:
            assert mine.shape == theirs.shape, (mine.shape, theirs.shape)
            mine.copy_(theirs)
    assert math.isfinite(encoder.words.weight.sum().item())
