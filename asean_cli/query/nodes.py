"""The tree that a query becomes.

Every node matches one statement in plain Python, which is what the index must equal, and prints itself as the
query language again.
"""

from __future__ import annotations

import fnmatch
import re
from dataclasses import dataclass
from functools import cache

from asean_cli.models import Statement
from asean_cli.query.fields import DEFAULTS, FIELDS, Field, day, key, words_aside
from asean_cli.query.interface import Node
from asean_cli.query.text import words
from asean_cli.text import fold

_BARE = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_BARE_ID = re.compile(r"[\w:.-]*[\w]")
OPERATORS = frozenset({"AND", "OR", "NOT"})


@dataclass(frozen=True, slots=True)
class Every:
    """Every statement."""

    def __str__(self) -> str:
        return "*"

    def matches(self, statement: Statement) -> bool:  # noqa: ARG002
        """Say yes."""
        return True


@dataclass(frozen=True, slots=True)
class Words:
    """One word, or several in a row; in a name field several in any order within one name."""

    text: str
    field: str | None = None

    def __str__(self) -> str:
        return with_field(self.field, _quoted(self.text, _BARE))

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that are searched."""
        return searched(self.field)

    def matches(self, statement: Statement) -> bool:
        """Say whether a field of the statement has the words."""
        return any(field.has(statement, self.text) for field in self.fields)


@dataclass(frozen=True, slots=True)
class Wildcard:
    """A word with unknown parts: `*` is any letters and `?` is one, compared with unstemmed words."""

    pattern: str
    field: str | None = None

    def __str__(self) -> str:
        return with_field(self.field, self.pattern)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that are searched."""
        return searched(self.field)

    def accepts(self, word: str) -> bool:
        """Say whether one folded word, or one exact value of a code field, fits the pattern."""
        return _compiled(self.pattern).fullmatch(word) is not None

    def matches(self, statement: Statement) -> bool:
        """Say whether a field of the statement has a word that fits; for a bare `*`, anything at all."""
        if set(self.pattern) == {"*"}:
            return any(field.plain_words(statement) or field.keys(statement) for field in self.fields)
        return any(self.accepts(word) for field in self.fields for word in _wild_words(field, statement))


@dataclass(frozen=True, slots=True)
class Id:
    """An exact value: a code such as `VN`, or an id such as `person:bui-thanh-son`."""

    text: str
    field: str

    def __str__(self) -> str:
        return with_field(self.field, _quoted(self.text, _BARE_ID))

    def matches(self, statement: Statement) -> bool:
        """Say whether the field has exactly this value, case aside."""
        return key(self.text) in FIELDS[self.field].keys(statement)


@dataclass(frozen=True, slots=True)
class DateRange:
    """The days from `first` to `last`, both included, either open; a statement without a date is in none."""

    first: str | None
    last: str | None

    def __str__(self) -> str:
        if self.first and self.last:
            return f"date:{self.first}" if self.first == self.last else f"date:{self.first}..{self.last}"
        return f"date:>={self.first}" if self.first else f"date:<={self.last}" if self.last else "date:*"

    def matches(self, statement: Statement) -> bool:
        """Say whether the statement's day lies within."""
        when = day(statement)
        return when is not None and (self.first or when) <= when <= (self.last or when)


@dataclass(frozen=True, slots=True)
class Confidence:
    """The statements whose confidence lies from `least` to `most`, both included; compared in hundredths."""

    least: float = 0.0
    most: float = 1.0

    def __str__(self) -> str:
        if self.most == 1:
            return f"confidence:>={self.least:g}"
        return f"confidence:{self.least:g}..{self.most:g}" if self.least else f"confidence:<={self.most:g}"

    def accepts(self, confidence: float) -> bool:
        """Say whether a confidence lies within."""
        return self.least <= round(confidence, 2) <= self.most

    def matches(self, statement: Statement) -> bool:
        """Say whether the statement's confidence lies within."""
        return self.accepts(statement.confidence)


@dataclass(frozen=True, slots=True)
class And:
    """All of its parts; at least one."""

    parts: tuple[Node, ...]

    def __str__(self) -> str:
        return " ".join(_grouped(part, Or) for part in self.parts)

    def matches(self, statement: Statement) -> bool:
        """Say whether every part matches."""
        return all(part.matches(statement) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Or:
    """Any of its parts; at least one."""

    parts: tuple[Node, ...]

    def __str__(self) -> str:
        return " OR ".join(str(part) for part in self.parts)

    def matches(self, statement: Statement) -> bool:
        """Say whether some part matches."""
        return any(part.matches(statement) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Not:
    """Whatever its part does not match."""

    part: Node

    def __str__(self) -> str:
        return f"NOT {_grouped(self.part, And, Or)}"

    def matches(self, statement: Statement) -> bool:
        """Say whether the part does not match."""
        return not self.part.matches(statement)


def both(parts: list[Node]) -> Node:
    """Return the node for all of `parts`, without needless nesting; Every where there is none."""
    return _joined(And, [part for part in parts if part != Every()], Every())


def either(parts: list[Node]) -> Node:
    """Return the node for any of `parts` (at least one), without needless nesting."""
    return _joined(Or, parts, parts[0])


def opposite(node: Node) -> Node:
    """Return the node for what `node` does not match."""
    return node.part if isinstance(node, Not) else Not(node)


def _joined(kind: type[And] | type[Or], parts: list[Node], nothing: Node) -> Node:
    flat: dict[Node, None] = {}
    for part in parts:
        flat.update(dict.fromkeys(part.parts if isinstance(part, kind) else (part,)))
    if len(flat) > 1:
        return kind(tuple(flat))
    return next(iter(flat), nothing)


def searched(field: str | None) -> tuple[Field, ...]:
    """Return the fields that a part of a query looks into: the one it names, else the default ones."""
    return tuple(FIELDS[name] for name in ((field,) if field else DEFAULTS))


def _wild_words(field: Field, statement: Statement) -> set[str]:
    return field.keys(statement) if words_aside(field) else field.plain_words(statement)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(fnmatch.translate(fold(pattern).replace("[", "[[]")), re.DOTALL)


def with_field(field: str | None, value: str) -> str:
    """Return a value in the query language, with the field that it is looked for in."""
    return f"{field}:{value}" if field else value


def _quoted(text: str, bare: re.Pattern[str]) -> str:
    if bare.fullmatch(text) and text not in OPERATORS and len(words(text)) > 0:
        return text
    inner = " ".join(text.replace('"', " ").split())
    return f'"{inner}"'


def _grouped(part: Node, *kinds: type[Node]) -> str:
    return f"({part})" if isinstance(part, kinds) else str(part)
