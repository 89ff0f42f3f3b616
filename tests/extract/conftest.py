"""What the tests of extraction share: one extractor, and short ways to say what an article must yield.

An expected statement is one line, "source | cue | content". In a content, "A ~ B" stands for everything from
the words A to the words B, and " … " joins its parts; marks and quotation marks around a part do not count.
"not cue" expects a negated one; "*" accepts anything.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from asean_cli.extract.neural.network import Network
from asean_cli.extract.pipeline import Extractor
from asean_cli.models import Article, Span, Statement

Extract = Callable[..., list[Statement]]
Finds = Callable[[str, Sequence[str]], None]

_AROUND = " \t\r\n\"'“”‘’`«»„.,;:!?()—–-"


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """Return one extractor with the tables of the package."""
    return Extractor.load()


@pytest.fixture(scope="module")  # a folder may have an extractor of its own
def extract(extractor: Extractor) -> Extract:
    """Return a function that extracts from a text under a title of its own."""

    def extract(
        text: str, title: str | None = "Talks in the region", published: str | None = "2024-06-10"
    ) -> list[Statement]:
        return extractor.extract(Article("article", text, title=title, published=published))

    return extract


@pytest.fixture(scope="module")
def finds(extract: Extract) -> Finds:
    """Return a function that asserts that a text yields the expected statements and none else."""

    def finds(text: str, expected: Sequence[str]) -> None:
        found = extract(text)
        shown = "\n".join([text, "found:", *(_line(text, each) for each in found)])
        assert len(found) == len(expected), shown
        for statement, line in zip(found, expected, strict=True):
            assert _agrees(text, statement, line), f"{shown}\nexpected: {line}"

    return finds


def _line(text: str, found: Statement) -> str:
    place = found.location
    cue = ("not " if found.negated else "") + found.cue
    return " | ".join([_joined(text, place.source), cue, _joined(text, place.content)])


def _joined(text: str, spans: Sequence[Span]) -> str:
    return " … ".join(text[start:end] for start, end in spans)


def _agrees(text: str, found: Statement, line: str) -> bool:
    source, cue, content = (part.strip() for part in line.split("|"))
    return (
        _fits(_joined(text, found.location.source), source)
        and _fits(("not " if found.negated else "") + found.cue, cue)
        and _fits(found.content, content)
    )


def _fits(words: str, pattern: str) -> bool:
    if pattern == "*":
        return True
    parts, patterns = words.split(" … "), pattern.split(" … ")
    return len(parts) == len(patterns) and all(map(_part_fits, parts, patterns))


def _part_fits(words: str, pattern: str) -> bool:
    first, _, last = (side.strip(_AROUND) for side in pattern.partition("~"))
    words = " ".join(words.split()).strip(_AROUND)
    if not last:
        return words == first
    return words.startswith(first) and words.endswith(last) and len(words) > len(first) + len(last)


@pytest.fixture(scope="session")
def network() -> Network:
    """Return the trained network of the package."""
    return Network()
