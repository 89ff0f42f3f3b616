"""Counts in rows and columns, whatever their values are called."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pytest

from asean_cli.output import chart, grid, table
from asean_cli.output.grid import Axis, Grid
from asean_cli.output.interface import Asked

from .conftest import Counted

HOSTILE = "=[red]\x1b]0;x\x07 $\\frac{$ _"
TIMES = Axis("month", (Counted("2021-08", "2021-08", 1200), Counted("2021-09", "2021-09", 0)), without=3)
SPLIT = Axis("topic", (Counted("south-china-sea", "south-china-sea", 900), Counted("x", HOSTILE, 5)), 3)
CELLS = {("2021-08", "south-china-sea"): 900, ("2021-08", "x"): 5}
OVER_TIME = Grid(1203, TIMES, SPLIT, CELLS, in_time=True)
MATRIX = Grid(1203, Axis("speaker", (Counted("x", HOSTILE, 7),)), SPLIT, {("x", "x"): 7}, in_time=False)


def drawn(shown: Grid, width: int, *, colored: bool | None = None) -> str:
    stream = StringIO()
    grid.draw(shown, table.console(stream, width=width, colored=colored))
    return stream.getvalue()


def test_plain() -> None:
    stream = StringIO()
    grid.write_plain(OVER_TIME, stream)
    assert stream.getvalue() == (
        "1,203 statements by month and topic\n\n"
        "month      all  south-china-sea  =[red]\ufffd]0;x\ufffd $\\frac{$ _\n"
        "2021-08  1,200              900                        5\n"
        "2021-09      0                0                        0\n"
        "3 without a date\n"
        "3 more columns; --size 0 for all\n"
    )


def test_no_cell_of_csv_is_a_formula_or_an_escape() -> None:
    stream = StringIO()
    grid.write_csv(MATRIX, stream)
    rows = [*csv.reader(StringIO(stream.getvalue()))]
    assert rows[0][:3] == ["speaker", "all", "south-china-sea"]
    assert rows[1][0] == rows[0][3] == "'=[red]\ufffd]0;x\ufffd $\\frac{$ _"
    assert rows[1][1:] == ["7", "0", "7"]
    assert rows[2] == ["all", "1203", "900", "5"]


@pytest.mark.parametrize("width", [20, 40, 80, 160])
@pytest.mark.parametrize("shown", [OVER_TIME, MATRIX])
def test_a_drawing_fits_and_runs_nothing(shown: Grid, width: int) -> None:
    text = drawn(shown, width)
    assert max(map(len, text.splitlines())) <= width
    assert "\x1b" not in text


def test_the_ground_is_darker_where_there_is_more() -> None:
    cells = {("x", str(n)): n for n in range(5)}
    columns = Axis("act", [Counted(str(n), str(n), n) for n in range(5)])
    shown = drawn(Grid(10, Axis("speaker", (Counted("x", "x", 10),)), columns, cells), 80, colored=True)
    row = next(line for line in shown.splitlines() if line.startswith("x"))
    grounds = [piece.split("m")[0] for piece in row.split("\x1b[") if piece.rstrip().endswith(("1", "2", "3", "4"))]
    assert grounds == ["30;47", "30;106", "30;46", "97;44"]


@pytest.mark.parametrize("form", ["svg", "png"])
def test_a_chart_takes_any_name_and_query(form: str) -> None:
    stream = BytesIO()
    chart.write(OVER_TIME, Asked(HOSTILE * 30, filters={"country": ["VN", HOSTILE], "since": "2021"}), form, stream)
    assert len(stream.getvalue()) > 1000


def test_a_chart_is_the_same_for_the_same_counts() -> None:
    first, second = BytesIO(), BytesIO()
    for stream in (first, second):
        chart.write(OVER_TIME, Asked("vaccine"), "svg", stream)
    assert first.getvalue() == second.getvalue()


def test_the_title_is_the_query() -> None:
    asked = Asked("vaccine", filters={"country": ["VN", "JP"], "min_confidence": 0.9})
    first, second = chart.title(OVER_TIME, asked).splitlines()
    assert first == "vaccine, country: VN or JP, min confidence: 0.9"
    assert second == "1,203 statements by month and topic"
    assert chart.title(OVER_TIME, Asked()) == second
