"""Two facets counted against each other, over the columns of the search index alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from asean_cli.store.answer import facet_counts
from asean_cli.store.facets import DATES, unpacked
from asean_cli.store.interface import FacetCount

if TYPE_CHECKING:
    from asean_cli.store.hits import Hits


@dataclass(frozen=True, slots=True)
class Cross:
    """How many of `total` statements have each value of two facets, and each pair of them.

    A statement may have several values of a facet or none, so the cells of a row need not add up to its count.
    """

    total: int
    rows: tuple[FacetCount, ...] = ()
    columns: tuple[FacetCount, ...] = ()
    cells: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """Row and column value to a number of statements; pairs that nothing has are left out."""
    without: tuple[int, int] = (0, 0)
    """How many have no value for the rows, and none for the columns."""
    executed: str = ""
    """The query that was really run, in the query language."""


def crossed(hits: Hits, rows: str, columns: str | None, executed: str = "") -> Cross:
    """Count one facet of the hits, or two against each other; times come in their order, others by frequency."""
    names = (rows,) if columns is None else (rows, columns)
    counts = facet_counts(hits, names)
    if columns is None:
        return Cross(len(hits), counts[rows], without=(_without(hits, rows), 0), executed=executed)
    without = _without(hits, rows), _without(hits, columns)
    return Cross(len(hits), counts[rows], counts[columns], _cells(hits, rows, columns), without, executed)


def _without(hits: Hits, facet: str) -> int:
    return hits.day_counts()[""] if facet in DATES else hits.counts(facet)[b""]


def _cells(hits: Hits, rows: str, columns: str) -> Counter[tuple[str, str]]:
    cells: Counter[tuple[str, str]] = Counter()
    values = cache(_values)
    pairs = Counter(zip(_packed(hits, rows), _packed(hits, columns), strict=True))
    for (row, column), count in pairs.items():
        for one in values(row):
            for other in values(column):
                cells[one, other] += count
    return cells


def _packed(hits: Hits, facet: str) -> Sequence[str | bytes]:
    """Return for each hit its part of the day, or its values as the column has them."""
    if facet in DATES:
        return [day[: DATES[facet]] for day in hits.days()]
    return hits.facet(facet, bytes)


def _values(packed: str | bytes) -> tuple[str, ...]:
    if isinstance(packed, bytes):
        return tuple(value for value, _ in unpacked(packed))
    return (packed,) if packed else ()
