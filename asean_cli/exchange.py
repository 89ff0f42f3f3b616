"""How articles travel with their statements: a line of JSON each, checked on arrival.

    {"schema": "asean-articles/1", "extractor": "…", "article": {…}, "statements": [{…}, …]}

`article` has the keys of `models.Article`, a statement those of the contract.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from asean_cli.models import Article, Location, Statement

SCHEMA = "asean-articles/1"
"""The version of a line; it changes when a key is removed or changes its type."""
LONGEST = 256 * 1024 * 1024
"""Bytes of one line: an article of the greatest size with its statements."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """An article with all its statements, and the version of the extractor that found them."""

    article: Article
    statements: tuple[Statement, ...]
    extractor: str
    schema: str = SCHEMA

    def to_dict(self) -> dict[str, Any]:
        """Return the parcel as one JSON object; what depends on other articles is left out."""
        names = ("id", "title", "outlet", "url", "published", "path", "encoding", "text")
        article = {name: getattr(self.article, name) for name in names}
        return {
            "schema": self.schema,
            "extractor": self.extractor,
            "article": {**article, "extra": dict(self.article.extra)},
            "statements": [replace(each, variants=()).to_dict() for each in self.statements],
        }


def parcels(stream: BinaryIO) -> Iterator[tuple[int, Parcel | str]]:
    """Yield each line's number, from 1, and its parcel, or the reason why it holds none."""
    number = 0
    while line := stream.readline(LONGEST + 1):
        number += 1
        if len(line) > LONGEST:
            while line and not line.endswith(b"\n"):
                line = stream.readline(1 << 20)
            yield number, f"longer than {LONGEST >> 20} MiB"
        elif line.strip():
            yield number, _parcel(line)


def _parcel(line: bytes) -> Parcel | str:
    from msgspec import ValidationError, convert

    try:
        data = json.loads(line, parse_constant=_no_number)
        found = data.get("schema") if isinstance(data, dict) else None
        if found != SCHEMA:
            return f"not a line of asean export ({SCHEMA})"
        parcel = convert(data, Parcel)
    except ValidationError as error:
        return f"does not fit the schema: {error}"
    except RecursionError:
        return "nested too deeply"
    except ValueError as error:
        return f"not valid JSON: {' '.join(str(error).split())}"
    return _fault(parcel) or parcel


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is no number")


def _fault(parcel: Parcel) -> str | None:
    """Return what is wrong with a parcel whose types are right."""
    article = parcel.article
    if not article.id or not parcel.extractor:
        return "the article's id or the extractor is empty"
    seen = set[str]()
    for at, statement in enumerate(parcel.statements):
        where = f"statement {at + 1}"
        if statement.article.id != article.id:
            return f"{where} is of another article"
        if not statement.id or statement.id in seen:
            return f"{where} has no id of its own"
        if not 0 <= statement.confidence <= 1:
            return f"{where} has a confidence that is no share"
        if not _inside(statement.location, len(article.text)):
            return f"{where} points outside the text"
        seen.add(statement.id)
    return None


def _inside(location: Location, length: int) -> bool:
    spans = (*location.source, *location.cue, *location.content)
    return location.paragraph >= 0 and all(0 <= start <= end <= length for start, end in spans)
