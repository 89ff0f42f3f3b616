"""From the query's tree to Whoosh query objects; Whoosh's own parser never sees what a user typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from asean_cli.query import nodes
from asean_cli.query.fields import FIELDS, Field, key, words_aside
from asean_cli.query.interface import Node
from asean_cli.query.loose import Fuzzy, Near, in_a_row, near
from asean_cli.query.text import stems, words
from asean_cli.store.backend import matching, query, scoring
from asean_cli.store.schema import EXACT, words_in

Fits = Callable[[Mapping[str, Sequence[int]]], bool]
"""Says whether terms stand to each other as is wanted, by their places in one value."""


class AnyOf(query.Query):  # type: ignore[misc]
    """The documents with any of the terms of one field that `accepts` says yes to, all scored alike.

    Whoosh's own queries of many terms make a tree of as many matchers; this joins their postings in one set.
    """

    def __init__(self, field: str, accepts: Callable[[str], bool]) -> None:
        self.field_name = field
        self.accepts = accepts
        self.boost = 1.0

    def field(self) -> str:
        """Return the index field."""
        return self.field_name

    def is_leaf(self) -> bool:
        """Say that there are no parts."""
        return True

    def estimate_size(self, ixreader: Any) -> int:
        """Return an upper bound of the matching documents."""
        count: int = ixreader.doc_count_all()
        return count

    def terms_in(self, reader: Any) -> list[str]:
        """Return the terms that are accepted."""
        every = (data.decode("utf-8") for data in reader.lexicon(self.field_name))
        return [term for term in every if self.accepts(term)]

    def matcher(self, searcher: Any, context: Any = None) -> Any:  # noqa: ARG002
        """Return the matcher over one segment."""
        reader = searcher.reader()
        if self.field_name not in reader.schema:
            return matching.NullMatcher()
        found: set[int] = set()
        for term in self.terms_in(reader):
            found.update(reader.postings(self.field_name, term).all_ids())
        if not found:
            return matching.NullMatcher()
        return matching.ListMatcher(sorted(found), all_weights=1.0, scorer=scoring.WeightScorer(1.0))


class Standing(query.Query):  # type: ignore[misc]
    """The documents in which terms of one text field stand to each other as `fits` demands, scored as all of them.

    `fits` is given where each term stands within one value. Whoosh's phrases and spans keep a matcher of spans over
    every posting and know no bounds of values; this looks at places only where all terms are.
    """

    def __init__(self, field: str, terms: Iterable[str], fits: Fits) -> None:
        self.field_name = field
        self.terms_wanted = sorted(set(terms))
        self.fits = fits
        self.boost = 1.0

    def field(self) -> str:
        """Return the index field."""
        return self.field_name

    def is_leaf(self) -> bool:
        """Say that nobody need look inside."""
        return True

    def estimate_size(self, ixreader: Any) -> int:
        """Return an upper bound of the matching documents."""
        return min(int(ixreader.doc_frequency(self.field_name, term)) for term in self.terms_wanted)

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        """Return the matcher over one segment."""
        reader = searcher.reader()
        if any((self.field_name, term) not in reader for term in self.terms_wanted):
            return matching.NullMatcher()
        together = query.And([query.Term(self.field_name, term) for term in self.terms_wanted])
        fitting = frozenset(self._fitting(reader, together.matcher(searcher, searcher.boolean_context()).all_ids()))
        return matching.FilterMatcher(together.matcher(searcher, context), fitting)

    def _fitting(self, reader: Any, docs: Iterable[int]) -> Iterator[int]:
        terms = [*self.terms_wanted, *([EXACT] if (self.field_name, EXACT) in reader else [])]
        postings = [(term, reader.postings(self.field_name, term)) for term in terms]
        for doc in docs:
            places = {term: _places(matcher, doc) for term, matcher in postings}
            walls = places.pop(EXACT, ())
            if any(self.fits(value) for value in _by_value(places, walls)):
                yield doc


def _places(matcher: Any, doc: int) -> list[int]:
    """Return where a term stands in a document; the documents must be asked for in their order."""
    if matcher.is_active():
        matcher.skip_to(doc)
    return list(matcher.value_as("positions")) if matcher.is_active() and matcher.id() == doc else []


def _by_value(places: dict[str, list[int]], walls: Sequence[int]) -> Iterator[dict[str, list[int]]]:
    """Yield the places within each value of a field; between two values stands a wall."""
    if not walls:
        yield places
        return
    edges = [-1, *walls, max(walls[-1], *(place for found in places.values() for place in found)) + 1]
    for start, end in pairwise(edges):
        yield {term: [place for place in found if start < place < end] for term, found in places.items()}


class AllBut(query.Query):  # type: ignore[misc]
    """The documents of one query without those of another.

    Whoosh's AndNot lets its first document pass where the other query starts at an earlier one (2.7.4, 3.54).
    """

    def __init__(self, found: Any, unwanted: Any) -> None:
        self.found = found
        self.unwanted = unwanted
        self.boost = 1.0

    def is_leaf(self) -> bool:
        """Say that nobody need look inside."""
        return True

    def estimate_size(self, ixreader: Any) -> int:
        """Return an upper bound of the matching documents."""
        size: int = self.found.estimate_size(ixreader)
        return size

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        """Return the matcher over one segment."""
        unwanted = self.unwanted.matcher(searcher, searcher.boolean_context())
        return matching.FilterMatcher(
            self.found.matcher(searcher, context), frozenset(unwanted.all_ids()), exclude=True
        )


def converted(node: Node) -> Any:
    """Return the Whoosh query that finds what `node` matches."""
    return _CONVERTERS[type(node)](node)


def _words(node: nodes.Words) -> Any:
    return _any([_words_in(field, node.text) for field in node.fields])


def _words_in(field: Field, text: str) -> Any:
    if field.kind == "text":
        row = stems(text)
        return query.Term(field.name, row[0]) if len(row) == 1 else Standing(field.name, row, partial(in_a_row, row))
    bag = set(words(text))
    if len(bag) == 1:
        return query.Term(field.name, bag.pop())
    return AnyOf(field.name, lambda term: " " in term and bag.issubset(term.split(" ")))


def _wildcard(node: nodes.Wildcard) -> Any:
    return _any([wildcard_in(field, node) for field in node.fields])


def wildcard_in(field: Field, node: nodes.Wildcard) -> Any:
    """Return the query for a wildcard in one field."""
    name = words_in(field)
    if set(node.pattern) == {"*"}:
        return query.Term(name, EXACT)
    if words_aside(field):
        return AnyOf(name, lambda term: len(term) > 1 and node.accepts(term[1:]))
    return AnyOf(name, lambda term: " " not in term and term[0] != EXACT and node.accepts(term))


def _fuzzy(node: Fuzzy) -> Any:
    return _any([fuzzy_in(field, node) for field in node.fields])


def fuzzy_in(field: Field, node: Fuzzy) -> Any:
    """Return the query for a word with misspellings in one field."""
    return AnyOf(words_in(field), lambda term: " " not in term and term[0] != EXACT and node.accepts(term))


def _near(node: Near) -> Any:
    return _any([_near_in(field, node) for field in node.fields])


def _near_in(field: Field, node: Near) -> Any:
    if field.kind != "text":
        return _words_in(field, node.text)
    row = stems(node.text)
    return Standing(field.name, row, lambda places: near(row, places, node.distance))


def _id(node: nodes.Id) -> Any:
    return query.Term(words_in(FIELDS[node.field]), EXACT + key(node.text))


def _dates(node: nodes.DateRange) -> Any:
    first, last = EXACT + (node.first or "0"), EXACT + (node.last or ":")  # ":" sorts after every digit
    return AnyOf("date", lambda term: first <= term <= last)


def _confidence(node: nodes.Confidence) -> Any:
    return AnyOf("confidence", lambda term: len(term) > 1 and node.accepts(float(term[1:])))


def _all(node: nodes.And) -> Any:
    negative = [converted(part.part) for part in node.parts if isinstance(part, nodes.Not)]
    positive = [converted(part) for part in node.parts if not isinstance(part, nodes.Not)]
    found = query.And(positive) if len(positive) > 1 else positive[0] if positive else query.Every()
    return AllBut(found, _any(negative)) if negative else found


def _any(parts: Iterable[Any]) -> Any:
    listed = list(parts)
    if len(listed) == 1:
        return listed[0]
    joined = query.Or(listed)
    joined.matcher_type = query.Or.DEFAULT_MATCHER  # the other kind loses documents whose score is 0
    return joined


_CONVERTERS: dict[type, Callable[[Any], Any]] = {
    nodes.Every: lambda _: query.Every(),
    nodes.Words: _words,
    nodes.Wildcard: _wildcard,
    Fuzzy: _fuzzy,
    Near: _near,
    nodes.Id: _id,
    nodes.DateRange: _dates,
    nodes.Confidence: _confidence,
    nodes.And: _all,
    nodes.Or: lambda node: _any(converted(part) for part in node.parts),
    nodes.Not: lambda node: AllBut(query.Every(), converted(node.part)),
}
