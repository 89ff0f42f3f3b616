"""Names of the same thing: a query for one of them is widened by the others, and tells so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from asean_cli.query.exact import Exact
from asean_cli.query.interface import Node
from asean_cli.query.nodes import And, Not, Or, Words, both, either, opposite
from asean_cli.query.text import stems, verbatim, words

if TYPE_CHECKING:
    from asean_cli.knowledge import Knowledge

_LONGEST = 8
"""Words of the longest name that is looked for among single words of a query."""
_FIELDS = frozenset({None, "content", "title"})
"""The fields that hold running text, where a thing goes by any of its names."""


def widened(node: Node) -> tuple[Node, tuple[str, ...]]:
    """Return the query that finds each name in it under its other names too, and those as the tables write them."""
    asked = {" ".join(words(_text(run))) for run in _runs(node)}
    if not asked:
        return node, ()
    from asean_cli.knowledge.mentioned import mentioned

    if not mentioned(asked):
        return node, ()
    from asean_cli import knowledge

    known = knowledge.load()
    sets, cased = _looked_up(known)
    names = _Names(sets, cased, asked)
    return names.widen(node), tuple(dict.fromkeys(names.also))


Cased = frozenset[tuple[str, ...]]
Sets = Mapping[tuple[str, ...], tuple[str, ...]]


@lru_cache(1)
def _looked_up(known: Knowledge) -> tuple[Sets, Cased]:
    """Return the sets of names by each name in them, and those that count as they are written only."""
    cased = frozenset(map(verbatim, known.in_capitals))
    sets: dict[tuple[str, ...], tuple[str, ...]] = {}
    for names in known.equal_names:
        for name in names:
            sets.setdefault(_key(name, cased), names)
    return sets, cased


def _key(name: str, cased: Cased) -> tuple[str, ...]:
    """Return how a name is looked up: as folded words, or as it is written where only that counts."""
    written = verbatim(name)
    return written if written in cased else words(name)


class _Names:
    def __init__(self, sets: Sets, cased: Cased, asked: set[str]) -> None:
        self.also: list[str] = []
        self._asked = asked
        self._cased = cased
        self._sets = sets

    def widen(self, node: Node) -> Node:
        if isinstance(node, And):
            return both(self._all(node.parts))
        if isinstance(node, Or):
            return either([self.widen(part) for part in node.parts])
        if isinstance(node, Not):
            return opposite(self.widen(node.part))
        return self._named((node,)) or node

    def _all(self, parts: tuple[Node, ...]) -> list[Node]:
        found: list[Node] = []
        at = 0
        while at < len(parts):
            for end in range(min(len(parts), at + _LONGEST), at, -1):
                named = self._named(parts[at:end])
                if named is not None:
                    break
            found.append(self.widen(parts[at]) if named is None else named)
            at = end
        return found

    def _named(self, run: tuple[Node, ...]) -> Node | None:
        """Return the alternatives where a run of words is a name; None where it is none."""
        if not _is_run(run):
            return None
        text = _text(run)
        names = self._sets.get(_key(text, self._cased))
        if names is None:
            return None
        others = self._others(text, names)
        self.also += others
        field = run[0].field  # type: ignore[attr-defined]
        asked = both([*run]) if len(run) > 1 else self._node(text, field)
        return either([asked, *(self._node(name, field) for name in others)])

    def _node(self, name: str, field: str | None) -> Node:
        node = Words(name, field)
        return Exact(node) if verbatim(name) in self._cased else node

    def _others(self, text: str, names: tuple[str, ...]) -> list[str]:
        """Return the other names, but for those that hold a shorter one and are found with it."""
        kept = [stems(name) for name in self._asked if self._sets.get(tuple(name.split())) is names]
        found = []
        for name in sorted(names, key=lambda name: len(words(name))):
            row = stems(name)
            cased = verbatim(name) in self._cased
            if name != text if cased else not any(_holds(row, each) for each in kept):
                found.append(name)
                kept += [] if cased else [row]
        return sorted(found, key=names.index)


def _holds(row: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(row[i : i + len(part)] == part for i in range(len(row) - len(part) + 1))


def _runs(node: Node) -> Iterator[tuple[Node, ...]]:
    """Yield every run of words in a query that could be a name."""
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from _runs(part)
    if isinstance(node, And):
        for start in range(len(node.parts)):
            ends = range(start + 2, min(len(node.parts), start + _LONGEST) + 1)
            yield from (node.parts[start:end] for end in ends if _is_run(node.parts[start:end]))
    elif isinstance(node, Not):
        yield from _runs(node.part)
    elif _is_run((node,)):
        yield (node,)


def _is_run(run: tuple[Node, ...]) -> bool:
    fields = {part.field if isinstance(part, Words) else "" for part in run}
    return len(fields) == 1 and fields <= _FIELDS


def _text(run: tuple[Node, ...]) -> str:
    return " ".join(part.text for part in run if isinstance(part, Words))
