"""From hits to answers: order and page, facets, and speakers."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import neg
from typing import TYPE_CHECKING, Any

from asean_cli.models import Statement
from asean_cli.query import nodes
from asean_cli.query.exact import Exact
from asean_cli.query.interface import Node, Query
from asean_cli.query.loose import Fuzzy, Near
from asean_cli.query.nodes import Wildcard, Words
from asean_cli.query.text import stems
from asean_cli.store.facets import DATES, Pair, counted, dated, unpacked
from asean_cli.store.interface import FacetCount, SpeakerSummary
from asean_cli.text import fold

if TYPE_CHECKING:
    from asean_cli.store.hits import Hits

_ALIKE = 1e-6
"""Scores that differ by less are the same."""
Load = Callable[[Iterable[int]], dict[int, Statement]]


def page(hits: Hits, query: Query) -> list[int]:
    """Return the rows of the page that was asked for, in its order.

    What is equal goes by date, the newest first and the unknown last, then in the order of reading.
    """
    firsts = _first_keys(hits, query)
    end = None if query.limit is None else query.offset + query.limit
    leading = _leading(firsts, end)
    keys = zip((firsts[i] for i in leading), hits.days(leading), hits.rows_of(leading), strict=True)
    oldest = query.sort == "oldest"
    # Rounded, so that the order of addition does not decide between documents that are alike.
    ordered = sorted((_rounded(first), *_by_day(day, oldest=oldest), row) for first, day, row in keys)
    return [key[-1] for key in ordered[query.offset : end]]


def _rounded(key: Any) -> Any:
    return round(key, 6) if isinstance(key, float) else key


def _leading(keys: Sequence[Any], end: int | None) -> list[int]:
    """Return the places of the `end` least keys, and of all that equal the last of them."""
    if end is None or end >= len(keys):
        return [*range(len(keys))]
    if not end:
        return []
    last = heapq.nsmallest(end, keys)[-1]
    if isinstance(last, float):
        last += _ALIKE
    return [i for i, key in enumerate(keys) if key <= last]


def _first_keys(hits: Hits, query: Query) -> Sequence[Any]:
    if query.sort == "relevance":
        return [*map(neg, hits.scores)]
    if query.sort == "speaker":
        return hits.facet("speaker", lambda data: fold(unpacked(data)[0][1]))
    return [_by_day(day, oldest=query.sort == "oldest") for day in hits.days()]


def _by_day(day: str, *, oldest: bool = False) -> tuple[bool, int]:
    number = int(day.replace("-", "") or 0)
    return not day, number if oldest else -number


def facet_counts(hits: Hits, names: Iterable[str]) -> dict[str, tuple[FacetCount, ...]]:
    """Count the facets over all hits."""
    return {
        name: dated(name, hits.day_counts()) if name in DATES else counted(name, hits.counts(name)) for name in names
    }


def highlighted(node: Node, like: Callable[[Wildcard | Fuzzy], set[str]]) -> tuple[str, ...]:
    """Return the stems that a query looks for in contents; `like` gives those that fit a wildcard or a fuzzy word."""
    found: set[str] = set()
    for part in _positive(node):
        if not isinstance(part, Words | Near | Wildcard | Fuzzy) or part.field not in {None, "content"}:
            continue
        found |= set(stems(part.text)) if isinstance(part, Words | Near) else like(part)
    return tuple(sorted(found))


def _positive(node: Node) -> Iterator[Node]:
    if isinstance(node, nodes.And | nodes.Or):
        for part in node.parts:
            yield from _positive(part)
    elif not isinstance(node, nodes.Not):
        yield node.part if isinstance(node, Exact) else node


class Speakers:
    """The hits of a query by speaker, most statements first, then by name."""

    def __init__(self, hits: Hits) -> None:
        self._hits = hits
        self._rows, self._days = hits.rows, hits.days()
        self._members: dict[str, list[int]] = defaultdict(list)
        names: dict[str, str] = {}
        for i, (identity, name) in enumerate(hits.facet("speaker", lambda data: unpacked(data)[0])):
            self._members[identity].append(i)
            names[identity] = name
        self.order = sorted(names, key=lambda each: (-len(self._members[each]), fold(names[each]), each))

    def summaries(self, identities: Iterable[str], load: Load, each: int) -> Iterator[SpeakerSummary]:
        """Sum up these speakers, with up to `each` of their newest statements."""
        roles, topics = self._hits.facet("role", unpacked), self._hits.facet("topic", bytes)
        for identity in identities:
            members = sorted(self._members[identity], key=self._newest)
            rows = [self._rows[i] for i in members]
            loaded = load(rows[: max(each, 1)])
            statements = tuple(loaded[row] for row in rows[: max(each, 1)] if row in loaded)
            if not statements:  # all were removed, and the search index has not heard of it
                continue
            days = sorted(filter(None, (self._days[i] for i in members)))
            yield SpeakerSummary(
                speaker=statements[0].speaker,
                count=len(members),
                first=days[0] if days else None,
                last=days[-1] if days else None,
                roles=self._roles(members, roles),
                topics=counted("topic", Counter(topics[i] for i in members)),
                statements=statements[:each],
            )

    def _newest(self, i: int) -> tuple[bool, int, int]:
        return *_by_day(self._days[i]), self._rows[i]

    def _roles(self, members: list[int], roles: list[list[Pair]]) -> tuple[str, ...]:
        oldest = sorted(members, key=lambda i: (*_by_day(self._days[i], oldest=True), self._rows[i]))
        return tuple(dict.fromkeys(role for i in oldest for role, _ in roles[i]))
