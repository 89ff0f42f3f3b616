"""Measures how fast the command starts and works, as ratios where the machine would decide the figure.

    python benchmarks/speed.py [--runs 11] [--articles 100]

Commands are run cold, as processes, the two of a pair in turn, so that a busy machine slows both; medians are
compared. The work is timed over made-up articles of corpus.py, the start of the process taken off.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

Command = Sequence[str | Path]

ASEAN: Command = (sys.executable, "-m", "asean_cli")
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
"""Bytecode is kept, as for users: compiled anew each time, our modules would look twice as slow as installed ones."""
CORPUS = Path(__file__).with_name("corpus.py")


def seconds(command: Command) -> float:
    """Run a command to its end, without output, and return how long it took; a failure raises."""
    start = time.perf_counter()
    words = list(map(str, command))
    subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT, check=True)
    return time.perf_counter() - start


def in_turn(first: Command, second: Command, runs: int) -> tuple[float, float]:
    """Return the medians of two commands, run alternately `runs` times after one warm-up each; seconds."""
    times = [(seconds(first), seconds(second)) for _ in range(runs + 1)][1:]
    return median(one for one, _ in times), median(two for _, two in times)


def python(statement: str) -> Command:
    """Return the command that runs one statement of Python."""
    return (sys.executable, "-c", statement)


def pair(name: str, ours: Command, floor: Command, runs: int) -> dict[str, object]:
    """Compare a command of ours with the bare imports that it cannot do without."""
    our_time, floor_time = in_turn(ours, floor, runs)
    return {
        "measure": name,
        "ratio": round(our_time / floor_time, 2),
        "ours_ms": round(our_time * 1000),
        "floor_ms": round(floor_time * 1000),
    }


def work(name: str, command: Command, start: float, articles: int, words: int) -> dict[str, object]:
    """Time a command once over all articles, its start (seconds) taken off."""
    spent = max(seconds(command) - start, 1e-6)
    return {
        "measure": name,
        "articles_per_second": round(articles / spent, 1),
        "words_per_second": round(words / spent),
    }


def main() -> None:
    """Run everything and print one line of JSON a measure."""
    parser = argparse.ArgumentParser(description="Measure the speed of asean.")
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--articles", type=int, default=100)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, one, index = folder / "articles.jsonl", folder / "one.jsonl", folder / "index"
        rows = make(source, options.articles)
        one.write_text(source.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
        words = sum(len(json.loads(row)["text"].split()) for row in rows)
        seconds((*ASEAN, "index", source, "--index", index))
        whoosh = python("import typer, whoosh.index, whoosh.query")
        search = (*ASEAN, "search", "vaccine", "--json", "--index", index)
        report(pair("search --json, to its imports", search, whoosh, options.runs))
        report(pair("--help, to its import", (*ASEAN, "--help"), python("import typer"), options.runs))
        for task in ("extract", "index"):
            start = median(seconds(_task(task, one, folder)) for _ in range(3))
            report(work(task, _task(task, source, folder), start, options.articles, words))


def make(source: Path, articles: int) -> list[str]:
    """Write made-up articles to a file and return its lines."""
    done = subprocess.run([sys.executable, CORPUS, str(articles)], capture_output=True, check=True)
    source.write_bytes(done.stdout)
    return done.stdout.decode("utf-8").splitlines()


def report(figures: dict[str, object]) -> None:
    """Print one line of figures at once."""
    print(json.dumps(figures), flush=True)


def _task(task: str, source: Path, folder: Path) -> Command:
    if task == "extract":
        return (*ASEAN, "extract", source, "--jsonl")
    shutil.rmtree(folder / "fresh", ignore_errors=True)
    return (*ASEAN, "index", source, "--index", folder / "fresh", "--quiet")


if __name__ == "__main__":
    main()
