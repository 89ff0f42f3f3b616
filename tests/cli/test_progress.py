"""Long work: it can be stopped between two articles, and shows itself on a terminal only."""

from __future__ import annotations

import os
import signal
import sys
import threading
from io import StringIO

import pytest

from asean_cli.cli import progress
from asean_cli.cli.interrupts import stoppable
from asean_cli.progress import Silent


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_the_first_interrupt_asks_and_the_second_stops() -> None:
    before = signal.getsignal(signal.SIGINT)
    with stoppable() as asked:
        assert not asked()
        signal.raise_signal(signal.SIGINT)
        assert asked()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_outside_the_main_thread_nothing_is_handled() -> None:
    seen = []

    def work() -> None:
        with stoppable() as asked:
            seen.append(asked())

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [False]


def test_silent_without_a_terminal_or_when_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", StringIO())
    with progress.shown("indexing") as bar:
        assert isinstance(bar, Silent)
    monkeypatch.setattr(sys, "stderr", Terminal())
    with progress.shown("indexing", quiet=True) as bar:
        assert isinstance(bar, Silent)


def test_a_bar_on_a_terminal_shows_hostile_names_harmlessly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with progress.shown("indexing") as bar:
        bar.total(2)
        bar.step("[/red] a\x1b]0;x\x07.txt")
        bar.step("b" * 200)
    assert "[/red] a\ufffd]0;x\ufffd.txt" in screen.getvalue() or "indexing " + "b" * 40 in screen.getvalue()
    assert "\x1b]0;" not in screen.getvalue()
    assert "2/2" in screen.getvalue()


def test_what_came_of_the_work_stands_below_the_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    for columns in ("80", "160"):
        monkeypatch.setenv("COLUMNS", columns)
        with progress.shown("indexing") as bar:
            bar.total(2)
            bar.step("a.txt")
            bar.counts({"indexed": 1204, "failed": 1}, 1204)
        assert "1,204 indexed, 1 failed" in screen.getvalue()
        assert "left" in screen.getvalue()
