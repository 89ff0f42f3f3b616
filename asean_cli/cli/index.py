"""Read articles, find who said what in them, and keep it in the index.

PATH is a file, a folder (with all that is in it), @LIST for the paths in a file, or - for standard input. Read
are text, web pages, PDF, office documents, mails, feeds, tables, JSON, the agencies' XML, web archives, and
archives of them (asean formats lists all). A table or JSON has an article's parts under id, title, text, url,
outlet and published, or under what --map names. An article that is there already and has not changed costs
nothing, a changed one replaces its old statements. What cannot be read, or is not in English, is skipped and
said, and the rest goes on.

    asean index articles/
    asean index interview.txt --outlet VNA --published 2021-08-03
    asean index archive.zip crawl.warc.gz @more.txt
    asean index news.csv --map text=body,published=date
    curl -s https://example.org/feed.jsonl | asean index -
    asean index https://news.example.org/talks --feed https://news.example.org/rss

Pages are asked for as robots.txt allows, one a second from one host, and again only where they have changed. --feed
reads the articles of a feed and of the pages that it points to.

Ctrl-C keeps what is done so far; run it again to go on.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from asean_cli.cli.opening import PATIENCE
from asean_cli.cli.options import (
    AsJson,
    IndexFolder,
    MetadataOptions,
    OptionalPaths,
    Quiet,
    ReadingOptions,
    Timeout,
    with_groups,
)
from asean_cli.errors import UsageError
from asean_cli.models import Article
from asean_cli.progress import Progress, Silent
from asean_cli.readers.interface import Done, Metadata, Options, Skipped

if TYPE_CHECKING:
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

    def to_dict(self) -> dict[str, Any]:
        """Return the summary for JSON."""
        return asdict(self)


def run(
    paths: Sequence[str],
    *,
    given: Metadata | None = None,
    index: Path | None = None,
    force: bool = False,
    timeout: float = PATIENCE,
    options: Options | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> Summary:
    """Index articles; `stop` is asked after each whether to leave it at that.

    Raises StoreError where the index cannot be written, UsageError where `given` makes no sense, ModelError for a
    damaged model.
    """
    from asean_cli.cli.opening import writing
    from asean_cli.config import index_folder, knowledge_folders
    from asean_cli.extract.pipeline import Extractor
    from asean_cli.readers import read
    from asean_cli.readers.web.visits import FILE as VISITS
    from asean_cli.readers.web.visits import Visits

    folder = index_folder(index)
    visits = Visits(None if force else folder / VISITS)
    read_items = read(paths, given or Metadata(), stdin, replace(options or Options(), visits=visits))
    extractor = Extractor.load(knowledge_folders())
    with writing(folder, timeout, create=True) as writer:
        work = _Work(writer, extractor, Summary(str(folder), warning=extractor.warning), force)
        for each in read_items:
            work.take(each, progress or Silent())
            if stop():
                work.summary.interrupted = True
                break
    visits.save()
    return work.summary


class _Work:
    """One run of indexing."""

    def __init__(self, writer: Writer, extractor: Any, summary: Summary, force: bool) -> None:
        self.writer = writer
        self.extractor = extractor
        self.summary = summary
        self.force = force
        self._waiting = 0

    def take(self, each: Article | Skipped | Done, progress: Progress) -> None:
        if isinstance(each, Skipped):
            self.summary.skipped.append(each)
        elif isinstance(each, Article):
            self._article(each)
        else:
            if each.complete:
                self.summary.removed += self.writer.keep_only(each.path, each.article_ids)
            self.summary.unchanged += each.unchanged
            progress.step(each.path)

    def _article(self, article: Article) -> None:
        if article.encoding:
            self.summary.guessed.append({"path": article.path, "encoding": article.encoding})
        if not self.force and self.writer.is_current(article, self.extractor.version):
            self.summary.unchanged += 1
            return
        statements = self.extractor.extract(article)
        if self.writer.put(article, statements, self.extractor.version):
            self.summary.updated += 1
        else:
            self.summary.indexed += 1
        self.summary.statements += len(statements)
        self._waiting += 1
        if self._waiting == BATCH:
            self.writer.commit()
            self._waiting = 0


@with_groups
def command(
    path: OptionalPaths = None,
    *,
    known: MetadataOptions,
    reading: ReadingOptions,
    feed: Annotated[
        list[str] | None,
        typer.Option("--feed", metavar="URL", help="A feed whose articles are read.", show_default=False),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Read again what has not changed.")] = False,
    index: IndexFolder = None,
    timeout: Timeout = PATIENCE,
    quiet: Quiet = False,
    json: AsJson = False,
) -> int:
    """Index, and tell what was done."""
    from asean_cli.cli import progress
    from asean_cli.cli.interrupts import stoppable
    from asean_cli.readers import count

    paths = path or []
    if not paths and not feed:
        raise UsageError("missing argument 'PATH'", "asean index --help tells what there is")
    with progress.shown("indexing", quiet or json) as bar, stoppable() as stop:
        if sys.stderr.isatty():
            bar.total(None if feed else count(paths))
        summary = run(
            paths,
            given=known.metadata(),
            options=replace(reading.options(), feeds=tuple(feed or ())),
            index=index,
            force=force,
            timeout=timeout,
            progress=bar,
            stop=stop,
        )
    return _tell(summary, quiet, json)


def _tell(summary: Summary, quiet: bool, as_json: bool) -> int:
    from asean_cli.cli.faults import note, skipped

    if as_json:
        from asean_cli.output.json import write_data

        write_data(summary.to_dict(), sys.stdout)
    elif not quiet:
        print(_sentence(summary))
    skipped(summary.skipped, as_json=as_json, quiet=quiet)
    for each in summary.guessed if not quiet else ():
        note(f"{each['path']} is not UTF-8; read as {each['encoding']}")
    if summary.warning:
        note(summary.warning)
    if summary.interrupted:
        note("interrupted; what is done is kept, run it again to go on")
        return 130
    if summary.failed:
        return 2
    if not summary.articles and not summary.removed:
        note("there was no article to read")
        return 1
    return 0


def _sentence(summary: Summary) -> str:
    from asean_cli.output.wording import count_of

    names = ("indexed", "updated", "unchanged", "removed")
    counts = {name: getattr(summary, name) for name in names if getattr(summary, name)}
    said = [f"{count:,} {name}" for name, count in counts.items()] or ["nothing indexed"]
    if counts:
        name, count = next(iter(counts.items()))
        said[0] = f"{count_of(count, 'article')} {name}"
    found = f"; {count_of(summary.statements, 'statement')}" if summary.indexed or summary.updated else ""
    return f"{', '.join(said)}{found}; index: {summary.index}"
