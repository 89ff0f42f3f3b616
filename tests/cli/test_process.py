"""The contract as a process: exit codes, what goes to stdout and what to stderr, pipes, colours."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

RunAsean = Callable[..., "subprocess.CompletedProcess[str]"]
ASEAN = [sys.executable, "-m", "asean_cli"]


def test_from_articles_to_answers(asean: RunAsean, articles: Path) -> None:
    done = asean("index", articles, "--index", "here")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("2 articles indexed; ")

    env = {"ASEAN_INDEX": "here"}
    done = asean("search", "vaccine", env=env)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("2 statements\n")
    assert not set(done.stdout) & set("│─┃━\x1b")

    done = asean("who-said", "vaccine", "--json", env=env)
    body = json.loads(done.stdout)
    assert {group["speaker"]["name"] for group in body["speakers"]} == {"Bui Thanh Son", "Retno Marsudi"}

    done = asean("search", "zeppelin", "--json", env=env)
    assert (done.returncode, json.loads(done.stdout)["total"]) == (1, 0)
    assert "nothing matched" in done.stderr

    done = asean("search", "(", "--json", env=env)
    assert (done.returncode, done.stdout) == (2, "")
    assert json.loads(done.stderr)["error"]["code"] == "query"


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_closed_pipe_ends_quietly(built: Path) -> None:
    for words, size in ((["search", "--jsonl"], 0), (["search", "--jsonl"], 1), (["--help"], 0)):
        command = [*ASEAN, *words, *(["--index", str(built)] if words[0] == "search" else [])]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(size)
        process.stdout.close()
        assert process.stderr.read() == b""
        process.stderr.close()
        assert process.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a shell and devices of Linux")
def test_streams_that_are_closed_or_not_utf8(built: Path) -> None:
    line = " ".join([*ASEAN, "search", "vaccine", "--index", str(built)])
    closed = subprocess.run(f"{line} >&-", shell=True, capture_output=True, check=False)
    assert (closed.returncode, closed.stderr) == (0, b"")
    for words in ("--help", "search --jsonl"):
        line = " ".join([*ASEAN, words, "--index", str(built)] if "search" in words else [*ASEAN, words])
        full = subprocess.run(f"{line} > /dev/full", shell=True, capture_output=True, check=False)
        assert full.returncode == 2
        assert b"No space left on device" in full.stderr
        assert b"Traceback" not in full.stderr
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = subprocess.run([*ASEAN, "search", "--to", "KR", "--index", str(built)], capture_output=True, env=env)
    assert "urged → South Korea" in done.stdout.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_an_interrupt_keeps_what_is_done(tmp_path: Path) -> None:
    rows = [
        json.dumps({"id": f"a{n}", "text": f"Minister Bui Thanh Son said the plan {n} works.\n\n" * 40})
        for n in range(2000)
    ]
    (tmp_path / "many.jsonl").write_text("\n".join(rows), encoding="utf-8")
    command = [*ASEAN, "index", "many.jsonl", "--index", "here"]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while not (tmp_path / "here" / "statements.db").exists() and process.poll() is None:
        time.sleep(0.05)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "what is done is kept" in err
    first = out.split()[0]
    kept = 0 if first == "nothing" else int(first)  # it may have come before the first article was done
    stats = subprocess.run(
        [*ASEAN, "stats", "--json", "--index", "here"], cwd=tmp_path, capture_output=True, check=True
    )
    assert json.loads(stats.stdout)["articles"] == kept < 2000


@pytest.mark.skipif(os.name == "nt", reason="a terminal of POSIX")
def test_a_terminal_gets_a_table_with_colours_unless_told_otherwise(built: Path) -> None:
    import pty

    def on_terminal(*words: str, **more: str) -> str:
        leader, follower = pty.openpty()
        env = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
        env |= {"TERM": "xterm-256color", "COLUMNS": "100", "ASEAN_PAGER": "cat", **more}
        command = [*ASEAN, "search", "vaccine", "--index", str(built), *words]
        with subprocess.Popen(command, stdout=follower, stderr=follower, stdin=follower, env=env) as process:
            os.close(follower)
            shown = b""
            while True:
                try:
                    data = os.read(leader, 65536)
                except OSError:  # Linux: the other side is closed
                    break
                if not data:
                    break
                shown += data
        os.close(leader)
        assert process.returncode == 0
        return shown.decode("utf-8")

    assert "\x1b[1;35mvaccines\x1b[0m" in on_terminal()
    assert "\x1b[1;35m" not in on_terminal("--no-color")
    assert "\x1b" not in on_terminal(TERM="dumb")
    assert '\r\n  "schema": ' in on_terminal("--json")
