"""Several worker processes: the same index, and what dies or hangs costs its article alone."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpus import articles

TROUBLE = """
import os, signal
from pathlib import Path
from asean_cli.extract.pipeline import Extractor

sound = Extractor.extract

def extract(self, article):
    if "KILL ONCE" in article.text and not Path("killed").exists():
        Path("killed").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if "KILL ALWAYS" in article.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "FAIL" in article.text:
        raise ValueError("a fault")
    if "HANG" in article.text:
        if Path("hanging").exists():
            Path("hanging").write_text(str(os.getpid()))
        signal.pause()
    return sound(self, article)

Extractor.extract = extract
"""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")


def write(path: Path, rows: list[Any]) -> None:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


def content(index: Path) -> list[Any]:
    connection = sqlite3.connect(index / "statements.db")
    rows = [connection.execute(f"SELECT * FROM {table}").fetchall() for table in ("articles", "statements")]
    connection.close()
    return rows


def environment(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which certain articles are trouble."""
    (tmp_path / "trouble").mkdir()
    (tmp_path / "trouble" / "sitecustomize.py").write_text(TROUBLE, encoding="utf-8")
    home = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(tmp_path))
    return {**os.environ, **home, "PYTHONPATH": os.pathsep.join([str(tmp_path / "trouble"), *sys.path])}


def index(tmp_path: Path, texts: list[str], *options: str) -> subprocess.CompletedProcess[str]:
    write(tmp_path / "news.jsonl", [{"id": f"{n}", "text": text} for n, text in enumerate(texts)])
    command = [sys.executable, "-m", "asean_cli", "index", "news.jsonl", "--index", "here", "--jobs", "2", *options]
    env = environment(tmp_path)
    return subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False, timeout=120)


def kept(tmp_path: Path) -> set[str]:
    return {row[0] for row in content(tmp_path / "here")[0]}


def test_the_index_is_the_same_however_many_work_on_it(tmp_path: Path) -> None:
    from asean_cli.cli import index as command

    made: list[Any] = list(articles(12, speakers=1))
    changed = {**made[0], "text": made[0]["text"].replace("said", "warned")}
    write(tmp_path / "a.jsonl", made)
    write(tmp_path / "b.jsonl", [changed, made[1]])
    write(tmp_path / "c.jsonl", [made[0], made[1], {"id": "x"}])
    paths = [str(tmp_path / name) for name in ("a.jsonl", "b.jsonl", "c.jsonl")]
    summaries = []
    for jobs in (1, 3):
        summary = command.run(paths, index=tmp_path / str(jobs), jobs=jobs)
        summaries.append({**summary.to_dict(), "index": ""})
    assert summaries[0] == summaries[1]
    assert (summaries[0]["indexed"], summaries[0]["updated"], summaries[0]["unchanged"]) == (12, 2, 2)
    assert content(tmp_path / "1") == content(tmp_path / "3")


def test_a_worker_killed_once_costs_nothing(tmp_path: Path) -> None:
    done = index(tmp_path, ["one", "KILL ONCE", "three"])
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("3 articles indexed")


def test_an_article_that_kills_its_worker_twice_is_reported_and_the_rest_goes_on(tmp_path: Path) -> None:
    done = index(tmp_path, ["one", "KILL ALWAYS", "three", "FAIL", "five"])
    assert done.returncode == 2
    assert kept(tmp_path) == {"0", "2", "4"}
    first, second = done.stderr.splitlines()
    assert first.startswith("asean: news.jsonl: article 1: its worker process was ended by SIGKILL, twice")
    assert second.startswith("asean: news.jsonl: article 3: the extraction failed (ValueError: a fault)")


def test_an_article_that_hangs_is_given_up(tmp_path: Path) -> None:
    done = index(tmp_path, ["one", "HANG", "three"], "--time-limit", "1")
    assert done.returncode == 2
    assert kept(tmp_path) == {"0", "2"}
    assert done.stderr.startswith("asean: news.jsonl: article 1: took longer than 1 s")


def test_ctrl_c_ends_all_quietly_and_keeps_what_is_done(tmp_path: Path) -> None:
    write(tmp_path / "news.jsonl", [{"id": f"{n}", "text": text} for n, text in enumerate(["one", "HANG", "three"])])
    os.mkfifo(tmp_path / "hanging")
    command = [sys.executable, "-m", "asean_cli", "index", "news.jsonl", "--index", "here", "--jobs", "2"]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        worker = int((tmp_path / "hanging").read_text())  # waits until one hangs
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err == "note: interrupted; what is done is kept, run it again to go on\n"
    assert out.startswith("1 article indexed")
    assert kept(tmp_path) == {"0"}
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)
