"""Bad input through the command as a process: one clear line on stderr, exit code 2, never a traceback."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

RunAsean = Callable[..., "subprocess.CompletedProcess[str]"]

GOOD = "Talks on rice\n\nThai Trade Minister Anuwat Srisuk said that the harvest would be good.\n"


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def refused(done: subprocess.CompletedProcess[str], *words: str) -> bool:
    """Check the promise: exit code 2, nothing on stdout, one line of message, hints indented below it."""
    assert done.returncode == 2, (done.returncode, done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    message, *hints = [line for line in lines(done.stderr) if not line.startswith("note: ")]
    assert message.startswith("asean: ")
    assert len(hints) <= 3
    assert all(hint.startswith("  ") for hint in hints)
    for word in words:
        assert word in message
    return True


@pytest.fixture
def index(tmp_path: Path, asean: RunAsean) -> Path:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    assert asean("index", "good.txt", "--index", "i").returncode == 0
    return tmp_path / "i"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with everything that is wrong with files, and two good ones."""
    made = tmp_path / "news"
    (made / "deeper").mkdir(parents=True)
    (made / "good.txt").write_text(GOOD, encoding="utf-8")
    (made / "deeper" / "good-too.txt").write_text(GOOD.replace("rice", "fish"), encoding="utf-8")
    (made / "empty.txt").write_bytes(b"")
    (made / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (made / "broken-utf-8.txt").write_bytes(GOOD.encode() + b"\xff\xfe\xfd He added \xc3\x28 that all was well.\n")
    (made / "no-text.html").write_text("<html><head><title>x</title></head><body></body></html>")
    rows = [
        json.dumps({"id": "row-1", "title": "Talks on rice", "text": GOOD}),
        "{not json",
        '{"title": "no text"}',
        "[]",
    ]
    (made / "rows.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return made


@pytest.mark.usefixtures("folder")
def test_a_batch_goes_on_and_lists_what_it_skipped(asean: RunAsean) -> None:
    done = asean("index", "news", "--index", "i")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    for name in ("empty.txt", "binary.txt", "no-text.html", "rows.jsonl"):
        assert name in done.stderr
    told = [line for line in lines(done.stderr) if "rows.jsonl" in line]
    assert [number for number in "234" if any(f"{number}" in line for line in told)] == ["2", "3", "4"]
    figures = json.loads(asean("stats", "--json", "--index", "i").stdout)
    assert figures["articles"] >= 3


@pytest.mark.usefixtures("folder")
def test_a_batch_with_json_keeps_the_figures_on_stdout(asean: RunAsean) -> None:
    done = asean("index", "news", "--index", "i", "--json")
    assert done.returncode == 2
    summary = json.loads(done.stdout)
    assert summary["indexed"] >= 3
    assert {Path(row["path"]).name for row in summary["skipped"]} >= {"empty.txt", "binary.txt", "rows.jsonl"}


def test_a_symbolic_link_that_leads_in_a_circle_ends(asean: RunAsean, folder: Path) -> None:
    (folder / "deeper" / "up").symlink_to(folder, target_is_directory=True)
    (folder / "self").symlink_to("self")
    done = asean("extract", "news", "--jsonl")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert len({json.loads(line)["id"] for line in lines(done.stdout)}) == len(lines(done.stdout))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is unreadable to root")
def test_a_file_that_may_not_be_read(asean: RunAsean, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(GOOD)
    (tmp_path / "secret.txt").chmod(0)
    assert refused(asean("extract", "secret.txt"), "secret.txt")


def test_a_line_of_twenty_megabytes(asean: RunAsean, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("x" * 20_000_000)
    done = asean("extract", "long.txt", "--jsonl")
    assert done.returncode in {0, 1, 2}
    assert "Traceback" not in done.stderr
    assert len(done.stderr) < 2000


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", ["empty.txt", "binary.txt", "no-text.html", "missing.txt"])
def test_one_bad_file(asean: RunAsean, name: str) -> None:
    done = asean("extract", f"news/{name}")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert name in done.stderr
    assert done.stdout == ""


def test_a_path_that_is_not_there(asean: RunAsean) -> None:
    assert refused(asean("extract", "no/such/file.txt"), "no/such/file.txt")


def test_nothing_on_standard_input(asean: RunAsean) -> None:
    assert refused(asean("extract", "-", stdin=""))


QUERIES = {
    "unbalanced quotation mark": ('"code of conduct', "quotation"),
    "unbalanced bracket": ("(rice OR fish", "parenthesis"),
    "unknown field": ("colour:red", "colour"),
    "nothing after NOT": ("rice NOT", "NOT"),
    "bad date": ("date:2021-13-45", "2021-13-45"),
}


@pytest.mark.parametrize(("query", "word"), QUERIES.values(), ids=QUERIES.keys())
def test_a_query_that_cannot_be_read(asean: RunAsean, index: Path, query: str, word: str) -> None:
    assert refused(asean("search", query, "--index", index), word)
    done = asean("search", query, "--json", "--index", index)
    error = json.loads(done.stderr)["error"]
    assert done.returncode == 2
    assert done.stdout == ""
    assert set(error) == {"code", "message", "hint", "position"}
    assert error["code"] == "query"
    assert isinstance(error["position"], int)


OPTIONS = {
    "bad date": (("search", "--since", "2021-02-30"), "2021-02-30"),
    "word for a date": (("search", "--until", "tomorrow"), "tomorrow"),
    "unknown facet": (("search", "--facet", "colour"), "colour"),
    "unknown kind": (("search", "--kind", "shouted"), "shouted"),
    "unknown act": (("search", "--act", "sneeze"), "sneeze"),
    "unknown option": (("search", "--colour"), "--colour"),
    "negative limit": (("search", "--limit", "-1"), "limit"),
    "unknown statement": (("show", "0123456789ab"), "0123456789ab"),
}


@pytest.mark.parametrize(("words", "named"), OPTIONS.values(), ids=OPTIONS.keys())
def test_an_option_that_makes_no_sense(asean: RunAsean, index: Path, words: tuple[str, ...], named: str) -> None:
    done = asean(*words, "--index", index)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert named in done.stderr
    assert done.stdout == ""


READING = [
    ("search", "rice"),
    ("who-said", "rice"),
    ("show", "0123"),
    ("stats",),
    ("remove", "x"),
    ("reindex",),
]


@pytest.mark.parametrize("words", READING, ids=lambda words: words[0])
def test_no_index(asean: RunAsean, words: tuple[str, ...]) -> None:
    assert refused(asean(*words, "--index", "nowhere"), "nowhere")


def test_a_folder_of_something_else_is_neither_read_nor_touched(asean: RunAsean, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "1.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "good.txt").write_text(GOOD)
    assert refused(asean("search", "rice", "--index", "photos"), "photos")
    assert refused(asean("index", "good.txt", "--index", "photos"), "photos")
    assert [path.name for path in (tmp_path / "photos").iterdir()] == ["1.jpg"]


def test_a_file_in_place_of_the_index(asean: RunAsean, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert refused(asean("search", "rice", "--index", "file"), "file")


def test_a_database_of_somebody_else(asean: RunAsean, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with sqlite3.connect(tmp_path / "other" / "statements.db") as database:
        database.execute("CREATE TABLE recipes (name TEXT)")
    database.close()
    assert refused(asean("search", "rice", "--index", "other"), "other")


def test_a_damaged_database(asean: RunAsean, index: Path) -> None:
    for extra in index.glob("statements.db-*"):
        extra.unlink()
    (index / "statements.db").write_bytes(b"SQLite format 3\0" + b"\xa5" * 9000)
    assert refused(asean("search", "rice", "--index", index))
    assert refused(asean("stats", "--index", index))


def test_a_damaged_search_index_is_rebuilt_on_demand(asean: RunAsean, index: Path) -> None:
    for path in (index / "whoosh").rglob("*"):
        if path.is_file():
            path.write_bytes(b"\x80\x04damaged")
    done = asean("search", "harvest", "--index", index)
    assert refused(done)
    assert "reindex" in done.stderr
    assert asean("reindex", "--index", index).returncode == 0
    assert asean("search", "harvest", "--index", index).returncode == 0


def test_a_search_index_that_is_gone(asean: RunAsean, index: Path) -> None:
    shutil.rmtree(index / "whoosh")
    done = asean("search", "harvest", "--index", index)
    assert "Traceback" not in done.stderr
    assert "reindex" in done.stderr or done.returncode == 0
    assert asean("reindex", "--index", index).returncode == 0
    assert asean("search", "harvest", "--index", index).returncode == 0


class Trap:
    """What an attacker would leave in a pickle: a file appears when it is loaded."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return (Path.touch, (self.path,))


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_an_index_that_others_may_write_to_is_never_loaded(asean: RunAsean, index: Path, tmp_path: Path) -> None:
    sprung = tmp_path / "sprung"
    for path in (index / "whoosh").glob("*.toc"):
        path.write_bytes(pickle.dumps(Trap(sprung)))
    (index / "whoosh").chmod(0o777)
    index.chmod(0o777)
    done = asean("search", "harvest", "--index", index)
    assert refused(done)
    assert not sprung.exists()


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_a_pipe_that_closes_early_is_no_error(tmp_path: Path, index: Path) -> None:
    search = f'"{sys.executable}" -m asean_cli search harvest --jsonl --index "{index}"'
    shell = ["bash", "-c", f"{search} | true; echo ${{PIPESTATUS[0]}}"]
    done = subprocess.run(shell, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.stdout.strip() == "0"
    assert done.stderr == ""
