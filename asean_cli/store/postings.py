"""The postings of one term in one segment: the documents that hold it, how often, and where."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import accumulate
from typing import Any, NamedTuple

from asean_cli.store.backend import formats, matching

_LONG = 255
"""Starts the places of a term that does not stand among the first 255 words alone."""


class Postings(NamedTuple):
    """Parallel lists over the documents that hold a term, in their order; some may have been deleted since."""

    docs: Sequence[int] = ()
    weights: Sequence[float] = ()
    """How often each holds it."""
    places: Sequence[bytes] = ()
    """Where, as `Places` packs it; empty for fields without."""

    def among(self, docs: Set[int]) -> list[int]:
        """Return the places in these lists at which one of `docs` stands, rising."""
        if len(docs) * 8 > len(self.docs):
            return [i for i, doc in enumerate(self.docs) if doc in docs]
        # To look up few in many is quicker than to pass over all.
        found = [bisect_left(self.docs, doc) for doc in sorted(docs)]
        return [i for i in found if i < len(self.docs) and self.docs[i] in docs]

    def placed(self, chosen: Iterable[int]) -> list[Sequence[int]]:
        """Return where the term stands in the documents at these places in the lists."""
        return [data if data[0] != _LONG else unpacked(data) for data in map(self.places.__getitem__, chosen)]


class Places(formats.Positions):  # type: ignore[misc]
    """How a field keeps where a term stands: a byte a place, of which most statements need no more.

    Whoosh's own form is a pickle for each document, slow to read where a phrase has common words.
    """

    def word_values(self, value: Sequence[str], analyzer: Any, **kwargs: Any) -> Iterator[Any]:  # noqa: ARG002
        """Yield each term of a list with its frequency, its weight and its places."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, term in enumerate(value):
            places[term].append(place)
        for term, found in places.items():
            yield term, len(found), float(len(found)), packed(found)

    def decode_positions(self, valuestring: bytes) -> list[int]:
        """Return the places."""
        return list(unpacked(valuestring))


def packed(places: list[int]) -> bytes:
    """Return rising places as bytes."""
    if places[-1] < _LONG:
        return bytes(places)
    return bytes([_LONG]) + b"".join(place.to_bytes(4, "little") for place in places)


def unpacked(data: bytes) -> Sequence[int]:
    """Return the places that bytes stand for; the bytes themselves where they do."""
    if data[0] != _LONG:
        return data
    return [int.from_bytes(data[i : i + 4], "little") for i in range(1, len(data), 4)]


def postings(reader: Any, field: str, term: str) -> Postings:
    """Return the postings of a term, none where the segment does not hold it."""
    if (field, term) not in reader:
        return Postings()
    matcher = reader.postings(field, term)
    while isinstance(matcher, matching.FilterMatcher):  # of what was deleted; the segment takes that off in the end
        matcher = matcher.child
    # Whole blocks are taken from inside the matcher, of which Whoosh has one kind only (the same in 2.7.4 and 3.54):
    # asked for one by one, postings cost ten times as much.
    docs: list[int] = []
    weights: list[float] = []
    places: list[bytes] = []
    while matcher.is_active():
        matcher._read_data()
        steps, counts, values = matcher._data
        docs.extend(accumulate(steps))
        weights += counts if isinstance(counts, tuple) else [counts or 1.0] * len(steps)
        places += values or ()
        matcher._next_block()
    return Postings(docs, weights, places)
