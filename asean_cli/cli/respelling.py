"""Why the words of a query matched nothing: the part that nothing has, and the spelling that finds something."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from asean_cli.query.exact import Exact
from asean_cli.query.interface import Node, Query
from asean_cli.query.nodes import And, Not, Words, both
from asean_cli.query.text import words

if TYPE_CHECKING:
    from asean_cli.store.local import LocalStore

_TRIED = 5
"""Spellings of a word that are tried before giving up."""
Total = Callable[[Node], int]
"""Counts the statements that a query for the words finds, with the filters that were given."""


def why_nothing(store: LocalStore, asked: Node, total: Total) -> Iterator[str]:
    """Tell which parts of the words `asked` for nothing has, and what to write instead."""
    parts = asked.parts if isinstance(asked, And) else (asked,)
    counts = {part: store.search(Query(part, limit=0)).total for part in parts}
    absent = [part for part in parts if not counts[part]]
    if len(parts) > 1 and absent:
        yield f"nothing has {' or '.join(map(str, absent))}"
    elif len(parts) > 1:
        told = [f"{part} ({counts[part]:,})" for part in parts if not isinstance(part, Not)]
        yield f"no statement has all of {', '.join(told)}"
    found = next(_better(store, asked, absent, total), None)
    if found:
        yield f"did you mean {found[0]}? it finds {found[1]:,}"


def _better(store: LocalStore, asked: Node, absent: list[Node], total: Total) -> Iterator[tuple[Node, int]]:
    """Yield the query in other spellings, with how much it finds, as far as it finds anything."""
    if not absent or not all(isinstance(part, Words | Exact) for part in absent):
        return
    tried = [asked]
    for part in absent:
        spelt = [*islice(_spelt(store, part), _TRIED)]
        tried = [_with(node, part, other) for node in tried for other in spelt][: _TRIED**2]
    for node in tried:
        count = total(node)
        if count:
            yield node, count


def _with(node: Node, part: Node, other: Node) -> Node:
    if isinstance(node, And):
        return both([other if each == part else each for each in node.parts])
    return other if node == part else node


def _spelt(store: LocalStore, part: Node) -> Iterator[Node]:
    """Yield a part that nothing has with its unknown words as the index has them, the nearest first."""
    if isinstance(part, Exact):  # written like this, nothing has it; but in another form, something may
        yield part.part
        return
    assert isinstance(part, Words)
    if part.field == "topic":
        yield from (replace(part, text=topic) for topic in near_topics(part.text))
    told = [(word, _spellings(store, word, part.field)) for word in words(part.text)]
    for i in range(_TRIED):
        yield replace(part, text=" ".join(near[i] if i < len(near) else word for word, near in told))


def _spellings(store: LocalStore, word: str, field: str | None) -> tuple[str, ...]:
    known = store.search(Query(Words(word, field), limit=0)).total
    return () if known else store.spellings(word, field)


def near_topics(name: str) -> list[str]:
    """Return the topics whose id or label comes nearest to a name."""
    from difflib import get_close_matches

    from asean_cli.knowledge import load
    from asean_cli.text import slug

    keys = {text: key for key, topic in load().topics.items() for text in (key, slug(topic.label))}
    return list(dict.fromkeys(keys[near] for near in get_close_matches(slug(name), keys, n=3, cutoff=0.6)))
