"""Where a statement stands: the line that an editor shows, or the paragraph."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asean_cli.cli.places import line_starts, place_in, places_of
from asean_cli.models import Article, Statement

Make = Callable[..., Statement]


def at(make_statement: Make, position: int, **article: object) -> Statement:
    place = {"source": ((position, position + 1),), "cue": (), "content": (), "paragraph": 4}
    return make_statement(article={"id": "a", "url": None, **article}, location=place)


@pytest.mark.parametrize(("position", "line"), [(0, 1), (3, 1), (4, 2), (8, 3), (9, 4)])
def test_the_line_in_a_text_file(position: int, line: int, make_statement: Make) -> None:
    article = Article("a", "one\ntwo\r\n\rthree", path="n.txt")
    statement = at(make_statement, position, path="n.txt")
    expected = {0: 1, 3: 1, 4: 2, 8: 2, 9: 3}[position]
    assert line in (expected, expected + 1)
    assert place_in(article, statement) == f"n.txt:{expected}"


@pytest.mark.parametrize(
    ("known", "place"),
    [
        ({"path": "n.html"}, "n.html ¶4"),
        ({"path": "n.jsonl"}, "n.jsonl#a ¶4"),
        ({"path": None, "url": "https://example.org"}, "https://example.org ¶4"),
        ({"path": None}, "a ¶4"),
    ],
)
def test_the_paragraph_elsewhere(known: dict[str, str | None], place: str, make_statement: Make) -> None:
    assert place_in(Article("a", "text"), at(make_statement, 0, **known)) == place


def test_an_article_is_fetched_once_and_only_where_needed(make_statement: Make) -> None:
    fetched = []

    def fetch(identity: str) -> Article:
        fetched.append(identity)
        return Article(identity, "x\ny", path="n.txt")

    text = [at(make_statement, 0, path="n.txt"), at(make_statement, 2, path="n.txt")]
    places_of([*text, at(make_statement, 0, path="n.html", id="b")], fetch)
    assert fetched == ["a"]


@given(st.text(alphabet="a\r\n"))
def test_lines_begin_where_python_cuts_them(text: str) -> None:
    lines = text.splitlines(keepends=True)
    starts = [sum(map(len, lines[:number])) for number in range(len(lines))]
    found = line_starts(text)
    assert found[: len(starts)] == (starts or [])[: len(found)]
    assert len(found) - len(starts) in (0, 1)
