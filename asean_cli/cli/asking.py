"""A question to the index, from its options to an answer ready to print; `search` and `who-said` share it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from asean_cli.cli.faults import point_at
from asean_cli.cli.opening import reading
from asean_cli.errors import QueryError
from asean_cli.models import Statement
from asean_cli.output.interface import Answer, Asked
from asean_cli.query.interface import Filters, Query, Sort

if TYPE_CHECKING:
    from asean_cli.store.local import LocalStore


class Question(NamedTuple):
    """What is asked, as the options give it."""

    text: str = ""
    filters: Filters = Filters()
    sort: Sort | None = None
    """None for relevance where there are words, else the newest first."""
    limit: int | None = 20
    offset: int = 0
    facets: tuple[str, ...] = ()
    duplicates: bool = False
    """Whether to find every statement of those that repeat one another, and not one."""

    def query(self) -> Query:
        """Return the question as the store takes it; raise QueryError, with a caret, for a bad one."""
        from asean_cli.query.build import build

        try:
            return build(
                self.text if self.text.strip() else None,
                self.filters,
                sort=self.sort or ("relevance" if self.text.strip() else "newest"),
                limit=self.limit,
                offset=self.offset,
                facets=self.facets,
                duplicates=self.duplicates,
            )
        except QueryError as error:
            raise point_at(error, self.text) from None


def statements(question: Question, index: Path | None, *, places: bool) -> Answer:
    """Return one page of the statements that match; with `places`, where each of them stands."""
    with _asked(question, index) as (store, query):
        result = store.search(query)
        return Answer(
            asked=_echo(query, result.executed),
            total=result.total,
            offset=query.offset,
            facets=result.facets,
            places=_places(store, result.statements) if places else {},
            terms=result.terms,
            notes=_notes(store, question, result.total),
            statements=result.statements,
            repeats=result.repeats,
        )


def speakers(question: Question, index: Path | None, latest: int, *, places: bool) -> Answer:
    """Return one page of the speakers of what matches, each with at most `latest` statements."""
    with _asked(question, index) as (store, query):
        result = store.speakers(query, latest)
        shown = tuple(statement for group in result.speakers for statement in group.statements)
        return Answer(
            asked=_echo(query, result.executed),
            total=result.total,
            offset=query.offset,
            facets=result.facets,
            places=_places(store, shown) if places else {},
            terms=result.terms,
            notes=_notes(store, question, result.total),
            statements=shown,
            speakers=result.speakers,
            repeats=result.repeats,
        )


@contextmanager
def _asked(question: Question, index: Path | None) -> Iterator[tuple[LocalStore, Query]]:
    query = question.query()  # first: a query that makes no sense says so even where there is no index
    with reading(index) as store:
        yield store, query


def _echo(query: Query, executed: str) -> Asked:
    return Asked(query.text, executed, query.filters, query.sort, query.duplicates)


def _places(store: LocalStore, statements: Iterable[Statement]) -> dict[str, str]:
    from asean_cli.cli.places import places_of

    return places_of(statements, store.article)


def _notes(store: LocalStore, question: Question, total: int) -> tuple[str, ...]:
    from asean_cli.cli import advice

    notes = [*advice.behind(store), *advice.ambiguous(store, question.filters)]
    if not total:
        notes += advice.nothing(store, question)
    return tuple(notes)
