"""The documents that a query found, and their columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import compress
from typing import TypeVar

from asean_cli.store.schema import DAY, FACET, LEAD, ROW
from asean_cli.store.segment import Segment

T = TypeVar("T")


class Hits:
    """All that a query found: parallel lists over the matching documents."""

    def __init__(self) -> None:
        self.scores: list[float] = []
        self._parts: list[tuple[Segment, list[int]]] = []

    def __len__(self) -> int:
        return sum(len(docs) for _, docs in self._parts)

    def add(self, segment: Segment, docs: list[int]) -> None:
        """Add the documents of one segment."""
        self._parts.append((segment, docs))

    @property
    def rows(self) -> list[int]:
        """The database rows."""
        return self.rows_of(None)

    def rows_of(self, chosen: Iterable[int] | None) -> list[int]:
        """Return the database rows of the `chosen` places in the lists, None for all."""
        return [segment.column(ROW)[doc] for segment, docs in self._chosen(chosen) for doc in docs]

    def days(self, chosen: Iterable[int] | None = None) -> list[str]:
        """Return the ISO days, "" where unknown, of all or of the `chosen` places in the lists."""
        return self.mapped(DAY, _text, chosen)

    def facet(self, name: str, of: Callable[[bytes], T]) -> list[T]:
        """Return what `of` makes of the packed values of a facet; it is asked once a value."""
        return self.mapped(FACET + name, of)

    def mapped(self, name: str, of: Callable[[bytes], T], chosen: Iterable[int] | None = None) -> list[T]:
        """Return what `of` makes of a column's value, in all documents or in the `chosen` ones, once a value."""
        return [made for segment, docs in self._chosen(chosen) for made in segment.column(name).mapped(docs, of)]

    def _chosen(self, places: Iterable[int] | None) -> Iterable[tuple[Segment, list[int]]]:
        if places is None:
            return self._parts
        if len(self._parts) == 1:
            segment, docs = self._parts[0]
            return [(segment, [docs[place] for place in places])]
        every = [(segment, doc) for segment, docs in self._parts for doc in docs]
        return [(segment, [doc]) for segment, doc in map(every.__getitem__, places)]

    def distinct(self) -> Hits:
        """Return the hits with one statement of those that repeat one another: the leading one, else the first.

        The rows, which are slow to read, are read only where something repeats.
        """
        if all(segment.column(LEAD).is_blank for segment, _ in self._parts):
            return self
        leads = self.mapped(LEAD, lambda data: int(data or 0))
        if not any(leads):
            return self
        rows = self.rows
        shown = {row for row, lead in zip(rows, leads, strict=True) if not lead}
        for row, lead in sorted(zip(rows, leads, strict=True)):
            if lead and lead not in shown:
                shown |= {row, lead}
        return self._only([row in shown for row in rows])

    def _only(self, kept: list[bool]) -> Hits:
        found, at = Hits(), 0
        for segment, docs in self._parts:
            found.add(segment, [*compress(docs, kept[at : at + len(docs)])])
            at += len(docs)
        found.scores = [*compress(self.scores, kept)]
        return found

    def counts(self, name: str) -> Counter[bytes]:
        """Return how many documents have each packed value of a facet."""
        return self._counts(FACET + name)

    def day_counts(self) -> Counter[str]:
        """Return how many documents have each day, "" where unknown."""
        return Counter({_text(day): count for day, count in self._counts(DAY).items()})

    def _counts(self, name: str) -> Counter[bytes]:
        total: Counter[bytes] = Counter()
        for segment, docs in self._parts:
            total.update(segment.column(name).counts(docs))
        return total


def _text(data: bytes) -> str:
    return data.decode("ascii")
