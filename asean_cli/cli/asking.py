"""A question to the index, from its options to an answer ready to print; `search` and `who-said` share it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from asean_cli.cli.faults import point_at
from asean_cli.cli.opening import reading
from asean_cli.errors import QueryError
from asean_cli.models import Statement
from asean_cli.output.interface import Answer, Asked
from asean_cli.query.fields import day
from asean_cli.query.interface import Filters, Query, Sort

if TYPE_CHECKING:
    from asean_cli.cli.searches import Saved
    from asean_cli.store.cross import Cross
    from asean_cli.store.interface import FacetCount, SpeakerSummary
    from asean_cli.store.local import LocalStore


SIZE = 10
"""Values of each facet that a person is shown, unless he says otherwise."""
_TIMES = frozenset({"year", "month"})
C = TypeVar("C")


class Question(NamedTuple):
    """What is asked, as the options give it."""

    text: str = ""
    filters: Filters = Filters()
    sort: Sort | None = None
    """None for relevance where there are words, else the newest first."""
    limit: int | None = 20
    offset: int = 0
    facets: tuple[str, ...] = ()
    exact: bool = False
    """Whether only the words as written count."""
    literal: bool = False
    """Whether the text is words and no query."""
    facet_size: int | None = None
    """Values of each facet, 0 for all; None for as many as a person wants to see."""
    duplicates: bool = False
    """Whether to find every statement of those that repeat one another, and not one."""

    def parts(self) -> tuple[tuple[Saved, ...], str]:
        """Return the saved searches that the text begins with, and the rest of it; raise QueryError or TableError."""
        if self.literal or not self.text.lstrip().startswith("@"):
            return (), self.text
        from asean_cli.cli.searches import named

        return named(self.text)

    def query(self) -> Query:
        """Return the question as the store takes it; raise QueryError, with a caret, for a bad one."""
        from asean_cli.query.build import build, within

        saved, text = self.parts()
        worded = any(each.strip() for each in (text, *(search.text for search in saved)))
        try:
            query = build(
                text if text.strip() else None,
                self.filters,
                sort=self.sort or ("relevance" if worded else "newest"),
                limit=self.limit,
                offset=self.offset,
                facets=self.facets,
                exact=self.exact,
                literal=self.literal,
                duplicates=self.duplicates,
            )
        except QueryError as error:
            if error.position is not None:
                error.position += len(self.text) - len(text)
            raise point_at(error, self.text) from None
        return within(query, [search.query() for search in saved], self.text) if saved else query


def statements(question: Question, index: Path | None, *, places: bool) -> Answer:
    """Return one page of the statements that match; with `places`, where each stands and how to drill down."""
    with _asked(question, index) as (store, query):
        result = store.search(query)
        facets, hidden = _cut(result.facets, question.facet_size, for_people=places)
        return Answer(
            asked=_echo(query, result.executed),
            total=result.total,
            offset=query.offset,
            facets=facets,
            places=_places(store, result.statements) if places else {},
            drills=_drills(result.facets) if places else {},
            terms=result.terms,
            notes=(*_notes(store, question, query, result.total), *hidden),
            statements=result.statements,
            repeats=result.repeats,
        )


def speakers(question: Question, index: Path | None, latest: int, *, places: bool) -> Answer:
    """Return one page of the speakers of what matches, each with at most `latest` statements."""
    with _asked(question, index) as (store, query):
        result = store.speakers(query, latest)
        groups = tuple(map(_in_time, result.speakers)) if query.sort == "oldest" else result.speakers
        facets, hidden = _cut(result.facets, question.facet_size, for_people=places)
        shown = tuple(statement for group in groups for statement in group.statements)
        return Answer(
            asked=_echo(query, result.executed),
            total=result.total,
            offset=query.offset,
            facets=facets,
            places=_places(store, shown) if places else {},
            drills=_drills(result.facets) if places else {},
            terms=result.terms,
            notes=(*_notes(store, question, query, result.total), *hidden),
            statements=shown,
            speakers=groups,
            repeats=result.repeats,
        )


def _in_time(group: SpeakerSummary) -> SpeakerSummary:
    """Return a speaker with the statements in the order of time, those without a day last."""
    return replace(group, statements=tuple(sorted(group.statements, key=lambda each: day(each) or "~")))


def crossed(question: Question, index: Path | None, rows: str, columns: str | None) -> tuple[Answer, Cross]:
    """Return how much matches, without any statement, and a facet of it or two against each other."""
    with _asked(question, index) as (store, query):
        found = store.cross(query, rows, columns)
        notes = _notes(store, question, query, found.total)
        return Answer(found.total, asked=_echo(query, found.executed), notes=notes), found


@contextmanager
def _asked(question: Question, index: Path | None) -> Iterator[tuple[LocalStore, Query]]:
    query = question.query()  # first: a query that makes no sense says so even where there is no index
    with reading(index) as store:
        yield store, query


Facets = Mapping[str, tuple["FacetCount", ...]]


def foremost(name: str, counts: Sequence[C], size: int) -> Sequence[C]:
    """Return up to `size` values of a facet, 0 for all: the most frequent, of times the last."""
    if not size:
        return counts
    return counts[-size:] if name in _TIMES else counts[:size]


def _cut(facets: Facets, size: int | None, *, for_people: bool) -> tuple[Facets, list[str]]:
    """Return the foremost values of each facet, and what tells of the rest."""
    chosen = size if size is not None else SIZE if for_people else 0
    cut = {name: tuple(foremost(name, counts, chosen)) for name, counts in facets.items()}
    rest = {name: len(facets[name]) - len(counts) for name, counts in cut.items()}
    told = [f"{count:,} more by {name}; --facet-size 0 for all" for name, count in rest.items() if count]
    return cut, told if size is None else []


def _echo(query: Query, executed: str) -> Asked:
    return Asked(query.text, executed, query.filters, query.sort, query.duplicates)


def _places(store: LocalStore, statements: Iterable[Statement]) -> dict[str, str]:
    from asean_cli.cli.places import places_of

    return places_of(statements, store.article)


def _drills(facets: Mapping[str, Sequence[FacetCount]]) -> dict[tuple[str, str], str]:
    from asean_cli.cli.drilling import drills

    return drills(facets)


def _notes(store: LocalStore, question: Question, query: Query, total: int) -> tuple[str, ...]:
    from asean_cli.cli import advice

    notes = [*advice.also(query), *advice.behind(store), *advice.ambiguous(store, question.filters, query.node)]
    if not total:
        notes += advice.nothing(store, question)
    return tuple(notes)
