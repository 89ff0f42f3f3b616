"""Facets cut to what somebody wants to see."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from asean_cli.cli.asking import SIZE, Question, speakers, statements
from asean_cli.models import Article, Statement
from asean_cli.store.local import open_store

NUMBER = 12
"""Statements, each of another speaker and month."""


@pytest.fixture
def index(tmp_path: Path, make_statement: Callable[..., Statement]) -> Path:
    with open_store(tmp_path / "index", create=True) as made, made.writer(1) as writer:
        for number in range(NUMBER):
            article = Article(f"a{number}", "text", path=f"{number}.txt")
            said = make_statement(article=article.ref, speaker=f"N. {number:02}", date=f"2021-{number + 1:02}-01")
            writer.put(article, [said], "v1")
    return tmp_path / "index"


@pytest.mark.parametrize(
    ("size", "places", "shown"),
    [(None, False, NUMBER), (None, True, SIZE), (0, True, NUMBER), (3, False, 3), (3, True, 3)],
)
@pytest.mark.parametrize("who", [False, True])
def test_as_many_values_are_given_as_wanted(size: int | None, places: bool, shown: int, who: bool, index: Path) -> None:
    asked = Question(facets=("speaker", "month", "year"), facet_size=size)
    answer = speakers(asked, index, 1, places=places) if who else statements(asked, index, places=places)
    assert [each.label for each in answer.facets["speaker"]] == [f"N. {n:02}" for n in range(shown)]
    assert [each.value for each in answer.facets["month"]] == [f"2021-{n + 1:02}" for n in range(NUMBER)][-shown:]
    assert [each.count for each in answer.facets["year"]] == [NUMBER]
    told = [note for note in answer.notes if "--facet-size" in note]
    cut = size is None and places
    assert told == ([f"2 more by {name}; --facet-size 0 for all" for name in ("speaker", "month")] if cut else [])
