"""The search index on disk: opening, writing and asking Whoosh, in one numbered folder below `whoosh/`."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from asean_cli.errors import AseanError, DamagedIndex, IndexLocked, StoreError
from asean_cli.query.fields import FIELDS
from asean_cli.query.interface import Node
from asean_cli.query.nodes import Wildcard
from asean_cli.query.text import stem
from asean_cli.store.backend import index, scoring
from asean_cli.store.convert import AnyOf, converted, wildcard_in
from asean_cli.store.database import Entry
from asean_cli.store.durable import DurableStorage
from asean_cli.store.folder import sync
from asean_cli.store.schema import ARTICLE, DAY, FACET, LEAD, ROW, document, schema

_NOT_DAMAGE = {
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EFBIG,
    errno.EIO,
    errno.EROFS,
    errno.EACCES,
    errno.EPERM,
    errno.EMFILE,
    errno.ENFILE,
}
"""Reasons of the system, and not of the files, why reading or writing them may fail."""

Batch = Iterable[Entry]


@dataclass(slots=True)
class Hits:
    """All that a query found: parallel lists over the matching documents."""

    scores: list[float] = field(default_factory=list)
    _parts: list[tuple[Any, list[int]]] = field(default_factory=list)

    def add(self, reader: Any, docs: list[int]) -> None:
        """Add the documents of one segment."""
        self._parts.append((reader, docs))

    def __len__(self) -> int:
        return sum(len(docs) for _, docs in self._parts)

    def column(self, name: str) -> list[Any]:
        """Return a column's values, one for each document found."""
        values: list[Any] = []
        for reader, docs in self._parts:
            column = reader.column_reader(name)
            values += [column[doc] for doc in docs]
        return values

    @property
    def rows(self) -> list[int]:
        """The database rows."""
        return self.column(ROW)

    @property
    def days(self) -> list[str]:
        """The ISO days, "" where unknown."""
        return [day.decode("ascii") for day in self.column(DAY)]

    def facet(self, name: str) -> list[bytes]:
        """Return the packed values of a facet."""
        return self.column(FACET + name)

    def distinct(self) -> Hits:
        """Return the hits with one statement of those that repeat one another: the leading one, else the first."""
        rows, leads = self.rows, self.column(LEAD)
        if rows == leads:
            return self
        chosen: dict[int, int] = {}
        for at, (row, lead) in enumerate(zip(rows, leads, strict=True)):
            best = chosen.get(lead)
            if best is None or row == lead or (rows[best] != lead and row < rows[best]):
                chosen[lead] = at
        return self._only(set(chosen.values()))

    def _only(self, kept: set[int]) -> Hits:
        found, at = Hits(), 0
        for reader, docs in self._parts:
            found.add(reader, [doc for place, doc in enumerate(docs, at) if place in kept])
            at += len(docs)
        found.scores = [score for place, score in enumerate(self.scores) if place in kept]
        return found


class SearchIndex:
    """One open Whoosh index."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._searcher: Any = None
        with self.readable():
            self._index = DurableStorage(folder).open_index(schema=schema())

    @contextmanager
    def readable(self) -> Iterator[None]:
        """Turn what Whoosh raises over unreadable files into DamagedIndex."""
        top = self.folder.parent.parent
        try:
            yield
        except AseanError:
            raise
        except index.LockError as error:
            hint = "wait until it has ended, then try again"
            raise IndexLocked(f"{top}: another process is writing to the search index", hint) from error
        except Exception as error:  # Whoosh trusts its files: cut or altered, they were seen to raise anything
            if isinstance(error, OSError) and error.errno in _NOT_DAMAGE:
                hint = "check the free space and the permissions of this folder"
                raise StoreError(f"{top}: {error.strerror}", hint) from error
            reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
            hint = "rebuild it from the database: asean reindex"
            raise DamagedIndex(f"{top}: the search index is damaged ({reason})", hint) from error

    def close(self) -> None:
        """Let go of all files."""
        if self._searcher is not None:
            self._searcher.close()
            self._searcher = None
        self._index.close()

    def searcher(self) -> Any:
        """Return a searcher over what was committed last."""
        if self._searcher is not None and not self._searcher.up_to_date():
            # Opened anew, as refresh() keeps segments open and does not see what was deleted in them (3.54).
            self._searcher.close()
            self._searcher = None
        if self._searcher is None:
            self._searcher = self._index.searcher(weighting=scoring.BM25F())
        return self._searcher

    def hits(self, node: Node, *, scored: bool) -> Hits:
        """Return all documents that match, scored by BM25F or not at all."""
        found = Hits()
        with self.readable():
            searcher = self.searcher()
            context = searcher.context(weighting=searcher.weighting) if scored else searcher.boolean_context()
            wanted = converted(node)
            for leaf, _ in searcher.leaf_searchers():
                docs, scores = _matched(wanted.matcher(leaf, context), scored=scored)
                found.add(leaf.reader(), docs)
                found.scores += scores
        return found

    def stems_like(self, wildcard: Wildcard) -> set[str]:
        """Return the stems of the words in contents that fit a wildcard."""
        with self.readable():
            query = wildcard_in(FIELDS["content"], wildcard)
            if not isinstance(query, AnyOf):
                return set()
            return {stem(word) for word in query.terms_in(self.searcher().reader())}

    def update(self, articles: Collection[str], batch: Batch) -> None:
        """Put the documents of `batch` in place of all that these articles had."""
        with self.readable():
            writer = self._index.writer(timeout=10.0)
            try:
                if articles and self._index.doc_count():
                    writer.delete_by_query(AnyOf(ARTICLE, set(articles).__contains__))
                for entry in batch:
                    writer.add_document(**document(entry))
            except BaseException:
                writer.cancel()
                raise
            writer.commit()


def _matched(matcher: Any, *, scored: bool) -> tuple[list[int], list[float]]:
    docs: list[int] = []
    scores: list[float] = []
    while matcher.is_active():
        docs.append(matcher.id())
        if scored:
            scores.append(matcher.score())
        matcher.next()
    return docs, scores


def made(folder: Path) -> SearchIndex:
    """Make an empty index in `folder`, in place of whatever a killed process left there."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.parent.mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(mode=0o700)
    DurableStorage(folder).create_index(schema()).close()
    sync(folder.parent)
    sync(folder.parent.parent)
    return SearchIndex(folder)
