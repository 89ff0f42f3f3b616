"""Read articles, find who said what in them, and keep it in the index.

PATH is a file, a folder (with all that is in it), @LIST for the paths in a file, or - for standard input. Read
are text, web pages, PDF, office documents, mails, feeds, tables, JSON, the agencies' XML, web archives, and
archives of them (asean formats lists all). A table or JSON has an article's parts under id, title, text, url,
outlet and published, or under what --map names. An article that is there already and has not changed costs
nothing, a changed one replaces its old statements. What cannot be read, or is not in English, is skipped and
said, and the rest goes on.

A file whose size and times are those of the last reading is not opened (--verify opens it and compares what it
holds). Articles whose file is gone stay, unless --prune drops those that were below a folder given.

    asean index articles/
    asean index articles/ --prune
    asean index interview.txt --outlet VNA --published 2021-08-03
    asean index archive.zip crawl.warc.gz @more.txt
    asean index news.csv --map text=body,published=date
    curl -s https://example.org/feed.jsonl | asean index -
    asean index https://news.example.org/talks --feed https://news.example.org/rss

Pages are asked for as robots.txt allows, one a second from one host, and again only where they have changed. --feed
reads the articles of a feed and of the pages that it points to.

Articles are extracted by one process for each core (--jobs), a few read ahead, so input of any length needs no more
memory. An article that takes longer than --time-limit, or that its process dies of twice, is named and left out.

Ctrl-C keeps what is done so far; run it again to go on.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from asean_cli.cli.indexing import Summary, Work
from asean_cli.cli.opening import PATIENCE
from asean_cli.cli.options import (
    AsJson,
    IndexFolder,
    Jobs,
    MetadataOptions,
    OptionalPaths,
    Quiet,
    ReadingOptions,
    TimeLimit,
    Timeout,
    with_groups,
)
from asean_cli.errors import UsageError
from asean_cli.progress import Progress, Silent
from asean_cli.readers.interface import Metadata, Options

__all__ = ["Summary", "command", "run"]

TIME_LIMIT = 120.0
"""Seconds that one article may take, unless the user says otherwise; one of 10,000 words takes about four."""


def run(
    paths: Sequence[str],
    *,
    given: Metadata | None = None,
    index: Path | None = None,
    force: bool = False,
    verify: bool = False,
    prune: bool = False,
    jobs: int = 1,
    time_limit: float = TIME_LIMIT,
    timeout: float = PATIENCE,
    options: Options | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> Summary:
    """Index articles in `jobs` processes (0: one for each core); `stop` is asked whether to leave it at that.

    `time_limit` is for one article, in seconds, and needs more than one job.

    Raises StoreError where the index cannot be written, UsageError where `given` makes no sense, ModelError for a
    damaged model.
    """
    from asean_cli.cli.opening import writing
    from asean_cli.config import index_folder, knowledge_folders
    from asean_cli.extract.pool import cores, pool
    from asean_cli.readers import read
    from asean_cli.readers.web.visits import FILE as VISITS
    from asean_cli.readers.web.visits import Visits

    folder, known = index_folder(index), given or Metadata()
    visits = Visits(None if force else folder / VISITS)
    reading = replace(options or Options(), visits=visits)
    work: Work | None = None

    def unchanged(path: Path) -> int | None:
        return None if work is None or verify else work.articles_if_unchanged(path)

    # This complains of `given` before anything is made.
    items = read(paths, known, stdin, reading, unchanged)
    with pool(knowledge_folders(), jobs or cores(), time_limit) as at, writing(folder, timeout, create=True) as writer:
        summary = Summary(str(folder), warning=at.warning)
        work = Work(writer, at, summary, _asked(known, reading), force=force, progress=progress or Silent())
        if prune:
            summary.removed += sum(writer.prune(path) for path in paths if Path(path).is_dir())
        work.do(items, stop)
    visits.save(work.pages)
    return summary


def _asked(given: Metadata, options: Options) -> str:
    """Return all that the user said of the reading, by which the same reading is known again."""
    return repr((given, sorted(options.columns.items()), options.any_language, options.allow_private))


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
    verify: Annotated[bool, typer.Option("--verify", help="Open files that look unchanged, too.")] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Drop articles whose file is gone from a PATH.")] = False,
    jobs: Jobs = 0,
    time_limit: TimeLimit = TIME_LIMIT,
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
            verify=verify,
            prune=prune,
            jobs=jobs,
            time_limit=time_limit,
            timeout=timeout,
            progress=bar,
            stop=stop,
        )
    return tell(summary, quiet, json)


def tell(summary: Summary, quiet: bool, as_json: bool) -> int:
    """Print what was done, what was not and why; return the exit code."""
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

    counts = summary.counts()
    said = [f"{count:,} {name}" for name, count in counts.items()] or ["nothing indexed"]
    if counts and (first := next(iter(counts))) not in ("skipped", "failed"):
        said[0] = f"{count_of(counts[first], 'article')} {first}"
    found = f"; {count_of(summary.statements, 'statement')}" if summary.indexed or summary.updated else ""
    return f"{', '.join(said)}{found}; index: {summary.index}"
