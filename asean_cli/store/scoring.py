"""How well a document answers a query: BM25 (Robertson and Zaragoza 2009), summed over the words of the query.

Contents are weighed by their length; the other fields, names and titles, are short by nature, and a word in them
counts the same everywhere. What is no word (a date, a code) adds nothing; a word with open letters adds 1.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

from asean_cli.query import nodes
from asean_cli.query.exact import Exact
from asean_cli.query.fields import Field
from asean_cli.query.interface import Node
from asean_cli.query.loose import Fuzzy, Near
from asean_cli.query.text import stems, words
from asean_cli.store.schema import LENGTH
from asean_cli.store.segment import Docs, Segment

K1, B = 1.2, 0.75
"""How soon more of a word stops to count, and how much a long text counts less: the usual values."""


class Reason(NamedTuple):
    """What one word adds to the score of a document."""

    field: str
    term: str
    frequency: int
    """How often the document has it."""
    documents: int
    """How many documents have it."""
    weight: float


class Scoring:
    """The weights of words over a whole search index."""

    def __init__(self, searcher: Any) -> None:
        self._searcher = searcher
        self._documents = searcher.doc_count_all()
        self._average = searcher.avg_field_length("content") or 1.0
        self._rarity = cache(self._rarity_of)

    def scores(self, segment: Segment, node: Node, docs: Docs) -> dict[int, float]:
        """Return the score of each of these documents."""
        total = dict.fromkeys(docs, 0.0)
        for field, term, among in _terms(segment, node, docs):
            if term is None:
                for doc in among:
                    total[doc] += 1.0
            else:
                self._add(segment, field, term, among, total)
        return total

    def reasons(self, segment: Segment, node: Node, doc: int) -> list[Reason]:
        """Return what makes the score of one document, the weightiest first."""
        found = []
        for field, term, among in _terms(segment, node, {doc}):
            if doc in among and term is not None:
                total = {doc: 0.0}
                self._add(segment, field, term, among, total)
                postings = segment.postings(field.name, term)
                frequency = sum(int(postings.weights[i]) for i in postings.among({doc}))
                count = self._searcher.doc_frequency(field.name, term)
                found.append(Reason(field.name, term, frequency, count, total[doc]))
        return sorted(found, key=lambda reason: -reason.weight)

    def _add(self, segment: Segment, field: Field, term: str, among: Docs, total: dict[int, float]) -> None:
        postings = segment.postings(field.name, term)
        rarity = self._rarity(field.name, term)
        if field.name == "content":
            lengths = segment.column(LENGTH)
            weigh = cache(self._weigher(lengths.value, rarity))
            numbers = lengths.numbers
            for i in postings.among(among):
                doc = postings.docs[i]
                total[doc] += weigh(postings.weights[i], numbers[doc])
        else:
            for i in postings.among(among):
                weight = postings.weights[i]
                total[postings.docs[i]] += rarity * weight * (K1 + 1) / (weight + K1)

    def _weigher(self, value: Callable[[int], bytes], rarity: float) -> Callable[[float, int], float]:
        def weigh(weight: float, number: int) -> float:
            length = int(value(number) or 0)
            return rarity * weight * (K1 + 1) / (weight + K1 * (1 - B + B * length / self._average))

        return weigh

    def _rarity_of(self, field: str, term: str) -> float:
        holding = self._searcher.doc_frequency(field, term)
        return math.log(1 + (self._documents - holding + 0.5) / (holding + 0.5))


def _terms(segment: Segment, node: Node, docs: Docs) -> Iterator[tuple[Field, str | None, Docs]]:
    """Yield each term that speaks for some of `docs`, its field, and for which; None for a word with open letters."""
    if isinstance(node, nodes.And | nodes.Or):
        for part in node.parts:
            if not isinstance(part, nodes.Not):
                yield from _terms(segment, part, docs if isinstance(node, nodes.And) else segment.found(part, docs))
    elif isinstance(node, Exact):
        yield from _terms(segment, node.part, docs)
    elif isinstance(node, nodes.Words | Near):
        for field in node.fields:
            found = segment.near_in(field, node) if isinstance(node, Near) else segment.words_in(field, node.text)
            cut = stems if field.kind == "text" else words
            for term in dict.fromkeys(cut(node.text)):
                yield field, term, docs & found
    elif isinstance(node, nodes.Wildcard | Fuzzy):
        yield node.fields[0], None, docs
