"""The data sets by name, as articles; nothing here needs torch."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from asean_cli.extract.neural.network import BROAD, OURS
from training.markup import read_file

ROOT = Path(__file__).parents[1]
CORPUS = Path(__file__).with_name("corpus")
SHARED = ROOT.parent / "shared"
Articles = list[dict[str, Any]]


def read_lines(path: Path) -> Articles:
    """Return the articles of a JSON lines file of the data sets' form."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def corpus() -> tuple[Articles, Articles]:
    """Return the corpus's articles for training and for measuring: those that two people annotated are measured on."""
    passages = [p.to_dict() for path in sorted(CORPUS.glob("*.txt")) for p in read_file(path)]
    twice = {p.id for path in sorted((CORPUS / "second").glob("*.txt")) for p in read_file(path)}
    return [p for p in passages if p["id"] not in twice], [p for p in passages if p["id"] in twice]


def second_annotation() -> Articles:
    """Return the second annotator's version of the articles that are measured on."""
    return [p.to_dict() for path in sorted((CORPUS / "second").glob("*.txt")) for p in read_file(path)]


def polnear_articles(shared: Path = SHARED) -> Articles:
    """Return PolNeAR's training articles; none where the shared data is not at hand."""
    path = shared / "data" / "polnear" / "train.jsonl"
    return read_lines(path) if path.exists() else []


def for_measuring(shared: Path = SHARED) -> dict[str, tuple[Articles, int]]:
    """Return the articles to measure on, by name, with the scheme that each is scored in; those that are at hand."""
    found = {"corpus": (corpus()[1], OURS)}
    for name, path, scheme in (
        ("asean-dev", shared / "data" / "asean-dev" / "articles.jsonl", OURS),
        ("seed", shared / "eval" / "seed_gold.jsonl", OURS),
        ("polnear", shared / "data" / "polnear" / "dev.jsonl", BROAD),
    ):
        if path.exists():
            found[name] = (read_lines(path), scheme)
    return found
