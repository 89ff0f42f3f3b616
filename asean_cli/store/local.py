"""The local store: SQLite for what was found, Whoosh beside it to find it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from asean_cli.errors import DamagedIndex, UnknownId
from asean_cli.models import Article, Statement
from asean_cli.query.interface import Query
from asean_cli.query.text import words
from asean_cli.store import answer, folder
from asean_cli.store.database import Database, plain
from asean_cli.store.facets import ranked
from asean_cli.store.interface import FacetCount, NewsResult, Result, SpeakersResult, Stats

if TYPE_CHECKING:
    from asean_cli.exchange import Parcel
    from asean_cli.store.cross import Cross
    from asean_cli.store.hits import Hits
    from asean_cli.store.scoring import Reason
    from asean_cli.store.whoosh_index import SearchIndex
    from asean_cli.store.writer import LocalWriter


def open_store(path: Path, *, create: bool = False) -> LocalStore:
    """Open the index in the folder `path`; with `create`, make it where there is none.

    Raises NoIndex, ForeignIndex, DamagedIndex or UnsafeIndex.
    """
    folder.prepare(path, create=create)
    database = Database(path / folder.DATABASE, create=create)
    store = LocalStore(path, database)
    try:
        store.check_made()
    except BaseException:
        store.close()
        raise
    return store


class LocalStore:
    """A local index of statements: one folder with `statements.db` and a Whoosh index that is made of it."""

    def __init__(self, path: Path, database: Database) -> None:
        self.path = path
        self._database = database
        self._search: SearchIndex | None = None

    def __enter__(self) -> LocalStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all files."""
        self._close_search()
        self._database.close()

    def _close_search(self) -> None:
        if self._search is not None:
            self._search.close()
            self._search = None

    def check_made(self) -> None:
        """Raise NoIndex where a process was killed before it had made the tables."""
        if self._database.is_blank():
            from asean_cli.errors import NoIndex

            raise NoIndex(f"{self.path}: there is no index here yet", "make it: asean index FOLDER")

    @property
    def behind(self) -> int:
        """How many articles the database holds or has dropped that the search index has not seen."""
        count: int = self._database.run("SELECT count(*) FROM pending")[0][0]
        return count

    # Searching

    def search(self, query: Query) -> Result:
        """Return one page of the statements that match; raise DamagedIndex."""
        found = self._hits(query, scored=query.sort == "relevance")
        if found is None:
            return Result(0, (), dict.fromkeys(query.facets, ()), str(query.node))
        with self._index.readable():
            hits = found if query.duplicates else found.distinct()
            repeats = len(found) - len(hits)
            rows = answer.page(hits, query)
            facets = answer.facet_counts(hits, query.facets)
        loaded = self._database.statements(rows)
        statements = tuple(loaded[row] for row in rows if row in loaded)
        return Result(len(hits), statements, facets, str(query.node), self._terms(query), repeats)

    def first(self, query: Query) -> tuple[Statement, list[Reason]] | None:
        """Return the first statement of a search, and what each of its words adds to its score."""
        found = self._hits(query, scored=query.sort == "relevance")
        if found is None or not len(found):
            return None
        with self._index.readable():
            hits = found if query.duplicates else found.distinct()
            (row,) = answer.page(hits, replace(query, limit=1, offset=0))
            reasons = self._index.reasons(query.node, row)
        loaded = self._database.statements([row])
        return (loaded[row], reasons) if row in loaded else None

    def speakers(self, query: Query, statements_each: int) -> SpeakersResult:
        """Return the speakers of the statements that match; raise DamagedIndex."""
        found = self._hits(query, scored=False)
        if found is None:
            return SpeakersResult(0, (), dict.fromkeys(query.facets, ()), str(query.node))
        with self._index.readable():
            hits = found if query.duplicates else found.distinct()
            repeats = len(found) - len(hits)
            speakers = answer.Speakers(hits)
            end = None if query.limit is None else query.offset + query.limit
            wanted = speakers.order[query.offset : end]
            summaries = tuple(
                speakers.summaries(wanted, lambda rows: self._database.statements(list(rows)), statements_each)
            )
            facets = answer.facet_counts(hits, query.facets)
        return SpeakersResult(len(speakers.order), summaries, facets, str(query.node), self._terms(query), repeats)

    def cross(self, query: Query, rows: str, columns: str | None = None) -> Cross:
        """Count a facet (or "day") of all that matches, or two against each other; raise DamagedIndex."""
        from asean_cli.store.cross import Cross, crossed

        found = self._hits(query, scored=False)
        if found is None:
            return Cross(0, executed=str(query.node))
        with self._index.readable():
            hits = found if query.duplicates else found.distinct()
            return crossed(hits, rows, columns, str(query.node))

    def news(self, query: Query, since: int) -> NewsResult:
        """Return what matches and arrived after the mark `since`, 0 for all, the newest first; raise DamagedIndex.

        It is all of it, in whatever order and on whatever page the query asks for.
        """
        from asean_cli.store import arrivals

        arrivals.prepare(self._database)
        found = arrivals.news(self._database, lambda: self._rows(query), since)
        terms = self._terms(query) if found.statements else ()
        return NewsResult(Result(len(found.statements), found.statements, {}, str(query.node), terms), found.mark)

    def _rows(self, query: Query) -> list[int]:
        found = self._hits(query, scored=False)
        if found is None:
            return []
        with self._index.readable():
            return (found if query.duplicates else found.distinct()).rows

    @property
    def identity(self) -> str:
        """What tells this index from another one in its place."""
        from asean_cli.store import arrivals

        arrivals.prepare(self._database)
        return self._database.meta("identity", "")

    def _hits(self, query: Query, *, scored: bool) -> Hits | None:
        if not self._is_searchable():
            return None
        return self._index.hits(query.node, scored=scored, load=lambda rows: self._database.bare([*rows]))

    def _terms(self, query: Query) -> tuple[str, ...]:
        return answer.highlighted(query.node, self._index.stems_like)

    def _is_searchable(self) -> bool:
        """Say whether there is a search index; there is none before the first commit."""
        from asean_cli.store.generation import GENERATION, searchable

        if self._database.meta(GENERATION, "0") == "0":
            return False
        if not searchable(self._database):
            raise DamagedIndex(
                f"{self.path}: the search index was made by another version", "rebuild it: asean reindex"
            )
        return True

    @property
    def _index(self) -> SearchIndex:
        """The search index that the database points to now; a rebuild may have moved it."""
        from asean_cli.store.generation import generation_folder
        from asean_cli.store.whoosh_index import SearchIndex

        place = generation_folder(self.path, self._database)
        if self._search is not None and self._search.folder != place:
            self._close_search()
        if self._search is None:
            try:
                self._search = SearchIndex(place)
            except DamagedIndex:
                moved = generation_folder(self.path, self._database)
                if moved == place:
                    raise
                self._search = SearchIndex(moved)
        return self._search

    # Looking up

    def statement(self, statement_id: str) -> Statement:
        """Return one statement by its id or an unambiguous beginning of it; raise UnknownId."""
        start = plain(statement_id)
        found = self._database.selected("id = ?", start) if start else []
        if not found and start:
            found = self._database.selected("substr(id, 1, ?) = ?", len(start), start)
        if not found:
            hint = "asean search --json shows the id of each statement"
            raise UnknownId(f"no statement has the id {statement_id!r}", hint)
        if len(found) > 1:
            some = ", ".join(statement.id for _, statement in found[:5])
            raise UnknownId(f"{len(found)} statements have an id that begins with {statement_id!r}", f"such as {some}")
        (statement,) = self._database.with_variants(dict(found)).values()
        return statement

    def article(self, article_id: str) -> Article:
        """Return one article with its text; raise UnknownId."""
        found = self._database.article(article_id)
        if found is None:
            hint = "asean search --json shows the article of each statement"
            raise UnknownId(f"no article has the id {article_id!r}", hint)
        return found

    def articles_named(self, name: str) -> list[str]:
        """Return the ids of the articles that a name could mean: an id, the file they were read from, an id's start."""
        known = plain(name)
        if self._database.version_of(name):
            return [known]
        sql = "SELECT id FROM articles WHERE substr(id, 1, ?) = ? ORDER BY id"
        starts = [row[0] for row in self._database.run(sql, len(known), known)] if known else []
        return self._database.articles_of(name) or starts

    def statements_of(self, article_id: str) -> tuple[Statement, ...]:
        """Return the statements of an article in the order in which they were found."""
        found = dict(self._database.selected("article = ?", plain(article_id)))
        return tuple(self._database.with_variants(found).values())

    def candidates(self, name: str) -> tuple[FacetCount, ...]:
        """Return the speakers that a name as typed could mean, most statements first.

        Those whose name has all the words; failing that, one of them; failing that, one spelt much alike.
        """
        sql = "SELECT speaker, name, count(*) FROM statements GROUP BY speaker, name"
        known = [(*row, frozenset(words(row[1]))) for row in self._database.run(sql)]
        wanted = frozenset(words(name))
        if not wanted:
            return ()
        found = [each for each in known if wanted <= each[3]] or [each for each in known if wanted & each[3]]
        if not found:
            near = _alike(wanted, {word for each in known for word in each[3]})
            found = [each for each in known if near & each[3]]
        counts: dict[str, tuple[str, int]] = {}
        for identity, label, count, _ in sorted(found, key=lambda each: each[2]):
            counts[identity] = (label, counts.get(identity, ("", 0))[1] + count)
        return ranked((identity, label, count) for identity, (label, count) in counts.items())

    def spellings(self, word: str, field: str | None = None) -> tuple[str, ...]:
        """Return the words of the search index that are spelt most like one, in a field or in the default ones."""
        from asean_cli.query.nodes import searched

        return self._index.spellings(word, searched(field)) if self._is_searchable() else ()

    def stats(self) -> Stats:
        """Count what is there."""
        run = self._database.run
        sql = "SELECT count(*), count(DISTINCT speaker), min(day), max(day) FROM statements"
        statements, speakers, first, last = run(sql)[0]
        types = run("SELECT type, count(*) FROM statements GROUP BY type")
        outlets = run("SELECT outlet, count(*) FROM articles WHERE outlet IS NOT NULL GROUP BY outlet")
        return Stats(
            articles=run("SELECT count(*) FROM articles")[0][0],
            statements=statements,
            speakers=speakers,
            first=first,
            last=last,
            behind=self.behind,
            bytes=folder.size(self.path),
            by_type=ranked((kind, kind, count) for kind, count in types),
            by_outlet=ranked((outlet, outlet, count) for outlet, count in outlets),
        )

    def parcels(self, article_ids: Iterable[str] | None = None) -> Iterator[Parcel]:
        """Yield articles with their statements, as they travel: those of these ids, or all."""
        from asean_cli.exchange import Parcel

        for article in self._database.every_article(article_ids):
            statements = self._database.selected("article = ?", plain(article.id))
            yield Parcel(article, tuple(each for _, each in statements), self._database.extractor_of(article.id))

    # Writing

    @contextmanager
    def writer(self, timeout: float) -> Iterator[LocalWriter]:
        """Take the write lock, waiting up to `timeout` seconds; raise IndexLocked, which says who holds it.

        Leaving the block commits; an exception undoes what was not committed yet.
        """
        from asean_cli.store import lock
        from asean_cli.store.writer import LocalWriter

        with lock.held(self.path / folder.LOCK, timeout):
            writer = LocalWriter(self.path, self._database)
            try:
                writer.upgrade()
                yield writer
            except BaseException:
                writer.rollback()
                raise
            writer.commit()


def _alike(wanted: frozenset[str], known: set[str]) -> set[str]:
    import difflib

    return {near for word in wanted for near in difflib.get_close_matches(word, known, n=3, cutoff=0.6)}
