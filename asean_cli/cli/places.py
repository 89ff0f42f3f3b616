"""Where a person finds a statement: the file with its line, where the file's text is the article's."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from pathlib import PurePath

from asean_cli.models import Article, Statement

PLAIN_TEXT = {"", ".txt", ".text"}
"""Endings of files whose text is kept unchanged, so that its lines are the file's."""

MANY = {".json", ".jsonl", ".ndjson"}
"""Endings of files that hold many articles."""


def places_of(statements: Iterable[Statement], article: Callable[[str], Article]) -> dict[str, str]:
    """Return the place of each statement by its id; `article` finds an article by its id."""
    starts: dict[str, list[int]] = {}
    places = {}
    for statement in statements:
        known = statement.article
        if known.path is None or PurePath(known.path).suffix.lower() not in PLAIN_TEXT:
            places[statement.id] = by_paragraph(statement)
            continue
        if known.id not in starts:
            starts[known.id] = line_starts(article(known.id).text)
        places[statement.id] = f"{known.path}:{bisect_right(starts[known.id], first_position(statement))}"
    return places


def place_in(article: Article, statement: Statement) -> str:
    """Return the place of one statement of `article`."""
    return places_of([statement], lambda _: article)[statement.id]


def by_paragraph(statement: Statement) -> str:
    """Return the article's file or address and the paragraph's number, for files whose lines mean nothing.

    Where a file holds many articles, the id tells which: "news.jsonl#a17 ¶4".
    """
    article = statement.article
    where = article.path or article.url or article.id
    if article.path and PurePath(article.path).suffix.lower() in MANY:
        where = f"{where}#{article.id}"
    return f"{where} ¶{statement.location.paragraph}"


def first_position(statement: Statement) -> int:
    """Return where the statement begins in the article's text: the first of its spans."""
    location = statement.location
    spans = [*location.source, *location.cue, *location.content]
    return min((start for start, _ in spans), default=0)


def line_starts(text: str) -> list[int]:
    """Return where the lines of `text` begin; editors count a line at LF, CR LF and a lone CR."""
    starts = [0]
    for position, char in enumerate(text, 1):
        if char == "\n" or (char == "\r" and text[position : position + 1] != "\n"):
            starts.append(position)
    return starts
