"""Facets for people: counts, bars and the filters to paste."""

from __future__ import annotations

from io import StringIO

import pytest

from asean_cli.output import facets, plain, table
from asean_cli.output.facets import Facet
from asean_cli.output.interface import Answer

from .conftest import Counted

LONG = "--event event:a-meeting-of-foreign-ministers-2021"
SHOWN = [
    Facet("country", (Counted("VN", "Vietnam", 1200), Counted("[x]", "[red]\x1b", 3)), ("--country VN", ""), 4),
    Facet("event", (Counted("e", "A meeting of foreign ministers", 8),), (LONG,)),
]


def drawn(width: int) -> str:
    stream = StringIO()
    table.write_facets(1203, SHOWN, table.console(stream, width=width))
    return stream.getvalue()


def test_plain() -> None:
    stream = StringIO()
    plain.write_facets(1203, SHOWN, stream)
    assert stream.getvalue() == (
        "1,203 statements\n\n"
        "by country\n"
        "  1,200  Vietnam  --country VN\n"
        "      3  [red]\ufffd\n"
        "         4 more\n\n"
        "by event\n"
        f"      8  A meeting of foreign ministers  {LONG}\n"
    )


def test_bars_are_in_proportion() -> None:
    lines = {line.split()[0]: line for line in drawn(100).splitlines() if line.strip()}
    assert lines["Vietnam"].count("█") == facets.BAR
    assert "█" not in lines["[red]\ufffd"]
    assert "4 more" in drawn(100)


@pytest.mark.parametrize("width", [80, 100, 200])
def test_a_filter_stays_in_one_piece(width: int) -> None:
    assert LONG in drawn(width)
    assert max(map(len, drawn(width).splitlines())) <= width


def test_bars_go_where_it_is_narrow() -> None:
    event = drawn(80).split("by event")[1]
    assert "█" not in event
    assert "█" in drawn(120).split("by event")[1]


def test_the_facets_of_an_answer_have_their_filters(answer: Answer) -> None:
    (facet,) = facets.of(answer._replace(drills={("speaker", "x"): "--speaker x"}))
    assert (facet.name, list(facet.filters), facet.hidden) == ("speaker", ["", "--speaker x"], 0)
