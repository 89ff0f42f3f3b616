"""The search index on disk: opening, writing and asking Whoosh, in one numbered folder below `whoosh/`."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from asean_cli.errors import AseanError, DamagedIndex, IndexLocked, StoreError
from asean_cli.query.fields import FIELDS, Field
from asean_cli.query.interface import Node
from asean_cli.query.loose import Fuzzy
from asean_cli.query.nodes import Wildcard
from asean_cli.query.text import stem
from asean_cli.store.backend import W3Codec, index
from asean_cli.store.database import Entry
from asean_cli.store.durable import DurableStorage
from asean_cli.store.folder import sync
from asean_cli.store.hits import Hits
from asean_cli.store.postings import postings
from asean_cli.store.schema import ARTICLE, EXACT, ROW, document, schema, words_in
from asean_cli.store.scoring import Reason, Scoring
from asean_cli.store.segment import Load, Segment, accepted, nothing, terms_of

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

_BLOCK = 1024
"""Postings that are read at once. They lie there as they are: to unpack them takes longer than to read them."""

_MISSPELT, _SPELLINGS = 3, 5
"""Letters in which a long word may differ from the one that was meant, and how many such words are offered."""

_COMMITS = 20
"""Commits that may come between, one after another, while the index is opened."""

Batch = Iterable[Entry]


def _opened(storage: DurableStorage) -> Any:
    """Open what was committed last: a commit may take the list of files away between its being found and read."""
    for _ in range(_COMMITS):
        try:
            return storage.open_index(schema=schema())
        except FileNotFoundError:
            continue
    return storage.open_index(schema=schema())


class SearchIndex:
    """One open Whoosh index."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._searcher: Any = None
        self._segments: list[Segment] = []
        with self.readable():
            self._index = _opened(DurableStorage(folder))

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
            self._searcher = self._index.searcher()
            readers = [leaf.reader() for leaf, _ in self._searcher.leaf_searchers()]
            self._segments = [Segment(each) for each in readers if each.doc_count_all()]  # with no document, no columns
        return self._searcher

    def hits(self, node: Node, *, scored: bool, load: Load = nothing) -> Hits:
        """Return all documents that match, scored or not; `load` gives statements that must be looked at themselves."""
        found = Hits()
        with self.readable():
            searcher = self.searcher()
            scoring = Scoring(searcher) if scored else None
            for segment in self._segments:
                docs = segment.ask(node, load)
                scores = scoring.scores(segment, node, docs) if scoring else {}
                found.add(segment, [*docs])
                found.scores += map(scores.__getitem__, docs) if scores else ()
        return found

    def reasons(self, node: Node, row: int) -> list[Reason]:
        """Return what the words of the query asked last add to the score of the document with this row."""
        scoring = Scoring(self.searcher())
        for segment in self._segments:
            for doc in segment.found(node):
                if segment.column(ROW)[doc] == row:
                    return scoring.reasons(segment, node, doc)
        return []

    def stems_like(self, loose: Wildcard | Fuzzy) -> set[str]:
        """Return the stems of the words in contents that fit a wildcard or a fuzzy word."""
        if set(str(loose)) == {"*"}:
            return set()
        with self.readable():
            content = FIELDS["content"]
            reader = self.searcher().reader()
            return {stem(word) for word in terms_of(reader, words_in(content), accepted(content, loose))}

    def spellings(self, word: str, fields: Iterable[Field]) -> tuple[str, ...]:
        """Return the words in these fields that are spelt most like one: the nearest, then the most frequent.

        Of those as near, the ones that begin alike come first: people seldom mistype the first letter.
        """
        from rapidfuzz.distance import OSA

        with self.readable():
            reader = self.searcher().reader()
            most = min(_MISSPELT, 1 + len(word) // 5)
            found: dict[str, tuple[float, bool, int]] = {}
            for name in map(words_in, fields):
                for term in terms_of(reader, name, lambda term: term[0] != EXACT and " " not in term):
                    distance = OSA.distance(word, term, score_cutoff=most)
                    if distance <= most:
                        found[term] = (distance, term[0] != word[0], -reader.doc_frequency(name, term))
        return tuple(sorted(found, key=lambda term: (*found[term], term))[:_SPELLINGS])

    def update(self, articles: Collection[str], batch: Batch) -> None:
        """Put the documents of `batch` in place of all that these articles had."""
        with self.readable():
            writer = self._index.writer(timeout=10.0, codec=W3Codec(blocklimit=_BLOCK, compression=0))
            try:
                if articles and self._index.doc_count():
                    _delete(writer, articles)
                for entry in batch:
                    writer.add_document(**document(entry))
            except BaseException:
                writer.cancel()
                raise
            writer.commit()


def _delete(writer: Any, articles: Collection[str]) -> None:
    searcher = writer.searcher()
    try:
        for leaf, first in searcher.leaf_searchers():
            for article in articles:
                for doc in postings(leaf.reader(), ARTICLE, article).docs:
                    writer.delete_document(first + doc)
    finally:
        searcher.close()


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
