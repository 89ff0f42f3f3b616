"""What the formats are given: an answer ready to be written, its counts and its groups by speaker.

Every format is a module whose functions take an answer and a text stream. Formats for scripts keep to the
JSON contract; formats for people word it freely, and pass all text through `asean_cli.text.visible`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from asean_cli.models import Span, Speaker, Statement

Highlight = Callable[[str], Sequence[Span]]
"""Finds the words to make stand out in a text: their ranges, in order and without overlap."""


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


@dataclass(frozen=True, slots=True)
class Asked:
    """The question, repeated in the answer."""

    text: str = ""
    executed: str = ""
    filters: Mapping[str, object] = field(default_factory=dict)
    sort: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(ABC):
    """One page of an answer."""

    asked: Asked = field(default_factory=Asked)
    total: int
    """How many there are on all pages."""
    offset: int = 0
    facets: Mapping[str, Sequence[Count]] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    """Statement id to the place where a person finds it ("news/a.txt:7")."""
    terms: tuple[str, ...] = ()
    """The stems searched for."""
    notes: tuple[str, ...] = ()
    """What else the user should know, a line each; no part of the contract."""

    @property
    @abstractmethod
    def returned(self) -> int:
        """How many of them this page shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementsAnswer(Answer):
    """The answer to `search` and `extract`."""

    statements: tuple[Statement, ...]

    @property
    def returned(self) -> int:
        """How many statements this page shows."""
        return len(self.statements)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakersAnswer(Answer):
    """The answer to `who-said`; `total` counts speakers."""

    speakers: tuple[Group, ...]

    @property
    def returned(self) -> int:
        """How many speakers this page shows."""
        return len(self.speakers)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements shown, speaker by speaker."""
        return tuple(statement for group in self.speakers for statement in group.statements)


AnyAnswer = StatementsAnswer | SpeakersAnswer
