"""One run of indexing: what is read and extracted goes into the store, and a summary tells what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asean_cli import __version__
from asean_cli.models import Article, short_hash
from asean_cli.progress import Progress
from asean_cli.readers.encoding import storable
from asean_cli.readers.interface import Done, Read, Skipped, Unchanged
from asean_cli.readers.look import look
from asean_cli.readers.walk import STDIN
from asean_cli.readers.web.address import is_web

if TYPE_CHECKING:
    from asean_cli.extract.pool import Extraction, Pool
    from asean_cli.store.interface import Writer

BATCH = 50
"""Articles between two commits: what a kill can cost at most."""


@dataclass(slots=True)
class Summary:
    """What became of each article; counts of articles, except for statements."""

    index: str
    indexed: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    duplicates: int = 0
    """Of those indexed or updated, how many tell a story that another article tells too."""
    statements: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    guessed: list[dict[str, str | None]] = field(default_factory=list)
    """Files that are not UTF-8: path and encoding."""
    interrupted: bool = False
    warning: str | None = None
    """What the user should know of the way the articles were read."""

    @property
    def failed(self) -> bool:
        """Whether something could not be read that should have been."""
        return any(each.failed for each in self.skipped)

    @property
    def articles(self) -> int:
        """How many articles were read."""
        return self.indexed + self.updated + self.unchanged

    def counts(self) -> dict[str, int]:
        """Return what there is to tell, each with its word."""
        failed = sum(each.failed for each in self.skipped)
        names = ("indexed", "updated", "unchanged", "removed")
        counts = {name: getattr(self, name) for name in names}
        counts |= {"skipped": len(self.skipped) - failed, "failed": failed, "duplicate": self.duplicates}
        return {name: count for name, count in counts.items() if count}

    def to_dict(self) -> dict[str, Any]:
        """Return the summary for JSON."""
        return {**asdict(self), "failed": sum(each.failed for each in self.skipped)}


class Work:
    """One run of indexing."""

    def __init__(
        self, writer: Writer, at: Pool, summary: Summary, asked: str, *, force: bool, progress: Progress
    ) -> None:
        self._writer = writer
        self._pool = at
        self._summary = summary
        self._force = force
        self._progress = progress
        self._how = short_hash(__version__, at.version, asked)
        """All that what is found depends on beside the files."""
        self._looks: dict[str, str] = {}
        """How the files at hand looked before they were opened."""
        self.pages: set[str] = set()
        """Addresses of the web whose articles are kept, all of them."""
        self._faulty = False
        """Whether an article of the file at hand could not be extracted."""
        self._at_hand: Counter[str] = Counter()
        """Articles, by id, that are being extracted."""
        self._waiting = 0

    def articles_if_unchanged(self, path: Path) -> int | None:
        """Return how many articles a file holds that has not changed since it was read; None for others."""
        mark, shown = look(path), storable(str(path))
        if mark is None:
            return None
        if not self._force and (known := self._writer.articles_if_unchanged(shown, mark, self._how)) is not None:
            return known
        self._looks[shown] = mark
        return None

    def do(self, items: Iterable[Read], stop: Callable[[], bool]) -> None:
        """Take all items in their order; on `stop`, leave it at what is done."""
        from asean_cli.extract.pool import extractions

        for each in extractions(items, self._pool, self._is_wanted, stop):
            self._take(each)
            self._summary.duplicates = self._writer.repeated
            self._progress.counts(self._summary.counts(), self._summary.articles)
            if stop():
                break
        self._summary.interrupted = stop()

    def _is_wanted(self, article: Article) -> bool:
        if not (self._force or self._at_hand[article.id]) and self._is_current(article):
            return False
        self._at_hand[article.id] += 1
        return True

    def _is_current(self, article: Article) -> bool:
        return self._writer.is_current(article, self._pool.version)

    def _take(self, each: Read | Extraction) -> None:
        if isinstance(each, Skipped):
            self._summary.skipped.append(each)
        elif isinstance(each, Done):
            self._done(each)
        elif isinstance(each, Unchanged):
            self._summary.unchanged += each.articles
            self._progress.step(each.path)
        elif isinstance(each, Article):
            self._note(each)
            self._summary.unchanged += 1
        else:
            self._note(each.article)
            self._keep(each)

    def _done(self, file: Done) -> None:
        mark, faulty, self._faulty = self._looks.pop(file.path, None), self._faulty, False
        self._summary.unchanged += file.unchanged
        if is_web(file.path):  # a feed goes on to other articles, and what it brought stays
            self.pages |= set() if faulty else {file.path}
        elif file.complete and file.path != STDIN:
            self._summary.removed += self._writer.keep_only(file.path, file.article_ids)
            if mark and not faulty:
                self._writer.remember(file.path, mark, self._how)
        self._progress.step(file.path)

    def _note(self, article: Article) -> None:
        if article.encoding:
            self._summary.guessed.append({"path": article.path, "encoding": article.encoding})

    def _keep(self, each: Extraction) -> None:
        from asean_cli.extract.worker import Failed

        article, statements = each.article, each.outcome
        self._at_hand[article.id] -= 1
        if isinstance(statements, Failed):
            self._faulty = True
            self._summary.skipped.append(Skipped(article.path or article.id, _named(article, statements.reason)))
            return
        if not self._force and self._is_current(article):  # the same came twice before the first was kept
            self._summary.unchanged += 1
            return
        if self._writer.put(article, statements, self._pool.version):
            self._summary.updated += 1
        else:
            self._summary.indexed += 1
        self._summary.statements += len(statements)
        self._waiting += 1
        if self._waiting == BATCH:
            self._writer.commit()
            self._waiting = 0


def _named(article: Article, reason: str) -> str:
    return f"article {article.id}: {reason}" if article.path else reason
