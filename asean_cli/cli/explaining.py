"""A query as it was understood: its parts, how much each finds, and why the first result comes first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from asean_cli.query.interface import Query
from asean_cli.query.nodes import And, Not, Or

if TYPE_CHECKING:
    from asean_cli.cli.asking import Question
    from asean_cli.store.local import LocalStore


def lines(question: Question, index: Path | None) -> list[str]:
    """Return the explanation, a line each; raise QueryError or StoreError as a search does."""
    from asean_cli.cli.opening import reading

    query = question.query()
    with reading(index) as store:
        told = [*_tree(store, replace(query, limit=0, offset=0, facets=()), "")]
        width = max(len(text) for text, _ in told)
        parts = [f"  {text:<{width}}  {count:>9,}" for text, count in told]
        return ["the query as understood, and how many statements each part finds:", *parts, *_first(store, query)]


def _tree(store: LocalStore, query: Query, indent: str) -> Iterator[tuple[str, int]]:
    names = {And: "all of", Or: "any of", Not: "all without"}
    node = query.node
    yield indent + names.get(type(node), str(node)), store.search(query).total
    below = node.parts if isinstance(node, And | Or) else (node.part,) if isinstance(node, Not) else ()
    for part in below:
        yield from _tree(store, replace(query, node=part), indent + "  ")


def _first(store: LocalStore, query: Query) -> Iterator[str]:
    """Yield what makes the first result the first."""
    found = store.first(query)
    if found is None:
        return
    statement, reasons = found
    if query.sort != "relevance":
        yield f"the first result, {statement.id}, comes first by the order: {query.sort}"
        return
    total = sum(reason.weight for reason in reasons)
    yield f"the first result, {statement.id}, scores {total:.2f}:"
    for each in reasons:
        times = "once" if each.frequency == 1 else f"{each.frequency} times"
        holding = "1 statement has" if each.documents == 1 else f"{each.documents:,} statements have"
        yield f"  {each.weight:5.2f}  {each.term} {times} in its {each.field}, which {holding}"
