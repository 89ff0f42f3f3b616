"""The trained tagger: the network's findings as attributions of the article's text."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from asean_cli.extract.cues import CueTable
from asean_cli.extract.details import details
from asean_cli.extract.interface import Attribution, Block, Layout
from asean_cli.extract.neural.network import BROAD, OURS, Found, Network
from asean_cli.extract.neural.pieces import Pieces, cut
from asean_cli.extract.neural.shares import settled
from asean_cli.extract.neural.spans import whole, words
from asean_cli.extract.rules import contents
from asean_cli.extract.tokens import quotations
from asean_cli.models import Span

_REACH = 40
"""Attributions back that a content can still reach forward from."""


class TrainedTagger:
    """Finds attributions with the trained network; deterministic, and never asks anything outside the package."""

    def __init__(self, cues: CueTable, network: Network) -> None:
        self._cues = cues
        self._network = network

    @property
    def version(self) -> str:
        """What the findings depend on: the model's digests in short."""
        return str(self._network.card["version"])

    def tag(self, layout: Layout, scheme: int = OURS) -> list[Attribution]:
        """Return the attributions of the article's paragraphs, in the order of their cues."""
        pieces = cut(layout.text, layout.paragraphs, self._network.tokenizer)
        starts = [block.start for block in layout.paragraphs]
        gaps = [(one.end, two.start) for one, two in pairwise(layout.paragraphs)]
        made = []
        for found in self._network.find(pieces, scheme):
            block = layout.paragraphs[bisect_right(starts, pieces.starts[found.cue[0]]) - 1]
            if found.source is not None and (each := self._attribution(layout, block, gaps, pieces, found)):
                made.append(each)
        own = settled(layout.text, layout.paragraphs, [each.content for each in made], [each.cue[0] for each in made])
        made = [self._with_content(layout, each, content) for each, content in zip(made, own, strict=True)]
        if scheme == BROAD:
            return made
        return _outermost([each for each in made if not self._cues.is_thought(layout.text[slice(*each.cue[0])])])

    def _attribution(
        self, layout: Layout, block: Block, gaps: Sequence[Span], pieces: Pieces, found: Found
    ) -> Attribution | None:
        text = layout.text
        assert found.source is not None
        source, cue = words(text, pieces.span_of(*found.source)), words(text, pieces.span_of(*found.cue))
        quotes = quotations(text, block.start, block.end)
        read = [pieces.span_of(*each) for each in found.content]
        if found.content and found.content[0][0] == found.cue[0] - self._network.left:
            read[0] = (_sentence_start(layout.paragraphs, read[0][0]), read[0][1])  # it begins left of what is read
        content = whole(text, read, quotes, [source, cue, *gaps])
        outside = cue[1] > block.end or not block.start <= source[0] < source[1] <= block.end
        if not content or outside or (source[0] < cue[1] and cue[0] < source[1]):
            return None
        passage = _passage(layout.paragraphs, [source, cue, *content])
        around = next(((s, e) for s, e in block.sentences if s <= cue[0] < e), (block.start, block.end))
        lemma, negated, addressee = details(text, around, cue, content, self._cues)
        return Attribution(
            source=(source,),
            cue=(cue,),
            content=content,
            lemma=lemma,
            kind=contents.kind_of(text, content),
            sentence=passage,
            paragraph=block.number,
            negated=negated,
            confidence=self.confidence(found),
            addressee=addressee,
        )

    def _with_content(self, layout: Layout, found: Attribution, content: tuple[Span, ...]) -> Attribution:
        if content == found.content:
            return found
        passage = _passage(layout.paragraphs, [found.source[0], found.cue[0], *content])
        return replace(found, content=content, sentence=passage, kind=contents.kind_of(layout.text, content))

    def confidence(self, found: Found) -> float:
        """Return how likely the finding is right, as measured on the development corpus."""
        weights = self._network.card["confidence"]
        total = weights["bias"] + sum(w * x for w, x in zip(weights["weights"], certainties(found), strict=True))
        return round(1 / (1 + math.exp(-total)), 3)


def certainties(found: Found) -> tuple[float, ...]:
    """Return the log odds that the network gives to the cue, its tags, its source's and its content's."""
    return tuple(_logit(share) for share in (found.valid, *found.sureness))


class AttitudeTagger:
    """Finds all that is attributed, thoughts and wishes too, with the cues and contents cut as PolNeAR cuts them.

    What the trained tagger holds for a statement stays one, under its id; the rest are attitudes.
    """

    def __init__(self, tagger: TrainedTagger) -> None:
        self._tagger = tagger

    @property
    def version(self) -> str:
        """What the findings depend on."""
        return f"{self._tagger.version}-attitudes"

    def tag(self, layout: Layout) -> list[Attribution]:
        """Return the attributions of the article's paragraphs, in the order of their cues."""
        statements = {each.cue[0]: each for each in self._tagger.tag(layout)}
        found = []
        for each in self._tagger.tag(layout, BROAD):
            ((start, end),) = each.cue
            same = next((cue for cue in statements if cue[0] < end and start < cue[1]), None)
            if same is None:
                found.append(replace(each, attitude=True))
            else:
                known = statements.pop(same)
                found.append(replace(each, lemma=known.lemma, negated=known.negated, anchor=known.cue[0][0]))
        return sorted([*found, *statements.values()], key=lambda each: each.cue)


def _outermost(found: Sequence[Attribution]) -> list[Attribution]:
    """Return those, of all in order, whose cue stands inside nothing that an earlier one reports."""
    return [
        each
        for n, each in enumerate(found)
        if not any(s <= each.cue[0][0] < e for o in found[max(0, n - _REACH) : n] for s, e in o.content)
    ]


def _sentence_start(paragraphs: Sequence[Block], at: int) -> int:
    return next((s for block in paragraphs for s, e in block.sentences if s <= at < e), at)


def _logit(share: float) -> float:
    bound = min(max(share, 1e-3), 1 - 1e-3)
    return math.log(bound / (1 - bound))


def _passage(paragraphs: Sequence[Block], spans: Sequence[Span]) -> Span:
    """Return the whole sentences that hold all the spans."""
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    sentences = [each for block in paragraphs for each in block.sentences if each[0] < end and each[1] > start]
    return (min(start, sentences[0][0]), max(end, sentences[-1][1])) if sentences else (start, end)
