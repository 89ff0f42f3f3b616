"""Measures searches over made-up statements beside the same work in SQLite FTS5, as ratios of medians.

    python benchmarks/search.py [--statements 100000] [--runs 15] [--keep FOLDER]

Both answer in one process, in turn, and the processor's time is taken: how many match, the first 20 of them as
dictionaries, and the facets asked for. Words are drawn as often as language uses them (Zipf's law: the n-th word
of a vocabulary 1/n as often as the first), with the terms asked for strewn in. `--keep` builds the index there once,
and uses it again.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
import corpus  # type: ignore[import-not-found, unused-ignore]  # the file beside this one

from asean_cli.models import ACTS, Article, ArticleRef, Location, Speaker, Statement, statement_id
from asean_cli.query.build import build
from asean_cli.query.interface import Filters
from asean_cli.store.local import LocalStore, open_store
from asean_cli.text import slug

EACH = 25
"""Statements of one article."""
COMMON = (
    "the of and to in a for that with on is by be as would its from at their has more all between an not will".split()
)
STREWN = {
    "vaccines": 0.05, "vaccine supply": 0.02, "the code of conduct": 0.02, "South China Sea": 0.04, "trade": 0.06,
    "haze": 0.003, "COVID-19": 0.05,
}  # fmt: skip
"""Phrases of our genre, and in which share of the statements each stands."""
CODES = ("VN", "ID", "MY", "SG", "TH", "PH", "MM", "KH", "LA", "BN", "JP", "KR", "CN", "AU")


class Task(NamedTuple):
    """One search, asked of both."""

    name: str
    ours: str
    theirs: str
    filters: Filters = Filters()
    condition: str = ""
    facets: tuple[str, ...] = ()


TASKS = (
    Task("term", "vaccine", "vaccine"),
    Task("rare term", "haze", "haze"),
    Task("and", "vaccine trade", "vaccine AND trade"),
    Task("or", "vaccine OR trade", "vaccine OR trade"),
    Task("phrase", '"code of conduct"', '"code of conduct"'),
    Task("phrase of common words", '"of the"', '"of the"'),
    Task("filtered", "vaccine", "vaccine", Filters(country=("VN",), since="2021"), "country = 'VN' AND day >= '2021'"),
    Task("three facets", "vaccine", "vaccine", facets=("speaker", "country", "act")),
)


def statements(count: int, seed: int = 1) -> Iterator[tuple[Article, list[Statement]]]:
    """Yield articles without much of a text, and the statements of each, `count` in all."""
    dice = random.Random(seed)
    vocabulary = [*COMMON, *_made_up(dice, 20_000)]
    weights = list(itertools.accumulate(1 / (rank + 2) for rank in range(len(vocabulary))))
    speakers = [_speaker(dice, number) for number in range(500)]
    often = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(speakers))))
    for start in range(0, count, EACH):
        day = (date(2019, 1, 1) + timedelta(days=dice.randrange(1800))).isoformat()
        ref = ArticleRef(f"made-up-{start:07}", "Ministers meet", dice.choice(corpus.OUTLETS), None, day, None)
        made = []
        for number in range(min(EACH, count - start)):
            words = dice.choices(vocabulary, cum_weights=weights, k=dice.randrange(10, 40))
            for phrase, share in STREWN.items():
                if dice.random() < share:
                    words.insert(dice.randrange(len(words)), phrase)
            speaker = dice.choices(speakers, cum_weights=often)[0]
            made.append(_statement(dice, ref, number, " ".join(words), speaker))
        yield Article(ref.id, f"Article {start}.", published=day, outlet=ref.outlet), made


def _made_up(dice: random.Random, count: int) -> list[str]:
    syllables = [first + vowel for first in "b d f g h k l m n p r s t v z".split() for vowel in "aeiou"]
    return ["".join(dice.choices(syllables, k=dice.randrange(2, 5))) for _ in range(count)]


def _speaker(dice: random.Random, number: int) -> Speaker:
    country = dice.choice(corpus.COUNTRIES)
    name = f"{dice.choice(country.first)} {dice.choice(country.last)} {number}"
    role, code = dice.choice(corpus.ROLES), dice.choice(CODES)
    return Speaker(f"person:{slug(name)}", name, "person", role, None, code, (), name, "name")


def _statement(dice: random.Random, ref: ArticleRef, number: int, content: str, speaker: Speaker) -> Statement:
    return Statement(
        id=statement_id(ref.id, number), content=content, sentence=content, kind="indirect", cue="said",
        act=dice.choice(ACTS), negated=False, confidence=0.9, date=ref.published,
        topics=tuple(dice.sample(("vaccines", "trade", "south-china-sea", "haze"), dice.randrange(3))), via=("VNA",),
        speaker=speaker, addressees=(), mentions=(), event=None, article=ref,
        location=Location(None, 1, ((0, 1),), ((1, 2),), ((2, 3),)),
    )  # fmt: skip


def fill(store: LocalStore, count: int) -> None:
    """Write the statements straight into a store, with nothing extracted."""
    with store.writer(10) as writer:
        for article, made in statements(count):
            writer.put(article, made, "benchmark")


def fts5(path: Path, count: int) -> sqlite3.Connection:
    """Return a database with the same statements: their JSON, the columns that are filtered and counted, the index."""
    database = sqlite3.connect(path)
    database.executescript(
        "CREATE TABLE said (id INTEGER PRIMARY KEY, speaker, country, act, day, json);"
        "CREATE VIRTUAL TABLE fts"
        " USING fts5(content, name, content='', tokenize='porter unicode61 remove_diacritics 2');"
    )
    rows = (statement for _, made in statements(count) for statement in made)
    for row, each in enumerate(rows):
        who, data = each.speaker, json.dumps(each.to_dict())
        database.execute(
            "INSERT INTO said VALUES (?, ?, ?, ?, ?, ?)", (row, who.id, who.country, each.act, each.date, data)
        )
        database.execute("INSERT INTO fts (rowid, content, name) VALUES (?, ?, ?)", (row, each.content, who.name))
    database.execute("INSERT INTO fts (fts) VALUES ('optimize')")
    database.executescript("CREATE INDEX countries ON said (country, day); ANALYZE")
    database.commit()
    return database


def ours(store: LocalStore, task: Task) -> int:
    """Answer one task with our store; return how many match."""
    result = store.search(build(task.ours, task.filters, facets=task.facets))
    assert len(result.statements) == min(result.total, 20)
    return result.total


def theirs(database: sqlite3.Connection, task: Task) -> int:
    """Answer one task with FTS5; return how many match."""
    source = "FROM fts WHERE fts MATCH ?"
    if task.condition:
        source = f"FROM fts JOIN said ON said.id = fts.rowid WHERE fts MATCH ? AND {task.condition}"
    total: int = database.execute(f"SELECT count(*) {source}", (task.theirs,)).fetchone()[0]
    rows = database.execute(f"SELECT fts.rowid {source} ORDER BY rank LIMIT 20", (task.theirs,)).fetchall()
    marks = ", ".join("?" * len(rows))
    for (data,) in database.execute(f"SELECT json FROM said WHERE id IN ({marks})", [row for (row,) in rows]):
        Statement.from_dict(json.loads(data))
    for facet in task.facets:
        counted = f"SELECT {facet}, count(*) FROM said WHERE id IN (SELECT rowid {source}) GROUP BY 1 ORDER BY 2 DESC"
        database.execute(counted, (task.theirs,)).fetchall()
    return total


def in_turn(first: Callable[[], object], second: Callable[[], object], runs: int) -> tuple[float, float]:
    """Return the medians of two tasks, run alternately `runs` times after one warm-up each, in CPU seconds."""
    times = [(_seconds(first), _seconds(second)) for _ in range(runs + 1)][1:]
    return median(one for one, _ in times), median(two for _, two in times)


def _seconds(task: Callable[[], object]) -> float:
    start = time.process_time()
    task()
    return time.process_time() - start


def measured(store: LocalStore, database: sqlite3.Connection, task: Task, runs: int) -> dict[str, Any]:
    """Compare one task."""
    found, same = ours(store, task), theirs(database, task)
    our_time, their_time = in_turn(lambda: ours(store, task), lambda: theirs(database, task), runs)
    return {
        "measure": task.name,
        "ratio": round(our_time / their_time, 2),
        "ours_ms": round(our_time * 1000, 1),
        "fts5_ms": round(their_time * 1000, 1),
        "found": found,
        "fts5_found": same,
    }


def main(words: Sequence[str] | None = None) -> None:
    """Run everything and print one line of JSON a measure."""
    parser = argparse.ArgumentParser(description="Measure searches beside SQLite FTS5.")
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--keep", type=Path, help="the folder to build the index in, or to find it in")
    options = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as name:
        folder = options.keep or Path(name)
        with open_store(folder / "index", create=True) as store:
            if not store.stats().statements:
                fill(store, options.statements)
            database = fts5(Path(name) / "fts5.db", store.stats().statements)
            for task in TASKS:
                print(json.dumps(measured(store, database, task, options.runs)), flush=True)
            database.close()


if __name__ == "__main__":
    main()
