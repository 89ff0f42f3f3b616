"""Articles with their attributions as pieces and tags, for training."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor

from asean_cli.extract.layout import lay_out
from asean_cli.extract.neural.pieces import WINDOW, Pieces, cut
from training.model import LEFT, RIGHT

CLS, SEP = 101, 102
IGNORE = -100
"""A place where nothing is to be learnt."""
OUTSIDE, B_CUE, I_CUE = range(3)
B_SOURCE, I_SOURCE, B_CONTENT, I_CONTENT = range(1, 5)


@dataclass(slots=True)
class Link:
    """One attribution in pieces: half-open ranges."""

    cue: tuple[int, int]
    source: list[tuple[int, int]]
    content: list[tuple[int, int]]
    free: bool = False
    """Neither right nor wrong: not to be learnt either way."""


@dataclass(slots=True)
class Example:
    """An article cut into pieces, with its attributions."""

    id: str
    pieces: Pieces
    links: list[Link]
    scheme: int


def examples(articles: Sequence[dict[str, Any]], tokenizer: Tokenizer, scheme: int) -> list[Example]:
    """Return the articles as examples; attributions outside paragraphs, without a cue or a content are left out."""
    found = []
    for article in articles:
        text = article["text"]
        layout = lay_out(text, article.get("title"))
        pieces = cut(text, layout.paragraphs, tokenizer)
        links: dict[tuple[int, int], Link] = {}
        for each in article["attributions"]:
            parts = {
                k: [r for s in each[k] if (r := pieces.range_of((s[0], s[1])))] for k in ("source", "cue", "content")
            }
            if not parts["cue"] or not parts["content"]:
                continue
            cue = (parts["cue"][0][0], parts["cue"][-1][1])
            if cue in links:
                links[cue].content += [c for c in parts["content"] if c not in links[cue].content]
            else:
                links[cue] = Link(cue, parts["source"][:1], parts["content"], bool(each.get("optional")))
        found.append(Example(str(article["id"]), pieces, sorted(links.values(), key=lambda x: x.cue), scheme))
    return found


@dataclass(slots=True)
class Batch:
    """Windows padded to one length, and the attributions in them."""

    ids: Tensor
    features: Tensor
    scheme: Tensor
    mask: Tensor
    """(windows, length), true where there is a piece."""
    cues: Tensor
    """(windows, length): the cue tags; IGNORE where none is to be learnt."""
    links: list[tuple[int, Link]]
    """The window's row and the attribution, its ranges in places of the row."""

    def to(self, device: torch.device) -> Batch:
        """Return the batch on a device."""
        ids, features, scheme, mask, cues = (
            each.to(device) for each in (self.ids, self.features, self.scheme, self.mask, self.cues)
        )
        return Batch(ids, features, scheme, mask, cues, self.links)


def windows_of(example: Example, rng: random.Random, longest: int = WINDOW) -> Iterator[tuple[Example, int, int]]:
    """Yield ranges of whole sentences that cover the example, beginning at a random sentence."""
    borders = [*example.pieces.sentences, len(example.pieces)]
    if len(borders) < 2:
        return
    at = 0
    limit = rng.randrange(40, longest + 1) if len(example.pieces) > longest else longest
    while at < len(borders) - 1:
        end = at + 1
        while end < len(borders) - 1 and borders[end + 1] - borders[at] <= limit:
            end += 1
        for start in range(borders[at], borders[end], WINDOW):
            yield example, start, min(borders[end], start + WINDOW)
        at, limit = end, longest


def batches(found: Sequence[Example], pieces: int, rng: random.Random, longest: int = WINDOW) -> Iterator[Batch]:
    """Yield the examples' windows once, shuffled, in batches of about `pieces` pieces of windows alike in length."""
    pool = [w for example in found for w in windows_of(example, rng, longest)]
    rng.shuffle(pool)
    pool.sort(key=lambda w: (w[2] - w[1]) // 16 + rng.random() * 3)
    made: list[list[tuple[Example, int, int]]] = [[]]
    for window in pool:
        longest = max((e - s for _, s, e in [*made[-1], window]), default=0) + 2
        if made[-1] and longest * (len(made[-1]) + 1) > pieces:
            made.append([])
        made[-1].append(window)
    rng.shuffle(made)
    for each in made:
        yield batch(each)


def batch(chosen: Sequence[tuple[Example, int, int]]) -> Batch:
    """Return the windows as one batch."""
    length = max(e - s for _, s, e in chosen) + 2
    shape = (len(chosen), length)
    ids, features = torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.long)
    mask, cues = torch.zeros(shape, dtype=torch.bool), torch.full(shape, IGNORE)
    links: list[tuple[int, Link]] = []
    for row, (example, start, end) in enumerate(chosen):
        n = end - start
        ids[row, : n + 2] = torch.tensor([CLS, *example.pieces.ids[start:end], SEP])
        features[row, 1 : n + 1] = torch.tensor(example.pieces.features[start:end])
        mask[row, : n + 2] = True
        cues[row, 1 : n + 1] = OUTSIDE
        for link in example.links:
            if not (start <= link.cue[0] and link.cue[1] <= end):
                continue
            moved = [
                [(max(a, start) - start + 1, min(b, end) - start + 1) for a, b in part if a < end and b > start]
                for part in ([link.cue], link.source, link.content)
            ]
            here = Link(moved[0][0], moved[1], moved[2], link.free)
            a, b = here.cue
            if link.free:
                cues[row, a:b] = IGNORE
            else:
                cues[row, a] = B_CUE
                cues[row, a + 1 : b] = I_CUE
            links.append((row, here))
    return Batch(ids, features, torch.tensor([x.scheme for x, _, _ in chosen]), mask, cues, links)


def role_tags(links: Sequence[Link]) -> Tensor:
    """Return (links, LEFT + RIGHT) role tags around each cue."""
    tags = torch.full((len(links), LEFT + RIGHT), OUTSIDE)
    for row, link in enumerate(links):
        at = link.cue[0] - LEFT
        for spans, first in ((link.content, B_CONTENT), (link.source, B_SOURCE)):
            for a, b in spans:
                a, b = max(a - at, 0), min(b - at, LEFT + RIGHT)
                if a < b:
                    tags[row, a:b] = first + 1
                    tags[row, a] = first
    return tags
