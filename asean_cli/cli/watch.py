"""Index the articles of folders as they arrive, until Ctrl-C.

First does what `index` does; then waits for files that come, change or, with --prune, go, and indexes the
folders they are in. What happened while it was not running is found when it starts again.

    asean watch articles/
    asean watch articles/ --prune --quiet &

Needs watchfiles: pip install 'asean-cli[watch]'
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from asean_cli.cli import index as indexing
from asean_cli.cli.indexing import Summary
from asean_cli.cli.options import (
    AsJson,
    IndexFolder,
    Jobs,
    MetadataOptions,
    Quiet,
    ReadingOptions,
    TimeLimit,
    with_groups,
)
from asean_cli.errors import IndexLocked, UsageError
from asean_cli.readers.interface import Metadata, Options

_PATIENCE = 1.0
"""Seconds to wait for another writer before the change is left for the next round."""
_ROUND = 500
"""Milliseconds between two looks at whether to stop, or to try again."""


def run(
    folders: Sequence[str],
    *,
    given: Metadata | None = None,
    options: Options | None = None,
    index: Path | None = None,
    prune: bool = False,
    jobs: int = 1,
    time_limit: float = indexing.TIME_LIMIT,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Summary]:
    """Index what is there and then what comes, and yield a summary of each round, until `stop`.

    Raises UsageError where watchfiles is missing or a path is no folder, else what `index` raises.
    """
    from asean_cli.config import index_folder

    for each in folders:
        if not Path(each).is_dir():
            raise UsageError(f"{each}: not a folder", "watch the folder that the file is in")
    changes = _changes(folders, index_folder(index), stop)
    waiting = list(folders)
    next(changes)  # from here on nothing is missed
    while not stop():
        if waiting:
            try:
                yield indexing.run(
                    waiting,
                    given=given,
                    options=options,
                    index=index,
                    prune=prune,
                    jobs=jobs,
                    time_limit=time_limit,
                    timeout=_PATIENCE,
                    stop=stop,
                )
                waiting = []
            except IndexLocked:
                pass  # tried again after the next look
        waiting = _outermost([*waiting, *next(changes, ())])


def _changes(folders: Sequence[str], index: Path, stop: Callable[[], bool]) -> Iterator[set[str]]:
    """Yield the folders, as the user gave them, in which something has changed since; often none."""
    try:
        from watchfiles import watch
    except ImportError as error:
        raise UsageError("asean watch needs watchfiles", "pip install 'asean-cli[watch]'") from error
    roots = {Path(each).resolve(): Path(each) for each in folders}
    ours = index.resolve()
    looks = watch(*roots, watch_filter=None, stop_event=_Asked(stop), yield_on_timeout=True, rust_timeout=_ROUND)
    for changes in looks:
        paths = [Path(path) for _, path in changes]
        yield {
            str(given / path.parent.relative_to(root))
            for path in paths
            for root, given in roots.items()
            if path.is_relative_to(root) and path != root and not path.is_relative_to(ours)
            if not any(part.startswith(".") for part in path.relative_to(root).parts)
        }


class _Asked:
    """What watchfiles takes for an event that says when to stop."""

    def __init__(self, stop: Callable[[], bool]) -> None:
        self.is_set = stop


def _outermost(folders: Iterable[str]) -> list[str]:
    """Return the folders without those that lie in another of them, or are gone."""
    found: list[str] = []
    for folder in sorted(set(folders)):
        path = Path(folder)
        while not path.is_dir() and path != path.parent:
            path = path.parent
        if not any(path.is_relative_to(each) for each in found):
            found.append(str(path))
    return found


@with_groups
def command(
    path: Annotated[
        list[str],
        typer.Argument(metavar="FOLDER", help="Folders, with all that is in them.", show_default=False),
    ],
    *,
    known: MetadataOptions,
    reading: ReadingOptions,
    prune: Annotated[bool, typer.Option("--prune", help="Drop articles whose file goes.")] = False,
    jobs: Jobs = 0,
    time_limit: TimeLimit = indexing.TIME_LIMIT,
    index: IndexFolder = None,
    quiet: Quiet = False,
    json: AsJson = False,
) -> int:
    """Watch, and tell what each round did; with --json as a line of JSON."""
    from asean_cli.cli.interrupts import stoppable

    with stoppable(signal.SIGINT, signal.SIGTERM) as stop:
        rounds = run(
            path,
            given=known.metadata(),
            options=reading.options(),
            index=index,
            prune=prune,
            jobs=jobs,
            time_limit=time_limit,
            stop=stop,
        )
        for number, summary in enumerate(rounds):
            # What is no article is no news, and each round would say it again.
            summary.skipped = [each for each in summary.skipped if each.failed]
            if number == 0 or summary.counts().keys() - {"unchanged"}:
                indexing.tell(summary, quiet, json)
                sys.stdout.flush()
            if summary.interrupted:
                return 130
    return 0
