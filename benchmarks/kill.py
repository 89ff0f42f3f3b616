"""Kills `asean index`, its workers and `asean reindex` at random moments, and checks that nothing is lost or damaged.

    python benchmarks/kill.py --articles 300 --kills 200

After every kill the next commands must work, what was committed must still be there, and running the command
again must end with exactly the statements of a run that nobody disturbed. A killed worker must cost nothing at
all, and no worker may outlive the main process. Prints the figures; exit code 1 where anything of this fails.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ASEAN = (sys.executable, "-m", "asean_cli")
CORPUS = Path(__file__).with_name("corpus.py")


class Broken(Exception):
    """A promise that did not hold."""


@dataclass(slots=True)
class Index:
    """An index under attack, and what was once seen in it."""

    folder: Path
    articles: int = 0
    statements: frozenset[str] = frozenset()


@dataclass(slots=True)
class Tally:
    """Where the kills struck; counts."""

    kills: int = 0
    of_workers: int = 0
    during_reindex: int = 0
    before_first_commit: int = 0
    search_index_behind: int = 0
    finished_runs: int = 0
    seconds: list[float] = field(default_factory=list)
    """When each kill came, in seconds after the start of its process."""


def asean(*words: str | Path, allowed: Sequence[int] = (0,)) -> str:
    """Run one command to its end and return what it printed; raise Broken for any other exit code."""
    done = subprocess.run([*ASEAN, *map(str, words)], capture_output=True, text=True, check=False, timeout=600)
    if done.returncode not in allowed or "Traceback" in done.stderr:
        raise Broken(f"asean {' '.join(map(str, words))}: exit code {done.returncode}\n{done.stderr}")
    return done.stdout if done.returncode != 2 else done.stderr


def attack(words: Sequence[str], index: Index, delay: float, tally: Tally) -> bool:
    """Start a command and kill it after `delay` seconds; False where it was done before."""
    process = started(words, index)
    try:
        code = process.wait(delay)
    except subprocess.TimeoutExpired:
        orphans = workers(process.pid)
        process.kill()
        process.wait()
        tally.kills += 1
        tally.seconds.append(delay)
        wait_for_the_end(orphans)
        return True
    if code != 0:
        raise Broken(f"asean {words[0]}: exit code {code} without a kill")
    return False


def attack_worker(source: Path, index: Index, delay: float, dice: random.Random, tally: Tally) -> None:
    """Start indexing and kill one of its workers after `delay` seconds; it must end as if nothing had happened."""
    process = started(("index", str(source), "--jobs", "2"), index)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(delay)
    if process.poll() is None and (found := workers(process.pid)):
        with contextlib.suppress(ProcessLookupError):
            os.kill(dice.choice(found), signal.SIGKILL)
            tally.kills += 1
            tally.of_workers += 1
    if code := process.wait():
        raise Broken(f"asean index: exit code {code} after the kill of a worker")


def started(words: Sequence[str], index: Index) -> subprocess.Popen[bytes]:
    """Start a command on the index."""
    return subprocess.Popen([*ASEAN, *words, "--index", str(index.folder), "--quiet"], stdin=subprocess.DEVNULL)


def workers(parent: int) -> list[int]:
    """Return the process ids of the workers of a command."""
    table = subprocess.run(["ps", "-ww", "-o", "pid=,args=", "--ppid", str(parent)], capture_output=True, text=True)
    return [int(line.split()[0]) for line in table.stdout.splitlines() if "spawn_main" in line]


def wait_for_the_end(processes: Sequence[int]) -> None:
    """Wait until these are gone, as they should be within a few articles; raise Broken where they stay."""
    until = time.monotonic() + 30
    left = set(processes)
    while left:
        left = {each for each in left if Path(f"/proc/{each}").exists()}
        if time.monotonic() > until:
            raise Broken(f"workers outlive the main process: {left}")
        time.sleep(0.02)


def inspect(index: Index, tally: Tally) -> None:
    """Use the index as it is now; raise Broken where something is missing that was there before."""
    answer = json.loads(asean("stats", "--json", "--index", index.folder, allowed=(0, 2)))
    if "error" in answer:
        if answer["error"]["code"] != "no-index" or index.articles:
            raise Broken(f"asean stats: {answer['error']}")
        tally.before_first_commit += 1
        return
    tally.before_first_commit += answer["articles"] == 0
    tally.search_index_behind += answer["behind"] > 0
    found = frozenset(row["id"] for row in statements(index.folder))
    if answer["articles"] < index.articles or not found >= index.statements:
        raise Broken(f"lost: {index.articles - answer['articles']} articles, {index.statements - found}")
    index.articles, index.statements = answer["articles"], found


def statements(folder: Path) -> list[dict[str, Any]]:
    """Return all statements that a search finds, in the order of their ids."""
    found = asean("search", "--limit", "0", "--jsonl", "--index", folder, allowed=(0, 1))
    return sorted((json.loads(line) for line in found.splitlines()), key=lambda row: str(row["id"]))


def finish(source: Path, index: Index, expected: list[dict[str, Any]], tally: Tally) -> None:
    """Run the command to its end; raise Broken where the index then differs from the undisturbed one."""
    summary = json.loads(asean("index", source, "--index", index.folder, "--json"))
    if summary["unchanged"] < index.articles:
        raise Broken(f"{index.articles} articles were there, and only {summary['unchanged']} were not read again")
    if statements(index.folder) != expected:
        raise Broken("the statements differ from those of the undisturbed run")
    tally.finished_runs += 1


def run(articles: int, kills: int, seed: int, speakers: int, folder: Path) -> Tally:
    """Kill `kills` times while indexing `articles` made-up articles below `folder`."""
    dice, tally = random.Random(seed), Tally()
    source = folder / "articles.jsonl"
    made = (CORPUS, str(articles), "--seed", str(seed), "--speakers", str(speakers))
    with source.open("wb") as file:
        subprocess.run([sys.executable, *made], stdout=file, check=True)
    start = time.perf_counter()
    asean("index", source, "--index", folder / "undisturbed")
    usual = time.perf_counter() - start
    expected = statements(folder / "undisturbed")
    index = Index(folder / "0")
    while tally.kills < kills:
        left = max(usual * (1 - index.articles / articles), 0.5)
        how = dice.choice(("main", "main", "worker", "reindex"))
        if how == "worker":
            attack_worker(source, index, dice.uniform(0.05, left), dice, tally)
        elif how == "reindex" and index.articles:
            tally.during_reindex += attack(("reindex",), index, dice.uniform(0.05, 0.2 + usual / 8), tally)
        else:
            attack(("index", str(source), "--jobs", str(dice.choice((1, 2)))), index, dice.uniform(0.05, left), tally)
        inspect(index, tally)
        if index.articles == articles:
            finish(source, index, expected, tally)
            index = Index(folder / str(tally.finished_runs))
    finish(source, index, expected, tally)
    return tally


def main() -> None:
    """Read the options, run, and print the figures as one JSON object."""
    parser = argparse.ArgumentParser(description="Kill asean index at random moments.")
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--speakers", type=int, default=3, help="how many speak in an article")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        try:
            tally = run(options.articles, options.kills, options.seed, options.speakers, Path(folder))
        except Broken as error:
            sys.exit(str(error))
    print(json.dumps({
        "articles": options.articles, "kills": tally.kills, "of_workers": tally.of_workers,
        "during_reindex": tally.during_reindex, "before_first_commit": tally.before_first_commit,
        "search_index_behind": tally.search_index_behind, "finished_runs": tally.finished_runs,
        "latest_kill_seconds": round(max(tally.seconds, default=0), 2), "lost": 0,
    }))  # fmt: skip


if __name__ == "__main__":
    main()
