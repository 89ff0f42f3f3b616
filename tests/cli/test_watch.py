"""asean watch as a process: what arrives is indexed, and it ends when it is told to."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from asean_cli.cli import watch
from asean_cli.errors import UsageError

pytest.importorskip("watchfiles")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")

TEXT = "Vietnamese Foreign Minister Bui Thanh Son said plan {} works.\n"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT.format("A"), encoding="utf-8")
    return folder


@pytest.fixture
def start(news: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Return a function that starts watching, with the index in the folder that is watched."""
    home = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(news.parent))
    command = [sys.executable, "-m", "asean_cli", "watch", "news", "--index", "news/index", "--json", "-j", "1"]
    started: list[subprocess.Popen[str]] = []

    def run(*options: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [*command, *options],
            cwd=news.parent,
            env={**os.environ, **home, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()


def told(process: subprocess.Popen[str]) -> dict[str, Any]:
    assert process.stdout
    line = process.stdout.readline()
    assert line, process.stderr and process.stderr.read()
    body: dict[str, Any] = json.loads(line)
    return {name: body[name] for name in ("indexed", "updated", "removed")}


def count(indexed: int = 0, updated: int = 0, removed: int = 0) -> dict[str, int]:
    return {"indexed": indexed, "updated": updated, "removed": removed}


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_what_arrives_changes_and_goes(how: signal.Signals, news: Path, start: Callable[..., Any]) -> None:
    process = start("--prune")
    assert told(process) == count(indexed=1)
    (news / ".hidden.txt").write_text(TEXT.format("H"), encoding="utf-8")
    (news / "deep").mkdir()
    (news / "deep" / "b.txt").write_text(TEXT.format("B"), encoding="utf-8")
    assert told(process) == count(indexed=1)
    (news / "a.txt").unlink()
    assert told(process) == count(removed=1)
    process.send_signal(how)
    assert process.communicate(timeout=60) == ("", "")
    assert process.returncode == 0


def test_it_survives_a_kill(news: Path, start: Callable[..., Any]) -> None:
    first = start()
    assert told(first) == count(indexed=1)
    first.kill()
    first.wait()
    (news / "b.txt").write_text(TEXT.format("B"), encoding="utf-8")
    assert told(start()) == count(indexed=1)


def test_a_file_is_not_watched(news: Path) -> None:
    with pytest.raises(UsageError, match="not a folder"):
        next(watch.run([str(news / "a.txt")]))


def test_without_watchfiles_it_says_how_to_install_it(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    with pytest.raises(UsageError) as caught:
        next(watch.run([str(news)]))
    assert caught.value.hint == "pip install 'asean-cli[watch]'"
