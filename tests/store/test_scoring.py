"""The order of relevance, against the formula written out."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from asean_cli.models import Statement
from asean_cli.query.parser import parse
from asean_cli.store.local import LocalStore

TEXTS = ["sea trade sea", "sea", "trade trade trade of goods and services in the region", "haze", "fish in the sea"]


def by_hand(term: str, text: str) -> float:
    """BM25 with the usual constants, as Robertson and Zaragoza (2009) have it, and an idf that is never negative."""
    count, holding = len(TEXTS), sum(term in each.split() for each in TEXTS)
    average = sum(len(each.split()) for each in TEXTS) / count
    frequency = text.split().count(term)
    norm = frequency + 1.2 * (1 - 0.75 + 0.75 * len(text.split()) / average)
    return math.log(1 + (count - holding + 0.5) / (holding + 0.5)) * frequency * 2.2 / norm


@pytest.fixture
def scores(
    store: LocalStore, make_statement: Callable[..., Statement], keep: Callable[..., None]
) -> Callable[[str], dict[str, float]]:
    statements = [make_statement(i, content=text, speaker="Nobody") for i, text in enumerate(TEXTS)]
    keep(store, statements)

    def scored(query: str) -> dict[str, float]:
        hits = store._index.hits(parse(query), scored=True)
        loaded = store._database.statements(hits.rows)
        return {loaded[row].content: score for row, score in zip(hits.rows, hits.scores, strict=True)}

    return scored


@pytest.mark.parametrize(
    "query", ["sea", "sea trade", "sea OR trade", "sea NOT trade", "sea kind:indirect", '"trade sea"']
)
def test_scores_are_the_formula_s(query: str, scores: Callable[[str], dict[str, float]]) -> None:
    terms = [term for term in ("sea", "trade") if term in query.replace("NOT trade", "")]
    found = scores(query)
    assert found
    assert found == {text: pytest.approx(sum(by_hand(term, text) for term in terms)) for text in found}


def test_a_part_adds_only_where_it_holds(scores: Callable[[str], dict[str, float]]) -> None:
    found = scores("(sea trade) OR haze OR fish")
    assert found["fish in the sea"] == pytest.approx(by_hand("fish", "fish in the sea"))
    assert found["sea trade sea"] == pytest.approx(by_hand("sea", TEXTS[0]) + by_hand("trade", TEXTS[0]))
