"""One worker process: loads the extractor once, then takes an article at a time and gives back its statements."""

from __future__ import annotations

import multiprocessing
import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from asean_cli.errors import AseanError
from asean_cli.models import Article, Statement

if TYPE_CHECKING:
    from asean_cli.extract.pipeline import Extractor

_START_LIMIT = 120.0
"""Seconds that a worker may take to load the model; two on a slow disk."""


@dataclass(frozen=True, slots=True)
class Failed:
    """No statements, and why, in one line that names the way out."""

    reason: str


@dataclass(frozen=True, slots=True)
class Died(Failed):
    """The worker ended over the article: killed, out of memory, or crashed."""


Outcome = tuple[Statement, ...] | Failed


def attempt(extractor: Extractor, article: Article) -> Outcome:
    """Return the statements of an article; Failed where the extractor cannot cope with it."""
    try:
        return tuple(extractor.extract(article))
    except (MemoryError, RecursionError) as error:
        return Failed(f"too large or too deeply nested to be extracted ({type(error).__name__}); split it")
    except Exception as error:  # noqa: BLE001 - one article's fault must not cost the others
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        return Failed(f"the extraction failed ({reason}); please report it with the article")


def block_interrupts() -> None:
    """Keep Ctrl-C from this thread and from the processes it starts: the main thread alone decides about it."""
    if hasattr(signal, "pthread_sigmask"):
        from multiprocessing import resource_tracker

        resource_tracker.ensure_running()  # which unblocks the signal when it starts, so not after us
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def serve(pipe: Connection, tables: tuple[Path, ...]) -> None:
    """Run the worker: say that it is ready, then answer articles until the other end is closed."""
    from asean_cli.extract.pipeline import Extractor

    try:
        extractor = Extractor.load(tables)
        pipe.send((extractor.version, extractor.warning))
        while True:
            pipe.send(attempt(extractor, pipe.recv()))
    except AseanError as error:
        pipe.send(error)
    except (EOFError, OSError):
        return  # the main process has no more, or is gone


class Worker:
    """A worker process, seen from the main one."""

    def __init__(self, tables: tuple[Path, ...]) -> None:
        self.version = ""
        self.warning: str | None = None
        self.alive = True
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, tables), name="asean extract", daemon=True)
        self._process.start()
        theirs.close()  # so that its death shows as the end of the pipe

    @property
    def process_id(self) -> int:
        """The worker's process id."""
        return self._process.pid or 0

    def is_ready(self) -> bool:
        """Wait until the extractor is loaded; raise the TableError or ModelError that kept it from that.

        False where the process ended over it.
        """
        try:
            answer = self._pipe.recv() if self._pipe.poll(_START_LIMIT) else None
        except (EOFError, OSError):
            answer = None
        if isinstance(answer, tuple):
            self.version, self.warning = answer
            return True
        self.end()
        if isinstance(answer, AseanError):
            raise answer
        return False

    def answers(self) -> bool:
        """Say whether the process is still there."""
        if self.alive and not self._process.is_alive():
            self.end()
        return self.alive

    def extract(self, article: Article, limit: float) -> Outcome:
        """Return what the worker made of the article within `limit` seconds; the worker ends where it made nothing."""
        try:
            self._pipe.send(article)
            if self._pipe.poll(limit):
                outcome: Outcome = self._pipe.recv()
                return outcome
            reason = f"took longer than {limit:g} s and was given up; --time-limit allows more"
        except (EOFError, OSError):
            self.end()
            return Died(f"its worker process {_how(self._process.exitcode)}, twice; check memory, or leave it out")
        self.end()
        return Failed(reason)

    def kill(self) -> None:
        """End the process, whatever it is at; the thread that waits for it sees the end of the pipe."""
        self._process.kill()

    def end(self) -> None:
        """End the process and let go of it."""
        self.alive = False
        self.kill()
        self._process.join()
        self._pipe.close()


def _how(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            return f"was ended by {signal.Signals(-code).name}"
        except ValueError:
            return f"was ended by signal {-code}"
    return f"ended with code {code}"
