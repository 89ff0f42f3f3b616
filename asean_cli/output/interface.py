"""What the formats are given: an answer ready to be written, its counts and its groups by speaker.

Every format is a module whose functions take an answer and a text stream. Formats for scripts keep to the
JSON contract; formats for people word it freely, and pass all text through `asean_cli.text.visible`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from asean_cli.models import Span, Speaker, Statement

Highlight = Callable[[str], Sequence[Span]]
"""Finds the words to make stand out in a text: their ranges, in order and without overlap."""


_NOTHING: Mapping[str, Any] = MappingProxyType({})
_NO_DRILLS: Mapping[tuple[str, str], str] = MappingProxyType({})
# Named tuples, here and in the options: a frozen dataclass takes a millisecond of every start.


class Count(Protocol):
    """One value of a facet with its name for people and its number of statements."""

    @property
    def value(self) -> str:
        """The id or code."""

    @property
    def label(self) -> str:
        """The name for people."""

    @property
    def count(self) -> int:
        """How many statements have it."""


class Group(Protocol):
    """What one speaker said within an answer."""

    @property
    def speaker(self) -> Speaker:
        """The speaker."""

    @property
    def count(self) -> int:
        """How many statements match, shown or not."""

    @property
    def first(self) -> str | None:
        """The ISO date of the earliest."""

    @property
    def last(self) -> str | None:
        """The ISO date of the latest."""

    @property
    def roles(self) -> tuple[str, ...]:
        """The offices held."""

    @property
    def topics(self) -> Sequence[Count]:
        """The topics spoken of, most frequent first."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements to show."""


class Asked(NamedTuple):
    """The question, repeated in the answer."""

    text: str = ""
    executed: str = ""
    filters: Mapping[str, object] = _NOTHING
    sort: str | None = None
    duplicates: bool = False


class Answer(NamedTuple):
    """One page of an answer: to `search` and `extract` statements, to `who-said` speakers too."""

    total: int
    """How many statements, or speakers, there are on all pages."""
    statements: tuple[Statement, ...] = ()
    """The statements to show; by speaker, where there are speakers."""
    speakers: tuple[Group, ...] | None = None
    asked: Asked = Asked()
    offset: int = 0
    facets: Mapping[str, Sequence[Count]] = _NOTHING
    places: Mapping[str, str] = _NOTHING
    """Statement id to the place where a person finds it ("news/a.txt:7")."""
    drills: Mapping[tuple[str, str], str] = _NO_DRILLS
    """Facet and value to the filter that a person pastes to see its statements ("--country VN")."""
    terms: tuple[str, ...] = ()
    """The stems searched for."""
    roles: bool = False
    """Whether every statement of a speaker tells the office held then; else where it was not always the same."""
    notes: tuple[str, ...] = ()
    """What else the user should know, a line each; no part of the contract."""
    repeats: int = 0
    """How many statements match and count for nothing, since others say the same in the same story."""

    @property
    def returned(self) -> int:
        """How many statements, or speakers, this page shows."""
        return len(self.statements if self.speakers is None else self.speakers)
