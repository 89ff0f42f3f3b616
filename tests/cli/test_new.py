"""new: what was indexed since the last time, told once and in full; as a process for exit codes and kills."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from asean_cli.cli import bookmarks

Run = Callable[..., Any]
RunAsean = Callable[..., "subprocess.CompletedProcess[str]"]
HAZE = "Haze talks\n\nSingaporean Foreign Minister Vivian Balakrishnan said the haze needs vaccines of its own.\n"
MORE = "More on haze\n\nMalaysian Foreign Minister Saifuddin Abdullah said the haze would end in May.\n"

KILLED = """
import os, sys
from asean_cli.cli import app, bookmarks
moves = bookmarks.move
def die(place, name, mark):
    if name == sys.argv[1]:
        sys.stdout.flush()
        os._exit(9)
    moves(place, name, mark)
bookmarks.move = die
app.run(["new", "--index", "here"])
"""


@pytest.fixture
def news(asean: RunAsean, tmp_path: Path) -> Callable[..., Any]:
    """Return what writes an article and indexes it, into the index `here` unless another one is named."""

    def told(name: str, text: str, index: str = "here") -> None:
        folder = tmp_path / f"news-{index}"
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
        assert asean("index", folder, "--index", index).returncode == 0

    return told


def new(asean: RunAsean, *words: object, index: str = "here") -> tuple[int, list[str]]:
    done = asean("new", *words, "--jsonl", "--index", index)
    assert done.stderr == ""
    return done.returncode, [json.loads(line)["content"] for line in done.stdout.splitlines()]


def test_told_once_and_then_only_what_was_indexed_since(asean: RunAsean, news: Any, tmp_path: Path) -> None:
    news("a.txt", HAZE)
    assert asean("save", "haze", "haze").returncode == 0
    assert new(asean) == (0, ["the haze needs vaccines of its own"])
    assert new(asean) == (1, [])
    news("b.txt", MORE)
    assert new(asean, "--peek") == (0, ["the haze would end in May"])
    assert new(asean, "@Haze", "--since-last") == (0, ["the haze would end in May"])
    assert new(asean, "haze") == (1, [])
    assert asean("index", tmp_path / "news-here", "--index", "here", "--force").returncode == 0
    assert asean("reindex", "--index", "here").returncode == 0
    assert new(asean) == (1, [])
    news("b.txt", MORE.replace("\n\n", "\n\nUpdated.\n\n", 1) + "\nHe said the haze was over.\n")
    assert new(asean) == (0, ["the haze was over"])
    news("c.txt", "Rain\n\nMalaysian Foreign Minister Saifuddin Abdullah said the rain would end in May.\n")
    assert new(asean) == (1, [])


def test_without_news_there_is_no_output(asean: RunAsean, news: Any, tmp_path: Path) -> None:
    done = asean("new", "--index", "here")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no search is saved yet" in done.stderr
    news("a.txt", HAZE)
    asean("save", "rain", "rain")
    for form in ([], ["--json"], ["--format", "html"], ["--output", "new.csv"]):
        done = asean("new", *form, "--index", "here")
        assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    assert not (tmp_path / "new.csv").exists()
    done = asean("new", "ran", "--index", "here")
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean rain" in done.stderr
    assert asean("new", "--index", "nowhere").returncode == 2


def test_each_search_and_each_index_has_its_own_mark(asean: RunAsean, news: Any, tmp_path: Path) -> None:
    news("a.txt", HAZE)
    news("a.txt", MORE, index="there")
    asean("save", "haze", "haze")
    asean("save", "may", "may")
    assert new(asean) == (0, ["the haze needs vaccines of its own"])
    assert new(asean, "may", index="there") == (0, ["the haze would end in May"])
    assert new(asean, index="there") == (0, ["the haze would end in May"])
    assert new(asean) == new(asean, index="there") == (1, [])
    shutil.rmtree(tmp_path / "here")  # another index in its place
    news("a.txt", HAZE)
    assert new(asean) == (0, ["the haze needs vaccines of its own"])
    assert new(asean, index="there") == (1, [])


@pytest.mark.parametrize("victim", ["a", "b"])
def test_a_kill_loses_nothing(victim: str, asean: RunAsean, news: Any, tmp_path: Path) -> None:
    news("a.txt", HAZE)
    asean("save", "a", "haze")
    asean("save", "b", "haze")
    kept = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    env = {**os.environ, **dict.fromkeys(kept, str(tmp_path))}
    done = subprocess.run([sys.executable, "-c", KILLED, victim], cwd=tmp_path, env=env, capture_output=True, text=True)
    assert done.returncode == 9, done.stderr
    assert done.stdout.count("the haze needs vaccines") == 2
    assert new(asean, victim) == (0, ["the haze needs vaccines of its own"])
    assert new(asean) == ((1, []) if victim == "b" else (0, ["the haze needs vaccines of its own"]))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="devices of Linux")
def test_what_could_not_be_written_comes_again(asean: RunAsean, news: Any, tmp_path: Path) -> None:
    news("a.txt", HAZE)
    asean("save", "haze", "haze")
    done = asean("new", "--index", "here", "--output", "/dev/full")
    assert done.returncode == 2
    (tmp_path / "folder").mkdir()
    assert asean("new", "--index", "here", "--output", "folder").returncode == 2
    read, write = os.pipe()
    os.close(read)
    kept = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    env = {**os.environ, **dict.fromkeys(kept, str(tmp_path))}
    command = [sys.executable, "-m", "asean_cli", "new", "--index", "here"]
    closed = subprocess.run(command, cwd=tmp_path, env=env, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (closed.returncode, closed.stderr) == (0, b"")  # a pipe that was closed before it was read
    assert new(asean)[0] == 0


def test_an_article_that_was_not_finished_comes_later(asean: RunAsean, news: Any, tmp_path: Path) -> None:
    news("a.txt", HAZE)
    asean("save", "haze", "haze")
    assert new(asean)[0] == 0
    (tmp_path / "b.txt").write_text(MORE, encoding="utf-8")
    script = (
        "import os\nfrom asean_cli.cli import app\nfrom asean_cli.store import writer\n"
        "writer.LocalWriter._follow = lambda self: os._exit(9)\n"
        "app.run(['index', 'b.txt', '--index', 'here'])\n"
    )
    assert subprocess.run([sys.executable, "-c", script], cwd=tmp_path, check=False).returncode == 9
    done = asean("new", "--jsonl", "--index", "here")
    assert (done.returncode, done.stdout) == (1, "")
    assert "run: asean reindex" in done.stderr
    assert asean("reindex", "--index", "here").returncode == 0
    assert new(asean) == (0, ["the haze would end in May"])


@pytest.fixture
def asked(run: Run) -> Run:
    """Return what runs commands where two searches are saved, one of which finds nothing."""
    run("save", "vaccines", "vaccine")
    run("save", "none", "zeppelin")
    run("save", "supply", "supply", "--country", "ID")
    return run


def test_for_people_by_search(asked: Run) -> None:
    shown = asked("new", "--peek")
    lines = shown.out.splitlines()
    assert [line for line in lines if line.startswith("@")] == ["@vaccines: 2 statements", "@supply: 1 statement"]
    assert "vaccines.txt:3" in shown.out
    assert "zeppelin" not in shown.out
    drawn = asked("new", "--peek", "--width", "80").out
    assert max(map(len, drawn.splitlines())) <= 80
    assert "@supply: 1 statement\n" in drawn
    page = asked("new", "--peek", "--format", "markdown").out
    assert "# 2 statements: @vaccines\n" in page
    assert "\n\n# 1 statement: @supply\n" in page


def test_for_scripts(asked: Run) -> None:
    body = json.loads(asked("new", "--peek", "--json", "--fields", "id,content").out)
    assert (body["schema"], body["total"]) == ("asean-statements/1", 2)
    assert [(each["name"], each["total"]) for each in body["searches"]] == [("vaccines", 2), ("supply", 1)]
    assert body["searches"][1]["query"]["filters"] == {"country": ["ID"]}
    assert [list(each) for each in body["searches"][1]["statements"]] == [["id", "content"]]
    assert len(asked("new", "--peek", "--jsonl").out.splitlines()) == 2
    rows = list(csv.DictReader(io.StringIO(asked("new", "--peek", "--format", "csv").out)))
    assert len({row["id"] for row in rows}) == len(rows) == 2
    assert "new: @vaccines, @supply" in asked("new", "--peek", "--format", "html").out
    assert asked("new", "--fields", "").out == asked("search", "--fields", "").out
    assert asked("new", "--fields", "nothing", "--json").code == 2
    assert asked("new", "supply", "--output", "new.json").code == 0
    assert json.loads(Path("new.json").read_text())["total"] == 1
    assert asked("new", "supply").code == 1


def test_the_other_names_that_were_searched_are_told_with_news_only(run: Run) -> None:
    run("save", "sea", "south china sea")
    shown = run("new")
    assert shown.code == 1
    assert shown.err == ""
    run("save", "all", "rok OR vaccine")
    assert "searched also: " in run("new").err
    assert run("new").err == ""


def test_a_broken_mark_is_named(asked: Run) -> None:
    assert asked("new").code == 0
    mark = next(bookmarks._folder().rglob("vaccines.json"))
    for text in ("", "[]", "{}", '{"mark": "x", "identity": "y"}'[:-5]):
        mark.write_text(text)
        shown = asked("new")
        assert (shown.code, shown.out) == (2, ""), text
        assert f"{mark}: " in shown.err
        assert "remove it" in shown.err
    mark.unlink()
    assert asked("new", "vaccines").code == 0


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_marks_are_private(asked: Run) -> None:
    assert asked("new").code == 0
    files = [*bookmarks._folder().rglob("*")]
    assert len(files) == 4
    assert all(path.stat().st_mode & 0o077 == 0 for path in files)
