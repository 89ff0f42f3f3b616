"""Answers to write, and text as the web may serve it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from io import StringIO
from typing import Any

import pytest

from asean_cli.models import Speaker, Statement
from asean_cli.output import table
from asean_cli.output.interface import Answer, Asked

MakeStatement = Callable[..., Statement]


@dataclass
class Counted:
    value: str
    label: str
    count: int


@dataclass
class Grouped:
    speaker: Speaker
    statements: tuple[Statement, ...]
    count: int = 1
    first: str | None = "2021-08-03"
    last: str | None = "2021-08-03"
    roles: tuple[str, ...] = ("Foreign Minister",)
    topics: tuple[Counted, ...] = field(default_factory=lambda: (Counted("vaccines", "vaccines", 2),))


@pytest.fixture
def answer(make_statement: MakeStatement) -> Answer:
    """Return two of three statements, with a facet."""
    first = make_statement(number=1, addressees={"KR": "South Korea"})
    second = make_statement(number=2, negated=True, event=None, date=None, speaker={"name": "ASEAN", "role": None})
    return Answer(
        total=3,
        statements=(first, second),
        asked=Asked("vaccine", "vaccine", {"country": ["VN"]}, "relevance"),
        facets={"speaker": (Counted("person:bui-thanh-son", "Bui Thanh Son", 2), Counted("x", "ASEAN", 1))},
        places={first.id: "articles/1.txt:7"},
        terms=("vaccin",),
    )


@pytest.fixture
def by_speaker(answer: Answer) -> Answer:
    """Return one of two speakers, with one statement of five."""
    shown = answer.statements[:1]
    return answer._replace(total=2, statements=shown, speakers=(Grouped(shown[0].speaker, shown, count=5),))


@pytest.fixture
def draw() -> Callable[..., str]:
    """Return a function that draws an answer as on a terminal of some width."""

    def drawn(answer: Answer, width: int = 80, **more: Any) -> str:
        stream = StringIO()
        screen = table.console(stream)
        screen.width = width
        table.write(answer, screen, more.pop("highlight", lambda _: []))
        return stream.getvalue()

    return drawn


def written(write: Callable[..., None], *arguments: Any) -> str:
    stream = StringIO()
    write(arguments[0], stream, *arguments[1:])
    return stream.getvalue()


@pytest.fixture(name="written")
def _written() -> Callable[..., str]:
    """Return a function that gives what a writer writes."""
    return written
