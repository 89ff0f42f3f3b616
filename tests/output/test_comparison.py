"""Sides next to each other, whatever is written in them."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import StringIO

import pytest

from asean_cli.models import Statement
from asean_cli.output import comparison, table
from asean_cli.output.comparison import FACETS, Comparison, Side
from asean_cli.output.interface import Asked

from .conftest import Counted

HOSTILE = "[/red]\x1b[2J\u202e" + "x" * 90


@pytest.fixture
def found(make_statement: Callable[..., Statement]) -> Comparison:
    hostile = make_statement(number=1, content=HOSTILE, cue=HOSTILE, speaker={"name": HOSTILE}, date=None)
    plain = tuple(make_statement(number=number) for number in (2, 3))
    counts = {name: [Counted(str(n), HOSTILE if n == 1 else f"{name}-{n}", 9 - n) for n in range(8)] for name in FACETS}
    none: dict[str, list[Counted]] = {name: [] for name in FACETS}
    one = {**none, "speaker": [Counted("x", "Bui Thanh Son", 2)]}
    sides = (
        Side(HOSTILE, "country", 44, "2019-01-01", "2021-08-03", counts, (hostile,), "country:VN"),
        Side("Bui Thanh Son", "speaker", 2, "2021-08-03", "2021-08-03", one, plain),
        Side("Nobody", "speaker", 0, None, None, none, ()),
    )
    return Comparison(sides, Asked(filters={"topic": ["vaccines"]}), {plain[0].id: "a.txt:7"})


def test_plain(found: Comparison) -> None:
    stream = StringIO()
    comparison.write_plain(found, stream)
    first, second, third = stream.getvalue().split("\n\n")
    assert "\x1b" not in first
    assert "8, speaker-2 7" in first
    assert ", 2 more\n" in first
    assert second.startswith(
        "Bui Thanh Son: 2 statements, 2021-08-03\n"
        "  - 2021-08-03 Foreign Minister said: the region needs more vaccines\n"
    )
    assert "  a.txt:7\n" in second
    assert third == "Nobody: 0 statements\n"


@pytest.mark.parametrize("width", [20, 80, 100, 160])
def test_a_drawing_fits_and_runs_nothing(found: Comparison, width: int) -> None:
    stream = StringIO()
    comparison.draw(found, table.console(stream, width=width))
    text = stream.getvalue()
    assert max(map(len, text.splitlines())) <= width
    assert not {"\x1b", "\u202e"} & set(text)
    beside = any("Bui Thanh Son" in line and "Nobody" in line for line in text.splitlines())
    assert beside == (width >= 110)


def test_json(found: Comparison) -> None:
    stream = StringIO()
    comparison.write_json(found, stream)
    body = json.loads(stream.getvalue())
    assert (body["total"], body["query"]["filters"]) == (46, {"topic": ["vaccines"]})
    first = body["sides"][0]
    assert (first["name"], first["first"], first["last"], first["executed"]) == (
        HOSTILE,
        "2019-01-01",
        "2021-08-03",
        "country:VN",
    )
    assert first["acts"][0] == {"value": "0", "label": "act-0", "count": 9}
    assert len(first["topics"]) == 8
    assert first["statements"][0]["content"] == HOSTILE
