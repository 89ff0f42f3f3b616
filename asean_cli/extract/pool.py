"""Extraction of many articles: here, or in worker processes whose death or hanging costs one article at most.

Each worker has a pipe of its own and one article at a time. (Pools of executors lose every article at hand when one
process dies; Pebble's workers share a pipe under one lock, and all stand still when its holder is killed.)
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, TypeVar

from asean_cli.errors import ModelError
from asean_cli.extract.worker import Died, Outcome, Worker, attempt, block_interrupts
from asean_cli.models import Article

AHEAD = 32
"""Articles read ahead for each worker, so that none waits while the writer commits."""
MOST_AHEAD = 32 * 1024 * 1024
"""Characters of all articles read ahead, a limit for when they are huge."""
_GLANCE = 0.1
"""Seconds between two looks at whether the user wants to stop."""

_END: Any = object()

_STARTS = 3
"""Tries to start a worker before that is given up."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Extraction:
    """An article with its statements, or with the reason why there are none."""

    article: Article
    outcome: Outcome


class Pool(Protocol):
    """Where articles are extracted."""

    version: str
    """The extractor's version."""
    warning: str | None
    """What the user should know of the tagger."""
    ahead: int
    """How many items may be read ahead."""

    def submit(self, article: Article) -> Future[Outcome]:
        """Start on an article."""


def pool(tables: tuple[Path, ...], jobs: int, time_limit: float) -> AbstractContextManager[Pool]:
    """Return the place where articles are extracted: this process for one job, else as many workers.

    Without workers there is nothing that could be ended, so there the time limit is none. Entering it raises
    TableError for broken tables, ModelError for a damaged model.
    """
    return Here(tables) if jobs == 1 else Processes(tables, jobs, time_limit)


def extractions(
    items: Iterable[T],
    at: Pool,
    wanted: Callable[[Article], bool] = lambda _: True,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[T | Extraction]:
    """Yield the items in their order, each article that is `wanted` as an Extraction; end early on `stop`.

    No more is read ahead than keeps the workers busy, however much there is.
    """
    held: deque[tuple[T, Future[Outcome] | None]] = deque()
    source, characters, ended = iter(items), 0, False
    while held or not ended:
        full = len(held) > at.ahead or characters > MOST_AHEAD
        if held and (ended or full or _is_done(held[0][1])):
            item, future = held[0]
            if not _came(future, stop):
                return
            held.popleft()
            characters -= _length(item)
            yield item if future is None or not isinstance(item, Article) else _extraction(item, future, at, held)
        elif (item := next(source, _END)) is _END:
            ended = True
        else:
            characters += _length(item)
            future = at.submit(item) if isinstance(item, Article) and wanted(item) else None
            held.append((item, future))


def _length(item: object) -> int:
    return len(item.text) if isinstance(item, Article) else 0


def _is_done(future: Future[Outcome] | None) -> bool:
    return future is None or future.done()


def _came(future: Future[Outcome] | None, stop: Callable[[], bool]) -> bool:
    """Wait for the outcome; False where the user will not."""
    while not _is_done(future):
        if stop():
            return False
        wait([future] if future else (), timeout=_GLANCE)
    return True


def _extraction(article: Article, future: Future[Outcome], at: Pool, held: Iterable[object]) -> Extraction:
    """Return what came of an article; one whose worker died gets another try, with nothing else beside it."""
    outcome = future.result()
    if isinstance(outcome, Died):
        wait([each[1] for each in held if isinstance(each, tuple) and each[1] is not None])
        outcome = at.submit(article).result()
    return Extraction(article, outcome)


class Here:
    """This very process."""

    ahead = 0

    def __init__(self, tables: tuple[Path, ...]) -> None:
        self._tables = tables

    def __enter__(self) -> Here:
        from asean_cli.extract.pipeline import Extractor

        self._extractor = Extractor.load(self._tables)
        self.version, self.warning = self._extractor.version, self._extractor.warning
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def submit(self, article: Article) -> Future[Outcome]:
        """Extract an article at once."""
        done: Future[Outcome] = Future()
        done.set_result(attempt(self._extractor, article))
        return done


class Processes:
    """Worker processes, started as they are needed, each served by a thread of this process."""

    def __init__(self, tables: tuple[Path, ...], jobs: int, time_limit: float) -> None:
        self._tables = tables
        self._time_limit = time_limit
        self.ahead = AHEAD * jobs
        self._threads = ThreadPoolExecutor(jobs, "extract", block_interrupts)
        self._workers: list[Worker] = []
        self._idle: list[Worker] = []
        self._closed = False

    def __enter__(self) -> Processes:
        try:
            first = self._threads.submit(self._start).result()
        except BaseException:
            self.close()
            raise
        self.version, self.warning = first.version, first.warning
        self._idle.append(first)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all workers at once, whatever they are at."""
        self._closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in list(self._workers):
            worker.kill()  # so that the thread that serves it comes to an end
        self._threads.shutdown()
        for worker in self._workers:
            worker.end()

    def submit(self, article: Article) -> Future[Outcome]:
        """Have an article extracted by the next worker that is free."""
        return self._threads.submit(self._extract, article)

    @property
    def process_ids(self) -> list[int]:
        """The workers' process ids."""
        return [worker.process_id for worker in self._workers]

    def _start(self) -> Worker:
        for _ in range(_STARTS):
            worker = Worker(self._tables)
            self._workers.append(worker)
            if self._closed:
                worker.kill()
            if worker.is_ready():
                return worker
            self._workers.remove(worker)
        raise ModelError("no worker process could be started", "free some memory, or use --jobs 1")

    def _extract(self, article: Article) -> Outcome:
        worker = self._free()
        outcome = worker.extract(article, self._time_limit)
        if worker.alive:
            self._idle.append(worker)
        else:
            self._workers.remove(worker)
        return outcome

    def _free(self) -> Worker:
        """Return a worker that waits, else a new one; those that were killed while they waited are forgotten."""
        while True:
            try:
                worker = self._idle.pop()
            except IndexError:
                return self._start()
            if worker.answers():
                return worker
            self._workers.remove(worker)


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
