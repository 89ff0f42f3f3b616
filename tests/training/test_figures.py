"""The figures: by hand on small cases, and equal to the scorer that others use where it is at hand."""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path
from typing import Any

import pytest

from training.figures import score

SCORER = Path(__file__).parents[3] / "shared" / "eval" / "score.py"
TEXT = "Lan said talks go on. Bo urged calm and asked for time. All agreed."


def spans(*words: str) -> list[list[int]]:
    return [[TEXT.index(each), TEXT.index(each) + len(each)] for each in words]


def attribution(source: str, cue: str, *content: str, optional: bool = False) -> dict[str, Any]:
    return {"source": spans(source), "cue": spans(cue), "content": spans(*content), "optional": optional}


def statement(source: str, cue: str, *content: str, confidence: float = 0.9) -> dict[str, Any]:
    place = attribution(source, cue, *content)
    return {"article": {"id": "a"}, "location": place, "speaker": {}, "confidence": confidence}


GOLD = [
    {
        "id": "a",
        "text": TEXT,
        "attributions": [
            attribution("Lan", "said", "talks go on"),
            attribution("Bo", "urged", "calm"),
            attribution("Bo", "asked for", "time", optional=True),
        ],
    }
]


def test_all_right() -> None:
    found = [statement("Lan", "said", "talks go on."), statement("Bo", "urged", "calm")]
    figures = score(GOLD, found)
    assert (figures.statement.f1, figures.linked.f1) == (100, 100)
    assert [count.f1 for count in figures.exact.values()] == [100, 100, 100]
    assert figures.errors == []


def test_a_wrong_source_is_a_statement_but_not_linked() -> None:
    figures = score(GOLD, [statement("Bo", "said", "talks go on", confidence=0.4)])
    assert (figures.statement.right, figures.linked.right, figures.linked.wanted) == (1, 0, 2)
    assert figures.judged == [(0.4, False)]


def test_optional_ones_cost_and_earn_nothing() -> None:
    found = [statement("Lan", "said", "talks go on"), statement("Bo", "asked for", "time")]
    figures = score(GOLD, found)
    assert (figures.statement.found, figures.statement.wanted, figures.statement.right) == (1, 2, 1)


def test_what_is_not_there_is_spurious_and_what_is_missed_is_told() -> None:
    figures = score(GOLD, [statement("All", "agreed", "All agreed")])
    assert (figures.statement.found, figures.statement.right) == (1, 0)
    assert [error.split()[1] for error in figures.errors] == ["spurious", "missed", "missed"]


@pytest.mark.skipif(not SCORER.exists(), reason="the shared scorer is not at hand")
def test_they_are_those_of_the_shared_scorer() -> None:
    spec = importlib.util.spec_from_file_location("shared_score", SCORER)
    assert spec
    assert spec.loader
    shared = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(shared)
    rng = random.Random(7)
    gold: list[dict[str, Any]] = []
    found: list[dict[str, Any]] = []
    for number in range(30):
        text = " ".join(rng.choice("a bb, ccc dd. “e” ff's".split()) for _ in range(60))
        gold.append({"id": str(number), "text": text, "attributions": [made(rng, text) for _ in range(5)]})
        for _ in range(5):
            place = rng.choice(gold[-1]["attributions"]) if rng.random() < 0.6 else made(rng, text)
            moved = {**place, "content": [[s, min(e + rng.randrange(9), len(text))] for s, e in place["content"]]}
            found.append({"article": {"id": str(number)}, "location": moved, "speaker": {}})
    theirs, _ = shared.score(gold, found)
    ours = score(gold, found)
    for name, count in {"statement": ours.statement, "linked": ours.linked}.items():
        assert round(count.f1, 1) == theirs[name]["f1"]
    for part, count in ours.exact.items():
        assert round(count.f1, 1) == theirs[f"exact {part}"]["f1"]


def made(rng: random.Random, text: str) -> dict[str, Any]:
    def span(longest: int) -> list[int]:
        start = rng.randrange(len(text) - 2)
        return [start, min(len(text), start + 1 + rng.randrange(longest))]

    content = sorted(span(40) for _ in range(rng.randrange(1, 3)))
    return {"source": [span(8)], "cue": [span(6)], "content": content, "optional": rng.random() < 0.2}
