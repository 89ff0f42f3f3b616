"""The made-up articles that benchmarks and tests of faults use: the same ones each time, and fit for the command."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parents[1] / "benchmarks" / "corpus.py"


def made(*words: str) -> list[dict[str, Any]]:
    done = subprocess.run([sys.executable, str(CORPUS), *words], capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def test_the_same_seed_makes_the_same_articles_whatever_the_count() -> None:
    assert made("5", "--seed", "7") == made("9", "--seed", "7")[:5]
    assert made("5", "--seed", "8") != made("5", "--seed", "7")


def test_an_article_has_the_keys_that_the_reader_knows() -> None:
    rows = made("20", "--speakers", "2")
    assert len({row["id"] for row in rows}) == 20
    for row in rows:
        assert set(row) == {"id", "title", "text", "url", "outlet", "published"}
        assert row["text"].startswith(row["title"] + "\n")
        assert 100 < len(row["text"].split()) < 500
