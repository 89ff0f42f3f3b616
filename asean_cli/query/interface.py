"""What the query side promises: a tree that matches statements, and a request made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from asean_cli.models import Statement

Sort = Literal["relevance", "newest", "oldest", "speaker"]
FACETS = (
    "speaker", "country", "organisation", "type", "role", "topic", "act", "kind", "to", "event", "outlet",
    "via", "mentions", "year", "month",
)  # fmt: skip
"""The facets, in the order in which they are offered."""


class Node(Protocol):
    """One part of a query. `str(node)` is the query language again, normalised."""

    def matches(self, statement: Statement) -> bool:
        """Say whether the statement answers this part, by a plain scan and no index."""


@dataclass(frozen=True, slots=True)
class Filters:
    """The filter options; values of one option are alternatives, different options must all hold."""

    speaker: tuple[str, ...] = ()
    minister: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    event: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    min_confidence: float | None = None
    """From 0 to 1."""


@dataclass(frozen=True, slots=True)
class Query:
    """A whole request: what matches, in which order, which page, counted how."""

    node: Node
    text: str = ""
    """The words as the user typed them."""
    filters: Mapping[str, object] = field(default_factory=dict)
    """The filters as the user gave them, for `query.filters` of the JSON."""
    sort: Sort = "relevance"
    limit: int | None = 20
    offset: int = 0
    facets: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    """The other names that are looked for too, as the tables of knowledge write them."""
    duplicates: bool = False
    """Whether statements that repeat one another are all found, or one of them."""
