"""A request from what the user gave: words in the query language, filter options, order and page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import get_args

from asean_cli.errors import QueryError, UsageError
from asean_cli.query.dates import between
from asean_cli.query.exact import exactly
from asean_cli.query.interface import FACETS, Filters, Node, Query, Sort
from asean_cli.query.leaves import CONFIDENCE_HINT, leaf, nearest
from asean_cli.query.nodes import Confidence, Every, Words, both, either
from asean_cli.query.parser import parse, plain_words
from asean_cli.query.synonyms import widened
from asean_cli.query.text import words

SORTS: tuple[str, ...] = get_args(Sort)
_LOOSE = frozenset({"event"})
"""Filters whose words may stand anywhere in the value: nobody types the full name of a meeting."""


def build(
    text: str | None,
    filters: Filters,
    *,
    sort: str = "relevance",
    limit: int | None = 20,
    offset: int = 0,
    facets: Iterable[str] = (),
    duplicates: bool = False,
    exact: bool = False,
    literal: bool = False,
) -> Query:
    """Make a request of the query `text` (None for every statement) and the filter options.

    Names in it are looked for under their other names too. With `exact` its words must stand as they are written,
    with `literal` it is words and no query. Raises QueryError where the text cannot be read, and UsageError where an
    option's value makes no sense.
    """
    chosen = tuple(dict.fromkeys(facets))
    for facet in chosen:
        _check("facet", facet, FACETS)
    _check("sort", sort, SORTS)
    if limit is not None and limit < 0:
        raise UsageError(f"--limit: {limit} is less than nothing", "give a number from 0")
    if offset < 0:
        raise UsageError(f"--offset: {offset} is less than nothing", "give a number from 0")
    asked = Every() if text is None else plain_words(text) if literal else parse(text)
    also: tuple[str, ...] = ()
    if exact:
        asked = exactly(asked)
    elif not literal:
        asked, also = widened(asked)
    node = both([asked, *_options(filters)])
    return Query(node, text or "", _given(filters), sort, limit, offset, chosen, also, duplicates)  # type: ignore[arg-type]


def within(query: Query, others: Iterable[Query], text: str) -> Query:
    """Return a request for what matches `query` and all of `others`; its `text` is what the user typed."""
    every = [*others, query]
    also = tuple(dict.fromkeys(name for each in every for name in each.also))
    return replace(query, node=both([each.node for each in every]), text=text, also=also)


def _check(option: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise UsageError(f"--{option}: unknown {option} {value!r}", nearest(value, known))


def _given(filters: Filters) -> dict[str, object]:
    given = {field.name: getattr(filters, field.name) for field in fields(filters)}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in given.items() if value}


def _options(filters: Filters) -> list[Node]:
    nodes: list[Node] = []
    for field in fields(filters):
        values = getattr(filters, field.name)
        if isinstance(values, tuple) and values:
            nodes.append(either([_option(field.name, value) for value in values]))
    if filters.since or filters.until:
        nodes.append(_dates(filters))
    if filters.min_confidence is not None:
        nodes.append(Confidence(least_confidence(filters.min_confidence)))
    return nodes


def _option(name: str, value: str) -> Node:
    try:
        node = leaf(name, value)
    except QueryError as error:
        raise UsageError(f"--{name}: {error.message}", error.hint) from error
    if node is None:
        raise UsageError(f"--{name}: there is no word in {value!r}", f"give a value, or leave --{name} out")
    if name in _LOOSE and isinstance(node, Words):
        return both([Words(word, name) for word in words(node.text)])
    return node


def least_confidence(least: float) -> float:
    """Return what `--min-confidence` asks for; raise UsageError where it is no confidence."""
    if not 0 <= least <= 1:
        raise UsageError(f"--min-confidence: {least:g} is no confidence", CONFIDENCE_HINT)
    return least


def _dates(filters: Filters) -> Node:
    for option in ("since", "until"):
        try:
            between(getattr(filters, option), None)
        except QueryError as error:
            hint = "write 2021, 2021-08, 2021-08-03 or 3 months ago"
            raise UsageError(f"--{option}: {error.message}", hint) from error
    try:
        return between(filters.since, filters.until)
    except QueryError as error:
        raise UsageError(f"--since, --until: {error.message}", error.hint) from error
