"""What a store promises: statements kept safely, found quickly, written by one process at a time."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from asean_cli.models import Article, Speaker, Statement
from asean_cli.progress import Progress
from asean_cli.query.interface import Query


@dataclass(frozen=True, slots=True)
class FacetCount:
    """One value of a facet: its id or code, its name for people, and how many statements have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a search: one page of statements, and counts over all of them."""

    total: int
    statements: tuple[Statement, ...]
    facets: Mapping[str, tuple[FacetCount, ...]] = field(default_factory=dict)
    executed: str = ""
    """The query that was really run, in the query language."""
    terms: tuple[str, ...] = ()
    """The stems searched for in the content; what to highlight."""
    repeats: int = 0
    """Statements that match and are left out of all counts, since others of their story say the same."""


@dataclass(frozen=True, slots=True)
class NewsResult:
    """What arrived after a mark and matches, and the mark from which to ask the next time."""

    found: Result
    mark: int


@dataclass(frozen=True, slots=True)
class SpeakerSummary:
    """All that one speaker said within a result: `count` statements from `first` to `last` (ISO dates)."""

    speaker: Speaker
    count: int
    first: str | None
    last: str | None
    roles: tuple[str, ...]
    topics: tuple[FacetCount, ...]
    statements: tuple[Statement, ...]
    """At most as many as were asked for, newest first; those of one date in the order of the article."""


@dataclass(frozen=True, slots=True)
class SpeakersResult:
    """The answer to `who-said`; `total` counts speakers."""

    total: int
    speakers: tuple[SpeakerSummary, ...]
    facets: Mapping[str, tuple[FacetCount, ...]] = field(default_factory=dict)
    executed: str = ""
    terms: tuple[str, ...] = ()
    repeats: int = 0


@dataclass(frozen=True, slots=True)
class Stats:
    """How much the index holds, and whether the search index agrees with the database."""

    articles: int
    statements: int
    speakers: int
    first: str | None
    last: str | None
    behind: int
    """Articles that the database holds and the search index has not seen."""
    bytes: int
    by_type: tuple[FacetCount, ...] = ()
    by_outlet: tuple[FacetCount, ...] = ()


class Writer(Protocol):
    """What may be done while holding the one write lock.

    Leaving the block commits; an exception loses at most the batch that was not yet committed.
    """

    def is_current(self, article: Article, extractor: str) -> bool:
        """Say whether this very article is there already, as this extractor version read it."""

    def put(self, article: Article, statements: Sequence[Statement], extractor: str, *, from_file: bool = True) -> bool:
        """Keep the article and its statements, replacing an older version; True if it was there before.

        With `from_file`, the file of its path on this machine holds it.
        """

    def foreign(self, article: Article, statements: Sequence[Statement]) -> str | None:
        """Return the id of a statement that another article has here, if there is one."""

    @property
    def repeated(self) -> int:
        """How many articles put so far tell a story that was there."""

    def keep_only(self, path: str, article_ids: Collection[str]) -> int:
        """Drop articles once read from the file `path` that it no longer holds; return how many.

        An article that another file holds too stays, and that file will be read again.
        """

    def articles_if_unchanged(self, path: str, mark: str, how: str) -> int | None:
        """Return how many articles a file holds that looked so when it was read in this way; None for others."""

    def remember(self, path: str, mark: str, how: str) -> None:
        """Remember how a file looked that was read to its end without fault."""

    def prune(self, folder: str) -> int:
        """Drop what was read from files below `folder` that are not there any more; return how many articles."""

    def remove(self, path_or_id: str) -> int:
        """Drop the article of this id, or all that were read from this file or folder; return how many."""

    def rebuild(self, progress: Progress) -> int:
        """Build the search index anew from the database; return how many statements it holds."""

    def commit(self) -> None:
        """Make what was put durable, in the database and then in the search index."""


class Store(Protocol):
    """A local index of statements."""

    def search(self, query: Query) -> Result:
        """Return one page of the statements that match."""

    def speakers(self, query: Query, statements_each: int) -> SpeakersResult:
        """Return the speakers of what matches, most statements first; `limit`, `offset` are of speakers."""

    def statement(self, statement_id: str) -> Statement:
        """Return one statement by its id or an unambiguous beginning of it; raise UnknownId."""

    def article(self, article_id: str) -> Article:
        """Return one article with its text; raise UnknownId."""

    def articles_named(self, name: str) -> list[str]:
        """Return the ids of the articles that a name could mean: an id, the file they were read from, an id's start."""

    def statements_of(self, article_id: str) -> tuple[Statement, ...]:
        """Return the statements of an article in the order in which they were found."""

    def candidates(self, name: str) -> tuple[FacetCount, ...]:
        """Return the speakers that a name as typed could mean (value: id), most statements first."""

    def stats(self) -> Stats:
        """Count what is there."""

    def writer(self, timeout: float) -> AbstractContextManager[Writer]:
        """Take the write lock, waiting up to `timeout` seconds; raise IndexLocked, saying who holds it."""

    def close(self) -> None:
        """Let go of all files."""
