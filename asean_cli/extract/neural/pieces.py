"""An article as word pieces: what the network reads, with each piece's place in the text.

The encoder's vocabulary is uncased, so what lower-casing loses is given beside the piece: its case, whether it opens a
sentence or a paragraph, and whether it stands in quotation marks. Training and extraction share this module, so that
both see the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from asean_cli.extract.interface import Block
from asean_cli.extract.tokens import quotations
from asean_cli.models import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WINDOW = 254
"""Pieces that the encoder reads at once, the two marks at the ends aside."""
CONTEXT = 40
"""Pieces of earlier sentences that a window repeats, so that its first sentence is not read without them."""

CASES, BREAKS, QUOTES = 5, 3, 2
FEATURES = CASES * BREAKS * QUOTES
"""Combinations of case, break and quotation that a piece can have."""
_DIGIT_OR_MARK, _LOWER, _TITLE, _UPPER, _MIXED = range(CASES)
_SURROGATE = re.compile("[\ud800-\udfff]")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class Pieces:
    """The word pieces of an article's paragraphs, in order; all lists but the last are of one length."""

    ids: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    """Where the piece begins in the text, in characters."""
    ends: list[int] = field(default_factory=list)
    features: list[int] = field(default_factory=list)
    """The number of each piece's combination of case, break and quotation, below FEATURES."""
    sentences: list[int] = field(default_factory=list)
    """The pieces that open a sentence, by their number."""

    def __len__(self) -> int:
        return len(self.ids)

    def range_of(self, span: Span) -> Span | None:
        """Return the pieces (half-open) that lie in a span of characters; None where there is none."""
        first = bisect_left(self.ends, span[0] + 1)
        last = bisect_left(self.starts, span[1])
        return (first, last) if first < last else None

    def span_of(self, first: int, last: int) -> Span:
        """Return the characters that pieces `first` to `last` (half-open) cover."""
        return self.starts[first], self.ends[last - 1]


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces that are encoded together: `start` to `end`, of which those before `core` only give context."""

    start: int
    core: int
    end: int


def cut(text: str, paragraphs: Sequence[Block], tokenizer: Tokenizer) -> Pieces:
    """Return the pieces of the paragraphs of `text`."""
    pieces = Pieces()
    clean = _SURROGATE.sub("?", text)  # what UTF-8 cannot carry, the tokenizer cannot read
    encoded = tokenizer.encode_batch([clean[b.start : b.end] for b in paragraphs], add_special_tokens=False)
    for block, encoding in zip(paragraphs, encoded, strict=True):
        opens = [start for start, _ in block.sentences]
        quotes = quotations(text, block.start, block.end)
        at = inside = 0
        for number, (piece, (first, last)) in enumerate(zip(encoding.ids, encoding.offsets, strict=True)):
            start, end = block.start + first, block.start + last
            broken = 2 if number == 0 else 0
            while at < len(opens) and opens[at] <= start:
                broken = broken or 1
                at += 1
            if broken:
                pieces.sentences.append(len(pieces.ids))
            while inside < len(quotes) and quotes[inside][1] <= start:
                inside += 1
            quoted = inside < len(quotes) and quotes[inside][0] <= start
            pieces.ids.append(piece)
            pieces.starts.append(start)
            pieces.ends.append(end)
            pieces.features.append((_case(text[start:end]) * BREAKS + broken) * QUOTES + quoted)
    return pieces


def _case(word: str) -> int:
    if not _LETTERS.search(word):
        return _DIGIT_OR_MARK
    if word.islower():
        return _LOWER
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return _TITLE
    return _UPPER if word.isupper() else _MIXED


def windows(pieces: Pieces) -> Iterator[Window]:
    """Yield the windows that together cover the pieces: whole sentences where they fit, each piece in one core."""
    borders = [*pieces.sentences, len(pieces)]
    core = 0
    while core < len(pieces):
        start = _context(borders, core)
        end = _last_border(borders, core, start + WINDOW)
        yield Window(start, core, end)
        core = end


def _context(borders: Sequence[int], core: int) -> int:
    """Return the first sentence's start within CONTEXT pieces before `core`; `core` where there is none."""
    at = bisect_left(borders, core - CONTEXT)
    return min(borders[at], core)


def _last_border(borders: Sequence[int], core: int, limit: int) -> int:
    at = bisect_left(borders, limit + 1) - 1
    return borders[at] if borders[at] > core else min(limit, borders[-1])
