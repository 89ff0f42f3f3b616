"""The one door of the readers: paths in, articles out, with what was skipped and when a file is done.

What is known of an article comes, in this order, from the words of the user (`--title` and the like), from
the sidecar (`NAME.toml` beside `NAME.txt`), and from the file itself; the earlier wins.
"""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast

from asean_cli.errors import UsageError
from asean_cli.models import Article
from asean_cli.readers.interface import NOTHING, Done, Metadata, Options, Read, Skipped, Source, Unchanged
from asean_cli.readers.limits import Budget
from asean_cli.readers.metadata import iso_date
from asean_cli.readers.reading import articles
from asean_cli.readers.sidecar import read_sidecar, sidecar_of
from asean_cli.readers.walk import STDIN, Address, File, files_in, why
from asean_cli.readers.web import Visitor, Visits
from asean_cli.readers.web.pages import read_feed, read_page

__all__ = ["STDIN", "count", "read", "read_file"]

_USUAL = Options()


def read(
    paths: Sequence[str],
    given: Metadata = NOTHING,
    stdin: BinaryIO | None = None,
    options: Options = _USUAL,
    unchanged: Callable[[Path], int | None] = lambda _: None,
) -> Iterator[Read]:
    """Yield the articles of files, folders (recursive, sorted), "-" (standard input) and addresses, in the order given.

    `given` is what the user says of them. What cannot be read is Skipped; after each file that was tried
    comes its Done, `complete` unless something in it failed. An id comes once in a file: a different
    article of the same id is skipped, the same article again is left out. Raises UsageError where
    `given.published` is no date, or id, title or url are given for several articles.

    Each file is shown to `unchanged` first; where that tells its number of articles, it is left unopened and comes
    as Unchanged. (A single article that the user describes is always read.)
    """
    if given.published and not (published := iso_date(given.published)):
        raise UsageError(f"not a date: {given.published!r}", "give --published like 2021-08-03")
    known = replace(given, published=published if given.published else None)
    if _of_one(known):
        return iter(_single(_read(paths, known, stdin, options)))
    return _read(paths, known, stdin, options, unchanged)


def count(paths: Sequence[str]) -> int:
    """Return how many files `read` would try, each ending in a Done; nothing is opened."""
    return sum(not isinstance(each, Skipped) for each in files_in(paths))


def _of_one(given: Metadata) -> bool:
    """Say whether the user describes a single article."""
    return bool(given.id or given.title or given.url)


def _read(
    paths: Sequence[str],
    given: Metadata,
    stdin: BinaryIO | None,
    options: Options,
    unchanged: Callable[[Path], int | None] = lambda _: None,
) -> Iterator[Read]:
    visitor = Visitor(options.allow_private, options.visits or Visits())
    for each in files_in(paths):
        if isinstance(each, Skipped):
            yield each
        elif isinstance(each, Address):
            yield from read_page(each.url, given, options, visitor)
        elif each.path and (held := unchanged(each.path)) is not None:
            yield Unchanged(each.shown, held)
        else:
            yield from read_file(each.path, given, stdin, options)
    for url in options.feeds:
        yield from read_feed(url, given, options, visitor)


def _single(results: Iterator[Read]) -> list[Read]:
    """Return all results if they hold at most one article, which alone the user has described."""
    held: list[Read] = []
    for each in results:
        if isinstance(each, Article) and any(isinstance(earlier, Article) for earlier in held):
            raise UsageError(
                "--id, --title and --url describe one article, and there are several",
                "index them one by one, or give each its own words in a sidecar NAME.toml or as JSON Lines",
            )
        held.append(each)
    return held


def read_file(
    path: Path | None, given: Metadata = NOTHING, stdin: BinaryIO | None = None, options: Options = _USUAL
) -> Iterator[Read]:
    """Yield the articles of one file, standard input for None, and its Done; `given` has a date in ISO form."""
    file = File(path)
    texts: dict[str, int] = {}
    complete = True
    for each in _contents(file, given, stdin, options):
        if isinstance(each, Skipped):
            complete = complete and not each.failed
        elif each.id in texts and not _of_one(given):
            if texts[each.id] != hash(each.text):
                complete = False
                yield Skipped(file.shown, f'another article has the same id "{each.id}"; give each its own')
            continue
        else:
            texts[each.id] = hash(each.text)
        yield each
    yield Done(file.shown, tuple(texts), complete)


def _contents(file: File, given: Metadata, stdin: BinaryIO | None, options: Options) -> Iterator[Article | Skipped]:
    try:
        known = _with_sidecar(file, given)
        if isinstance(known, str):
            yield Skipped(file.shown, known)
            return
        with _opened(file, stdin) as stream:
            before = _state(stream) if file.path else None
            size = before.st_size if before and stat.S_ISREG(before.st_mode) else None
            name = file.path.name if file.path else None
            source = Source(stream, file.shown, known, options=options, budget=Budget(size), name=name)
            for each in articles(source):
                yield replace(each, path=None) if isinstance(each, Article) and not file.path else each
            if before and _changed(before, _state(stream)):
                yield Skipped(file.shown, "it changed while it was read; read it again")
    except OSError as error:
        yield Skipped(file.shown, why(error))


def _state(stream: BinaryIO) -> os.stat_result:
    return os.fstat(stream.fileno())


def _changed(before: os.stat_result, after: os.stat_result) -> bool:
    regular = stat.S_ISREG(before.st_mode)
    return regular and (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)


def _with_sidecar(file: File, given: Metadata) -> Metadata | str:
    sidecar = sidecar_of(file.path) if file.path else None
    if not sidecar or sidecar == file.path or not sidecar.is_file():
        return given
    found = read_sidecar(sidecar)
    return found if isinstance(found, str) else given.filled_by(found)


@contextmanager
def _opened(file: File, stdin: BinaryIO | None) -> Iterator[io.BufferedReader]:
    if file.path:
        with file.path.open("rb") as stream:
            yield stream
        return
    source = stdin or (sys.stdin and sys.stdin.buffer)
    if not source or source.closed:
        raise OSError(None, "it is closed")
    if isinstance(source, io.BufferedReader):  # a second buffer would wait until it is full
        yield source
        return
    buffered = cast("io.BufferedReader", io.BufferedReader(cast(io.RawIOBase, source)))
    try:
        yield buffered
    finally:
        buffered.detach()  # the stream is the caller's, and stays open
