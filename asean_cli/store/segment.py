"""What a query finds in one segment of the search index: sets of documents, by set algebra over postings.

Whoosh's own matchers take a step of several function calls for each document of each term; sets take one for a term.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, partial
from itertools import pairwise
from typing import Any

from asean_cli.models import Statement
from asean_cli.query import nodes
from asean_cli.query.exact import Exact
from asean_cli.query.fields import FIELDS, Field, key, words_aside
from asean_cli.query.interface import Node
from asean_cli.query.loose import Fuzzy, Near, in_a_row, near
from asean_cli.query.text import stems, words
from asean_cli.store.postings import Postings, postings
from asean_cli.store.schema import DAY, EXACT, ROW, words_in

Docs = set[int]
Load = Callable[[Iterable[int]], Mapping[int, Statement]]
"""Returns the statements of database rows."""


def nothing(_: Iterable[int]) -> Mapping[int, Statement]:
    """Return no statements: for queries that need none."""
    return {}


Places = Mapping[str, Sequence[int]]
"""Where each term stands in one value of a field."""


class Segment:
    """One segment of the search index, asked what documents match; deleted documents never do."""

    def __init__(self, reader: Any) -> None:
        self.reader = reader
        self._load: Load = nothing
        self._known: dict[Node, Docs] = {}
        self._postings: dict[tuple[str, str], Postings] = {}
        self._columns: dict[str, Any] = {}

    def ask(self, node: Node, load: Load) -> Docs:
        """Return the documents that match, forgetting all earlier questions; `load` gives statements to look at."""
        self._load = load
        self._known.clear()
        self._postings.clear()
        return self.found(node)

    @cached_property
    def deleted(self) -> Docs:
        """The documents that are there no more."""
        every = range(self.reader.doc_count_all())
        return set(filter(self.reader.is_deleted, every)) if self.reader.has_deletions() else set()

    @cached_property
    def live(self) -> Docs:
        """All documents that are not deleted."""
        return set(range(self.reader.doc_count_all())) - self.deleted

    def column(self, name: str) -> Any:
        """Return the reader of a column."""
        if name not in self._columns:
            self._columns[name] = self.reader.column_reader(name, translate=False)
        return self._columns[name]

    def postings(self, field: str, term: str) -> Postings:
        """Return the postings of a term."""
        if (field, term) not in self._postings:
            self._postings[field, term] = postings(self.reader, field, term)
        return self._postings[field, term]

    def found(self, node: Node, within: Docs | None = None) -> Docs:
        """Return the documents that match, of those `within` if given."""
        if within is not None and not within:
            return set()
        if within is not None and isinstance(node, _CHECKED):
            return _FINDERS[type(node)](self, node, within)
        if node not in self._known:
            self._known[node] = _FINDERS[type(node)](self, node, None)
        return self._known[node] if within is None else self._known[node] & within

    def with_terms(self, field: str, accepts: Callable[[str], bool]) -> Docs:
        """Return the documents with any term of a field that `accepts` says yes to."""
        found: Docs = set()
        for term in terms_of(self.reader, field, accepts):
            found.update(postings(self.reader, field, term).docs)
        return found - self.deleted

    def with_term(self, field: str, term: str) -> Docs:
        """Return the documents with a term."""
        docs = set(self.postings(field, term).docs)
        return docs - self.deleted if self.deleted else docs

    # Words

    def words_in(self, field: Field, text: str) -> Docs:
        """Return the documents that hold the words of `text` in a field, as `Field.has` compares them."""
        if field.kind == "text":
            row = stems(text)
            return self.with_term(field.name, row[0]) if len(row) == 1 else self._standing(field, row, None)
        bag = set(words(text))
        if len(bag) == 1:
            return self.with_term(field.name, *bag)
        if not all((field.name, word) in self.reader for word in bag):
            return set()
        return self.with_terms(field.name, lambda term: " " in term and bag.issubset(term.split(" ")))

    def near_in(self, field: Field, node: Near) -> Docs:
        """Return the documents that hold the words of a node near each other in a field."""
        if field.kind != "text":
            return self.words_in(field, node.text)
        return self._standing(field, stems(node.text), node.distance)

    def _standing(self, field: Field, row: tuple[str, ...], distance: int | None) -> Docs:
        """Return the documents whose terms stand in a row, or with up to `distance` others among them."""
        terms = sorted(set(row), key=lambda term: len(self.postings(field.name, term).docs))
        docs = self.with_term(field.name, terms[0]).intersection(
            *(self.postings(field.name, t).docs for t in terms[1:])
        )
        if not docs:
            return docs
        ordered = sorted(docs)
        places = {term: self._places(field.name, term, docs) for term in terms}
        if distance is None:
            rows = zip(*(places[term] for term in row), strict=True)
            return {doc for doc, each in zip(ordered, rows, strict=True) if in_a_row(each)}
        walls = self.postings(field.name, EXACT)
        walled = walls.among(docs)
        between = dict(zip(map(walls.docs.__getitem__, walled), walls.placed(walled), strict=True))
        fits = partial(near, row, distance=distance)
        rows = zip(*(places[term] for term in terms), strict=True)
        return {
            doc
            for doc, each in zip(ordered, rows, strict=True)
            if any(map(fits, _by_value(dict(zip(terms, each, strict=True)), between.get(doc, ()))))
        }

    def _places(self, field: str, term: str, docs: Docs) -> list[Sequence[int]]:
        """Return where a term stands in each of `docs`, which all have it, in their order."""
        found = self.postings(field, term)
        return found.placed(found.among(docs))

    # What is looked up in the documents themselves

    def days_between(self, first: str, last: str, within: Docs | None) -> Docs:
        """Return the documents whose ISO day lies between two, both included."""
        docs = [*(self.live if within is None else within)]
        fit = self.column(DAY).mapped(docs, lambda day: bool(day) and first <= day.decode("ascii") <= last)
        return {doc for doc, fits in zip(docs, fit, strict=True) if fits}

    def really(self, node: Node, docs: Docs) -> Docs:
        """Return those of `docs` whose statements match, which are read one by one."""
        rows = {self.column(ROW)[doc]: doc for doc in docs}
        return {rows[row] for row, statement in self._load(rows).items() if node.matches(statement)}


def terms_of(reader: Any, field: str, accepts: Callable[[str], bool]) -> list[str]:
    """Return the terms of an index field that `accepts` says yes to."""
    every = (data.decode("utf-8") for data in reader.lexicon(field))
    return [term for term in every if accepts(term)]


def _by_value(places: Places, walls: Sequence[int]) -> Iterable[Places]:
    """Return the places within each value of a field; between two values stands a wall."""
    if not walls:
        return [places]
    edges = [-1, *walls, max(walls[-1], *(place for found in places.values() for place in found)) + 1]
    return [
        {term: [place for place in found if start < place < end] for term, found in places.items()}
        for start, end in pairwise(edges)
    ]


def _words(segment: Segment, node: nodes.Words, _: Docs | None) -> Docs:
    return set().union(*(segment.words_in(field, node.text) for field in node.fields))


def _near(segment: Segment, node: Near, _: Docs | None) -> Docs:
    return set().union(*(segment.near_in(field, node) for field in node.fields))


def _wildcard(segment: Segment, node: nodes.Wildcard, _: Docs | None) -> Docs:
    if set(node.pattern) == {"*"}:
        return set().union(*(segment.with_term(words_in(field), EXACT) for field in node.fields))
    return set().union(*(segment.with_terms(words_in(field), accepted(field, node)) for field in node.fields))


def accepted(field: Field, node: nodes.Wildcard | Fuzzy) -> Callable[[str], bool]:
    """Return what says whether a term of a field fits a wildcard or a fuzzy word."""
    if words_aside(field):
        return lambda term: len(term) > 1 and node.accepts(term[1:])
    return lambda term: " " not in term and term[0] != EXACT and node.accepts(term)


def _fuzzy(segment: Segment, node: Fuzzy, _: Docs | None) -> Docs:
    return set().union(*(segment.with_terms(words_in(field), accepted(field, node)) for field in node.fields))


def _exact(segment: Segment, node: Exact, within: Docs | None) -> Docs:
    return segment.really(node, segment.found(node.part, within))


def _id(segment: Segment, node: nodes.Id, _: Docs | None) -> Docs:
    return segment.with_term(words_in(FIELDS[node.field]), EXACT + key(node.text))


def _days(segment: Segment, node: nodes.DateRange, within: Docs | None) -> Docs:
    return segment.days_between(node.first or "0", node.last or ":", within)  # ":" sorts after every digit


def _confidence(segment: Segment, node: nodes.Confidence, _: Docs | None) -> Docs:
    return segment.with_terms("confidence", lambda term: len(term) > 1 and node.accepts(float(term[1:])))


def _and(segment: Segment, node: nodes.And, within: Docs | None) -> Docs:
    for part in sorted(node.parts, key=_effort):
        within = segment.found(part, within)
    assert within is not None, "there is no And without parts"
    return within


def _effort(node: Node) -> int:
    """Return when to look for a part: the words first, then what is looked up in the documents that are left."""
    return 2 if isinstance(node, _CHECKED) else 1 if isinstance(node, nodes.Not) else 0


def _not(segment: Segment, node: nodes.Not, within: Docs | None) -> Docs:
    return (segment.live if within is None else within) - segment.found(node.part, within)


def _or(segment: Segment, node: nodes.Or, within: Docs | None) -> Docs:
    return set().union(*(segment.found(part, within) for part in node.parts))


_CHECKED = (Exact, nodes.DateRange, nodes.And, nodes.Or, nodes.Not)
"""The nodes that are found sooner within what is already found."""
_FINDERS: dict[type, Callable[[Segment, Any, Docs | None], Docs]] = {
    nodes.Every: lambda segment, _, within: segment.live if within is None else within,
    nodes.Words: _words,
    nodes.Wildcard: _wildcard,
    Fuzzy: _fuzzy,
    Exact: _exact,
    Near: _near,
    nodes.Id: _id,
    nodes.DateRange: _days,
    nodes.Confidence: _confidence,
    nodes.And: _and,
    nodes.Or: _or,
    nodes.Not: _not,
}
