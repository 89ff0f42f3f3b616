"""How it looks: colours, width and the pager."""

from __future__ import annotations

import io
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from asean_cli.cli import destination, paging
from asean_cli.cli.destination import opened

Run = Callable[..., Any]
COLOUR = re.compile(r"\x1b\[[\d;]*3\dm")


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Return a stdout that is a terminal of 80 columns and 10 lines, with the default pager."""
    stream = Terminal()
    for module in (paging, destination):  # sys.stdout itself is pytest's, and comes back after every fixture
        monkeypatch.setattr(module, "sys", SimpleNamespace(stdout=stream))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "10")
    for name in ("ASEAN_PAGER", "PAGER", "LESS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return stream


@pytest.fixture
def pager(tmp_path: Path) -> Path:
    """Return a pager that keeps what it is given, and what LESS says, in the file `paged`."""
    script = tmp_path / "pager"
    script.write_text(f'#!/bin/sh\nprintf "%s %s\\n" "$LESS" "$*" > "{tmp_path}/paged"\ncat >> "{tmp_path}/paged"\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return script


def test_colours_and_width_through_a_pipe(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    assert not COLOUR.search(run("search", "vaccine").out)
    assert COLOUR.search(run("search", "vaccine", "--color", "always").out)
    assert "\x1b" not in run("search", "vaccine", "--color", "auto").out
    wide = run("search", "vaccine", "--width", "150").out
    assert "when" in wide.splitlines()[2]
    assert not COLOUR.search(wide)
    narrow = run("search", "vaccine", "--width", "40").out
    assert max(map(len, narrow.splitlines())) == 40
    assert max(map(len, run("people", "--width", "40").out.splitlines())) <= 40
    for words in (["stats"], ["facets"], ["show", shown_id(run)]):
        assert "\x1b" in run(*words, "--color", "always").out, words


def shown_id(run: Run) -> str:
    return str(run("search", "--format", "csv", "--fields", "id").out.splitlines()[1])


@pytest.mark.parametrize("words", [["--color", "sometimes"], ["--width", "5"], ["--width", "wide"]])
def test_what_makes_no_sense_is_said(words: list[str], run: Run) -> None:
    assert run("search", *words).code == 2


@pytest.mark.skipif(os.name == "nt", reason="a pager of POSIX")
def test_long_answers_are_paged(
    terminal: Terminal, pager: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGER", "false")
    monkeypatch.setenv("ASEAN_PAGER", f"'{pager}' -x")
    with opened(None, paged=True) as out:
        assert out.isatty()
        out.write("one\n" * 10 + "ü\ud800\n")
    assert terminal.getvalue() == ""
    assert (tmp_path / "paged").read_text() == "FRX -x\n" + "one\n" * 10 + "ü\\ud800\n"
    monkeypatch.setenv("LESS", "mine")
    with opened(None, paged=True) as out:
        out.write("x" * 80 * 10)
    assert (tmp_path / "paged").read_text().startswith("mine -x\nxxx")


@pytest.mark.skipif(os.name == "nt", reason="a pager of POSIX")
@pytest.mark.parametrize("command", ["true", "no-such-pager", "'", "", "cat"])
def test_what_is_short_or_has_no_pager_is_printed(
    command: str, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASEAN_PAGER", command)
    with opened(None, paged=True) as out:
        out.write("one\n" * 9)
    assert terminal.getvalue() == "one\n" * 9
    if command != "true":
        with opened(None, paged=True) as out:
            out.write("two\n" * 90)
        assert terminal.getvalue().endswith("two\n" * 90)


@pytest.mark.skipif(os.name == "nt", reason="a pager of POSIX")
def test_a_pager_that_is_left_early_is_no_error(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASEAN_PAGER", "true")
    with opened(None, paged=True) as out:
        out.write("one\n" * 100_000)
    assert terminal.getvalue() == ""


def test_when_there_is_no_paging(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    assert paging.wanted()
    monkeypatch.setenv("TERM", "dumb")
    assert not paging.wanted()
    monkeypatch.setenv("TERM", "xterm")
    with opened(None) as out:
        assert out is terminal
    monkeypatch.setattr(paging, "sys", SimpleNamespace(stdout=io.StringIO()))
    assert not paging.wanted()
