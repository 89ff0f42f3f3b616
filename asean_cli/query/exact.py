"""The node of exact matching: words with their very letters, case and accents, and no other form of them."""

from __future__ import annotations

import fnmatch
import re
from dataclasses import dataclass, replace
from functools import cache

from asean_cli.models import Statement
from asean_cli.query.fields import Field, words_aside
from asean_cli.query.interface import Node
from asean_cli.query.loose import Near, in_a_row, near, places_in
from asean_cli.query.nodes import And, Not, Or, Wildcard, Words, both, either, opposite, with_field
from asean_cli.query.text import verbatim


@dataclass(frozen=True, slots=True)
class Exact:
    """A part of a query whose words must stand in the statement as they are written."""

    part: Words | Wildcard | Near

    def __str__(self) -> str:
        return with_field(self.part.field, f"={replace(self.part, field=None)}")

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that are searched."""
        return self.part.fields

    def matches(self, statement: Statement) -> bool:
        """Say whether the part matches, and a field has its words as they are written."""
        return self.part.matches(statement) and any(self._in(field, statement) for field in self.fields)

    def _in(self, field: Field, statement: Statement) -> bool:
        values = [verbatim(text) for text in field.texts(statement) if text]
        if isinstance(self.part, Wildcard):
            pattern = _compiled(self.part.pattern)
            return any(pattern.fullmatch(word) for value in values for word in value)
        row = verbatim(self.part.text)
        if field.kind != "text":
            return any(set(row).issubset(value) for value in values)
        if isinstance(self.part, Near):
            return any(near(row, places_in(value), self.part.distance) for value in values)
        places = [places_in(value) for value in values]
        return any(in_a_row([each.get(word, ()) for word in row]) for each in places)


def exactly(node: Node) -> Node:
    """Return a query whose words match exactly; misspellings, dates and codes stay what they are."""
    if isinstance(node, And):
        return both([exactly(part) for part in node.parts])
    if isinstance(node, Or):
        return either([exactly(part) for part in node.parts])
    if isinstance(node, Not):
        return opposite(exactly(node.part))
    if isinstance(node, Wildcard) and (set(node.pattern) == {"*"} or any(map(words_aside, node.fields))):
        return node
    return Exact(node) if isinstance(node, Words | Wildcard | Near) else node


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(fnmatch.translate(pattern.replace("[", "[[]")), re.DOTALL)
